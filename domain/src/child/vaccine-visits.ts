/** The doses of a forecast as a family meets them: one card for each age at which the programme calls to the clinic. */
import { dayNumberOf, monthsOf } from '../immunization/day-number';
import { editionFor, type Edition } from '../immunization/editions';
import type { DoseStatus, ForecastDose } from '../immunization/types';
import type { PlainDate } from '../shared/plain-date';

export type VaccineVisitState = 'done' | 'open' | 'ask-clinic' | 'booked' | 'not-yet';

export interface VaccineVisitCard<D> {
  /** Completed months at which the programme names these doses; null for what only catches up. */
  months: number | null;
  nameZh: string;
  state: VaccineVisitState;
  doses: D[];
}

export interface VaccineProgress {
  given: number;
  total: number;
}

/** Doses that concern the child; the others are not meant for it and stand on no card. */
const CONCERNS: readonly DoseStatus[] = ['given', 'due', 'overdue', 'not-yet', 'ask-clinic', 'stopped'];
const COUNTED: readonly DoseStatus[] = ['given', 'due', 'overdue', 'not-yet', 'ask-clinic'];
const SCHOOL_MONTHS = 84;

type Dose = Pick<ForecastDose, 'series' | 'vaccine' | 'dose' | 'status'>;

function programmeMonths(edition: Edition, { vaccine, dose }: Dose): number | null {
  const rows = edition.byVaccine.get(vaccine)?.rows ?? [];
  const row = rows.find(({ code }) => code === vaccine);
  if (row === undefined || row.catchUpOnly === true) return null;
  const age = row.doses.find((each) => each.dose === dose)?.age;
  return age === undefined ? null : monthsOf(age);
}

const HALF_YEAR = 6;
const YEAR = 12;

/** 出生, 8个月, 1岁半, 2岁. */
export function ageNameZh(months: number): string {
  if (months === 0) return '出生';
  if (months < YEAR || months % HALF_YEAR !== 0) return `${months}个月`;
  const years = Math.floor(months / YEAR);
  return months % YEAR === 0 ? `${years}岁` : `${years}岁半`;
}

const key = ({ series, dose }: Dose): string => `${series} ${dose}`;

function stateOf(doses: readonly Dose[], held: ReadonlySet<string>): VaccineVisitState {
  const has = (...states: DoseStatus[]): boolean =>
    doses.some((dose) => states.includes(dose.status) && !held.has(key(dose)));
  if (has('due', 'overdue')) return 'open';
  if (has('ask-clinic')) return 'ask-clinic';
  if (doses.some((dose) => held.has(key(dose)))) return 'booked';
  return has('not-yet') ? 'not-yet' : 'done';
}

export interface VisitCardsInput<D extends Dose> {
  /** Of one person, by `forecast`. */
  doses: readonly D[];
  /** Id the forecast answered with. */
  programme: string;
  today: PlainDate;
  /** Doses that active appointments hold. */
  held: readonly { series: string; dose: number }[];
}

const editionOf = ({ programme, today }: { programme: string; today: PlainDate }): Edition =>
  editionFor(programme, dayNumberOf(today));

/**
 * The doses by the age the programme names, youngest first; what only catches up comes last on a card without an age. Doses that are not
 * meant for the child, or not needed any more, are left out.
 * @throws RangeError for a programme nobody knows
 */
export function vaccineVisits<D extends Dose>(input: VisitCardsInput<D>): VaccineVisitCard<D>[] {
  const edition = editionOf(input);
  const held = new Set(input.held.map(({ series, dose }) => `${series} ${dose}`));
  const byAge = new Map<number | null, D[]>();
  for (const dose of input.doses) {
    if (!CONCERNS.includes(dose.status)) continue;
    const months = programmeMonths(edition, dose);
    byAge.set(months, [...(byAge.get(months) ?? []), dose]);
  }
  return [...byAge]
    .sort(([a], [b]) => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER))
    .map(([months, doses]) => ({
      months,
      nameZh: months === null ? '补种' : ageNameZh(months),
      state: stateOf(doses, held),
      doses,
    }));
}

/**
 * How many of the programme's doses until school age (the last day of six years) a child has, of those that concern it: series that begin
 * later, and doses another vaccine has made needless, are not counted.
 */
export function vaccineProgress(input: Omit<VisitCardsInput<Dose>, 'held'>): VaccineProgress {
  const edition = editionOf(input);
  const counted = input.doses.filter((dose) => {
    const months = programmeMonths(edition, dose);
    return months !== null && months < SCHOOL_MONTHS && COUNTED.includes(dose.status);
  });
  return { given: counted.filter(({ status }) => status === 'given').length, total: counted.length };
}
