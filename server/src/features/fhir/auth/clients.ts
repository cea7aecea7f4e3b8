import { randomBytes } from 'node:crypto';
import { hashPassword } from '../../../crypto/password';
import { uuidV7 } from '../../../crypto/uuid-v7';
import type { Deps } from '../../../deps';
import { isAppScope } from '../../app-access/scopes';
import { type ClientRow, disableClient, findSiteByCode, insertClient, listClients, renewSecret } from './client-store';
import { isSystemScope } from './scopes';

/** Said to the operator who wanted something that cannot be. */
export class ClientError extends Error {}

type OfClients = Pick<Deps, 'db' | 'clock'>;

export interface NewClient {
  kind: 'system' | 'app';
  name: string;
  /** Institution as it stands beside what the system sends; the site's name when a site is told. */
  institution?: string | undefined;
  /** Code of the clinic it belongs to. */
  site?: string | undefined;
  scopes: readonly string[];
  redirectUris: readonly string[];
  by: string;
}

/** Everything: what a clinic's system gets unless the operator says less. */
export const ALL_OF_A_SYSTEM = ['system/*.cruds'];

const SECRET_BYTES = 32;
const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const REDIRECT = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/)[^#\s]*$/;

function checkTold({ kind, name, scopes, redirectUris }: NewClient): void {
  if (name.trim() === '') throw new ClientError('A client needs a --name.');
  if (kind === 'system') {
    const wrong = scopes.find((scope) => !isSystemScope(scope));
    if (wrong !== undefined)
      throw new ClientError(`Not a scope of a system: ${wrong}. Like system/*.cruds or system/Observation.rs.`);
    return;
  }
  if (redirectUris.length === 0) throw new ClientError('An app needs at least one --redirect.');
  const wrong = redirectUris.find((uri) => !REDIRECT.test(uri));
  if (wrong !== undefined)
    throw new ClientError(`Not an address to come back to: ${wrong}. https, without a fragment.`);
  const foreign = scopes.find((scope) => !isAppScope(scope));
  if (foreign !== undefined)
    throw new ClientError(`Not a scope of an app: ${foreign}. Like patient/*.rs, launch/patient, offline_access.`);
}

async function siteOf({ db }: OfClients, countyCode: string, code: string | undefined) {
  if (code === undefined) return undefined;
  const site = await findSiteByCode(db, countyCode, code);
  if (!site) throw new ClientError(`This county has no site ${code}.`);
  return site;
}

/** Adds a client; a system's secret is in the answer and nowhere else. */
export async function addClient(
  deps: OfClients,
  countyCode: string,
  told: NewClient,
): Promise<{ clientId: string; secret: string | null }> {
  checkTold(told);
  const site = await siteOf(deps, countyCode, told.site);
  const institution = told.institution ?? site?.name ?? '';
  if (told.kind === 'system' && institution === '') throw new ClientError('A system needs --institution or --site.');
  const secret = told.kind === 'system' ? newSecret() : null;
  const clientId = uuidV7();
  await insertClient(deps.db, countyCode, {
    clientId,
    kind: told.kind,
    name: told.name.trim(),
    institution,
    siteId: site?.siteId ?? null,
    secretHash: secret === null ? null : await hashPassword(secret),
    redirectUris: [...told.redirectUris],
    scopes: [...told.scopes],
    addedBy: told.by,
    addedAt: deps.clock.now(),
  });
  return { clientId, secret };
}

/** Every client of the county, without its secret's hash. */
export async function clientsOf({ db }: OfClients, countyCode: string): Promise<Omit<ClientRow, 'secretHash'>[]> {
  return (await listClients(db, countyCode)).map(({ secretHash: _hash, ...shown }) => shown);
}

/** Takes a client's right away at once, also from tokens already made. */
export async function disable(deps: OfClients, countyCode: string, clientId: string): Promise<void> {
  const told = { clientId, at: deps.clock.now() };
  if (!UUID.test(clientId) || !(await disableClient(deps.db, countyCode, told)))
    throw new ClientError('No client with this id has a right: see `npm run fhir-client -- list`.');
}

/** A new secret for a system; the old one ends, and a disabled system has its right back. */
export async function renew(deps: OfClients, countyCode: string, clientId: string): Promise<string> {
  const secret = newSecret();
  const told = { clientId, secretHash: await hashPassword(secret) };
  if (!UUID.test(clientId) || !(await renewSecret(deps.db, countyCode, told)))
    throw new ClientError('There is no system with this id: see `npm run fhir-client -- list`.');
  return secret;
}
