import { Forecast, ImmunizationOfResident } from '@kangban/contract/immunization';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aParentOf, aSignedInResident, aSite } from '../../../test/factories';
import { ANAN_DOSES, countyStocks, givenDoses } from '../../../test/factories/immunizations';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { forecastInputOf, loadImmunizationFacts } from './facts';

let app: TestApp;
let mother: Awaited<ReturnType<typeof aParentOf>>;
let childId: string;
let doseIds: string[];

const pool = () => app.deps.db.pool;
const get = (residentId: string) =>
  app.server.inject({ url: `/api/v1/residents/${residentId}/immunization`, headers: mother.headers });
const remind = (body: object, key: string, residentId = childId) =>
  app.server.inject({
    method: 'POST',
    url: `/api/v1/residents/${residentId}/immunization/reminders`,
    headers: { ...mother.headers, 'idempotency-key': key },
    payload: body,
  });
const messages = () => rowsOf(app, `SELECT template, channel, send_after, account_id FROM outbox ORDER BY message_id`);

beforeAll(async () => {
  app = await buildTestApp();
  const site = await aSite(app, { name: '柳溪镇卫生院' });
  mother = await aParentOf(app, { birthDate: '2025-05-19', sex: 'female', site, name: '陈安安' });
  await countyStocks(app, { HepA: 'HepA-I' });
  const [child] = mother.children;
  if (!child) throw new Error('no child');
  childId = child.residentId;
  doseIds = await givenDoses(app, child, ANAN_DOSES);
});
afterAll(() => app.stop());

describe('the page of the child of the mock-ups', () => {
  test('says what is due and why, what waits and why, and what is done', async () => {
    const answer = await get(childId);
    expect(answer.statusCode).toBe(200);
    const page = ImmunizationOfResident.parse(answer.json());
    const due = page.doses.filter(({ status }) => status === 'due');
    expect(due.map(({ vaccine, dose }) => [vaccine, dose])).toEqual([
      ['DTaP', 4],
      ['HepA-I', 1],
    ]);
    expect(due[0]?.reasons.map(({ text }) => text)).toEqual([
      '满18个月了（11月19日）',
      '第3剂是2025年11月24日打的，已经隔了6个月以上',
    ]);
    const waiting = page.doses.find(({ vaccine, dose }) => vaccine === 'MMR' && dose === 2);
    expect(waiting?.reasons[0]?.wait).toEqual({
      fromOn: '2026-11-04',
      fromVaccine: 'Varicella',
      untilOn: '2026-12-02',
      days: 28,
    });
    expect(page.doses.filter(({ status }) => status === 'given')).toHaveLength(14);
    expect(page).toMatchObject({ programme: 'cn-nip-2026', today: '2026-11-23', label: '安安', booked: [], flags: [] });
    expect(page.recent).toEqual([{ vaccineName: '水痘疫苗', givenOn: '2026-11-04' }]);
    expect(page.given).toHaveLength(15);
    expect(page.given[0]).toMatchObject({ vaccineName: '乙肝疫苗', givenOn: '2025-05-19', siteName: '柳溪镇卫生院' });
  });

  test('names every vaccine and every source it speaks of', async () => {
    const page = ImmunizationOfResident.parse((await get(childId)).json());
    const names = new Map(page.vaccines.map((card) => [card.vaccine, card]));
    const spoken = [...page.doses, ...page.offers].flatMap((dose) => [
      dose.vaccine,
      ...dose.reasons.flatMap(({ wait }) => wait?.fromVaccine ?? []),
    ]);
    expect(spoken.filter((code) => !names.has(code))).toEqual([]);
    expect(names.get('DTaP')).toEqual({
      vaccine: 'DTaP',
      name: '百白破疫苗',
      prevents: '百日咳、白喉、破伤风',
      free: true,
      dosesInSeries: 5,
    });
    const ids = page.doses.flatMap(({ reasons }) => reasons.flatMap(({ source }) => source.split(' ')));
    expect(ids.filter((id) => page.sources[id] === undefined)).toEqual([]);
    expect(page.sources.S1).toContain('国家免疫规划疫苗儿童免疫程序及说明');
  });

  test('takes one query for rights, one for facts and one for bookings', async () => {
    const query = jest.spyOn(pool(), 'query');
    await get(childId);
    expect(query).toHaveBeenCalledTimes(3);
    query.mockRestore();
  });

  test('is written down as read by the guardian; reading about oneself is not', async () => {
    await get(mother.person.residentId);
    await app.deps.auditor.flush();
    const { rows } = await pool().query(
      `SELECT DISTINCT resident_id, actor_id, action, right_kind FROM audit_entry WHERE action = 'immunization-read'`,
    );
    expect(rows).toEqual([
      { resident_id: childId, actor_id: mother.accountId, action: 'immunization-read', right_kind: 'guardian' },
    ]);
  });

  test('an adult sees self-paid offers', async () => {
    const elder = await aSignedInResident(app, { birthDate: '1958-03-02' });
    const page = ImmunizationOfResident.parse(
      (
        await app.server.inject({
          url: `/api/v1/residents/${elder.person.residentId}/immunization`,
          headers: elder.headers,
        })
      ).json(),
    );
    expect(page.offers.map(({ vaccine, paid }) => [vaccine, paid])).toEqual(
      expect.arrayContaining([
        ['PPV23', true],
        ['Zoster-RZV', true],
        ['Flu-IIV', true],
      ]),
    );
    expect(page.doses.filter(({ status }) => status === 'due' || status === 'overdue')).toEqual([]);
  });
});

