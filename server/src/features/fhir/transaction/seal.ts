import type { Cipher } from '../../../crypto/cipher';
import { type FhirResource, isObject, isResource } from '../resource';
import type { Path } from '../schema/check-json';

/** Identity numbers (18 characters) and mobile numbers, wherever they stand, also in groups (`138 0013 8000`, `+86-138-0013-8000`). */
const PRIVATE =
  /(?<![0-9A-Za-z])(\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx]|(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![0-9A-Za-z])/;
const BLANK = '[sealed]';

interface Taken {
  path: Path;
  text: string;
}

function takeOut(value: unknown, path: Path, taken: Taken[]): unknown {
  if (typeof value === 'string') {
    if (!PRIVATE.test(value)) return value;
    taken.push({ path, text: value });
    return BLANK;
  }
  if (Array.isArray(value)) return value.map((one, index) => takeOut(one, [...path, index], taken));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, takeOut(one, [...path, name], taken)]));
}

/** A body as it is stored: texts with identity numbers or phones in them are sealed beside it. */
export interface SealedBody {
  body: unknown;
  sealed: Buffer | null;
  sealedKeyId: string | null;
}

export function sealBody(cipher: Cipher, body: FhirResource): SealedBody {
  const taken: Taken[] = [];
  const bare = takeOut(body, [], taken);
  if (taken.length === 0) return { body: bare, sealed: null, sealedKeyId: null };
  const { cipher: sealed, keyId } = cipher.seal(JSON.stringify(taken.map(({ path, text }) => [path, text])));
  return { body: bare, sealed, sealedKeyId: keyId };
}

function putBack(value: unknown, path: readonly unknown[], text: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return text;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === step ? putBack(one, rest, text) : one));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === step ? putBack(one, rest, text) : one]),
  );
}

/** The body as it came. */
export function openBody(cipher: Cipher, { body, sealed, sealedKeyId }: SealedBody): FhirResource {
  const taken: unknown =
    sealed && sealedKeyId !== null ? JSON.parse(cipher.open({ cipher: sealed, keyId: sealedKeyId })) : [];
  const pairs = Array.isArray(taken) ? taken : [];
  const whole = pairs.reduce<unknown>((inside, pair: unknown) => {
    if (!Array.isArray(pair) || !Array.isArray(pair[0]) || typeof pair[1] !== 'string') return inside;
    return putBack(inside, pair[0], pair[1]);
  }, body);
  if (!isResource(whole)) throw new Error('a stored body is no resource');
  return whole;
}
