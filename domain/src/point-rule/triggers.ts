/** What a document may ask for, as far as something in the product tells of it: illnesses, vaccines and programmes, sources, ages. */
import { LIMITS } from '../shared/limits';
import { MEASURES, POINT_SOURCES, type PointSource, type Trigger, type TriggerKind } from './types';

type TopicKind = Extract<Trigger, { topics: readonly string[] }>['kind'];

/** Topics a record tells of; a rule that names another never gives anything. */
export const TOPICS = {
  'follow-up-attended': ['hypertension', 'diabetes', 'copd'],
  vaccination: ['influenza', 'pneumococcal'],
  screening: ['cervical', 'breast', 'colorectal'],
} as const satisfies Readonly<Record<TopicKind, readonly string[]>>;

/** Where what a trigger looks at is written: staff write it down, or the person does it on the phone (a follow-up by telephone is `typed`). */
export const SOURCES_OF_TRIGGER: Readonly<Record<TriggerKind, readonly PointSource[]>> = {
  'reading-series': POINT_SOURCES,
  'control-reached': ['clinic'],
  'follow-up-attended': ['clinic', 'typed'],
  checkup: ['clinic'],
  vaccination: ['clinic'],
  lesson: ['typed'],
  'contract-signed': ['clinic'],
  'fee-paid': ['clinic'],
  screening: ['clinic'],
  assessment: ['clinic', 'typed'],
  donation: ['clinic'],
};

/** Doses of younger people are not told of (fact sheet §7.3: vaccines of older people). */
const VACCINE_FROM_AGE = 60;
const CHECKUP_FROM_AGE = 65;

/** The lowest age in completed years a rule may name; undefined where a rule names none. Readings are judged by the tables of grown-ups. */
export function leastAgeOf(kind: TriggerKind): number | undefined {
  if (kind === 'reading-series' || kind === 'control-reached') return LIMITS.adultAgeYears;
  if (kind === 'vaccination') return VACCINE_FROM_AGE;
  return kind === 'checkup' ? 0 : undefined;
}

/** What a new rule of this kind asks for, to be changed: everything of its kind that is told of. */
export function newTrigger(kind: TriggerKind): Trigger {
  switch (kind) {
    case 'reading-series':
      return { kind, measures: MEASURES.slice(0, 1), days: 5, per: 'week' };
    case 'control-reached':
      return { kind, measures: MEASURES.slice(0, 1) };
    case 'checkup':
      return { kind, fromAge: CHECKUP_FROM_AGE };
    case 'vaccination':
      return { kind, topics: TOPICS[kind], fromAge: VACCINE_FROM_AGE };
    case 'follow-up-attended':
    case 'screening':
      return { kind, topics: TOPICS[kind] };
    default:
      return { kind };
  }
}
