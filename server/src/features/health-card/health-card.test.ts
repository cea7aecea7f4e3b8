import type { HealthCard } from '@kangban/contract/record-export';
import { drawQrCode } from '@kangban/domain/health-card/qr-code';
import { cardSegments } from '@kangban/domain/health-card/numeric';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aParentOf, hasOpened } from '../../../test/factories';
import { ANAN_DOSES, givenDoses } from '../../../test/factories/immunizations';
import { get, post } from '../../../test/requests';

jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

const understood = { understood: true };

async function aFamily(doses: readonly string[] = ANAN_DOSES) {
  const parent = await aParentOf(app, { birthDate: '2025-05-19', name: '陈安安' });
  const [child] = parent.children;
  await hasOpened(app, parent, { of: child!, by: 'guardian' });
  await givenDoses(app, child!, doses);
  return { parent, child: child!, path: `/residents/${child!.residentId}` };
}

const decode = (part: string): Buffer => Buffer.from(part, 'base64url');

interface Payload {
  iss: string;
  nbf: number;
  vc: {
    type: string[];
    credentialSubject: {
      fhirVersion: string;
      fhirBundle: {
        resourceType: string;
        type: string;
        entry: { fullUrl: string; resource: Record<string, unknown> & { resourceType: string } }[];
      };
    };
  };
}

/** What a reader who knows nothing of us does: keys from the issuer, thumbprint, signature, inflate, parse. */
async function readAsStranger(jws: string, issuer: string): Promise<Payload> {
  const keys = await app.server.inject({ url: `${new URL(issuer).pathname.replace(/\/$/, '')}/.well-known/jwks.json` });
  expect(keys.headers['access-control-allow-origin']).toBe('*');
  const [header = '', body = '', signature = ''] = jws.split('.');
  const { alg, zip, kid } = JSON.parse(decode(header).toString()) as Record<string, string>;
  expect({ alg, zip }).toEqual({ alg: 'ES256', zip: 'DEF' });
  const jwk = keys.json<{ keys: Record<string, string>[] }>().keys.find((one) => one['kid'] === kid)!;
  expect(jwk).toMatchObject({ kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256' });
  expect(jwk).not.toHaveProperty('d');
  const { crv, kty, x, y } = jwk;
  expect(createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')).toBe(kid);
  const key = createPublicKey({ key: { crv, kty, x, y } as never, format: 'jwk' });
  const isGood = (signed: string): boolean =>
    verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, decode(signature));
  expect(isGood(`${header}.${body}`)).toBe(true);
  const other = body.endsWith('AA') ? 'BB' : 'AA';
  expect(isGood(`${header}.${body.slice(0, -2)}${other}`)).toBe(false);
  return JSON.parse(inflateRawSync(decode(body)).toString()) as Payload;
}

/** The characters behind the digits of a code. */
const fromCode = (code: string): string =>
  (code.slice('shc:/'.length).match(/\d\d/g) ?? []).map((pair) => String.fromCharCode(Number(pair) + 45)).join('');

const forbidden = (value: unknown, path: string[] = []): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => forbidden(one, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => [
    ...(['id', 'meta'].includes(name) || (name === 'text' && !path.includes('name')) ? [name] : []),
    ...(name === 'display' && path.includes('coding') ? [name] : []),
    ...forbidden(inside, [...path, name]),
  ]);
};

test('a stranger verifies the card by the published key and reads the doses', async () => {
  const { parent, path, child } = await aFamily();
  const answer = await post(app, `${path}/health-cards`, { who: parent, body: understood });
  expect(answer.statusCode).toBe(201);
  expect(answer.headers['cache-control']).toBe('private, no-store');
  const card = answer.json<HealthCard>();
  const payload = await readAsStranger(card.jws, card.issuer);
  expect(payload.iss).toBe(card.issuer);
  expect(payload.iss).not.toMatch(/\/$/);
  expect(payload.nbf).toBe(app.clock.now().getTime() / 1000);
  expect(payload.vc.type).toEqual(['https://smarthealth.cards#health-card', 'https://smarthealth.cards#immunization']);
  const { fhirVersion, fhirBundle } = payload.vc.credentialSubject;
  expect(fhirVersion).toBe('4.0.1');
  expect(fhirBundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
  expect(fhirBundle.entry.map(({ fullUrl }) => fullUrl)).toEqual(
    fhirBundle.entry.map((_, place) => `resource:${place}`),
  );
  const [patient, ...doses] = fhirBundle.entry.map(({ resource }) => resource);
  expect(patient).toEqual({
    resourceType: 'Patient',
    name: [{ family: '陈', given: ['安安'] }],
    birthDate: '2025-05-19',
  });
  expect(doses).toHaveLength(15);
  expect(doses[0]).toMatchObject({
    resourceType: 'Immunization',
    status: 'completed',
    patient: { reference: 'resource:0' },
    occurrenceDateTime: '2025-05-19',
  });
  expect(doses.at(-1)).toMatchObject({
    vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '21' }] },
  });
  expect(forbidden(fhirBundle)).toEqual([]);
  expect(JSON.stringify(payload)).not.toContain(child.idNumber);
  expect(card.doses).toHaveLength(15);
});

