import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Refused, refuse } from '../http/refusal';
import { layOut } from './lay-out';
import type { Paper } from './paper';

/** Prints papers in a thread of its own, one after the other, so that no request waits behind a page. */
export interface Printer {
  /** The PDF. Refuses `not-ready` while too many papers wait, `export-too-large` for more pages than the paper may have. */
  print(paper: Paper): Promise<Buffer | Refused>;
  close(): Promise<void>;
}

const THREAD = path.join(__dirname, 'print-worker.cjs');
const WAITING_MAX = 40;
/** A paper takes well under a second; a thread that takes this long hangs and is replaced. */
const TOO_LONG_MS = 20_000;
const RETRY_SECONDS = 10;

interface Job {
  done(outcome: Buffer | Refused): void;
  failed(reason: Error): void;
}

interface Answer {
  id: number;
  bytes?: Uint8Array;
  tooLong?: boolean;
  failed?: string;
}

/** One life of the thread, from its first paper to its end. */
class Thread {
  private readonly jobs = new Map<number, Job>();
  private readonly worker = new Worker(THREAD);
  private ids = 0;

  constructor(ended: () => void) {
    const end = (reason: Error): void => {
      ended();
      for (const job of this.jobs.values()) job.failed(reason);
      this.jobs.clear();
    };
    this.worker.unref();
    this.worker.on('message', (answer: Answer) => this.take(answer));
    this.worker.on('error', end);
    this.worker.on('exit', () => end(new Error('the printing thread ended')));
  }

  get waiting(): number {
    return this.jobs.size;
  }

  print(paper: Paper): Promise<Buffer | Refused> {
    const id = (this.ids += 1);
    const limit = setTimeout(() => void this.stop(), TOO_LONG_MS).unref();
    return new Promise<Buffer | Refused>((done, failed) => {
      this.jobs.set(id, { done, failed });
      this.worker.postMessage({ id, definition: layOut(paper) });
    }).finally(() => clearTimeout(limit));
  }

  private take({ id, bytes, tooLong, failed }: Answer): void {
    const job = this.jobs.get(id);
    this.jobs.delete(id);
    if (bytes) job?.done(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    else if (tooLong) job?.done(refuse('export-too-large'));
    else job?.failed(new Error(failed ?? 'nothing was printed'));
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

/** A printer whose thread starts with the first paper and is replaced when it ends. */
export function makePrinter(): Printer {
  let thread: Thread | undefined;
  return {
    async print(paper) {
      const used = (thread ??= new Thread(() => {
        thread = undefined;
      }));
      if (used.waiting >= WAITING_MAX) return refuse('not-ready', { retryAfterSeconds: RETRY_SECONDS });
      return used.print(paper);
    },
    close: async () => thread?.stop(),
  };
}
