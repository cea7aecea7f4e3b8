import type { ComplaintReason, ComplaintStep } from '@kangban/contract/complaint';
import type { ComplaintState } from '@kangban/domain/complaint/states';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import { type AccessRow, accessQuery } from '../audit/accesses';

type Queryable = Pick<Transaction, 'query'>;

/** A complaint with the row it is about and its steps. */
export interface ComplaintRow extends AccessRow {
  complaintId: string;
  openedBy: string;
  answerSiteId: string | null;
  answerSite: string | null;
  aboutStaff: string | null;
  reason: ComplaintReason;
  words: string;
  name: string;
  steps: ComplaintStep[];
  state: ComplaintState;
}

const COLUMNS = `c.complaint_id AS "complaintId", c.opened_by AS "openedBy", c.site_id AS "answerSiteId", g.name AS "answerSite",
  c.about_staff AS "aboutStaff", c.reason, c.words, r.name, l.steps, l.state`;
// The row of the audit is joined as `a`; the person under whose id it stands may have been merged since.
const FROM = `complaint c
  JOIN resident r ON r.county_code = c.county_code AND r.resident_id = c.resident_id
  JOIN audit_entry a ON a.county_code = c.county_code AND a.entry_id = c.access_id
  LEFT JOIN site g ON g.county_code = c.county_code AND g.site_id = c.site_id
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('state', e.state, 'words', e.words, 'staffName', b.name,
             'at', to_char(e.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY e.step) AS steps,
           (array_agg(e.state ORDER BY e.step DESC))[1] AS state
      FROM complaint_event e LEFT JOIN staff b ON b.county_code = e.county_code AND b.staff_id = e.by_staff
     WHERE e.county_code = c.county_code AND e.complaint_id = c.complaint_id) l`;

const select = (where: string): string => accessQuery({ columns: COLUMNS, from: FROM, rest: where });

/** One complaint by its id. */
export async function findComplaint(
  db: Queryable,
  countyCode: string,
  complaintId: string,
): Promise<ComplaintRow | undefined> {
  const { rows } = await db.query<ComplaintRow>({
    name: 'complaint-one',
    text: select('WHERE c.county_code = $1 AND c.complaint_id = $2'),
    values: [countyCode, complaintId],
  });
  return rows[0];
}

/** Locks a complaint, so that its steps follow each other. */
export async function lockComplaint(client: Transaction, countyCode: string, complaintId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7300191))', [`${countyCode} ${complaintId}`]);
}

/** Complaints about a person's log, newest first; with `openedBy` only those of this account. */
export async function listOfPerson(
  db: Queryable,
  countyCode: string,
  wish: { residentIds: readonly string[]; openedBy: string | null; accessId?: string; before?: string; limit: number },
): Promise<ComplaintRow[]> {
  const { rows } = await db.query<ComplaintRow>({
    name: 'complaint-of-person',
    text: select(`WHERE c.county_code = $1 AND c.resident_id = ANY($2::uuid[]) AND ($3::uuid IS NULL OR c.opened_by = $3)
        AND ($4::uuid IS NULL OR c.access_id = $4) AND ($5::uuid IS NULL OR c.complaint_id < $5)
      ORDER BY c.complaint_id DESC LIMIT $6`),
    values: [countyCode, wish.residentIds, wish.openedBy, wish.accessId ?? null, wish.before ?? null, wish.limit],
  });
  return rows;
}

/** Complaints of a clinic (of the whole county where `siteId` is null): those that wait, oldest first, or those that are done, newest first. */
export async function listOfDesk(
  db: Queryable,
  countyCode: string,
  wish: { siteId: string | null; done: boolean; after: string | undefined; limit: number },
): Promise<ComplaintRow[]> {
  const { siteId, done, after, limit } = wish;
  const { rows } = await db.query<ComplaintRow>({
    name: `complaint-of-desk-${done ? 'done' : 'waiting'}`,
    text: select(`WHERE c.county_code = $1 AND ($2::uuid IS NULL OR c.site_id = $2)
        AND l.state ${done ? "IN ('answered', 'closed')" : "IN ('opened', 'taken-up')"}
        AND ($3::uuid IS NULL OR c.complaint_id ${done ? '<' : '>'} $3)
      ORDER BY c.complaint_id ${done ? 'DESC' : 'ASC'} LIMIT $4`),
    values: [countyCode, siteId, after ?? null, limit],
  });
  return rows;
}

