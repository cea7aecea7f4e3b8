import { getGrowth, GrowthCurve, recordMeasurement } from '@kangban/contract/growth';
import type { GrowthOfResident, MeasurementToRecord } from '@kangban/contract/growth';
import { addMonths } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aParentOf, aSite, type Person, type Site } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { get as ask, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { recordGrowth } from './record-service';
import { loadGrowth } from './records';

let app: TestApp;
let mother: Awaited<ReturnType<typeof aParentOf>>;
let child: Person;
let site: Site;

const BIRTH = '2025-05-19';
const path = (suffix = '', of = child.residentId): string => `/residents/${of}/growth${suffix}`;
const read = async (suffix = '', of = child.residentId): Promise<GrowthOfResident> => {
  const answer = await ask(app, path(suffix, of), { who: mother });
  expect(answer.statusCode).toBe(200);
  return getGrowth.answer.parse(answer.json());
};
const measure = (body: Partial<MeasurementToRecord>, key?: string) =>
  post(app, path('/measurements'), { who: mother, body, ...(key !== undefined && { key }) });
/** The id of a measuring that was kept. */
const kept = async (sent: ReturnType<typeof measure>): Promise<string> =>
  recordMeasurement.answer.parse((await sent).json()).measurementId;
const rows = () =>
  rowsOf(
    app,
    `SELECT measured_on, weight_g, length_mm, position, head_mm, source FROM growth_measurement WHERE resident_id = $1 ORDER BY measurement_id`,
    [child.residentId],
  );
const clinic = (of: Person, measurement: Parameters<typeof recordGrowth>[1]['measurement']) =>
  app.deps.db.transaction((client) =>
    recordGrowth(client, {
      countyCode: COUNTY,
      residentId: of.residentId,
      measurement,
      source: 'clinic',
      siteId: site.siteId,
      measuredBy: '周敏',
      recordedAt: app.clock.now(),
    }),
  );

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
});
beforeEach(async () => {
  mother = await aParentOf(app, { birthDate: BIRTH, sex: 'female', site, name: '陈安安' });
  child = mother.children[0]!;
});
afterAll(() => app.stop());

test('a child without measurings has a page that says so, and nothing to compare', async () => {
  expect(await read()).toMatchObject({
    residentId: child.residentId,
    today: '2026-11-23',
    sex: 'female',
    corrected: false,
    mayMeasure: true,
    cards: [],
    velocity: [],
    flags: [],
    items: [],
    nextCursor: null,
    sources: {},
  });
});

test('clinic and home measurings are compared, with gain, words and sources', async () => {
  await clinic(child, { measuredOn: addMonths(child.birthDate, 12), weightKg: 9.4, lengthCm: 75.2, headCm: 45.1 });
  const answer = await measure({
    measuredOn: '2026-11-19' as never,
    weightKg: 10.7,
    lengthCm: 81.9,
    position: 'lying',
  });
  expect(answer.statusCode).toBe(201);
  const page = await read();
  expect(
    page.items.map(({ measuredOn, source, siteName, mine, ageMonths }) => [
      measuredOn,
      source,
      siteName,
      mine,
      ageMonths,
    ]),
  ).toEqual([
    ['2026-11-19', 'home', null, true, 18],
    ['2026-05-19', 'clinic', '柳溪镇卫生院', false, 12],
  ]);
  expect(
    page.cards.map(({ indicator, value, z, grade, status, measuredOn }) => [
      indicator,
      value,
      z,
      grade,
      status,
      measuredOn,
    ]),
  ).toEqual([
    ['weight-for-age', 10.7, 0, '中', '正常', '2026-11-19'],
    ['length-for-age', 81.9, 0, '中', '正常', '2026-11-19'],
    ['weight-for-length', 10.7, expect.any(Number), '中', '正常', '2026-11-19'],
    ['bmi-for-age', 16, expect.any(Number), '中', '正常', '2026-11-19'],
    ['head-for-age', 45.1, 0, '中', null, '2026-05-19'],
  ]);
  expect(page.cards[1]).toMatchObject({
    text: '100 个同龄女孩里，比她矮的大约 50 个',
    standard: 'WS/T 423-2022',
    attention: false,
    byBirthAge: null,
  });
  expect(page.velocity.map(({ text }) => text)).toEqual(['6 个月长了 6.7 厘米', '6 个月重了 1.3 公斤']);
  expect(page.flags).toEqual([]);
  const spoken = page.cards.flatMap(({ reasons }) => reasons.map(({ source }) => source));
  expect(Object.keys(page.sources).sort()).toEqual([...new Set(spoken)].sort());
  expect(page.sources['WS/T 423-2022']).toContain('7岁以下儿童生长标准');
});

