import type { Transaction } from '../../plugins/db';

/** Of these papers those that still wait for a result and that no open task needs, locked. */
export async function finishedPapers(
  client: Transaction,
  countyCode: string,
  referralIds: readonly string[],
): Promise<{ referralId: string; institution: string }[]> {
  const { rows } = await client.query<{ referralId: string; institution: string }>(
    `SELECT f.referral_id AS "referralId", f.to_institution AS institution FROM referral f
      WHERE f.county_code = $1 AND f.referral_id = ANY($2::uuid[]) AND f.open
        AND NOT EXISTS (SELECT FROM care_task t WHERE t.county_code = $1 AND t.referral_id = f.referral_id AND t.open)
      ORDER BY f.referral_id FOR UPDATE`,
    [countyCode, referralIds],
  );
  return rows;
}
