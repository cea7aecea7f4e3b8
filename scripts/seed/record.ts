// What the county knows of a person's injections, and the question the rules are asked with it.
import type { ForecastDose, ForecastInput, VaccineOptions } from '../../domain/src/immunization/types';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import type { Person } from './people';
import type { Site } from './sites';

export interface Given {
  vaccine: string;
  date: PlainDate;
  /** The clinic of this county that gave it; null elsewhere. */
  site: Site | null;
  /** Who gave it where it was no clinic of this county. */
  siteName: string | null;
}

/** Which alternatives the county stocks. */
export const VACCINE_OPTIONS: VaccineOptions = { JE: 'JE-L', HepA: 'HepA-I' };

/** A person as the rules see them on a day; what was given later is not known yet. */
export const forecastInput = (person: Person, today: PlainDate): ForecastInput => ({
  birthDate: person.birthDate,
  sex: person.sex,
  given: person.given,
  today,
  options: VACCINE_OPTIONS,
  conditions: {
    ...person.conditions,
    ...(person.birthWeightG !== null && { birthWeightG: person.birthWeightG }),
    ...(person.gestationWeeks !== null && { gestationWeeks: person.gestationWeeks }),
  },
});

const DONE: ReadonlySet<string> = new Set(['given', 'stopped', 'not-needed', 'not-in-programme']);

/** The next dose of each series: the first that is not settled. */
export function nextDoses(doses: readonly ForecastDose[]): ForecastDose[] {
  const next = new Map<string, ForecastDose>();
  for (const dose of doses) if (!DONE.has(dose.status) && !next.has(dose.series)) next.set(dose.series, dose);
  return [...next.values()];
}

/** Whether a dose may be given on the day asked about. */
export const isDue = ({ status }: ForecastDose): boolean => status === 'due' || status === 'overdue';
