import type { RightKind } from '@kangban/domain/identity/rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';

export interface SessionKey {
  accountId: string;
  sessionId: string;
  countyCode: string;
}

/** One active link of a living session; link columns are null when the account has no link. */
export interface RightRow {
  link_id: string | null;
  resident_id: string;
  right_kind: RightKind;
  scope: string[];
  label: string;
  starts_on: PlainDate;
  ends_on: PlainDate | null;
}

// Sessions, accounts and links share the key account_id: one keyed query.
const RIGHTS = {
  name: 'family-rights',
  text: `SELECT l.link_id, l.resident_id, l.right_kind, l.scope, l.label,
       l.starts_on, l.ends_on
  FROM session s
  JOIN account a ON a.account_id = s.account_id
  LEFT JOIN family_link l ON l.account_id = s.account_id AND l.county_code = a.county_code AND l.state = 'active'
 WHERE s.account_id = $1 AND s.session_id = $2 AND a.county_code = $4 AND s.revoked_at IS NULL AND s.expires_at > $3 AND a.closed_at IS NULL
 ORDER BY l.link_id`,
};

/** Active links of a session that lives at `now`; a session that ended has no row at all. */
export async function findRights(db: Database, session: SessionKey, now: Date): Promise<RightRow[]> {
  const values = [session.accountId, session.sessionId, now, session.countyCode];
  const { rows } = await db.pool.query<RightRow>({ ...RIGHTS, values });
  return rows;
}
