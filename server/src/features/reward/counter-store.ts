import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Runner = Pick<Transaction, 'query'>;

/** What a code is compared with. */
export interface ShownRow {
  redemptionId: string;
  number: string;
  siteId: string;
  secretCipher: Buffer;
  secretKeyId: string;
}

const SHOWN =
  'redemption_id AS "redemptionId", number, site_id AS "siteId", secret_cipher AS "secretCipher", secret_key_id AS "secretKeyId"';
/** More phones than can stand at one counter in two minutes. */
const SHOWN_MAX = 500;

/** Held redemptions of a place whose code somebody looked at since an instant. */
export async function listShown(
  db: Runner,
  countyCode: string,
  told: { siteId: string; since: Date },
): Promise<ShownRow[]> {
  const { rows } = await db.query<ShownRow>(
    `SELECT ${SHOWN} FROM redemption
      WHERE county_code = $1 AND site_id = $2 AND state = 'held' AND code_shown_at >= $3
      ORDER BY code_shown_at DESC LIMIT ${SHOWN_MAX}`,
    [countyCode, told.siteId, told.since],
  );
  return rows;
}

/** A redemption by its number, whatever became of it. */
export async function findByNumber(
  db: Runner,
  countyCode: string,
  number: string,
): Promise<(ShownRow & { residentId: string; idHmac: Buffer | null }) | undefined> {
  const { rows } = await db.query<ShownRow & { residentId: string; idHmac: Buffer | null }>(
    `SELECT x.redemption_id AS "redemptionId", x.number, x.site_id AS "siteId", x.secret_cipher AS "secretCipher",
            x.secret_key_id AS "secretKeyId", x.resident_id AS "residentId", r.id_hmac AS "idHmac"
       FROM redemption x JOIN resident r ON r.county_code = x.county_code AND r.resident_id = x.resident_id
      WHERE x.county_code = $1 AND x.number = $2`,
    [countyCode, number],
  );
  return rows[0];
}

/** Makes the tries of one member of staff wait for each other, so that many at once are counted like many in a row. */
export async function lockTries(client: Transaction, countyCode: string, staffId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`counter ${countyCode} ${staffId}`]);
}

export async function countMisses(
  db: Runner,
  countyCode: string,
  told: { staffId: string; siteId: string; since: Date },
): Promise<{ ofStaff: number; ofSite: number }> {
  const { rows } = await db.query<{ ofStaff: number; ofSite: number }>(
    `SELECT (SELECT count(*)::int FROM counter_miss WHERE county_code = $1 AND staff_id = $2 AND at > $4) AS "ofStaff",
            (SELECT count(*)::int FROM counter_miss WHERE county_code = $1 AND site_id = $3 AND at > $4) AS "ofSite"`,
    [countyCode, told.staffId, told.siteId, told.since],
  );
  return rows[0] ?? { ofStaff: 0, ofSite: 0 };
}

export async function insertMiss(
  client: Transaction,
  countyCode: string,
  miss: { missId: string; staffId: string; siteId: string; at: Date },
): Promise<void> {
  await client.query(
    'INSERT INTO counter_miss (county_code, miss_id, staff_id, site_id, at) VALUES ($1, $2, $3, $4, $5)',
    [countyCode, miss.missId, miss.staffId, miss.siteId, miss.at],
  );
}

// Whoever the member of staff is, and who redeemed, each by every record that was joined to theirs.
const PEOPLE_OF_BOTH = `
  WITH asked (is_me, id) AS (
    (SELECT true, resident_id FROM staff_person WHERE county_code = $1 AND staff_id = $2 ORDER BY told_at DESC, told_id DESC LIMIT 1)
    UNION ALL SELECT false, $3::uuid),
  everybody (is_me, id) AS (
    SELECT asked.is_me, unnest(COALESCE(r.same_person, ARRAY[r.resident_id]))
      FROM asked JOIN resident r ON r.county_code = $1 AND r.resident_id = asked.id),
  me (id) AS (SELECT id FROM everybody WHERE is_me),
  them (id) AS (SELECT id FROM everybody WHERE NOT is_me)`;

