import { canonicalJson, type Json, type JsonObject, textAt, valueAt } from '@kangban/domain/transfer/json';
import { hash } from 'node:crypto';
import { type CountyJwk, type CountyKey, isSignedBy } from '../../crypto/county-key';

const VERIFICATION = { system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.5' };
const BASE64 = { base64: 'base64', base64url: 'base64url' } as const;

/** Bundle.signature: all of it follows from the bundle but `data`, so that nothing beside the signed bytes can be changed either. */
function signatureOf(bundle: JsonObject, data: string): JsonObject {
  const composition = valueAt(bundle, 'entry', 0, 'resource');
  return {
    type: [VERIFICATION],
    when: textAt(bundle, ['timestamp']) ?? '',
    who: { reference: textAt(composition, ['custodian', 'reference']) ?? '' },
    targetFormat: 'application/fhir+json',
    sigFormat: 'application/jose',
    data,
  };
}

const signingInput = (header: string, bundle: JsonObject): Buffer =>
  Buffer.from(`${header}.${Buffer.from(canonicalJson(bundle)).toString('base64url')}`);

/**
 * Signs a bundle for people who do not know us: a detached JWS (RFC 7515 appendix F, ES256) over its canonical JSON goes into
 * Bundle.signature, so that the file stays plain FHIR. Answers the file's text.
 */
export function signPackage(bundle: JsonObject, key: CountyKey): string {
  const { alg, kid } = key.publicKey;
  const header = Buffer.from(JSON.stringify({ alg, kid })).toString('base64url');
  const signature = key.sign(signingInput(header, bundle)).toString('base64url');
  const data = Buffer.from(`${header}..${signature}`).toString('base64');
  return canonicalJson({ ...bundle, signature: signatureOf(bundle, data) });
}

/** A package as it was brought, taken apart; nothing of it is believed yet. */
export interface OpenedPackage {
  /** Without its signature. */
  bundle: JsonObject;
  /** Whose key it says it was signed with. */
  keyId: string;
  /** Whether this key signed it, and nothing was changed since. */
  isSignedBy: (jwk: CountyJwk) => boolean;
}

/** Decodes what encodes to the same text again: spare bits of the last character may not differ. */
function decoded(text: string, alphabet: 'base64' | 'base64url'): Buffer | undefined {
  const bytes = Buffer.from(text, BASE64[alphabet]);
  return bytes.toString(BASE64[alphabet]) === text ? bytes : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing of ours is nested this deep; what is would exhaust the stack. */
const DEEPEST = 40;
const tooDeep = (value: unknown, left = DEEPEST): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inside) => tooDeep(inside, left - 1)));

interface Jws {
  header: string;
  keyId: string;
  signature: Buffer;
}

const DETACHED = /^([\w-]+)\.\.([\w-]+)$/;

/** The key named by a header of the one algorithm that is taken. */
function keyIdOf(header: string): string | undefined {
  const told = parsed(decoded(header, 'base64url')?.toString('utf8') ?? '');
  return textAt(told, ['alg']) === 'ES256' ? textAt(told, ['kid']) : undefined;
}

function readJws(data: string): Jws | undefined {
  const [, header = '', end = ''] = DETACHED.exec(decoded(data, 'base64')?.toString('latin1') ?? '') ?? [];
  const signature = decoded(end, 'base64url');
  const keyId = keyIdOf(header);
  return signature && keyId !== undefined ? { header, keyId, signature } : undefined;
}

/** Takes a file's text apart; undefined when it is no signed bundle at all. A byte order mark and blanks around it do no harm. */
export function openPackage(file: string): OpenedPackage | undefined {
  const read = parsed(file.replace(/^\uFEFF/, ''));
  if (!isJsonObject(read) || tooDeep(read)) return undefined;
  const { signature: found, ...bundle } = read;
  const data = textAt(found, ['data'], 2000);
  const jws = data === undefined ? undefined : readJws(data);
  if (!jws || data === undefined) return undefined;
  const asItShould = canonicalJson(signatureOf(bundle, data)) === canonicalJson(toJson(found));
  return {
    bundle,
    keyId: jws.keyId,
    isSignedBy: (jwk) => asItShould && isSignedBy(jwk, signingInput(jws.header, bundle), jws.signature),
  };
}

/** `found` came out of JSON.parse: whatever is not there is null. */
const toJson = (found: Json | undefined): Json => found ?? null;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 16;

/** The code a paper carries: 80 bits of the package's hash in letters that are not mixed up, in groups of four. */
export function codeOf(file: string): string {
  const bytes = hash('sha256', file, 'buffer');
  const letters = Array.from({ length: CODE_LETTERS }, (_, place) => {
    const bit = place * 5;
    const pair = bytes.readUInt16BE(Math.floor(bit / 8));
    return ALPHABET.charAt((pair >> (11 - (bit % 8))) & 31);
  });
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** A code as people type it: small letters, O for 0, I and L for 1, any dashes. */
export function readCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const known = plain.length === CODE_LETTERS && [...plain].every((letter) => ALPHABET.includes(letter));
  return known ? (plain.match(/.{4}/g) ?? []).join('-') : undefined;
}
