import type { AuditAction } from '@kangban/domain/audit/sentences';
import type { Clock } from '../../clock';
import type { Cipher } from '../../crypto/cipher';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Database } from '../../plugins/db';
import { batchHash, CHAIN_START, entryHash } from './chain';
import { type EntryRow, insertBatch, lockHead } from './store';

export type { AuditAction };

export interface AuditEntry {
  countyCode: string;
  actorKind: 'account' | 'staff' | 'system';
  actorId: string | null;
  residentId: string;
  action: AuditAction;
  /** Under which right: guardian, proxy, or the staff member's role. */
  rightKind: string;
  siteId?: string | null;
  /** Ids and codes only: never a name, number or phone. */
  details?: Readonly<Record<string, unknown>>;
}

export interface Auditor {
  /** Notes a read; written with the next group commit, never keeps the request waiting. */
  record(entry: AuditEntry): void;
  /** Notes a change and resolves when it is durable. */
  recordNow(...entries: AuditEntry[]): Promise<void>;
  /** Resolves when everything noted so far is durable. */
  flush(): Promise<void>;
  /** Writes what waits, as far as the database lets it, and tries no more. */
  close(): Promise<void>;
}

interface Waiting {
  entry: AuditEntry;
  entryId: string;
  at: Date;
}

interface AuditorParts {
  db: Database;
  cipher: Cipher;
  clock: Clock;
  log: { error(details: object, message: string): void };
}

const LINK_ROWS_MAX = 500;
const RETRY_MS = 1000;

const rowOf = ({ entry, entryId, at }: Waiting, batchNo: number, entryNo: number): EntryRow => ({
  countyCode: entry.countyCode,
  batchNo,
  entryNo,
  entryId,
  at,
  actorKind: entry.actorKind,
  actorId: entry.actorId,
  residentId: entry.residentId,
  action: entry.action,
  rightKind: entry.rightKind,
  siteId: entry.siteId ?? null,
  details: entry.details ?? {},
});

async function writeLink(parts: AuditorParts, countyCode: string, waiting: readonly Waiting[]): Promise<void> {
  const { cipher, clock, db } = parts;
  await db.transaction(async (client) => {
    const head = await lockHead(client, countyCode);
    const batchNo = (head?.batchNo ?? 0) + 1;
    const rows = waiting.map((one, index) => rowOf(one, batchNo, index + 1));
    const entries = rows.map((row) => ({ ...row, entryHash: entryHash(cipher, row) }));
    const link = { countyCode, batchNo, previousHash: head?.batchHash ?? CHAIN_START, entries: entries.length };
    const hash = batchHash(
      cipher,
      link,
      entries.map((entry) => entry.entryHash),
    );
    await insertBatch(client, { ...link, batchHash: hash, writtenAt: clock.now() }, entries);
  });
}

/** What waits to be written, in order; links are made of rows of one county. */
class Queue {
  private waiting: Waiting[] = [];

  get length(): number {
    return this.waiting.length;
  }

  add(...more: Waiting[]): void {
    this.waiting.push(...more);
  }

  takeLink(): { countyCode: string; link: Waiting[] } {
    const countyCode = this.waiting[0]?.entry.countyCode ?? '';
    const link = this.waiting.filter((one) => one.entry.countyCode === countyCode).slice(0, LINK_ROWS_MAX);
    const taken = new Set(link);
    this.waiting = this.waiting.filter((one) => !taken.has(one));
    return { countyCode, link };
  }

  putBack(link: readonly Waiting[]): void {
    this.waiting = [...link, ...this.waiting];
  }
}

/**
 * The writer of the audit chain. Rows wait in memory while the last link is being written and then go out together as the
 * next one, so nobody queues behind the head of the chain. A failed write keeps its rows and is tried again; a crash loses
 * at most the rows that wait.
 */
export function makeAuditor(parts: AuditorParts): Auditor {
  const queue = new Queue();
  let running: Promise<void> | undefined;
  let closed = false;

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const { countyCode, link } = queue.takeLink();
      await writeLink(parts, countyCode, link).catch((error: unknown) => {
        queue.putBack(link);
        throw error;
      });
    }
  };
  const tryLater = (error: unknown): void => {
    parts.log.error({ err: error, waiting: queue.length }, 'audit rows could not be written');
    if (!closed) setTimeout(inBackground, RETRY_MS).unref();
  };
  const flush = async (): Promise<void> => {
    while (running) await running;
    if (queue.length === 0) return;
    running = drain().finally(() => {
      running = undefined;
    });
    running.catch(tryLater);
    await running;
  };
  const inBackground = (): void => void flush().catch(() => undefined);
  const add = (entry: AuditEntry): void => queue.add({ entry, entryId: uuidV7(), at: parts.clock.now() });
  return {
    record(entry) {
      add(entry);
      if (!running) setImmediate(inBackground);
    },
    async recordNow(...entries) {
      entries.forEach(add);
      await flush();
    },
    flush,
    async close() {
      closed = true;
      await flush().catch(() => undefined);
    },
  };
}
