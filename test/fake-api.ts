/** The server, for tests of screens: answers by method and path, everything asked for is kept. */
import type { Method } from '@kangban/contract/endpoint';
import type { ErrorCode, ProblemDetails } from '@kangban/contract/errors';
import { taro } from './taro';

export interface Asked {
  method: Method;
  /** Under /api/v1, without the query. */
  path: string;
  query: URLSearchParams;
  body: unknown;
  key: string | undefined;
}

type Answer = { status: number; body: unknown } | 'lost';
type Answering = (asked: Asked) => Answer;

interface Options {
  url: string;
  method: Method;
  header: Record<string, string>;
  data?: unknown;
}

export const ok = (body: unknown, status = 200): Answer => ({ status, body });
export const refused = (status: number, code: ErrorCode, details?: ProblemDetails): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail: code, requestId: 'request-12345678', details },
});
/** The line breaks: whether the server has done it stays open. */
export const lost = (): Answer => 'lost';

/** Puts the answers behind Taro's request. A path without one answers like a missing row. */
export function serve(routes: Record<string, Answering | Answer>): { asked: Asked[]; of: (route: string) => Asked[] } {
  const asked: Asked[] = [];
  const request = (options: Options): Promise<unknown> => {
    const url = new URL(options.url);
    const path = url.pathname.replace('/api/v1', '');
    const one: Asked = {
      method: options.method,
      path,
      query: url.searchParams,
      body: options.data,
      key: options.header['Idempotency-Key'],
    };
    asked.push(one);
    const route = routes[`${options.method} ${path}`] ?? refused(404, 'not-found');
    const answer = typeof route === 'function' ? route(one) : route;
    if (answer === 'lost') return Promise.reject(new Error('request:fail'));
    return Promise.resolve({ statusCode: answer.status, header: {}, data: JSON.stringify(answer.body) });
  };
  taro.request.mockImplementation(request as never);
  return { asked, of: (route) => asked.filter(({ method, path }) => `${method} ${path}` === route) };
}
