import type { EntryKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import type { TypedEntry } from '@kangban/domain/record/payloads';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';
import { forPeople } from '../../plugins/people-statement';

export type EntrySource = 'clinic' | 'import' | 'fhir' | 'resident' | 'device';

interface EntryFacts {
  entryId: string;
  residentId: string;
  happenedOn: PlainDate;
  happenedAt: Date | null;
  siteId: string | null;
  institution: string;
  practitioner: string | null;
  sensitive: SensitiveCategory | null;
  source: EntrySource;
  sourceSystem: string | null;
  sourceKey: string | null;
  replacesId: string | null;
  enteredInError: boolean;
  recordedByStaff: string | null;
  recordedByAccount: string | null;
}

/** A row of record_entry to be written; `entry.ts` has checked its payload. */
export type NewEntry = EntryFacts & { kind: EntryKind; version: number; payload: unknown };

/** A row as it stands, with the payload of its kind: nothing else is ever written. */
export type EntryRow = EntryFacts & TypedEntry & { recordedAt: Date };

const INSERT = `
  INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, happened_at, site_id, institution,
    practitioner, sensitive, source, source_system, source_key, payload, replaces_id, entered_in_error, recorded_by_staff,
    recorded_by_account, recorded_at)
  SELECT $1, e."entryId", e."residentId", e.kind, e.version, e."happenedOn", e."happenedAt", e."siteId", e.institution,
    e.practitioner, e.sensitive, e.source, e."sourceSystem", e."sourceKey", e.payload, e."replacesId", e."enteredInError",
    e."recordedByStaff", e."recordedByAccount", $3
    FROM json_to_recordset($2::json) AS e("entryId" uuid, "residentId" uuid, kind text, version smallint, "happenedOn" date,
      "happenedAt" timestamptz, "siteId" uuid, institution text, practitioner text, sensitive text, source text,
      "sourceSystem" text, "sourceKey" text, payload jsonb, "replacesId" uuid, "enteredInError" boolean,
      "recordedByStaff" uuid, "recordedByAccount" uuid)`;

/** Writes entries in one statement, inside the caller's transaction. */
export async function insertEntries(
  client: Transaction,
  countyCode: string,
  told: { entries: readonly NewEntry[]; at: Date },
): Promise<void> {
  if (told.entries.length === 0) return;
  await client.query({
    name: 'record-insert-entries',
    text: INSERT,
    values: [countyCode, JSON.stringify(told.entries), told.at],
  });
}

// An entry stands unless a later row replaces it; a replacing row that says "entered in error" is no entry itself. What is
// sensitive and not opened never leaves the database.
const STANDING = `
  SELECT e.entry_id AS "entryId", e.resident_id AS "residentId", e.kind, e.version, e.happened_on AS "happenedOn",
         e.happened_at AS "happenedAt", e.site_id AS "siteId", e.institution, e.practitioner, e.sensitive, e.source,
         e.source_system AS "sourceSystem", e.source_key AS "sourceKey", e.payload, e.replaces_id AS "replacesId",
         e.entered_in_error AS "enteredInError", e.recorded_by_staff AS "recordedByStaff",
         e.recorded_by_account AS "recordedByAccount", e.recorded_at AS "recordedAt"
    FROM record_entry e
   WHERE e.county_code = $1 AND e.resident_id = ANY($2::uuid[]) AND NOT e.entered_in_error
     AND (e.sensitive IS NULL OR e.sensitive = ANY($3::text[]))
     AND ($4::text[] IS NULL OR e.kind = ANY($4::text[]))
     AND ($6::date IS NULL OR (e.happened_on, e.entry_id) < ($6::date, $7::uuid))
     AND ($8::uuid[] IS NULL OR e.entry_id = ANY($8::uuid[]))
     AND ($9::date IS NULL OR e.happened_on >= $9::date)
     AND ($10::text[] IS NULL OR e.kind <> 'observation'
          OR EXISTS (SELECT FROM jsonb_array_elements(e.payload #> '{main,what,coding}') c WHERE c->>'code' = ANY($10::text[])))
     AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id)
   ORDER BY e.happened_on DESC, e.entry_id DESC
   LIMIT $5`;

export interface EntryWish {
  countyCode: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
  /** Sensitive categories that are open. */
  opened: readonly SensitiveCategory[];
  /** Only these kinds; all when absent. */
  kinds?: readonly EntryKind[];
  /** Only entries that come after this place, newest first: the cursor of a list. */
  before?: { on: PlainDate; id: string };
  /** Only these rows. */
  entryIds?: readonly string[];
  /** Only what happened on this day or later. */
  since?: PlainDate;
  /** Of observations only those with one of these codes. */
  codes?: readonly string[];
  limit: number;
}

/** Standing entries of a person, newest first: one query. */
export async function findStandingEntries(db: Pick<Database, 'pool'>, wish: EntryWish): Promise<EntryRow[]> {
  const { rows } = await db.pool.query<EntryRow>({
    ...forPeople({ name: 'record-standing-entries', text: STANDING }, wish.residentIds),
    values: [
      wish.countyCode,
      wish.residentIds,
      wish.opened,
      wish.kinds ?? null,
      wish.limit,
      wish.before?.on ?? null,
      wish.before?.id ?? null,
      wish.entryIds ?? null,
      wish.since ?? null,
      wish.codes ?? null,
    ],
  });
  return rows;
}
