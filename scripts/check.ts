// `npm run check`: format, types, lint, import law, unused code and tidy; all of them, whatever the first one says.
import os from 'node:os';
import { type CheckResult, runChecks } from './lib/checks';
import { exitWith } from './lib/plain-error';

const report = ({ name, ok, ms, output }: CheckResult): void => {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}  ${(ms / 1000).toFixed(1)} s`);
  if (!ok) console.log(`${output}\n`);
};

async function main(): Promise<void> {
  const results = await runChecks(Math.min(2, os.availableParallelism()), report);
  const failed = results.filter(({ ok }) => !ok).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch(exitWith);
