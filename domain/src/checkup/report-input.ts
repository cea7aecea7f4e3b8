/** What a report is made of: the facts, and what the county set. */
import type { PressureTarget } from '../blood-pressure/types';
import type { GlucoseTarget } from '../glucose/types';
import type { FieldRange, Measured } from '../record/payloads';
import type { PlainDate } from '../shared/plain-date';
import type { CheckupConfig } from './config';

export type SexOrUnknown = 'male' | 'female' | 'unknown';

/** A filled 健康体检表. */
export interface CheckupInput {
  entryId: string;
  on: PlainDate;
  institution: string;
  practitioner: string | null;
  form: string;
  fields: Readonly<Record<string, unknown>>;
  ranges?: Readonly<Record<string, FieldRange>> | undefined;
}

/** A laboratory report with its lines. */
export interface LabInput {
  entryId: string;
  on: PlainDate;
  institution: string;
  results: readonly Measured[];
}

/** An illness that is known; the day it was found where that is told (a month or year counts from its first day). */
export interface Known {
  since: PlainDate | null;
}

/** A questionnaire that stands in where the form has no answer. */
export interface ScreeningAnswer {
  field: string;
  /** As the form codes it. */
  code: string;
  on: PlainDate;
}

/** What is known of the person beside this checkup. */
export interface ReportContext {
  hypertension: Known | null;
  diabetes: Known | null;
  /** Followed up by the clinic for it. */
  hypertensionManaged: boolean;
  diabetesManaged: boolean;
  pressureMedicine: boolean;
  glucoseMedicine: boolean;
  lipidMedicine: boolean;
  /** What the doctor agreed with this person; each goes before every table. */
  personalTarget: PressureTarget | null;
  personalGlucose: GlucoseTarget | null;
  screenings: readonly ScreeningAnswer[];
}

export interface ReportPerson {
  sex: SexOrUnknown;
  birthDate: PlainDate;
}

export interface ReportInput {
  /** Which checkup the report is of. */
  entryId: string;
  person: ReportPerson;
  /** Every checkup that may be shown, in any order. */
  checkups: readonly CheckupInput[];
  labs: readonly LabInput[];
  context: ReportContext;
  config: CheckupConfig;
  today: PlainDate;
  /** Answers left out because they are sensitive. */
  hidden: number;
}