describe('facts of many', () => {
  test('a corrected dose counts in its last form, one entered in error not at all, a stranger is absent', async () => {
    const family = await aParentOf(app, { birthDate: '2026-01-10' });
    const child = family.children[0]!;
    const [wrong, never] = await givenDoses(app, child, ['HepB@2026-01-10', 'BCG@2026-01-11']);
    const correct = (replaces: string | undefined, day: string, inError: boolean) =>
      pool().query(
        `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, source, replaces_id,
                                   entered_in_error)
         VALUES ('990101', $1, $2, 'HepB', $3, 'registry', $4, $5)`,
        [uuidV7(), child.residentId, day, replaces, inError],
      );
    await correct(wrong, '2026-01-12', false);
    await correct(never, '2026-01-11', true);
    const facts = await loadImmunizationFacts(app.deps, '990101', [child.residentId, childId, uuidV7()]);
    expect([...facts.keys()].sort()).toEqual([child.residentId, childId].sort());
    expect(facts.get(child.residentId)?.given.map(({ vaccine, date }) => [vaccine, date])).toEqual([
      ['HepB', '2026-01-12'],
    ]);
    expect(facts.get(childId)?.options).toEqual({ HepA: 'HepA-I' });
    expect(await loadImmunizationFacts(app.deps, '990102', [childId])).toEqual(new Map());
    expect(doseIds).toHaveLength(15);
  });

  test('a county may bring an edition later and follow its province', async () => {
    const settings = { HepA: 'HepA-I', startsOn: { 'cn-nip-2026': '2026-12-01' }, additions: ['Varicella'] };
    await pool().query('UPDATE county SET vaccine_options = $1 WHERE county_code = $2', [settings, '990101']);
    const facts = (await loadImmunizationFacts(app.deps, '990101', [childId])).get(childId);
    const programmeOn = (day: string) => facts && forecastInputOf(facts, day as PlainDate).programme;
    expect(programmeOn('2026-11-30')).toMatchObject({ id: 'cn-nip-2021+Varicella' });
    expect(programmeOn('2026-12-01')).toMatchObject({ id: 'cn-nip-2026+Varicella' });
    expect(ImmunizationOfResident.parse((await get(childId)).json())).toMatchObject({
      programme: 'cn-nip-2021+Varicella',
      programmeName: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）加水痘疫苗',
    });
    await countyStocks(app, { HepA: 'HepA-I' });
  });

  test('what the registry knows of a child reaches the rules; what nobody understands does not stop them', async () => {
    const family = await aParentOf(app, {
      birthDate: '2026-10-01',
      conditions: { maternalHbsAg: 'positive', shoeSize: 19 },
    });
    const child = family.children[0]!;
    await pool().query('UPDATE resident SET birth_weight_g = 1800 WHERE resident_id = $1', [child.residentId]);
    const facts = await loadImmunizationFacts(app.deps, '990101', [child.residentId]);
    expect(facts.get(child.residentId)?.conditions).toEqual({ maternalHbsAg: 'positive', birthWeightG: 1800 });
  });
});