test('leaving the course and being light are questions for a doctor', async () => {
  await clinic(child, { measuredOn: addMonths(child.birthDate, 12), weightKg: 9.5 });
  await clinic(child, { measuredOn: addMonths(child.birthDate, 18), weightKg: 8.6 });
  const page = await read();
  expect(page.flags.map(({ rule, text, verified }) => [rule, text, verified])).toEqual([
    ['crossed', '6 个月里，体重往下跨了 3 条线，请儿保医生看一看', false],
  ]);
  expect(page.cards[0]).toMatchObject({ status: '低体重', attention: true });
  expect(page.cards[0]?.reasons.map(({ rule }) => rule)).toEqual(['grade', 'status', 'advice-low', 'not-diagnosis']);
});

test('a preterm child is compared by the corrected age, the age since birth beside it', async () => {
  await app.deps.db.pool.query('UPDATE resident SET gestation_weeks = 32 WHERE resident_id = $1', [child.residentId]);
  await clinic(child, { measuredOn: addMonths(child.birthDate, 6), weightKg: 6.6 });
  const page = await read();
  expect(page.corrected).toBe(true);
  const [item] = page.items;
  expect(item?.ageMonths).toBe(6);
  expect(item?.comparedMonths).toBeCloseTo(4.17, 1);
  expect(page.cards[0]?.text).toMatch(/^100 个纠正月龄一样的女孩里/);
  expect(page.cards[0]?.byBirthAge).toMatch(/^100 个同龄女孩里/);
});

