import { RECORD_KINDS, SENSITIVE_CATEGORIES } from '@kangban/domain/record/kinds';
import { Count, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** One entry of the record in words, as shares and printed pages show it. */
export const RecordLine = z.object({
  id: Uuid,
  kind: z.enum(RECORD_KINDS),
  /** What this kind is called. */
  kindWords: z.string(),
  happenedOn: PlainDate,
  title: z.string(),
  /** Where, and by whom; null where nobody wrote it down. */
  institution: z.nullable(z.string()),
  practitioner: z.nullable(z.string()),
  /** In words, where it came from: 本人记的. */
  source: z.string(),
  /** A few lines for a list; all of it in the sections. */
  lines: z.array(z.string()),
  sections: z.array(
    z.object({
      title: z.string(),
      rows: z.array(
        z.object({
          label: z.string(),
          words: z.string(),
          /** The laboratory's own judgement, and the range it judged by. */
          flag: z.optional(z.string()),
          range: z.optional(z.string()),
        }),
      ),
    }),
  ),
});
export type RecordLine = z.infer<typeof RecordLine>;

/** What can be taken out of the record now. */
export const ExportChoices = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  kinds: z.array(z.object({ kind: z.enum(RECORD_KINDS), words: z.string(), count: Count })),
  /** Years of which something stands in the record, newest first. */
  years: z.array(z.object({ year: z.number(), count: Count })),
  unlocked: z.array(z.enum(SENSITIVE_CATEGORIES)),
  /** Measured values a table of readings would hold. */
  readings: Count,
  /** Doses a health card would hold; null for who may not take one: a proxy. */
  doses: z.nullable(Count),
  /** How many files this account may still take today. */
  leftToday: Count,
});
export type ExportChoices = z.infer<typeof ExportChoices>;

/** A SMART Health Card with the doses given so far. */
export const HealthCard = z.object({
  /** The signed card, compact JWS. */
  jws: z.string(),
  /** `shc:/…` for one QR code; null where the doses do not fit into one: then the file is the card. */
  qr: z.nullable(z.string()),
  /** Name of the file on the phone. */
  fileName: z.string(),
  /** Where a reader finds the keys: `<issuer>/.well-known/jwks.json`. */
  issuer: z.string(),
  issuedOn: PlainDate,
  doses: z.array(z.object({ name: z.string(), givenOn: PlainDate, known: z.boolean() })),
});
export type HealthCard = z.infer<typeof HealthCard>;

const recordExport = { tag: 'record-export' } as const;
const OfResident = z.object({ residentId: Uuid });

export const getExportChoices = endpoint({
  ...recordExport,
  method: 'GET',
  path: '/residents/:residentId/record-export',
  summary: 'What of the record could be printed or taken along',
  caller: 'resident',
  params: OfResident,
  answer: ExportChoices,
  errors: ['not-found', 'forbidden'],
});
/** Kinds joined by commas; all when left out. Kinds and years are no secret: they name nobody. */
const KindList = z.string().check(z.regex(/^[a-z-]{1,40}(,[a-z-]{1,40}){0,30}$/));
const SensitiveList = z.string().check(z.regex(/^[a-z-]{1,40}(,[a-z-]{1,40}){0,10}$/));
const Year = z.coerce.number().check(z.int(), z.minimum(1900), z.maximum(2200));

export const printRecord = endpoint({
  ...recordExport,
  method: 'GET',
  path: '/residents/:residentId/record.pdf',
  summary: 'The record or a part of it as a tagged PDF, marked with who took it and when; large print on demand',
  caller: 'resident',
  params: OfResident,
  query: z.object({
    kinds: z.optional(KindList),
    /** First and last year, both included; all when left out. */
    from: z.optional(Year),
    to: z.optional(Year),
    /** Sensitive categories to print, joined by commas; each must be unlocked now. None when left out. */
    opened: z.optional(SensitiveList),
    size: z.optional(z.enum(['standard', 'large'])),
  }),
  answer: z.unknown(),
  errors: [
    'not-found',
    'forbidden',
    'bad-input',
    'share-sensitive-locked',
    'export-empty',
    'export-too-large',
    'export-too-many',
    'not-ready',
  ],
});
export const downloadReadings = endpoint({
  ...recordExport,
  method: 'GET',
  path: '/residents/:residentId/readings.csv',
  summary: 'Measured values as a table: day, item, value, unit, source',
  caller: 'resident',
  params: OfResident,
  answer: z.unknown(),
  errors: ['not-found', 'forbidden', 'export-empty', 'export-too-large', 'export-too-many'],
});
export const makeHealthCard = endpoint({
  ...recordExport,
  method: 'POST',
  path: '/residents/:residentId/health-cards',
  summary: 'Make a SMART Health Card of the doses given so far; it leaves here with whoever asked for it',
  caller: 'resident',
  params: OfResident,
  /** Said by the person after the warning that the card leaves here. */
  body: z.object({ understood: z.literal(true) }),
  status: 201,
  answer: HealthCard,
  errors: ['not-found', 'forbidden', 'export-empty', 'export-too-many'],
});

export const downloadHealthCard = endpoint({
  ...recordExport,
  method: 'GET',
  path: '/residents/:residentId/health-card',
  summary: 'A health card made now, as the file other programs read (.smart-health-card)',
  caller: 'resident',
  params: OfResident,
  /** Said by the person after the warning that the card leaves here. */
  query: z.object({ understood: z.literal('yes') }),
  answer: z.unknown(),
  errors: ['not-found', 'forbidden', 'bad-input', 'export-empty', 'export-too-many'],
});
