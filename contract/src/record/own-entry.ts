import { Instant, Nothing, PersonName, Phone, PlainDate, Sex, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));

export const OwnEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('allergy'),
    what: Line,
    category: z.enum(['medication', 'food', 'environment', 'other']),
    reaction: z.optional(Line),
  }),
  z.object({ kind: z.literal('no-allergy') }),
  z.object({
    kind: z.literal('medicine'),
    name: Line,
    dose: z.optional(Line),
    frequency: z.optional(Line),
    since: z.optional(PlainDate),
  }),
]);
export type OwnEntry = z.infer<typeof OwnEntry>;

/** What somebody of the family wrote down, and may take back. */
export const WrittenEntry = z.object({
  entryId: Uuid,
  kind: z.enum(['allergy', 'medication']),
  happenedOn: PlainDate,
  /** In words, as the timeline says it. */
  title: z.string(),
  text: z.string(),
});
export type WrittenEntry = z.infer<typeof WrittenEntry>;

/** Whom to call; the number in full, because it is for an emergency. */
export const Contact = z.object({ name: PersonName, relation: Line, phone: Phone });
export type Contact = z.infer<typeof Contact>;

/** The emergency page: what a stranger who helps must know, and nothing that is sensitive. */
export const Pocket = z.object({
  residentId: Uuid,
  label: z.string(),
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  madeAt: Instant,
  /** A型 · Rh 阳性, and whose word that is; null: nobody tested it. */
  blood: z.nullable(z.object({ text: z.string(), from: z.string(), on: PlainDate })),
  /** `unknown`: nobody has asked; `none`: said to have none. */
  allergyState: z.enum(['some', 'none', 'unknown']),
  allergies: z.array(z.object({ text: z.string(), own: z.boolean() })),
  medicines: z.array(z.object({ text: z.string(), own: z.boolean() })),
  conditions: z.array(z.string()),
  contacts: z.array(Contact),
  clinic: z.nullable(z.object({ name: z.string(), phone: z.string() })),
  hotline: z.string(),
  /** False for who may look but not write: a proxy. */
  mayWrite: z.boolean(),
});
export type Pocket = z.infer<typeof Pocket>;

/** Lines a person may put on a card for others; none is on it unless chosen. */
export const ShareCard = z.object({
  residentId: Uuid,
  label: z.string(),
  /** `health`: says something about the body or a service used; the page says so beside the choice. */
  lines: z.array(z.object({ key: z.string(), text: z.string(), health: z.boolean() })),
});
export type ShareCard = z.infer<typeof ShareCard>;

const OfResident = z.object({ residentId: Uuid });
const own = { tag: 'own-entry', caller: 'resident' } as const;

export const addOwnEntry = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/own-entries',
  summary: 'Write down an allergy or a medicine',
  idempotent: true,
  params: OfResident,
  body: OwnEntry,
  status: 201,
  answer: z.object({ entryId: Uuid }),
  errors: [
    'not-found',
    'forbidden',
    'record-not-opened',
    'bad-input',
    'own-entries-too-many',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const listOwnEntries = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/own-entries',
  summary: 'What the family wrote down and may take back, newest first',
  params: OfResident,
  answer: z.object({ items: z.array(WrittenEntry), mayWrite: z.boolean() }),
  errors: ['not-found', 'record-not-opened'],
});
export const withdrawOwnEntry = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/own-entries/:entryId/withdraw',
  summary: 'Say that an own entry was wrong: it no longer counts, and stays to be looked up',
  params: z.object({ residentId: Uuid, entryId: Uuid }),
  body: Nothing,
  answer: Nothing,
  errors: ['not-found', 'forbidden', 'record-not-opened'],
});
export const getPocket = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/pocket',
  summary: 'The emergency page, to be kept on the phone',
  params: OfResident,
  answer: Pocket,
  errors: ['not-found', 'record-not-opened'],
});
export const setContacts = endpoint({
  ...own,
  method: 'PUT',
  path: '/residents/:residentId/contacts',
  summary: 'Whom to call in an emergency, at most three; the last word counts',
  params: OfResident,
  body: z.object({ contacts: z.array(Contact).check(z.maxLength(3)) }),
  answer: Nothing,
  errors: ['not-found', 'forbidden', 'record-not-opened'],
});
export const getShareCard = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/share-card',
  summary: 'What could stand on a card for others',
  params: OfResident,
  answer: ShareCard,
  errors: ['not-found', 'record-not-opened'],
});