describe('entering a measuring at home', () => {
  test('an unlikely number is asked again, and kept as it is once confirmed', async () => {
    const asked = await measure({ measuredOn: '2026-11-20' as never, weightKg: 10700 });
    expect(asked.statusCode).toBe(422);
    expect(asked.json()).toMatchObject({
      code: 'measurement-unlikely',
      details: {
        questions: [
          {
            rule: 'unit',
            field: 'weightKg',
            suggestion: 10.7,
            text: '您填了 10700，是不是 10700 克，也就是 10.7 公斤？',
          },
        ],
      },
    });
    expect(await rows()).toEqual([]);
    expect((await measure({ measuredOn: '2026-11-20' as never, weightKg: 19.9, confirmed: true })).statusCode).toBe(
      201,
    );
    expect((await measure({ measuredOn: '2026-11-21' as never, weightKg: 10700, confirmed: true })).statusCode).toBe(
      201,
    );
    expect((await rows()).map(({ weight_g }) => weight_g)).toEqual([19900, 10700000]);
    expect((await read()).items).toHaveLength(2);
  });

  test('it is compared with what was measured before', async () => {
    await clinic(child, { measuredOn: addMonths(child.birthDate, 17), lengthCm: 82 });
    const asked = await measure({ measuredOn: '2026-11-20' as never, lengthCm: 80 });
    expect(asked.json()).toMatchObject({
      code: 'measurement-unlikely',
      details: { questions: [{ rule: 'less-than-before', field: 'lengthCm', suggestion: null }] },
    });
  });

  test('the same key gives the same answer and one row; another body is refused', async () => {
    const key = uuidV7();
    const body = { measuredOn: '2026-11-20' as never, weightKg: 10.7, lengthCm: 82, headCm: 46 };
    const first = await measure(body, key);
    const again = await measure(body, key);
    expect([again.statusCode, again.body, again.headers['idempotency-hit']]).toEqual([201, first.body, 'true']);
    expect((await measure({ ...body, weightKg: 10.8 }, key)).json()).toMatchObject({
      code: 'idempotency-body-differs',
    });
    expect(await rows()).toEqual([
      { measured_on: '2026-11-20', weight_g: 10700, length_mm: 820, position: null, head_mm: 460, source: 'home' },
    ]);
  });

  test('a question is no answer to keep: the same key may be confirmed', async () => {
    const key = uuidV7();
    const body = { measuredOn: '2026-11-20' as never, weightKg: 107 };
    expect((await measure(body, key)).statusCode).toBe(422);
    expect((await measure({ ...body, weightKg: 10.7 }, key)).statusCode).toBe(201);
  });

  test.each([
    ['tomorrow', { measuredOn: '2026-11-24', weightKg: 10 }],
    ['before birth', { measuredOn: '2025-05-18', weightKg: 3 }],
    ['no day', { measuredOn: '2026-02-30', weightKg: 3 }],
    ['nothing measured', { measuredOn: '2026-11-20' }],
    ['less than nothing', { measuredOn: '2026-11-20', weightKg: -3 }],
    ['zero', { measuredOn: '2026-11-20', lengthCm: 0 }],
    ['no number', { measuredOn: '2026-11-20', weightKg: '10' }],
    ['a position without a length', { measuredOn: '2026-11-20', weightKg: 10, position: 'lying' }],
  ])('%s is bad input and leaves nothing', async (_, body) => {
    const answer = await measure(body as never);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'bad-input']);
    expect(await rows()).toEqual([]);
  });

  test('on the day of birth and today it is good', async () => {
    expect((await measure({ measuredOn: BIRTH as never, weightKg: 3.3, lengthCm: 50 })).statusCode).toBe(201);
    expect((await measure({ measuredOn: '2026-11-23' as never, weightKg: 10.7 })).statusCode).toBe(201);
  });

  test('a grown person has no growth to record', async () => {
    const answer = await post(app, path('/measurements', mother.person.residentId), {
      who: mother,
      body: { measuredOn: '2026-11-20', weightKg: 60 },
    });
    expect(answer.json()).toMatchObject({ code: 'bad-input' });
  });

  test('the audit says who read and who entered', async () => {
    await measure({ measuredOn: '2026-11-20' as never, weightKg: 10.7 });
    await read();
    await app.deps.auditor.flush();
    expect(
      await rowsOf(
        app,
        `SELECT action, actor_id, resident_id, right_kind FROM audit_entry WHERE resident_id = $1 AND action LIKE 'growth-%' ORDER BY entry_id`,
        [child.residentId],
      ),
    ).toEqual([
      { action: 'growth-recorded', actor_id: mother.accountId, resident_id: child.residentId, right_kind: 'guardian' },
      { action: 'growth-read', actor_id: mother.accountId, resident_id: child.residentId, right_kind: 'guardian' },
    ]);
  });
});

describe('correcting an own measuring', () => {
  const correct = (id: string, body: object, key?: string) =>
    post(app, path(`/measurements/${id}/correction`), { who: mother, body, ...(key !== undefined && { key }) });

  test('a new row takes its place, the old one stays beneath', async () => {
    const measurementId = await kept(measure({ measuredOn: '2026-11-20' as never, weightKg: 10.7 }));
    const answer = await correct(measurementId, { measuredOn: '2026-11-19', weightKg: 10.9 });
    expect(answer.statusCode).toBe(201);
    const { items } = await read();
    expect(items.map((one) => [one.measurementId, one.measuredOn, one.weightKg])).toEqual([
      [answer.json().measurementId, '2026-11-19', 10.9],
    ]);
    expect(await rows()).toHaveLength(2);
    expect((await correct(measurementId, { measuredOn: '2026-11-19', weightKg: 11 })).json()).toMatchObject({
      code: 'not-found',
    });
  });

  test('it is not asked against itself', async () => {
    const measurementId = await kept(measure({ measuredOn: '2026-11-19' as never, weightKg: 13.5, confirmed: true }));
    expect((await correct(measurementId, { measuredOn: '2026-11-20', weightKg: 10.7 })).statusCode).toBe(201);
  });

  test('two corrections at once leave one', async () => {
    const measurementId = await kept(measure({ measuredOn: '2026-11-20' as never, weightKg: 10.7 }));
    const both = await Promise.all(
      [10.5, 10.6].map((weightKg) => correct(measurementId, { measuredOn: '2026-11-20', weightKg })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 404]);
    expect((await read()).items).toHaveLength(1);
  });

  test('what the clinic measured is the clinic’s to change', async () => {
    const measurementId = await clinic(child, { measuredOn: addMonths(child.birthDate, 12), weightKg: 9.4 });
    expect((await correct(measurementId, { measuredOn: '2026-11-20', weightKg: 9.9 })).json()).toMatchObject({
      code: 'measurement-not-changeable',
    });
    expect((await correct(uuidV7(), { measuredOn: '2026-11-20', weightKg: 9.9 })).json()).toMatchObject({
      code: 'not-found',
    });
  });
});

