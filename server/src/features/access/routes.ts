import * as contract from '@kangban/contract/access';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { readConsents, sayConsent, sendPersonCode } from './consent-service';
import { deleteAccount, readDeletion, sendDeletionCode } from './deletion-service';
import { lock, sendUnlockCode, unlock } from './unlock-service';

/** What a person agrees to, what is unlocked for some minutes, and the end of an account. */
export function registerAccess(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listConsents, ({ who, params }) => readConsents(deps, who, params.residentId));
  serve(app, contract.sendConsentCode, ({ who, params }) => sendPersonCode(deps, who, params.residentId));
  serve(app, contract.sayConsent, ({ who, params, body }) =>
    sayConsent(deps, who, { residentId: params.residentId, said: body }),
  );
  serve(app, contract.sendUnlockCode, ({ who, params }) => sendUnlockCode(deps, who, params.residentId));
  serve(app, contract.unlockRecord, ({ who, params, body }) =>
    unlock(deps, who, { residentId: params.residentId, code: body.code }),
  );
  serve(app, contract.lockRecord, ({ who, params }) => lock(deps, who, params.residentId));
  serve(app, contract.getAccountDeletion, ({ who }) => readDeletion(deps, who));
  serve(app, contract.sendDeletionCode, ({ who }) => sendDeletionCode(deps, who));
  serve(app, contract.deleteAccount, ({ who, body }) => deleteAccount(deps, who, body.code));
}
