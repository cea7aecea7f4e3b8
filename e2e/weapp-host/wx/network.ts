// wx.request through the domain list, and being offline.
import { config } from '../program';
import { fail, type Options, succeed } from './answer';

interface RequestOptions extends Options {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: unknown;
  dataType?: string;
  timeout?: number;
}
interface Task {
  abort: () => void;
  onHeadersReceived: () => void;
  offHeadersReceived: () => void;
  onChunkReceived: () => void;
  offChunkReceived: () => void;
}
type NetworkListener = (state: { isConnected: boolean; networkType: string }) => void;

const DEFAULT_TIMEOUT_MS = 60_000;
const nothing = (): void => undefined;
const listeners = new Set<NetworkListener>();
let online = true;

const networkState = () => ({ isConnected: online, networkType: online ? 'wifi' : 'none' });

/** Cuts or mends the line, as a journey wants. */
export function setOnline(value: boolean): void {
  online = value;
  for (const listener of listeners) listener(networkState());
}

const task = (abort: () => void): Task => ({
  abort,
  onHeadersReceived: nothing,
  offHeadersReceived: nothing,
  onChunkReceived: nothing,
  offChunkReceived: nothing,
});

/** Where a request really goes, or nothing when its origin is not on the domain list. */
function destination(url: string): string | undefined {
  const { origin, pathname, search } = new URL(url);
  const base = config.hosts[origin];
  return base === undefined ? undefined : `${base}${pathname}${search}`;
}

function init(options: RequestOptions): { suffix: string; request: RequestInit } {
  const method = (options.method ?? 'GET').toUpperCase();
  // Names in any case are one header, the program's own value wins.
  const own = Object.entries(options.header ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers = { 'content-type': 'application/json', ...Object.fromEntries(own) };
  const { data } = options;
  if (data === undefined || data === null) return { suffix: '', request: { method, headers } };
  if (method === 'GET') {
    const query = new URLSearchParams(data as Record<string, string>).toString();
    return { suffix: query && (options.url.includes('?') ? `&${query}` : `?${query}`), request: { method, headers } };
  }
  return { suffix: '', request: { method, headers, body: typeof data === 'string' ? data : JSON.stringify(data) } };
}

function parsed(text: string, dataType = 'json'): unknown {
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function exchange(url: string, options: RequestOptions, signal: AbortSignal): Promise<void> {
  const { suffix, request } = init(options);
  try {
    const answer = await fetch(`${url}${suffix}`, { ...request, signal });
    const data = parsed(await answer.text(), options.dataType);
    const header = Object.fromEntries(answer.headers);
    succeed('request', options, { statusCode: answer.status, header, data, cookies: [] });
  } catch {
    fail('request', options, signal.aborted ? String(signal.reason) : 'connection refused');
  }
}

function request(options: RequestOptions): Task {
  const url = destination(options.url);
  if (url === undefined) fail('request', options, 'url not in domain list');
  else if (!online) fail('request', options, 'network is down');
  if (url === undefined || !online) return task(nothing);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort('timeout'), options.timeout ?? DEFAULT_TIMEOUT_MS);
  void exchange(url, options, controller.signal).finally(() => clearTimeout(timer));
  return task(() => controller.abort('abort'));
}

export const network: Record<string, unknown> = {
  request,
  getNetworkType: (options?: Options) =>
    succeed('getNetworkType', options, { networkType: networkState().networkType }),
  onNetworkStatusChange: (listener: NetworkListener) => listeners.add(listener),
  offNetworkStatusChange: (listener: NetworkListener) => listeners.delete(listener),
};
