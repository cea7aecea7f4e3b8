import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

/** A person of the registry, as far as identity asks. */
export interface RegistryPerson {
  residentId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  siteId: string | null;
  idCipher: Buffer | null;
  idKeyId: string | null;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
  phoneHmac: Buffer | null;
  /** The record this one counts under; null for nearly everybody. */
  mergedInto: string | null;
}

const PERSON = `resident_id AS "residentId", name, sex, birth_date AS "birthDate", site_id AS "siteId",
  id_cipher AS "idCipher", id_key_id AS "idKeyId", phone_cipher AS "phoneCipher", phone_key_id AS "phoneKeyId",
  phone_hmac AS "phoneHmac", merged_into AS "mergedInto"`;

/** All records of the person whose record `id` is. */
const RECORDS_OF = (id: string): string =>
  `SELECT unnest(COALESCE(same_person, ARRAY[resident_id])) FROM resident WHERE county_code = $1 AND resident_id = ${id}`;

/** Who bears an identity number, as the record the person's others count under. */
export async function findByIdNumber(
  db: Database,
  countyCode: string,
  idHmac: Buffer,
): Promise<RegistryPerson | undefined> {
  const { rows } = await db.pool.query<RegistryPerson>(
    `SELECT ${PERSON} FROM resident WHERE county_code = $1 AND resident_id = (
       SELECT COALESCE(merged_into, resident_id) FROM resident WHERE county_code = $1 AND id_hmac = $2)`,
    [countyCode, idHmac],
  );
  return rows[0];
}

/** People by id, in one query; ids the county does not have are left out. */
export async function listPeople(db: Database, countyCode: string, ids: readonly string[]): Promise<RegistryPerson[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.pool.query<RegistryPerson>(
    `SELECT ${PERSON} FROM resident WHERE county_code = $1 AND resident_id = ANY($2::uuid[])`,
    [countyCode, ids],
  );
  return rows;
}

/** Children whose guardian the registry says this person is and who were born after `bornAfter`, youngest first. */
export async function listWards(
  db: Database,
  countyCode: string,
  ward: { guardianId: string; bornAfter: PlainDate },
): Promise<RegistryPerson[]> {
  const { rows } = await db.pool.query<RegistryPerson>(
    `SELECT ${PERSON} FROM resident
      WHERE county_code = $1 AND birth_date > $3 AND resident_id IN (
        SELECT COALESCE(c.merged_into, c.resident_id)
          FROM resident_guardian g JOIN resident c ON c.county_code = g.county_code AND c.resident_id = g.child_id
         WHERE g.county_code = $1 AND g.guardian_id IN (${RECORDS_OF('$2')}))
      ORDER BY birth_date DESC, resident_id LIMIT 20`,
    [countyCode, ward.guardianId, ward.bornAfter],
  );
  return rows;
}

/** What the registry says `guardianId` is to `childId`; undefined when it names no such pair. */
export async function findRelation(
  db: Database,
  countyCode: string,
  pair: { childId: string; guardianId: string },
): Promise<'mother' | 'father' | 'grandparent' | 'other' | undefined> {
  const { rows } = await db.pool.query<{ relation: 'mother' | 'father' | 'grandparent' | 'other' }>(
    `SELECT relation FROM resident_guardian
      WHERE county_code = $1 AND child_id IN (${RECORDS_OF('$2')}) AND guardian_id IN (${RECORDS_OF('$3')}) LIMIT 1`,
    [countyCode, pair.childId, pair.guardianId],
  );
  return rows[0]?.relation;
}

/** Puts a phone on file. */
export async function savePhone(
  client: Transaction,
  person: { countyCode: string; residentId: string },
  phone: { cipher: Buffer; keyId: string; hmac: Buffer },
): Promise<void> {
  await client.query(
    `UPDATE resident SET phone_cipher = $3, phone_key_id = $4, phone_hmac = $5
      WHERE county_code = $1 AND resident_id = $2`,
    [person.countyCode, person.residentId, phone.cipher, phone.keyId, phone.hmac],
  );
}
