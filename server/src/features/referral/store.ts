import type { ReferralMove, ReferralState } from '@kangban/domain/referral/states';
import type { TakenStep } from '@kangban/domain/referral/steps';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface EventRow extends TakenStep {
  examinationId: string | null;
}

export interface ReferralRow {
  referralId: string;
  residentId: string;
  kind: string;
  reasonCode: string;
  reason: string;
  subjectId: string | null;
  fromSiteId: string | null;
  fromSiteName: string | null;
  fromSitePhone: string | null;
  toInstitution: string;
  toPhone: string | null;
  code: string;
  openedOn: PlainDate;
  earliestOn: PlainDate | null;
  dueOn: PlainDate | null;
  bookedFor: Date | null;
  state: ReferralState;
  open: boolean;
  events: EventRow[];
}

const COLUMNS = `f.referral_id AS "referralId", f.resident_id AS "residentId", f.kind, f.reason_code AS "reasonCode", f.reason,
  f.subject_id AS "subjectId", f.from_site_id AS "fromSiteId", s.name AS "fromSiteName", s.phone AS "fromSitePhone",
  f.to_institution AS "toInstitution", f.to_phone AS "toPhone", f.code, f.opened_on AS "openedOn",
  f.earliest_on AS "earliestOn", f.due_on AS "dueOn", f.booked_for AS "bookedFor", f.state, f.open, e.events`;
const TABLES = `referral f
  LEFT JOIN site s ON s.county_code = f.county_code AND s.site_id = f.from_site_id
  CROSS JOIN LATERAL (
    SELECT COALESCE(json_agg(json_build_object('move', v.move, 'on', v.happened_on, 'note', v.details->>'note',
             'institution', v.details->>'institution', 'examinationId', v.details->>'examinationId')
           ORDER BY v.event_id), '[]') AS events
      FROM referral_event v WHERE v.county_code = f.county_code AND v.referral_id = f.referral_id) e`;

/** The referrals of many people with their steps, newest first; at most `limit` a person. One query. */
export async function listOfPeople(
  db: Queryable,
  countyCode: string,
  { residentIds, openOnly, limit }: { residentIds: readonly string[]; openOnly: boolean; limit: number },
): Promise<ReferralRow[]> {
  const { rows } = await db.query<ReferralRow>(
    `SELECT ${COLUMNS} FROM ${TABLES}
      WHERE f.county_code = $1 AND f.resident_id = ANY($2::uuid[]) AND (f.open OR NOT $3::boolean)
        AND f.referral_id IN (
          SELECT n.referral_id FROM unnest($2::uuid[]) AS p (id)
           CROSS JOIN LATERAL (SELECT r.referral_id FROM referral r
                                WHERE r.county_code = $1 AND r.resident_id = p.id AND (r.open OR NOT $3::boolean)
                                ORDER BY r.referral_id DESC LIMIT $4) n)
      ORDER BY f.referral_id DESC`,
    [countyCode, residentIds, openOnly, limit],
  );
  return rows;
}

/** Referrals by their ids with their steps. One query. */
export async function findByIds(db: Queryable, countyCode: string, ids: readonly string[]): Promise<ReferralRow[]> {
  const { rows } = await db.query<ReferralRow>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE f.county_code = $1 AND f.referral_id = ANY($2::uuid[])`,
    [countyCode, ids],
  );
  return rows;
}

/** A page of one person's referrals, newest first. */
export async function listPage(
  db: Database,
  countyCode: string,
  { residentId, before, limit }: { residentId: string; before: string | undefined; limit: number },
): Promise<ReferralRow[]> {
  const { rows } = await db.pool.query<ReferralRow>(
    `SELECT ${COLUMNS} FROM ${TABLES}
      WHERE f.county_code = $1 AND f.resident_id = $2 AND ($3::uuid IS NULL OR f.referral_id < $3)
      ORDER BY f.referral_id DESC LIMIT $4`,
    [countyCode, residentId, before ?? null, limit],
  );
  return rows;
}

/** One referral, locked until the transaction ends. */
export async function lockReferral(
  client: Transaction,
  countyCode: string,
  referralId: string,
): Promise<ReferralRow | undefined> {
  const { rows } = await client.query<ReferralRow>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE f.county_code = $1 AND f.referral_id = $2 FOR UPDATE OF f`,
    [countyCode, referralId],
  );
  return rows[0];
}

export interface LineRow {
  referralId: string;
  residentId: string;
  name: string;
  kind: string;
  state: ReferralState;
  toInstitution: string;
  openedOn: PlainDate;
  dueOn: PlainDate | null;
}

/** Referrals of a clinic that wait for a result, the longest due first; those without a day come last. */
export async function listOpenOfSite(
  db: Database,
  countyCode: string,
  page: { siteId: string; after: { dueOn: PlainDate | null; referralId: string } | undefined; limit: number },
): Promise<LineRow[]> {
  const { rows } = await db.pool.query<LineRow>(
    `SELECT f.referral_id AS "referralId", f.resident_id AS "residentId", r.name, f.kind, f.state,
            f.to_institution AS "toInstitution", f.opened_on AS "openedOn", f.due_on AS "dueOn"
       FROM referral f JOIN resident r USING (county_code, resident_id)
      WHERE f.county_code = $1 AND f.from_site_id = $2 AND f.open
        AND ($4::uuid IS NULL OR (COALESCE(f.due_on, 'infinity'), f.referral_id) > (COALESCE($3::date, 'infinity'), $4::uuid))
      ORDER BY COALESCE(f.due_on, 'infinity'), f.referral_id LIMIT $5`,
    [countyCode, page.siteId, page.after?.dueOn ?? null, page.after?.referralId ?? null, page.limit],
  );
  return rows;
}

