import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Queryable } from './balance-store';

/** Whether a person said yes to the ranking; nobody is in it who said nothing. */
export async function findChoice(db: Queryable, countyCode: string, residentId: string): Promise<boolean> {
  const { rows } = await db.query<{ inRanking: boolean }>(
    `SELECT in_ranking AS "inRanking" FROM point_ranking_choice
      WHERE county_code = $1 AND resident_id = $2 ORDER BY choice_id DESC LIMIT 1`,
    [countyCode, residentId],
  );
  return rows[0]?.inRanking ?? false;
}

export interface Choice {
  countyCode: string;
  choiceId: string;
  residentId: string;
  inRanking: boolean;
  accountId: string;
  at: Date;
}

/** Keeps what was chosen, beside everything chosen before. */
export async function insertChoice(db: Queryable, choice: Choice): Promise<void> {
  const { accountId, at, choiceId, countyCode, inRanking, residentId } = choice;
  await db.query(
    `INSERT INTO point_ranking_choice (county_code, choice_id, resident_id, in_ranking, account_id, chosen_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [countyCode, choiceId, residentId, inRanking, accountId, at],
  );
}

export interface Ranked {
  residentId: string;
  name: string;
  earned: number;
}

/** Who said yes at the clinic of this person, by what they earned in the days told, the most first. */
export async function findRanking(
  db: Queryable,
  { countyCode, residentId }: { countyCode: string; residentId: string },
  { from, limit, to }: { from: PlainDate; to: PlainDate; limit: number },
): Promise<Ranked[]> {
  const { rows } = await db.query<Ranked>({
    name: 'points-ranking',
    text: `
      WITH chosen AS MATERIALIZED (
        SELECT DISTINCT ON (c.resident_id) c.resident_id, c.in_ranking FROM point_ranking_choice c
         WHERE c.county_code = $1 ORDER BY c.resident_id, c.choice_id DESC)
      SELECT r.resident_id AS "residentId", r.name, e.earned
        FROM resident me JOIN resident r ON r.county_code = me.county_code AND r.site_id = me.site_id
        JOIN chosen c ON c.resident_id = r.resident_id AND c.in_ranking
       CROSS JOIN LATERAL (
         SELECT COALESCE(sum(n.delta), 0)::bigint AS earned
           FROM point_entry n JOIN point_tx t ON t.county_code = n.county_code AND t.link_no = n.link_no AND t.tx_no = n.tx_no
          WHERE n.county_code = $1 AND n.holder_id = r.resident_id AND n.pocket IN ('active', 'debt')
            AND t.type IN ('earn', 'post-pending', 'reverse') AND t.booked_on BETWEEN $3 AND $4) e
       WHERE me.county_code = $1 AND me.resident_id = $2 AND e.earned > 0
       ORDER BY e.earned DESC, r.resident_id LIMIT $5`,
    values: [countyCode, residentId, from, to, limit],
  });
  return rows;
}
