// Plays the journeys: tsx e2e/support/run.ts h5 weapp [--grep words]. Each file gets a real server on its own copy of the demo
// county. Results go to e2e/.out/<suite>.json, pictures of failures beside them.
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { CHROME_FLAGS, provideBrowser } from '../../scripts/lib/browser';
import { stopChildren } from '../../scripts/lib/children';
import { type DemoStage, openDemoStage } from '../../scripts/lib/demo-server';
import { inRoot } from '../../scripts/lib/paths';
import { exitWith, PlainError } from '../../scripts/lib/plain-error';
import { packProgram } from '../weapp-host/pack';
import { journeysOf } from './journey';
import { OUT, play, type Played, type Suite } from './play';
import { shiftTo, timeThere } from './time';
import { PACKED } from './weapp';

/** A Wednesday morning without holidays around it, so that every run sees the same week and hour. Asia/Shanghai. */
const START = process.env.KANGBAN_TODAY ?? '2026-11-25T09:40';
const SHIFT_MS = shiftTo(START);
const TODAY = START.slice(0, 10);

interface Wish {
  suites: Suite[];
  grep: string;
}

function parse(args: readonly string[]): Wish {
  const at = args.indexOf('--grep');
  const grep = at < 0 ? '' : (args[at + 1] ?? '');
  const suites = args.filter((arg): arg is Suite => arg === 'h5' || arg === 'weapp');
  if (suites.length === 0) throw new PlainError('Usage: run.ts h5|weapp … [--grep words]');
  return { suites, grep };
}

function report({ ok, ms, name, error, picture }: Played): void {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}  ${(ms / 1000).toFixed(1)} s`);
  if (error) console.log(`${error}\n${picture ? `picture: ${picture}\n` : ''}`);
}

const filesOf = (suite: Suite): string[] => {
  const folder = inRoot('e2e', suite);
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(folder, name));
};

interface Company {
  stage: DemoStage;
  browser: Browser;
}

async function playFile(suite: Suite, file: string, company: Company & { grep: string }): Promise<Played[]> {
  const { stage, browser, grep } = company;
  const wanted = (await journeysOf(file)).filter(({ name }) => name.includes(grep));
  if (wanted.length === 0) return [];
  const server = await stage.open({ KANGBAN_TODAY: timeThere(SHIFT_MS) });
  const results: Played[] = [];
  try {
    for (const journey of wanted) {
      const { logins } = stage;
      const scene = { suite, file: path.basename(file), browser, server, logins, today: TODAY, shiftMs: SHIFT_MS };
      const played = await play(scene, journey);
      report(played);
      results.push(played);
    }
  } finally {
    await server.stop();
  }
  return results;
}

async function playSuite(suite: Suite, company: Company & { grep: string }): Promise<Played[]> {
  console.log(`\n${suite} journeys`);
  fs.rmSync(path.join(OUT, suite), { recursive: true, force: true });
  if (suite === 'weapp') packProgram(inRoot('dist', 'weapp'), PACKED);
  const results: Played[] = [];
  for (const file of filesOf(suite)) results.push(...(await playFile(suite, file, company)));
  fs.mkdirSync(OUT, { recursive: true });
  fs.writeFileSync(path.join(OUT, `${suite}.json`), JSON.stringify(results, null, 2));
  return results;
}

async function main(): Promise<void> {
  const { suites, grep } = parse(process.argv.slice(2));
  for (const suite of suites) fs.rmSync(path.join(OUT, `${suite}.json`), { force: true });
  const executablePath = provideBrowser(console.log);
  const stage = await openDemoStage({ today: timeThere(SHIFT_MS) });
  const browser = await chromium.launch({ executablePath, args: CHROME_FLAGS });
  const stop = (): void => void stopChildren().then(() => process.exit(1));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const results: Played[] = [];
    for (const suite of suites) results.push(...(await playSuite(suite, { stage, browser, grep })));
    const failed = results.filter(({ ok }) => !ok).length;
    console.log(`\n${results.length - failed} passed, ${failed} failed`);
    process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
  } finally {
    await browser.close();
    await stage.close();
  }
}

main().catch(exitWith);
