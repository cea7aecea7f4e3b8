import type { DoseForecast, ImmunizationOfResident, VaccineCard } from '@kangban/contract/immunization';
import { daysBetween, type PlainDate } from '@kangban/domain/shared/plain-date';

/** As many as one booking may carry (contract). */
export const DOSES_MAX = 6;

/** Waits drawn in full; later ones are folded away. */
const WAITING_SHOWN = 3;

export const doseKey = ({ series, dose }: { series: string; dose: number }): string => `${series}:${dose}`;

export interface DoseGroups {
  /** Can be given today and is not booked. */
  now: DoseForecast[];
  waiting: DoseForecast[];
  later: DoseForecast[];
  ask: DoseForecast[];
  offers: DoseForecast[];
}

const isOpen = ({ status }: DoseForecast): boolean => status === 'due' || status === 'overdue';
const startOf = ({ earliestOn, dueOn }: DoseForecast): string => earliestOn ?? dueOn ?? '9999';

/** The first of each series: what follows depends on it. */
function firstOfSeries(doses: readonly DoseForecast[]): DoseForecast[] {
  const seen = new Set<string>();
  return doses.filter(({ series }) => !seen.has(series) && seen.add(series));
}

/** Sorts the doses of a person into what the screen shows below each other. */
export function groupDoses({ doses, offers, booked }: ImmunizationOfResident): DoseGroups {
  const held = new Set(booked.map(doseKey));
  const free = doses.filter((dose) => !held.has(doseKey(dose)));
  const now = firstOfSeries(free.filter(isOpen));
  const busy = new Set([...now, ...booked].map(({ series }) => series));
  const ahead = free.filter(({ status, series }) => status === 'not-yet' && !busy.has(series));
  const next = firstOfSeries(ahead).sort((a, b) => startOf(a).localeCompare(startOf(b)));
  return {
    now,
    waiting: next.slice(0, WAITING_SHOWN),
    later: next.slice(WAITING_SHOWN),
    ask: free.filter(({ status }) => status === 'ask-clinic'),
    offers: offers.filter((dose) => isOpen(dose) && !held.has(doseKey(dose))),
  };
}

/** What is ticked when the page opens: everything free that can be given today. */
export const preselected = ({ now }: DoseGroups): string[] =>
  now
    .filter(({ paid }) => !paid)
    .slice(0, DOSES_MAX)
    .map(doseKey);

export type VaccineNames = ReadonlyMap<string, VaccineCard>;

export const vaccineNames = ({ vaccines }: ImmunizationOfResident): VaccineNames =>
  new Map(vaccines.map((card) => [card.vaccine, card]));

export const nameOf = (names: VaccineNames, vaccine: string): string => names.get(vaccine)?.name ?? vaccine;

/** Days from today to the first possible day; undefined when the rules name none. */
export function daysToWait({ earliestOn }: DoseForecast, today: PlainDate): number | undefined {
  if (earliestOn === null || earliestOn <= today) return undefined;
  return daysBetween(today, earliestOn);
}

/** The documents behind some reasons, each once, in words. */
export function sourceNames(reasons: DoseForecast['reasons'], sources: Readonly<Record<string, string>>): string[] {
  const ids = reasons.flatMap(({ source }) => source.split(' ')).filter(Boolean);
  return [...new Set(ids)].flatMap((id) => sources[id] ?? []);
}
