// Everything CI runs, to the end whatever fails on the way; the last line is the total, alone.
import { provideBrowser } from './lib/browser';
import { stopChildren } from './lib/children';
import { messageOf } from './lib/plain-error';
import { type HeldPostgres, holdTestPostgres } from './lib/postgres-process';
import {
  couldNotRun,
  parseParts,
  type Part,
  runChecksAndBuilds,
  runJestPart,
  runJourneyPart,
  type Tally,
  totals,
} from './lib/test-plan';

const heading = (text: string): void => console.log(`\n== ${text}`);

/** Runs a part; what stops it before its own count is one failure with its message. */
async function attempt(name: string, part: () => Promise<Tally | Tally[]>): Promise<Tally[]> {
  try {
    return [await part()].flat();
  } catch (thrown) {
    console.log(`FAIL  ${name}\n${messageOf(thrown)}`);
    return [couldNotRun(name)];
  }
}

const journeysOf = (parts: readonly Part[]): ('weapp' | 'h5')[] =>
  parts.filter((part) => part === 'weapp' || part === 'h5');

async function runOnDatabase(parts: readonly Part[], { url }: HeldPostgres): Promise<Tally[]> {
  const tallies: Tally[] = [];
  const journeys = journeysOf(parts);
  if (parts.includes('unit')) {
    heading('unit, store, API and screen tests');
    tallies.push(...(await attempt('jest', () => withBrowser(() => runJestPart(url)))));
  }
  if (journeys.length > 0) {
    heading('journeys');
    tallies.push(...(await attempt('browser', () => withBrowser(() => runJourneyPart(journeys, url)))));
  }
  return tallies;
}

/** The small WeChat and the journeys need a browser: found, or installed where we may. */
async function withBrowser<T>(run: () => Promise<T>): Promise<T> {
  process.env.CHROME_PATH = provideBrowser(console.log);
  return await run();
}

async function runAll(parts: readonly Part[]): Promise<Tally[]> {
  heading('checks and builds');
  const tallies = await attempt('checks and builds', () => runChecksAndBuilds(parts));
  if (!parts.some((part) => part !== 'check')) return tallies;
  const afterwards = await attempt('PostgreSQL', async () => {
    const postgres = await holdTestPostgres(console.log);
    try {
      return await runOnDatabase(parts, postgres);
    } finally {
      await postgres.stop();
    }
  });
  return [...tallies, ...afterwards];
}

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void stopChildren().then(() => process.exit(130)));
  const started = performance.now();
  const tallies = await runAll(parseParts(process.argv.slice(2)));
  heading(`in ${Math.round((performance.now() - started) / 1000)} s`);
  for (const { name, passed, failed, skipped } of tallies)
    console.log(`${name}: ${passed} ok, ${failed} not ok${skipped > 0 ? `, ${skipped} left out` : ''}`);
  const { line, ok } = totals(tallies);
  console.log(line);
  process.exitCode = ok ? 0 : 1;
}

main().catch((thrown: unknown) => {
  console.error(messageOf(thrown));
  process.exit(1);
});
