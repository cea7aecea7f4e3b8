import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';
import { forPeople } from '../../plugins/people-statement';
import type { EntryRow } from './entry-store';

const COLUMNS = `e.entry_id AS "entryId", e.resident_id AS "residentId", e.kind, e.version, e.happened_on AS "happenedOn",
         e.happened_at AS "happenedAt", e.site_id AS "siteId", e.institution, e.practitioner, e.sensitive, e.source,
         e.source_system AS "sourceSystem", e.source_key AS "sourceKey", e.payload, e.replaces_id AS "replacesId",
         e.entered_in_error AS "enteredInError", e.recorded_by_staff AS "recordedByStaff",
         e.recorded_by_account AS "recordedByAccount", e.recorded_at AS "recordedAt"`;

// From the row asked for back to the first and on to the newest: each row is replaced at most once, so it is one line.
const VERSIONS = `
  WITH RECURSIVE back AS (
    SELECT entry_id, replaces_id FROM record_entry
     WHERE county_code = $1 AND entry_id = $2 AND resident_id = ANY($3::uuid[])
    UNION
    SELECT p.entry_id, p.replaces_id FROM record_entry p JOIN back b ON p.county_code = $1 AND p.entry_id = b.replaces_id
  ), forth AS (
    SELECT entry_id FROM back WHERE replaces_id IS NULL
    UNION
    SELECT n.entry_id FROM record_entry n JOIN forth f ON n.county_code = $1 AND n.replaces_id = f.entry_id
  )
  SELECT ${COLUMNS}
    FROM forth JOIN record_entry e ON e.county_code = $1 AND e.entry_id = forth.entry_id
   WHERE e.resident_id = ANY($3::uuid[])
     AND NOT EXISTS (SELECT FROM forth o JOIN record_entry s ON s.county_code = $1 AND s.entry_id = o.entry_id
                      WHERE s.sensitive IS NOT NULL AND NOT (s.sensitive = ANY($4::text[])))
   ORDER BY e.recorded_at DESC, e.entry_id DESC`;

export interface VersionsWish {
  countyCode: string;
  residentIds: readonly string[];
  opened: readonly SensitiveCategory[];
}

/**
 * An entry with everything it replaced and everything that replaced it, newest first. Where one of them is of a category that is not
 * open, none of them leaves the database: an earlier version says what a later one hides.
 */
export async function findVersions(
  db: Pick<Database, 'pool'>,
  wish: VersionsWish,
  entryId: string,
): Promise<EntryRow[]> {
  const { rows } = await db.pool.query<EntryRow>({
    name: 'record-entry-versions',
    text: VERSIONS,
    values: [wish.countyCode, entryId, wish.residentIds, wish.opened],
  });
  return rows;
}

/** A row with the day another took its place. */
export type HistoricRow = EntryRow & { knownUntil: PlainDate | null };

const HISTORY = `
  SELECT ${COLUMNS}, n.recorded_at::date AS "knownUntil"
    FROM record_entry e
    LEFT JOIN record_entry n ON n.county_code = e.county_code AND n.replaces_id = e.entry_id
   WHERE e.county_code = $1 AND e.resident_id = ANY($2::uuid[]) AND e.kind = ANY($3::text[]) AND NOT e.entered_in_error
     AND (e.sensitive IS NULL OR e.sensitive = ANY($4::text[]))
     AND (n.sensitive IS NULL OR n.sensitive = ANY($4::text[]))
   ORDER BY e.happened_on DESC, e.entry_id DESC
   LIMIT $5`;

/** Rows of these kinds as they ever stood, newest first: what a day in the past knew. */
export async function findHistory(
  db: Pick<Database, 'pool'>,
  wish: VersionsWish & { kinds: readonly string[]; limit: number },
): Promise<HistoricRow[]> {
  const { rows } = await db.pool.query<HistoricRow>({
    ...forPeople({ name: 'record-history', text: HISTORY }, wish.residentIds),
    values: [wish.countyCode, wish.residentIds, wish.kinds, wish.opened, wish.limit],
  });
  return rows;
}