/**
 * Whether a redemption is the staff member's own or of their family: guardian and ward, two guardians of a child, helper and helped, or
 * members of one family account.
 */
export async function isOwnFamily(
  db: Runner,
  countyCode: string,
  told: { staffId: string; residentId: string },
): Promise<boolean> {
  const { rows } = await db.query<{ own: boolean }>(
    `${PEOPLE_OF_BOTH}
     SELECT EXISTS (
       SELECT FROM me JOIN them ON them.id = me.id
       UNION ALL
       SELECT FROM me JOIN resident_guardian g ON g.county_code = $1 AND me.id IN (g.child_id, g.guardian_id)
         JOIN them ON them.id IN (g.child_id, g.guardian_id) AND them.id <> me.id
       UNION ALL
       SELECT FROM me JOIN resident_guardian g ON g.county_code = $1 AND g.guardian_id = me.id
         JOIN resident_guardian o ON o.county_code = $1 AND o.child_id = g.child_id JOIN them ON them.id = o.guardian_id
       UNION ALL
       SELECT FROM me JOIN account n ON n.county_code = $1 AND n.resident_id = me.id
         JOIN family_link f ON f.account_id = n.account_id AND f.state = 'active' JOIN them ON them.id = f.resident_id
       UNION ALL
       SELECT FROM them JOIN account n ON n.county_code = $1 AND n.resident_id = them.id
         JOIN family_link f ON f.account_id = n.account_id AND f.state = 'active' JOIN me ON me.id = f.resident_id
       UNION ALL
       SELECT FROM me JOIN family_point_member a ON a.county_code = $1 AND a.resident_id = me.id AND a.left_at IS NULL
         JOIN family_point_member b ON b.county_code = $1 AND b.family_id = a.family_id AND b.left_at IS NULL
         JOIN them ON them.id = b.resident_id
     ) AS own`,
    [countyCode, told.staffId, told.residentId],
  );
  return rows[0]?.own ?? false;
}

// Lots of a hold, back through points moved into a family, to the awards they come of.
const EARNED = `
  WITH RECURSIVE lots AS (
    SELECT e.holder_id, e.lot_id
      FROM point_tx h
      JOIN point_entry e ON e.county_code = h.county_code AND e.link_no = h.link_no AND e.tx_no = h.tx_no AND e.pocket = 'locked'
     WHERE h.county_code = $1 AND h.tx_id = $3
    UNION
    SELECT s.holder_id, s.lot_id
      FROM lots
      JOIN point_entry o ON o.county_code = $1 AND o.holder_id = lots.holder_id AND o.lot_id = lots.lot_id AND o.opens
      JOIN point_tx t ON t.county_code = $1 AND t.link_no = o.link_no AND t.tx_no = o.tx_no AND t.type = 'transfer-family'
      JOIN point_entry s ON s.county_code = $1 AND s.link_no = t.link_no AND s.tx_no = t.tx_no AND s.lot_id IS NOT NULL AND s.delta < 0
  ), earned AS (
    SELECT DISTINCT t.tx_id, t.resident_id, t.evidence_id, t.by_kind, t.by_id
      FROM lots
      JOIN point_entry o ON o.county_code = $1 AND o.holder_id = lots.holder_id AND o.lot_id = lots.lot_id AND o.opens
      JOIN point_tx t ON t.county_code = $1 AND t.link_no = o.link_no AND t.tx_no = o.tx_no AND t.type IN ('earn', 'adjust')
  )`;

/**
 * Whether a member of staff wrote down what earned some of the points a hold uses: the evidence, any of a series it rests on, the award
 * itself, or the decision of a review that let it through.
 */
