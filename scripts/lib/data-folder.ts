// What an installation keeps: `.data/` with the database, the keys and the log.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, PlainError } from './plain-error';
import { openFolder, serverReaches } from './postgres-binaries';
import { ownerOf } from './postgres-orphan';

export interface DataFolder {
  /** Where the embedded PostgreSQL keeps its files, if it is used; apart from the rest only when root's server cannot get there. */
  postgres: string | undefined;
  log: string;
  logins: string;
  secretsFile: string;
  /** Leaves database and keys for tools beside the running server (running-environment.mjs), until release. */
  publish: (environment: Record<string, string | undefined>) => void;
  /** Gives the folder back at the end. */
  release: () => void;
}

function prepare(folder: string): void {
  try {
    if (fs.mkdirSync(folder, { recursive: true })) fs.chmodSync(folder, 0o711); // the user postgres passes, but cannot look around
    const probe = path.join(folder, '.writable');
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
  } catch (thrown) {
    throw new PlainError(
      `The data folder ${folder} cannot be written (${codeOf(thrown)}): make it writable or set KANGBAN_DATA_DIR to another folder.`,
    );
  }
}

function lock(folder: string): string {
  const file = path.join(folder, 'start.pid');
  const other = ownerOf(file, 'start.mjs');
  if (other !== undefined)
    throw new PlainError(
      `Kangban already runs on ${folder} (process ${other}): stop that one or set KANGBAN_DATA_DIR.`,
    );
  fs.writeFileSync(file, `${process.pid}\n`);
  return file;
}

function postgresFolder(folder: string, say: (line: string) => void): string {
  const inside = path.join(folder, 'postgres');
  if (serverReaches(inside)) return inside;
  const outside = path.join(openFolder(folder), 'postgres');
  say(`${folder} is closed to the user "postgres", as which root must run PostgreSQL: its data are in ${outside}.`);
  return outside;
}

interface FolderOptions {
  dataDir: string;
  databaseUrl: string | undefined;
  fresh: boolean;
}

/** Opens the data folder for this process alone; `fresh` throws the database, the keys and the logins away first. */
export function openDataFolder(options: FolderOptions, say: (line: string) => void): DataFolder {
  const folder = options.dataDir;
  prepare(folder);
  const pidFile = lock(folder);
  const environmentFile = path.join(folder, 'environment.json');
  fs.rmSync(environmentFile, { force: true }); // of a run that was killed
  const data: DataFolder = {
    postgres: options.databaseUrl ? undefined : postgresFolder(folder, say),
    log: path.join(folder, 'server.log'),
    logins: path.join(folder, 'demo-logins.json'),
    secretsFile: path.join(folder, 'secrets.json'),
    publish: (environment) => fs.writeFileSync(environmentFile, JSON.stringify(environment), { mode: 0o600 }),
    release: () => [environmentFile, pidFile].forEach((file) => fs.rmSync(file, { force: true })),
  };
  if (!options.fresh || !data.postgres) return data;
  try {
    for (const each of [data.postgres, `${data.postgres}.new`, data.secretsFile, data.logins])
      fs.rmSync(each, { recursive: true, force: true });
  } catch (thrown) {
    throw new PlainError(`The old data in ${folder} could not be removed (${codeOf(thrown)}).`);
  }
  return data;
}

/** The keys of this installation, as the server's configuration names them. */
export type Secrets = Record<
  'KANGBAN_SESSION_KEY' | 'KANGBAN_LOOKUP_KEY' | 'KANGBAN_CIPHER_KEY' | 'KANGBAN_SIGNING_KEY' | 'POSTGRES_PASSWORD',
  string
>;
const NAMES = [
  'KANGBAN_SESSION_KEY',
  'KANGBAN_LOOKUP_KEY',
  'KANGBAN_CIPHER_KEY',
  'KANGBAN_SIGNING_KEY',
  'POSTGRES_PASSWORD',
] as const;

const newKey = (): string => randomBytes(32).toString('hex');

/** New random keys, 32 bytes each as hex. */
export const newSecrets = (): Secrets => Object.fromEntries(NAMES.map((name) => [name, newKey()])) as Secrets;

function parseSecrets(text: string): Secrets | undefined {
  try {
    const told = JSON.parse(text) as Partial<Secrets>;
    // Installations from before packages were signed get their key now.
    const read = told.KANGBAN_SIGNING_KEY === undefined ? { ...told, KANGBAN_SIGNING_KEY: newKey() } : told;
    return NAMES.every((name) => /^[0-9a-f]{64}$/.test(read[name] ?? '')) ? (read as Secrets) : undefined;
  } catch {
    return undefined;
  }
}

function keepSecrets(file: string, secrets: Secrets): Secrets {
  fs.writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** Reads the keys, making them (readable by their owner alone) when the installation is new. */
export function readSecrets({ secretsFile, postgres }: DataFolder): Secrets {
  if (!fs.existsSync(secretsFile)) {
    if (postgres && fs.existsSync(postgres))
      throw new PlainError(
        `The keys ${secretsFile} are gone, without them the data in ${postgres} cannot be read: put them back, or run "npm start -- --fresh".`,
      );
    return keepSecrets(secretsFile, newSecrets());
  }
  const text = fs.readFileSync(secretsFile, 'utf8');
  const secrets = parseSecrets(text);
  if (!secrets)
    throw new PlainError(`The keys in ${secretsFile} are damaged: put a backup there, or run "npm start -- --fresh".`);
  return text.includes('KANGBAN_SIGNING_KEY') ? secrets : keepSecrets(secretsFile, secrets);
}
