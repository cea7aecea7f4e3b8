import {
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';

/** A public key as it is published and trusted: P-256, for ES256 alone. */
export interface CountyJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  alg: 'ES256';
  use: 'sig';
  /** Thumbprint of the key (RFC 7638): what people compare. */
  kid: string;
}

/** What the county signs with. */
export interface CountyKey {
  publicKey: CountyJwk;
  sign(payload: Buffer): Buffer;
}

const CURVE = 'prime256v1';
const COORDINATE = 32;
const ES256 = { dsaEncoding: 'ieee-p1363' } as const;
const SIGNATURE_BYTES = 64;

/** Thumbprint of a P-256 key (RFC 7638), base64url. */
export const thumbprintOf = ({ x, y }: Pick<CountyJwk, 'x' | 'y'>): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
    .digest('base64url');

/** The thumbprint in groups of four, as two people read it to each other. */
export const fingerprintOf = (keyId: string): string =>
  (Buffer.from(keyId, 'base64url').toString('hex').slice(0, 32).match(/.{4}/g) ?? []).join(' ').toUpperCase();

const jwkOf = (x: string, y: string): CountyJwk => ({
  kty: 'EC',
  crv: 'P-256',
  x,
  y,
  alg: 'ES256',
  use: 'sig',
  kid: thumbprintOf({ x, y }),
});

/** The county's key from 32 random bytes, which are its private number. Throws for the few numbers that are none. */
export function makeCountyKey(secret: Buffer): CountyKey {
  const pair = createECDH(CURVE);
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const x = point.subarray(1, 1 + COORDINATE).toString('base64url');
  const y = point.subarray(1 + COORDINATE).toString('base64url');
  const jwk: JsonWebKey = { kty: 'EC', crv: 'P-256', x, y, d: secret.toString('base64url') };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return { publicKey: jwkOf(x, y), sign: (payload) => signBytes('sha256', payload, { key, ...ES256 }) };
}

const isCoordinate = (value: unknown): value is string =>
  typeof value === 'string' && Buffer.from(value, 'base64url').length === COORDINATE;

function keyObjectOf({ x, y }: Pick<CountyJwk, 'x' | 'y'>): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

/** A public key somebody gave us, with the key id computed anew; undefined when it is none, or a point off the curve. */
export function readJwk(told: unknown): CountyJwk | undefined {
  if (typeof told !== 'object' || told === null) return undefined;
  const { kty, crv, x, y } = Object.fromEntries(Object.entries(told));
  if (kty !== 'EC' || crv !== 'P-256' || !isCoordinate(x) || !isCoordinate(y)) return undefined;
  const jwk = jwkOf(x, y);
  return keyObjectOf(jwk) ? jwk : undefined;
}

/** Whether the signature is this key's over these bytes. */
export function isSignedBy(jwk: CountyJwk, payload: Buffer, signature: Buffer): boolean {
  const key = keyObjectOf(jwk);
  return (
    key !== undefined &&
    signature.length === SIGNATURE_BYTES &&
    verifyBytes('sha256', payload, { key, ...ES256 }, signature)
  );
}
