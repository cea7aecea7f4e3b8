import type { Measured, ObservationPayload } from '@kangban/contract/record/payloads';
import type { Observation } from '../schema/clinical';
import type { CodeableConcept } from '../schema/datatypes';
import { flawsOfValue, measuredFrom } from './measured';
import { nothing, type ReadContext, reading, type Reading, unreadable } from './reading';
import { effectiveOf, firstMoment } from './when';
import { codeIn, hasCode, noteOf, performersOf, wordsOf } from './words';

const CATEGORIES = ['vital-signs', 'laboratory', 'social-history', 'survey', 'exam'] as const;

/** LOINC: glucose by a meter of one's own, the mean blood pressure of days at home (fact sheet §10.2). */
const AT_HOME = ['14770-2', '96607-7'];

const categoryOf = (told: readonly CodeableConcept[] | undefined): ObservationPayload['category'] =>
  (told ?? []).map((one) => codeIn(one, CATEGORIES)).find((category) => category !== undefined) ?? 'other';

/** A line with what stands beside it: how, where on the body, and a note. */
export function lineOf(told: Observation): Measured {
  const [method, bodySite, note] = [wordsOf(told.method), wordsOf(told.bodySite), noteOf(told.note)];
  return {
    ...measuredFrom(told),
    ...(method !== undefined && { method }),
    ...(bodySite !== undefined && { bodySite }),
    ...(note !== undefined && { note: note.slice(0, 5000) }),
  };
}

/** A line of a report that is a group of its own: the head, where it has a value, and its parts. */
export function linesOf(told: Observation): Measured[] {
  const parts = (told.component ?? []).map(measuredFrom);
  const head = lineOf(told);
  return parts.length > 0 && head.absent !== undefined && told.dataAbsentReason === undefined
    ? parts
    : [head, ...parts];
}

/** Statuses that say a thing was never so, or is not there yet. */
export const NEVER_SO = ['entered-in-error', 'cancelled'];
export const NOT_YET = ['registered'];

function withPartsOnly(head: Measured): Measured {
  const { absent: _absent, ...rest } = head;
  return rest;
}

/** What is measured once: blood pressure with its parts, one laboratory value, one answer. */
export function readObservation(told: Observation, context: ReadContext): Reading {
  if (NEVER_SO.includes(told.status)) return nothing();
  if (NOT_YET.includes(told.status)) return nothing('No result yet: kept, and shown once there is one.');
  const parts = told.component ?? [];
  const flaws = [
    ...flawsOfValue(told, [], parts.length > 0),
    ...parts.flatMap((part, index) => flawsOfValue(part, ['component', index])),
  ];
  const moment = firstMoment(effectiveOf(told), told.issued);
  if (!moment)
    flaws.push({
      code: 'required',
      path: ['effective'],
      diagnostics: 'A record needs the day: effectiveDateTime, effectivePeriod or issued.',
    });
  if (flaws.length > 0 || !moment) return unreadable(...flaws);
  const main = lineOf(told);
  const hasValue = flawsOfValue(told, []).length === 0;
  const payload: ObservationPayload = {
    category: categoryOf(told.category),
    setting: hasCode(told.code, ...AT_HOME) ? 'home' : 'unknown',
    main: hasValue ? main : withPartsOnly(main),
    parts: parts.map(measuredFrom),
  };
  return reading({
    table: 'entry',
    kind: 'observation',
    happenedOn: moment.on,
    happenedAt: moment.at,
    ...performersOf(told.performer, context),
    payload,
  });
}
