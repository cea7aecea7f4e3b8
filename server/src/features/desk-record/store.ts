import type { StaffPurpose } from '@kangban/domain/access/areas';
import type { Database } from '../../plugins/db';

/** Whether this member wrote down an opening of this record for this purpose after the instant. */
export async function findOpening(
  db: Pick<Database, 'pool'>,
  asked: { countyCode: string; residentId: string; staffId: string | null; purpose: StaffPurpose; after: Date },
): Promise<boolean> {
  const { rowCount } = await db.pool.query({
    name: 'desk-record-opening',
    text: `SELECT FROM audit_entry
            WHERE county_code = $1 AND resident_id = $2 AND at > $5 AND actor_kind = 'staff' AND actor_id = $3
              AND action = 'record-read' AND details->>'purpose' = $4
            LIMIT 1`,
    values: [asked.countyCode, asked.residentId, asked.staffId, asked.purpose, asked.after],
  });
  return rowCount === 1;
}
