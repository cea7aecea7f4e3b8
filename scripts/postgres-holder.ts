// A process that holds one PostgreSQL for its parent and lets it go when the parent lets go of the channel, even by a
// kill -9. Started by lib/postgres-process.ts; options come as the first message.
import fs from 'node:fs';
import { startPostgres } from './lib/postgres';
import { messageOf, PlainError } from './lib/plain-error';
import type { HolderAnswer, HolderOptions } from './lib/postgres-process';
import { makeTemplate } from './lib/template-database';

const answer = (message: HolderAnswer): void => {
  process.send?.(message);
};

async function hold(options: HolderOptions): Promise<void> {
  const server = await startPostgres({ ...options, say: (line) => answer({ say: line }) });
  const end = (code: number): void => {
    if (options.throwAway !== undefined) fs.rmSync(options.throwAway, { recursive: true, force: true });
    process.exit(code);
  };
  const stop = (): void => {
    void server.stop().then(() => end(0));
  };
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  void server.gone.then(() => end(1));
  if (!process.connected) stop();
  if (options.template) await makeTemplate(server.url);
  answer({ url: server.url('postgres') });
}

process.once('message', (options: HolderOptions) => {
  hold(options).catch((thrown: unknown) => {
    answer({ problem: messageOf(thrown), plain: thrown instanceof PlainError });
    setTimeout(() => process.exit(1), 50);
  });
});
