import type { CountyJwk } from '../../crypto/county-key';
import type { Database } from '../../plugins/db';

/** A county whose packages are taken. */
export interface TrustedIssuer {
  keyId: string;
  issuerCounty: string;
  name: string;
  jwk: CountyJwk;
  addedBy: string;
  addedAt: Date;
  removedAt: Date | null;
}

const ISSUER = `key_id AS "keyId", issuer_county AS "issuerCounty", name, jwk, added_by AS "addedBy", added_at AS "addedAt",
  removed_at AS "removedAt"`;

export async function findTrusted(db: Database, countyCode: string, keyId: string): Promise<TrustedIssuer | undefined> {
  const { rows } = await db.pool.query<TrustedIssuer>(
    `SELECT ${ISSUER} FROM trusted_issuer WHERE county_code = $1 AND key_id = $2 AND removed_at IS NULL`,
    [countyCode, keyId],
  );
  return rows[0];
}

/** Every key that is or was trusted; a county trusts a few dozen. */
export async function listTrusted(db: Database, countyCode: string): Promise<TrustedIssuer[]> {
  const { rows } = await db.pool.query<TrustedIssuer>(
    `SELECT ${ISSUER} FROM trusted_issuer WHERE county_code = $1 ORDER BY issuer_county, added_at LIMIT 1000`,
    [countyCode],
  );
  return rows;
}

/** Trusts a key, or trusts it again. */
export async function saveTrusted(
  db: Database,
  countyCode: string,
  issuer: Omit<TrustedIssuer, 'removedAt'>,
): Promise<void> {
  await db.pool.query(
    `INSERT INTO trusted_issuer (county_code, key_id, issuer_county, name, jwk, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (county_code, key_id) DO UPDATE SET name = excluded.name, removed_by = NULL, removed_at = NULL`,
    [countyCode, issuer.keyId, issuer.issuerCounty, issuer.name, issuer.jwk, issuer.addedBy, issuer.addedAt],
  );
}

/** Trusts a key no longer; false when it was not trusted. */
export async function removeTrusted(
  db: Database,
  countyCode: string,
  told: { keyId: string; by: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE trusted_issuer SET removed_by = $3, removed_at = $4
      WHERE county_code = $1 AND key_id = $2 AND removed_at IS NULL`,
    [countyCode, told.keyId, told.by, told.at],
  );
  return rowCount === 1;
}
