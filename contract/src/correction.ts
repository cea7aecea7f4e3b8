import { Cursor, Instant, pageOf, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const CorrectionState = z.enum(['opened', 'accepted', 'declined', 'withdrawn']);
export type CorrectionState = z.infer<typeof CorrectionState>;

/** What is pointed at: an entry of a kind of the record, or the registry's own lines about the person. */
export const CorrectionTarget = z.object({
  /** A kind of domain/record/kinds, or `profile`. */
  kind: z.string().check(z.regex(/^[a-z][a-z-]{1,38}$/)),
  /** Null for the profile. */
  id: z.nullable(Uuid),
});
export type CorrectionTarget = z.infer<typeof CorrectionTarget>;

/** The thing pointed at in words, as it stands. */
export const DescribedTarget = z.object({
  ...CorrectionTarget.shape,
  title: z.string(),
  on: z.nullable(PlainDate),
  lines: z.array(z.string()),
});
export type DescribedTarget = z.infer<typeof DescribedTarget>;

/** What was set right, before and after. */
export const CorrectedField = z.object({ label: z.string(), from: z.string(), to: z.string() });
export type CorrectedField = z.infer<typeof CorrectedField>;

export const Correction = z.object({
  correctionId: Uuid,
  residentId: Uuid,
  target: CorrectionTarget,
  /** What was pointed at, as it was called then. */
  title: z.string(),
  on: z.nullable(PlainDate),
  /** Which line of it, in the person's own words. */
  wrong: z.string(),
  rightly: z.string(),
  state: CorrectionState,
  openedAt: Instant,
  dueOn: PlainDate,
  late: z.boolean(),
  /** Which clinic answers; null where every clinic may. */
  answeredBy: z.nullable(z.string()),
  mine: z.boolean(),
  answer: z.nullable(z.object({ at: Instant, staffName: z.nullable(z.string()), words: z.string() })),
  changes: z.array(CorrectedField),
  /** The entry was struck out as something that never was. */
  struckOut: z.boolean(),
});
export type Correction = z.infer<typeof Correction>;

export const DeskCorrection = z.object({ ...Correction.shape, nameMasked: z.string() });
export type DeskCorrection = z.infer<typeof DeskCorrection>;

/** A place that can be set right, as it stands. */
export const CorrectableField = z.object({
  path: z.string(),
  label: z.string(),
  value: z.nullable(z.string()),
  options: z.nullable(z.array(z.object({ code: z.string(), label: z.string() }))),
  several: z.boolean(),
});
export type CorrectableField = z.infer<typeof CorrectableField>;

export const DeskCorrectionDetail = z.object({
  ...DeskCorrection.shape,
  /** What was pointed at as it stands now; null when it was replaced meanwhile or may not be shown to this member. */
  standing: z.nullable(DescribedTarget),
  fields: z.array(CorrectableField),
  /** How it is set right: here, where it is registered (the answer waits for that), or in words alone. */
  how: z.enum(['here', 'elsewhere', 'words']),
});
export type DeskCorrectionDetail = z.infer<typeof DeskCorrectionDetail>;

const Words = z.string().check(z.trim(), z.minLength(2), z.maxLength(300));
const family = { tag: 'correction', caller: 'resident' } as const;
const desk = { tag: 'correction', caller: 'staff' } as const;
const ofResident = z.object({ residentId: Uuid });
const atDesk = z.object({ correctionId: Uuid });
const DESK_ERRORS = ['not-found', 'other-site', 'correction-not-changeable', 'bad-input'] as const;

export const getCorrectionTarget = endpoint({
  ...family,
  method: 'GET',
  path: '/residents/:residentId/correction-target',
  summary: 'What a request is going to point at, in words',
  params: ofResident,
  query: z.object({ kind: CorrectionTarget.shape.kind, id: z.optional(Uuid) }),
  answer: z.object({ label: z.string(), target: DescribedTarget }),
  errors: ['not-found', 'record-not-opened', 'forbidden'],
});
export const listCorrections = endpoint({
  ...family,
  method: 'GET',
  path: '/residents/:residentId/corrections',
  summary: 'Requests for a correction, newest first, with what became of them; a guardian or proxy sees their own only',
  params: ofResident,
  query: z.object({ cursor: z.optional(Cursor) }),
  answer: z.object({ label: z.string(), items: z.array(Correction), nextCursor: z.nullable(z.string()) }),
  errors: ['not-found', 'record-not-opened', 'forbidden', 'bad-input'],
});
export const askCorrection = endpoint({
  ...family,
  method: 'POST',
  path: '/residents/:residentId/corrections',
  summary: '哪里写错了: points at an entry and says what is right; the clinic answers within seven days',
  idempotent: true,
  params: ofResident,
  body: z.object({ target: CorrectionTarget, wrong: z.string().check(z.trim(), z.maxLength(300)), rightly: Words }),
  status: 201,
  answer: Correction,
  errors: [
    'not-found',
    'record-not-opened',
    'forbidden',
    'bad-input',
    'correction-too-many',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const withdrawCorrection = endpoint({
  ...family,
  method: 'POST',
  path: '/residents/:residentId/corrections/:correctionId/withdraw',
  summary: 'Takes a request back that waits for its answer',
  params: z.object({ residentId: Uuid, correctionId: Uuid }),
  answer: Correction,
  errors: ['not-found', 'record-not-opened', 'forbidden', 'correction-not-changeable'],
});
export const listDeskCorrections = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/corrections',
  summary: 'Requests the own clinic has to answer, the longest waiting first; or those that were answered',
  query: z.object({ which: z.optional(z.enum(['waiting', 'done'])), cursor: z.optional(Cursor) }),
  answer: pageOf(DeskCorrection),
  errors: ['bad-input'],
});
export const getDeskCorrection = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/corrections/:correctionId',
  summary: 'One request with the entry as it stands and the places that can be set right',
  params: atDesk,
  answer: DeskCorrectionDetail,
  errors: ['not-found', 'other-site'],
});
export const acceptCorrection = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/corrections/:correctionId/accept',
  summary: 'Sets it right: a row that replaces the old one, or strikes it out; both stay and are shown',
  params: atDesk,
  body: z.object({
    changes: z.array(
      z.object({ path: z.string().check(z.maxLength(120)), value: z.nullable(z.string().check(z.maxLength(2000))) }),
    ),
    /** The entry is of somebody else, or never was. */
    strikeOut: z.boolean(),
    words: z.string().check(z.trim(), z.maxLength(300)),
  }),
  answer: DeskCorrection,
  errors: [...DESK_ERRORS, 'forbidden', 'correction-target-gone', 'correction-invalid', 'correction-elsewhere'],
});
export const declineCorrection = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/corrections/:correctionId/decline',
  summary: 'Leaves it as it is, with a reason in words',
  params: atDesk,
  body: z.object({ words: Words }),
  answer: DeskCorrection,
  errors: DESK_ERRORS,
});
