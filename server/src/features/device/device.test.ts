import { randomUUID } from 'node:crypto';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aLink, aSignedInResident, type SignedInAccount } from '../../../test/factories';
import { hasOpened } from '../../../test/factories/consents';
import { get, post, put, remove } from '../../../test/requests';
import { API_PREFIX } from '../../http/serve';
import { clearNonces } from './gateway-service';
import { signatureOf } from './sign';

jest.setTimeout(90_000);

let app: TestApp;
type Resident = SignedInAccount & { residentId: string };
let me: Resident;
const MINUTE_MS = 60_000;

async function aResidentWithRecord(): Promise<Resident> {
  const account = await aSignedInResident(app, { birthDate: '1955-01-01' });
  await hasOpened(app, account, { of: account.person });
  return { ...account, residentId: account.person.residentId };
}

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  me = await aResidentWithRecord();
});

const register = (who: Resident, more: object = {}, key?: string) =>
  post(app, '/devices', {
    who,
    body: {
      kind: 'blood-pressure',
      link: 'gateway',
      name: '血压计',
      serial: randomUUID(),
      residentIds: [who.residentId],
      ...more,
    },
    ...(key !== undefined && { key }),
  });
interface Meter {
  deviceId: string;
  secret: string;
}
async function aGateway(who = me, more: object = {}): Promise<Meter> {
  const { device, secret } = (await register(who, more)).json();
  return { deviceId: device.deviceId, secret };
}
const bp = (systolic: number, diastolic: number) => ({ item: 'blood-pressure', systolic, diastolic });
const now = () => app.clock.now();
const ago = (minutes: number): string => new Date(now().getTime() - minutes * MINUTE_MS).toISOString();
const record = (sequence: number, value: object = bp(134, 84), more: object = {}) => ({
  sequence,
  measuredAt: ago(5),
  value,
  ...more,
});

interface Sent {
  secondsOff?: number;
  nonce?: string;
  secret?: string;
  deviceTime?: string;
  tamper?: (body: string) => string;
  path?: string;
}
function send({ deviceId, secret }: Meter, readings: object[], told: Sent = {}) {
  const path = `${API_PREFIX}/devices/${deviceId}/readings`;
  const body = JSON.stringify({ deviceTime: told.deviceTime ?? now().toISOString(), readings });
  const time = String(Math.floor(now().getTime() / 1000) + (told.secondsOff ?? 0));
  const nonce = told.nonce ?? randomUUID();
  const signed = { method: 'POST', path: told.path ?? path, body: Buffer.from(body), time, nonce };
  return app.server.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': 'application/json',
      'x-kangban-time': time,
      'x-kangban-nonce': nonce,
      'x-kangban-signature': signatureOf(told.secret ?? secret, signed),
    },
    payload: told.tamper ? told.tamper(body) : body,
  });
}
const listed = async (who = me) =>
  (await get(app, `/residents/${who.residentId}/readings?item=blood-pressure`, { who })).json().items;

