/** The shapes of stored payloads, as rules read them. The contract's schemas (contract/record/payloads) say the same with their limits. */
import type { EntryKind } from './kinds';

interface Coding {
  system: string;
  code: string;
  display?: string | undefined;
}
export interface Concept {
  text: string;
  coding: readonly Coding[];
  /** False: shown as the source wrote it, and said to be so. */
  known: boolean;
  /** The source's own words where ours stand in `text`. */
  original?: string | undefined;
}
export interface Amount {
  value: number;
  unit: string;
  comparator?: string | undefined;
  original?: { value: number; unit: string } | undefined;
}
export type MeasuredFlag = 'normal' | 'low' | 'high' | 'critical-low' | 'critical-high' | 'abnormal';
export interface Measured {
  what: Concept;
  amount?: Amount | undefined;
  words?: string | undefined;
  concept?: Concept | undefined;
  absent?: string | undefined;
  low?: number | undefined;
  high?: number | undefined;
  rangeText?: string | undefined;
  flag?: MeasuredFlag | undefined;
  method?: string | undefined;
  bodySite?: string | undefined;
  note?: string | undefined;
}
interface Encounter {
  class: 'outpatient' | 'inpatient' | 'emergency' | 'home' | 'other';
  department?: string | undefined;
  reasons: readonly Concept[];
  diagnoses: readonly Concept[];
  admittedOn?: string | undefined;
  dischargedOn?: string | undefined;
  summary?: string | undefined;
  advice?: string | undefined;
}
interface Report {
  name: Concept;
  status: 'preliminary' | 'final' | 'amended';
  results: readonly Measured[];
  conclusion?: string | undefined;
  bodySite?: string | undefined;
}
interface Observation {
  category: 'vital-signs' | 'laboratory' | 'social-history' | 'survey' | 'exam' | 'other';
  setting: 'clinic' | 'home' | 'unknown';
  main: Measured;
  parts: readonly Measured[];
}
interface Condition {
  what: Concept;
  clinical: 'active' | 'recurrence' | 'relapse' | 'inactive' | 'remission' | 'resolved' | 'unknown';
  verification: 'confirmed' | 'provisional' | 'differential' | 'unconfirmed' | 'refuted';
  onset?: string | undefined;
  endedOn?: string | undefined;
  note?: string | undefined;
}
interface Medication {
  what: Concept;
  status: 'active' | 'completed' | 'stopped' | 'on-hold' | 'intended' | 'not-taken' | 'unknown';
  dose?: string | undefined;
  frequency?: string | undefined;
  route?: string | undefined;
  startsOn?: string | undefined;
  endsOn?: string | undefined;
  reason?: Concept | undefined;
  adherence?: 'regular' | 'irregular' | 'not-taking' | undefined;
  note?: string | undefined;
}
interface Allergy {
  none: boolean;
  what: Concept;
  category: 'medication' | 'food' | 'environment' | 'biologic' | 'other';
  criticality: 'low' | 'high' | 'unknown';
  clinical: 'active' | 'inactive' | 'resolved';
  verification: 'confirmed' | 'unconfirmed' | 'refuted';
  reactions: readonly string[];
  onset?: string | undefined;
  note?: string | undefined;
}
interface Screening {
  questionnaire: string;
  name: string;
  answers: readonly { linkId: string; text?: string | undefined; answers: readonly string[] }[];
  score?: number | undefined;
  result?: string | undefined;
}
interface CarePlan {
  title: string;
  status: 'draft' | 'active' | 'on-hold' | 'revoked' | 'completed' | 'unknown';
  startsOn?: string | undefined;
  endsOn?: string | undefined;
  activities: readonly { what: string; on?: string | undefined; status?: string | undefined }[];
  note?: string | undefined;
}
interface AppointmentElsewhere {
  what: string;
  status: 'proposed' | 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow' | 'waitlist';
  startsAt?: string | undefined;
  department?: string | undefined;
  note?: string | undefined;
}
interface MaternalVisit {
  visit: 'antenatal' | 'postnatal' | 'postnatal-42';
  no?: number | undefined;
  weeks?: number | undefined;
  measured: readonly Measured[];
  findings?: string | undefined;
  advice?: string | undefined;
  nextOn?: string | undefined;
}
/** A filled national form; `fields` follow the form's own table. */
export interface FilledForm {
  form: string;
  fields: Readonly<Record<string, unknown>>;
  /** The laboratory's own range beside a field, by the field's name. */
  ranges?: Readonly<Record<string, FieldRange>> | undefined;
}

/** A laboratory's range as written beside a field of a form, in the unit of the field unless `unit` says another. */
export interface FieldRange {
  low?: number | undefined;
  high?: number | undefined;
  /** As printed, where it is not two numbers: `<5.2`, `3.9-6.1`, `阴性`. */
  text?: string | undefined;
  unit?: string | undefined;
  method?: string | undefined;
  flag?: MeasuredFlag | undefined;
}

/** The payload of each kind, version 1. */
export interface EntryPayloads {
  'basic-information': FilledForm;
  checkup: FilledForm;
  'follow-up': FilledForm;
  encounter: Encounter;
  'lab-report': Report;
  'imaging-report': Report;
  observation: Observation;
  condition: Condition;
  medication: Medication;
  allergy: Allergy;
  screening: Screening;
  'maternal-visit': MaternalVisit;
  'care-plan': CarePlan;
  'appointment-elsewhere': AppointmentElsewhere;
}

/** An entry with the payload of its kind. */
export type TypedEntry = { [K in EntryKind]: { kind: K; version: number; payload: EntryPayloads[K] } }[EntryKind];
