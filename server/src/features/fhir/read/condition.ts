import type { AllergyPayload } from '@kangban/contract/record/payloads';
import type { AllergyIntolerance, Condition } from '../schema/clinical';
import type { CodeableConcept, Quantity } from '../schema/datatypes';
import { given, nothing, type ReadContext, reading, type Reading } from './reading';
import { dayTold, firstMoment, roughly } from './when';
import { codeIn, conceptFrom, hasCode, noteOf, performersOf, quantityWords, wordsOf } from './words';

const CLINICAL = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] as const;
const VERIFICATION = ['confirmed', 'provisional', 'differential', 'unconfirmed', 'refuted'] as const;

interface Onset {
  onsetDateTime?: string | undefined;
  onsetPeriod?: { start?: string | undefined } | undefined;
  onsetString?: string | undefined;
  onsetAge?: Quantity | undefined;
}

/** When it began as far as that is a date. */
const onsetOf = ({ onsetDateTime, onsetPeriod }: Onset): string | undefined =>
  roughly(onsetDateTime ?? onsetPeriod?.start);

/** When it began in words, where the source has no date for it. */
const onsetWords = ({ onsetString, onsetAge }: Onset): string | undefined =>
  onsetString ?? (onsetAge && `开始时的年龄：${quantityWords(onsetAge)}`);

const lines = (...parts: readonly (string | undefined)[]): string | undefined => {
  const told = parts.filter((part) => part !== undefined);
  return told.length === 0 ? undefined : told.join('\n').slice(0, 20_000);
};

const DAY_OF_RECEIPT = 'No day was told: it stands under the day it was received.';

interface Recorded extends Onset {
  recordedDate?: string | undefined;
}

/** Under which day it stands: recorded, else begun, else received. */
function standsOn(told: Recorded, { today }: ReadContext) {
  const moment = firstMoment(told.recordedDate, told.onsetDateTime, told.onsetPeriod?.start);
  return { on: moment?.on ?? today, at: moment?.at ?? null, notes: moment ? [] : [DAY_OF_RECEIPT] };
}

const severityWords = (severity: CodeableConcept | undefined): string | undefined =>
  severity && `程度：${conceptFrom(severity).text}`;

const endOf = ({ abatementDateTime: day, abatementPeriod: period }: Condition) =>
  dayTold(day ?? period?.end ?? period?.start);

/** A diagnosis or a problem. */
export function readCondition(told: Condition, context: ReadContext): Reading {
  if (hasCode(told.verificationStatus, 'entered-in-error')) return nothing();
  const { on, at, notes } = standsOn(told, context);
  const onset = onsetOf(told);
  const endedOn = endOf(told);
  const note = lines(severityWords(told.severity), onsetWords(told), told.abatementString, noteOf(told.note));
  const payload = given({
    what: conceptFrom(told.code),
    clinical: codeIn(told.clinicalStatus, CLINICAL) ?? 'unknown',
    verification: codeIn(told.verificationStatus, VERIFICATION) ?? 'confirmed',
    onset,
    endedOn,
    note,
  });
  const by = performersOf(
    [told.asserter, told.recorder].filter((one) => one !== undefined),
    context,
  );
  return reading({ table: 'entry', kind: 'condition', happenedOn: on, happenedAt: at, ...by, payload }, ...notes);
}

/** SNOMED CT: no known allergy, no known drug allergy, no known food allergy, no known environmental allergy. */
const NONE_KNOWN: Readonly<Record<string, AllergyPayload['category']>> = {
  '716186003': 'other',
  '409137002': 'medication',
  '429625007': 'food',
  '428607008': 'environment',
};
const NONE_CODES = Object.keys(NONE_KNOWN);
const ALLERGY_CLINICAL = ['active', 'inactive', 'resolved'] as const;
const ALLERGY_VERIFICATION = ['confirmed', 'unconfirmed', 'refuted'] as const;
const CRITICALITY = { low: 'low', high: 'high', 'unable-to-assess': 'unknown' } as const;
const SEVERITY = { mild: '轻', moderate: '中', severe: '重' } as const;

function reactionsOf({ reaction }: AllergyIntolerance): string[] {
  return (reaction ?? []).map(({ manifestation, description, severity }) => {
    const words = manifestation.map((one) => wordsOf(one)).join('、');
    const told = [words, description].filter(Boolean).join('：');
    return `${told}${severity ? `（${SEVERITY[severity]}）` : ''}`.slice(0, 500);
  });
}

const categoryOf = ({ category }: AllergyIntolerance, none: string | undefined): AllergyPayload['category'] =>
  (none === undefined ? category?.[0] : NONE_KNOWN[none]) ?? 'other';

/** An allergy, or the statement that none is known. */
export function readAllergy(told: AllergyIntolerance, context: ReadContext): Reading {
  if (hasCode(told.verificationStatus, 'entered-in-error')) return nothing();
  const { on, at, notes } = standsOn(told, context);
  const none = codeIn(told.code, NONE_CODES);
  const onset = onsetOf(told);
  const note = lines(onsetWords(told), noteOf(told.note));
  const payload = given({
    none: none !== undefined,
    what: conceptFrom(told.code),
    category: categoryOf(told, none),
    criticality: CRITICALITY[told.criticality ?? 'unable-to-assess'],
    clinical: codeIn(told.clinicalStatus, ALLERGY_CLINICAL) ?? 'active',
    verification: codeIn(told.verificationStatus, ALLERGY_VERIFICATION) ?? 'confirmed',
    reactions: reactionsOf(told),
    onset,
    note,
  });
  const by = performersOf(
    [told.asserter, told.recorder].filter((one) => one !== undefined),
    context,
  );
  return reading({ table: 'entry', kind: 'allergy', happenedOn: on, happenedAt: at, ...by, payload }, ...notes);
}
