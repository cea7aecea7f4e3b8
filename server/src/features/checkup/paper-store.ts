import type { CheckupPaper } from '@kangban/contract/checkup/report';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface NewPaper {
  countyCode: string;
  paperId: string;
  residentId: string;
  entryId: string;
  what: CheckupPaper['what'];
  large: boolean;
  by: { staffId: string } | { accountId: string };
  at: Date;
}

export async function insertPaper(client: Queryable, paper: NewPaper): Promise<void> {
  const { countyCode, paperId, residentId, entryId, what, large, by, at } = paper;
  await client.query(
    `INSERT INTO checkup_paper (county_code, paper_id, resident_id, entry_id, what, large, staff_id, account_id, printed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      countyCode,
      paperId,
      residentId,
      entryId,
      what,
      large,
      'staffId' in by ? by.staffId : null,
      'accountId' in by ? by.accountId : null,
      at,
    ],
  );
}

interface PaperRow {
  what: CheckupPaper['what'];
  name: string;
  countyName: string;
  institution: string;
  on: PlainDate;
  printedAt: Date;
  outdated: boolean;
}

/** What a printed paper's code stands for. */
export async function findPaper(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  paperId: string,
): Promise<PaperRow | undefined> {
  const { rows } = await db.pool.query<PaperRow>(
    `SELECT p.what, r.name, c.name AS "countyName", e.institution, e.happened_on AS on, p.printed_at AS "printedAt",
            EXISTS (SELECT FROM record_entry n
                     WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id) AS outdated
       FROM checkup_paper p
       JOIN record_entry e ON e.county_code = p.county_code AND e.entry_id = p.entry_id
       JOIN resident r ON r.county_code = p.county_code AND r.resident_id = p.resident_id
       JOIN county c ON c.county_code = p.county_code
      WHERE p.county_code = $1 AND p.paper_id = $2`,
    [countyCode, paperId],
  );
  return rows[0];
}
