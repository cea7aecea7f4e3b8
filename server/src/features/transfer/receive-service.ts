import type { ReadTransfer } from '@kangban/contract/transfer';
import { isSameName } from '@kangban/domain/identity/names';
import { fivePointText } from '@kangban/domain/vision/acuity';
import type { VisionTransfer } from '@kangban/domain/transfer/types';
import type { EyeReading } from '@kangban/domain/vision/types';
import { dayOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { deskEntry, memberFor } from '../desk/service';
import { checkPackage } from './check-package';
import { maskedIdOf } from './person';
import { findReceived, listBornThen } from './receive-store';
import type { PersonRow } from './store';

const acuity = (tenths: number | null): string | null => (tenths === null ? null : fivePointText(tenths));
const eye = ({ naked, corrected }: EyeReading): ReadTransfer['examinations'][number]['right'] => ({
  naked: acuity(naked),
  corrected: acuity(corrected),
});

const candidate = (deps: Deps, person: PersonRow): ReadTransfer['candidates'][number] => ({
  residentId: person.residentId,
  name: person.name,
  sex: person.sex,
  birthDate: person.birthDate,
  idMasked: maskedIdOf(deps, person),
});

const shown = ({ issuer, issuedAt, receiver, consent, child, examinations }: VisionTransfer) => ({
  issuerName: issuer.name,
  issuerCounty: issuer.countyCode,
  issuedOn: dayOf(new Date(issuedAt)),
  receiver,
  consentBy: consent.by,
  child,
  examinations: examinations.map((one) => ({
    examinedOn: one.examinedOn,
    institution: one.institution,
    right: eye(one.right),
    left: eye(one.left),
  })),
});

/**
 * Checks a package that somebody brought and says what is in it and who of the own clinic may be the child; nothing is kept. A
 * candidate has the same name, sex and birthday.
 */
export async function readTransfer(deps: Deps, who: StaffSession, file: string): Promise<ReadTransfer | Refused> {
  const member = await memberFor(deps, who, 'receive-record');
  if (isRefused(member)) return member;
  const checked = await checkPackage(deps, member.countyCode, file);
  if (isRefused(checked)) return checked;
  const { transfer } = checked;
  const { countyCode } = member;
  const [born, before] = await Promise.all([
    listBornThen(deps.db, member, transfer.child),
    findReceived(deps.db, {
      countyCode,
      issuerCounty: transfer.issuer.countyCode,
      packageId: transfer.transferId,
    }),
  ]);
  const candidates = born.filter(({ name }) => isSameName(name, transfer.child.name));
  for (const { residentId } of candidates) deps.auditor.record(deskEntry(member, 'resident-found', { residentId }));
  return {
    ...shown(transfer),
    candidates: candidates.map((one) => candidate(deps, one)),
    importedOn: before ? dayOf(before.madeAt) : null,
  };
}