test('a long list comes in pages, newest first, each once', async () => {
  for (let month = 0; month < 18; month += 1)
    for (const add of [0, 1, 2])
      await clinic(child, { measuredOn: addMonths(child.birthDate, month), weightKg: 4 + month * 0.4 + add * 0.01 });
  const first = await read();
  expect(first.items).toHaveLength(40);
  const second = await read(`?cursor=${first.nextCursor}`);
  expect(second.items).toHaveLength(14);
  expect(second.nextCursor).toBeNull();
  const days = [...first.items, ...second.items].map(({ measuredOn }) => measuredOn);
  expect([...days].sort().reverse()).toEqual(days);
  expect(new Set([...first.items, ...second.items].map(({ measurementId }) => measurementId)).size).toBe(54);
  expect(JSON.stringify(first).length).toBeLessThan(64_000);
  for (const cursor of ['x', 'a'.repeat(201)])
    expect((await ask(app, path(`?cursor=${cursor}`), { who: mother })).json()).toMatchObject({ code: 'bad-input' });
});

test('many children are loaded in one query, without what was replaced or taken back', async () => {
  const other = await aChild(app, { birthDate: BIRTH });
  const id = await clinic(child, { measuredOn: addMonths(child.birthDate, 1), weightKg: 4.2 });
  await clinic(other, { measuredOn: addMonths(child.birthDate, 2), lengthCm: 57, position: 'lying' });
  await app.deps.db.pool.query(
    `INSERT INTO growth_measurement (county_code, measurement_id, resident_id, measured_on, source, replaces_id, entered_in_error, recorded_at)
     VALUES ($1, $2, $3, '2025-06-19', 'clinic', $4, true, now())`,
    [COUNTY, uuidV7(), child.residentId, id],
  );
  const found = await loadGrowth(app.deps, COUNTY, [child.residentId, other.residentId, uuidV7()]);
  expect([...found.keys()].sort()).toEqual([child.residentId, other.residentId].sort());
  expect(found.get(child.residentId)?.measurements).toEqual([]);
  expect(found.get(other.residentId)?.measurements).toEqual([
    expect.objectContaining({ measuredOn: '2025-07-19', lengthCm: 57, position: 'lying', source: 'clinic' }),
  ]);
  expect(await loadGrowth(app.deps, COUNTY, [])).toEqual(new Map());
  expect((await loadGrowth(app.deps, '990102', [child.residentId])).size).toBe(0);
});

test('a row can only be added: nothing written is changed or taken away', async () => {
  await clinic(child, { measuredOn: addMonths(child.birthDate, 1), weightKg: 4.2 });
  await expect(app.deps.db.pool.query('UPDATE growth_measurement SET weight_g = 1')).rejects.toThrow(
    'permission denied',
  );
  await expect(app.deps.db.pool.query('DELETE FROM growth_measurement')).rejects.toThrow('permission denied');
});

test('a curve is small, open to everybody, and unknown names are refused', async () => {
  const answer = await ask(app, '/growth/curve?name=length-for-age&sex=male');
  const curve = GrowthCurve.parse(answer.json());
  expect(curve.points.find(({ x }) => x === 12)?.values).toEqual([71.4, 74.1, 76.7, 79.3, 81.9]);
  expect(curve.stairs).toHaveLength(12);
  expect(answer.body.length).toBeLessThan(5000);
  expect((await ask(app, '/growth/curve?name=shoe-size&sex=male')).statusCode).toBe(400);
});
