import { selfCareCode } from '../record/forms/self-care';
import type { TypedEntry } from '../record/payloads';
import type { PlainDate } from '../shared/plain-date';
import { type AssessmentConfig, assessmentConfigOn } from './config';
import { judge } from './judge';
import type { Outcome } from './outcome-types';
import { readPayload } from './payload';
import type { QuestionnaireCode } from './types';

/** One of the form's answers, from a screen that was answered instead. */
export interface AssessmentFact {
  entryId: string;
  on: PlainDate;
  questionnaire: QuestionnaireCode;
  /** Code of the form, or a number for a score. */
  value: string | number;
}

/** Fields of the checkup form that screens can stand for; absent where nothing was answered. */
export interface AssessmentFacts {
  /** 1可自理 2轻度依赖 3中度依赖 4不能自理. */
  elderSelfCare?: AssessmentFact;
  /** 1粗筛阴性 2粗筛阳性. */
  elderCognition?: AssessmentFact;
  /** 0–30. */
  cognitionScore?: AssessmentFact;
  /** 1粗筛阴性 2粗筛阳性. */
  elderMood?: AssessmentFact;
  /** GDS-15, 0–15. */
  moodScore?: AssessmentFact;
}
type FactField = keyof AssessmentFacts;

type Entry = TypedEntry & { entryId: string; happenedOn: PlainDate };

const screened = ({ level }: Outcome): string | undefined =>
  level === 'unsure' ? undefined : level === 'act' ? '2' : '1';
const total = ({ score }: Outcome): number | undefined => score ?? undefined;
const selfCare = ({ score }: Outcome): string | undefined => (score === null ? undefined : selfCareCode(score));

type Reads = readonly [field: FactField, value: (outcome: Outcome) => string | number | undefined];

/** Which screen says what; the form's own first question before the scale that stands in for it. */
const READS: Readonly<Partial<Record<QuestionnaireCode, readonly Reads[]>>> = {
  'self-care': [['elderSelfCare', selfCare]],
  'cognition-first': [['elderCognition', screened]],
  'mmse-total': [['cognitionScore', total]],
  ad8: [['elderCognition', screened]],
  'mood-first': [['elderMood', screened]],
  'gds-15': [
    ['elderMood', screened],
    ['moodScore', total],
  ],
  'phq-9': [['elderMood', screened]],
};
const FORM_FIRST: readonly QuestionnaireCode[] = ['cognition-first', 'mood-first'];

function factsOf(entry: Entry, config: AssessmentConfig): [FactField, AssessmentFact][] {
  if (entry.kind !== 'screening') return [];
  const told = readPayload(entry.payload);
  if (!told) return [];
  const { questionnaire, ...given } = told;
  const judged = judge(questionnaire, { ...given, config });
  if ('wrong' in judged) return [];
  const { entryId, happenedOn: on } = entry;
  return (READS[questionnaire.code] ?? []).flatMap(([field, read]): [FactField, AssessmentFact][] => {
    const value = read(judged.outcome);
    return value === undefined ? [] : [[field, { entryId, on, questionnaire: questionnaire.code, value }]];
  });
}

const before = (one: AssessmentFact, other: AssessmentFact): boolean => {
  const [oneIsForm, otherIsForm] = [FORM_FIRST.includes(one.questionnaire), FORM_FIRST.includes(other.questionnaire)];
  if (oneIsForm !== otherIsForm) return oneIsForm;
  return one.on === other.on ? one.entryId > other.entryId : one.on > other.on;
};

/**
 * What the screens of one calendar year say of the checkup form's fields on self-care, cognition and mood: the newest of each, the form's own
 * first question before a scale. The form's own answers win where it has them; this fills only what it left empty. Takes entries as
 * `loadEntries` gave them, so a mood that is not open is not here either. What could not be judged (信息不足) says nothing.
 */
export function assessmentFacts(entries: readonly Entry[], year: number): AssessmentFacts {
  const facts: AssessmentFacts = {};
  for (const entry of entries) {
    if (Number(entry.happenedOn.slice(0, 4)) !== year) continue;
    for (const [field, fact] of factsOf(entry, assessmentConfigOn(entry.happenedOn))) {
      const known = facts[field];
      if (!known || before(fact, known)) facts[field] = fact;
    }
  }
  return facts;
}
