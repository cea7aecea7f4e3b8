import * as contract from '@kangban/contract/desk';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { signInStaff, signOutStaff } from './service';

/** Signing in and out of the desk. */
export function registerStaff(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.staffSignIn, ({ body, request }) => signInStaff(deps, body, request.ip));
  serve(app, contract.staffSignOut, async ({ who }) => (await signOutStaff(deps, who)) ?? {});
}
