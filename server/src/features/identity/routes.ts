import { bindAtDesk as bindAtDeskEndpoint } from '@kangban/contract/desk';
import * as contract from '@kangban/contract/identity';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { bindAtDesk, bindIdentity } from './binding-service';
import { loadMe, setReader } from './me-service';
import { endSession, refreshTokens } from './session-service';
import { requestCode, signIn } from './sign-in-service';

/** Signing in, who I am, and binding to the registry. */
export function registerIdentity(app: FastifyInstance, deps: Deps): void {
  if (!deps.config.demo && !deps.sms.configured) deps.log.warn('no SMS gateway is configured: no code can be sent');
  if (!deps.config.demo && !deps.wechat.configured) deps.log.warn('WeChat is not configured: sign-in is by phone only');
  serve(app, contract.requestPhoneCode, ({ body, request }) => requestCode(deps, body, request.ip));
  serve(app, contract.signIn, ({ body, request }) => signIn(deps, body, request.ip));
  serve(app, contract.refreshSession, ({ body }) => refreshTokens(deps, body.refreshToken));
  serve(app, contract.signOut, async ({ who, body }) => (await endSession(deps, who, body.everywhere ?? false)) ?? {});
  serve(app, contract.getMe, ({ who }) => loadMe(deps, who));
  serve(app, contract.setReader, async ({ who, body }) => (await setReader(deps, who, body.elderMode)) ?? {});
  serve(app, contract.bindIdentity, ({ who, body }) => bindIdentity(deps, who, body));
  serve(app, bindAtDeskEndpoint, async ({ who, body }) => (await bindAtDesk(deps, who, body)) ?? {});
}
