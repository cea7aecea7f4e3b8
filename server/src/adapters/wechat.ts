import { z } from 'zod';
import type { Clock } from '../clock';
import { type JsonRequest, requestJson } from './http-json';
import { meaningOf, type WechatFailure } from './wechat-errors';

export interface Failed {
  failed: WechatFailure;
  /** WeChat's number, null when there was no answer. */
  errcode: number | null;
}

/** The calls of WeChat's server API that we use. Every one answers a value, never throws. */
export interface Wechat {
  /** Whether an app id and secret are configured at all. */
  readonly configured: boolean;
  /** code2Session: who opened the mini-program. The session key is not kept: we decrypt nothing with it. */
  openidOf(code: string): Promise<{ openid: string } | Failed>;
  /** getPhoneNumber: the number behind the code of the phone button; mainland numbers only. */
  phoneOf(phoneCode: string): Promise<{ phone: string } | Failed>;
  /** A subscribe message to one user. */
  sendMessage(message: SubscribeMessage): Promise<{ sent: true } | Failed>;
}

export interface SubscribeMessage {
  openid: string;
  templateId: string;
  page: string;
  fields: Readonly<Record<string, string>>;
}

export interface WechatOptions {
  baseUrl: string;
  appId: string | undefined;
  appSecret: string | undefined;
  clock: Pick<Clock, 'now'>;
  timeoutMs?: number;
}

const TIMEOUT_MS = 5000;
/** A token is used until this long before its end. */
const TOKEN_MARGIN_MS = 300_000;

const Status = z.object({ errcode: z.number().optional() });
const Session = z.object({ openid: z.string().min(1) });
const AccessToken = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const PhoneInfo = z.object({
  phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.string() }),
});

export const isFailed = (value: object): value is Failed => 'failed' in value;

const UNAVAILABLE: Failed = { failed: 'unavailable', errcode: null };

type Ask = Omit<JsonRequest, 'timeoutMs'>;

/** One call: the answer by its schema, or the failure its errcode names. */
async function once<T>(request: JsonRequest, schema: z.ZodType<T>): Promise<T | Failed> {
  const answer = await requestJson(request);
  if ('unreachable' in answer || answer.status !== 200) return UNAVAILABLE;
  const errcode = Status.safeParse(answer.body).data?.errcode ?? 0;
  if (errcode !== 0) return { failed: meaningOf(errcode), errcode };
  return schema.safeParse(answer.body).data ?? UNAVAILABLE;
}

/** WeChat asks to be asked again when it is busy (-1): we do, once. */
async function ask<T extends object>(request: JsonRequest, schema: z.ZodType<T>): Promise<T | Failed> {
  const first = await once(request, schema);
  if (!isFailed(first) || first.failed !== 'busy') return first;
  const second = await once(request, schema);
  return isFailed(second) && second.failed === 'busy' ? { failed: 'unavailable', errcode: -1 } : second;
}

type Token = { value: string; endsAtMs: number };

/** Keeps the access token until shortly before its end; callers that come together share one request for it. */
function makeTokenKeeper(fetchToken: () => Promise<Token | Failed>, clock: Pick<Clock, 'now'>) {
  let kept: Token | undefined;
  let coming: Promise<Token | Failed> | undefined;
  const renew = async (): Promise<Token | Failed> => {
    const token = await fetchToken();
    if (!isFailed(token)) kept = token;
    return token;
  };
  return {
    async get(): Promise<Token | Failed> {
      if (kept && clock.now().getTime() < kept.endsAtMs - TOKEN_MARGIN_MS) return kept;
      coming ??= renew().finally(() => {
        coming = undefined;
      });
      return coming;
    },
    forget(stale: Token): void {
      if (kept === stale) kept = undefined;
    },
  };
}

type TokenKeeper = ReturnType<typeof makeTokenKeeper>;

/** A call that carries the access token; a token that ended early is replaced once. */
async function askWithToken<T extends object>(
  tokens: TokenKeeper,
  send: (token: Token) => Promise<T | Failed>,
): Promise<T | Failed> {
  const token = await tokens.get();
  if (isFailed(token)) return token;
  const first = await send(token);
  if (!isFailed(first) || first.failed !== 'token-stale') return first;
  tokens.forget(token);
  const fresh = await tokens.get();
  const second = isFailed(fresh) ? fresh : await send(fresh);
  return isFailed(second) && second.failed === 'token-stale' ? { ...second, failed: 'unavailable' } : second;
}

/** The adapter to WeChat; the base URL is configurable so that tests and a county's proxy can stand in for it. */
export function makeWechat({ baseUrl, appId, appSecret, clock, timeoutMs = TIMEOUT_MS }: WechatOptions): Wechat {
  const call = <T extends object>(request: Ask, schema: z.ZodType<T>): Promise<T | Failed> =>
    appId === undefined || appSecret === undefined
      ? Promise.resolve(UNAVAILABLE)
      : ask({ ...request, timeoutMs }, schema);
  const at = (path: string, query: Readonly<Record<string, string>> = {}): URL =>
    new URL(`${baseUrl.replace(/\/$/, '')}${path}?${new URLSearchParams(query).toString()}`);
  const credentials = { appid: appId ?? '', secret: appSecret ?? '' };

  // The stable token may be fetched by several processes without ending each other's.
  const tokens = makeTokenKeeper(async () => {
    const body = { grant_type: 'client_credential', ...credentials };
    const token = await call({ method: 'POST', url: at('/cgi-bin/stable_token'), body }, AccessToken);
    if (isFailed(token)) return token;
    return { value: token.access_token, endsAtMs: clock.now().getTime() + token.expires_in * 1000 };
  }, clock);

  const withToken = <T extends object>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T | Failed> =>
    askWithToken(tokens, ({ value }) => call({ method: 'POST', url: at(path, { access_token: value }), body }, schema));

  return {
    configured: appId !== undefined && appSecret !== undefined,
    async openidOf(code) {
      const query = { ...credentials, js_code: code, grant_type: 'authorization_code' };
      return call({ method: 'GET', url: at('/sns/jscode2session', query) }, Session);
    },
    async phoneOf(phoneCode) {
      const answer = await withToken('/wxa/business/getuserphonenumber', { code: phoneCode }, PhoneInfo);
      if (isFailed(answer)) return answer;
      const { purePhoneNumber, countryCode } = answer.phone_info;
      return countryCode === '86' ? { phone: purePhoneNumber } : { failed: 'phone-foreign', errcode: 0 };
    },
    async sendMessage({ openid, templateId, page, fields }) {
      const data = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]));
      const body = { touser: openid, template_id: templateId, page, data, lang: 'zh_CN' };
      const answer = await withToken('/cgi-bin/message/subscribe/send', body, Status);
      return isFailed(answer) ? answer : { sent: true };
    },
  };
}
