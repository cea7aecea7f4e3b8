// Serves the packed mini-program with its small WeChat, and passes everything else on to the real server.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Host } from '../weapp-host/main';
import { inRoot } from '../../scripts/lib/paths';

/** The origin the mini-program is built for (config/index.ts); the host's domain list leads it here. */
export const API_ORIGIN = 'https://api.example.test';
export const PACKED = inRoot('e2e', '.out', 'weapp-program');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

export interface Front {
  address: string;
  close: () => Promise<void>;
}

function proxy(server: string, request: http.IncomingMessage, response: http.ServerResponse): void {
  const { hostname, port } = new URL(server);
  const { method, headers, url } = request;
  const onward = http.request({ hostname, port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end());
  request.pipe(onward);
}

export interface FrontOptions {
  /** Settings of the small WeChat (HostConfig). */
  settings?: Record<string, unknown>;
  /** Where packProgram wrote to. */
  packed?: string;
}

/** A front on a free port for one journey: host and program, its settings, and the API behind it. */
export function openFront(server: string, { settings, packed = PACKED }: FrontOptions = {}): Promise<Front> {
  const config = { hosts: { [API_ORIGIN]: '' }, ...settings };
  const front = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://front');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    if (name === 'config.js') {
      response.setHeader('content-type', TYPES['.js'] ?? '');
      response.end(`window.__HOST_CONFIG=${JSON.stringify(config)}`);
      return;
    }
    const type = TYPES[path.extname(name)];
    const file = path.join(packed, path.basename(name));
    if (!type || name !== path.basename(name) || !fs.existsSync(file)) {
      proxy(server, request, response);
      return;
    }
    response.setHeader('content-type', type);
    response.end(fs.readFileSync(file));
  });
  return new Promise((resolve) => {
    front.listen(0, '127.0.0.1', () => {
      const { port } = front.address() as { port: number };
      const close = () =>
        new Promise<void>((closed) => {
          front.closeAllConnections();
          front.close(() => closed());
        });
      resolve({ address: `http://127.0.0.1:${port}`, close });
    });
  });
}

type HostWindow = Window & { __host: Host };
type HostJournal = ReturnType<Host['journal']>;

/** The small WeChat as a journey sees it. */
export class WeappHost {
  constructor(private readonly page: Page) {}

  /** Waits until the program has started. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => (window as unknown as HostWindow).__host.ready);
  }

  /** Paths of the open pages, the visible one last. */
  routes(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as HostWindow).__host.routes());
  }

  /** Waits until a page is in front. */
  async at(route: string): Promise<void> {
    await this.page.waitForFunction((path) => (window as unknown as HostWindow).__host.routes().at(-1) === path, route);
  }

  /** Everything noted: wx calls, errors, names that are missing, sizes of setData. */
  journal(): Promise<HostJournal> {
    return this.page.evaluate(() => (window as unknown as HostWindow).__host.journal());
  }

  /** WeChat's own way back (the arrow or the edge of the screen). */
  back(): Promise<void> {
    return this.page.evaluate(() => (window as unknown as HostWindow).__host.back());
  }

  /** Calls a wx function as the program would, and gives its answer or what it failed with. */
  call(name: string, options: object = {}): Promise<Record<string, unknown>> {
    return this.page.evaluate(
      ([api, given]) => (window as unknown as HostWindow).__host.call(api, given) as Promise<Record<string, unknown>>,
      [name, options] as const,
    );
  }

  setOnline(online: boolean): Promise<void> {
    return this.page.evaluate((value) => (window as unknown as HostWindow).__host.setOnline(value), online);
  }

  setTheme(theme: 'light' | 'dark'): Promise<void> {
    return this.page.evaluate((value) => (window as unknown as HostWindow).__host.setTheme(value), theme);
  }

  /** Chooses in the picker the selector finds. */
  pick(selector: string, value: unknown): Promise<void> {
    return this.page.locator(selector).evaluate((element, chosen) => {
      (window as unknown as HostWindow).__host.pick(element as HTMLElement, chosen);
    }, value);
  }

  /** Moves the swiper the selector finds. */
  swipe(selector: string, index: number): Promise<void> {
    return this.page.locator(selector).evaluate((element, to) => {
      (window as unknown as HostWindow).__host.swipe(element as HTMLElement, to);
    }, index);
  }
}
