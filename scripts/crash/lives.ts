// What people do while things fall: log readings, put them right or take them back, learn, redeem, cancel, show the code; staff
// confirm and give back. Everything that was acknowledged is written down here, to be looked for afterwards.
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { LoggedReading } from '../../contract/src/reading/reading';
import { LessonReading, LessonResult } from '../../contract/src/lesson';
import { Redemption, RedemptionCode } from '../../contract/src/reward';
import { CounterRedemption } from '../../contract/src/reward-desk';
import { getLesson } from '../../domain/src/lesson/lessons';
import { readSecondsOf } from '../../domain/src/lesson/quiz';
import { LESSONS, type LessonCode } from '../../domain/src/lesson/types';
import type { RedemptionState } from '../../domain/src/reward/states';
import type { Caller, Cast, Resident } from './cast';
import type { Heard, Phone } from './phone';

const HOUR_MS = 3_600_000;
const OK_BELOW = 300;
const NOT_FOUND = 404;

/** What the server said yes to, as the phones have it. */
export class Book {
  readonly redemptions = new Map<string, RedemptionState>();
  /** Sittings; false when one was corrected or taken back. */
  readonly readings = new Map<string, boolean>();
  readonly lessons = new Set<string>();
  /** Refusals that belong to the game, and how often. */
  readonly refusals = new Map<string, number>();
}

/** What a busy county refuses; anything else means that something was lost or done twice. */
const FAIR = ['reward-sold-out', 'reward-not-eligible', 'not-enough-points', 'lesson-too-often'];

const codeIn = (text: string): string => /"code":"([\w-]+)"/.exec(text)?.[1] ?? text;
const pick = <T>(items: readonly T[]): T | undefined => items[randomInt(items.length)];
const chance = (percent: number): boolean => randomInt(100) < percent;

/** Two readings of pressure, as the protocol wants; one of anything else. */
function someValues() {
  const [systolic, diastolic] = [randomInt(112, 138), randomInt(66, 84)];
  const pressures = [0, 2].map((more) => ({ item: 'blood-pressure', systolic: systolic + more, diastolic }));
  return pick([
    pressures,
    [{ item: 'glucose', mmolL: randomInt(45, 69) / 10, time: 'fasting' }],
    [{ item: 'weight', kg: randomInt(600, 640) / 10 }],
    [{ item: 'waist', cm: randomInt(800, 840) / 10 }],
  ]);
}
const aSitting = () => ({
  sessionId: randomUUID(),
  at: new Date(Date.now() - randomInt(1, 70 * HOUR_MS)).toISOString(),
  values: someValues(),
});

const shortest = [...LESSONS].sort((a, b) => secondsOf(a) - secondsOf(b));
function secondsOf(code: LessonCode): number {
  const [edition] = getLesson(code).editions;
  return edition ? readSecondsOf(edition) : Number.POSITIVE_INFINITY;
}
const rightAnswers = (code: LessonCode) =>
  (getLesson(code).editions[0]?.questions ?? []).map(({ key, options }) => ({
    key,
    choice: options.find(({ right }) => right)?.key ?? '',
  }));

interface Scene {
  cast: Cast;
  phone: Phone;
  book: Book;
}

/** One person with a phone; goes on until told to stop, and waits through every fall with the request in hand. */
export class Life {
  private readonly standing: string[] = [];
  private readonly held: string[] = [];
  private readonly used: string[] = [];
  private reading: { code: LessonCode; readingId: string; opensAt: number } | undefined;
  private learned = 0;

  constructor(
    private readonly scene: Scene,
    private readonly me: Resident,
  ) {}

