// What `npm run check` runs: each is one pass or one failure.
import fs from 'node:fs';
import { runQuietly } from './children';
import { contentHash } from './content-hash';
import { inRoot, ROOT } from './paths';

export interface Check {
  name: string;
  args: () => string[];
}
export interface CheckResult {
  name: string;
  ok: boolean;
  ms: number;
  output: string;
}

const bin = (file: string): string => inRoot('node_modules', file);
const CODE_FOLDERS = ['src', 'contract', 'domain', 'server', 'scripts', 'e2e', 'bench', 'config', 'types', 'test'];
const existing = (folders: readonly string[]): string[] => folders.filter((folder) => fs.existsSync(inRoot(folder)));

const types = (name: string, project: string): Check => ({
  name: `types: ${name}`,
  args: () => [
    bin('typescript/bin/tsc'),
    '--noEmit',
    '--incremental',
    ...['--tsBuildInfoFile', inRoot('.cache', `tsc-${name}.tsbuildinfo`)],
    ...['-p', project],
  ],
});

/**
 * ESLint's own cache looks at one file alone, while typed rules look at what it imports too: so a cache belongs to one
 * state of all code, and any change begins a new one.
 */
function lintCache(): string {
  const folder = inRoot('.cache', 'eslint');
  const settings = ['eslint.config.mjs', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
  const name = contentHash(ROOT, [...CODE_FOLDERS, ...settings]);
  if (fs.existsSync(folder))
    for (const old of fs.readdirSync(folder)) if (old !== name) fs.rmSync(`${folder}/${old}`, { recursive: true });
  return `${folder}/${name}`;
}

export const CHECKS: readonly Check[] = [
  {
    name: 'lint',
    args: () => [bin('eslint/bin/eslint.js'), '--max-warnings', '0', '--cache', '--cache-location', lintCache(), '.'],
  },
  types('client', 'tsconfig.json'),
  types('server', 'server/tsconfig.json'),
  types('contract', 'contract/tsconfig.json'),
  types('domain', 'domain/tsconfig.json'),
  types('tools', 'tsconfig.tools.json'),
  {
    name: 'format',
    args: () => [
      bin('prettier/bin/prettier.cjs'),
      ...['--check', '--log-level', 'warn'],
      ...['--cache', '--cache-location', inRoot('.cache', 'prettier')],
      '.',
    ],
  },
  {
    name: 'import law',
    args: () => [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...existing(['src', 'contract', 'domain', 'server', 'scripts', 'e2e', 'bench']),
    ],
  },
  { name: 'nothing unused', args: () => [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'tidy', args: () => ['--import', 'tsx', inRoot('scripts', 'tidy.ts')] },
];

/** Runs one check. */
export async function runCheck(check: Check): Promise<CheckResult> {
  const started = performance.now();
  const { code, lines } = await runQuietly(check.args());
  return { name: check.name, ok: code === 0, ms: performance.now() - started, output: lines.join('\n').trim() };
}

/** Does all jobs, `lanes` at a time: each lane takes the next one as it gets free. */
export async function inLanes(lanes: number, jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...jobs];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Runs all checks, `lanes` at a time, and reports each as it ends. */
export async function runChecks(lanes: number, report: (result: CheckResult) => void): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const jobs = CHECKS.map((check) => async () => {
    const result = await runCheck(check);
    results.push(result);
    report(result);
  });
  await inLanes(lanes, jobs);
  return results;
}
