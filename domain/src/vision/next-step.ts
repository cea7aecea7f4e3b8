import type { VisitCode } from '../child-visit/visit-code';
import { VISITS, type VisitRow } from '../child-visit/visit-table';
import { addDays, addMonths, type PlainDate } from '../shared/plain-date';
import type { Assessment } from './types';

/** What the family does next about the eyes. */
export type VisionStep =
  | { kind: 'referral'; until: PlainDate | null }
  | { kind: 're-check'; from: PlainDate; until: PlainDate; late: boolean }
  | { kind: 'visit'; visit: VisitCode; from: PlainDate; until: PlainDate }
  | { kind: 'school' };

export interface StepFacts {
  birthDate: PlainDate;
  today: PlainDate;
  /** Assessments in the order of the days. */
  file: readonly { examination: { examinedOn: PlainDate }; assessment: Assessment }[];
  /** Due day of the open referral to a hospital; undefined when there is none. */
  referralDueOn: PlainDate | null | undefined;
}

interface Window {
  visit: VisitCode;
  from: PlainDate;
  until: PlainDate;
}

/** The days of a visit by the convention of child-visit (S17): from its age until its window ends; the home visit is the first week. */
function windowOf({ code, age }: VisitRow, birthDate: PlainDate): Window {
  if (age.kind === 'months') {
    const from = addMonths(birthDate, age.from);
    return { visit: code, from, until: addDays(addMonths(birthDate, age.from + age.months), -1) };
  }
  if (age.kind === 'days')
    return { visit: code, from: addDays(birthDate, age.from), until: addDays(birthDate, age.lastAt) };
  return { visit: code, from: birthDate, until: addDays(birthDate, age.days) };
}

/**
 * What is next for the eyes: an open referral goes first, then a value that is to be measured again, then the next visit of the child-health
 * schedule that looks at the eyes, and from seven on the checks of the school.
 */
export function nextVisionStep({ birthDate, today, file, referralDueOn }: StepFacts): VisionStep {
  if (referralDueOn !== undefined) return { kind: 'referral', until: referralDueOn };
  const last = file.at(-1);
  const recheck = last?.assessment.recheck;
  if (recheck) return { kind: 're-check', ...recheck, late: today > recheck.until };
  const windows = VISITS.map((visit) => windowOf(visit, birthDate));
  const next = windows.find(({ from, until }) => {
    const done = file.some(({ examination: { examinedOn } }) => examinedOn >= from && examinedOn <= until);
    return !done && until >= today;
  });
  return next ? { kind: 'visit', ...next } : { kind: 'school' };
}
