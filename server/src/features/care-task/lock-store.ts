import type { TaskKind } from '@kangban/domain/care-task/kinds';
import type { Target } from '@kangban/domain/care-task/lifestyle';
import type { TaskState } from '@kangban/domain/care-task/states';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

export interface LockedTask {
  taskId: string;
  residentId: string;
  /** Every record of this person. */
  people: string[];
  siteId: string | null;
  kind: TaskKind;
  state: TaskState;
  items: string[];
  openedOn: PlainDate;
  dueOn: PlainDate;
  title: string;
  reason: string;
  finding: string | null;
  sensitive: string | null;
  subjectId: string | null;
  subject: { kind: string; happenedOn: PlainDate; payload: unknown } | null;
  referralId: string | null;
  appointmentId: string | null;
  answers: Record<string, { entryId: string; on: PlainDate }>;
  target: Target | null;
  /** Another open task of the kind and items: this one cannot be opened again beside it. */
  twin: boolean;
}

const LOCKED = `
  SELECT t.task_id AS "taskId", t.resident_id AS "residentId",
         COALESCE(r.same_person, ARRAY[r.resident_id]) AS people, t.site_id AS "siteId", t.kind, t.state, t.items,
         t.opened_on AS "openedOn", t.due_on AS "dueOn", t.title, t.reason, t.finding, t.sensitive, t.subject_id AS "subjectId",
         CASE WHEN e.entry_id IS NULL THEN NULL ELSE
           jsonb_build_object('kind', e.kind, 'happenedOn', e.happened_on, 'payload', e.payload) END AS subject,
         t.referral_id AS "referralId", t.appointment_id AS "appointmentId", t.answers, t.target,
         EXISTS (SELECT FROM care_task o WHERE o.county_code = t.county_code AND o.resident_id = t.resident_id AND o.kind = t.kind
                    AND o.items_key = t.items_key AND o.open AND o.task_id <> t.task_id) AS twin
    FROM care_task t
    JOIN resident r USING (county_code, resident_id)
    LEFT JOIN record_entry e ON e.county_code = t.county_code AND e.entry_id = t.subject_id`;

/** One task, locked until the transaction ends. */
export async function lockTask(
  client: Transaction,
  countyCode: string,
  taskId: string,
): Promise<LockedTask | undefined> {
  const { rows } = await client.query<LockedTask>(
    `${LOCKED} WHERE t.county_code = $1 AND t.task_id = $2 FOR UPDATE OF t`,
    [countyCode, taskId],
  );
  return rows[0];
}

/** The tasks a referral's paper belongs to, locked. */
export async function lockTasksOfReferrals(
  client: Transaction,
  countyCode: string,
  referralIds: readonly string[],
): Promise<LockedTask[]> {
  const { rows } = await client.query<LockedTask>(
    `${LOCKED} WHERE t.county_code = $1 AND t.referral_id = ANY($2::uuid[]) ORDER BY t.task_id FOR UPDATE OF t`,
    [countyCode, referralIds],
  );
  return rows;
}

/**
 * Tasks that results may touch, locked in the order of their ids: open ones of these people that a result ends, and those that stand on
 * one of the entries that were replaced.
 */
export async function lockTasksForResults(
  client: Transaction,
  countyCode: string,
  told: { residentIds: readonly string[]; kinds: readonly TaskKind[]; replaced: readonly string[] },
): Promise<LockedTask[]> {
  const { rows } = await client.query<LockedTask>({
    name: 'care-task-for-results',
    text: `${LOCKED}
      WHERE t.county_code = $1 AND t.task_id IN (
        SELECT o.task_id FROM care_task o
         WHERE o.county_code = $1 AND o.open AND o.kind = ANY($3::text[])
           AND o.resident_id IN (SELECT unnest(COALESCE(p.same_person, ARRAY[p.resident_id])) FROM resident p
                                  WHERE p.county_code = $1 AND p.resident_id = ANY($2::uuid[]))
        UNION
        SELECT a.task_id FROM care_task a WHERE a.county_code = $1 AND a.answered_by && $4::uuid[])
      ORDER BY t.task_id FOR UPDATE OF t`,
    values: [countyCode, told.residentIds, told.kinds, told.replaced],
  });
  return rows;
}

/** Calls that wait because of one of these entries, locked. */
export async function lockCallsOn(
  client: Transaction,
  countyCode: string,
  entryIds: readonly string[],
): Promise<LockedTask[]> {
  const { rows } = await client.query<LockedTask>({
    name: 'care-task-calls-on',
    text: `${LOCKED} WHERE t.county_code = $1 AND t.kind = 'call-now' AND t.open AND t.subject_id = ANY($2::uuid[])
            ORDER BY t.task_id FOR UPDATE OF t`,
    values: [countyCode, entryIds],
  });
  return rows;
}
