import Taro from '@tarojs/taro';
import type { Method } from '@kangban/contract/endpoint';
import { faultFrom, ProblemError } from './problem';

/** After this long a page says that it did not open (ux.md §5). */
const TIMEOUT_MS = 8_000;

export interface HttpRequest {
  method: Method;
  url: string;
  headers: Record<string, string>;
  body?: object;
}

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Parsed JSON; undefined when there is none. */
  body: unknown;
}

interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  text: unknown;
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError({ code: 'answer-unreadable' });
  }
}

/** Taro's types promise headers; a phone may give none. */
const lowerCase = (headers: Readonly<Record<string, unknown>> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** The browser's own fetch: Taro's request would bring a second fetch, a second AbortController and JSONP (9 KB) to the first page. */
async function overFetch({ method, url, headers, body }: HttpRequest): Promise<RawAnswer> {
  const controller = new window.AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const response = await window.fetch(url, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: controller.signal,
    });
    const found: Record<string, string> = {};
    response.headers.forEach((value, name) => (found[name] = value));
    return { status: response.status, headers: found, text: await response.text() };
  } finally {
    clearTimeout(timer);
  }
}

async function overWeChat({ method, url, headers, body }: HttpRequest): Promise<RawAnswer> {
  const { statusCode, header, data } = await Taro.request<unknown>({
    method,
    url,
    header: headers,
    data: body,
    // The text is parsed by us: WeChat goes by the content type, and a problem document has one it does not know.
    dataType: 'text',
    responseType: 'text',
    timeout: TIMEOUT_MS,
  });
  return { status: statusCode, headers: lowerCase(header), text: data };
}

/** One exchange over the line. Any status is an answer; only a line that fails or stays silent throws. */
export async function exchange(request: HttpRequest): Promise<HttpResponse> {
  const typed = { ...request, headers: { 'Content-Type': 'application/json', ...request.headers } };
  const sending = process.env.TARO_ENV === 'h5' ? overFetch(typed) : overWeChat(typed);
  const { status, headers, text } = await sending.catch((reason: unknown) => {
    throw faultFrom(reason);
  });
  return { status, headers, body: parseJson(text) };
}
