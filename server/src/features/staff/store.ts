import type { StaffRole } from '@kangban/domain/identity/staff-rights';
import type { Database } from '../../plugins/db';

export interface StaffRow {
  countyCode: string;
  staffId: string;
  loginName: string;
  name: string;
  role: StaffRole;
  siteId: string | null;
  siteName: string | null;
}

const STAFF = `f.county_code AS "countyCode", f.staff_id AS "staffId", f.login_name AS "loginName", f.name, f.role,
  f.site_id AS "siteId", t.name AS "siteName"`;
const SITE = 'LEFT JOIN site t ON t.county_code = f.county_code AND t.site_id = f.site_id';

export interface Credentials extends StaffRow {
  passwordHash: string;
  totpCipher: Buffer;
  totpKeyId: string;
}

/** A member who may sign in, with what proves them. */
export async function findByLoginName(
  db: Database,
  countyCode: string,
  loginName: string,
): Promise<Credentials | undefined> {
  const { rows } = await db.pool.query<Credentials>(
    `SELECT ${STAFF}, f.password_hash AS "passwordHash", f.totp_cipher AS "totpCipher", f.totp_key_id AS "totpKeyId"
       FROM staff f ${SITE} WHERE f.county_code = $1 AND f.login_name = $2 AND f.disabled_at IS NULL`,
    [countyCode, loginName],
  );
  return rows[0];
}

/** Marks a step of the authenticator as used; false when it or a later one already was: a password of 30 seconds works once. */
export async function takeTotpStep(
  db: Database,
  staff: { countyCode: string; staffId: string },
  step: number,
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    'UPDATE staff SET totp_last_step = $3 WHERE county_code = $1 AND staff_id = $2 AND totp_last_step < $3',
    [staff.countyCode, staff.staffId, step],
  );
  return rowCount === 1;
}

export interface SessionKey {
  countyCode: string;
  sessionId: string;
  staffId: string;
}

export async function insertSession(db: Database, session: SessionKey & { now: Date; expiresAt: Date }): Promise<void> {
  await db.pool.query(
    `INSERT INTO staff_session (county_code, session_id, staff_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
    [session.countyCode, session.sessionId, session.staffId, session.now, session.expiresAt],
  );
}

/** The member behind a session that lives: not ended, not over, the member not disabled. One keyed query. */
export async function findBySession(db: Database, session: SessionKey, now: Date): Promise<StaffRow | undefined> {
  const { rows } = await db.pool.query<StaffRow>({
    name: 'staff-by-session',
    text: `SELECT ${STAFF}
             FROM staff_session s
             JOIN staff f ON f.county_code = s.county_code AND f.staff_id = s.staff_id
             ${SITE}
            WHERE s.county_code = $1 AND s.session_id = $2 AND s.staff_id = $3 AND s.revoked_at IS NULL
              AND s.expires_at > $4 AND f.disabled_at IS NULL`,
    values: [session.countyCode, session.sessionId, session.staffId, now],
  });
  return rows[0];
}

export async function revoke(db: Database, session: SessionKey, now: Date): Promise<void> {
  await db.pool.query(
    `UPDATE staff_session SET revoked_at = $4
      WHERE county_code = $1 AND session_id = $2 AND staff_id = $3 AND revoked_at IS NULL`,
    [session.countyCode, session.sessionId, session.staffId, now],
  );
}
