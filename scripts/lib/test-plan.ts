// The parts of `npm test`, each with its own count from its own runner.
import fs from 'node:fs';
import { type Check, type CheckResult, CHECKS, inLanes, runCheck } from './checks';
import { launch } from './children';
import { inRoot } from './paths';
import { messageOf } from './plain-error';
import { buildTarget, type Target } from './taro-build';
import { checkWeappBuild } from './weapp-checks';

export interface Tally {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
}
export const PARTS = ['check', 'unit', 'weapp', 'h5'] as const;
export type Part = (typeof PARTS)[number];

/** Which parts `--only a,b` (or several words) asks for; all without it. */
export function parseParts(args: readonly string[]): Part[] {
  const [flag, ...words] = args;
  if (flag === undefined) return [...PARTS];
  const wanted = words.flatMap((word) => word.split(','));
  const unknown = wanted.find((word) => !PARTS.some((part) => part === word));
  if (flag !== '--only' || wanted.length === 0 || unknown !== undefined)
    throw new Error(`Usage: npm test [-- --only ${PARTS.join('|')}]`);
  return PARTS.filter((part) => wanted.includes(part));
}

const tally = (name: string, results: readonly { ok: boolean }[]): Tally => {
  const passed = results.filter(({ ok }) => ok).length;
  return { name, passed, failed: results.length - passed, skipped: 0 };
};
/** A part that could not even run is one failure. */
export const couldNotRun = (name: string): Tally => ({ name, passed: 0, failed: 1, skipped: 0 });

const report = ({ name, ok, ms, output }: CheckResult): void => {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}  ${(ms / 1000).toFixed(1)} s`);
  if (!ok) console.log(`${output}\n`);
};

/** One build as one check. */
async function runBuild(target: Target): Promise<CheckResult> {
  const started = performance.now();
  const done = (ok: boolean, output: string): CheckResult => {
    const result = { name: `${target}: builds`, ok, ms: performance.now() - started, output };
    report(result);
    return result;
  };
  try {
    await buildTarget(target, console.log);
    return done(true, '');
  } catch (thrown) {
    return done(false, messageOf(thrown));
  }
}

/** A build; of the mini-program with WeChat's own checks of it. */
async function runBuildAndChecks(target: Target): Promise<CheckResult[]> {
  const built = await runBuild(target);
  const checked = target === 'weapp' && built.ok ? checkWeappBuild() : [];
  checked.forEach(report);
  return [built, ...checked];
}

/**
 * Format, types, lint, law, dead code and tidiness, beside the builds the wanted parts need. Two cores: both take the next thing to do
 * as they get free, the long ones first.
 */
export async function runChecksAndBuilds(parts: readonly Part[]): Promise<Tally[]> {
  const checks: CheckResult[] = [];
  const builds: CheckResult[] = [];
  const [first, ...rest] = parts.includes('check') ? CHECKS : [];
  const checkJob = (check: Check) => async () => {
    const result = await runCheck(check);
    report(result);
    checks.push(result);
  };
  const targets = (['weapp', 'h5'] as const).filter((target) => parts.includes(target));
  await inLanes(2, [
    ...(first ? [checkJob(first)] : []),
    ...targets.map((target) => async () => void builds.push(...(await runBuildAndChecks(target)))),
    ...rest.map(checkJob),
  ]);
  return [
    ...(parts.includes('check') ? [tally('checks', checks)] : []),
    ...(targets.length > 0 ? [tally('builds', builds)] : []),
  ];
}

interface JestJson {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}

function readJson(file: string): unknown {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

/** Jest's own count; a file that broke before its first test is one failure, and so is a run without any test. */
export function tallyJest(json: JestJson | undefined, code: number): Tally {
  if (!json) return couldNotRun('jest');
  const failed = json.numFailedTests + json.numRuntimeErrorTestSuites;
  const silent = failed === 0 && (code !== 0 || json.numPassedTests === 0) ? 1 : 0;
  const skipped = json.numPendingTests + json.numTodoTests;
  return { name: 'jest', passed: json.numPassedTests, failed: failed + silent, skipped };
}

/** Unit, store, API and screen tests. */
export async function runJestPart(databaseUrl: string): Promise<Tally> {
  const file = inRoot('.cache', 'jest.json');
  fs.mkdirSync(inRoot('.cache'), { recursive: true });
  fs.rmSync(file, { force: true });
  const args = [inRoot('node_modules', 'jest', 'bin', 'jest.js'), '--maxWorkers=2', '--json', `--outputFile=${file}`];
  const code = await launch(args, { env: { TEST_DATABASE_URL: databaseUrl, NODE_ENV: 'test' }, quiet: 'stdout' })
    .exited;
  return tallyJest(readJson(file) as JestJson | undefined, code);
}

/** Journeys in the browser, on the real server. */
export async function runJourneyPart(suites: readonly ('h5' | 'weapp')[], databaseUrl: string): Promise<Tally[]> {
  const files = suites.map((suite) => inRoot('e2e', '.out', `${suite}.json`));
  for (const file of files) fs.rmSync(file, { force: true });
  const args = ['--import', 'tsx', inRoot('e2e', 'support', 'run.ts'), ...suites];
  await launch(args, { env: { TEST_DATABASE_URL: databaseUrl } }).exited;
  return files.map((file, at) => {
    const name = `${suites[at]} journeys`;
    const results = readJson(file) as { ok: boolean }[] | undefined;
    return results && results.length > 0 ? tally(name, results) : couldNotRun(name);
  });
}

/** The sum, as the last line wants it. */
export function totals(tallies: readonly Tally[]): { line: string; ok: boolean } {
  const sum = (pick: (each: Tally) => number): number => tallies.reduce((total, each) => total + pick(each), 0);
  const [passed, failed, skipped] = [sum((t) => t.passed), sum((t) => t.failed), sum((t) => t.skipped)];
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { line, ok: failed === 0 && passed > 0 };
}
