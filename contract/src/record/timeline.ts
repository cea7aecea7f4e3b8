import { RECORD_KINDS } from '@kangban/domain/record/kinds';
import { Instant, PlainDate, Uuid } from '../common';
import { z } from '../zod';

export const RecordKind = z.enum(RECORD_KINDS);
export type RecordKind = z.infer<typeof RecordKind>;

/** The filters of the timeline; domain/record-home/groups says which kinds each holds. */
export const TimelineGroup = z.enum([
  'checkup',
  'follow-up',
  'vaccine',
  'visit',
  'test',
  'number',
  'medicine',
  'maternal',
  'basic',
]);
export type TimelineGroup = z.infer<typeof TimelineGroup>;

/** One thing of the record as a line of the timeline. */
export const TimelineItem = z.object({
  kind: RecordKind,
  id: Uuid,
  on: PlainDate,
  group: TimelineGroup,
  title: z.string(),
  /** One line in plain words; empty when the title says it all. */
  line: z.string(),
  institution: z.string(),
  practitioner: z.nullable(z.string()),
  source: z.enum(['clinic', 'import', 'fhir', 'resident', 'device', 'school', 'transfer']),
  /** Where it came from, in words: 卫生院记的. */
  sourceText: z.string(),
  /** Something is still to be done or looked at: 等复查. */
  state: z.nullable(z.string()),
  /** Code of a child's check-up, for its page. */
  visit: z.nullable(z.string()),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

/** A section of an entry in words. */
export const EntrySection = z.object({
  title: z.string(),
  rows: z.array(
    z.object({
      label: z.string(),
      words: z.string(),
      flag: z.nullable(z.string()),
      /** The flag says that the number is not as expected. */
      outside: z.optional(z.boolean()),
      range: z.nullable(z.string()),
    }),
  ),
});
export type EntrySection = z.infer<typeof EntrySection>;

/** One state of an entry: corrected ones stay readable. */
export const EntryVersion = z.object({
  id: Uuid,
  on: PlainDate,
  recordedAt: Instant,
  /** The row says that what it replaces never took place. */
  enteredInError: z.boolean(),
  lines: z.array(z.string()),
  /** The one that was asked for. */
  shown: z.boolean(),
});
