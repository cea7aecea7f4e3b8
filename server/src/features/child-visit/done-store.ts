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

const DONE = `
  SELECT v.resident_id, v.visit, v.visited_on, (v.findings ->> 'haemoglobinGL')::int AS haemoglobin,
         v.findings ->> 'newbornHearing' AS newborn_hearing, v.findings ->> 'hearing' AS hearing
    FROM child_visit v
   WHERE v.county_code = $1 AND v.resident_id = ANY($2::uuid[]) AND ${STANDING}
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
