import { parsePlainDate } from '@kangban/domain/shared/plain-date';
import { z } from 'zod';

const TEXT_MAX = 20_000;
const LIST_MAX = 2000;

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const DATE_TIME =
  /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d))?$/;

const PADDING = ['', '', '', '', '-01-01', '', '', '-01', '', '', ''];
/** Whether a date, or the part of it that is told, is in the calendar. */
const isInCalendar = (day: string): boolean => parsePlainDate(`${day}${PADDING[day.length] ?? ''}`) !== undefined;

export const Text = z.string().max(TEXT_MAX);
export const Uri = z.string().regex(/^\S+$/, 'no white space in a uri').max(2000);
export const Code = z
  .string()
  .regex(/^\S+( \S+)*$/, 'not a code')
  .max(200);
export const Positive = z.number().int().positive();
export const Whole = z.number().int();
export const Decimal = z.number();
export const FhirDate = z
  .string()
  .regex(DATE, 'a date is YYYY, YYYY-MM or YYYY-MM-DD')
  .refine(isInCalendar, 'no such day in the calendar');
export const DateTime = z
  .string()
  .regex(DATE_TIME, 'a dateTime is a date, or a day with time and offset')
  .refine((text) => isInCalendar(text.slice(0, text.indexOf('T') < 0 ? undefined : text.indexOf('T'))), 'no such day');
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T/, 'an instant has day, time and offset')
  .pipe(DateTime);

export const listOf = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(LIST_MAX);
export const oneOf = <const T extends readonly [string, ...string[]]>(codes: T) => z.enum(codes);

export const Coding = z.strictObject({
  system: Uri.optional(),
  version: Text.optional(),
  code: Code.optional(),
  display: Text.optional(),
  userSelected: z.boolean().optional(),
});
export type Coding = z.infer<typeof Coding>;

export const CodeableConcept = z
  .strictObject({ coding: listOf(Coding).optional(), text: Text.optional() })
  .refine(({ coding, text }) => coding !== undefined || text !== undefined, 'neither coding nor text');
export type CodeableConcept = z.infer<typeof CodeableConcept>;

export const Quantity = z.strictObject({
  value: Decimal.optional(),
  comparator: oneOf(['<', '<=', '>=', '>']).optional(),
  unit: Text.optional(),
  system: Uri.optional(),
  code: Code.optional(),
});
export type Quantity = z.infer<typeof Quantity>;

export const Period = z
  .strictObject({ start: DateTime.optional(), end: DateTime.optional() })
  .refine(
    ({ start, end }) => start === undefined || end === undefined || isOrdered(start, end),
    'the end lies before the start',
  );
export type Period = z.infer<typeof Period>;

function isOrdered(start: string, end: string): boolean {
  const known = Math.min(start.length, end.length);
  if (known <= 10) return start.slice(0, known) <= end.slice(0, known);
  return Date.parse(start) <= Date.parse(end);
}

export const Range = z.strictObject({ low: Quantity.optional(), high: Quantity.optional() });
export const Ratio = z.strictObject({ numerator: Quantity.optional(), denominator: Quantity.optional() });

export const Identifier = z.strictObject({
  use: oneOf(['usual', 'official', 'temp', 'secondary', 'old']).optional(),
  type: CodeableConcept.optional(),
  system: Uri.optional(),
  value: Text.optional(),
  period: Period.optional(),
  assigner: z.unknown().optional(),
});
export type Identifier = z.infer<typeof Identifier>;

export const Reference = z
  .strictObject({
    reference: z.string().min(1).max(2000).optional(),
    type: Uri.optional(),
    identifier: Identifier.optional(),
    display: Text.optional(),
  })
  .refine(
    ({ reference, identifier, display }) => reference ?? identifier ?? display,
    'a reference names nothing: reference, identifier or display',
  );
export type Reference = z.infer<typeof Reference>;

export const HumanName = z.strictObject({
  use: oneOf(['usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden']).optional(),
  text: Text.optional(),
  family: Text.optional(),
  given: listOf(Text).optional(),
  prefix: listOf(Text).optional(),
  suffix: listOf(Text).optional(),
  period: Period.optional(),
});
export type HumanName = z.infer<typeof HumanName>;

export const ContactPoint = z.strictObject({
  system: oneOf(['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']).optional(),
  value: Text.optional(),
  use: oneOf(['home', 'work', 'temp', 'old', 'mobile']).optional(),
  rank: Positive.optional(),
  period: Period.optional(),
});
export type ContactPoint = z.infer<typeof ContactPoint>;

export const Annotation = z.strictObject({
  authorReference: Reference.optional(),
  authorString: Text.optional(),
  time: DateTime.optional(),
  text: Text,
});
export type Annotation = z.infer<typeof Annotation>;

/** How often and when, as far as words can say it. */
export const Timing = z.looseObject({
  code: CodeableConcept.optional(),
  repeat: z
    .looseObject({
      frequency: Positive.optional(),
      period: Decimal.optional(),
      periodUnit: oneOf(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']).optional(),
    })
    .optional(),
});
export type Timing = z.infer<typeof Timing>;

export const Dosage = z.looseObject({
  text: Text.optional(),
  patientInstruction: Text.optional(),
  timing: Timing.optional(),
  route: CodeableConcept.optional(),
  doseAndRate: listOf(z.looseObject({ doseQuantity: Quantity.optional(), doseRange: Range.optional() })).optional(),
});
export type Dosage = z.infer<typeof Dosage>;

export const Meta = z.looseObject({
  versionId: z.string().optional(),
  lastUpdated: z.string().optional(),
  source: Uri.optional(),
  profile: listOf(Uri).optional(),
  security: listOf(Coding).optional(),
  tag: listOf(Coding).optional(),
});
