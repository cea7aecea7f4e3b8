// A server and a PostgreSQL that keep their promises (fsync), to be killed in the middle and started again where they stood.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { COUNTY } from '../../bench/support/county';
import { newSecrets } from '../lib/data-folder';
import { freePort } from '../lib/free-port';
import { type HeldPostgres, holdPostgres } from '../lib/postgres-process';
import { type Served, serve } from '../lib/serve';
import { migrateDatabase } from '../lib/template-database';

const GONE_WITHIN_MS = 10_000;

export type Victim = 'server' | 'database';

export interface CrashStage {
  address: string;
  /** What server and tools are started with. */
  env: Record<string, string>;
  start: () => Promise<void>;
  /** kill -9, and up again on the same port. A server outlives its database and has to find it again by itself. */
  kill: (victim: Victim) => Promise<void>;
  stop: () => Promise<void>;
}

interface Ground {
  folder: string;
  dataDir: string;
  password: string;
  port: number;
}

function makeGround(port: number): Ground {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kangban-crash-'));
  fs.chmodSync(folder, 0o755); // root's PostgreSQL runs as another user and has to get in
  return { folder, dataDir: path.join(folder, 'data'), password: randomBytes(12).toString('hex'), port };
}

const hold = ({ dataDir, password, port }: Ground): Promise<HeldPostgres> =>
  holdPostgres({ dataDir, password, durable: true, template: false, port }, () => undefined);

const settingsOf = (databaseUrl: string): Record<string, string> => {
  const { KANGBAN_CIPHER_KEY, KANGBAN_LOOKUP_KEY, KANGBAN_SESSION_KEY, KANGBAN_SIGNING_KEY } = newSecrets();
  return {
    KANGBAN_CIPHER_KEY,
    KANGBAN_LOOKUP_KEY,
    KANGBAN_SESSION_KEY,
    KANGBAN_SIGNING_KEY,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: databaseUrl,
    KANGBAN_COUNTY: COUNTY,
    // Every phone has an address of its own; behind one the limit of requests would answer instead.
    KANGBAN_TRUST_PROXY: '1',
  };
};

function killDatabase({ dataDir }: Ground): void {
  const postmaster = Number(fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(postmaster, 'SIGKILL');
}

/** The last lines of a server's log, errors first of all. */
const tailOf = (logFile: string): string => fs.readFileSync(logFile, 'utf8').split('\n').slice(-60).join('\n');

class Stage implements CrashStage {
  private server: Served | undefined;
  private isKilled = false;
  private fallen: string | undefined;

  readonly env: Record<string, string>;

  constructor(
    private readonly ground: Ground,
    private held: HeldPostgres,
    private readonly port: number,
  ) {
    this.env = settingsOf(held.url);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const logFile = path.join(this.ground.folder, `server-${Date.now()}.log`);
    this.isKilled = false;
    this.server = await serve({
      port: this.port,
      host: '127.0.0.1',
      env: this.env,
      logFile,
      echo: false,
      silent: true,
    });
    void this.server.exited.then(() => {
      if (!this.isKilled) this.fallen = tailOf(logFile);
    });
  }

  private check(): void {
    if (this.fallen !== undefined) throw new Error(`the server ended by itself:\n${this.fallen}`);
  }

  async kill(victim: Victim): Promise<void> {
    this.check();
    if (victim === 'server') {
      this.isKilled = true;
      process.kill(-(this.server?.pid ?? 0), 'SIGKILL');
      await this.server?.exited;
      await this.start();
      return;
    }
    killDatabase(this.ground);
    await Promise.race([this.held.gone, wait(GONE_WITHIN_MS, undefined, { ref: false })]);
    await this.held.stop();
    this.held = await hold(this.ground);
    this.check();
  }

  async stop(): Promise<void> {
    this.isKilled = true;
    await this.server?.stop();
    await this.held.stop();
    fs.rmSync(this.ground.folder, { recursive: true, force: true });
  }
}

/** An empty database with our tables, and a server that is not yet started. */
export async function openCrashStage(): Promise<CrashStage> {
  const ground = makeGround(await freePort());
  const held = await hold(ground);
  await migrateDatabase(held.url);
  return new Stage(ground, held, await freePort());
}
