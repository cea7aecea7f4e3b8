import type { Sex } from '@kangban/contract/common';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';
import type { Sealed } from '../../crypto/cipher';

export interface PocketPersonRow {
  name: string;
  sex: Sex;
  birthDate: PlainDate;
  clinicName: string | null;
  clinicPhone: string | null;
  hotline: string;
  contactsCipher: Buffer | null;
  contactsKeyId: string | null;
}

const PERSON = `
  SELECT r.name, r.sex, r.birth_date AS "birthDate", s.name AS "clinicName", s.phone AS "clinicPhone", c.hotline,
         e.contacts_cipher AS "contactsCipher", e.key_id AS "contactsKeyId"
    FROM resident r JOIN county c USING (county_code)
    LEFT JOIN site s ON s.county_code = r.county_code AND s.site_id = r.site_id
    LEFT JOIN LATERAL (SELECT contacts_cipher, key_id FROM emergency_contacts
                        WHERE county_code = $1 AND resident_id = ANY($3::uuid[])
                        ORDER BY set_at DESC, set_id DESC LIMIT 1) e ON true
   WHERE r.county_code = $1 AND r.resident_id = $2`;

/** Name, home clinic and the last word on whom to call: one query. */
export async function findPocketPerson(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  { residentId, residentIds }: { residentId: string; residentIds: readonly string[] },
): Promise<PocketPersonRow | undefined> {
  const values = [countyCode, residentId, residentIds];
  const { rows } = await db.pool.query<PocketPersonRow>({ name: 'pocket-person', text: PERSON, values });
  return rows[0];
}

export interface ContactsRow {
  countyCode: string;
  setId: string;
  residentId: string;
  sealed: Sealed;
  accountId: string;
  at: Date;
}

export async function insertContacts(db: Pick<Database, 'pool'>, row: ContactsRow): Promise<void> {
  await db.pool.query({
    name: 'pocket-insert-contacts',
    text: `INSERT INTO emergency_contacts (county_code, set_id, resident_id, contacts_cipher, key_id, account_id, set_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [row.countyCode, row.setId, row.residentId, row.sealed.cipher, row.sealed.keyId, row.accountId, row.at],
  });
}

/** Entries this family wrote since an instant: the day's cap. */
export async function countOwnSince(
  client: Transaction,
  countyCode: string,
  { residentId, since }: { residentId: string; since: Date },
): Promise<number> {
  const { rows } = await client.query<{ count: number }>({
    name: 'own-entry-count-since',
    text: `SELECT count(*)::int AS count FROM record_entry
            WHERE county_code = $1 AND resident_id = $2 AND source = 'resident' AND recorded_at >= $3`,
    values: [countyCode, residentId, since],
  });
  return rows[0]?.count ?? 0;
}

/** Takes the person's row: two who withdraw the same entry at once queue here. */
export async function lockPerson(client: Transaction, countyCode: string, residentId: string): Promise<void> {
  await client.query({
    name: 'own-entry-lock-person',
    text: 'SELECT FROM resident WHERE county_code = $1 AND resident_id = $2 FOR NO KEY UPDATE',
    values: [countyCode, residentId],
  });
}

/** Whether a later row took the entry's place. */
export async function isReplaced(client: Transaction, countyCode: string, entryId: string): Promise<boolean> {
  const { rows } = await client.query({
    name: 'own-entry-is-replaced',
    text: 'SELECT FROM record_entry WHERE county_code = $1 AND replaces_id = $2',
    values: [countyCode, entryId],
  });
  return rows.length > 0;
}
