import type { VisitFindings } from '@kangban/contract/child-visit';
import type { VisitCode } from '@kangban/domain/child-visit/visit-code';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Database, Transaction } from '../../plugins/db';
import { OF_PERSONS, STANDING } from './done-store';

type Queryable = Pick<Transaction, 'query'>;

export interface ChildRow {
  resident_id: string;
  name: string;
  sex: 'female' | 'male';
  birth_date: PlainDate;
  site_id: string | null;
}

/** Persons of the registry. */
export async function findChildren(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<ChildRow[]> {
  const { rows } = await db.query<ChildRow>({
    name: 'child-visit-children',
    text: `SELECT resident_id, name, sex, birth_date, site_id FROM resident
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[])`,
    values: [countyCode, residentIds],
  });
  return rows;
}

/** One of them. */
export const findChild = async (db: Queryable, countyCode: string, residentId: string): Promise<ChildRow | undefined> =>
  (await findChildren(db, countyCode, [residentId]))[0];

export interface VisitRecordRow {
  resident_id: string;
  visit_id: string;
  visit: VisitCode;
  visited_on: PlainDate;
  site_name: string | null;
  done_by: string | null;
  findings: VisitFindings;
  summary: string;
  next_on: PlainDate | null;
}

const RECORDS = `
  SELECT v.person_id AS resident_id, v.visit_id, v.visit, v.visited_on, COALESCE(v.site_name, s.short_name) AS site_name, v.done_by, v.findings,
         v.summary, v.next_on
    FROM (SELECT p.resident_id AS person_id, v.* FROM ${OF_PERSONS} AND ${STANDING}) v
    LEFT JOIN site s ON s.county_code = v.county_code AND s.site_id = v.site_id
   ORDER BY v.visited_on, v.visit_id`;

/** Visits that stand, oldest first. */
export async function listRecords(
  db: Database,
  countyCode: string,
  residentIds: readonly string[],
): Promise<VisitRecordRow[]> {
  const { rows } = await db.pool.query<VisitRecordRow>({
    name: 'child-visit-records',
    text: RECORDS,
    values: [countyCode, residentIds],
  });
  return rows;
}

export interface BookedVisitRow {
  resident_id: string;
  visit: string;
  appointment_id: string;
  day: PlainDate;
  starts_at: string;
}

const BOOKED = `
  SELECT d.resident_id, d.vaccine AS visit, d.appointment_id, s.day, s.starts_at
    FROM appointment_dose d
    JOIN appointment a ON a.county_code = d.county_code AND a.appointment_id = d.appointment_id
    JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
   WHERE d.county_code = $1 AND d.resident_id = ANY($2::uuid[]) AND d.active AND d.series = $3`;

/** Visits that active appointments of these children hold. */
export async function listBookedVisits(
  db: Database,
  countyCode: string,
  { residentIds, series }: { residentIds: readonly string[]; series: string },
): Promise<BookedVisitRow[]> {
  const { rows } = await db.pool.query<BookedVisitRow>({
    name: 'child-visit-booked',
    text: BOOKED,
    values: [countyCode, residentIds, series],
  });
  return rows;
}

export interface LastRow {
  visit_id: string;
  visited_on: PlainDate;
  entered_in_error: boolean;
}

/** The last word on a visit of a child: the row nothing replaces, be it the visit or that it never took place. */
export async function findLast(
  client: Transaction,
  countyCode: string,
  { residentId, visit }: { residentId: string; visit: VisitCode },
): Promise<LastRow | undefined> {
  const { rows } = await client.query<LastRow>(
    `SELECT v.visit_id, v.visited_on, v.entered_in_error FROM child_visit v
      WHERE v.county_code = $1 AND v.resident_id = $2 AND v.visit = $3
        AND NOT EXISTS (SELECT FROM child_visit r WHERE r.county_code = v.county_code AND r.replaces_id = v.visit_id)`,
    [countyCode, residentId, visit],
  );
  return rows[0];
}

export interface VisitInsert {
  visitId: string;
  residentId: string;
  visit: VisitCode;
  visitedOn: PlainDate;
  siteId: string;
  doneBy: string;
  staffId: string;
  findings: VisitFindings;
  summary: string;
  nextOn: PlainDate | null;
  replacesId: string | null;
  enteredInError: boolean;
  now: Date;
}

/** Adds a visit, or a correction of one. */
export async function insertVisit(client: Transaction, countyCode: string, row: VisitInsert): Promise<void> {
  await client.query(
    `INSERT INTO child_visit (county_code, visit_id, resident_id, visit, visited_on, site_id, done_by, staff_id, findings, summary,
                              next_on, source, replaces_id, entered_in_error, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'clinic', $12, $13, $14)`,
    [
      countyCode,
      row.visitId,
      row.residentId,
      row.visit,
      row.visitedOn,
      row.siteId,
      row.doneBy,
      row.staffId,
      JSON.stringify(row.findings),
      row.summary,
      row.nextOn,
      row.replacesId,
      row.enteredInError,
      row.now,
    ],
  );
}

/** Says of a measuring that it was never taken: a row that replaces it. */
export async function takeBackGrowth(
  client: Transaction,
  countyCode: string,
  old: { residentId: string; measurementId: string; staffId: string; now: Date },
): Promise<void> {
  await client.query(
    `INSERT INTO growth_measurement (county_code, measurement_id, resident_id, measured_on, source, site_id, staff_id, replaces_id,
                                     entered_in_error, recorded_at)
     SELECT county_code, $4, resident_id, measured_on, source, site_id, $5, measurement_id, true, $6 FROM growth_measurement
      WHERE county_code = $1 AND resident_id = $2 AND measurement_id = $3`,
    [countyCode, old.residentId, old.measurementId, uuidV7(), old.staffId, old.now],
  );
}

/** Whether the child holds or held a place for a visit at this clinic on a day: then its staff may write down what they found. */
export async function wasBookedHere(
  db: Database,
  countyCode: string,
  { residentId, siteId, day }: { residentId: string; siteId: string; day: PlainDate },
): Promise<boolean> {
  const { rows } = await db.pool.query(
    `SELECT FROM appointment a JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
      WHERE a.county_code = $1 AND a.resident_id = $2 AND a.site_id = $3 AND s.day = $4
        AND a.state IN ('booked', 'checked-in', 'fulfilled') LIMIT 1`,
    [countyCode, residentId, siteId, day],
  );
  return rows.length > 0;
}
