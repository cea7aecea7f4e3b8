import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Queryable } from './balance-store';

/** Points, or a debt, on a record that counts under another one. */
export interface StrayRow {
  residentId: string;
  rootId: string;
  /** What can be moved today. */
  usable: number;
  /** Zero or above. */
  debt: number;
}

const USABLE = (id: string): string =>
  `(SELECT COALESCE(sum(l.active), 0)::bigint FROM point_lot l
     WHERE l.county_code = $1 AND l.holder_id = ${id} AND l.holder_kind = 'resident' AND l.active > 0 AND l.usable_until >= $2)`;

/** What stands on records that count under another one: on these, or anywhere in the county. */
export async function listStray(
  db: Queryable,
  countyCode: string,
  asked: { today: PlainDate; residentIds: readonly string[] | null; limit: number },
): Promise<StrayRow[]> {
  const { rows } = await db.query<StrayRow>({
    name: 'points-stray',
    text: `SELECT r.resident_id AS "residentId", r.merged_into AS "rootId", ${USABLE('r.resident_id')} AS usable, -h.debt AS debt
             FROM resident r
             JOIN point_holder h ON h.county_code = r.county_code AND h.holder_id = r.resident_id AND h.holder_kind = 'resident'
            WHERE r.county_code = $1 AND r.merged_into IS NOT NULL AND (h.active > 0 OR h.debt < 0)
              AND ($3::uuid[] IS NULL OR r.resident_id = ANY($3))
            ORDER BY r.resident_id LIMIT $4`,
    values: [countyCode, asked.today, asked.residentIds, asked.limit],
  });
  return rows;
}

/** What each of these people can use today. */
export async function listUsable(
  db: Queryable,
  countyCode: string,
  { today, residentIds }: { today: PlainDate; residentIds: readonly string[] },
): Promise<Map<string, number>> {
  const { rows } = await db.query<{ residentId: string; usable: number }>({
    name: 'points-usable',
    text: `SELECT a.id AS "residentId", ${USABLE('a.id')} AS usable FROM unnest($3::uuid[]) AS a (id)`,
    values: [countyCode, today, residentIds],
  });
  return new Map(rows.map(({ residentId, usable }) => [residentId, usable]));
}

export interface FlowRow {
  fromId: string;
  toId: string;
  points: number;
}

/** What was moved among these records until now, whichever way. */
export async function listFlows(db: Queryable, countyCode: string, residentIds: readonly string[]): Promise<FlowRow[]> {
  const { rows } = await db.query<FlowRow>({
    name: 'points-flows',
    text: `SELECT t.holder_id AS "fromId", t.to_id AS "toId", sum(t.points)::bigint AS points
             FROM (SELECT DISTINCT link_no, tx_no FROM point_entry WHERE county_code = $1 AND holder_id = ANY($2::uuid[])) e
             JOIN point_tx t ON t.county_code = $1 AND t.link_no = e.link_no AND t.tx_no = e.tx_no
            WHERE t.type = 'transfer-family' AND t.holder_kind = 'resident' AND t.to_kind = 'resident'
              AND t.holder_id = ANY($2) AND t.to_id = ANY($2)
            GROUP BY 1, 2`,
    values: [countyCode, residentIds],
  });
  return rows;
}