export async function wroteEvidence(
  db: Runner,
  countyCode: string,
  told: { staffId: string; holdTx: string },
): Promise<boolean> {
  const { rows } = await db.query<{ wrote: boolean }>(
    `${EARNED}
     SELECT EXISTS (
       SELECT FROM earned t
        WHERE (t.by_kind = 'staff' AND t.by_id = $2)
           OR EXISTS (SELECT FROM point_tx p
                       WHERE p.county_code = $1 AND p.settles = t.tx_id AND p.by_kind = 'staff' AND p.by_id = $2)
           OR EXISTS (SELECT FROM point_evidence v
                       WHERE v.county_code = $1 AND v.resident_id = t.resident_id AND v.by_staff::text = $2
                         AND (v.evidence_id::text = t.evidence_id
                           OR EXISTS (SELECT FROM point_award a
                                       WHERE a.county_code = $1 AND a.resident_id = t.resident_id AND a.tx_id = t.tx_id
                                         AND v.evidence_id = ANY(a.supports))))
     ) AS wrote`,
    [countyCode, told.staffId, told.holdTx],
  );
  return rows[0]?.wrote ?? false;
}

export interface LineRow {
  redemptionId: string;
  number: string;
  state: 'committed' | 'refunded';
  name: string;
  itemName: string;
  unit: string;
  kind: 'service' | 'goods';
  points: number;
  siteId: string;
  confirmedAt: Date;
  confirmedOn: PlainDate;
  staffName: string;
  way: 'digits' | 'qr' | 'id-card';
  refundReason: 'mistake' | 'not-suitable' | 'not-given' | 'faulty' | null;
}

const LINE = `
  SELECT x.redemption_id AS "redemptionId", x.number, x.state, r.name, x.item_name AS "itemName", i.unit, i.kind, x.points, x.site_id AS "siteId",
         x.confirmed_at AS "confirmedAt", x.confirmed_on AS "confirmedOn", f.name AS "staffName", x.confirmed_way AS way,
         x.refund_reason AS "refundReason"
    FROM redemption x
    JOIN reward_item i ON i.county_code = x.county_code AND i.item_id = x.item_id
    JOIN resident r ON r.county_code = x.county_code AND r.resident_id = x.resident_id
    JOIN staff f ON f.county_code = x.county_code AND f.staff_id = x.confirmed_by
   WHERE x.county_code = $1 AND x.confirmed_at IS NOT NULL`;

export async function findLine(db: Runner, countyCode: string, redemptionId: string): Promise<LineRow | undefined> {
  return (await db.query<LineRow>(`${LINE} AND x.redemption_id = $2`, [countyCode, redemptionId])).rows[0];
}

/** A page of what a place confirmed on a day, newest first. */
export async function listDay(
  db: Runner,
  countyCode: string,
  asked: { siteId: string; day: PlainDate; before: { at: Date; id: string } | null; limit: number },
): Promise<LineRow[]> {
  const { rows } = await db.query<LineRow>(
    `${LINE} AND x.site_id = $2 AND x.confirmed_on = $3
       AND ($4::timestamptz IS NULL OR (x.confirmed_at, x.redemption_id) < ($4, $5))
     ORDER BY x.confirmed_at DESC, x.redemption_id DESC LIMIT $6`,
    [countyCode, asked.siteId, asked.day, asked.before?.at ?? null, asked.before?.id ?? null, asked.limit],
  );
  return rows;
}

/** What stands of a day: what was given back does not count. */
export async function sumDay(
  db: Runner,
  countyCode: string,
  asked: { siteId: string; day: PlainDate },
): Promise<{ confirmed: number; points: number }> {
  const { rows } = await db.query<{ confirmed: number; points: number }>(
    `SELECT count(*)::int AS confirmed, COALESCE(sum(points), 0)::int AS points FROM redemption
      WHERE county_code = $1 AND site_id = $2 AND confirmed_on = $3 AND state = 'committed'`,
    [countyCode, asked.siteId, asked.day],
  );
  return rows[0] ?? { confirmed: 0, points: 0 };
}