export interface NewReferral {
  referral_id: string;
  event_id: string;
  resident_id: string;
  kind: string;
  reason_code: string;
  reason: string;
  subject_id: string | null;
  from_site_id: string | null;
  /** Null: the county's hospital, by the `department` of the kind; then its phone too. */
  to_institution: string | null;
  department: string;
  /** The county's general hospital, not the one for children. */
  general: boolean;
  code: string;
  opened_on: PlainDate;
  earliest_on: PlainDate | null;
  due_on: PlainDate | null;
  by_staff: string | null;
  note: string;
}

// Children go to the hospital for children where there is one, adults to the general one.
const HOSPITAL = `LATERAL (SELECT s.short_name AS name, s.phone FROM site s
   WHERE s.county_code = $1 AND s.kind IN ('maternal-child-hospital', 'county-hospital')
   ORDER BY (s.kind = 'county-hospital') = t.general DESC, s.code LIMIT 1)`;

/**
 * Opens referrals, each with its first event, in one statement; a person who has an open one of the kind keeps that one. Answers the ids
 * that were opened. Without a hospital among the county's clinics the paper says 上级医院.
 */
export async function insertReferrals(
  client: Transaction,
  countyCode: string,
  rows: readonly NewReferral[],
): Promise<string[]> {
  const { rows: opened } = await client.query<{ referral_id: string }>(
    `WITH told AS (
       SELECT t.*, COALESCE(t.to_institution, h.name || t.department, '上级医院' || t.department) AS goes_to,
              CASE WHEN t.to_institution IS NULL THEN h.phone ELSE own.phone END AS phone
         FROM jsonb_to_recordset($2::jsonb) AS t (referral_id uuid, event_id uuid, resident_id uuid, kind text,
              reason_code text, reason text, subject_id uuid, from_site_id uuid, to_institution text, department text,
              general boolean, code text, opened_on date, earliest_on date, due_on date, by_staff uuid, note text)
         LEFT JOIN ${HOSPITAL} h ON true
         LEFT JOIN site own ON own.county_code = $1 AND own.site_id = t.from_site_id),
     opened AS (
       INSERT INTO referral (county_code, referral_id, resident_id, kind, reason_code, reason, subject_id, from_site_id,
                             to_institution, to_phone, code, opened_on, earliest_on, due_on, state, opened_by_staff)
       SELECT $1, referral_id, resident_id, kind, reason_code, reason, subject_id, from_site_id, goes_to, phone, code,
              opened_on, earliest_on, due_on, 'opened', by_staff FROM told
       ON CONFLICT (county_code, resident_id, kind) WHERE open DO NOTHING
       RETURNING referral_id),
     noted AS (
       INSERT INTO referral_event (county_code, event_id, referral_id, move, happened_on, by_staff, details)
       SELECT $1, event_id, referral_id, 'open', opened_on, by_staff,
              jsonb_build_object('note', note, 'examinationId', subject_id)
         FROM told JOIN opened USING (referral_id))
     SELECT referral_id FROM opened`,
    [countyCode, JSON.stringify(rows)],
  );
  return opened.map((row) => row.referral_id);
}

export interface MoveRow {
  referral_id: string;
  event_id: string;
  move: ReferralMove;
  state: ReferralState;
  happened_on: PlainDate;
  by_staff: string | null;
  booked_for: string | null;
  to_institution: string | null;
  to_phone: string | null;
  details: object;
}

/** Writes moves in their order: the last state of each referral, and every event. Two statements for any number. */
export async function insertMoves(client: Transaction, countyCode: string, moves: readonly MoveRow[]): Promise<void> {
  if (moves.length === 0) return;
  const last = [...new Map(moves.map((move) => [move.referral_id, move])).values()];
  await client.query(
    `UPDATE referral f SET state = m.state, booked_for = COALESCE(m.booked_for, f.booked_for),
            to_institution = COALESCE(m.to_institution, f.to_institution), to_phone = COALESCE(m.to_phone, f.to_phone)
       FROM jsonb_to_recordset($2::jsonb) AS m (referral_id uuid, state text, booked_for timestamptz, to_institution text,
            to_phone text)
      WHERE f.county_code = $1 AND f.referral_id = m.referral_id`,
    [countyCode, JSON.stringify(last)],
  );
  await client.query(
    `INSERT INTO referral_event (county_code, event_id, referral_id, move, happened_on, by_staff, details)
     SELECT $1, event_id, referral_id, move, happened_on, by_staff, details
       FROM jsonb_to_recordset($2::jsonb) AS m (event_id uuid, referral_id uuid, move text, happened_on date, by_staff uuid,
            details jsonb)`,
    [countyCode, JSON.stringify(moves)],
  );
}

/** Accounts that see these people's records as guardian or proxy today, with the person. */
export async function listWatchers(
  client: Transaction,
  countyCode: string,
  { residentIds, today }: { residentIds: readonly string[]; today: PlainDate },
): Promise<{ accountId: string; residentId: string }[]> {
  const { rows } = await client.query<{ accountId: string; residentId: string }>(
    `SELECT l.account_id AS "accountId", l.resident_id AS "residentId"
       FROM family_link l JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
      WHERE l.county_code = $1 AND l.resident_id = ANY($2::uuid[]) AND l.state = 'active' AND 'record' = ANY(l.scope)
        AND l.starts_on <= $3 AND (l.ends_on IS NULL OR l.ends_on >= $3)
      ORDER BY l.account_id`,
    [countyCode, residentIds, today],
  );
  return rows;
}
