import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const FAKE_APP = { appId: 'wx0000000000000001', appSecret: 'secret-of-the-fake' };

/** What the fake does besides its normal behaviour; tests set and reset it. */
export interface FakeBehaviour {
  /** Answers -1 this many times before going on. */
  busyTimes: number;
  /** Never answers. */
  hangs: boolean;
  /** Answers with this status and no JSON. */
  brokenStatus: number | null;
}

export interface FakeWechat {
  baseUrl: string;
  behaviour: FakeBehaviour;
  /** Paths asked for, in order. */
  asked: string[];
  messages: { touser: string; template_id: string; page: string; data: Record<string, { value: string }> }[];
  /** wx.login on a user's phone: a code that works once. */
  loginCode(openid: string): string;
  /** The getPhoneNumber button: a code that works once. */
  phoneCode(phone: string, countryCode?: string): string;
  block(openid: string): void;
  limit(openid: string): void;
  refuseMessages(openid: string): void;
  /** Ends every access token before its time. */
  endTokens(): void;
  close(): Promise<void>;
}

type Answer = Record<string, unknown>;
const error = (errcode: number, errmsg: string): Answer => ({ errcode, errmsg });

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, string>);
}

class Weixin {
  readonly openids = new Map<string, string>();
  readonly phones = new Map<string, { phone: string; countryCode: string }>();
  readonly used = new Set<string>();
  readonly blocked = new Set<string>();
  readonly limited = new Set<string>();
  readonly refusing = new Set<string>();
  readonly tokens = new Set<string>();
  readonly messages: FakeWechat['messages'] = [];
  made = 0;

  jscode2session(query: URLSearchParams): Answer {
    if (query.get('appid') !== FAKE_APP.appId) return error(40013, 'invalid appid');
    if (query.get('secret') !== FAKE_APP.appSecret) return error(40125, 'invalid appsecret');
    if (query.get('grant_type') !== 'authorization_code') return error(40002, 'invalid grant_type');
    const code = query.get('js_code') ?? '';
    const openid = this.openids.get(code);
    if (openid === undefined) return error(40029, 'invalid code');
    if (this.used.has(code)) return error(40163, 'code been used');
    this.used.add(code);
    if (this.blocked.has(openid)) return error(40226, 'code blocked');
    if (this.limited.has(openid)) return error(45011, 'api minute-quota reach limit, must slower, retry next minute');
    // A success has no errcode at all.
    return { openid, session_key: 'c2Vzc2lvbi1rZXktb2YtZmFrZQ==', unionid: `union-${openid}` };
  }

  stableToken(body: Record<string, string>): Answer {
    if (body.grant_type !== 'client_credential') return error(40002, 'invalid grant_type');
    if (body.appid !== FAKE_APP.appId || body.secret !== FAKE_APP.appSecret) return error(40125, 'invalid appsecret');
    this.made += 1;
    this.tokens.add(`token-${this.made}`);
    return { access_token: `token-${this.made}`, expires_in: 7200 };
  }

  phoneNumber(body: Record<string, string>): Answer {
    const found = this.phones.get(body.code ?? '');
    if (!found || this.used.has(body.code ?? '')) return error(40029, 'invalid code');
    this.used.add(body.code ?? '');
    const phone_info = {
      phoneNumber: found.countryCode === '86' ? found.phone : `+${found.countryCode}${found.phone}`,
      purePhoneNumber: found.phone,
      countryCode: found.countryCode,
      watermark: { timestamp: 1, appid: FAKE_APP.appId },
    };
    return { errcode: 0, errmsg: 'ok', phone_info };
  }

  subscribeSend(body: unknown): Answer {
    const message = body as FakeWechat['messages'][number];
    if (this.refusing.has(message.touser)) return error(43101, 'user refuse to accept the msg');
    if (Object.values(message.data).some(({ value }) => value === '')) return error(47003, 'argument invalid!');
    this.messages.push(message);
    return { errcode: 0, errmsg: 'ok' };
  }

  async answer(url: URL, request: IncomingMessage): Promise<Answer> {
    if (url.pathname === '/sns/jscode2session') return this.jscode2session(url.searchParams);
    const body = await bodyOf(request);
    if (url.pathname === '/cgi-bin/stable_token') return this.stableToken(body);
    if (!this.tokens.has(url.searchParams.get('access_token') ?? ''))
      return error(40001, 'invalid credential, access_token is invalid or not latest');
    if (url.pathname === '/wxa/business/getuserphonenumber') return this.phoneNumber(body);
    if (url.pathname === '/cgi-bin/message/subscribe/send') return this.subscribeSend(body);
    return error(40066, 'invalid url');
  }
}

/** A local server that answers as WeChat's documented server API does, its errors included. */
export async function startFakeWechat(): Promise<FakeWechat> {
  const weixin = new Weixin();
  const behaviour: FakeBehaviour = { busyTimes: 0, hangs: false, brokenStatus: null };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    asked.push(url.pathname);
    if (behaviour.hangs) return;
    if (behaviour.brokenStatus !== null) {
      response.writeHead(behaviour.brokenStatus, { 'content-type': 'text/html' }).end('<html>');
      return;
    }
    const busy = behaviour.busyTimes > 0;
    behaviour.busyTimes -= busy ? 1 : 0;
    const answer = busy ? Promise.resolve(error(-1, 'system error')) : weixin.answer(url, request);
    void answer.then((body) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let codes = 0;
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behaviour,
    asked,
    messages: weixin.messages,
    loginCode: (openid) => {
      const code = `login-code-${(codes += 1)}`;
      weixin.openids.set(code, openid);
      return code;
    },
    phoneCode: (phone, countryCode = '86') => {
      const code = `phone-code-${(codes += 1)}`;
      weixin.phones.set(code, { phone, countryCode });
      return code;
    },
    block: (openid) => weixin.blocked.add(openid),
    limit: (openid) => weixin.limited.add(openid),
    refuseMessages: (openid) => weixin.refusing.add(openid),
    endTokens: () => weixin.tokens.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
