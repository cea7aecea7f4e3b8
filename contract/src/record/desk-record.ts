import { STAFF_PURPOSES } from '@kangban/domain/access/areas';
import { Cursor, pageOf, PlainDate, Sex, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';
import { RecordEntryDetail, RecordMark, RecordNumber, RecordOverview } from './record';
import { TimelineGroup, TimelineItem } from './timeline';

/** What a member of staff opens a record for; the person reads it in 谁看过我的档案. */
export const StaffPurpose = z.enum(STAFF_PURPOSES);
export type StaffPurpose = z.infer<typeof StaffPurpose>;

/** The first page of a record at the desk: no more than its purpose is for, and nothing that is specially protected. */
export const DeskRecord = z.object({
  residentId: Uuid,
  purpose: StaffPurpose,
  today: PlainDate,
  name: z.string(),
  idMasked: z.nullable(z.string()),
  sex: Sex,
  birthDate: PlainDate,
  marks: z.array(RecordMark),
  allergies: RecordOverview.shape.allergies,
  /** Illnesses that stand. `sure`: confirmed; `since`: 2019, 2019-03 or a day. */
  problems: z.array(z.object({ id: Uuid, text: z.string(), since: z.nullable(z.string()), sure: z.boolean() })),
  medicines: RecordOverview.shape.medicines,
  numbers: z.array(RecordNumber),
  /** The filters that would show something. */
  groups: z.array(TimelineGroup),
});
export type DeskRecord = z.infer<typeof DeskRecord>;

const desk = { tag: 'desk', method: 'GET', caller: 'staff' } as const;
const errors = ['not-found', 'forbidden', 'other-site', 'closed-by-person'] as const;
const ofResident = z.object({ residentId: Uuid });

export const getDeskRecord = endpoint({
  ...desk,
  path: '/desk/residents/:residentId/record',
  summary: 'Open a record at the desk for a purpose; the person sees who did, and what for',
  params: ofResident,
  query: z.object({ purpose: StaffPurpose }),
  answer: DeskRecord,
  errors,
});
export const listDeskTimeline = endpoint({
  ...desk,
  path: '/desk/residents/:residentId/record/timeline',
  summary: 'What a record opened at the desk holds for its purpose, newest first',
  params: ofResident,
  query: z.object({ purpose: StaffPurpose, group: z.optional(TimelineGroup), cursor: z.optional(Cursor) }),
  answer: z.object({ ...pageOf(TimelineItem).shape, today: PlainDate }),
  errors: [...errors, 'bad-input'],
});
export const getDeskEntry = endpoint({
  ...desk,
  path: '/desk/residents/:residentId/record/entries/:entryId',
  summary: 'One entry of a record opened at the desk, in words, with its corrections',
  params: z.object({ residentId: Uuid, entryId: Uuid }),
  query: z.object({ purpose: StaffPurpose }),
  answer: RecordEntryDetail,
  errors,
});
