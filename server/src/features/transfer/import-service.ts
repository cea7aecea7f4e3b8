import type { BodyOf } from '@kangban/contract/endpoint';
import type { ImportedTransfer, importTransfer } from '@kangban/contract/transfer';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import { readIdNumber } from '@kangban/domain/shared/id-number';
import { differencesOf } from '@kangban/domain/transfer/match-child';
import type { TransferredExamination, VisionTransfer } from '@kangban/domain/transfer/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { findByNumber } from '../identity/registry-service';
import { followUp } from '../vision/follow-up-service';
import { insertExaminations, listFiles, lockFiles, type NewExamination } from '../vision/service';
import { type CheckedPackage, checkPackage } from './check-package';
import { idNumberOf } from './person';
import { findReceived, type ImportedRow, insertChild, insertReceived, lockIssuer } from './receive-store';
import { findPerson, type PersonRow } from './store';

type Asked = BodyOf<typeof importTransfer>;

/** An import on its way. */
interface Import extends CheckedPackage {
  deps: Deps;
  member: Member;
  file: string;
}

const DIFFERENCES = { name: '姓名', sex: '性别', 'birth-date': '生日', 'id-number': '身份证号' } as const;

/** The child staff chose, when they are the child of the package and of the own clinic, or of none. */
function sameChild({ deps, member, transfer }: Import, person: PersonRow): PersonRow | Refused {
  const may = staffMay(member, 'receive-record', person.siteId);
  if (may !== 'allowed') return refuse(may);
  const differences = differencesOf(transfer.child, { ...person, idNumber: idNumberOf(deps, person) });
  if (differences.length === 0) return person;
  const words = differences.map((what) => DIFFERENCES[what]).join('、');
  return refuse('transfer-other-child', { reason: `${words}和档案里的不一样，请看清是不是同一个孩子。` });
}

/** The person of a number typed from the card: already known, or to be entered with the name of the package. */
async function findOrMake(one: Import, idNumber: string): Promise<{ person: PersonRow; isNew: boolean } | Refused> {
  const { deps, member, transfer } = one;
  const known = await findByNumber(deps, member.countyCode, idNumber);
  if (!isRefused(known)) {
    const same = sameChild(one, known);
    return isRefused(same) ? same : { person: same, isNew: false };
  }
  const read = readIdNumber(idNumber, deps.clock.today());
  if (known.refused !== 'record-not-found' || 'problem' in read) return known;
  const sealed = deps.cipher.seal(read.value);
  const person: PersonRow = {
    residentId: uuidV7(),
    name: transfer.child.name,
    sex: read.sex,
    birthDate: read.birthDate,
    siteId: member.siteId,
    idCipher: sealed.cipher,
    idKeyId: sealed.keyId,
  };
  const same = sameChild(one, person);
  return isRefused(same) ? same : { person: same, isNew: true };
}

async function chooseChild(
  one: Import,
  child: Asked['child'],
): Promise<{ person: PersonRow; isNew: boolean } | Refused> {
  if ('idNumber' in child) return findOrMake(one, child.idNumber);
  const person = await findPerson(one.deps.db, one.member.countyCode, child.residentId);
  if (!person) return refuse('not-found');
  const same = sameChild(one, person);
  return isRefused(same) ? same : { person: same, isNew: false };
}

/** Enters a new child; the number was free a moment ago, and somebody who took it since wins. */
async function enter(one: Import, client: Transaction, person: PersonRow): Promise<boolean> {
  const { deps, member } = one;
  const { idCipher: cipher, idKeyId: keyId, residentId, name, sex, birthDate } = person;
  const idNumber = idNumberOf(deps, person);
  if (cipher === null || keyId === null || idNumber === null) throw new Error('a new child has a number');
  const id = { cipher, keyId, hmac: deps.cipher.lookup('id-number', idNumber) };
  const { countyCode, siteId } = member;
  return insertChild(client, { countyCode, residentId, name, sex, birthDate, siteId, id });
}

const sourceKeyOf = ({ issuer }: VisionTransfer, { examinationId }: TransferredExamination): string =>
  `${issuer.countyCode}:${examinationId}`;

