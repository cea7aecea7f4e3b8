/** Influenza vaccine: one season at a time; two doses in the first season of a small child. */
import { fromCivil, monthOf, plainDateOf, plusSpan, yearOf } from './day-number';
import type { Person, RecordedDose } from './person';
import { INFLUENZA } from './product-table';
import { because, TEXTS, type Backing } from './reason-texts';
import type { ForecastDose, Reason } from './types';
import { healthVerdict } from './verdicts';
import { getVaccine } from './vaccine-table';
import { waitBetween } from './waits';

const GUIDE: Backing = { source: INFLUENZA.source, verified: true };
const MEMORY: Backing = { source: 'M', verified: false };

/** First day of the season that a day belongs to. */
function seasonStart(day: number): number {
  const year = yearOf(day);
  return fromCivil(monthOf(day) >= INFLUENZA.seasonFromMonth ? year : year - 1, INFLUENZA.seasonFromMonth, 1);
}

interface Season {
  readonly given: readonly RecordedDose[];
  readonly wanted: number;
}

function seasonOf(person: Person, code: string): Season {
  const records = person.records.filter((record) => INFLUENZA.codes.some((one) => one === record.facts.code));
  const start = seasonStart(person.today);
  const given = records.filter((record) => record.day >= start);
  const isFirstEver = given.length === records.length;
  const first = given[0]?.day ?? person.today;
  const isSmall = first < plusSpan(person.birth, INFLUENZA.twoDosesBefore);
  const hadNasal = given.some((record) => record.facts.code === 'Flu-LAIV');
  const wanted = isFirstEver && isSmall && code === 'Flu-IIV' && !hadNasal ? 2 : 1;
  return { given, wanted };
}

const fromAge = (code: string) => (code === 'Flu-LAIV' ? INFLUENZA.nasalFrom : INFLUENZA.from);

function openReasons(person: Person, code: string, wanted: number): Reason[] {
  const reasons = [because('flu-season', TEXTS['flu-season'](), GUIDE)];
  if (wanted > 1) {
    reasons.push(because('flu-two-doses', TEXTS['flu-two-doses']({ age: INFLUENZA.twoDosesBefore }), GUIDE));
  }
  if (code === 'Flu-LAIV') reasons.push(because('by-clinic', TEXTS['by-clinic'](), MEMORY));
  const from = fromAge(code);
  const on = plusSpan(person.birth, from);
  if (on <= person.today) return reasons;
  return [because('age-wait', TEXTS['age-wait']({ age: from, on, today: person.today }), GUIDE), ...reasons];
}

/** The dose before an open one of this season. */
interface Before {
  readonly day: number;
  readonly isRecorded: boolean;
}

function waitReason(person: Person, code: string, wait: { dose: number; before: Before; until: number }): Reason {
  const { dose, before, until } = wait;
  const told = { on: before.day, today: person.today, dose: dose - 1, span: INFLUENZA.interval, until };
  if (!before.isRecorded) return because('interval-after-missing', TEXTS['interval-after-missing'](told), GUIDE);
  const reason = because('interval-wait', TEXTS['interval-wait'](told), GUIDE);
  return { ...reason, wait: waitBetween(before.day, code, until) };
}

function openRow(
  person: Person,
  code: string,
  at: { dose: number; before: Before | undefined; wanted: number },
): ForecastDose {
  const { dose, before } = at;
  const youngest = Math.max(plusSpan(person.birth, fromAge(code)), seasonStart(person.today));
  const earliest = before === undefined ? youngest : Math.max(youngest, plusSpan(before.day, INFLUENZA.interval));
  const reasons = openReasons(person, code, at.wanted);
  if (before !== undefined && earliest > youngest && earliest > person.today) {
    reasons.unshift(waitReason(person, code, { dose, before, until: earliest }));
  }
  return {
    series: code,
    vaccine: code,
    dose,
    status: earliest > person.today ? 'not-yet' : 'due',
    earliestOn: plainDateOf(earliest),
    dueOn: plainDateOf(earliest),
    completeBefore: null,
    reasons,
    paid: true,
  };
}

function tooOldForNasal(person: Person, code: string): boolean {
  return code === 'Flu-LAIV' && person.today >= plusSpan(person.birth, INFLUENZA.nasalBefore);
}

/** Doses of this season's influenza vaccine: `Flu-IIV` (injected) or `Flu-LAIV` (nasal). */
export function planInfluenza(person: Person, code: string): ForecastDose[] {
  const { given, wanted } = seasonOf(person, code);
  const doses: ForecastDose[] = [];
  let before: Before | undefined;
  for (let dose = 1; dose <= Math.max(wanted, given.length); dose += 1) {
    const record = given[dose - 1];
    if (record === undefined) {
      const open = openRow(person, code, { dose, before, wanted });
      doses.push(open);
      before = { day: Math.max(person.today, plusSpan(person.birth, fromAge(code))), isRecorded: false };
      continue;
    }
    const day = plainDateOf(record.day);
    const reasons = [because('given', TEXTS.given({ on: record.day, today: person.today }), GUIDE)];
    const base = { series: code, vaccine: record.facts.code, dose, status: 'given', completeBefore: null } as const;
    doses.push({ ...base, earliestOn: day, dueOn: day, givenOn: day, reasons, paid: true });
    before = { day: record.day, isRecorded: true };
  }
  return doses.map((dose) => withHealth(person, code, dose));
}

function withHealth(person: Person, code: string, dose: ForecastDose): ForecastDose {
  if (dose.status === 'given') return dose;
  const verdict = healthVerdict(person, getVaccine(code));
  if (verdict !== undefined) return { ...dose, status: verdict.status, reasons: [verdict.reason, ...dose.reasons] };
  if (!tooOldForNasal(person, code)) return dose;
  const text = TEXTS['product-age-past']({ age: INFLUENZA.nasalBefore });
  return { ...dose, status: 'ask-clinic', reasons: [because('product-age-past', text, MEMORY)] };
}
