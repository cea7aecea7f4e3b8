import type { Database } from '../../plugins/db';

const POCKETS = ['pending', 'active', 'locked', 'spent'] as const;
const sums = (pockets: readonly string[]): string =>
  pockets
    .map((pocket) => `COALESCE(sum(delta) FILTER (WHERE pocket = '${pocket}'), 0)::bigint AS "${pocket}"`)
    .join(', ');
const differs = (columns: readonly string[]): string =>
  columns.map((column) => `a."${column}" IS DISTINCT FROM b."${column}"`).join(' OR ');

const HOLDER = [...POCKETS, 'debt'];
const LOT = ['earned', 'expires_on', 'usable_until', ...POCKETS];

/**
 * What must hold of a county's ledger, each as a query of the rows that break it ($1 is the county): derived tables are built anew from the
 * entries and compared, both ways.
 */
const CHECKS = {
  'sum-not-zero': `
    SELECT e.link_no || '.' || e.tx_no AS at FROM point_entry e WHERE e.county_code = $1
     GROUP BY e.link_no, e.tx_no HAVING sum(e.delta) <> 0`,
  'points-differ': `
    SELECT t.tx_id::text AS at FROM point_tx t
      JOIN point_entry e ON e.county_code = t.county_code AND e.link_no = t.link_no AND e.tx_no = t.tx_no
     WHERE t.county_code = $1 GROUP BY t.county_code, t.tx_id
    HAVING COALESCE(sum(e.delta) FILTER (WHERE e.pocket = point_pocket_of(t.type) OR t.to_id = e.holder_id AND t.to_kind = e.holder_kind), 0)
             * CASE WHEN t.type IN ('earn', 'post-pending', 'void', 'refund') THEN -1 ELSE 1 END
             NOT IN (t.points, CASE t.type WHEN 'adjust' THEN -t.points ELSE t.points END)
        OR bool_or(NOT (e.holder_id = t.holder_id AND e.holder_kind = t.holder_kind)
             AND (e.holder_id = t.to_id AND e.holder_kind = t.to_kind) IS NOT TRUE)`,
  'entry-without-tx': `
    SELECT DISTINCT e.link_no || '.' || e.tx_no AS at FROM point_entry e WHERE e.county_code = $1 AND NOT EXISTS (
      SELECT FROM point_tx t WHERE t.county_code = $1 AND t.link_no = e.link_no AND t.tx_no = e.tx_no)`,
  'tx-without-link': `
    SELECT t.tx_id::text AS at FROM point_tx t WHERE t.county_code = $1 AND NOT EXISTS (
      SELECT FROM point_link l WHERE l.county_code = $1 AND l.link_no = t.link_no)`,
  'holder-differs': `
    SELECT COALESCE(a.holder_id, b.holder_id)::text AS at
      FROM (SELECT holder_kind, holder_id, ${sums(HOLDER)} FROM point_entry
             WHERE county_code = $1 AND holder_id IS NOT NULL GROUP BY 1, 2) a
      FULL JOIN (SELECT * FROM point_holder WHERE county_code = $1) b USING (holder_kind, holder_id)
     WHERE ${differs(HOLDER)}`,
  'account-differs': `
    SELECT COALESCE(a.pocket, b.pocket) AS at
      FROM (SELECT pocket, sum(delta)::bigint AS balance FROM point_entry WHERE county_code = $1 AND holder_id IS NULL GROUP BY 1) a
      FULL JOIN (SELECT * FROM point_account WHERE county_code = $1) b USING (pocket)
     WHERE ${differs(['balance'])}`,
  'lot-differs': `
    SELECT COALESCE(a.lot_id, b.lot_id)::text AS at
      FROM (SELECT holder_kind, holder_id, lot_id, COALESCE(sum(delta) FILTER (WHERE opens), 0)::bigint AS earned,
                   min(expires_on) AS expires_on, max(usable_until) AS usable_until, ${sums(POCKETS)}
              FROM point_entry WHERE county_code = $1 AND lot_id IS NOT NULL GROUP BY 1, 2, 3) a
      FULL JOIN (SELECT * FROM point_lot WHERE county_code = $1) b USING (holder_kind, holder_id, lot_id)
     WHERE ${differs(LOT)}`,
  'lots-not-active': `
    SELECT h.holder_id::text AS at FROM point_holder h
      LEFT JOIN (SELECT holder_kind, holder_id, sum(active) AS active, sum(locked) AS locked, sum(pending) AS pending, sum(spent) AS spent
                   FROM point_lot WHERE county_code = $1 GROUP BY 1, 2) l USING (holder_kind, holder_id)
     WHERE h.county_code = $1 AND (COALESCE(l.active, 0) <> h.active OR COALESCE(l.locked, 0) <> h.locked
        OR COALESCE(l.pending, 0) <> h.pending OR COALESCE(l.spent, 0) <> h.spent)`,
  'below-zero': `
    SELECT holder_id::text AS at FROM point_holder WHERE county_code = $1
       AND (active < 0 OR locked < 0 OR pending < 0 OR spent < 0 OR debt > 0 OR (debt < 0 AND active > 0))`,
  'cap-differs': `
    SELECT COALESCE(a.cap_id, b.cap_id) || ' ' || COALESCE(a.subject_id, b.subject_id) AS at
      FROM (SELECT CASE c ->> 'per' WHEN 'holder' THEN t.holder_id ELSE t.resident_id END AS subject_id, c ->> 'id' AS cap_id,
                   (c ->> 'from')::date AS from_on, (c ->> 'to')::date AS to_on,
                   sum(CASE t.type WHEN 'earn' THEN t.points ELSE -t.points END)::bigint AS used
              FROM point_tx t, jsonb_array_elements(t.caps) c WHERE t.county_code = $1 GROUP BY 1, 2, 3, 4) a
      FULL JOIN (SELECT * FROM point_cap_use WHERE county_code = $1) b USING (subject_id, cap_id, from_on, to_on)
     WHERE ${differs(['used'])}`,
  // Caps may change with the rules: no award may have been made over the highest that an award of the period was made under.
  'cap-exceeded': `
    SELECT c ->> 'id' || ' ' || u.subject_id AS at FROM point_tx t, jsonb_array_elements(t.caps) c, LATERAL (
      SELECT * FROM point_cap_use u WHERE u.county_code = $1 AND u.cap_id = c ->> 'id' AND u.from_on = (c ->> 'from')::date
         AND u.to_on = (c ->> 'to')::date AND u.subject_id = CASE c ->> 'per' WHEN 'holder' THEN t.holder_id ELSE t.resident_id END) u
     WHERE t.county_code = $1 AND t.type = 'earn' GROUP BY c ->> 'id', u.subject_id, u.from_on, u.to_on, u.used
    HAVING u.used > max((c ->> 'max')::bigint)`,
  'open-differs': `
    SELECT COALESCE(a.tx_id, b.tx_id)::text AS at
      FROM (SELECT tx_id, type, times_out_at FROM point_tx t WHERE county_code = $1 AND (type = 'hold' OR pending) AND NOT EXISTS (
              SELECT FROM point_tx s WHERE s.county_code = $1 AND s.settles = t.tx_id)) a
      FULL JOIN (SELECT tx_id, type, times_out_at FROM point_open WHERE county_code = $1) b USING (tx_id)
     WHERE a.tx_id IS NULL OR b.tx_id IS NULL OR ${differs(['type', 'times_out_at'])}`,
  'settled-twice': `
    SELECT settles::text AS at FROM point_tx WHERE county_code = $1 AND settles IS NOT NULL GROUP BY settles HAVING count(*) > 1`,
  'reversed-twice': `
    SELECT reverses::text AS at FROM point_tx WHERE county_code = $1 AND reverses IS NOT NULL GROUP BY reverses HAVING count(*) > 1`,
  'reversal-of-reversal': `
    SELECT r.tx_id::text AS at FROM point_tx r LEFT JOIN point_tx t ON t.county_code = $1 AND t.tx_id = r.reverses
     WHERE r.county_code = $1 AND r.reverses IS NOT NULL
       AND t.type IS DISTINCT FROM CASE r.type WHEN 'reverse' THEN 'earn' ELSE 'commit' END`,
  'key-twice': `
    SELECT idem_key AS at FROM point_tx WHERE county_code = $1 GROUP BY idem_key HAVING count(*) > 1`,
  'no-evidence': `
    SELECT tx_id::text AS at FROM point_tx WHERE county_code = $1 AND type = 'earn'
       AND (evidence_id IS NULL OR rule_id IS NULL OR resident_id IS NULL)`,
} as const;

export type BooksFault = keyof typeof CHECKS;

export interface BooksDifference {
  fault: BooksFault;
  /** The transaction (by its id or place in the chain), holder, lot or cap it is about. */
  at: string;
}

const SHOWN = 20;

/** Every place where the books of a county do not hold, at most twenty of a kind. Tables are read whole, however long that takes. */
export async function findDifferences(db: Database, countyCode: string): Promise<BooksDifference[]> {
  return db.transaction(async (client) => {
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'`);
    const found: BooksDifference[] = [];
    for (const [fault, sql] of Object.entries(CHECKS) as [BooksFault, string][]) {
      const { rows } = await client.query<{ at: string }>(`${sql} LIMIT ${SHOWN}`, [countyCode]);
      found.push(...rows.map(({ at }) => ({ fault, at })));
    }
    return found;
  });
}
