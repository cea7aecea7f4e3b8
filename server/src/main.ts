import { buildApp } from './app';
import { ConfigError, readConfig } from './config';
import { type Jobs, startJobs } from './jobs/runner';

/** Longer than any request or job of ours should take; what takes longer is cut off. */
const STOP_WITHIN_MS = 8_000;

interface Running {
  server: { close(): Promise<unknown> };
  jobs: Jobs | undefined;
}

/** Ends in order: no new job and no new request, what runs comes to its end, then audit rows and the database are closed. */
async function stopAll({ server, jobs }: Running): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await jobs?.stop();
  await server.close();
  process.exit(0);
}

function stopOnSignal(running: Running): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void stopAll(running);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { server, deps } = await buildApp({ config });
  const running: Running = { server, jobs: undefined };
  stopOnSignal(running);
  await server.listen({ port: config.port, host: config.host });
  if (config.jobs) running.jobs = startJobs(deps, config.databaseUrl);
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError ? `The configuration is incomplete:\n${error.message}` : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
