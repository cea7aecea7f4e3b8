// The parent's side of scripts/postgres-holder.ts.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot, ROOT } from './paths';
import { PlainError } from './plain-error';

export interface HolderOptions {
  dataDir: string;
  password: string;
  durable: boolean;
  /** Make the migrated template database the tests copy from. */
  template: boolean;
  /** A folder that goes with PostgreSQL, even when the parent was killed: it may take up memory. */
  throwAway?: string;
  /** Listen here, not on a free port. */
  port?: number;
}
export type HolderAnswer = { url: string } | { say: string } | { problem: string; plain: boolean };

export interface HeldPostgres {
  /** Connection address of the administrative database `postgres`. */
  url: string;
  stop: () => Promise<void>;
  /** Settles when the holder is gone; before `stop` that means PostgreSQL died. */
  gone: Promise<void>;
}

function waitForUrl(holder: ChildProcess, say: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    holder.on('message', (message: HolderAnswer) => {
      if ('say' in message) say(message.say);
      else if ('url' in message) resolve(message.url);
      else reject(message.plain ? new PlainError(message.problem) : new Error(message.problem));
    });
    holder.once('error', reject);
    holder.once('exit', (code) => reject(new Error(`The PostgreSQL holder ended with ${code} before it was ready.`)));
  });
}

/** Starts PostgreSQL in a process of its own; a terminal's Ctrl-C does not reach it, so the parent stops things in order. */
export async function holdPostgres(options: HolderOptions, say: (line: string) => void): Promise<HeldPostgres> {
  const holder = spawn(process.execPath, ['--import', 'tsx', inRoot('scripts', 'postgres-holder.ts')], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => holder.once('exit', () => resolve()));
  holder.send(options);
  const url = await waitForUrl(holder, say);
  const stop = async (): Promise<void> => {
    if (holder.connected) holder.disconnect();
    await gone;
  };
  return { url, stop, gone };
}

const MEMORY = '/dev/shm';
const GIB = 1024 ** 3;

/** Bytes free in a folder that is kept in memory, and in memory itself. */
export interface Room {
  folder: number;
  memory: number;
}

function roomInMemory(): Room {
  try {
    fs.accessSync(MEMORY, fs.constants.W_OK);
    const { bavail, bsize } = fs.statfsSync(MEMORY);
    return { folder: bavail * bsize, memory: process.availableMemory() };
  } catch {
    return { folder: 0, memory: 0 };
  }
}

/**
 * Where throw-away data lie. Every database copied for a test is a thousand small files, which a disk takes ten times as long to make
 * as memory: so in memory, where a system has room for the data (at most one GiB) and for the browser and the tests beside it.
 */
export const throwAwayParent = (room: Room = roomInMemory()): string =>
  room.folder >= 3 * GIB && room.memory >= 6 * GIB ? MEMORY : os.tmpdir();

/** A throw-away PostgreSQL for tests, with the migrated template in place; its data go when it stops. */
export async function holdTestPostgres(say: (line: string) => void = () => undefined): Promise<HeldPostgres> {
  const folder = fs.mkdtempSync(path.join(throwAwayParent(), 'kangban-test-'));
  fs.chmodSync(folder, 0o755); // root's server runs as the user postgres and has to get in
  const remove = (): void => fs.rmSync(folder, { recursive: true, force: true });
  const password = randomBytes(12).toString('hex');
  try {
    const options = { dataDir: path.join(folder, 'data'), password, durable: false, template: true, throwAway: folder };
    const held = await holdPostgres(options, say);
    return { ...held, stop: () => held.stop().then(remove) };
  } catch (thrown) {
    remove();
    throw thrown;
  }
}
