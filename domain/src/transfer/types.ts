/** What a signed package of a child's vision file says, apart from the form it travels in. */
import type { PlainDate } from '../shared/plain-date';
import type { Examination } from '../vision/types';

/** Whose file it is. The number of the identity card never travels in full. */
export interface TransferredChild {
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  /** As masking shows it, `1503**********21`; null when the registry has none. */
  idMasked: string | null;
}

/** One examination with where and by whom it was measured. */
export interface TransferredExamination extends Examination {
  /** UUID in the county it comes from; a later package names it by the same. */
  examinationId: string;
  institution: string;
  examinedBy: string | null;
}

/** The county that signs. */
export interface Issuer {
  countyCode: string;
  /** The health bureau's name. */
  name: string;
}

/** Who agreed to what, when: written into the package, so that the receiver can see it was allowed. */
export interface TransferConsent {
  version: string;
  /** ISO 8601 instant. */
  agreedAt: string;
  /** The guardian or the person, name masked. */
  by: string;
}

export interface VisionTransfer {
  /** UUID of this package. */
  transferId: string;
  /** ISO 8601 instant. */
  issuedAt: string;
  issuer: Issuer;
  /** The school it was made for, as the family wrote it. */
  receiver: string;
  consent: TransferConsent;
  child: TransferredChild;
  /** Oldest first. */
  examinations: readonly TransferredExamination[];
}
