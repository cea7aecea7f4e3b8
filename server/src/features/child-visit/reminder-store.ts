import type { ReminderMoment } from '@kangban/domain/child-visit/visit-reminders';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

export interface Watched {
  resident_id: string;
  name: string;
  birth_date: PlainDate;
  /** Accounts of the guardians. */
  accounts: string[];
  /** Visits an active appointment holds. */
  booked: string[];
}

// Children born after a day whom a guardian follows, by id; a page at a time.
const WATCHED = `
  SELECT r.resident_id, r.name, r.birth_date, g.accounts,
         ARRAY(SELECT d.vaccine FROM appointment_dose d WHERE d.county_code = $1 AND d.resident_id = r.resident_id
                  AND d.series = 'child-visit' AND d.active) AS booked
    FROM resident r
    CROSS JOIN LATERAL (
      SELECT array_agg(DISTINCT l.account_id ORDER BY l.account_id) AS accounts
        FROM family_link l JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
       WHERE l.county_code = $1 AND l.resident_id = r.resident_id AND l.right_kind = 'guardian' AND l.state = 'active'
         AND 'record' = ANY(l.scope) AND l.starts_on <= $3 AND (l.ends_on IS NULL OR l.ends_on >= $3)) g
   WHERE r.county_code = $1 AND r.birth_date > $2 AND g.accounts IS NOT NULL
     AND NOT EXISTS (SELECT FROM family_link w WHERE w.county_code = $1 AND w.resident_id = r.merged_into AND w.state = 'active') AND ($4::uuid IS NULL OR r.resident_id > $4)
   ORDER BY r.resident_id LIMIT $5`;

/** Children under the age of visits with a guardian's account, after an id. */
export async function listWatched(
  client: Pick<Transaction, 'query'>,
  countyCode: string,
  page: { bornAfter: PlainDate; today: PlainDate; after: string | null; limit: number },
): Promise<Watched[]> {
  const { rows } = await client.query<Watched>(WATCHED, [
    countyCode,
    page.bornAfter,
    page.today,
    page.after,
    page.limit,
  ]);
  return rows;
}

export interface Noted {
  residentId: string;
  visit: string;
  moment: ReminderMoment;
}

/** Notes reminders; answers those that were not noted before. Whoever comes second waits and finds them noted. */
export async function noteReminders(
  client: Transaction,
  countyCode: string,
  reminders: readonly Noted[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ resident_id: string }>(
    `INSERT INTO child_visit_reminder (county_code, resident_id, visit, moment)
     SELECT $1, r.* FROM unnest($2::uuid[], $3::text[], $4::text[]) AS r (resident_id, visit, moment)
     ON CONFLICT DO NOTHING RETURNING resident_id`,
    [
      countyCode,
      reminders.map(({ residentId }) => residentId),
      reminders.map(({ visit }) => visit),
      reminders.map(({ moment }) => moment),
    ],
  );
  return new Set(rows.map((row) => row.resident_id));
}
