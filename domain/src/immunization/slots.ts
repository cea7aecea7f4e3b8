/** One dose of a course as the inner loops need it: its spans as steps. */
import * as days from './day-number';
import type { Step } from './day-number';
import { sourceText } from './programmes/sources';
import type { DoseRow, Span } from './programmes/table';
import { getVaccine, type VaccineFacts } from './vaccine-table';

// An imported name is a getter under tsx, with which the server runs; the inner loops use local names.
const { plusStep, stepOf } = days;

/** The wait that a dose keeps after the previous one. */
export interface Gap {
  readonly span: Span;
  readonly step: Step;
  readonly verified: boolean;
  readonly source: string;
}

/** A wait made ready for the rules. */
export const gapOf = (span: Span, backing: { verified: boolean; source: string }): Gap => ({
  span,
  step: stepOf(span),
  verified: backing.verified,
  source: backing.source,
});

/** One dose of a course, its spans made ready for the inner loops. */
export interface Slot {
  readonly vaccine: string;
  readonly facts: VaccineFacts;
  readonly row: DoseRow;
  readonly minAge: Span;
  readonly source: string;
  readonly verified: boolean;
  readonly ageStep: Step;
  readonly minAgeStep: Step;
  readonly gap: Gap | undefined;
  readonly longestStep: Step | undefined;
  readonly completeStep: Step | undefined;
}

/** A row made ready for the rules. */
export function slotOf(vaccine: string, row: DoseRow): Slot {
  const source = sourceText(row.source);
  const ageStep = stepOf(row.age);
  return {
    vaccine,
    facts: getVaccine(vaccine),
    row,
    minAge: row.minAge ?? row.age,
    source,
    verified: row.verified,
    ageStep,
    minAgeStep: row.minAge === undefined ? ageStep : stepOf(row.minAge),
    gap: row.interval && gapOf(row.interval, { verified: row.intervalVerified !== false, source }),
    longestStep: row.maxInterval && stepOf(row.maxInterval),
    completeStep: row.completeBefore && stepOf(row.completeBefore),
  };
}

const twins = new Map<Slot, Slot>();

/** The same dose taken with another vaccine of the series; made once. */
export function slotWith(slot: Slot, vaccine: string): Slot {
  if (slot.vaccine === vaccine) return slot;
  const known = twins.get(slot);
  if (known?.vaccine === vaccine) return known;
  const twin = slotOf(vaccine, slot.row);
  twins.set(slot, twin);
  return twin;
}

/** Day the dose should be complete before: by age, or by the longest wait after a recorded dose. */
export function completeOn(slot: Slot, birth: number, previousDay: number | undefined): number | undefined {
  if (slot.completeStep !== undefined) return plusStep(birth, slot.completeStep);
  if (slot.longestStep === undefined || previousDay === undefined) return undefined;
  return plusStep(previousDay, slot.longestStep);
}
