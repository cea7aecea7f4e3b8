/** How one member of a batch ended: its value, or the error that is its alone. */
export type Settled<R> = { ok: true; value: R } | { ok: false; error: unknown };

/** A batch that is durable: the next one may begin while what follows this one (its audit, say) is being done. */
export interface Committed<R> {
  settled: Promise<readonly Settled<R>[]>;
}

export interface GroupCommit<T, R> {
  /** Joins the next batch; resolves when that batch is durable. */
  join(item: T): Promise<R>;
  /** Members that wait for the batch on its way to end. */
  waiting(): number;
}

interface Waiting<T, R> {
  item: T;
  resolve: (value: R) => void;
  reject: (error: unknown) => void;
}

const MAX_BATCH = 256;

/**
 * Collects what arrives while the last batch is on its way and runs it as the next one, in order of arrival. An idle line adds
 * no wait: the first one starts a batch within the same turn of the event loop. `run` ends when its batch is durable and settles
 * every member later; when it throws, the error is everybody's.
 */
export function makeGroupCommit<T, R>(run: (batch: readonly T[]) => Promise<Committed<R>>): GroupCommit<T, R> {
  const queue: Waiting<T, R>[] = [];
  let isRunning = false;

  const settle = async (batch: readonly Waiting<T, R>[], committed: Promise<Committed<R>>): Promise<void> => {
    try {
      const settled = await (await committed).settled;
      batch.forEach((waiting, index) => {
        const result = settled[index];
        if (result?.ok) waiting.resolve(result.value);
        else waiting.reject(result?.error ?? new Error('a batch forgot one of its members'));
      });
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    }
  };
  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.splice(0, MAX_BATCH);
      const committed = run(batch.map((waiting) => waiting.item));
      void settle(batch, committed);
      await committed.catch(() => undefined);
    }
    isRunning = false;
  };
  return {
    join: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        if (isRunning) return;
        isRunning = true;
        setImmediate(() => void drain());
      }),
    waiting: () => queue.length,
  };
}
