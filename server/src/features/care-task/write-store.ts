import type { CareService, TaskKind } from '@kangban/domain/care-task/kinds';
import type { TaskMove, TaskNote, TaskState } from '@kangban/domain/care-task/states';
import type { Target } from '@kangban/domain/care-task/lifestyle';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

export interface NewTaskRow {
  task_id: string;
  event_id: string;
  kind: TaskKind;
  service: CareService | null;
  items: readonly string[];
  items_key: string;
  title: string;
  reason: string;
  finding: string | null;
  sensitive: string | null;
  due_on: PlainDate;
  target: Target | null;
}

interface Opening {
  countyCode: string;
  residentId: string;
  siteId: string | null;
  subjectId: string | null;
  doctor: string | null;
  byStaff: string | null;
  openedOn: PlainDate;
  at: Date;
  rows: readonly NewTaskRow[];
}

/**
 * Opens tasks of a person, each with its first event, in one statement: nothing that is open already for the same things, was ever opened
 * for this finding, or leads to a service the person is in. Answers the ids that were opened.
 */
export async function insertTasks(client: Transaction, opening: Opening): Promise<string[]> {
  const { rows } = await client.query<{ task_id: string }>(
    `WITH told AS (
       SELECT t.* FROM jsonb_to_recordset($2::jsonb) AS t (task_id uuid, event_id uuid, kind text, service text, items text[],
              items_key text, title text, reason text, finding text, sensitive text, due_on date, target jsonb)),
     opened AS (
       INSERT INTO care_task (county_code, task_id, resident_id, site_id, kind, items, items_key, title, reason, finding, sensitive,
                              subject_id, opened_on, due_on, state, target, doctor, opened_by_staff, created_at)
       SELECT $1, task_id, $3, $4, kind, items, items_key, title, reason, finding, sensitive, $5, $6, due_on, 'open', target, $7, $8, $9
         FROM told
        WHERE NOT EXISTS (SELECT FROM care_enrolment e
                           WHERE e.county_code = $1 AND e.resident_id = $3 AND e.service = told.service AND e.ended_on IS NULL)
       ON CONFLICT DO NOTHING
       RETURNING task_id),
     noted AS (
       INSERT INTO care_task_event (county_code, event_id, task_id, move, happened_on, by_staff, recorded_at)
       SELECT $1, event_id, task_id, 'open', $6, $8, $9 FROM told JOIN opened USING (task_id))
     SELECT task_id FROM opened`,
    [
      opening.countyCode,
      JSON.stringify(opening.rows),
      opening.residentId,
      opening.siteId,
      opening.subjectId,
      opening.openedOn,
      opening.doctor,
      opening.byStaff,
      opening.at,
    ],
  );
  return rows.map((row) => row.task_id);
}

