import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** PostgreSQL refused it for what others did at the same time (serialization failure, deadlock, a lock not to be had). */
const isContention = (error: unknown): boolean => /^(40001|40P01|55P03)$/.test(codeOf(error));

const LOST_CODE = /^(08...|57P0[1-5]|ECONN\w+|EPIPE|ETIMEDOUT|ENOENT)$/;
const LOST_WORDS = /connection (terminated|error|timeout)|timeout exceeded when trying to connect|not queryable/i;

/** The connection broke: whether the transaction stands is open, and the keys of its orders will tell. */
const isLost = (error: unknown): boolean =>
  LOST_CODE.test(codeOf(error)) || (error instanceof Error && codeOf(error) === '' && LOST_WORDS.test(error.message));

const TRIES = 10;
const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 1000;

const waitMs = (tries: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);

async function repeat<T>(deps: Deps, work: () => Promise<T>, mayRepeat: (error: unknown) => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= TRIES || !mayRepeat(error)) throw error;
      deps.log.warn({ code: codeOf(error), tries }, 'points are posted again');
      await wait(waitMs(tries));
    }
  }
}

/** Runs a transaction again when PostgreSQL refused it for what others did at the same time. */
export const retried = <T>(deps: Deps, work: (client: Transaction) => Promise<T>): Promise<T> =>
  repeat(deps, () => deps.db.transaction(work), isContention);

/** The same for orders alone, in as many transactions as they take: they carry keys, so that they are repeated after a lost connection, too. */
export const postedAgain = <T>(deps: Deps, work: () => Promise<T>): Promise<T> =>
  repeat(deps, work, (error) => isContention(error) || isLost(error));

/** Whether PostgreSQL refused what was to be written: the others of a batch need not share it. */
export const isRefusedByDatabase = (error: unknown): boolean => /^(22|23)...$/.test(codeOf(error));
