/**
 * `npm run ledger:crash -- [--rounds 20]`: people use a real server over HTTP while it, or PostgreSQL under it, is killed in the middle
 * (kill -9), in turn. Whatever was left unanswered is asked again with its key. Then everything is proved. See docs/operate/points.md.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Cast, makeCast } from './crash/cast';
import { Book, Life } from './crash/lives';
import { Phone } from './crash/phone';
import { prove, withApp } from './crash/prove';
import { type CrashStage, openCrashStage, type Victim } from './crash/stage';
import { stopChildren } from './lib/children';
import { exitWith, PlainError } from './lib/plain-error';

const USAGE = 'Usage: npm run ledger:crash -- [--rounds 20]';
const BROKEN = 2;
/** So many are answered before something falls. */
const CALM = [10, 120] as const;
const GIVE_UP_MS = 60_000;

interface Trial {
  stage: CrashStage;
  cast: Cast;
  phone: Phone;
  book: Book;
}

/** Waits until so many more were answered and others are on their way, so that what falls falls in the middle. */
async function untilBusy(phone: Phone, answers: number): Promise<number> {
  const until = performance.now() + GIVE_UP_MS;
  const enough = phone.acknowledged.size + answers;
  while ((phone.acknowledged.size < enough || phone.inFlight === 0) && performance.now() < until) await wait(1);
  if (phone.acknowledged.size < enough) throw new Error('the server is up and answers nobody');
  return phone.inFlight;
}

async function falls({ phone, stage }: Trial, rounds: number): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    const victim: Victim = round % 2 === 0 ? 'database' : 'server';
    const inFlight = await untilBusy(phone, randomInt(...CALM));
    await stage.kill(victim);
    console.log(`${round}. killed the ${victim} with ${inFlight} requests on their way`);
  }
  await untilBusy(phone, CALM[1]);
}

async function live(trial: Trial, rounds: number): Promise<void> {
  let goesOn = true;
  const lives = trial.cast.residents.map((me) => new Life(trial, me).live(() => goesOn));
  // A life that fails ends the trial at once, and not only after the last fall.
  await Promise.race([
    falls(trial, rounds).finally(() => (goesOn = false)),
    Promise.all(lives).then(() => new Promise(() => undefined)),
  ]);
  await Promise.all(lives);
}

async function crash(rounds: number): Promise<void> {
  const stage = await openCrashStage();
  try {
    const cast = await withApp(stage.env, (app) => makeCast(app));
    await stage.start();
    const trial: Trial = { stage, cast, phone: new Phone(stage.address), book: new Book() };
    await live(trial, rounds);
    const { problems, counts } = await prove(trial);
    for (const problem of problems) console.log(`BROKEN: ${problem}`);
    console.log(JSON.stringify({ name: 'ledger-crash', rounds, ...counts, broken: problems.length }));
    process.exitCode = problems.length > 0 ? BROKEN : 0;
  } finally {
    await stage.stop();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
  if (!/^\d{1,3}$/.test(values.rounds)) throw new PlainError(USAGE);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void stopChildren().then(() => process.exit(130)));
  await crash(Number(values.rounds));
}

main().catch(exitWith);
