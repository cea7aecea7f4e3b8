// The server process of `npm start` and of the journeys.
import fs from 'node:fs';
import { type Child, launch } from './children';
import { compile } from './compile';
import { inRoot } from './paths';
import { PlainError } from './plain-error';

export interface ServeOptions {
  port: number;
  host: string;
  env: Record<string, string | undefined>;
  logFile: string;
  /** Also print every log line. */
  echo: boolean;
  /** Print not even errors: somebody means to cause them. */
  silent?: boolean;
}
export interface Served extends Child {
  address: string;
}

const READY_WITHIN_MS = 60_000;
const ERROR_LEVEL = 50;

/** Answers live for a moment: a roomier nursery lets them die there instead of being copied (12 % of the time at release hour). */
export const NODE_FLAGS = ['--max-semi-space-size=64', '--enable-source-maps'];

/** Warnings of Node itself stay in the log file. */
const NODE_WARNING = /^\(node:\d+\)|^\(Use `node/;

const isError = (line: string): boolean =>
  !NODE_WARNING.test(line) && Number(/"level":(\d+)/.exec(line)?.[1] ?? ERROR_LEVEL) >= ERROR_LEVEL;

async function isReady(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function waitUntilReady(child: Child, address: string): Promise<void> {
  let ended = false;
  void child.exited.then(() => (ended = true));
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && !ended) {
    if (await isReady(address)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!ended) await child.stop();
  throw new PlainError(
    ended ? 'The server ended before it was ready (its last lines are above).' : 'The server did not become ready.',
  );
}

/** Starts the server and waits until /readyz says yes. */
export async function serve(options: ServeOptions): Promise<Served> {
  const log = fs.createWriteStream(options.logFile, { mode: 0o600 });
  const address = `http://${options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host}:${options.port}`;
  const preload = inRoot('scripts', 'lib', 'exit-with-parent.mjs');
  const program = await compile(inRoot('server', 'src', 'main.ts'));
  const child = launch([...NODE_FLAGS, '--import', preload, program], {
    attached: true,
    env: { ...options.env, PORT: String(options.port), HOST: options.host },
    onLine: (line) => {
      log.write(`${line}\n`);
      if (options.echo || (!options.silent && isError(line))) console.log(line);
    },
  });
  void child.exited.then(() => log.end());
  await waitUntilReady(child, address);
  return { ...child, address };
}