describe('a reminder for the first possible day', () => {
  test('is queued once, without a diagnosis, for the morning of that day', async () => {
    const first = await remind({ series: 'MMR', dose: 2 }, 'remind-mmr-1');
    expect([first.statusCode, first.json()]).toEqual([201, { remindOn: '2026-12-02' }]);
    expect(first.headers['idempotency-hit']).toBeUndefined();
    const again = await remind({ series: 'MMR', dose: 2 }, 'remind-mmr-1');
    expect([again.statusCode, again.body, again.headers['idempotency-hit']]).toEqual([201, first.body, 'true']);
    const another = await remind({ series: 'MMR', dose: 2 }, 'remind-mmr-2');
    expect(another.json()).toEqual({ remindOn: '2026-12-02' });
    expect(await messages()).toEqual([
      {
        template: 'health-notice',
        channel: 'wechat',
        send_after: new Date('2026-12-02T00:00:00Z'),
        account_id: mother.accountId,
      },
    ]);
  });

  test('many at once queue one message', async () => {
    const before = (await messages()).length;
    const answers = await Promise.all(
      [1, 2, 3, 4].map((no) => remind({ series: 'JE', dose: 2 }, `remind-je-${no % 2}`)),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    expect((await messages()).length).toBe(before + 1);
  });

  test('refuses the key of another request, a dose that does not wait and one that does not exist', async () => {
    expect((await remind({ series: 'JE', dose: 2 }, 'remind-mmr-1')).json()).toMatchObject({
      code: 'idempotency-body-differs',
      status: 422,
    });
    expect((await remind({ series: 'DTaP', dose: 4 }, 'remind-due-1')).json()).toMatchObject({
      code: 'dose-not-eligible',
    });
    expect((await remind({ series: 'HepB', dose: 1 }, 'remind-done-1')).json()).toMatchObject({
      code: 'dose-not-eligible',
    });
    expect((await remind({ series: 'nothing', dose: 1 }, 'remind-none-1')).statusCode).toBe(404);
    const without = await app.server.inject({
      method: 'POST',
      url: `/api/v1/residents/${childId}/immunization/reminders`,
      headers: mother.headers,
      payload: { series: 'MMR', dose: 2 },
    });
    expect(without.json()).toMatchObject({ code: 'idempotency-key-missing' });
  });
});

describe('a forecast from facts', () => {
  const ask = (body: object) =>
    app.server.inject({ method: 'POST', url: '/api/v1/immunization/forecast', payload: body });
  const facts = { birthDate: '2025-05-19', sex: 'female', given: [], today: '2026-11-23' };

  test('needs no session, stores nothing and has the shape that was promised', async () => {
    const query = jest.spyOn(pool(), 'query');
    const answer = await ask({ ...facts, given: [{ vaccine: 'DTaP', date: '2025-07-21' }] });
    expect([answer.statusCode, query.mock.calls.length]).toEqual([200, 0]);
    query.mockRestore();
    const forecast = Forecast.parse(answer.json());
    expect(forecast.programme).toBe('cn-nip-2026');
    expect(forecast.doses.find(({ series, dose }) => series === 'DTaP' && dose === 2)).toMatchObject({
      series: 'DTaP',
      vaccine: 'DTaP',
      dose: 2,
      status: expect.stringMatching(/^(due|overdue)$/),
      reasons: expect.arrayContaining([
        expect.objectContaining({ rule: expect.any(String), text: expect.any(String), source: expect.any(String) }),
      ]),
    });
  });

  test('takes programme, options and conditions', async () => {
    const old = await ask({ ...facts, programme: 'cn-nip-2021' });
    expect(old.json().programme).toBe('cn-nip-2021');
    const je = Forecast.parse((await ask({ ...facts, options: { JE: 'JE-I' } })).json());
    expect(je.doses.filter(({ vaccine }) => vaccine === 'JE-L')).toEqual([]);
    expect(je.doses.filter(({ vaccine }) => vaccine === 'JE-I')).toHaveLength(4);
    const ig = Forecast.parse((await ask({ ...facts, conditions: { immunoglobulinOn: '2026-11-01' } })).json());
    const mmr = ig.doses.find(({ series, dose }) => series === 'MMR' && dose === 1);
    expect([mmr?.status, mmr?.earliestOn]).toEqual(['not-yet', '2027-02-01']);
    expect(mmr?.reasons.find(({ wait }) => wait)?.wait?.fromVaccine).toBe('immunoglobulin');
  });

  test('flags what it does not know instead of dropping it', async () => {
    const answer = await ask({
      ...facts,
      given: [
        { vaccine: '祖传疫苗', date: '2025-08-01' },
        { vaccine: 'MMR', date: '2027-01-01' },
        { vaccine: 'MMR', date: '2024-01-01' },
      ],
      conditions: { starSign: 'leo', maternalHbsAg: true, hiv: null },
      options: { Rabies: 'Rabies-Essen' },
    });
    const flags = Forecast.parse(answer.json()).flags;
    expect(flags.map(({ rule }) => rule)).toEqual([
      'unknown-vaccine',
      'future-date',
      'before-birth',
      'unknown-condition',
      'unknown-option',
    ]);
    expect(flags[0]).toMatchObject({ vaccine: '祖传疫苗', date: '2025-08-01' });
  });

  test('names every bad field at once', async () => {
    const answer = await ask({
      ...facts,
      birthDate: '2026-11-24',
      programme: 'x',
      conditions: { birthWeightG: 'light', hiv: 7 },
      options: { HepA: 'HepA-X' },
    });
    expect(answer.statusCode).toBe(400);
    const { details } = answer.json<{ details: { fields: { path: string }[] } }>();
    expect(details.fields.map(({ path }) => path)).toEqual([
      '/programme',
      '/birthDate',
      '/conditions/birthWeightG',
      '/conditions/hiv',
      '/options/HepA',
    ]);
  });

  test('reads names and values in other spellings', async () => {
    const status = async (body: object, vaccine: string) => {
      const { doses } = Forecast.parse((await ask({ ...facts, ...body })).json());
      return doses.find((dose) => dose.vaccine === vaccine)?.status;
    };
    expect(await status({ conditions: { hiv: 'infectedSevere' } }, 'MMR')).toBe('stopped');
    expect(await status({ conditions: { hivStatus: 'infected-not-severe' } }, 'MMR')).toBe('overdue');
    expect(await status({ conditions: { hiv: 'exposed, status unknown' } }, 'MMR')).toBe('ask-clinic');
    expect(await status({ conditions: { PPD: 'Negative' } }, 'BCG')).toBe('overdue');
    expect(await status({ options: { je: 'je_i' } }, 'JE-I')).toBe('due');
    expect(await status({ given: [{ vaccine: '麻腮风联合减毒活疫苗', date: '2026-01-20' }] }, 'MMR')).toBe('given');
  });

  test('adds what a province gives free when its programme is named', async () => {
    const { programme, doses } = Forecast.parse((await ask({ ...facts, programme: 'cn-nip-2026+Varicella' })).json());
    expect(programme).toBe('cn-nip-2026+Varicella');
    expect(doses.filter(({ series }) => series === 'Varicella').map(({ status }) => status)).toEqual([
      'due',
      'not-yet',
    ]);
  });

  test.each([
    ['an unknown programme', { programme: 'cn-nip-1999' }],
    ['an unknown addition', { programme: 'cn-nip-2026+Wishes' }],
    ['a weight in words', { conditions: { birthWeightG: '1800' } }],
    ['an illness that says too little', { conditions: { hiv: 'positive' } }],
    ['a day of immunoglobulin that does not exist', { conditions: { immunoglobulinOn: '2026-02-30' } }],
    ['a product of another disease', { options: { JE: 'HepA-L' } }],
    ['a choice that is no word', { options: { JE: 1 } }],
    ['a day with a time', { today: '2026-11-23T08:00:00Z' }],
    ['somebody not born yet', { birthDate: '2026-11-24' }],
    ['a day that does not exist', { today: '2026-02-30' }],
    ['a dose on a day that does not exist', { given: [{ vaccine: 'MMR', date: '2026-02-30' }] }],
    ['an unknown sex', { sex: 'x' }],
    ['no given list', { given: undefined }],
    ['too many doses', { given: Array.from({ length: 201 }, () => ({ vaccine: 'MMR', date: '2026-01-01' })) }],
  ])('refuses %s with a field', async (_, change) => {
    const answer = await ask({ ...facts, ...change });
    expect(answer.json()).toMatchObject({ code: 'bad-input', status: 400 });
    expect(answer.json().details.fields.length).toBeGreaterThan(0);
  });
});
