import { fingerprintOf, readJwk } from '../../crypto/county-key';
import type { Deps } from '../../deps';
import { listTrusted, removeTrusted, saveTrusted, type TrustedIssuer } from './trust-store';

/** A card that cannot be trusted, and why, in words for the person at the terminal. */
export class TrustError extends Error {}

const textIn = (card: object, name: string): string => {
  const value = new Map<string, unknown>(Object.entries(card)).get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** What a county hands out about itself: `countyCode`, `name` and the public key `jwk`. `npm run trust -- show` writes it, `add` reads it. */
function parseCard(text: string): object {
  try {
    const card: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof card === 'object' && card !== null) return card;
  } catch {
    // told below
  }
  throw new TrustError('The file is no card of a county: JSON with countyCode, name and jwk is expected.');
}

/** Trusts the key of a card from now on. Throws TrustError for a card that is none, or our own. */
export async function trustCard(
  deps: Deps,
  countyCode: string,
  { text, by }: { text: string; by: string },
): Promise<{ name: string; fingerprint: string }> {
  const card = parseCard(text);
  const [issuerCounty, name] = [textIn(card, 'countyCode'), textIn(card, 'name')];
  const jwk = readJwk(new Map<string, unknown>(Object.entries(card)).get('jwk'));
  if (!/^\d{6}$/.test(issuerCounty) || name === '')
    throw new TrustError('The card lacks countyCode (6 digits) or name.');
  if (!jwk) throw new TrustError('The card has no P-256 public key (jwk with kty EC, crv P-256, x and y).');
  if (jwk.kid === deps.countyKey.publicKey.kid) throw new TrustError('This is our own key: nothing to trust.');
  await saveTrusted(deps.db, countyCode, {
    keyId: jwk.kid,
    issuerCounty,
    name,
    jwk,
    addedBy: by,
    addedAt: deps.clock.now(),
  });
  return { name, fingerprint: fingerprintOf(jwk.kid) };
}

/** The keys that are or were trusted, with the fingerprint people compare. */
export async function trustedKeys(
  deps: Deps,
  countyCode: string,
): Promise<(TrustedIssuer & { fingerprint: string })[]> {
  const issuers = await listTrusted(deps.db, countyCode);
  return issuers.map((issuer) => ({ ...issuer, fingerprint: fingerprintOf(issuer.keyId) }));
}

const plain = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase();

/** Trusts a key no longer, named by its fingerprint; false when none of that fingerprint was trusted. */
export async function distrust(
  deps: Deps,
  countyCode: string,
  { fingerprint, by }: { fingerprint: string; by: string },
): Promise<boolean> {
  const known = await trustedKeys(deps, countyCode);
  const found = known.find((one) => plain(one.fingerprint) === plain(fingerprint) && one.removedAt === null);
  if (!found) return false;
  return removeTrusted(deps.db, countyCode, { keyId: found.keyId, by, at: deps.clock.now() });
}
