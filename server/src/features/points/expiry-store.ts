import type { Holder } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Queryable } from './balance-store';

/** Holders with points to use whose last day is over, from one id on. */
export async function listLapsed(
  db: Queryable,
  countyCode: string,
  { after, limit, today }: { today: PlainDate; after: string; limit: number },
): Promise<Holder[]> {
  const { rows } = await db.query<Holder>(
    `SELECT DISTINCT holder_id AS id, holder_kind AS kind FROM point_lot
      WHERE county_code = $1 AND active > 0 AND usable_until < $2 AND holder_id > $3 ORDER BY holder_id LIMIT $4`,
    [countyCode, today, after, limit],
  );
  return rows;
}

export interface Ending {
  /** Of the person, or of the family account. */
  name: string;
  isFamily: boolean;
  /** The person, or somebody of the family. */
  residentId: string;
  points: number;
  firstOn: PlainDate;
  accounts: string[];
}

/** Notes who is to be told today that points of theirs end, and names them with the accounts that may look: each notice once, ever. */
export async function noteEnding(
  db: Queryable,
  countyCode: string,
  { now, today }: { now: Date; today: PlainDate },
): Promise<Ending[]> {
  const { rows } = await db.query<Ending>(
    `WITH ending AS (
       SELECT holder_kind, holder_id, date_trunc('month', usable_until)::date AS month, min(usable_until) AS first_on,
              sum(active)::bigint AS points
         FROM point_lot
        WHERE county_code = $1 AND active > 0 AND usable_until >= $2
          AND usable_until < date_trunc('month', $2::date + 30) + interval '1 month'
        GROUP BY 1, 2, 3),
     told AS (
       INSERT INTO point_expiry_notice (county_code, holder_kind, holder_id, month, days, points, first_on, told_at)
       SELECT $1, holder_kind, holder_id, month, CASE WHEN first_on - $2::date <= 7 THEN 7 ELSE 30 END, points, first_on, $3
         FROM ending WHERE first_on - $2::date <= 30 ON CONFLICT DO NOTHING RETURNING holder_kind, holder_id, points, first_on)
     SELECT COALESCE(f.name, min(r.name)) AS name, f.name IS NOT NULL AS "isFamily", min(r.resident_id::text)::uuid AS "residentId", t.points,
            t.first_on AS "firstOn", array_agg(DISTINCT a.account_id) AS accounts
       FROM told t
       LEFT JOIN family_point_account f ON f.county_code = $1 AND f.family_id = t.holder_id AND t.holder_kind = 'family'
       LEFT JOIN family_point_member m ON m.county_code = $1 AND m.family_id = f.family_id AND m.left_at IS NULL
       JOIN resident r ON r.county_code = $1 AND r.resident_id = CASE t.holder_kind WHEN 'family' THEN m.resident_id ELSE t.holder_id END
       JOIN family_link l ON l.county_code = $1 AND l.resident_id = r.resident_id AND l.state = 'active' AND 'record' = ANY(l.scope)
        AND l.starts_on <= $2 AND (l.ends_on IS NULL OR l.ends_on >= $2)
       JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
      GROUP BY t.holder_kind, t.holder_id, f.name, t.points, t.first_on`,
    [countyCode, today, now],
  );
  return rows;
}
