import { agreeFamilyLink } from '@kangban/contract/desk';
import * as contract from '@kangban/contract/family';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { loadMe } from '../identity/me-service';
import { agreeAtDesk } from './desk-service';
import { addElder, confirmElder } from './elder-service';
import { addChild, endFamilyLink, listActingForMe } from './service';

/** Who may act for whom. */
export function registerFamily(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.addChild, ({ who, body }) => addChild(deps, who, body));
  serve(app, contract.addElder, ({ who, body }) => addElder(deps, who, body));
  serve(app, contract.confirmElder, ({ who, params, body }) =>
    confirmElder(deps, who, { linkId: params.linkId, code: body.code }),
  );
  serve(
    app,
    contract.endFamilyLink,
    async ({ who, params }) => (await endFamilyLink(deps, who, params.linkId)) ?? loadMe(deps, who),
  );
  serve(app, contract.listActingForMe, ({ who }) => listActingForMe(deps, who));
  serve(app, agreeFamilyLink, async ({ who, body }) => (await agreeAtDesk(deps, who, body)) ?? {});
}
