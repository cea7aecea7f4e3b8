import type { ForecastDose } from '../immunization/types';
import { laterOf, type PlainDate } from '../shared/plain-date';

/** The facts of one dose that home asks for; `paid` doses are offers and never pressed on anybody. */
export type HomeDose = Pick<
  ForecastDose,
  'series' | 'vaccine' | 'dose' | 'status' | 'earliestOn' | 'dueOn' | 'completeBefore'
>;

/** A dose an active appointment holds. */
export interface HeldDose {
  series: string;
  dose: number;
}

export interface ThingsToArrange<D extends HomeDose> {
  /** Can be given today and nobody has booked it: the first of each series, overdue ones first. */
  due: D[];
  /** The nearest one that cannot be given yet, of a series with nothing due and nothing booked; undefined when there is none. */
  next: D | undefined;
}

const isDue = ({ status }: HomeDose): boolean => status === 'due' || status === 'overdue';
const NEVER = '9999-12-31';

/** The first day a waiting dose may be given and the programme wants it; undefined when no day is known. */
export const openDayOf = ({ earliestOn, dueOn }: Pick<HomeDose, 'earliestOn' | 'dueOn'>): PlainDate | undefined =>
  earliestOn !== null && dueOn !== null ? laterOf(earliestOn, dueOn) : (earliestOn ?? dueOn ?? undefined);

function firstOfSeries<D extends HomeDose>(doses: readonly D[]): D[] {
  const seen = new Set<string>();
  return doses.filter(({ series }) => {
    const isFirst = !seen.has(series);
    seen.add(series);
    return isFirst;
  });
}

const urgency = ({ status, completeBefore }: HomeDose): string =>
  `${status === 'overdue' ? 0 : 1} ${completeBefore ?? NEVER}`;
const byUrgency = (a: HomeDose, b: HomeDose): number => urgency(a).localeCompare(urgency(b));

/**
 * What is to be arranged for one person, from the doses of the forecast and what is booked already.
 * @param doses - doses of one person in the order of the forecast
 * @param held - doses that active appointments hold
 */
export function thingsToArrange<D extends HomeDose>(
  doses: readonly D[],
  held: readonly HeldDose[],
): ThingsToArrange<D> {
  const booked = new Set(held.map(({ series, dose }) => `${series} ${dose}`));
  const busy = new Set(held.map(({ series }) => series));
  const open = doses.filter(({ series, dose }) => !booked.has(`${series} ${dose}`));
  const due = firstOfSeries(open.filter(isDue)).sort(byUrgency);
  for (const { series } of due) busy.add(series);
  const waiting = firstOfSeries(open.filter(({ status, series }) => status === 'not-yet' && !busy.has(series)));
  const [next] = waiting
    .filter((dose) => openDayOf(dose) !== undefined)
    .sort((a, b) => (openDayOf(a) ?? NEVER).localeCompare(openDayOf(b) ?? NEVER));
  return { due, next };
}

export interface PersonAhead {
  residentId: string;
  birthDate: PlainDate;
  due: readonly HomeDose[];
}

/** Overdue before due, then the nearest last day, then the youngest, then the order of the family. */
function rank({ due, birthDate }: PersonAhead): string[] {
  const [first = ''] = due.map(urgency).sort();
  const age = String(99_999_999 - Number(birthDate.replaceAll('-', '')));
  return [first, age];
}

/** Whose card stands first on home; undefined when nothing is due for anybody. */
export function firstPersonOf(family: readonly PersonAhead[]): string | undefined {
  const ranked = family
    .filter(({ due }) => due.length > 0)
    .map((person, index) => ({ person, key: [...rank(person), String(index).padStart(3, '0')].join(' ') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return ranked[0]?.person.residentId;
}
