import type { Database } from '../../../plugins/db';

export interface ClientRow {
  clientId: string;
  kind: 'system' | 'app';
  name: string;
  institution: string;
  siteId: string | null;
  secretHash: string | null;
  redirectUris: string[];
  scopes: string[];
  addedBy: string;
  addedAt: Date;
  disabledAt: Date | null;
}

const COLUMNS = `client_id AS "clientId", kind, name, institution, site_id AS "siteId", secret_hash AS "secretHash",
  redirect_uris AS "redirectUris", scopes, added_by AS "addedBy", added_at AS "addedAt", disabled_at AS "disabledAt"`;

/** A system or app by its id, also one that was disabled. */
export async function findClient(db: Database, countyCode: string, clientId: string): Promise<ClientRow | undefined> {
  const { rows } = await db.pool.query<ClientRow>({
    name: 'fhir-find-client',
    text: `SELECT ${COLUMNS} FROM fhir_client WHERE county_code = $1 AND client_id = $2`,
    values: [countyCode, clientId],
  });
  return rows[0];
}

/** Every client of a county, in the order they were added: a handful. */
export async function listClients(db: Database, countyCode: string): Promise<ClientRow[]> {
  const { rows } = await db.pool.query<ClientRow>(
    `SELECT ${COLUMNS} FROM fhir_client WHERE county_code = $1 ORDER BY added_at, client_id LIMIT 1000`,
    [countyCode],
  );
  return rows;
}

/** A new client. */
export async function insertClient(
  db: Database,
  countyCode: string,
  row: Omit<ClientRow, 'disabledAt'>,
): Promise<void> {
  await db.pool.query(
    `INSERT INTO fhir_client (county_code, client_id, kind, name, institution, site_id, secret_hash, redirect_uris, scopes, added_by,
       added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      countyCode,
      row.clientId,
      row.kind,
      row.name,
      row.institution,
      row.siteId,
      row.secretHash,
      row.redirectUris,
      row.scopes,
      row.addedBy,
      row.addedAt,
    ],
  );
}

/** Takes a client's right away; false when there is none that had it. */
export async function disableClient(
  db: Database,
  countyCode: string,
  told: { clientId: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    'UPDATE fhir_client SET disabled_at = $3 WHERE county_code = $1 AND client_id = $2 AND disabled_at IS NULL',
    [countyCode, told.clientId, told.at],
  );
  return rowCount === 1;
}

/** Gives a system a new secret and its right back; false when there is no such system. */
export async function renewSecret(
  db: Database,
  countyCode: string,
  told: { clientId: string; secretHash: string },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE fhir_client SET secret_hash = $3, disabled_at = NULL
      WHERE county_code = $1 AND client_id = $2 AND kind = 'system'`,
    [countyCode, told.clientId, told.secretHash],
  );
  return rowCount === 1;
}

/** The clinic a code names, with its name. */
export async function findSiteByCode(
  db: Database,
  countyCode: string,
  code: string,
): Promise<{ siteId: string; name: string } | undefined> {
  const { rows } = await db.pool.query<{ siteId: string; name: string }>(
    'SELECT site_id AS "siteId", name FROM site WHERE county_code = $1 AND code = $2',
    [countyCode, code],
  );
  return rows[0];
}