  async live(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await this.act();
      await wait(randomInt(10));
    }
  }

  private act(): Promise<void> {
    if (this.mayLearn() && chance(this.reading ? 100 : 10)) return this.learn();
    if (chance(45)) return this.measure();
    if (this.held.length > 0 && chance(70)) return chance(40) ? this.cancel() : this.handOver();
    return this.used.length > 0 && chance(30) ? this.giveBack() : this.redeem();
  }

  private measure(): Promise<void> {
    if (this.standing.length === 0 || chance(70)) return this.log();
    return chance(50) ? this.correct() : this.withdraw();
  }

  /** A reading that has begun waits for its time; then the next. */
  private mayLearn(): boolean {
    return this.reading ? Date.now() > this.reading.opensAt : this.learned < LESSONS.length;
  }

  private ask(path: string, body?: object, who: Caller = this.me): Promise<Heard> {
    const url = who === this.me ? `/residents/${this.me.residentId}${path}` : path;
    return this.scene.phone.ask(who, url, body);
  }

  /** True for a yes; a fair refusal is counted, any other ends the trial. */
  private said({ status, text }: Heard): boolean {
    if (status < OK_BELOW) return true;
    const code = codeIn(text);
    if (!FAIR.includes(code)) throw new Error(`refused with ${status}: ${text}`);
    const { refusals } = this.scene.book;
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
    return false;
  }

  private keep(answer: Heard): void {
    if (!this.said(answer)) return;
    const { sessionId } = LoggedReading.parse(JSON.parse(answer.text)).session;
    this.scene.book.readings.set(sessionId, true);
    this.standing.push(sessionId);
  }

  private async log(): Promise<void> {
    this.keep(await this.ask('/readings', aSitting()));
  }

  private async correct(): Promise<void> {
    const old = this.standing.splice(randomInt(this.standing.length), 1)[0] ?? '';
    this.keep(await this.ask(`/readings/${old}/correct`, aSitting()));
    this.scene.book.readings.set(old, false);
  }

  private async withdraw(): Promise<void> {
    const old = this.standing.splice(randomInt(this.standing.length), 1)[0] ?? '';
    const answer = await this.ask(`/readings/${old}/withdraw`);
    // There is no key for this one: gone after a lost answer is gone by us.
    if (!(answer.isRetry && answer.status === NOT_FOUND)) this.said(answer);
    this.scene.book.readings.set(old, false);
  }

  private async learn(): Promise<void> {
    const code = this.reading?.code ?? shortest[this.learned] ?? LESSONS[0];
    const path = `/lessons/${code}/readings`;
    if (!this.reading) {
      const begun = await this.ask(path);
      if (!this.said(begun)) return;
      const { readingId, waitSeconds } = LessonReading.parse(JSON.parse(begun.text));
      this.reading = { code, readingId, opensAt: Date.now() + (waitSeconds + 1) * 1000 };
      return;
    }
    const { readingId } = this.reading;
    const answer = await this.ask(`${path}/${readingId}/answers`, { answers: rightAnswers(code) });
    if (this.said(answer) && LessonResult.parse(JSON.parse(answer.text)).passed) this.scene.book.lessons.add(readingId);
    this.reading = undefined;
    this.learned += 1;
  }

  private noteState(redemptionId: string, state: RedemptionState): void {
    this.scene.book.redemptions.set(redemptionId, state);
  }

  private async redeem(): Promise<void> {
    const thing = pick(this.scene.cast.rewards);
    const answer = await this.ask('/redemptions', { itemId: thing?.itemId, siteId: thing?.siteId, priceVersion: 1 });
    if (!this.said(answer)) return;
    const { redemptionId } = Redemption.parse(JSON.parse(answer.text));
    this.noteState(redemptionId, 'held');
    this.held.push(redemptionId);
  }

  private async cancel(): Promise<void> {
    const redemptionId = this.held.pop() ?? '';
    if (this.said(await this.ask(`/redemptions/${redemptionId}/cancel`))) this.noteState(redemptionId, 'voided');
  }

  /** Shows the code at the counter, where a member of staff scans it and confirms. */
  private async handOver(): Promise<void> {
    const redemptionId = this.held.pop() ?? '';
    const staff = pick(this.scene.cast.staff) ?? this.me;
    const proof = await this.showTo(staff, redemptionId);
    const answer = await this.ask(`/desk/redemptions/${redemptionId}/confirm`, { proof, seen: [] }, staff);
    if (!this.said(answer)) return;
    this.noteState(redemptionId, 'committed');
    this.used.push(redemptionId);
  }

  private async showTo(staff: Caller, redemptionId: string): Promise<string> {
    for (;;) {
      const code = await this.ask(`/redemptions/${redemptionId}/code`);
      const { qr } = RedemptionCode.parse(JSON.parse(code.text));
      const found = await this.ask('/desk/redemptions/find', { typed: qr }, staff);
      // The minute of the code may have ended while everything was down.
      if (found.status >= OK_BELOW && found.isRetry) continue;
      if (this.said(found)) return CounterRedemption.parse(JSON.parse(found.text)).proof ?? '';
    }
  }

  private async giveBack(): Promise<void> {
    const redemptionId = this.used.pop() ?? '';
    const staff = pick(this.scene.cast.staff) ?? this.me;
    const body = { reason: 'mistake', note: '点错了' };
    if (this.said(await this.ask(`/desk/redemptions/${redemptionId}/refund`, body, staff)))
      this.noteState(redemptionId, 'refunded');
  }
}
