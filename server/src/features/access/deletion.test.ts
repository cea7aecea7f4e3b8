import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  anAccount,
  aParentOf,
  aResident,
  aSignedInResident,
  aSite,
  hasOpened,
  signedIn,
  type SignedInAccount,
} from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { aSlot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { messageRow, insertMessages } from '../outbox/outbox';
import { openByGrant, openRecord } from './open-record';

const CODE = '246810';
let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

async function deleted(who: SignedInAccount) {
  await post(app, '/me/deletion/code', { who });
  return post(app, '/me/deletion', { who, body: { code: CODE } });
}

test('says what ends and what stays, and does nothing without the right code', async () => {
  const who = await aSignedInResident(app);
  const told = (await get(app, '/me/deletion', { who })).json<{ stays: string[]; phoneMasked: string }>();
  expect(told.stays.join('')).toContain('健康档案');
  expect(told.stays.join('')).toContain('不删');
  expect(told.phoneMasked).toMatch(/^199\*{4}\d{4}$/);
  expect((await post(app, '/me/deletion', { who, body: { code: CODE } })).json().code).toBe('code-expired');
  expect((await post(app, '/me/deletion/code', { who })).statusCode).toBe(202);
  expect((await post(app, '/me/deletion', { who, body: { code: '000000' } })).json()).toMatchObject({
    code: 'code-wrong',
    details: { triesLeft: 4 },
  });
  expect((await get(app, '/me', { who })).statusCode).toBe(200);
});

test('ends sessions, ways in, rights, messages and what was passed on; the record, the consents and the audit stay', async () => {
  const who = await aParentOf(app, { bornMonthsAgo: 20 });
  const other = await signedIn(app, who, 'second-device');
  const own = who.person.residentId;
  await hasOpened(app, who, { of: who.person });
  const row = messageRow(app.deps, {
    countyCode: who.session.countyCode,
    channel: 'sms',
    accountId: who.accountId,
    template: 'health-notice',
    params: {},
    sendAfter: new Date(app.clock.now().getTime() + 3_600_000),
  });
  await app.deps.db.transaction((client) => insertMessages(client, [row]));
  const kept = 'SELECT (SELECT count(*)::int FROM resident) + (SELECT count(*)::int FROM audit_entry) AS rows';
  await get(app, '/me', { who });
  await app.deps.auditor.flush();
  const [before] = await rowsOf(app, kept);
  const answer = await deleted(who);
  expect([answer.statusCode, answer.json().stays.length > 0]).toEqual([200, true]);

  for (const session of [who, other])
    expect((await get(app, '/me', { who: session })).json().code).toBe('session-expired');
  const of = (sql: string) => rowsOf(app, sql, [who.accountId]);
  expect(await of('SELECT FROM login WHERE account_id = $1')).toEqual([]);
  expect(await of(`SELECT FROM family_link WHERE account_id = $1 AND state <> 'ended'`)).toEqual([]);
  expect(await of(`SELECT FROM outbox WHERE account_id = $1 AND state = 'queued'`)).toEqual([]);
  expect(await of('SELECT phone_cipher, wechat_cipher FROM account WHERE account_id = $1')).toEqual([
    { phone_cipher: null, wechat_cipher: null },
  ]);
  expect(await of('SELECT given FROM record_consent WHERE account_id = $1 ORDER BY said_at')).toEqual([
    { given: true },
    { given: false },
  ]);
  const grant = { kind: 'app', countyCode: '990101', residentId: own, accountId: who.accountId, live: true } as const;
  const reader = { kind: 'system', id: null, siteId: null } as const;
  expect(await openByGrant(app.deps, { ...grant, kinds: null, opened: [], reader })).toEqual({ refused: 'not-found' });
  await app.deps.auditor.flush();
  const [after] = await rowsOf(app, kept);
  expect(after).toEqual(before);
});

test('there is no way back: the same phone makes a new, empty account', async () => {
  const who = await aSignedInResident(app);
  const phone = who.phone;
  await deleted(who);
  await post(app, '/auth/phone-codes', { body: { phone } });
  const answer = await post(app, '/auth/sessions', {
    body: { kind: 'phone', phone, code: CODE, device: 'device-of-a-test' },
  });
  expect(answer.json()).toMatchObject({ newAccount: true, bound: false });
  const again = { headers: { authorization: `Bearer ${answer.json().accessToken}` } };
  expect((await get(app, '/me', { who: again })).json().family).toEqual([]);
});

test('an elder who deletes closes the record for the proxy, who may still book', async () => {
  const elder = await aSignedInResident(app, { bornMonthsAgo: 71 * 12 });
  const daughter = await aSignedInResident(app);
  await aLink(app, daughter, { over: elder.person, right: 'proxy' });
  await hasOpened(app, elder, { of: elder.person });
  const read = () => openRecord(app.deps, daughter.session, elder.person.residentId);
  expect(await read()).toMatchObject({ right: 'proxy' });
  await deleted(elder);
  expect(await read()).toEqual({ refused: 'record-not-opened' });
  const booking = await get(app, `/appointments?residentId=${elder.person.residentId}`, { who: daughter });
  expect(booking.statusCode).toBe(200);
});

test('counts the appointments that are still ahead, of everybody the account acts for', async () => {
  const who = await aParentOf(app, { bornMonthsAgo: 20 });
  const site = await aSite(app);
  const stranger = await aResident(app);
  for (const [person, inDays] of [
    [who.person, 2],
    [who.children[0]!, 3],
    [who.children[0]!, -2],
    [stranger, 4],
  ] as const) {
    const { slotId } = await aSlot(app, { at: site, inDays });
    await insert(app, 'appointment', {
      county_code: COUNTY,
      appointment_id: uuidV7(),
      slot_id: slotId,
      site_id: site.siteId,
      resident_id: person.residentId,
      pool: 'online',
      state: 'booked',
      place: 1,
      ticket_no: 'A001',
      code: uuidV7(),
      booked_by_account: who.accountId,
      health_outcome: 'go-on',
      health_answers: '[]',
      consent_version: 'test',
    });
  }
  expect((await get(app, '/me/deletion', { who })).json()).toMatchObject({ appointmentsAhead: 2 });
});

test('who is bound to nobody deletes as well; who has no phone at all cannot confirm', async () => {
  const unbound = await signedIn(app, await anAccount(app));
  expect((await deleted(unbound)).statusCode).toBe(200);
  const phoneless = await signedIn(app, await anAccount(app));
  await rowsOf(
    app,
    'UPDATE account SET phone_cipher = NULL, phone_key_id = NULL, phone_hmac = NULL WHERE account_id = $1',
    [phoneless.accountId],
  );
  expect((await deleted(phoneless)).json().code).toBe('agreement-phone-missing');
});
