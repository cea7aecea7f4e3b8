import type { HeldContract } from '@kangban/domain/desk-evidence/decide-paper';
import type { DeskEvidenceKind, RetractionReason } from '@kangban/domain/desk-evidence/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

interface Of {
  countyCode: string;
  residentIds: readonly string[];
}

export interface EvidenceRow {
  evidenceId: string;
  kind: DeskEvidenceKind;
  numberTail: string;
  happenedOn: PlainDate;
  endsOn: PlainDate | null;
  contractId: string | null;
  siteName: string;
  recordedBy: string;
  recordedAt: Date;
  retractedFor: RetractionReason | null;
  retractionNote: string | null;
  retractedBy: string | null;
  retractedAt: Date | null;
}

const ROW = `e.evidence_id AS "evidenceId", e.kind, e.number_tail AS "numberTail", e.happened_on AS "happenedOn", e.ends_on AS "endsOn",
  e.contract_id AS "contractId", s.name AS "siteName", w.name AS "recordedBy", e.recorded_at AS "recordedAt",
  t.reason AS "retractedFor", t.note AS "retractionNote", b.name AS "retractedBy", t.at AS "retractedAt"`;
const JOINED = `desk_evidence e
  JOIN site s ON s.county_code = e.county_code AND s.site_id = e.site_id
  JOIN staff w ON w.county_code = e.county_code AND w.staff_id = e.by_staff
  LEFT JOIN desk_evidence_retraction t ON t.county_code = e.county_code AND t.evidence_id = e.evidence_id
  LEFT JOIN staff b ON b.county_code = t.county_code AND b.staff_id = t.by_staff`;

/** Papers of a person kept on one page; a person has a handful. */
const SHOWN_MAX = 200;

/** What was shown for a person, taken back or not, newest first. */
export async function listEvidence(db: Queryable, { countyCode, residentIds }: Of): Promise<EvidenceRow[]> {
  const { rows } = await db.query<EvidenceRow>({
    name: 'desk-evidence-list',
    text: `SELECT ${ROW} FROM ${JOINED} WHERE e.county_code = $1 AND e.resident_id = ANY($2::uuid[])
            ORDER BY e.recorded_at DESC, e.evidence_id DESC LIMIT ${SHOWN_MAX}`,
    values: [countyCode, residentIds],
  });
  return rows;
}

export async function findEvidence(
  db: Queryable,
  { countyCode, residentIds }: Of,
  evidenceId: string,
): Promise<EvidenceRow | undefined> {
  const { rows } = await db.query<EvidenceRow>({
    name: 'desk-evidence-find',
    text: `SELECT ${ROW} FROM ${JOINED}
            WHERE e.county_code = $1 AND e.resident_id = ANY($2::uuid[]) AND e.evidence_id = $3`,
    values: [countyCode, residentIds, evidenceId],
  });
  return rows[0];
}

/** Papers of one person are written down and taken back one after the other. */
export async function lockPerson(client: Transaction, residentId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 32))', [`desk evidence ${residentId}`]);
}

/** Contracts of the person that were not taken back. */
export async function findContracts(db: Queryable, { countyCode, residentIds }: Of): Promise<HeldContract[]> {
  const { rows } = await db.query<HeldContract>({
    name: 'desk-evidence-contracts',
    text: `SELECT e.evidence_id AS "evidenceId", e.happened_on AS "signedOn", e.ends_on AS "endsOn" FROM desk_evidence e
            WHERE e.county_code = $1 AND e.resident_id = ANY($2::uuid[]) AND e.kind = 'contract'
              AND NOT EXISTS (SELECT 1 FROM desk_evidence_retraction t
                               WHERE t.county_code = e.county_code AND t.evidence_id = e.evidence_id)`,
    values: [countyCode, residentIds],
  });
  return rows;
}

export interface NewEvidence {
  evidenceId: string;
  residentId: string;
  kind: DeskEvidenceKind;
  numberHash: Buffer;
  numberCipher: Buffer;
  numberKeyId: string;
  numberTail: string;
  happenedOn: PlainDate;
  endsOn: PlainDate | null;
  contractId: string | null;
  siteId: string;
  staffId: string;
  at: Date;
}

/**
 * Writes a paper down; false when the same one stands already, for whomever. Its turn is the number of times it was recorded before, and all
 * of those must have been taken back: two desks with one paper at the same moment get the same turn, and one of them loses.
 */
export async function insertEvidence(client: Transaction, countyCode: string, row: NewEvidence): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'desk-evidence-insert',
    text: `WITH before AS (
             SELECT count(*)::int AS times, count(t.evidence_id)::int AS back
               FROM desk_evidence e LEFT JOIN desk_evidence_retraction t USING (county_code, evidence_id)
              WHERE e.county_code = $1 AND e.kind = $4 AND e.number_hash = $5)
           INSERT INTO desk_evidence (county_code, evidence_id, resident_id, kind, number_hash, number_cipher, number_key_id, number_tail,
                                      turn, happened_on, ends_on, contract_id, site_id, by_staff, recorded_at)
           SELECT $1, $2, $3, $4, $5, $6, $7, $8, times, $9, $10, $11, $12, $13, $14 FROM before WHERE times = back
           ON CONFLICT (county_code, kind, number_hash, turn) DO NOTHING`,
    values: [
      countyCode,
      row.evidenceId,
      row.residentId,
      row.kind,
      row.numberHash,
      row.numberCipher,
      row.numberKeyId,
      row.numberTail,
      row.happenedOn,
      row.endsOn,
      row.contractId,
      row.siteId,
      row.staffId,
      row.at,
    ],
  });
  return rowCount === 1;
}

interface NewRetraction {
  evidenceId: string;
  reason: RetractionReason;
  note: string;
  staffId: string;
  at: Date;
}

export interface Retracted {
  evidenceId: string;
  kind: DeskEvidenceKind;
}

/** Takes a paper back, and with a contract the fees paid for it; what was taken back before is left alone. Says which rows it was. */
export async function retract(client: Transaction, countyCode: string, told: NewRetraction): Promise<Retracted[]> {
  const { rows } = await client.query<Retracted>({
    name: 'desk-evidence-retract',
    text: `WITH gone AS (
             INSERT INTO desk_evidence_retraction (county_code, evidence_id, reason, note, by_staff, at)
             SELECT county_code, evidence_id, $3, $4, $5, $6 FROM desk_evidence
              WHERE county_code = $1 AND (evidence_id = $2 OR contract_id = $2)
             ON CONFLICT DO NOTHING RETURNING evidence_id)
           SELECT e.evidence_id AS "evidenceId", e.kind FROM desk_evidence e JOIN gone USING (evidence_id)
            WHERE e.county_code = $1`,
    values: [countyCode, told.evidenceId, told.reason, told.note, told.staffId, told.at],
  });
  return rows;
}
