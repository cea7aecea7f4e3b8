/** `npm run ledger:model -- [--runs 1000] [--seed 20261122]`: the ledger's invariants over many random histories. See docs/operate/points.md. */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths';
import { exitWith, PlainError } from './lib/plain-error';

const USAGE = 'Usage: npm run ledger:model -- [--runs 1000] [--seed 20261122]';
const JEST = inRoot('node_modules', 'jest', 'bin', 'jest.js');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    },
  });
  if (!/^\d{1,6}$/.test(values.runs) || !/^\d{1,10}$/.test(values.seed)) throw new PlainError(USAGE);
  console.log(`${values.runs} histories, seed ${values.seed}`);
  const jest = spawn(process.execPath, [JEST, '--selectProjects', 'server', '--testPathPatterns', 'points/model'], {
    stdio: 'inherit',
    env: { ...process.env, LEDGER_MODEL_RUNS: values.runs, LEDGER_MODEL_SEED: values.seed },
  });
  process.exitCode = await new Promise<number>((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
}

main().catch(exitWith);
