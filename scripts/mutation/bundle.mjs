// Packs the tests of the immunization rules and the rules Stryker has instrumented into one module that hands out its tests:
// `.cache/mutation-tests.cjs`, which runner.mjs asks.
import fs from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const RULES = 'domain/src/immunization';
/** Random tests are slow and never the same; plans and lists only put forecasts together and have long tests of their own. */
const LEFT_OUT = /property|catch-up-plan|worklist|entry-check/;
const isAsked = (file) => file.endsWith('.test.ts') && !LEFT_OUT.test(file);
const tests = fs
  .readdirSync(RULES, { recursive: true })
  .filter(isAsked)
  // The tables first: they notice most.
  .sort((a, b) => Number(b.startsWith('tables')) - Number(a.startsWith('tables')));

const contents = [
  `export { collected } from './scripts/mutation/test-words.mjs';`,
  ...tests.map((file) => `import './${path.posix.join(RULES, file)}';`),
].join('\n');

buildSync({
  stdin: { contents, resolveDir: '.', loader: 'ts' },
  outfile: '.cache/mutation-tests.cjs',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['expect'],
});
