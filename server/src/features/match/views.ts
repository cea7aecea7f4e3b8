import type { Match, MatchLine, MatchRecord } from '@kangban/contract/match';
import { agreementOf } from '@kangban/domain/match/compare-persons';
import { PERSON_FIELDS } from '@kangban/domain/match/types';
import { maskName } from '@kangban/domain/shared/masking';
import type { Cipher } from '../../crypto/cipher';
import { maskedIdNumber, maskedPhone } from '../../crypto/sealed-column';
import type { DecisionRow, LineRow, ReviewRow, SideRow } from './store';

/** A line of the list. */
export const lineView = (row: LineRow): MatchLine => ({
  reviewId: row.reviewId,
  state: row.state,
  doubt: row.doubt,
  madeAt: row.madeAt.toISOString(),
  subjectMasked: maskName(row.subjectName),
  candidateMasked: maskName(row.candidateName),
  sex: row.sex,
  birthDate: row.birthDate,
});

const sideView = (cipher: Cipher, row: SideRow): MatchRecord => ({
  residentId: row.residentId,
  name: row.name,
  sex: row.sex,
  birthDate: row.birthDate,
  idMasked: maskedIdNumber(cipher, row.idCipher, row.idKeyId),
  phoneMasked: maskedPhone(cipher, row.phoneCipher, row.phoneKeyId),
  address: `${row.township}${row.village}`,
  siteName: row.siteName,
  doses: row.doses,
  entries: row.entries,
  hasAccount: row.hasAccount,
});

/** Two records side by side. */
export function matchView(
  cipher: Cipher,
  review: ReviewRow,
  told: { subject: SideRow; candidate: SideRow; decisions: readonly DecisionRow[] },
): Match {
  const agreement = agreementOf(told.subject, told.candidate);
  return {
    reviewId: review.reviewId,
    state: review.decided ?? 'waiting',
    doubt: review.doubt,
    madeAt: review.madeAt.toISOString(),
    system: review.system,
    subject: sideView(cipher, told.subject),
    candidate: sideView(cipher, told.candidate),
    fields: PERSON_FIELDS.map((field) => ({ field, agreement: agreement[field] })),
    decisions: told.decisions.map((one) => ({ ...one, at: one.at.toISOString() })),
  };
}