/** An examination as it came: place and person of the measurement stay those of the source. */
const rowOf = (one: Import, person: PersonRow, from: TransferredExamination): NewExamination => ({
  examination_id: uuidV7(),
  resident_id: person.residentId,
  visit_id: null,
  examined_on: from.examinedOn,
  setting: from.setting,
  site_id: null,
  institution: from.institution,
  examined_by: from.examinedBy,
  cycloplegic: from.cycloplegic,
  items: from.items,
  right: from.right,
  left: from.left,
  source: 'transfer',
  source_key: sourceKeyOf(one.transfer, from),
  recorded_by_staff: one.member.staffId,
  replaces_id: null,
  entered_in_error: false,
});

/** Adds the examinations this record does not have yet, and opens or closes what they call for. Answers how many. */
async function takeOver(one: Import, client: Transaction, person: PersonRow): Promise<number> {
  const { deps, member, transfer } = one;
  const { countyCode } = member;
  const residentIds = [person.residentId];
  await lockFiles(client, countyCode, residentIds);
  const [file] = await listFiles(client, countyCode, residentIds);
  const known = new Set(file?.examinations.map(({ sourceKey }) => sourceKey));
  const rows = transfer.examinations
    .filter((from) => !known.has(sourceKeyOf(transfer, from)))
    .map((from) => rowOf(one, person, from));
  await insertExaminations(client, countyCode, rows);
  await followUp(deps, client, {
    countyCode,
    residentIds,
    fresh: new Set(rows.map(({ examination_id: id }) => id)),
    replaced: new Set(),
    byStaff: member.staffId,
  });
  return rows.length;
}

async function write(one: Import, client: Transaction, person: PersonRow): Promise<ImportedRow> {
  const { deps, member, transfer, keyId, file } = one;
  const { examinations, issuer } = transfer;
  const imported = await takeOver(one, client, person);
  const now = deps.clock.now();
  const transferId = uuidV7();
  await insertReceived(client, {
    countyCode: member.countyCode,
    transferId,
    residentId: person.residentId,
    packageId: transfer.transferId,
    issuerCounty: issuer.countyCode,
    issuerName: issuer.name,
    keyId,
    receiver: transfer.receiver,
    file,
    examinations: examinations.length,
    imported,
    firstOn: examinations[0]?.examinedOn ?? null,
    lastOn: examinations.at(-1)?.examinedOn ?? null,
    consent: transfer.consent,
    staffId: member.staffId,
    siteId: member.siteId,
    now,
  });
  return { transferId, residentId: person.residentId, examinations: examinations.length, imported, madeAt: now };
}

const answerOf = ({ transferId, residentId, examinations, imported }: ImportedRow, name: string): ImportedTransfer => ({
  transferId,
  residentId,
  name,
  examinations,
  imported,
});

/** Writes it all in one transaction, after anybody else who imports from this county; a package taken over before is left as it is. */
async function importOnce(
  one: Import,
  { person, isNew }: { person: PersonRow; isNew: boolean },
): Promise<{ row: ImportedRow; hit: boolean } | Refused> {
  const { deps, member, transfer } = one;
  const issuerCounty = transfer.issuer.countyCode;
  return deps.db.transaction(async (client) => {
    await lockIssuer(client, member.countyCode, issuerCounty);
    const packageId = transfer.transferId;
    const before = await findReceived(client, { countyCode: member.countyCode, issuerCounty, packageId });
    if (before)
      return before.residentId === person.residentId
        ? { row: before, hit: true }
        : refuse('transfer-imported-elsewhere');
    if (isNew && !(await enter(one, client, person))) return refuse('transfer-other-child');
    return { row: await write(one, client, person), hit: false };
  });
}

/**
 * Takes a package over into the record of a child staff chose, or of one they enter with the card at hand. The same package again gives
 * the same answer. Everything is checked anew: what the screen showed before binds nobody.
 */
export async function importPackage(
  deps: Deps,
  who: StaffSession,
  { file, child }: Asked,
): Promise<ImportedTransfer | Refused> {
  const member = await memberFor(deps, who, 'receive-record');
  if (isRefused(member)) return member;
  const checked = await checkPackage(deps, member.countyCode, file);
  if (isRefused(checked)) return checked;
  const one: Import = { ...checked, deps, member, file };
  const chosen = await chooseChild(one, child);
  if (isRefused(chosen)) return chosen;
  const outcome = await importOnce(one, chosen);
  if (isRefused(outcome)) return outcome;
  const { residentId, name } = chosen.person;
  if (!outcome.hit) await deps.auditor.recordNow(deskEntry(member, 'record-received', { residentId }));
  return answerOf(outcome.row, name);
}
