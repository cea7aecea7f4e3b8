/** The person as of one checkup: what every judgement of that day depends on. */
import { ageInYears, type PlainDate } from '../../shared/plain-date';
import type { CheckupConfig } from '../config';
import type { Known, ReportContext, ReportInput, SexOrUnknown } from '../report-input';

export interface Who {
  sex: SexOrUnknown;
  /** Completed years on the day of the checkup, not today. */
  ageYears: number;
  on: PlainDate;
  diabetes: boolean;
  hypertension: boolean;
  context: ReportContext;
  config: CheckupConfig;
  /** Codes of 症状 on this form. */
  symptoms: readonly string[];
}

/** Whether an illness was known on a day; one without a day counts as known all along. */
const wasKnown = (known: Known | null, on: PlainDate): boolean =>
  known !== null && (known.since === null || known.since <= on);

const codesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** The person on the day of a checkup. */
export function whoOn(
  { person, context, config }: ReportInput,
  { on, fields }: { on: PlainDate; fields: Readonly<Record<string, unknown>> },
): Who {
  return {
    sex: person.sex,
    ageYears: ageInYears(person.birthDate, on),
    on,
    diabetes: wasKnown(context.diabetes, on),
    hypertension: wasKnown(context.hypertension, on),
    context,
    config,
    symptoms: codesIn(fields.symptoms),
  };
}

/** The tables are those of grown-ups. */
export const ADULT_YEARS = 18;
/** 老年人: the free yearly checkup. */
export const ELDER_YEARS = 65;
