import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

/** Holds a person so that two members at once send one message. */
export async function lockPerson(client: Transaction, countyCode: string, residentId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 25))', [`${countyCode} ${residentId}`]);
}

/** Whether a message went out since an instant. */
export async function wasInvited(
  client: Transaction,
  countyCode: string,
  { residentId, since }: { residentId: string; since: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM checkup_contact
      WHERE county_code = $1 AND resident_id = $2 AND way = 'message' AND contacted_at > $3 LIMIT 1`,
    [countyCode, residentId, since],
  );
  return rowCount === 1;
}

export interface Family {
  accounts: string[];
  siteName: string;
  phone: string;
}

/** The accounts that may book for a person today, and the clinic that asks. */
export async function findFamily(
  client: Transaction,
  countyCode: string,
  { residentId, siteId, today }: { residentId: string; siteId: string; today: PlainDate },
): Promise<Family | undefined> {
  const { rows } = await client.query<Family>(
    `SELECT t.short_name AS "siteName", t.phone,
            ARRAY(SELECT DISTINCT l.account_id FROM family_link l
                    JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
                   WHERE l.county_code = $1 AND l.resident_id = $2 AND l.state = 'active' AND 'booking' = ANY(l.scope)
                     AND l.starts_on <= $4 AND (l.ends_on IS NULL OR l.ends_on >= $4)) AS accounts
       FROM site t WHERE t.county_code = $1 AND t.site_id = $3`,
    [countyCode, residentId, siteId, today],
  );
  return rows[0];
}
