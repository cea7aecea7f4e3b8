import type { StandingAward } from '@kangban/domain/point-rule/evaluate';
import type { PointEvidence } from '@kangban/domain/point-rule/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** People whose points wait, those that wait longest first. */
export async function listWaiting(
  db: Queryable,
  countyCode: string,
  { limit, except }: { limit: number; except: readonly string[] },
): Promise<string[]> {
  const { rows } = await db.query<{ residentId: string }>({
    name: 'point-todo-people',
    text: `SELECT resident_id AS "residentId" FROM point_evidence_todo WHERE county_code = $1 AND resident_id <> ALL($3::uuid[])
            GROUP BY resident_id ORDER BY min(noted_at), resident_id LIMIT $2`,
    values: [countyCode, limit, except],
  });
  return rows.map(({ residentId }) => residentId);
}

/** Makes settlers of the same people wait for each other, in one order so that none waits in a circle. Released at the end. */
export async function lockPeople(
  client: Transaction,
  countyCode: string,
  residentIds: readonly string[],
): Promise<void> {
  await client.query({
    name: 'point-lock-people',
    text: `SELECT pg_advisory_xact_lock(hashtextextended('points ' || $1 || ' ' || id, 0))
             FROM (SELECT unnest($2::text[]) AS id ORDER BY 1) AS people`,
    values: [countyCode, [...new Set(residentIds)].sort()],
  });
}

const EVIDENCE = `e.evidence_id AS "evidenceId", e.kind, e.resident_id AS "residentId", e.day, e.happened_at AS at,
  e.noted_at AS "notedAt", e.written_at AS "writtenAt", e.source, e.topic, e.reading, e.device_id AS "deviceId",
  e.by_staff AS "staffId", e.by_account AS "accountId"`;

export interface TodoRow extends PointEvidence {
  todoId: string;
  retracted: boolean;
  /** Retracted by now, whichever of the two rows this is. */
  gone: boolean;
}

/** What waits for these records, as it was told. */
export async function listTodos(db: Queryable, countyCode: string, residentIds: readonly string[]): Promise<TodoRow[]> {
  const { rows } = await db.query<TodoRow>({
    name: 'point-todos',
    text: `SELECT t.todo_id AS "todoId", t.retracted, ${EVIDENCE},
                  EXISTS (SELECT FROM point_retraction x WHERE x.county_code = e.county_code AND x.evidence_id = e.evidence_id) AS gone
             FROM point_evidence_todo t
             JOIN point_evidence e ON e.county_code = t.county_code AND e.evidence_id = t.evidence_id
            WHERE t.county_code = $1 AND t.resident_id = ANY($2::uuid[])
            ORDER BY t.noted_at, e.day, e.happened_at NULLS FIRST, e.evidence_id LIMIT 2000`,
    values: [countyCode, residentIds],
  });
  return rows;
}

export async function deleteTodos(client: Transaction, countyCode: string, todoIds: readonly string[]): Promise<void> {
  await client.query({
    name: 'point-todos-delete',
    text: 'DELETE FROM point_evidence_todo WHERE county_code = $1 AND todo_id = ANY($2::uuid[])',
    values: [countyCode, todoIds],
  });
}

/** Readings of these records that stand and were settled, from a day on. */
export async function listReadings(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; from: PlainDate },
): Promise<PointEvidence[]> {
  const { rows } = await db.query<PointEvidence>({
    name: 'point-readings',
    text: `SELECT ${EVIDENCE} FROM point_evidence e
            WHERE e.county_code = $1 AND e.resident_id = ANY($2::uuid[]) AND e.kind = 'reading' AND e.day >= $3
              AND NOT EXISTS (SELECT FROM point_retraction x WHERE x.county_code = e.county_code AND x.evidence_id = e.evidence_id)
              AND NOT EXISTS (SELECT FROM point_evidence_todo t
                               WHERE t.county_code = e.county_code AND t.evidence_id = e.evidence_id AND NOT t.retracted)`,
    values: [countyCode, asked.residentIds, asked.from],
  });
  return rows;
}

export interface AwardRow extends StandingAward {
  awardId: string;
  residentId: string;
  evidenceId: string;
  schemeId: string;
  schemeVersion: number;
  /** A held one that nobody decided yet is pending in the ledger. */
  pending: boolean;
  txId: string;
  supports: string[];
}

const STANDING = `
  SELECT a.award_id AS "awardId", a.resident_id AS "residentId", a.evidence_id AS "evidenceId", a.scheme_id AS "schemeId",
         a.scheme_version AS "schemeVersion", a.rule_id AS "ruleId", a.topic, a.day, a.points, a.tx_id AS "txId", a.supports,
         a.outcome = 'held' AND NOT EXISTS (
           SELECT FROM point_review r JOIN point_review_decision d ON d.county_code = r.county_code AND d.review_id = r.review_id
            WHERE r.county_code = a.county_code AND r.award_id = a.award_id AND r.kind = 'held') AS pending
    FROM point_award a
   WHERE a.county_code = $1 AND a.resident_id = ANY($2::uuid[]) AND a.outcome <> 'none'
     AND NOT EXISTS (SELECT FROM point_award_end x WHERE x.county_code = a.county_code AND x.award_id = a.award_id)`;

/** Awards of these records that stand, given or held. */
export async function listStanding(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<AwardRow[]> {
  const { rows } = await db.query<AwardRow>({
    name: 'point-awards-standing',
    text: STANDING,
    values: [countyCode, residentIds],
  });
  return rows;
}

/** Everybody whose readings came from each of these devices. */
export async function listDeviceUsers(
  db: Queryable,
  countyCode: string,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await db.query<{ id: string; residents: string[] }>({
    name: 'point-device-users',
    text: `SELECT e.device_id AS id, array_agg(DISTINCT COALESCE(r.merged_into, r.resident_id)) AS residents
             FROM point_evidence e JOIN resident r ON r.county_code = e.county_code AND r.resident_id = e.resident_id
            WHERE e.county_code = $1 AND e.device_id = ANY($2::text[]) GROUP BY e.device_id`,
    values: [countyCode, deviceIds],
  });
  return new Map(rows.map(({ id, residents }) => [id, residents]));
}

/** Everybody for whom each of these accounts wrote something since an instant. */
export async function listPhoneUsers(
  db: Queryable,
  countyCode: string,
  asked: { accountIds: readonly string[]; since: Date },
): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await db.query<{ id: string; residents: string[] }>({
    name: 'point-phone-users',
    text: `SELECT e.by_account AS id, array_agg(DISTINCT COALESCE(r.merged_into, r.resident_id)) AS residents
             FROM point_evidence e JOIN resident r ON r.county_code = e.county_code AND r.resident_id = e.resident_id
            WHERE e.county_code = $1 AND e.by_account = ANY($2::uuid[]) AND e.noted_at >= $3 GROUP BY e.by_account`,
    values: [countyCode, asked.accountIds, asked.since],
  });
  return new Map(rows.map(({ id, residents }) => [id, residents]));
}
