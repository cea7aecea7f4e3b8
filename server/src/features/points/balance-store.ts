import type { Holder } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

export type Queryable = Pick<Transaction, 'query'>;

export interface Pockets {
  active: number;
  locked: number;
  pending: number;
  /** Zero or below. */
  debt: number;
}

export interface DayOfLots {
  on: PlainDate;
  points: number;
}

export interface StoredBalance extends Pockets {
  /** Points in lots by the last day they can be used, soonest first. */
  days: DayOfLots[];
}

/** Pockets and lots of a holder as of one moment; all zero for who never had a point. */
export async function findBalance(db: Queryable, countyCode: string, { id, kind }: Holder): Promise<StoredBalance> {
  const { rows } = await db.query<Pockets & { days: DayOfLots[] | null }>({
    name: 'points-balance',
    text: `SELECT h.active, h.locked, h.pending, h.debt,
                  (SELECT json_agg(json_build_object('on', d.usable_until, 'points', d.points) ORDER BY d.usable_until)
                     FROM (SELECT l.usable_until, sum(l.active)::bigint AS points FROM point_lot l
                            WHERE l.county_code = $1 AND l.holder_id = $2 AND l.holder_kind = $3 AND l.active > 0
                            GROUP BY l.usable_until) d) AS days
             FROM point_holder h WHERE h.county_code = $1 AND h.holder_id = $2 AND h.holder_kind = $3`,
    values: [countyCode, id, kind],
  });
  const found = rows[0];
  return found ? { ...found, days: found.days ?? [] } : { active: 0, locked: 0, pending: 0, debt: 0, days: [] };
}
