import type { RightKind } from '@kangban/domain/identity/rights';
import type { Database } from '../../plugins/db';

export type ExportKind = 'paper' | 'readings' | 'health-card';

export interface NewExport {
  countyCode: string;
  exportId: string;
  residentId: string;
  accountId: string;
  rightKind: RightKind;
  what: ExportKind;
  madeAt: Date;
  /** Since when, and how many an account may take. */
  since: Date;
  max: number;
}

const COUNT = `SELECT count(*)::int AS made FROM record_export
  WHERE county_code = $1 AND account_id = $2 AND made_at >= $3`;

/** Files an account took since an instant. */
export async function countExports(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  told: { accountId: string; since: Date },
): Promise<number> {
  const { rows } = await db.pool.query<{ made: number }>(COUNT, [countyCode, told.accountId, told.since]);
  return rows[0]?.made ?? 0;
}

/** Notes a file unless the account has taken enough; false then. Requests of one account wait for each other. */
export async function insertExport(db: Database, told: NewExport): Promise<boolean> {
  return db.transaction(async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 22))`, [told.accountId]);
    const { rows } = await client.query<{ made: number }>(COUNT, [told.countyCode, told.accountId, told.since]);
    if ((rows[0]?.made ?? 0) >= told.max) return false;
    await client.query(
      `INSERT INTO record_export (county_code, export_id, resident_id, account_id, right_kind, what, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [told.countyCode, told.exportId, told.residentId, told.accountId, told.rightKind, told.what, told.madeAt],
    );
    return true;
  });
}
