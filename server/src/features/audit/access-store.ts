import type { ComplaintState } from '@kangban/contract/audit';
import type { FamilyTie } from '@kangban/domain/audit/describe-access';
import type { StaffRole } from '@kangban/domain/identity/staff-rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** A row of the audit with what is known of who made it. */
export interface AccessRow {
  accessId: string;
  residentId: string;
  at: Date;
  actorKind: 'account' | 'staff' | 'system';
  actorId: string | null;
  action: string;
  right: string;
  purpose: string | null;
  siteId: string | null;
  siteName: string | null;
  staffName: string | null;
  staffRole: StaffRole | null;
  familyName: string | null;
  familySex: 'female' | 'male' | null;
  tie: FamilyTie | null;
  otherName: string | null;
}

/** Columns and joins that make a row of `a` an AccessRow. */
const ACCESS_COLUMNS = `a.entry_id AS "accessId", a.resident_id AS "residentId", a.at, a.actor_kind AS "actorKind",
  a.actor_id AS "actorId", a.action, a.right_kind AS "right", a.details->>'purpose' AS purpose, a.site_id AS "siteId",
  COALESCE(t.name, NULLIF(f.institution, ''), v.told_institution) AS "siteName", s.name AS "staffName", s.role AS "staffRole", p.name AS "familyName", p.sex AS "familySex",
  CASE WHEN up.relation IS NOT NULL THEN up.relation
       WHEN down.relation = 'grandparent' THEN 'grandchild-of'
       WHEN down.relation IN ('mother', 'father') THEN 'child-of' END AS tie,
  COALESCE(f.name, v.told_name) AS "otherName"`;
const ACCESS_JOINS = `
  LEFT JOIN staff s ON a.actor_kind = 'staff' AND s.county_code = a.county_code AND s.staff_id = a.actor_id
  LEFT JOIN site t ON t.county_code = a.county_code AND t.site_id = a.site_id
  LEFT JOIN account k ON a.actor_kind = 'account' AND k.account_id = a.actor_id AND k.county_code = a.county_code
  LEFT JOIN resident p ON p.county_code = a.county_code AND p.resident_id = k.resident_id
  LEFT JOIN resident_guardian up ON up.county_code = a.county_code AND up.child_id = a.resident_id
        AND up.guardian_id = k.resident_id
  LEFT JOIN resident_guardian down ON down.county_code = a.county_code AND down.child_id = k.resident_id
        AND down.guardian_id = a.resident_id
  LEFT JOIN fhir_client f ON a.actor_kind = 'system' AND f.county_code = a.county_code AND f.client_id = a.actor_id
  LEFT JOIN record_share_event v ON a.right_kind = 'share' AND v.county_code = a.county_code
        AND v.event_id = (a.details->>'openingId')::uuid`;

/** A query over `from`, which names a row of audit_entry `a`: what is known of that row, and `columns` beside it. */
export const accessQuery = ({ columns, from, rest }: { columns: string; from: string; rest: string }): string =>
  `SELECT ${ACCESS_COLUMNS}${columns === '' ? '' : `, ${columns}`} FROM ${from} ${ACCESS_JOINS} ${rest}`;

export interface AccessWish {
  countyCode: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
  from: PlainDate;
  /** Whose complaints are shown; null shows everybody's. */
  complaintsOf: string | null;
  before: { at: Date; accessId: string } | undefined;
  limit: number;
}

export interface AccessOfList extends AccessRow {
  complaintId: string | null;
  complaintState: ComplaintState | null;
}

// What a person does themself is nobody's looking: rows under the right `self` are not in the list. The count is of the whole span, so
// that an empty page says it as well: one row without an access.
const LIST = `
  WITH seen AS (
    SELECT * FROM audit_entry
     WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND at >= ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND right_kind <> 'self'),
  page AS (
    SELECT * FROM seen
     WHERE $5::timestamptz IS NULL OR (at, entry_id) < ($5::timestamptz, $6::uuid)
     ORDER BY at DESC, entry_id DESC LIMIT $7)
  SELECT n.count, ${ACCESS_COLUMNS}, c.complaint_id AS "complaintId", e.state AS "complaintState"
    FROM (SELECT count(*)::int AS count FROM seen) n
    LEFT JOIN page a ON true
    ${ACCESS_JOINS}
    LEFT JOIN LATERAL (
      SELECT c.complaint_id FROM complaint c
       WHERE c.county_code = a.county_code AND c.access_id = a.entry_id AND ($4::uuid IS NULL OR c.opened_by = $4)
       ORDER BY c.complaint_id DESC LIMIT 1) c ON true
    LEFT JOIN LATERAL (
      SELECT w.state FROM complaint_event w
       WHERE w.county_code = a.county_code AND w.complaint_id = c.complaint_id ORDER BY w.step DESC LIMIT 1) e ON true
   ORDER BY a.at DESC, a.entry_id DESC`;

type ListRow = { count: number } & (AccessOfList | { accessId: null });

/** A page of what others did with a person's data, newest first, and how much there is in the whole span: one query. */
export async function listAccessRows(
  db: Queryable,
  wish: AccessWish,
): Promise<{ count: number; rows: AccessOfList[] }> {
  const { countyCode, residentIds, from, complaintsOf, before, limit } = wish;
  const { rows } = await db.query<ListRow>({
    name: 'audit-accesses',
    text: LIST,
    values: [countyCode, residentIds, from, complaintsOf, before?.at ?? null, before?.accessId ?? null, limit],
  });
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.filter((row): row is { count: number } & AccessOfList => row.accessId !== null),
  };
}