export interface NewComplaint {
  countyCode: string;
  complaintId: string;
  residentId: string;
  accessId: string;
  openedBy: string;
  siteId: string | null;
  aboutStaff: string | null;
  reason: ComplaintReason;
  words: string;
  at: Date;
}

/** Writes a complaint; false when this account has one about the row already. */
export async function insertComplaint(client: Transaction, told: NewComplaint): Promise<boolean> {
  const { countyCode, complaintId, residentId, accessId, openedBy, siteId, aboutStaff, reason, words, at } = told;
  const { rowCount } = await client.query(
    `INSERT INTO complaint (county_code, complaint_id, resident_id, access_id, opened_by, site_id, about_staff, reason, words,
                            opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (county_code, access_id, opened_by) DO NOTHING`,
    [countyCode, complaintId, residentId, accessId, openedBy, siteId, aboutStaff, reason, words, at],
  );
  return rowCount === 1;
}

export interface NewStep {
  countyCode: string;
  complaintId: string;
  state: ComplaintState;
  at: Date;
  byAccount: string | null;
  byStaff: string | null;
  words: string;
}

/** Adds the next step. */
export async function insertStep(client: Transaction, told: NewStep): Promise<void> {
  const { countyCode, complaintId, state, at, byAccount, byStaff, words } = told;
  await client.query(
    `INSERT INTO complaint_event (county_code, complaint_id, step, state, happened_at, by_account, by_staff, words)
     SELECT $1, $2, COALESCE(max(step), 0) + 1, $3, $4, $5, $6, $7
       FROM complaint_event WHERE county_code = $1 AND complaint_id = $2`,
    [countyCode, complaintId, state, at, byAccount, byStaff, words],
  );
}

/** Home clinic of a person; null when they belong to none. */
export async function findHomeSite(db: Queryable, countyCode: string, residentId: string): Promise<string | null> {
  const { rows } = await db.query<{ siteId: string | null }>(
    'SELECT site_id AS "siteId" FROM resident WHERE county_code = $1 AND resident_id = $2',
    [countyCode, residentId],
  );
  return rows[0]?.siteId ?? null;
}

/** Accounts that hear of an answer: who asked, while their right lasts, and the person's own. */
export async function listHearers(
  db: Queryable,
  countyCode: string,
  told: { residentId: string; openedBy: string; today: PlainDate },
): Promise<string[]> {
  const { rows } = await db.query<{ accountId: string }>(
    `SELECT DISTINCT l.account_id AS "accountId"
       FROM family_link l JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
      WHERE l.county_code = $1 AND l.resident_id = $2 AND l.state = 'active' AND (l.ends_on IS NULL OR l.ends_on >= $4)
        AND (l.account_id = $3 OR l.right_kind = 'self')`,
    [countyCode, told.residentId, told.openedBy, told.today],
  );
  return rows.map(({ accountId }) => accountId);
}

/** One row of a person's log, unless it is their own doing. */
export async function findAccess(
  db: Queryable,
  countyCode: string,
  told: { residentIds: readonly string[]; accessId: string },
): Promise<AccessRow | undefined> {
  const { rows } = await db.query<AccessRow>({
    name: 'complaint-access',
    text: accessQuery({
      columns: '',
      from: 'audit_entry a',
      rest: `WHERE a.county_code = $1 AND a.entry_id = $2 AND a.resident_id = ANY($3::uuid[]) AND a.right_kind <> 'self'`,
    }),
    values: [countyCode, told.accessId, told.residentIds],
  });
  return rows[0];
}
