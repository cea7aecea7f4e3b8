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

/** One exchange over the line. Any status is an answer; only a line that fails or stays silent throws. */
export async function exchange({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
  // The text is parsed here because WeChat parses JSON only by luck of its content type.
  const answer = await Taro.request<unknown>({
    method,
    url,
    header: { 'Content-Type': 'application/json', ...headers },
    data: body,
    dataType: 'text',
    responseType: 'text',
    timeout: TIMEOUT_MS,
  }).catch((reason: unknown) => {
    throw faultFrom(reason);
  });
  return { status: answer.statusCode, headers: lowerCase(answer.header), body: parseJson(answer.data) };
}