describe('a meter of a family', () => {
  test('its key is shown to the one request that made it, and stands nowhere', async () => {
    const key = 'device-key-1';
    const body = { serial: 'BP-0001-77' };
    const first = await register(me, body, key);
    expect(first.statusCode).toBe(201);
    const { device, secret } = first.json();
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const again = await register(me, body, key);
    expect([again.json(), again.headers['idempotency-hit']]).toEqual([first.json(), 'true']);
    const list = await get(app, '/devices', { who: me });
    expect(list.json().items).toMatchObject([{ deviceId: device.deviceId, serialEnd: '1-77', people: [{ slot: 1 }] }]);
    expect(list.body).not.toContain(secret);
    const { rows } = await app.deps.db.pool.query('SELECT answer FROM idempotency WHERE key = $1', [key]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await register(me, { serial: 'AA-0001', link: 'bluetooth' })).json().secret).toBeNull();
  });

  test('is of one family at a time, and free again when it was revoked', async () => {
    const serial = randomUUID();
    const { deviceId } = await aGateway(me, { serial });
    const other = await aResidentWithRecord();
    expect((await register(other, { serial })).json()).toMatchObject({ code: 'device-elsewhere' });
    expect((await post(app, `/devices/${deviceId}/revoke`, { who: me })).statusCode).toBe(200);
    expect((await register(other, { serial })).statusCode).toBe(201);
  });

  test('two who register the same at once: one has it', async () => {
    const serial = randomUUID();
    const other = await aResidentWithRecord();
    const both = await Promise.all([register(me, { serial }), register(other, { serial })]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  test('is measured with by four people at most, each with a number of their own', async () => {
    const children = await Promise.all(
      [0, 1, 2, 3].map(async () => {
        const child = await aChild(app);
        await aLink(app, me, { over: child, right: 'guardian' });
        await hasOpened(app, me, { of: child, by: 'guardian' });
        return child.residentId;
      }),
    );
    const { deviceId } = await aGateway(me);
    const bind = (residentId: string, body: object = {}) =>
      put(app, `/devices/${deviceId}/residents/${residentId}`, { who: me, body });
    expect((await bind(children[0]!)).json().people).toMatchObject([{ slot: 1 }, { slot: 2 }]);
    expect((await bind(children[0]!)).json().people).toHaveLength(2);
    expect((await bind(children[1]!, { slot: 1 })).json()).toMatchObject({ code: 'bad-input' });
    expect((await bind(children[1]!, { slot: 7 })).statusCode).toBe(200);
    expect((await bind(children[2]!)).statusCode).toBe(200);
    expect((await bind(children[3]!)).json()).toMatchObject({ code: 'device-people-too-many' });
    const five = [me.residentId, ...children];
    expect((await register(me, { residentIds: five })).json()).toMatchObject({ code: 'device-people-too-many' });
    expect(
      (await remove(app, `/devices/${deviceId}/residents/${children[0]}`, { who: me })).json().people,
    ).toHaveLength(3);
    expect((await bind(children[3]!)).statusCode).toBe(200);
  });
});

describe('what a phone read from it over Bluetooth', () => {
  const log = (meter: object, values = [bp(134, 84)], at = ago(1)) =>
    post(app, `/residents/${me.residentId}/readings`, {
      who: me,
      body: { sessionId: randomUUID(), at, values, meter },
    });

  test('is the meter’s where it is bound, and refused where it is not', async () => {
    const { deviceId } = await aGateway(me, { link: 'bluetooth' });
    expect((await log({ deviceId, sequences: [12] })).json().session).toMatchObject({
      source: 'device',
      sourceText: '血压计，仪器传来的',
    });
    expect((await log({ deviceId: randomUUID() })).json()).toMatchObject({ code: 'device-not-bound' });
    const wrong = await post(app, `/residents/${me.residentId}/readings`, {
      who: me,
      body: { sessionId: randomUUID(), at: ago(1), values: [{ item: 'weight', kg: 66 }], meter: { deviceId } },
    });
    expect(wrong.json()).toMatchObject({ code: 'device-not-bound' });
    expect((await log({ deviceId, sequences: [1, 2] })).json()).toMatchObject({ code: 'bad-input' });
  });

  test('the same record of its memory is one reading, read by whichever phone', async () => {
    const { deviceId } = await aGateway(me, { link: 'bluetooth' });
    const at = ago(30);
    const first = (await log({ deviceId, sequences: [12] }, [bp(134, 84)], at)).json().session;
    expect((await log({ deviceId, sequences: [12] }, [bp(134, 84)], at)).json().session.sessionId).toBe(
      first.sessionId,
    );
    expect((await log({ deviceId, sequences: [12] }, [bp(150, 84)], at)).json()).toMatchObject({
      code: 'reading-session-differs',
    });
    expect(await listed()).toHaveLength(1);
  });
});

describe('the gateway', () => {
  test('keeps what is signed, each record with its own answer', async () => {
    const meter = await aGateway();
    const answer = await send(meter, [
      record(1),
      record(2, bp(84, 134)),
      record(3, { item: 'weight', kg: 66 }),
      record(4, bp(136, 86), { slot: 9 }),
      record(5, bp(138, 86), { measuredAt: ago(60 * 24 * 31) }),
      record(6, bp(128, 82), { measuredAt: ago(90), slot: 1 }),
      record(7, bp(128, 82), { measuredAt: ago(-30) }),
    ]);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().results).toEqual([
      { sequence: 1, result: 'kept' },
      { sequence: 2, result: 'refused', code: 'bad-input' },
      { sequence: 3, result: 'refused', code: 'device-not-bound' },
      { sequence: 4, result: 'refused', code: 'device-not-bound' },
      { sequence: 5, result: 'refused', code: 'reading-too-late' },
      { sequence: 6, result: 'kept' },
      { sequence: 7, result: 'refused', code: 'bad-input' },
    ]);
    expect(await listed()).toMatchObject([
      { text: '134/84', source: 'device' },
      { text: '128/82', source: 'device' },
    ]);
    const { rows } = await app.deps.db.pool.query(
      'SELECT source, device_id FROM point_evidence WHERE resident_id = $1',
      [me.residentId],
    );
    expect(rows).toEqual([
      { source: 'device', device_id: meter.deviceId },
      { source: 'device', device_id: meter.deviceId },
    ]);
  });

  test('the same packet again is refused; the same records in another packet are known', async () => {
    const meter = await aGateway();
    const readings = [record(1), record(2, bp(136, 86))];
    const nonce = randomUUID();
    expect((await send(meter, readings, { nonce })).statusCode).toBe(200);
    expect((await send(meter, readings, { nonce })).json()).toMatchObject({ code: 'device-replayed' });
    app.clock.advance(2 * MINUTE_MS);
    const again = await send(meter, [...readings, record(3, bp(130, 80))]);
    expect(again.json().results).toMatchObject([{ result: 'known' }, { result: 'known' }, { result: 'kept' }]);
    const other = await send(meter, [record(1, bp(111, 70))]);
    expect(other.json().results).toEqual([{ sequence: 1, result: 'refused', code: 'reading-session-differs' }]);
    expect(await listed()).toHaveLength(3);
  });

  test('a memory read from its end to its beginning is kept whole; one that begins to count anew overwrites nothing', async () => {
    const meter = await aGateway();
    expect(
      (await send(meter, [record(9, bp(139, 84)), record(7, bp(137, 84), { measuredAt: ago(60) })])).json(),
    ).toEqual({
      results: [
        { sequence: 9, result: 'kept' },
        { sequence: 7, result: 'kept' },
      ],
    });
    const anew = await send(meter, [record(7, bp(120, 70)), record(8, bp(138, 84), { measuredAt: ago(30) })]);
    expect(anew.json().results).toEqual([
      { sequence: 7, result: 'refused', code: 'reading-session-differs' },
      { sequence: 8, result: 'kept' },
    ]);
    expect(await listed()).toMatchObject([{ text: '139/84' }, { text: '138/84' }, { text: '137/84' }]);
  });

  test('the same record twice in one packet is one reading, and two that say they are the same are not both', async () => {
    const meter = await aGateway();
    const twice = await send(meter, [record(1), record(1), record(1, bp(150, 90))]);
    expect(twice.json().results).toMatchObject([{ result: 'kept' }, { result: 'known' }, { result: 'refused' }]);
    expect(await listed()).toHaveLength(1);
  });

  test('a body of a megabyte is not read, and the nonce it came with is still good', async () => {
    const meter = await aGateway();
    const nonce = randomUUID();
    const huge = await send(meter, [record(1)], { nonce, tamper: (body) => body + ' '.repeat(1_000_000) });
    // Not even the signature is looked at: that would be 401.
    expect([huge.statusCode, huge.json().code]).toEqual([400, 'bad-input']);
    expect((await send(meter, [record(1)], { nonce })).statusCode).toBe(200);
  });

  test('the key of a meter that somebody else registered anew opens nothing', async () => {
    const serial = randomUUID();
    const old = await aGateway(me, { serial });
    await post(app, `/devices/${old.deviceId}/revoke`, { who: me });
    const other = await aResidentWithRecord();
    const theirs = await aGateway(other, { serial });
    expect((await send({ ...theirs, secret: old.secret }, [record(1)])).json()).toMatchObject({
      code: 'device-signature-wrong',
    });
    expect((await send(old, [record(1)])).json()).toMatchObject({ code: 'device-revoked' });
    expect(await listed(other)).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  test('ten of the same packet at once are one', async () => {
    const meter = await aGateway();
    const readings = [record(1)];
    const nonce = randomUUID();
    const all = await Promise.all(Array.from({ length: 10 }, () => send(meter, readings, { nonce })));
    expect(all.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(await listed()).toHaveLength(1);
  });

  const wrongs: [string, Sent][] = [
    ['another key', { secret: 'a'.repeat(64) }],
    ['a body that was changed', { tamper: (body) => body.replace('134', '124') }],
    ['a signature for another path', { path: `${API_PREFIX}/devices/x/readings` }],
    ['a nonce of three letters', { nonce: 'abc' }],
  ];
  test.each(wrongs)('refuses %s', async (_, told) => {
    const meter = await aGateway();
    const answer = await send(meter, [record(1)], told);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'device-signature-wrong']);
    expect(await listed()).toEqual([]);
  });

  test('an unknown meter is told the same as a wrong signature, and so is one that a phone reads', async () => {
    const meter = await aGateway();
    const unknown = await send({ ...meter, deviceId: randomUUID() }, [record(1)]);
    expect([unknown.statusCode, unknown.json().code]).toEqual([401, 'device-signature-wrong']);
    const bluetooth = (await register(me, { link: 'bluetooth' })).json().device.deviceId;
    expect((await send({ deviceId: bluetooth, secret: meter.secret }, [record(1)])).json()).toMatchObject({
      code: 'device-signature-wrong',
    });
  });

  test.each([
    [-299, 200],
    [299, 200],
    [-302, 401],
    [302, 401],
  ])('a packet signed %d seconds off: %d', async (secondsOff, status) => {
    const meter = await aGateway();
    expect((await send(meter, [record(1)], { secondsOff })).statusCode).toBe(status);
  });

  test('a meter whose clock is years off keeps how long ago it was', async () => {
    const meter = await aGateway();
    const answer = await send(meter, [record(1, bp(134, 84), { measuredAt: '2020-01-01T07:00:00+08:00' })], {
      deviceTime: '2020-01-01T09:00:00+08:00',
    });
    expect(answer.json().results).toMatchObject([{ result: 'kept' }]);
    const at = new Date(now().getTime() - 120 * MINUTE_MS).toISOString();
    expect(await listed()).toMatchObject([{ at }]);
  });

  test('who was unbound, revoked, or closed their record gets nothing more', async () => {
    const meter = await aGateway();
    expect((await send(meter, [record(1)])).statusCode).toBe(200);
    await remove(app, `/devices/${meter.deviceId}/residents/${me.residentId}`, { who: me });
    expect((await send(meter, [record(2, bp(120, 80))])).json().results).toMatchObject([{ code: 'device-not-bound' }]);
    expect(
      (await put(app, `/devices/${meter.deviceId}/residents/${me.residentId}`, { who: me, body: {} })).statusCode,
    ).toBe(200);
    await app.deps.db.pool.query(
      `INSERT INTO record_consent (county_code, consent_id, resident_id, kind, version, given, said_by, account_id, said_at)
       SELECT county_code, $2, resident_id, kind, version, false, said_by, account_id, $3 FROM record_consent WHERE resident_id = $1 AND kind = 'open-record' LIMIT 1`,
      [me.residentId, randomUUID(), now()],
    );
    expect((await send(meter, [record(3, bp(121, 80))])).json().results).toMatchObject([{ code: 'record-not-opened' }]);
    const mine = await aResidentWithRecord();
    const theirs = await aGateway(mine);
    await post(app, `/devices/${theirs.deviceId}/revoke`, { who: mine });
    const revoked = await send(theirs, [record(1)]);
    expect([revoked.statusCode, revoked.json().code]).toEqual([403, 'device-revoked']);
  });

  test('an alarm calls the clinic, once', async () => {
    const meter = await aGateway();
    await send(meter, [record(1, bp(190, 112))]);
    await send(meter, [record(2, bp(192, 114), { measuredAt: ago(1) })]);
    const { rows } = await app.deps.db.pool.query('SELECT kind FROM care_task WHERE resident_id = $1', [me.residentId]);
    expect(rows).toEqual([{ kind: 'call-now' }]);
  });

  test('more than sixty packets an hour are too many, and old nonces go at night', async () => {
    const meter = await aGateway();
    const codes: number[] = [];
    for (let index = 0; index < 62; index += 1) codes.push((await send(meter, [record(1)])).statusCode);
    expect(codes.slice(0, 60)).not.toContain(429);
    expect(codes.slice(60)).toEqual([429, 429]);
    app.clock.advance(61 * MINUTE_MS);
    expect((await send(meter, [record(2, bp(120, 80))])).statusCode).toBe(200);
    app.clock.advance(25 * 60 * MINUTE_MS);
    expect(await clearNonces(app.deps, app.deps.config.countyCode)).toBeGreaterThanOrEqual(61);
  });

  test('its body is checked like any other', async () => {
    const meter = await aGateway();
    expect((await send(meter, [])).statusCode).toBe(400);
    expect(
      (
        await send(
          meter,
          Array.from({ length: 51 }, (_, index) => record(index)),
        )
      ).statusCode,
    ).toBe(400);
  });
});
