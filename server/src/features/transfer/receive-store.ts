import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';
import type { PersonRow } from './store';

const PERSON = `resident_id AS "residentId", name, sex, birth_date AS "birthDate", site_id AS "siteId",
  id_cipher AS "idCipher", id_key_id AS "idKeyId"`;

export interface Born {
  sex: 'male' | 'female';
  birthDate: PlainDate;
}

/** People of a sex and birthday who belong to a clinic or to none; one birthday of one clinic has a few dozen at most. */
export async function listBornThen(
  db: Database,
  at: { countyCode: string; siteId: string },
  { sex, birthDate }: Born,
): Promise<PersonRow[]> {
  const { rows } = await db.pool.query<PersonRow>(
    `SELECT ${PERSON} FROM resident
      WHERE county_code = $1 AND birth_date = $3 AND sex = $4 AND (site_id = $2 OR site_id IS NULL)
        AND merged_into IS NULL
      ORDER BY resident_id LIMIT 500`,
    [at.countyCode, at.siteId, birthDate, sex],
  );
  return rows;
}

export interface ImportedRow {
  transferId: string;
  residentId: string;
  examinations: number;
  imported: number;
  madeAt: Date;
}

/** A package that was taken over before. */
export async function findReceived(
  db: Pick<Database, 'pool'> | Transaction,
  told: { countyCode: string; issuerCounty: string; packageId: string },
): Promise<ImportedRow | undefined> {
  const runner = 'pool' in db ? db.pool : db;
  const { rows } = await runner.query<ImportedRow>(
    `SELECT transfer_id AS "transferId", resident_id AS "residentId", examinations, imported, made_at AS "madeAt"
       FROM record_transfer
      WHERE county_code = $1 AND issuer_county = $2 AND package_id = $3 AND direction = 'in'`,
    [told.countyCode, told.issuerCounty, told.packageId],
  );
  return rows[0];
}

/** Holds back every other import of the county's from this issuer until this one is done. */
export async function lockIssuer(client: Transaction, countyCode: string, issuerCounty: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `transfer ${countyCode} ${issuerCounty}`,
  ]);
}

export interface NewChild extends Born {
  countyCode: string;
  residentId: string;
  name: string;
  siteId: string;
  id: { cipher: Buffer; keyId: string; hmac: Buffer };
}

/** Enters a child into the registry; undefined when somebody has this number already. */
export async function insertChild(client: Transaction, child: NewChild): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO resident (county_code, resident_id, name, sex, birth_date, site_id, id_cipher, id_key_id, id_hmac, source)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'transfer') ON CONFLICT DO NOTHING`,
    [
      child.countyCode,
      child.residentId,
      child.name,
      child.sex,
      child.birthDate,
      child.siteId,
      child.id.cipher,
      child.id.keyId,
      child.id.hmac,
    ],
  );
  return rowCount === 1;
}

export interface NewReceived {
  countyCode: string;
  transferId: string;
  residentId: string;
  packageId: string;
  issuerCounty: string;
  issuerName: string;
  keyId: string;
  receiver: string;
  file: string;
  examinations: number;
  imported: number;
  firstOn: PlainDate | null;
  lastOn: PlainDate | null;
  consent: { version: string; agreedAt: string; by: string };
  staffId: string;
  siteId: string;
  now: Date;
}

export async function insertReceived(client: Transaction, received: NewReceived): Promise<void> {
  await client.query(
    `INSERT INTO record_transfer (county_code, transfer_id, direction, kind, resident_id, package_id, issuer_county, issuer_name,
       key_id, receiver, package, examinations, imported, first_on, last_on, consent_version, consented_at, consent_by,
       staff_id, site_id, made_at)
     VALUES ($1, $2, 'in', 'vision', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      received.countyCode,
      received.transferId,
      received.residentId,
      received.packageId,
      received.issuerCounty,
      received.issuerName,
      received.keyId,
      received.receiver,
      received.file,
      received.examinations,
      received.imported,
      received.firstOn,
      received.lastOn,
      received.consent.version,
      received.consent.agreedAt,
      received.consent.by,
      received.staffId,
      received.siteId,
      received.now,
    ],
  );
}
