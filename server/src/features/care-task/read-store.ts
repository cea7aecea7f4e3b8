import type { AttemptOutcome } from '@kangban/contract/care-task';
import type { TaskKind } from '@kangban/domain/care-task/kinds';
import type { Target } from '@kangban/domain/care-task/lifestyle';
import type { TaskState } from '@kangban/domain/care-task/states';
import type { TakenTaskStep } from '@kangban/domain/care-task/steps';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface TaskRow {
  taskId: string;
  residentId: string;
  kind: TaskKind;
  state: TaskState;
  open: boolean;
  items: string[];
  title: string;
  reason: string;
  finding: string | null;
  sensitive: string | null;
  foundOn: PlainDate | null;
  foundAt: string | null;
  openedOn: PlainDate;
  dueOn: PlainDate;
  doctor: string | null;
  bookedFor: Date | null;
  place: string | null;
  referralId: string | null;
  target: Target | null;
  siteName: string | null;
  sitePhone: string | null;
  events: TakenTaskStep[];
  ticks: PlainDate[];
}

const COLUMNS = `t.task_id AS "taskId", t.resident_id AS "residentId", t.kind, t.state, t.open, t.items, t.title, t.reason, t.finding,
  t.sensitive, e.happened_on AS "foundOn", e.institution AS "foundAt", t.opened_on AS "openedOn", t.due_on AS "dueOn", t.doctor,
  t.booked_for AS "bookedFor", t.place, t.referral_id AS "referralId", t.target, s.short_name AS "siteName", s.phone AS "sitePhone",
  v.events, k.ticks`;
const TICK_DAYS = 28;
const TABLES = `care_task t
  LEFT JOIN site s ON s.county_code = t.county_code AND s.site_id = t.site_id
  LEFT JOIN record_entry e ON e.county_code = t.county_code AND e.entry_id = t.subject_id
  CROSS JOIN LATERAL (
    SELECT COALESCE(json_agg(json_build_object('move', o.move, 'on', o.happened_on, 'note', o.details->>'note',
             'institution', o.details->>'institution') ORDER BY o.event_id), '[]') AS events
      FROM care_task_event o
     WHERE o.county_code = t.county_code AND o.task_id = t.task_id AND o.move NOT IN ('tick', 'untick', 'attempt')) v
  CROSS JOIN LATERAL (
    SELECT COALESCE(json_agg(d.day ORDER BY d.day), '[]') AS ticks
      FROM (SELECT DISTINCT ON (o.happened_on) o.happened_on AS day, o.move FROM care_task_event o
             WHERE o.county_code = t.county_code AND o.task_id = t.task_id AND o.move IN ('tick', 'untick')
               AND o.happened_on > $3::date - ${TICK_DAYS}
             ORDER BY o.happened_on, o.event_id DESC) d
     WHERE d.move = 'tick') k`;

interface OfPerson {
  countyCode: string;
  residentIds: readonly string[];
  today: PlainDate;
}

/** Open tasks of a person, in no order; at most `limit`. One query. */
export async function listOpenOfPerson(
  db: Queryable,
  { countyCode, residentIds, today, limit }: OfPerson & { limit: number },
): Promise<TaskRow[]> {
  const { rows } = await db.query<TaskRow>(
    `SELECT ${COLUMNS} FROM ${TABLES}
      WHERE t.county_code = $1 AND t.resident_id = ANY($2::uuid[]) AND t.open
      ORDER BY t.due_on, t.task_id LIMIT $4`,
    [countyCode, residentIds, today, limit],
  );
  return rows;
}

/** A page of a person's tasks that are over, newest first. */
export async function listOverOfPerson(
  db: Queryable,
  { countyCode, residentIds, today, before, limit }: OfPerson & { before: string | undefined; limit: number },
): Promise<TaskRow[]> {
  const { rows } = await db.query<TaskRow>(
    `SELECT ${COLUMNS} FROM ${TABLES}
      WHERE t.county_code = $1 AND t.resident_id = ANY($2::uuid[]) AND NOT t.open AND ($4::uuid IS NULL OR t.task_id < $4)
      ORDER BY t.task_id DESC LIMIT $5`,
    [countyCode, residentIds, today, before ?? null, limit],
  );
  return rows;
}

