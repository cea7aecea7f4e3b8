import type { EvidenceKind, PointSource, ReadingFacts } from '@kangban/domain/point-rule/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

export interface EvidenceRow {
  evidenceId: string;
  todoId: string;
  kind: EvidenceKind;
  subjectId: string;
  residentId: string;
  day: PlainDate;
  happenedAt: Date | null;
  writtenAt: Date | null;
  source: PointSource;
  topic: string | null;
  reading: ReadingFacts | null;
  deviceId: string | null;
  siteId: string | null;
  byStaff: string | null;
  byAccount: string | null;
}

const INSERT = `
  WITH noted AS (
    INSERT INTO point_evidence (county_code, evidence_id, kind, subject_id, resident_id, day, happened_at, written_at, source, topic, reading,
                                device_id, site_id, by_staff, by_account, noted_at)
    SELECT $1, e."evidenceId", e.kind, e."subjectId", e."residentId", e.day, e."happenedAt", e."writtenAt", e.source, e.topic, e.reading,
           e."deviceId", e."siteId", e."byStaff", e."byAccount", $3
      FROM json_to_recordset($2::json) AS e("evidenceId" uuid, kind text, "subjectId" text, "residentId" uuid, day date,
             "happenedAt" timestamptz, "writtenAt" timestamptz, source text, topic text, reading jsonb, "deviceId" text, "siteId" uuid, "byStaff" uuid,
             "byAccount" uuid)
    ON CONFLICT (county_code, kind, subject_id) DO NOTHING
    RETURNING evidence_id, resident_id)
  INSERT INTO point_evidence_todo (county_code, todo_id, evidence_id, resident_id, retracted, noted_at)
  SELECT $1, e."todoId", n.evidence_id, n.resident_id, false, $3
    FROM noted n JOIN json_to_recordset($2::json) AS e("evidenceId" uuid, "todoId" uuid) ON e."evidenceId" = n.evidence_id`;

/** Writes evidence and that it waits, in one statement; what was noted before is left as it is. */
export async function insertEvidence(
  client: Transaction,
  countyCode: string,
  told: { rows: readonly EvidenceRow[]; at: Date },
): Promise<void> {
  await client.query({
    name: 'point-evidence-insert',
    text: INSERT,
    values: [countyCode, JSON.stringify(told.rows), told.at],
  });
}

const RETRACT = `
  WITH gone AS (
    INSERT INTO point_retraction (county_code, evidence_id, retracted_at)
    SELECT e.county_code, e.evidence_id, $4
      FROM point_evidence e
     WHERE e.county_code = $1 AND e.subject_id = ANY($2::text[]) AND e.kind = ANY($3::text[])
    ON CONFLICT DO NOTHING
    RETURNING evidence_id)
  INSERT INTO point_evidence_todo (county_code, todo_id, evidence_id, resident_id, retracted, noted_at)
  SELECT e.county_code, gen_random_uuid(), e.evidence_id, e.resident_id, true, $4
    FROM gone JOIN point_evidence e ON e.county_code = $1 AND e.evidence_id = gone.evidence_id`;

/** Writes that evidence no longer stands, once for each, and that this waits to be settled. */
export async function insertRetractions(
  client: Transaction,
  countyCode: string,
  told: { subjectIds: readonly string[]; kinds: readonly EvidenceKind[]; at: Date },
): Promise<void> {
  await client.query({
    name: 'point-evidence-retract',
    text: RETRACT,
    values: [countyCode, told.subjectIds, told.kinds, told.at],
  });
}
