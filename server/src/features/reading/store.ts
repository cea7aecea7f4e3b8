import type { ReadingItem, ReadingValue } from '@kangban/domain/reading/types';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** What is written of a sitting and read again. */
interface SessionColumns {
  sessionId: string;
  residentId: string;
  item: ReadingItem;
  measuredAt: Date;
  typedAt: Date;
  medicine: 'before' | 'after' | null;
  source: 'typed' | 'device';
  deviceId: string | null;
  mean: ReadingValue;
  correctsId: string | null;
}

/** A sitting as it is kept beside its entries. */
export interface SessionRow extends SessionColumns {
  deviceName: string | null;
  bodyHash: Buffer;
  correctedBy: string | null;
  writtenAt: Date;
  /** No entry of it was replaced. */
  standing: boolean;
  entryIds: string[];
  sequences: number[];
}

/** Some entry of the sitting `s` was replaced: it stands no more. */
const REPLACED = `EXISTS (
  SELECT FROM reading o JOIN record_entry e ON e.county_code = o.county_code AND e.replaces_id = o.entry_id
   WHERE o.county_code = s.county_code AND o.session_id = s.session_id)`;

const SESSION = `
  SELECT s.session_id AS "sessionId", s.resident_id AS "residentId", s.item, s.measured_at AS "measuredAt", s.typed_at AS "typedAt",
         s.medicine, s.source, s.device_id AS "deviceId", d.name AS "deviceName", s.mean, s.body_hash AS "bodyHash",
         s.corrects_id AS "correctsId", n.session_id AS "correctedBy", s.written_at AS "writtenAt",
         NOT ${REPLACED} AS standing, r.entry_ids AS "entryIds", r.sequences
    FROM reading_session s
    LEFT JOIN device d ON d.county_code = s.county_code AND d.device_id = s.device_id
    LEFT JOIN reading_session n ON n.county_code = s.county_code AND n.corrects_id = s.session_id
   CROSS JOIN LATERAL (
      SELECT array_agg(o.entry_id ORDER BY o.position) AS entry_ids,
             COALESCE(array_agg(o.sequence::float8 ORDER BY o.position) FILTER (WHERE o.sequence IS NOT NULL), '{}') AS sequences
        FROM reading o WHERE o.county_code = s.county_code AND o.session_id = s.session_id) r
   WHERE s.county_code = $1`;

const SAME = `${SESSION}
   AND (s.session_id = ANY($2::uuid[])
        OR (s.resident_id = ANY($3::uuid[]) AND s.body_hash = ANY($4::bytea[]))
        OR s.session_id IN (SELECT o.session_id FROM reading o JOIN unnest($5::uuid[], $6::bigint[]) AS q (device_id, sequence)
                              ON o.county_code = $1 AND o.device_id = q.device_id AND o.sequence = q.sequence))`;

/** Sittings that may be the very ones to be written: the same id, the same values at the same moment, the same record of a meter. */
export async function listSame(
  client: Queryable,
  countyCode: string,
  asked: {
    sessionIds: readonly string[];
    residentIds: readonly string[];
    hashes: readonly Buffer[];
    records: readonly { deviceId: string; sequence: number }[];
  },
): Promise<SessionRow[]> {
  const { rows } = await client.query<SessionRow>({
    name: 'reading-same-sessions',
    text: SAME,
    values: [
      countyCode,
      asked.sessionIds,
      asked.residentIds,
      asked.hashes,
      asked.records.map(({ deviceId }) => deviceId),
      asked.records.map(({ sequence }) => sequence),
    ],
  });
  return rows;
}

/** Sittings by the ids of their own or of one of their entries. */
export async function listSessions(
  db: Queryable,
  countyCode: string,
  asked: { sessionIds?: readonly string[]; entryIds?: readonly string[] },
): Promise<SessionRow[]> {
  const { rows } = await db.query<SessionRow>({
    name: 'reading-sessions',
    text: `${SESSION} AND (s.session_id = ANY($2::uuid[])
             OR s.session_id IN (SELECT o.session_id FROM reading o WHERE o.county_code = $1 AND o.entry_id = ANY($3::uuid[])))`,
    values: [countyCode, asked.sessionIds ?? [], asked.entryIds ?? []],
  });
  return rows;
}

/** Whether a later row took the place of one of these entries. */
export async function isAnyReplaced(
  client: Queryable,
  countyCode: string,
  entryIds: readonly string[],
): Promise<boolean> {
  const { rows } = await client.query({
    name: 'reading-is-replaced',
    text: 'SELECT FROM record_entry WHERE county_code = $1 AND replaces_id = ANY($2::uuid[]) LIMIT 1',
    values: [countyCode, entryIds],
  });
  return rows.length > 0;
}

