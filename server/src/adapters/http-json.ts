/** What came back from another system (the body undefined when it is no JSON), or that it did not answer in time. */
export type JsonAnswer = { status: number; body: unknown } | { unreachable: string };

export interface JsonRequest {
  url: URL;
  method: 'GET' | 'POST';
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  timeoutMs: number;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One JSON request with a time limit. Never throws, never tells the address: it may carry a secret. */
export async function requestJson({ url, method, body, headers, timeoutMs }: JsonRequest): Promise<JsonAnswer> {
  try {
    const answer = await fetch(url, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: readJson(await answer.text()) };
  } catch (error) {
    return { unreachable: error instanceof Error ? error.name : 'unknown' };
  }
}
