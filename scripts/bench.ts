// `npm run bench -- <name> [--json] [more]`: runs bench/<name>.ts. A benchmark prints for people and, with --json, ends with
// one JSON object alone on its last line.
import fs from 'node:fs';
import { launch, stopChildren } from './lib/children';
import { compile } from './lib/compile';
import { inRoot } from './lib/paths';
import { exitWith, PlainError } from './lib/plain-error';
import { NODE_FLAGS } from './lib/serve';

const names = (): string[] =>
  fs
    .readdirSync(inRoot('bench'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length));

async function main(): Promise<void> {
  const [name = '', ...rest] = process.argv.slice(2);
  if (!names().includes(name))
    throw new PlainError(`Usage: npm run bench -- <name> [--json], name one of: ${names().join(', ') || '(none yet)'}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopChildren());
  const bundle = await compile(inRoot('bench', `${name}.ts`));
  // Measured as the server runs.
  process.exitCode = await launch([...NODE_FLAGS, '--import', 'tsx', bundle, ...rest]).exited;
}

main().catch(exitWith);