/** Takes the rows of people, in one order: writers about the same person queue here. */
export async function lockPeople(
  client: Transaction,
  countyCode: string,
  residentIds: readonly string[],
): Promise<void> {
  await client.query({
    name: 'reading-lock-people',
    text: `SELECT FROM resident WHERE county_code = $1 AND resident_id = ANY($2::uuid[])
            ORDER BY resident_id FOR NO KEY UPDATE`,
    values: [countyCode, residentIds],
  });
}

/** Entries families and meters wrote since an instant, by person: the day's cap. */
export async function countWrittenSince(
  client: Transaction,
  countyCode: string,
  asked: { residentIds: readonly string[]; since: Date },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ residentId: string; count: number }>({
    name: 'reading-count-written',
    text: `SELECT resident_id AS "residentId", count(*)::int AS count FROM record_entry
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND source IN ('resident', 'device') AND recorded_at >= $3
            GROUP BY resident_id`,
    values: [countyCode, asked.residentIds, asked.since],
  });
  return new Map(rows.map(({ residentId, count }) => [residentId, count]));
}

export interface RecentRow {
  residentId: string;
  item: ReadingItem;
  measuredAt: Date;
  mean: ReadingValue;
}

/** Standing sittings of people between two instants, each with its first entry: what was measured shortly before. */
export async function listRecent(
  client: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; from: Date; to: Date },
): Promise<(RecentRow & { entryId: string })[]> {
  const { rows } = await client.query<RecentRow & { entryId: string }>({
    name: 'reading-recent',
    text: `SELECT s.resident_id AS "residentId", s.item, s.measured_at AS "measuredAt", s.mean, r.entry_id AS "entryId"
             FROM reading_session s
             JOIN reading r ON r.county_code = s.county_code AND r.session_id = s.session_id AND r.position = 1
            WHERE s.county_code = $1 AND s.resident_id = ANY($2::uuid[]) AND s.measured_at BETWEEN $3 AND $4
              AND NOT ${REPLACED}`,
    values: [countyCode, asked.residentIds, asked.from, asked.to],
  });
  return rows;
}

/** Standing sittings, of each person and kind the newest since an instant: one statement. */
export async function listLatest(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; since: Date },
): Promise<RecentRow[]> {
  const { rows } = await db.query<RecentRow>({
    name: 'reading-latest',
    text: `SELECT DISTINCT ON (s.resident_id, s.item) s.resident_id AS "residentId", s.item, s.measured_at AS "measuredAt", s.mean
             FROM reading_session s
            WHERE s.county_code = $1 AND s.resident_id = ANY($2::uuid[]) AND s.measured_at >= $3
              AND NOT ${REPLACED}
            ORDER BY s.resident_id, s.item, s.measured_at DESC, s.session_id DESC`,
    values: [countyCode, asked.residentIds, asked.since],
  });
  return rows;
}

export interface NewSessionRow extends SessionColumns {
  /** Hexadecimal. */
  bodyHash: string;
  accountId: string | null;
}

export interface NewReadingRow {
  entryId: string;
  sessionId: string;
  position: number;
  deviceId: string | null;
  sequence: number | null;
}

const INSERT_SESSIONS = `
  INSERT INTO reading_session (county_code, session_id, resident_id, item, measured_at, typed_at, medicine, source, device_id, mean,
    body_hash, corrects_id, account_id, written_at)
  SELECT $1, s."sessionId", s."residentId", s.item, s."measuredAt", s."typedAt", s.medicine, s.source, s."deviceId", s.mean,
    decode(s."bodyHash", 'hex'), s."correctsId", s."accountId", $3
    FROM json_to_recordset($2::json) AS s("sessionId" uuid, "residentId" uuid, item text, "measuredAt" timestamptz,
      "typedAt" timestamptz, medicine text, source text, "deviceId" uuid, mean jsonb, "bodyHash" text, "correctsId" uuid,
      "accountId" uuid)`;
const INSERT_READINGS = `
  INSERT INTO reading (county_code, entry_id, session_id, position, device_id, sequence)
  SELECT $1, r."entryId", r."sessionId", r.position, r."deviceId", r.sequence
    FROM json_to_recordset($2::json) AS r("entryId" uuid, "sessionId" uuid, position smallint, "deviceId" uuid, sequence bigint)`;

/** Writes sittings and which entries are theirs, in two statements; the entries are there already. */
export async function insertSessions(
  client: Transaction,
  countyCode: string,
  told: { sessions: readonly NewSessionRow[]; readings: readonly NewReadingRow[]; at: Date },
): Promise<void> {
  const values = [countyCode, JSON.stringify(told.sessions), told.at];
  await client.query({ name: 'reading-insert-sessions', text: INSERT_SESSIONS, values });
  await client.query({
    name: 'reading-insert-readings',
    text: INSERT_READINGS,
    values: [countyCode, JSON.stringify(told.readings)],
  });
}
