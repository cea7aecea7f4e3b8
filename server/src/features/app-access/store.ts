import type { Transaction } from '../../plugins/db';

type Queries = Pick<Transaction, 'query'>;

export interface RequestRow {
  requestId: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  state: string;
  codeChallenge: string;
  createdAt: Date;
  expiresAt: Date;
}

export interface AppRow {
  clientId: string;
  name: string;
  redirectUris: string[];
  scopes: string[];
}

/** An app that is registered and not disabled. */
export async function findApp(db: Queries, countyCode: string, clientId: string): Promise<AppRow | undefined> {
  const { rows } = await db.query<AppRow>(
    `SELECT client_id AS "clientId", name, redirect_uris AS "redirectUris", scopes FROM fhir_client
      WHERE county_code = $1 AND client_id = $2 AND kind = 'app' AND disabled_at IS NULL`,
    [countyCode, clientId],
  );
  return rows[0];
}

/** Keeps what an app asks, and forgets what was asked too long ago. */
export async function insertRequest(client: Transaction, countyCode: string, row: RequestRow): Promise<void> {
  await client.query('DELETE FROM app_request WHERE expires_at < $1', [row.createdAt]);
  await client.query(
    `INSERT INTO app_request (county_code, request_id, client_id, redirect_uri, scopes, state, code_challenge, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      countyCode,
      row.requestId,
      row.clientId,
      row.redirectUri,
      row.scopes,
      row.state,
      row.codeChallenge,
      row.createdAt,
      row.expiresAt,
    ],
  );
}

const REQUEST = `q.request_id AS "requestId", q.client_id AS "clientId", q.redirect_uri AS "redirectUri", q.scopes, q.state,
  q.code_challenge AS "codeChallenge", q.created_at AS "createdAt", q.expires_at AS "expiresAt", c.name AS "appName"`;

/** What an app asks, while it may still be answered and the app is not disabled. */
export async function findRequest(
  db: Queries,
  countyCode: string,
  { requestId, now }: { requestId: string; now: Date },
): Promise<(RequestRow & { appName: string }) | undefined> {
  const { rows } = await db.query<RequestRow & { appName: string }>(
    `SELECT ${REQUEST} FROM app_request q JOIN fhir_client c USING (county_code, client_id)
      WHERE q.county_code = $1 AND q.request_id = $2 AND q.expires_at > $3 AND c.disabled_at IS NULL`,
    [countyCode, requestId, now],
  );
  return rows[0];
}

/** Takes the request away: answered once. False when somebody else was quicker. */
export async function takeRequest(client: Transaction, countyCode: string, requestId: string): Promise<boolean> {
  const { rowCount } = await client.query('DELETE FROM app_request WHERE county_code = $1 AND request_id = $2', [
    countyCode,
    requestId,
  ]);
  return rowCount === 1;
}

export interface NewGrant {
  grantId: string;
  clientId: string;
  accountId: string;
  residentId: string;
  rightKind: 'self' | 'guardian';
  scopes: readonly string[];
  opened: readonly string[];
  consentVersion: string;
  grantedAt: Date;
  endsAt: Date;
}

export async function insertGrant(client: Transaction, countyCode: string, row: NewGrant): Promise<void> {
  await client.query(
    `INSERT INTO app_grant (county_code, grant_id, client_id, account_id, resident_id, right_kind, scopes, opened, consent_version,
       granted_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      countyCode,
      row.grantId,
      row.clientId,
      row.accountId,
      row.residentId,
      row.rightKind,
      row.scopes,
      row.opened,
      row.consentVersion,
      row.grantedAt,
      row.endsAt,
    ],
  );
}

/** A grant that no row ended, with what it gives. */
export interface GrantRow {
  grantId: string;
  clientId: string;
  accountId: string;
  residentId: string;
  scopes: string[];
  opened: string[];
  endsAt: Date;
}

// Whoever takes back the consent to the record, or to what is sensitive where the app is given it, takes back the app's access: agreeing
// anew later does not bring it to life again. Said of any record of the person.
const WITHDRAWN_AT = `(SELECT min(w.said_at) FROM record_consent w
    JOIN resident x ON x.county_code = g.county_code AND x.resident_id = g.resident_id
   WHERE w.county_code = g.county_code AND w.resident_id = ANY(coalesce(x.same_person, ARRAY[x.resident_id])) AND NOT w.given
     AND w.said_at > g.granted_at AND (w.kind = 'open-record' OR (w.kind = 'sensitive' AND g.opened <> '{}')))`;

/** That no consent the grant `g` rests on was taken back since. */
export const NOT_WITHDRAWN = `${WITHDRAWN_AT} IS NULL`;

export const GRANT = `g.grant_id AS "grantId", g.client_id AS "clientId", g.account_id AS "accountId", g.resident_id AS "residentId",
  g.scopes, g.opened, g.ends_at AS "endsAt"`;

/** Ends a grant; false when it had ended. */
export async function endGrant(
  client: Queries,
  countyCode: string,
  told: { grantId: string; by: 'account' | 'app' | 'token-used-twice'; accountId: string | null; at: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO app_grant_end (county_code, grant_id, ended_by, account_id, ended_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [countyCode, told.grantId, told.by, told.accountId, told.at],
  );
  return rowCount === 1;
}

export interface ListedGrant extends GrantRow {
  appName: string;
  disabled: boolean;
  grantedAt: Date;
  endedAt: Date | null;
}

/** Apps that were let into a record, newest first. */
export async function listGrants(
  db: Queries,
  countyCode: string,
  { residentIds, limit }: { residentIds: readonly string[]; limit: number },
): Promise<ListedGrant[]> {
  const { rows } = await db.query<ListedGrant>(
    `SELECT ${GRANT}, c.name AS "appName", c.disabled_at IS NOT NULL AS disabled, g.granted_at AS "grantedAt",
            least(e.ended_at, ${WITHDRAWN_AT}) AS "endedAt"
       FROM app_grant g JOIN fhir_client c ON c.county_code = g.county_code AND c.client_id = g.client_id
       LEFT JOIN app_grant_end e ON e.county_code = g.county_code AND e.grant_id = g.grant_id
      WHERE g.county_code = $1 AND g.resident_id = ANY($2::uuid[])
      ORDER BY g.granted_at DESC, g.grant_id DESC LIMIT $3`,
    [countyCode, residentIds, limit],
  );
  return rows;
}
