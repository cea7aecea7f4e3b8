import { ITEM_LEVELS, type CheckupReport as Report } from '@kangban/domain/checkup/types';
import { Count, Instant, PlainDate, Sex, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { EntrySection } from '../record/timeline';
import { z } from '../zod';

/** A sentence of `domain/checkup/sentences-table`, with what is put into its braces. */
const SentenceRef = z.object({ id: z.string(), values: z.optional(z.record(z.string(), z.string())) });
const Level = z.enum(ITEM_LEVELS);
const Direction = z.enum(['low', 'high', 'none']);
const Bound = z.nullable(z.number());

/** What a report may propose to be done. */
export const ProposedTaskKind = z.enum([
  'recheck',
  'referral',
  'enrol-hypertension',
  'enrol-diabetes',
  'lifestyle',
  'call-now',
]);

const Zone = z.object({
  level: Level,
  direction: Direction,
  word: SentenceRef,
  from: Bound,
  to: Bound,
  toIncluded: z.boolean(),
});

const YearValue = z.object({
  year: z.number(),
  entryId: Uuid,
  on: PlainDate,
  text: z.string(),
  value: z.nullable(z.number()),
  level: Level,
  direction: Direction,
  rangeText: z.nullable(z.string()),
});

const ReportItem = z.object({
  key: z.string(),
  group: z.string(),
  groupLabel: SentenceRef,
  label: SentenceRef,
  formLabel: z.string(),
  value: z.nullable(z.object({ text: z.string(), number: z.nullable(z.number()), unit: z.string() })),
  level: Level,
  direction: Direction,
  word: SentenceRef,
  range: z.object({
    origin: z.enum(['laboratory', 'standard', 'none']),
    low: Bound,
    high: Bound,
    text: z.nullable(z.string()),
    zones: z.array(Zone),
    source: z.string(),
    verified: z.boolean(),
  }),
  meaning: z.array(SentenceRef),
  todo: z.array(SentenceRef),
  notes: z.array(SentenceRef),
  dueOn: z.nullable(PlainDate),
  years: z.array(YearValue),
  change: z.object({
    mark: z.enum(['new', 'back-to-normal', 'worse', 'better', 'same', 'first']),
    direction: z.enum(['up', 'down', 'level']),
    size: z.nullable(z.string()),
    sinceYear: z.nullable(z.number()),
  }),
});

const Wire = z.object({
  entryId: Uuid,
  on: PlainDate,
  year: z.number(),
  institution: z.string(),
  practitioner: z.nullable(z.string()),
  headline: SentenceRef,
  oneThing: z.nullable(SentenceRef),
  oneThingBy: z.nullable(PlainDate),
  counts: z.object({ notable: Count, fine: Count, unjudged: Count, missing: Count }),
  doctor: z.array(SentenceRef),
  notable: z.array(ReportItem),
  groups: z.array(z.object({ key: z.string(), label: SentenceRef, items: z.array(ReportItem) })),
  missing: z.array(z.object({ key: z.string(), label: SentenceRef })),
  tasks: z.array(
    z.object({
      kind: ProposedTaskKind,
      items: z.array(z.string()),
      title: SentenceRef,
      dueOn: PlainDate,
    }),
  ),
  years: z.array(z.object({ year: z.number(), entryId: z.nullable(Uuid), on: z.nullable(PlainDate) })),
  spoken: z.array(SentenceRef),
  hidden: Count,
});
/** The domain's own type, as long as the wire holds no less. */
type Fitting<A extends B, B> = [A, B][1];
export type CheckupReport = Fitting<z.infer<typeof Wire>, Report>;
/** The report as the rules made it (domain/checkup/types); nothing of it is left out on the wire. */
export const CheckupReport = Wire as unknown as z.ZodMiniType<CheckupReport>;

/** Who went through a report and when (审核); the newest word counts. */
export const CheckupReview = z.object({
  byName: z.string(),
  siteName: z.string(),
  on: PlainDate,
  at: Instant,
});
export type CheckupReview = z.infer<typeof CheckupReview>;

/** A checkup of a person, newest first; a year has one, or two where a person came twice. */
export const CheckupLine = z.object({
  entryId: Uuid,
  on: PlainDate,
  year: z.number(),
  institution: z.string(),
  practitioner: z.nullable(z.string()),
  /** A doctor has gone through it. */
  reviewed: z.boolean(),
});
export type CheckupLine = z.infer<typeof CheckupLine>;

/** What a page of the report needs beside it. */
export const CheckupReportOfResident = z.object({
  residentId: Uuid,
  /** How the family calls this person. */
  label: z.string(),
  right: z.enum(['self', 'guardian', 'proxy']),
  today: PlainDate,
  name: z.string(),
  nameMasked: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  /** Whole years on the day of the checkup. */
  age: Count,
  report: CheckupReport,
  /** Null: no doctor has gone through it yet. */
  review: z.nullable(CheckupReview),
  /** Home clinic, to ask and to call; null when the registry names none. */
  site: z.nullable(z.object({ siteId: Uuid, name: z.string(), phone: z.string() })),
  /** The asked checkup was corrected since: the report is of what stands now. */
  corrected: z.boolean(),
});
export type CheckupReportOfResident = z.infer<typeof CheckupReportOfResident>;

/** The whole form as it was filled, in words, by its printed sections. */
export const CheckupFormOfResident = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  entryId: Uuid,
  on: PlainDate,
  institution: z.string(),
  practitioner: z.nullable(z.string()),
  title: z.string(),
  sections: z.array(EntrySection),
  /** Answers left out because they are specially protected; 0 for whoever may not open them. */
  hidden: Count,
});
export type CheckupFormOfResident = z.infer<typeof CheckupFormOfResident>;