/** One task of a person; undefined when it is somebody else's. */
export async function findOfPerson(
  db: Queryable,
  { countyCode, residentIds, today, taskId }: OfPerson & { taskId: string },
): Promise<TaskRow | undefined> {
  const { rows } = await db.query<TaskRow>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE t.county_code = $1 AND t.resident_id = ANY($2::uuid[]) AND t.task_id = $4`,
    [countyCode, residentIds, today, taskId],
  );
  return rows[0];
}

export interface HomeTaskRow {
  taskId: string;
  /** The person asked about, whichever record of theirs the task stands on. */
  residentId: string;
  kind: TaskKind;
  title: string;
  items: string[];
  sensitive: string | null;
  dueOn: PlainDate;
  bookedFor: Date | null;
  bookedOn: PlainDate | null;
  place: string | null;
}

/** Open tasks of many people, the next of each person first; a few a person. One query. */
export async function listForHome(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<HomeTaskRow[]> {
  const { rows } = await db.query<HomeTaskRow>({
    name: 'care-task-home',
    text: `
      SELECT t.task_id AS "taskId", r.resident_id AS "residentId", t.kind, t.title, t.items, t.sensitive, t.due_on AS "dueOn",
             t.booked_for AS "bookedFor", (t.booked_for AT TIME ZONE 'Asia/Shanghai')::date AS "bookedOn",
             COALESCE(t.place, f.to_institution) AS place
        FROM resident r
        CROSS JOIN LATERAL (
          SELECT * FROM care_task c
           WHERE c.county_code = r.county_code AND c.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id])) AND c.open
           ORDER BY c.due_on, c.task_id LIMIT 20) t
        LEFT JOIN referral f ON f.county_code = t.county_code AND f.referral_id = t.referral_id
       WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[])`,
    values: [countyCode, residentIds],
  });
  return rows;
}

export interface LineRow {
  taskId: string;
  residentId: string;
  siteId: string | null;
  name: string;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
  kind: TaskKind;
  state: TaskState;
  title: string;
  reason: string;
  sensitive: string | null;
  openedOn: PlainDate;
  dueOn: PlainDate;
  bookedFor: Date | null;
  place: string | null;
  referralId: string | null;
  target: Target | null;
  attempts: number;
  lastAttempt: { at: string; staffName: string; outcome: AttemptOutcome } | null;
}

const LINE = `
  SELECT t.task_id AS "taskId", t.resident_id AS "residentId", t.site_id AS "siteId", r.name, r.phone_cipher AS "phoneCipher",
         r.phone_key_id AS "phoneKeyId", t.kind, t.state, t.title, t.reason, t.sensitive, t.opened_on AS "openedOn",
         t.due_on AS "dueOn", t.booked_for AS "bookedFor", COALESCE(t.place, f.to_institution) AS place,
         t.referral_id AS "referralId", t.target, a.attempts, a.last AS "lastAttempt"
    FROM care_task t
    JOIN resident r USING (county_code, resident_id)
    LEFT JOIN referral f ON f.county_code = t.county_code AND f.referral_id = t.referral_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS attempts,
             (array_agg(json_build_object('at', o.recorded_at, 'staffName', n.name, 'outcome', o.details->>'outcome')
                        ORDER BY o.event_id DESC))[1] AS last
        FROM care_task_event o JOIN staff n ON n.county_code = o.county_code AND n.staff_id = o.by_staff
       WHERE o.county_code = t.county_code AND o.task_id = t.task_id AND o.move = 'attempt') a`;

/** The place of a line in the list. */
export interface LinePlace {
  /** Not a call that cannot wait. */
  later: boolean;
  dueOn: PlainDate;
  taskId: string;
}

/** Open tasks of a clinic: calls that cannot wait, then by due day. */
export async function listLinesOfSite(
  db: Queryable,
  countyCode: string,
  page: { siteId: string; kind: TaskKind | undefined; after: LinePlace | undefined; limit: number },
): Promise<LineRow[]> {
  const { rows } = await db.query<LineRow>(
    `${LINE}
      WHERE t.county_code = $1 AND t.site_id = $2 AND t.open AND ($3::text IS NULL OR t.kind = $3)
        AND ($6::uuid IS NULL OR ((t.kind <> 'call-now'), t.due_on, t.task_id) > ($4::boolean, $5::date, $6::uuid))
      ORDER BY (t.kind <> 'call-now'), t.due_on, t.task_id LIMIT $7`,
    [
      countyCode,
      page.siteId,
      page.kind ?? null,
      page.after?.later ?? null,
      page.after?.dueOn ?? null,
      page.after?.taskId ?? null,
      page.limit,
    ],
  );
  return rows;
}

/** One line. */
export async function findLine(db: Queryable, countyCode: string, taskId: string): Promise<LineRow | undefined> {
  const { rows } = await db.query<LineRow>(`${LINE} WHERE t.county_code = $1 AND t.task_id = $2`, [countyCode, taskId]);
  return rows[0];
}
