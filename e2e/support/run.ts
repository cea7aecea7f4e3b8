// Plays the journeys: tsx e2e/support/run.ts h5 weapp [--grep words]. Each file gets a real server on its own copy of the demo
// county. Results go to e2e/.out/<suite>.json, pictures of failures beside them.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { CHROME_FLAGS, provideBrowser } from '../../scripts/lib/browser';
import { stopChildren } from '../../scripts/lib/children';
import { type DemoStage, openDemoStage } from '../../scripts/lib/demo-server';
import { inRoot } from '../../scripts/lib/paths';
import { exitWith, PlainError } from '../../scripts/lib/plain-error';
import { packProgram } from '../weapp-host/pack';
import { type Journey, journeysOf } from './journey';
import { OUT, play, type Played, type Suite, TIMEOUT_MS } from './play';
import { shiftTo, timeThere } from './time';
import { PACKED } from './weapp';

/** A Wednesday morning without holidays around it, so that every run sees the same week and hour. Asia/Shanghai. */
const START = process.env.KANGBAN_TODAY ?? '2026-11-25T09:40';
/** The county is loaded at that time; every file is played from here on, whatever was played before it and however long that took. */
const AFTER_LOADING_MS = 2 * 60_000;
const TODAY = START.slice(0, 10);
const LANES = 2;

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

function report(suite: Suite, { ok, ms, name, error, picture }: Played): void {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${suite}: ${name}  ${(ms / 1000).toFixed(1)} s`);
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

/** A file of journeys with what it declares. */
interface Piece {
  suite: Suite;
  file: string;
  journeys: Journey[];
}

/** Files declare their journeys into one list: so one after the other, before anything is played. */
async function piecesOf({ suites, grep }: Wish): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const suite of suites)
    for (const file of filesOf(suite)) {
      const journeys = (await journeysOf(file)).filter(({ name }) => name.includes(grep));
      if (journeys.length > 0) pieces.push({ suite, file: path.basename(file), journeys });
    }
  return pieces;
}

async function playPiece({ suite, file, journeys }: Piece, stage: DemoStage, browser: Browser): Promise<Played[]> {
  const shiftMs = shiftTo(START) + AFTER_LOADING_MS;
  const server = await stage.open({ KANGBAN_TODAY: timeThere(shiftMs) });
  const results: Played[] = [];
  try {
    for (const journey of journeys) {
      const { logins } = stage;
      const played = await play({ suite, file, browser, server, logins, today: TODAY, shiftMs }, journey);
      report(suite, played);
      results.push(played);
    }
  } finally {
    await server.stop();
  }
  return results;
}

/**
 * A file in which something failed is played a second time, on a fresh county: two browsers share two cores with the server, and a wait
 * may end too early. What fails twice has failed; what failed once is named in the report.
 */
async function playTwice(piece: Piece, stage: DemoStage, browser: Browser): Promise<Played[]> {
  const first = await playPiece(piece, stage, browser);
  if (first.every(({ ok }) => ok)) return first;
  console.log(`again ${piece.suite}: ${piece.file}`);
  const second = await playPiece(piece, stage, browser);
  return first.map((played, index) => (played.ok ? played : { ...(second[index] ?? played), failedOnce: true }));
}

type Results = Map<Piece, Played[]>;

interface Company {
  stage: DemoStage;
  /** Of the browser. */
  executablePath: string;
}

/** One browser that takes the next file as long as there is one. */
async function playLane(waiting: Piece[], { stage, executablePath }: Company, results: Results): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: CHROME_FLAGS });
  try {
    for (let piece = waiting.shift(); piece; piece = waiting.shift())
      results.set(piece, await playTwice(piece, stage, browser));
  } finally {
    await browser.close();
  }
}

/** The longest first, so that the lanes end together. */
const byLength = (a: Piece, b: Piece): number => lengthOf(b) - lengthOf(a);
const lengthOf = ({ journeys }: Piece): number =>
  journeys.reduce((sum, { options }) => sum + (options.timeoutMs ?? TIMEOUT_MS), 0);

/** Every file on a server and a database of its own, two files at a time where there are cores for it. */
async function playAll(wish: Wish, company: Company): Promise<Played[]> {
  const pieces = await piecesOf(wish);
  for (const suite of wish.suites) fs.rmSync(path.join(OUT, suite), { recursive: true, force: true });
  if (wish.suites.includes('weapp')) packProgram(inRoot('dist', 'weapp'), PACKED);
  const results: Results = new Map();
  const waiting = [...pieces].sort(byLength);
  const lanes = Array.from({ length: Math.min(LANES, os.availableParallelism()) }, () =>
    playLane(waiting, company, results),
  );
  await Promise.all(lanes);
  const played = (suite: Suite): Played[] =>
    pieces.flatMap((piece) => (piece.suite === suite ? (results.get(piece) ?? []) : []));
  fs.mkdirSync(OUT, { recursive: true });
  for (const suite of wish.suites)
    fs.writeFileSync(path.join(OUT, `${suite}.json`), JSON.stringify(played(suite), null, 2));
  return wish.suites.flatMap(played);
}

async function main(): Promise<void> {
  const wish = parse(process.argv.slice(2));
  for (const suite of wish.suites) fs.rmSync(path.join(OUT, `${suite}.json`), { force: true });
  const executablePath = provideBrowser(console.log);
  const stage = await openDemoStage({ today: timeThere(shiftTo(START)) });
  const stop = (): void => void stopChildren().then(() => process.exit(1));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const results = await playAll(wish, { stage, executablePath });
    const failed = results.filter(({ ok }) => !ok).length;
    const unsteady = results.filter(({ ok, failedOnce }) => ok && failedOnce).map(({ name }) => name);
    if (unsteady.length > 0) console.log(`\nfailed once, passed the second time:\n${unsteady.join('\n')}`);
    console.log(`\n${results.length - failed} passed, ${failed} failed`);
    process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
}

main().catch(exitWith);
