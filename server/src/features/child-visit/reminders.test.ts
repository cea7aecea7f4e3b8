import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aLink, aParentOf, aSignedInResident, aSite } from '../../../test/factories';
import { aSlot } from '../../../test/factories/slots';
import { post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { openLetter } from '../outbox/letter';
import { remindOfVisits } from './reminder-service';

jest.setTimeout(60_000);

// Monday 23 November 2026, 08:05.
let app: TestApp;
beforeEach(async () => {
  app = await buildTestApp();
});
afterEach(() => app.stop());

const remind = (): Promise<number> => remindOfVisits(app.deps, '990101');
const messages = () =>
  rowsOf(app, 'SELECT account_id, template, params_cipher, key_id, send_after FROM outbox ORDER BY message_id');

test('on the day the window opens every guardian is told once, in plain words', async () => {
  const family = await aParentOf(app, { name: '陈安安', birthDate: '2026-05-23' });
  const child = family.children[0]!;
  const father = await aSignedInResident(app);
  await aLink(app, father, { over: child, right: 'guardian' });
  const grandmother = await aSignedInResident(app);
  await aLink(app, grandmother, { over: child, right: 'proxy' });
  expect(await remind()).toBe(1);
  expect(await remind()).toBe(0);
  const rows = await messages();
  expect(rows.map(({ account_id }) => account_id).sort()).toEqual([family.accountId, father.accountId].sort());
  const [first] = rows as { params_cipher: Buffer; key_id: string; send_after: Date }[];
  expect(first?.send_after.toISOString()).toBe('2026-11-23T01:00:00.000Z');
  const letter = openLetter(app.deps.cipher, {
    template: 'visit-opens',
    paramsCipher: first!.params_cipher,
    keyId: first!.key_id,
    toCipher: null,
    phoneCipher: null,
    phoneKeyId: null,
    wechatCipher: null,
    wechatKeyId: null,
  } as never);
  expect(letter.text).toBe('【康伴】陈*安 的6个月体检可以去做了，建议 12月22日 前去。可以在康伴里约时间。');
});

test('shortly before the window ends once more, and not when it was done or booked', async () => {
  const [late, booked, done] = [
    await aParentOf(app, { birthDate: '2026-05-23' }),
    await aParentOf(app, { birthDate: '2026-05-23' }),
    await aParentOf(app, { birthDate: '2026-05-23' }),
  ];
  await remind();
  const site = await aSite(app);
  const slot = await aSlot(app, { at: site, inDays: 3, service: 'child-health' });
  const part = { slotId: slot.slotId, residentId: booked.children[0]!.residentId, doses: [], visit: 'm6', answers: [] };
  expect((await post(app, '/appointments', { who: booked, body: { parts: [part] } })).statusCode).toBe(201);
  await rowsOf(
    app,
    `INSERT INTO child_visit (county_code, visit_id, resident_id, visit, visited_on, findings, summary, source)
     VALUES ('990101', gen_random_uuid(), $1, 'm6', '2026-11-24', '{"version": 1}', '', 'registry')`,
    [done.children[0]!.residentId],
  );
  app.clock.advance(22 * 86_400_000);
  expect(await remind()).toBe(1);
  const ends = (await messages()).filter(({ template }) => template === 'visit-ends');
  expect(ends.map(({ account_id }) => account_id)).toEqual([late.accountId]);
});

test('children nobody follows, whose window is long open, or who are older are left alone', async () => {
  await aChild(app, { birthDate: '2026-05-23' });
  await aParentOf(app, { birthDate: '2026-05-10' }, { birthDate: '2018-11-23' });
  expect(await remind()).toBe(0);
  expect(await messages()).toEqual([]);
});
