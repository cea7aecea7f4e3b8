import { isRecordKind } from '@kangban/domain/record/kinds';
import { Count, Cursor, Instant, pageOf, PlainDate, Sex, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';
import { EntrySection, EntryVersion, RecordKind, TimelineGroup, TimelineItem } from './timeline';

/** An identity mark of the first page: computed from facts, never set by hand. */
export const RecordMark = z.object({
  group: z.enum(['maternal-child', 'older', 'chronic', 'notifiable', 'weight', 'blood']),
  key: z.string(),
  text: z.string(),
  note: z.nullable(z.string()),
  tone: z.enum(['plain', 'attention']),
  /** 2019, 2019-03 or a day. */
  since: z.nullable(z.string()),
  /** `first-recorded`: nobody wrote when it began. */
  sinceIs: z.enum(['told', 'first-recorded']),
});
export type RecordMark = z.infer<typeof RecordMark>;

const NumberState = z.object({
  tone: z.enum(['normal', 'attention', 'urgent', 'plain']),
  word: z.string(),
  note: z.string(),
  source: z.string(),
  verified: z.boolean(),
});

/** A number with its newest values, newest first. */
export const RecordNumber = z.object({
  measure: z.enum(['blood-pressure', 'glucose', 'weight', 'height', 'waist']),
  name: z.string(),
  unit: z.string(),
  values: z.array(z.object({ id: Uuid, kind: RecordKind, on: PlainDate, text: z.string(), home: z.boolean() })),
  /** What the tables say of the newest value; null where none does. */
  state: z.nullable(NumberState),
});
export type RecordNumber = z.infer<typeof RecordNumber>;

/** Something the record lacks, and the ways it gets in, the easiest first. */
export const MissingThing = z.object({
  thing: z.string(),
  title: z.string(),
  text: z.string(),
  ways: z.array(z.enum(['enter', 'correct', 'clinic', 'measure', 'visits'])),
});
export type MissingThing = z.infer<typeof MissingThing>;

/** The first page of a record: one answer, at most 30 KB. */
export const RecordOverview = z.object({
  residentId: Uuid,
  label: z.string(),
  right: z.enum(['self', 'guardian', 'proxy']),
  today: PlainDate,
  name: z.string(),
  nameMasked: z.string(),
  idMasked: z.nullable(z.string()),
  sex: Sex,
  birthDate: PlainDate,
  marks: z.array(RecordMark),
  allergies: z.array(z.object({ id: Uuid, text: z.string(), severe: z.boolean() })),
  numbers: z.array(RecordNumber),
  /** Who looked after the person last, by the newest follow-up or checkup. */
  doctor: z.nullable(
    z.object({ name: z.string(), institution: z.string(), phone: z.nullable(z.string()), on: PlainDate }),
  ),
  medicines: z.array(z.object({ id: Uuid, name: z.string(), how: z.nullable(z.string()) })),
  /** The newest 个人基本信息表; null when there is none. */
  basic: z.nullable(z.object({ id: Uuid, on: PlainDate })),
  /** The newest things of every kind, and the filters that would show something. */
  recent: z.array(TimelineItem),
  groups: z.array(TimelineGroup),
  /** Whole entries that stay hidden until unlocked; 0 for whoever may not unlock them. */
  hidden: Count,
  missing: z.array(MissingThing),
});
export type RecordOverview = z.infer<typeof RecordOverview>;

/** A whole entry in words, with where it came from. */
export const RecordEntryDetail = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  item: TimelineItem,
  lines: z.array(z.string()),
  sections: z.array(EntrySection),
  /** Answers left out because they are specially protected and not open; 0 for whoever may not open them. */
  hiddenParts: Count,
  recordedAt: Instant,
  /** The system it was sent from; null when it was written here. */
  sourceSystem: z.nullable(z.string()),
  /** Newest first; one when it was never corrected. */
  versions: z.array(EntryVersion),
  /** It was corrected since or struck out. */
  superseded: z.boolean(),
});
export type RecordEntryDetail = z.infer<typeof RecordEntryDetail>;

/** 个人基本信息表 in the form's own fields and words. */
export const BasicInformation = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  name: z.string(),
  idMasked: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
  sex: Sex,
  birthDate: PlainDate,
  /** Null when no form was filled. */
  form: z.nullable(
    z.object({
      id: Uuid,
      on: PlainDate,
      institution: z.string(),
      practitioner: z.nullable(z.string()),
      title: z.string(),
      sections: z.array(EntrySection),
      hiddenParts: Count,
    }),
  ),
});
export type BasicInformation = z.infer<typeof BasicInformation>;

/** A mark with the rows it comes from. */
export const TracedMark = z.object({
  ...RecordMark.shape,
  /** Newest first; empty for what sex and birth date in the registry say alone. */
  facts: z.array(z.object({ id: Uuid, kind: RecordKind, on: PlainDate, title: z.string(), institution: z.string() })),
});
export type TracedMark = z.infer<typeof TracedMark>;

export const RecordMarks = z.object({
  residentId: Uuid,
  label: z.string(),
  /** The day the marks are of. */
  on: PlainDate,
  today: PlainDate,
  marks: z.array(TracedMark),
  /** How they came to be, newest first. */
  history: z.array(
    z.object({
      on: PlainDate,
      became: z.enum(['set', 'changed', 'ended']),
      group: RecordMark.shape.group,
      text: z.string(),
      note: z.nullable(z.string()),
    }),
  ),
});
export type RecordMarks = z.infer<typeof RecordMarks>;

/** `checkup,encounter`: names of kinds, each of which exists. */
const Kinds = z.string().check(
  z.minLength(1),
  z.maxLength(300),
  z.refine((text) => text.split(',').every(isRecordKind), 'not kinds of the record'),
);

const record = { tag: 'record', method: 'GET', caller: 'resident' } as const;
const ofResident = z.object({ residentId: Uuid });
const errors = ['not-found', 'record-not-opened', 'forbidden'] as const;

export const getRecord = endpoint({
  ...record,
  path: '/residents/:residentId/record',
  summary: 'The first page of a record: marks, newest numbers, what came last, what is missing',
  params: ofResident,
  answer: RecordOverview,
  errors,
});
export const listRecordTimeline = endpoint({
  ...record,
  path: '/residents/:residentId/record/timeline',
  summary: 'Everything in a record, newest first, by kinds or by a filter',
  params: ofResident,
  query: z.object({ group: z.optional(TimelineGroup), kinds: z.optional(Kinds), cursor: z.optional(Cursor) }),
  answer: z.object({ ...pageOf(TimelineItem).shape, label: z.string(), today: PlainDate, hidden: Count }),
  errors: [...errors, 'bad-input'],
});
export const getRecordEntry = endpoint({
  ...record,
  path: '/residents/:residentId/record/entries/:entryId',
  summary: 'One entry in words, with its corrections and where it came from',
  params: z.object({ residentId: Uuid, entryId: Uuid }),
  answer: RecordEntryDetail,
  errors,
});
export const getBasicInformation = endpoint({
  ...record,
  path: '/residents/:residentId/record/basic-information',
  summary: 'The national form 个人基本信息表 in its own fields and words',
  params: ofResident,
  answer: BasicInformation,
  errors,
});
export const getRecordMarks = endpoint({
  ...record,
  path: '/residents/:residentId/record/marks',
  summary: 'The identity marks as of a day with the rows they come from, and how they came to be',
  params: ofResident,
  query: z.object({ on: z.optional(PlainDate) }),
  answer: RecordMarks,
  errors: [...errors, 'bad-input'],
});
