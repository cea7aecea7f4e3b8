import { type LogFunctionFactory, Logger, parseCrontab, run, type Runner, type TaskList } from 'graphile-worker';
import type { Deps } from '../deps';
import { runExports } from '../features/fhir/export/run-export';
import { everyMinute } from './every-minute';
import { nightly } from './nightly';

/** Times of graphile-worker are UTC: 16:05 is five past midnight in Asia/Shanghai. A missed night is made up for. */
const CRONTAB = [
  '* * * * * every-minute ?max=1&jobKey=every-minute&queue=every-minute',
  '* * * * * county-exports ?max=1&jobKey=county-exports&queue=county-exports',
  '5 16 * * * nightly ?fill=1d&max=5&jobKey=nightly&queue=nightly',
].join('\n');

/** The queue has tables of its own beside ours. */
const SCHEMA = 'graphile_worker';
/** The short round goes on while the long ones run. */
const CONCURRENCY = 3;
const RETRY_MS = 5000;

const tasksOf = (deps: Deps): TaskList => ({
  'every-minute': () => everyMinute(deps),
  'county-exports': () => runExports(deps),
  nightly: () => nightly(deps),
});

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

/** The queue's own lines go where ours go, one level down: a line a minute is no news. */
const loggerOf = (deps: Deps): Logger => {
  const factory: LogFunctionFactory = (scope) => (level, message, meta) =>
    deps.log[LEVELS[level]]({ ...scope, ...(meta?.error ? { err: meta.error } : {}) }, message);
  return new Logger(factory);
};

async function start(deps: Deps, connectionString: string): Promise<Runner> {
  const runner = await run({
    connectionString,
    schema: SCHEMA,
    taskList: tasksOf(deps),
    parsedCronItems: parseCrontab(CRONTAB),
    concurrency: CONCURRENCY,
    maxPoolSize: CONCURRENCY + 1,
    noHandleSignals: true,
    logger: loggerOf(deps),
  });
  // A server that slept for days plans its slots now, not tonight.
  await runner.addJob('nightly', {}, { jobKey: 'nightly-at-start', queueName: 'nightly', maxAttempts: 5 });
  return runner;
}

export interface Jobs {
  /** Resolves when the queue runs for the first time. */
  started: Promise<void>;
  /** Takes no new job, lets the running ones finish and closes the queue. */
  stop(): Promise<void>;
}

const OF_QUEUE = /[\\/]graphile-worker[\\/]/;

/**
 * graphile-worker waits for the end of its timetable in a promise of its own that nobody can catch: when PostgreSQL is away as a minute
 * turns, Node would end the whole server, although `runner.promise` tells us the same and we start again. What anything else left
 * uncaught ends the process as ever.
 */
function outlive(reason: unknown): void {
  if (!(reason instanceof Error && OF_QUEUE.test(reason.stack ?? ''))) throw reason;
}

/** The queue in this process: started, watched, and started again when it breaks off. */
class Keeper {
  private stopped = false;
  private waking: NodeJS.Timeout | undefined;
  private starting: Promise<Runner | undefined>;

  constructor(
    private readonly deps: Deps,
    private readonly connectionString: string,
    private readonly onStart: () => void,
  ) {
    process.on('unhandledRejection', outlive);
    this.starting = this.begin();
  }

  private async begin(): Promise<Runner | undefined> {
    try {
      const runner = await start(this.deps, this.connectionString);
      runner.promise.catch((error: unknown) => this.again(error, 'the job queue broke off'));
      this.onStart();
      return runner;
    } catch (error) {
      this.again(error, 'the job queue cannot start');
      return undefined;
    }
  }

  private again(error: unknown, message: string): void {
    if (this.stopped) return;
    this.deps.log.error({ err: error }, message);
    this.waking = setTimeout(() => {
      this.starting = this.begin();
    }, RETRY_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.waking);
    const runner = await this.starting;
    await runner?.stop().catch(() => undefined);
    process.off('unhandledRejection', outlive);
  }
}

/**
 * Runs the jobs in this process on the owner's connection: the queue keeps its own schema, which the serving role may not
 * touch. Several servers share one queue, so that each round runs once. Requests are served whether the queue runs or not.
 */
export function startJobs(deps: Deps, connectionString: string): Jobs {
  let onStart = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    onStart = resolve;
  });
  const keeper = new Keeper(deps, connectionString, () => onStart());
  return { started, stop: () => keeper.stop() };
}
