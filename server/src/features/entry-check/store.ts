import type { EntryKind, EntryVerdict } from '@kangban/domain/immunization/entry-check';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

export interface ProofRow {
  proofId: string;
  entry: EntryKind;
  verdict: EntryVerdict;
  checkedOn: PlainDate;
  recheckBy: PlainDate;
  expiresOn: PlainDate;
}

const COLUMNS = `p.proof_id AS "proofId", p.entry, p.verdict, p.checked_on AS "checkedOn", p.recheck_by AS "recheckBy",
  p.expires_on AS "expiresOn"`;

/** Proofs kept for one child at a time; a further one ends the oldest. */
export const PROOFS_MAX = 10;

/** Proofs of a child that can still be verified, newest first. */
export async function listProofs(
  db: Database,
  countyCode: string,
  { residentId, today }: { residentId: string; today: PlainDate },
): Promise<ProofRow[]> {
  const { rows } = await db.pool.query<ProofRow>(
    `SELECT ${COLUMNS} FROM entry_proof p
      WHERE p.county_code = $1 AND p.resident_id = $2 AND p.revoked_at IS NULL AND p.expires_on >= $3
      ORDER BY p.created_at DESC, p.proof_id DESC LIMIT ${PROOFS_MAX}`,
    [countyCode, residentId, today],
  );
  return rows;
}

export interface NewProof extends ProofRow {
  countyCode: string;
  residentId: string;
  accountId: string;
  now: Date;
}

/** Writes a proof and ends the oldest of the child beyond what is kept. */
export async function insertProof(client: Transaction, proof: NewProof): Promise<void> {
  const { countyCode, residentId, now } = proof;
  await client.query(
    `INSERT INTO entry_proof (county_code, proof_id, resident_id, account_id, entry, verdict, checked_on, recheck_by,
                              expires_on, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      countyCode,
      proof.proofId,
      residentId,
      proof.accountId,
      proof.entry,
      proof.verdict,
      proof.checkedOn,
      proof.recheckBy,
      proof.expiresOn,
      now,
    ],
  );
  await client.query(
    `UPDATE entry_proof SET revoked_at = $3
      WHERE county_code = $1 AND revoked_at IS NULL AND proof_id IN (
            SELECT proof_id FROM entry_proof
             WHERE county_code = $1 AND resident_id = $2 AND revoked_at IS NULL
             ORDER BY created_at DESC, proof_id DESC OFFSET ${PROOFS_MAX})`,
    [countyCode, residentId, now],
  );
}

/** Ends a proof of a child; false when there is none that still stands. */
export async function endProof(
  db: Database,
  countyCode: string,
  told: { residentId: string; proofId: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE entry_proof SET revoked_at = $4
      WHERE county_code = $1 AND resident_id = $2 AND proof_id = $3 AND revoked_at IS NULL`,
    [countyCode, told.residentId, told.proofId, told.now],
  );
  return rowCount === 1;
}

/** A proof that still stands, with whose it is and which county says so. */
export async function findProof(
  db: Database,
  countyCode: string,
  { proofId, today }: { proofId: string; today: PlainDate },
): Promise<(ProofRow & { name: string; countyName: string }) | undefined> {
  const { rows } = await db.pool.query<ProofRow & { name: string; countyName: string }>({
    name: 'entry-proof',
    text: `SELECT ${COLUMNS}, r.name, c.name AS "countyName"
             FROM entry_proof p
             JOIN resident r USING (county_code, resident_id)
             JOIN county c USING (county_code)
            WHERE p.county_code = $1 AND p.proof_id = $2 AND p.revoked_at IS NULL AND p.expires_on >= $3`,
    values: [countyCode, proofId, today],
  });
  return rows[0];
}

/** Name of the clinic a person belongs to. */
export async function findSiteName(db: Database, countyCode: string, siteId: string): Promise<string | null> {
  const { rows } = await db.pool.query<{ name: string }>(
    'SELECT name FROM site WHERE county_code = $1 AND site_id = $2',
    [countyCode, siteId],
  );
  return rows[0]?.name ?? null;
}
