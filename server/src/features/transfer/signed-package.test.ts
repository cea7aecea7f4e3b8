import type { JsonObject } from '@kangban/domain/transfer/json';
import { makeCountyKey, readJwk, thumbprintOf } from '../../crypto/county-key';
import { codeOf, openPackage, readCode, signPackage } from './signed-package';

const KEY = makeCountyKey(Buffer.alloc(32, 7));
const OTHER = makeCountyKey(Buffer.alloc(32, 8));
const BUNDLE: JsonObject = {
  resourceType: 'Bundle',
  timestamp: '2026-11-23T08:05:00.000Z',
  entry: [{ resource: { resourceType: 'Composition', custodian: { reference: 'urn:uuid:1' }, title: '陈安安' } }],
};
const FILE = signPackage(BUNDLE, KEY);

test('who signed can be checked, and nobody else did', () => {
  const opened = openPackage(FILE);
  expect(opened?.keyId).toBe(KEY.publicKey.kid);
  expect(opened?.bundle).toEqual(BUNDLE);
  expect(opened?.isSignedBy(KEY.publicKey)).toBe(true);
  expect(opened?.isSignedBy(OTHER.publicKey)).toBe(false);
});

test('the key id is the thumbprint of RFC 7638, made from the public numbers alone', () => {
  const { kid, x, y } = KEY.publicKey;
  expect(kid).toBe(thumbprintOf({ x, y }));
  expect(readJwk({ kty: 'EC', crv: 'P-256', x, y, kid: 'another' })?.kid).toBe(kid);
  expect(JSON.stringify(KEY.publicKey)).not.toContain('"d"');
});

test.each([null, {}, { kty: 'RSA' }, { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }])('%j is no key', (told) => {
  expect(readJwk(told)).toBeUndefined();
});

test('a point off the curve is no key', () => {
  const { x, y } = KEY.publicKey;
  expect(readJwk({ kty: 'EC', crv: 'P-256', x, y: `${y.startsWith('A') ? 'B' : 'A'}${y.slice(1)}` })).toBeUndefined();
});

test('any byte changed anywhere is noticed', () => {
  const bytes = Buffer.from(FILE);
  for (let place = 0; place < bytes.length; place += 1) {
    for (const change of [1, 2, 16, 32]) {
      const changed = Buffer.from(bytes);
      changed[place] = bytes[place]! ^ change;
      const opened = openPackage(changed.toString('utf8'));
      const passes = opened?.keyId === KEY.publicKey.kid && opened.isSignedBy(KEY.publicKey);
      expect({ place, change, passes }).toEqual({ place, change, passes: false });
    }
  }
});

test('how the same JSON is laid out does not matter', () => {
  const laidOut = `\uFEFF${JSON.stringify(JSON.parse(FILE), null, 2)}\n`;
  expect(openPackage(laidOut)?.isSignedBy(KEY.publicKey)).toBe(true);
});

test.each([
  '',
  'hello',
  '{}',
  '[]',
  'null',
  '{"signature":{"data":"AAAA"}}',
  JSON.stringify(BUNDLE),
  '[{"a":'.repeat(9),
])('%s is no package', (text) => {
  expect(openPackage(text)).toBeUndefined();
});

test('a file nested without end is no package', () => {
  expect(openPackage(FILE.replace('"陈安安"', `${'['.repeat(50_000)}${']'.repeat(50_000)}`))).toBeUndefined();
});

test('a header without the one algorithm is refused', () => {
  const { signature, ...bundle } = JSON.parse(FILE) as { signature: { data: string } };
  const [, , end] = Buffer.from(signature.data, 'base64').toString().split('.');
  for (const alg of ['none', 'HS256', 'RS256']) {
    const header = Buffer.from(JSON.stringify({ alg, kid: KEY.publicKey.kid })).toString('base64url');
    const data = Buffer.from(`${header}..${end}`).toString('base64');
    expect(openPackage(JSON.stringify({ ...bundle, signature: { ...signature, data } }))).toBeUndefined();
  }
});

test('a code is the same for the same file and is read as people type it', () => {
  const code = codeOf(FILE);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(readCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
  expect(codeOf(`${FILE} `)).not.toBe(code);
  expect(readCode('O1IL-0000-0000-0000')).toBe('0111-0000-0000-0000');
  expect([readCode('UUUU-0000-0000-0000'), readCode('0000'), readCode('')]).toEqual([undefined, undefined, undefined]);
});
