import { Count, IdNumberText, Instant, Nothing, PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** A vision file that was given to a school. */
export const SentTransfer = z.object({
  transferId: Uuid,
  /** The school, as the family wrote it. */
  receiver: z.string(),
  sentAt: Instant,
  sentOn: PlainDate,
  examinations: Count,
  /** Agreed to, by whom in the family; the name masked. */
  consentVersion: z.string(),
  consentBy: z.string(),
  /** Printed on the paper; the school's clinic checks it. */
  code: z.string(),
  /** Since when it can no longer be downloaded; null while it can. */
  stoppedAt: z.nullable(Instant),
  /** Name the file should have on the phone: no name of a person in it. */
  fileName: z.string(),
  paperName: z.string(),
});
export type SentTransfer = z.infer<typeof SentTransfer>;

/** A vision file that came from another county. */
export const ReceivedTransfer = z.object({
  transferId: Uuid,
  from: z.string(),
  receivedOn: PlainDate,
  /** Examinations in it, and those that were not known here before. */
  examinations: Count,
  imported: Count,
});
export type ReceivedTransfer = z.infer<typeof ReceivedTransfer>;

/** What would be sent, the words to agree to, and what was sent and received before, newest first. */
export const TransfersOfResident = z.object({
  residentId: Uuid,
  label: z.string(),
  name: z.string(),
  today: PlainDate,
  /** What a package made now would hold. */
  examinations: Count,
  firstOn: z.nullable(PlainDate),
  lastOn: z.nullable(PlainDate),
  /** False for who may look but not give away: a proxy. */
  maySend: z.boolean(),
  consent: z.object({ version: z.string(), text: z.string() }),
  sent: z.array(SentTransfer),
  received: z.array(ReceivedTransfer),
});
export type TransfersOfResident = z.infer<typeof TransfersOfResident>;

/** The file as text: a signed FHIR Bundle. Four times the largest childhood seen. */
const PackageText = z.string().check(z.minLength(2), z.maxLength(1_500_000));
const PACKAGE_BODY_BYTES = 2_000_000;

const EyeInPackage = z.object({ naked: z.nullable(z.string()), corrected: z.nullable(z.string()) });

/** What a package says, shown before anything is taken over. */
export const ReadTransfer = z.object({
  issuerName: z.string(),
  issuerCounty: z.string(),
  issuedOn: PlainDate,
  receiver: z.string(),
  consentBy: z.string(),
  child: z.object({ name: z.string(), sex: Sex, birthDate: PlainDate, idMasked: z.nullable(z.string()) }),
  examinations: z.array(
    z.object({ examinedOn: PlainDate, institution: z.string(), right: EyeInPackage, left: EyeInPackage }),
  ),
  /** People of this county with this name, sex and birthday, who may be the child. */
  candidates: z.array(
    z.object({ residentId: Uuid, name: z.string(), sex: Sex, birthDate: PlainDate, idMasked: z.nullable(z.string()) }),
  ),
  /** When this very package was taken over before. */
  importedOn: z.nullable(PlainDate),
});
export type ReadTransfer = z.infer<typeof ReadTransfer>;

export const ImportedTransfer = z.object({
  transferId: Uuid,
  residentId: Uuid,
  name: z.string(),
  examinations: Count,
  imported: Count,
});
export type ImportedTransfer = z.infer<typeof ImportedTransfer>;

const transfer = { tag: 'transfer' } as const;
const OfResident = z.object({ residentId: Uuid });
const OfTransfer = z.object({ residentId: Uuid, transferId: Uuid });

export const listTransfers = endpoint({
  ...transfer,
  method: 'GET',
  path: '/residents/:residentId/transfers',
  summary: 'What of the vision file was sent to a school or came from elsewhere, and what would be sent now',
  caller: 'resident',
  params: OfResident,
  answer: TransfersOfResident,
  errors: ['not-found'],
});
export const sendTransfer = endpoint({
  ...transfer,
  method: 'POST',
  path: '/residents/:residentId/transfers',
  summary: 'Agree, and make a signed package of the vision file for a school',
  caller: 'resident',
  idempotent: true,
  params: OfResident,
  body: z.object({
    receiver: z.string().check(z.trim(), z.minLength(2), z.maxLength(60)),
    consentVersion: z.string().check(z.maxLength(40)),
  }),
  status: 201,
  answer: SentTransfer,
  errors: [
    'not-found',
    'forbidden',
    'consent-missing',
    'transfer-empty',
    'transfer-too-many',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const stopTransfer = endpoint({
  ...transfer,
  method: 'POST',
  path: '/residents/:residentId/transfers/:transferId/stop',
  summary: 'Take the agreement back: the package can no longer be downloaded',
  caller: 'resident',
  params: OfTransfer,
  body: Nothing,
  answer: SentTransfer,
  errors: ['not-found', 'forbidden'],
});
export const downloadTransferFile = endpoint({
  ...transfer,
  method: 'GET',
  path: '/residents/:residentId/transfers/:transferId/file',
  summary: 'The package for systems: a signed FHIR R4 Bundle as a file',
  caller: 'resident',
  params: OfTransfer,
  answer: z.unknown(),
  errors: ['not-found', 'transfer-stopped'],
});
export const downloadTransferPaper = endpoint({
  ...transfer,
  method: 'GET',
  path: '/residents/:residentId/transfers/:transferId/paper',
  summary: 'The package for people: a PDF with a code to check it by',
  caller: 'resident',
  params: OfTransfer,
  query: z.object({ size: z.optional(z.enum(['standard', 'large'])) }),
  answer: z.unknown(),
  errors: ['not-found', 'transfer-stopped', 'not-ready'],
});
export const readTransfer = endpoint({
  ...transfer,
  method: 'POST',
  path: '/desk/transfers/read',
  summary: 'Check a package that somebody brought, and say what is in it; nothing is kept',
  caller: 'staff',
  bodyMaxBytes: PACKAGE_BODY_BYTES,
  body: z.object({ file: PackageText }),
  answer: ReadTransfer,
  errors: ['transfer-unreadable', 'transfer-tampered', 'transfer-issuer-unknown', 'transfer-own-county'],
});
export const importTransfer = endpoint({
  ...transfer,
  method: 'POST',
  path: '/desk/transfers/import',
  summary: 'Take a package over into the record of a person staff chose, or of one they enter with the ID card at hand',
  caller: 'staff',
  bodyMaxBytes: PACKAGE_BODY_BYTES,
  body: z.object({
    file: PackageText,
    child: z.union([z.object({ residentId: Uuid }), z.object({ idNumber: IdNumberText })]),
  }),
  status: 201,
  answer: ImportedTransfer,
  errors: [
    'transfer-unreadable',
    'transfer-tampered',
    'transfer-issuer-unknown',
    'transfer-own-county',
    'transfer-other-child',
    'transfer-imported-elsewhere',
    'not-found',
    'other-site',
    'id-number-invalid',
  ],
});