/** Ties tasks to their referrals' papers. */
export async function linkReferrals(
  client: Transaction,
  countyCode: string,
  links: readonly { taskId: string; referralId: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await client.query(
    `UPDATE care_task t SET referral_id = l."referralId"
       FROM jsonb_to_recordset($2::jsonb) AS l ("taskId" uuid, "referralId" uuid)
      WHERE t.county_code = $1 AND t.task_id = l."taskId"`,
    [countyCode, JSON.stringify(links)],
  );
}

/** The open papers of a person by kind: a task joins the one that is there. */
export async function openPapers(
  client: Transaction,
  countyCode: string,
  { residentId, kinds }: { residentId: string; kinds: readonly string[] },
): Promise<Map<string, string>> {
  if (kinds.length === 0) return new Map();
  const { rows } = await client.query<{ kind: string; referralId: string }>(
    `SELECT kind, referral_id AS "referralId" FROM referral
      WHERE county_code = $1 AND resident_id = $2 AND kind = ANY($3::text[]) AND open`,
    [countyCode, residentId, kinds],
  );
  return new Map(rows.map(({ kind, referralId }) => [kind, referralId]));
}

export interface TaskEventRow {
  event_id: string;
  task_id: string;
  move: TaskMove | TaskNote;
  happened_on: PlainDate;
  by_staff: string | null;
  by_account: string | null;
  details: object;
}

/** Writes events in their order, in one statement. */
export async function insertTaskEvents(
  client: Transaction,
  countyCode: string,
  { events, at }: { events: readonly TaskEventRow[]; at: Date },
): Promise<void> {
  if (events.length === 0) return;
  await client.query(
    `INSERT INTO care_task_event (county_code, event_id, task_id, move, happened_on, by_staff, by_account, details, recorded_at)
     SELECT $1, event_id, task_id, move, happened_on, by_staff, by_account, details, $3
       FROM jsonb_to_recordset($2::jsonb) AS e (event_id uuid, task_id uuid, move text, happened_on date, by_staff uuid,
            by_account uuid, details jsonb)`,
    [countyCode, JSON.stringify(events), at],
  );
}

/** What a change leaves as it is stays out of it. */
export interface TaskChange {
  taskId: string;
  state?: TaskState;
  bookedFor?: string | null;
  place?: string | null;
  appointmentId?: string | null;
  answers?: Readonly<Record<string, { entryId: string; on: PlainDate }>>;
  target?: Target;
}

/** Changes tasks that the caller holds locked; one statement for any number. */
export async function updateTasks(
  client: Transaction,
  countyCode: string,
  changes: readonly TaskChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await client.query(
    `UPDATE care_task t SET
            state = COALESCE(c.row->>'state', t.state),
            booked_for = CASE WHEN c.row ? 'bookedFor' THEN (c.row->>'bookedFor')::timestamptz ELSE t.booked_for END,
            place = CASE WHEN c.row ? 'place' THEN c.row->>'place' ELSE t.place END,
            appointment_id = CASE WHEN c.row ? 'appointmentId' THEN (c.row->>'appointmentId')::uuid ELSE t.appointment_id END,
            answers = COALESCE(c.row->'answers', t.answers),
            answered_by = CASE WHEN c.row ? 'answers'
              THEN ARRAY(SELECT DISTINCT (a.value->>'entryId')::uuid FROM jsonb_each(c.row->'answers') a) ELSE t.answered_by END,
            target = COALESCE(c.row->'target', t.target)
       FROM (SELECT value AS row FROM jsonb_array_elements($2::jsonb)) c
      WHERE t.county_code = $1 AND t.task_id = (c.row->>'taskId')::uuid`,
    [countyCode, JSON.stringify(changes)],
  );
}

/** Takes a person into a service; whoever is in it already stays as they are. */
export async function insertEnrolment(
  client: Transaction,
  row: {
    countyCode: string;
    enrolmentId: string;
    residentId: string;
    service: CareService;
    siteId: string;
    taskId: string;
    on: PlainDate;
    byStaff: string;
    at: Date;
  },
): Promise<void> {
  await client.query(
    `INSERT INTO care_enrolment (county_code, enrolment_id, resident_id, service, site_id, task_id, enrolled_on, enrolled_by_staff,
                                 recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (county_code, resident_id, service) WHERE ended_on IS NULL DO NOTHING`,
    [row.countyCode, row.enrolmentId, row.residentId, row.service, row.siteId, row.taskId, row.on, row.byStaff, row.at],
  );
}

/** The newest weight and height a checkup of the person has, with the day of birth: what a goal of weight is held against. */
export async function findBody(
  client: Transaction,
  countyCode: string,
  residentId: string,
): Promise<{ birthDate: PlainDate; weightKg: number | null; heightCm: number | null } | undefined> {
  const { rows } = await client.query<{ birthDate: PlainDate; weightKg: number | null; heightCm: number | null }>(
    `SELECT r.birth_date AS "birthDate", (c.payload->'fields'->>'weightKg')::float8 AS "weightKg",
            (c.payload->'fields'->>'heightCm')::float8 AS "heightCm"
       FROM resident r
       LEFT JOIN LATERAL (
         SELECT e.payload FROM record_entry e
          WHERE e.county_code = r.county_code AND e.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id]))
            AND e.kind = 'checkup' AND NOT e.entered_in_error
            AND e.payload->'fields' ? 'weightKg' AND e.payload->'fields' ? 'heightCm'
            AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id)
          ORDER BY e.happened_on DESC, e.entry_id DESC LIMIT 1) c ON true
      WHERE r.county_code = $1 AND r.resident_id = $2`,
    [countyCode, residentId],
  );
  return rows[0];
}