/** What a printed report's code says: that it is ours, of which day and for whom it was printed; nothing of what was found. */
export const CheckupPaper = z.object({
  what: z.enum(['report', 'form']),
  nameMasked: z.string(),
  countyName: z.string(),
  institution: z.string(),
  /** Day of the checkup. */
  on: PlainDate,
  printedAt: Instant,
  /** The checkup was corrected after this was printed: ask for a new one. */
  outdated: z.boolean(),
});
export type CheckupPaper = z.infer<typeof CheckupPaper>;

const checkup = { tag: 'checkup' } as const;
const OfResident = z.object({ residentId: Uuid });
/** One checkup by its id, or the newest. */
export const WhichCheckup = z.union([z.literal('newest'), Uuid]);
const OfCheckup = z.object({ residentId: Uuid, entryId: WhichCheckup });
const PaperSize = z.object({ size: z.optional(z.enum(['standard', 'large'])) });
const errors = ['not-found', 'record-not-opened', 'forbidden'] as const;

export const listCheckups = endpoint({
  ...checkup,
  method: 'GET',
  path: '/residents/:residentId/checkups',
  summary: 'The yearly checkups of a person, newest first',
  caller: 'resident',
  params: OfResident,
  answer: z.object({ residentId: Uuid, label: z.string(), today: PlainDate, items: z.array(CheckupLine) }),
  errors,
});
export const getCheckupReport = endpoint({
  ...checkup,
  method: 'GET',
  path: '/residents/:residentId/checkups/:entryId/report',
  summary: 'The report of a checkup: what is notable, what to do and by when, three years side by side',
  caller: 'resident',
  params: OfCheckup,
  answer: CheckupReportOfResident,
  errors,
});
export const getCheckupForm = endpoint({
  ...checkup,
  method: 'GET',
  path: '/residents/:residentId/checkups/:entryId/form',
  summary: 'The whole form of a checkup in words, by its sections',
  caller: 'resident',
  params: OfCheckup,
  answer: CheckupFormOfResident,
  errors,
});
export const printCheckup = endpoint({
  ...checkup,
  method: 'GET',
  path: '/residents/:residentId/checkups/:entryId/report.pdf',
  summary: 'The report on paper: a tagged PDF, large print on demand, with a code that tells it from a false one',
  caller: 'resident',
  params: OfCheckup,
  query: PaperSize,
  answer: z.unknown(),
  errors: [...errors, 'export-too-many', 'not-ready'],
});
export const printCheckupForm = endpoint({
  ...checkup,
  method: 'GET',
  path: '/residents/:residentId/checkups/:entryId/form.pdf',
  summary: 'The original form on paper, every answer as it was filled',
  caller: 'resident',
  params: OfCheckup,
  query: PaperSize,
  answer: z.unknown(),
  errors: [...errors, 'export-too-many', 'not-ready'],
});
export const verifyCheckupPaper = endpoint({
  ...checkup,
  method: 'GET',
  path: '/checkup-papers/:token',
  summary: 'Whether a printed report is ours, for whoever holds its code; nothing of what was found',
  caller: 'anyone',
  params: z.object({ token: z.string().check(z.regex(/^[\w-]{20,100}$/)) }),
  answer: CheckupPaper,
  errors: ['not-found'],
});
