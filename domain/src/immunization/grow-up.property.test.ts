/**
 * A child vaccinated on every first possible day is never overdue, never sent to the clinic, and complete. Every day of four years is a
 * birthday for a girl with the default products; the other seven kinds of child (both sexes, each choice of product) and the earlier
 * editions take turns on every fifth day and on every day around a month's end, 29 February among them.
 */
import { type PlainDate, toPlainDate } from '../shared/plain-date';
import { dayNumberOf, plainDateOf, plusMonths } from './day-number';
import { forecast } from './forecast';
import type { ForecastDose, ForecastInput, GivenDose, Sex, VaccineOptions } from './types';

interface Kind {
  sex: Sex;
  options: VaccineOptions;
}

const KINDS: readonly Kind[] = (['female', 'male'] as const).flatMap((sex) =>
  (['JE-L', 'JE-I'] as const).flatMap((JE) =>
    (['HepA-L', 'HepA-I'] as const).map((HepA) => ({ sex, options: { JE, HepA } })),
  ),
);
const DAYS = 4 * 365 + 1;

const canBeGiven = (dose: ForecastDose): boolean => dose.status === 'due' || dose.status === 'overdue';

/** Doses of the per-visit view (1.2), HPV for girls. */
const totalOf = ({ sex, options }: Kind): number =>
  22 + (options.JE === 'JE-I' ? 2 : 0) + (options.HepA === 'HepA-I' ? 1 : 0) + (sex === 'female' ? 2 : 0);

function nextVisit(doses: readonly ForecastDose[]): string | undefined {
  let next: string | undefined;
  for (const { status, earliestOn } of doses)
    if (status === 'not-yet' && earliestOn !== null && (next === undefined || earliestOn < next)) next = earliestOn;
  return next;
}

/** Vaccinates a child on every first possible day; throws at the first day that finds it late or unsure. */
function growUp(child: Omit<ForecastInput, 'given' | 'today'>): GivenDose[] {
  const given: GivenDose[] = [];
  const end = plainDateOf(plusMonths(dayNumberOf(child.birthDate), 12 * 15));
  for (let today = child.birthDate; today < end;) {
    const { doses, flags } = forecast({ ...child, given, today });
    const late = doses.find(({ status }) => status === 'overdue' || status === 'ask-clinic');
    if (late !== undefined || flags.length > 0)
      throw new Error(`${child.birthDate} on ${today}: ${JSON.stringify([child, late, flags])}`);
    for (const dose of doses.filter(canBeGiven)) given.push({ vaccine: dose.vaccine, date: today });
    const next = nextVisit(doses);
    if (next === undefined) break;
    today = toPlainDate(next);
  }
  return given;
}

const ADULT = toPlainDate('2045-01-01');

function isComplete(child: Omit<ForecastInput, 'given' | 'today'>, given: readonly GivenDose[]): boolean {
  const { doses, flags } = forecast({ ...child, given, today: ADULT });
  const done = ['given', 'not-needed', 'not-in-programme'];
  return flags.length === 0 && doses.every(({ status }) => done.includes(status));
}

function check(birth: number, kind: Kind, programme?: string): number {
  const child = { birthDate: plainDateOf(birth), sex: kind.sex, options: kind.options, programme };
  const given = growUp(child);
  if (!isComplete(child, given)) throw new Error(`not complete: ${JSON.stringify([child, given])}`);
  return given.length;
}

const kindAt = (index: number): Kind => KINDS[index % KINDS.length] ?? { sex: 'female', options: {} };

function checkCount(birth: number, kind: Kind): void {
  const count = check(birth, kind);
  if (count !== totalOf(kind)) throw new Error(`${count} doses: ${plainDateOf(birth)} ${JSON.stringify(kind)}`);
}

/** Every fifth day, and the days around a month's end. */
function someDays(first: PlainDate, days: number): number[] {
  const from = dayNumberOf(first);
  return Array.from({ length: days }, (_, offset) => from + offset).filter(
    (birth) => birth % 5 === 0 || /-(01|28|29|30|31)$/.test(plainDateOf(birth)),
  );
}

describe('a child vaccinated on every due day, birthdays of four years', () => {
  test('2026 edition, every day', () => {
    const first = dayNumberOf('2026-06-17');
    for (let offset = 0; offset < DAYS; offset += 1) checkCount(first + offset, kindAt(0));
  });

  test('2026 edition, the other products and boys', () => {
    for (const birth of someDays(toPlainDate('2026-06-17'), DAYS))
      checkCount(birth, kindAt(1 + (birth % (KINDS.length - 1))));
  });

  test('2021 edition, by the day of service through the changes of 2025 and 2026', () => {
    for (const birth of someDays(toPlainDate('2021-01-01'), DAYS)) checkCount(birth, kindAt(birth));
  });

  test('2021 edition asked for by name', () => {
    for (const birth of someDays(toPlainDate('2024-01-01'), 366)) check(birth, kindAt(birth), 'cn-nip-2021');
  });

  test('born into the 2021 edition, DT at 6 years before 2025', () => {
    for (const birth of someDays(toPlainDate('2016-01-01'), 366)) check(birth, kindAt(birth));
  });
});
