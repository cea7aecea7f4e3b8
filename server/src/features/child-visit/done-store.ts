import type { VisitCode } from '@kangban/domain/child-visit/visit-code';
import type { DoneVisit, ScreenResult } from '@kangban/domain/child-visit/visit-items';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

interface DoneRow {
  resident_id: string;
  visit: VisitCode;
  visited_on: PlainDate;
  haemoglobin: number | null;
  newborn_hearing: ScreenResult | null;
  hearing: ScreenResult | null;
}

/** Rows that stand: neither replaced by another nor taken back. */
export const STANDING = `NOT v.entered_in_error AND NOT EXISTS (
  SELECT FROM child_visit r WHERE r.county_code = v.county_code AND r.replaces_id = v.visit_id)`;

/** Visits `v` of persons `p`, whichever of a person's records they are under. */
export const OF_PERSONS = `resident p
    JOIN child_visit v ON v.county_code = p.county_code AND v.resident_id = ANY(COALESCE(p.same_person, ARRAY[p.resident_id]))
   WHERE p.county_code = $1 AND p.resident_id = ANY($2::uuid[])`;

const DONE = `
  SELECT p.resident_id, v.visit, v.visited_on, (v.findings ->> 'haemoglobinGL')::int AS haemoglobin,
         v.findings ->> 'newbornHearing' AS newborn_hearing, v.findings ->> 'hearing' AS hearing
    FROM ${OF_PERSONS} AND ${STANDING}
   ORDER BY v.visited_on`;

const doneOf = (row: DoneRow): DoneVisit => ({
  visit: row.visit,
  visitedOn: row.visited_on,
  ...(row.haemoglobin !== null && { haemoglobinGL: row.haemoglobin }),
  ...(row.newborn_hearing !== null && { newbornHearing: row.newborn_hearing }),
  ...(row.hearing !== null && { hearing: row.hearing }),
});

/** What the plan asks of the visits of these children, oldest first, by child. One query; none for nobody. */
export async function loadDoneVisits(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, DoneVisit[]>> {
  const done = new Map<string, DoneVisit[]>();
  if (residentIds.length === 0) return done;
  const { rows } = await db.query<DoneRow>({
    name: 'child-visit-done',
    text: DONE,
    values: [countyCode, residentIds],
  });
  for (const row of rows) done.set(row.resident_id, [...(done.get(row.resident_id) ?? []), doneOf(row)]);
  return done;
}
