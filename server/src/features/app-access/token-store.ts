import type { Database, Transaction } from '../../plugins/db';
import { GRANT, type GrantRow, NOT_WITHDRAWN } from './store';

type Queries = Pick<Transaction, 'query'>;

export interface NewToken {
  hash: Buffer;
  kind: 'code' | 'access' | 'refresh';
  grantId: string;
  redirectUri: string | null;
  codeChallenge: string | null;
  createdAt: Date;
  expiresAt: Date;
}

/** Keeps tokens by their hash, and forgets those that are over. */
export async function insertTokens(
  client: Transaction,
  countyCode: string,
  tokens: readonly NewToken[],
): Promise<void> {
  const [first] = tokens;
  if (!first) return;
  await client.query('DELETE FROM app_token WHERE expires_at < $1', [first.createdAt]);
  await client.query(
    `INSERT INTO app_token (county_code, token_hash, kind, grant_id, redirect_uri, code_challenge, created_at, expires_at)
     SELECT $1, * FROM unnest($2::bytea[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[])`,
    [
      countyCode,
      tokens.map(({ hash }) => hash),
      tokens.map(({ kind }) => kind),
      tokens.map(({ grantId }) => grantId),
      tokens.map(({ redirectUri }) => redirectUri),
      tokens.map(({ codeChallenge }) => codeChallenge),
      tokens.map(({ createdAt }) => createdAt),
      tokens.map(({ expiresAt }) => expiresAt),
    ],
  );
}

export interface TokenRow extends GrantRow {
  redirectUri: string | null;
  codeChallenge: string | null;
  expiresAt: Date;
  usedAt: Date | null;
}

const LIVING = `g.county_code = t.county_code AND g.grant_id = t.grant_id
   AND NOT EXISTS (SELECT FROM app_grant_end e WHERE e.county_code = g.county_code AND e.grant_id = g.grant_id)
   AND ${NOT_WITHDRAWN}`;
/** The grant of an access token that is good at `now`: not over, not ended, its app not disabled. One keyed query. */
export async function findLiveGrant(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  { hash, now }: { hash: Buffer; now: Date },
): Promise<GrantRow | undefined> {
  const { rows } = await db.pool.query<GrantRow>({
    name: 'app-live-grant',
    text: `SELECT ${GRANT} FROM app_token t JOIN app_grant g ON ${LIVING}
             JOIN fhir_client c ON c.county_code = g.county_code AND c.client_id = g.client_id AND c.disabled_at IS NULL
            WHERE t.county_code = $1 AND t.token_hash = $2 AND t.kind = 'access' AND t.expires_at > $3 AND g.ends_at > $3`,
    values: [countyCode, hash, now],
  });
  return rows[0];
}

/** A code or refresh token of an app that is not disabled, locked until the transaction ends; also one that was used before. */
export async function lockToken(
  client: Transaction,
  countyCode: string,
  { hash, kind }: { hash: Buffer; kind: 'code' | 'refresh' },
): Promise<TokenRow | undefined> {
  const { rows } = await client.query<TokenRow>(
    `SELECT ${GRANT}, t.redirect_uri AS "redirectUri", t.code_challenge AS "codeChallenge", t.expires_at AS "expiresAt",
            t.used_at AS "usedAt"
       FROM app_token t JOIN app_grant g ON ${LIVING}
       JOIN fhir_client c ON c.county_code = g.county_code AND c.client_id = g.client_id AND c.disabled_at IS NULL
      WHERE t.county_code = $1 AND t.token_hash = $2 AND t.kind = $3 FOR UPDATE OF t`,
    [countyCode, hash, kind],
  );
  return rows[0];
}

export async function useToken(
  client: Transaction,
  countyCode: string,
  told: { hash: Buffer; at: Date },
): Promise<void> {
  await client.query('UPDATE app_token SET used_at = $3 WHERE county_code = $1 AND token_hash = $2', [
    countyCode,
    told.hash,
    told.at,
  ]);
}

/** Whose token it is, whatever its kind and age: an app that gives it back. */
export async function findTokenGrant(db: Queries, countyCode: string, hash: Buffer): Promise<GrantRow | undefined> {
  const { rows } = await db.query<GrantRow>(
    `SELECT ${GRANT} FROM app_token t JOIN app_grant g ON ${LIVING} WHERE t.county_code = $1 AND t.token_hash = $2`,
    [countyCode, hash],
  );
  return rows[0];
}
