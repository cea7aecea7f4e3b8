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
  account_id: string;
  session_id: string;
  county_code: string;
  link_id: string | null;
  resident_id: string;
  right_kind: RightKind;
  scope: string[];
  label: string;
  starts_on: PlainDate;
  ends_on: PlainDate | null;
}

// Sessions, accounts and links share the key account_id: one keyed query, however many sessions ask at once.
const RIGHTS = {
  name: 'family-rights',
  text: `SELECT s.account_id, s.session_id, a.county_code, l.link_id, l.resident_id, l.right_kind, l.scope, l.label,
       l.starts_on, l.ends_on
  FROM unnest($1::uuid[], $2::uuid[]) AS asked (account_id, session_id)
  JOIN session s ON s.account_id = asked.account_id AND s.session_id = asked.session_id
  JOIN account a ON a.account_id = s.account_id
  LEFT JOIN family_link l ON l.account_id = s.account_id AND l.county_code = a.county_code AND l.state = 'active'
 WHERE s.revoked_at IS NULL AND s.expires_at > $3 AND a.closed_at IS NULL
 ORDER BY l.link_id`,
};

/** Active links of the sessions that still live at `now`; a session that ended has no row at all. */
export async function findRights(db: Database, sessions: readonly SessionKey[], now: Date): Promise<RightRow[]> {
  const values = [sessions.map((session) => session.accountId), sessions.map((session) => session.sessionId), now];
  const { rows } = await db.pool.query<RightRow>({ ...RIGHTS, values });
  return rows;
}
