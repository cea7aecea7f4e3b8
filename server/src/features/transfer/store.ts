import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

/** A person as a package names them. */
export interface PersonRow {
  residentId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  siteId: string | null;
  idCipher: Buffer | null;
  idKeyId: string | null;
}

const PERSON = `resident_id AS "residentId", name, sex, birth_date AS "birthDate", site_id AS "siteId",
  id_cipher AS "idCipher", id_key_id AS "idKeyId"`;

export async function findPerson(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  residentId: string,
): Promise<PersonRow | undefined> {
  const { rows } = await db.pool.query<PersonRow>(
    `SELECT ${PERSON} FROM resident WHERE county_code = $1 AND resident_id = $2`,
    [countyCode, residentId],
  );
  return rows[0];
}

/** What a package looked like when it was made or taken over. */
interface TransferRow {
  transferId: string;
  residentId: string;
  receiver: string;
  issuerName: string;
  examinations: number;
  imported: number | null;
  consentVersion: string;
  consentBy: string;
  code: string;
  madeAt: Date;
}
export interface SentRow extends TransferRow {
  stoppedAt: Date | null;
}

const TRANSFER = `t.transfer_id AS "transferId", t.resident_id AS "residentId", t.receiver, t.issuer_name AS "issuerName",
  t.examinations, t.imported, t.consent_version AS "consentVersion", t.consent_by AS "consentBy", t.code,
  t.made_at AS "madeAt"`;
const STOPPED = `(SELECT e.at FROM record_transfer_event e
  WHERE e.county_code = t.county_code AND e.transfer_id = t.transfer_id AND e.what = 'stopped') AS "stoppedAt"`;

/** More than one a year of school is rare. */
const SHOWN_MAX = 50;

/** The packages of a person, newest first: sent and received. */
export async function listTransferRows(
  db: Database,
  countyCode: string,
  residentId: string,
): Promise<(SentRow & { direction: 'in' | 'out' })[]> {
  const { rows } = await db.pool.query<SentRow & { direction: 'in' | 'out' }>(
    `SELECT ${TRANSFER}, t.direction, ${STOPPED} FROM record_transfer t
      WHERE t.county_code = $1 AND t.resident_id = $2 ORDER BY t.transfer_id DESC LIMIT ${SHOWN_MAX}`,
    [countyCode, residentId],
  );
  return rows;
}

export interface SentKey {
  countyCode: string;
  residentId: string;
  transferId: string;
}

/** A package that was sent, with its file. */
export async function findSent(
  db: Database,
  { countyCode, residentId, transferId }: SentKey,
): Promise<(SentRow & { package: string }) | undefined> {
  const { rows } = await db.pool.query<SentRow & { package: string }>(
    `SELECT ${TRANSFER}, t.package, ${STOPPED} FROM record_transfer t
      WHERE t.county_code = $1 AND t.resident_id = $2 AND t.transfer_id = $3 AND t.direction = 'out'`,
    [countyCode, residentId, transferId],
  );
  return rows[0];
}

/** The package a printed code belongs to: nothing of the child. */
export async function findByCode(
  db: Database,
  countyCode: string,
  code: string,
): Promise<Pick<SentRow, 'issuerName' | 'examinations' | 'madeAt' | 'stoppedAt'> | undefined> {
  const { rows } = await db.pool.query<Pick<SentRow, 'issuerName' | 'examinations' | 'madeAt' | 'stoppedAt'>>(
    `SELECT t.issuer_name AS "issuerName", t.examinations, t.made_at AS "madeAt", ${STOPPED}
       FROM record_transfer t WHERE t.county_code = $1 AND t.code = $2`,
    [countyCode, code],
  );
  return rows[0];
}

/** Packages an account made since an instant; the count a day is limited. */
export async function countSent(client: Transaction, accountId: string, told: { countyCode: string; since: Date }) {
  const { rows } = await client.query<{ made: number }>(
    `SELECT count(*)::int AS made FROM record_transfer
      WHERE county_code = $1 AND account_id = $2 AND direction = 'out' AND made_at >= $3`,
    [told.countyCode, accountId, told.since],
  );
  return rows[0]?.made ?? 0;
}

export interface NewSent {
  countyCode: string;
  transferId: string;
  residentId: string;
  issuerName: string;
  keyId: string;
  receiver: string;
  code: string;
  file: string;
  examinations: number;
  firstOn: PlainDate | null;
  lastOn: PlainDate | null;
  consentVersion: string;
  consentBy: string;
  accountId: string;
  rightKind: string;
  now: Date;
}

export async function insertSent(client: Transaction, sent: NewSent): Promise<void> {
  await client.query(
    `INSERT INTO record_transfer (county_code, transfer_id, direction, kind, resident_id, package_id, issuer_county, issuer_name,
       key_id, receiver, code, package, examinations, first_on, last_on, consent_version, consented_at, consent_by,
       account_id, right_kind, made_at)
     VALUES ($1, $2, 'out', 'vision', $3, $2, $1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $16, $13, $14, $15, $16)`,
    [
      sent.countyCode,
      sent.transferId,
      sent.residentId,
      sent.issuerName,
      sent.keyId,
      sent.receiver,
      sent.code,
      sent.file,
      sent.examinations,
      sent.firstOn,
      sent.lastOn,
      sent.consentVersion,
      sent.consentBy,
      sent.accountId,
      sent.rightKind,
      sent.now,
    ],
  );
}

export interface NewEvent {
  countyCode: string;
  eventId: string;
  transferId: string;
  what: 'stopped' | 'file-downloaded' | 'paper-downloaded';
  accountId: string;
  at: Date;
}

/** Notes what happened to a package; stopping twice is once. */
export async function insertEvent(db: Database, event: NewEvent): Promise<void> {
  await db.pool.query(
    `INSERT INTO record_transfer_event (county_code, event_id, transfer_id, what, account_id, at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [event.countyCode, event.eventId, event.transferId, event.what, event.accountId, event.at],
  );
}

/** The county's name and that of its health bureau, which signs. */
export async function findBureau(
  db: Database,
  countyCode: string,
): Promise<{ name: string; healthBureau: string } | undefined> {
  const { rows } = await db.pool.query<{ name: string; healthBureau: string }>(
    'SELECT name, health_bureau AS "healthBureau" FROM county WHERE county_code = $1',
    [countyCode],
  );
  return rows[0];
}
