import path from 'node:path';
import { inRoot } from './paths';
import { PlainError } from './plain-error';

export interface StartOptions {
  /** Throw the embedded database away and begin again. */
  fresh: boolean;
  /** Copy the server's log lines to the terminal too. */
  logs: boolean;
  port: number;
  host: string;
  dataDir: string;
  /** A PostgreSQL of the user's own; without it the embedded one is used. */
  databaseUrl: string | undefined;
}

export const USAGE = `npm start [-- --fresh] [-- --logs]
  --fresh   throw the demo database away and begin again
  --logs    show the server's log (always written to .data/server.log)
Environment: PORT (8080), HOST (127.0.0.1), DATABASE_URL (a PostgreSQL 15 or newer of your own),
             KANGBAN_DATA_DIR (.data), KANGBAN_TODAY (a fixed day, YYYY-MM-DD)`;

const FLAGS = ['--fresh', '--logs'];

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new PlainError(`PORT must be a number from 1 to 65535, not "${text}".`);
  return port;
}

function checkOwnDatabase(url: string, fresh: boolean, nodeEnv: string | undefined): void {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new PlainError('DATABASE_URL must look like postgres://user:password@host:5432/database.');
  if (fresh)
    throw new PlainError('--fresh only empties the embedded database: empty the one behind DATABASE_URL yourself.');
  if (nodeEnv === 'production')
    throw new PlainError('npm start runs the demo, whose login code is known to all: never with NODE_ENV=production.');
}

/** Reads flags and environment. Throws one sentence for anything it does not understand. */
export function parseStart(args: readonly string[], env: Record<string, string | undefined>): StartOptions {
  const unknown = args.find((arg) => !FLAGS.includes(arg));
  if (unknown !== undefined) throw new PlainError(`npm start does not know "${unknown}".\n${USAGE}`);
  const fresh = args.includes('--fresh');
  const databaseUrl = env.DATABASE_URL || undefined;
  if (databaseUrl) checkOwnDatabase(databaseUrl, fresh, env.NODE_ENV);
  return {
    fresh,
    logs: args.includes('--logs'),
    port: parsePort(env.PORT || '8080'),
    host: env.HOST || '127.0.0.1',
    dataDir: path.resolve(env.KANGBAN_DATA_DIR || inRoot('.data')),
    databaseUrl,
  };
}
