// Child processes in groups of their own: a terminal's Ctrl-C reaches only us, and we stop them in order.
import { type ChildProcess, spawn } from 'node:child_process';
import readline from 'node:readline';
import { ROOT } from './paths';

export interface LaunchOptions {
  env?: Record<string, string | undefined>;
  /** Gets every line of both outputs; without it they go to the terminal. */
  onLine?: (line: string) => void;
  /** Lets one output go unread. */
  quiet?: 'stdout';
  /** The child ends when this process is gone (through scripts/lib/exit-with-parent.mjs). */
  attached?: boolean;
}
export interface Child {
  pid: number;
  /** The exit code, or 1 when a signal ended it. */
  exited: Promise<number>;
  stop: () => Promise<void>;
}

const running = new Set<Child>();

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // the group is already gone
  }
}

/** Starts `node` with these arguments in the checkout. */
export function launch(args: string[], options: LaunchOptions = {}): Child {
  const output = options.onLine ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', options.quiet ? 'ignore' : output, output, ...(options.attached ? (['ipc'] as const) : [])],
  });
  for (const stream of [child.stdout, child.stderr])
    if (stream) readline.createInterface({ input: stream }).on('line', options.onLine ?? (() => undefined));
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  const stop = async (): Promise<void> => {
    signalGroup(child, 'SIGTERM');
    const hard = setTimeout(() => signalGroup(child, 'SIGKILL'), 10_000);
    await exited;
    clearTimeout(hard);
  };
  const launched: Child = { pid: child.pid ?? 0, exited, stop };
  running.add(launched);
  void exited.then(() => running.delete(launched));
  return launched;
}

/** Runs to the end and gives code and output, for short helpers. */
export async function runQuietly(
  args: string[],
  env: LaunchOptions['env'] = {},
): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await launch(args, { env, onLine: (line) => lines.push(line) }).exited;
  return { code, lines };
}

/** Stops whatever still runs. */
export const stopChildren = async (): Promise<void> => {
  await Promise.all([...running].map((child) => child.stop()));
};
