import type { RecordKind } from '../record/kinds';
import type { PlainDate } from '../shared/plain-date';
import type { DiseaseKey } from './diseases';

/** A row something is known from: whoever doubts a mark can open it. */
export interface FactSource {
  entryId: string;
  kind: RecordKind;
  on: PlainDate;
  /** The day it came into the record, and the day a later row took its place; null while it stands. */
  knownFrom: PlainDate;
  knownUntil: PlainDate | null;
}

export type Abo = 'A' | 'B' | 'O' | 'AB';
export type Rh = 'positive' | 'negative';

/** An illness somebody wrote down. `doubtful`: suspected, to be told apart, not confirmed. */
export interface DiseaseFact extends FactSource {
  fact: 'disease';
  diseases: readonly DiseaseKey[];
  /** Words of the source, for an illness that has no mark of its own name. */
  name: string;
  /** `2019`, `2019-03` or `2019-03-07`; null when nobody wrote it. */
  since: string | null;
  state: 'active' | 'ended' | 'doubtful';
}
/** A follow-up of a managed illness took place. */
export interface ManagedFact extends FactSource {
  fact: 'managed';
  disease: DiseaseKey;
}
export interface BloodFact extends FactSource {
  fact: 'blood';
  abo: Abo | null;
  rh: Rh | null;
}
/** A visit before or after a birth. `weeks`: completed weeks of gestation that day. */
export interface PregnancyFact extends FactSource {
  fact: 'pregnancy';
  visit: 'antenatal' | 'postnatal' | 'postnatal-42' | 'ended';
  weeks: number | null;
}

export type Measure = 'blood-pressure' | 'glucose' | 'weight' | 'height' | 'waist';

/** A number that was measured. Blood pressure mmHg with the lower one as `second`, glucose mmol/L fasting, kg, cm. */
export interface NumberFact extends FactSource {
  fact: 'number';
  measure: Measure;
  value: number;
  second: number | null;
  /** At home another limit of blood pressure holds. */
  setting: 'clinic' | 'home' | 'unknown';
  /** The laboratory's own range, in the same unit. */
  low: number | null;
  high: number | null;
}

/** What the marks, the newest numbers and the list of what is missing are computed from. */
export type HealthFact = DiseaseFact | ManagedFact | BloodFact | PregnancyFact | NumberFact;

/** Of whom. */
export interface RecordPerson {
  sex: 'male' | 'female';
  birthDate: PlainDate;
  gestationWeeks: number | null;
}

/** Facts that were known on a day: written down by then and not yet replaced. */
export const knownOn = <F extends FactSource>(facts: readonly F[], day: PlainDate): F[] =>
  facts.filter(({ knownFrom, knownUntil }) => knownFrom <= day && (knownUntil === null || day < knownUntil));

/** Newest first: by the day it happened, then by the day it was written down, then by id. */
export const newestFirst = (a: FactSource, b: FactSource): number =>
  b.on.localeCompare(a.on) || b.knownFrom.localeCompare(a.knownFrom) || b.entryId.localeCompare(a.entryId);
