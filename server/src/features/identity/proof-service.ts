import type { SignIn } from '@kangban/contract/identity';
import { isMobileNumber } from '@kangban/domain/identity/phone';
import { type Failed, isFailed } from '../../adapters/wechat';
import type { WechatFailure } from '../../adapters/wechat-errors';
import type { Deps } from '../../deps';
import { type Refused, refuse } from '../../http/refusal';
import type { LoginKind, Proof } from './account-store';

type WechatSignIn = Extract<SignIn, { kind: 'wechat' }>;

/** A phone number or openid as it is looked up and kept. */
export function proofOf({ cipher }: Pick<Deps, 'cipher'>, kind: LoginKind, subject: string): Proof {
  return { kind, hash: cipher.lookup(kind, subject), ...cipher.seal(subject) };
}

const BLOCKED = '微信现在不让这个号登录，请用手机号登录。';
const FOREIGN = '请用中国大陆的手机号。';
const MINUTE = 60;

const REFUSALS: Readonly<Record<WechatFailure, () => Refused>> = {
  busy: () => refuse('wechat-unavailable'),
  unavailable: () => refuse('wechat-unavailable'),
  'token-stale': () => refuse('wechat-unavailable'),
  undeliverable: () => refuse('wechat-unavailable'),
  'code-invalid': () => refuse('wechat-code-invalid'),
  blocked: () => refuse('wechat-code-invalid', { reason: BLOCKED }),
  'too-many': () => refuse('too-many-requests', { retryAfterSeconds: MINUTE }),
  'phone-foreign': () => refuse('phone-invalid', { reason: FOREIGN }),
};

/** Our fault or WeChat's is logged with its number; a user's old code is not. */
function refusalOf({ log }: Deps, { failed, errcode }: Failed): Refused {
  if (failed === 'unavailable') log.warn({ errcode }, 'WeChat could not be asked');
  return REFUSALS[failed]();
}

/** Asks WeChat who this is and, when the phone button was pressed, which number. The openid comes first. */
export async function proveByWechat(deps: Deps, input: WechatSignIn): Promise<Proof[] | Refused> {
  const user = await deps.wechat.openidOf(input.code);
  if (isFailed(user)) return refusalOf(deps, user);
  const wechat = proofOf(deps, 'wechat', user.openid);
  if (input.phoneCode === undefined) return [wechat];
  const shown = await deps.wechat.phoneOf(input.phoneCode);
  if (isFailed(shown)) return refusalOf(deps, shown);
  if (!isMobileNumber(shown.phone)) return refuse('phone-invalid', { reason: FOREIGN });
  return [wechat, proofOf(deps, 'phone', shown.phone)];
}
