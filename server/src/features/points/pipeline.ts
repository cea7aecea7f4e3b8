import type { GroupCommit, Settled } from '../booking/group-commit';

/** The two stages of a batch. */
export interface Stages<T, P, R> {
  /** Reads and decides, without a lock, while the batch `before` may be on its way. What it finds may turn out stale; undefined where it cannot tell. */
  prepare(batch: readonly T[], before: P | undefined): Promise<P | undefined>;
  /** Makes a batch durable, decided anew where `prepared` is missing or stale. One at a time; an error is everybody's. */
  write(batch: readonly T[], prepared: P | undefined): Promise<readonly Settled<R>[]>;
}

interface Waiting<T, R> {
  item: T;
  resolve: (value: R) => void;
  reject: (error: unknown) => void;
}

interface Batch<T, P, R> {
  members: readonly Waiting<T, R>[];
  prepared: P | undefined;
}

/** Two batches of this size are on their way when many wait: one is being decided while the other is being written. */
const MAX_BATCH = 64;
/** Fewer wait for the batch on its way to end: to write them by themselves would cost more than it saves. */
const AHEAD_FROM = 24;

/** A group commit in two stages: while the database writes one batch, the next is read and decided. In order of arrival. */
class Pipeline<T, P, R> implements GroupCommit<T, R> {
  private readonly queue: Waiting<T, R>[] = [];
  private readonly stages: Stages<T, P, R>;
  private isPreparing = false;
  /** The batch being written and the one behind it, which has been decided and waits in the database for its turn. */
  private readonly writing: Batch<T, P, R>[] = [];

  constructor(stages: Stages<T, P, R>) {
    this.stages = stages;
  }

  join(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.begin();
    });
  }

  waiting(): number {
    return this.queue.length;
  }

  /** What follows a batch that could not be decided ahead waits for its end: only then is it known what it stands on. */
  private begin(): void {
    const [before, behind] = this.writing;
    const enough = before === undefined ? 1 : before.prepared === undefined ? Infinity : AHEAD_FROM;
    if (this.isPreparing || behind !== undefined || this.queue.length < enough) return;
    this.isPreparing = true;
    setImmediate(() => void this.prepare());
  }

  private async prepare(): Promise<void> {
    const members = this.queue.splice(0, MAX_BATCH);
    const items = members.map(({ item }) => item);
    // Whatever it fails on is met again, and told, when the batch is decided under the lock.
    const prepared = await this.stages.prepare(items, this.writing[0]?.prepared).catch(() => undefined);
    this.isPreparing = false;
    const batch = { members, prepared };
    this.writing.push(batch);
    void this.write(batch);
    this.begin();
  }

  private async write(batch: Batch<T, P, R>): Promise<void> {
    const { members, prepared } = batch;
    const items = members.map(({ item }) => item);
    const told = await this.stages.write(items, prepared).then(
      (settled) => (index: number) =>
        settled[index] ?? { ok: false as const, error: new Error('a batch forgot one of its members') },
      (error: unknown) => () => ({ ok: false as const, error }),
    );
    this.writing.splice(this.writing.indexOf(batch), 1);
    this.begin();
    // The batch behind is sent first.
    setImmediate(() => {
      members.forEach((waiting, index) => {
        const result = told(index);
        if (result.ok) waiting.resolve(result.value);
        else waiting.reject(result.error);
      });
    });
  }
}

/** Makes such a line; an idle one adds no wait. */
export const makePipeline = <T, P, R>(stages: Stages<T, P, R>): GroupCommit<T, R> => new Pipeline(stages);
