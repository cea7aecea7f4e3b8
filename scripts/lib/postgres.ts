// The embedded PostgreSQL of one data folder: made when missing, started on a free port, stopped cleanly.
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from './free-port';
import { codeOf, messageOf, PlainError } from './plain-error';
import { type LibraryClass, isRoot, loadLibrary, postgresUser, reachableModules } from './postgres-binaries';
import { endOrphan } from './postgres-orphan';

const MAJOR = '17';
const USER = 'kangban';

export interface PostgresOptions {
  dataDir: string;
  password: string;
  /** false: no fsync, for test data that dies with the process. */
  durable: boolean;
  say: (line: string) => void;
  /** A port of one's own, so that who was connected finds it again after a fall; a free one unless told. */
  port?: number | undefined;
}
export interface RunningPostgres {
  url: (database: string) => string;
  stop: () => Promise<void>;
  /** Settles when the server process is gone, for whatever reason. */
  gone: Promise<void>;
}

const FLAGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  timezone: 'UTC',
};
const FAST_AND_LOOSE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '512MB' };

/** One sentence for a data folder PostgreSQL cannot work with. */
export const damagedSentence = (dataDir: string, detail: string): string =>
  `The PostgreSQL data folder ${dataDir} is damaged (${detail}): put a backup in its place, or run "npm start -- --fresh" to throw it away and begin again.`;

type FolderState = 'missing' | 'ready';

function inspect(dataDir: string): FolderState {
  if (!fs.existsSync(dataDir) || fs.readdirSync(dataDir).length === 0) return 'missing';
  const file = path.join(dataDir, 'PG_VERSION');
  if (!fs.existsSync(file)) throw new PlainError(damagedSentence(dataDir, 'it has no PG_VERSION'));
  const version = fs.readFileSync(file, 'utf8').trim();
  if (version === MAJOR) return 'ready';
  if (!/^\d+$/.test(version)) throw new PlainError(damagedSentence(dataDir, 'its PG_VERSION is unreadable'));
  throw new PlainError(
    `The data folder ${dataDir} belongs to PostgreSQL ${version}, not ${MAJOR}: dump it with that version, or run "npm start -- --fresh".`,
  );
}

function folderProblem(folder: string, thrown: unknown): PlainError {
  const code = codeOf(thrown);
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new PlainError(
      `The folder ${folder} cannot be written (${code}): make it writable or set KANGBAN_DATA_DIR to another folder.`,
    );
  if (code === 'ENOSPC') return new PlainError(`The disk that holds ${folder} is full.`);
  return new PlainError(`PostgreSQL could not prepare ${folder}: ${messageOf(thrown)}`);
}

interface Engine {
  Library: LibraryClass;
  options: PostgresOptions;
  log: string[];
}

const libraryOptions = ({ options, log }: Engine, databaseDir: string, port: number) => ({
  databaseDir,
  port,
  user: USER,
  password: options.password,
  persistent: true,
  createPostgresUser: isRoot(),
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  postgresFlags: Object.entries(options.durable ? FLAGS : { ...FLAGS, ...FAST_AND_LOOSE }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]),
  onLog: (text: string) => void log.push(...text.split('\n').filter(Boolean)),
  onError: (error: unknown) => void log.push(messageOf(error)),
});

/** initdb works beside the folder and is moved in when complete, so that an interrupted first start leaves nothing half made. */
async function create(engine: Engine): Promise<void> {
  const { dataDir, say } = engine.options;
  const draft = `${dataDir}.new`;
  const umask = process.umask(0o022); // the user postgres must reach the folders above the data and read the password file
  try {
    say('Making a new PostgreSQL data folder …');
    fs.mkdirSync(path.dirname(dataDir), { recursive: true });
    fs.rmSync(draft, { recursive: true, force: true });
    await new engine.Library(libraryOptions(engine, draft, 0)).initialise();
    fs.rmSync(dataDir, { recursive: true, force: true });
    fs.renameSync(draft, dataDir);
  } catch (thrown) {
    throw folderProblem(path.dirname(dataDir), thrown);
  } finally {
    process.umask(umask);
  }
}

/** A folder that came back as a copy: root's belongs to the user the server runs as, and others may not look in. */
function adopt(dataDir: string): void {
  const { uid, mode } = fs.statSync(dataDir);
  if (isRoot() && uid === 0) {
    const server = postgresUser();
    for (const entry of ['', ...fs.readdirSync(dataDir, { recursive: true, encoding: 'utf8' })])
      fs.lchownSync(path.join(dataDir, entry), server.uid, server.gid);
  }
  if ((mode & 0o027) !== 0) fs.chmodSync(dataDir, 0o700);
}

/** The last thing PostgreSQL complained about. */
export function lastComplaint(log: readonly string[]): string {
  const line = log.findLast((each) => /\b(PANIC|FATAL|ERROR):|postgres: .*(error|could not|invalid)/i.test(each));
  return (line ?? log.at(-1) ?? 'it ended without a word').replace(/^.*?\b(PANIC|FATAL|ERROR):\s*/, '').trim();
}

const isPassing = (complaint: string): boolean =>
  /Address already in use|could not create any TCP|shared memory block|lock file/i.test(complaint);

async function tryStart(engine: Engine): Promise<RunningPostgres> {
  const { dataDir, password } = engine.options;
  const port = engine.options.port ?? (await freePort());
  const server = new engine.Library(libraryOptions(engine, dataDir, port)) as InstanceType<LibraryClass> & {
    process?: ChildProcess;
  };
  await server.start();
  const child = server.process;
  const gone = new Promise<void>((resolve) => child?.once('exit', () => resolve()));
  return {
    url: (database) => `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    gone,
    stop: async () => {
      if (child?.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT'); // "fast" shutdown: roll back, write out, leave
        await gone;
      }
    },
  };
}

/** Starts PostgreSQL on a data folder, making the folder first when there is none. Throws a {@link PlainError} with one sentence. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const engine: Engine = { Library: await loadLibrary(reachableModules(options.say)), options, log: [] };
  try {
    if (inspect(options.dataDir) === 'missing') await create(engine);
    else {
      await endOrphan(options.dataDir);
      adopt(options.dataDir);
    }
  } catch (thrown) {
    throw thrown instanceof PlainError ? thrown : folderProblem(options.dataDir, thrown);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryStart(engine);
    } catch (thrown) {
      if (thrown instanceof Error) engine.log.push(thrown.message);
      const complaint = lastComplaint(engine.log);
      if (attempt === 5 || !isPassing(complaint)) throw startProblem(options.dataDir, complaint);
      await new Promise((resolve) => setTimeout(resolve, 300 * attempt));
    }
  }
}

function startProblem(dataDir: string, complaint: string): PlainError {
  if (/No space left/i.test(complaint)) return new PlainError(`The disk that holds ${dataDir} is full.`);
  if (/permission denied|read-only file system|has invalid permissions|wrong ownership/i.test(complaint))
    return new PlainError(`PostgreSQL may not use its data folder ${dataDir}: ${complaint}.`);
  return new PlainError(damagedSentence(dataDir, complaint));
}