test('one QR code says the same card', async () => {
  const { parent, path } = await aFamily();
  const card = (await post(app, `${path}/health-cards`, { who: parent, body: understood })).json<HealthCard>();
  expect(card.jws.length).toBeLessThanOrEqual(1195);
  expect(card.qr).toMatch(/^shc:\/\d+$/);
  expect(fromCode(card.qr!)).toBe(card.jws);
  expect(drawQrCode(cardSegments(card.qr!))!.version).toBeLessThanOrEqual(22);
});

test('the file holds a card of its own that verifies, too', async () => {
  const { parent, path } = await aFamily();
  const answer = await get(app, `${path}/health-card?understood=yes`, { who: parent });
  expect(answer.headers).toMatchObject({
    'content-type': 'application/smart-health-card',
    'cache-control': 'private, no-store',
  });
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('接种健康卡.smart-health-card');
  const { verifiableCredential } = answer.json<{ verifiableCredential: string[] }>();
  expect(verifiableCredential).toHaveLength(1);
  const { issuer } = (await post(app, `${path}/health-cards`, { who: parent, body: understood })).json<HealthCard>();
  await readAsStranger(verifiableCredential[0]!, issuer);
});

test('more than fits into one code is a file without a code', async () => {
  const days = Array.from(
    { length: 28 },
    (_, day) => `2026-${String((day % 9) + 1).padStart(2, '0')}-${String(day + 1).padStart(2, '0')}`,
  );
  const many = ['HepB', 'IPV', 'DTaP', 'Hib', 'Flu-IIV', 'MMR'].map((vaccine) => `${vaccine}@${days.join(',')}`);
  const { parent, path } = await aFamily(many);
  const card = (await post(app, `${path}/health-cards`, { who: parent, body: understood })).json<HealthCard>();
  expect(card.jws.length).toBeGreaterThan(1195);
  expect(card.qr).toBeNull();
  const { vc } = await readAsStranger(card.jws, card.issuer);
  expect(vc.credentialSubject.fhirBundle.entry).toHaveLength(1 + 168);
});

test('only after the warning was understood, only with doses, twenty a day, each written down', async () => {
  const { parent, path, child } = await aFamily();
  expect((await post(app, `${path}/health-cards`, { who: parent, body: {} })).json().code).toBe('bad-input');
  expect((await get(app, `${path}/health-card`, { who: parent })).json().code).toBe('bad-input');
  const bare = await aFamily([]);
  expect((await post(app, `${bare.path}/health-cards`, { who: bare.parent, body: understood })).json().code).toBe(
    'export-empty',
  );
  for (let made = 0; made < 20; made += 1)
    expect((await post(app, `${path}/health-cards`, { who: parent, body: understood })).statusCode).toBe(201);
  expect((await post(app, `${path}/health-cards`, { who: parent, body: understood })).json().code).toBe(
    'export-too-many',
  );
  const { rows } = await app.deps.db.pool.query(
    `SELECT right_kind FROM audit_entry WHERE resident_id = $1 AND action = 'health-card-made'`,
    [child.residentId],
  );
  expect(rows).toHaveLength(20);
  expect(rows[0]).toEqual({ right_kind: 'guardian' });
});
