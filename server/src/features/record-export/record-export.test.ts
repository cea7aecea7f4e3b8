import type { ExportChoices } from '@kangban/contract/record-export';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aParentOf, aSignedInResident, hasOpened, hasUnlocked } from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { givenDoses } from '../../../test/factories/immunizations';
import { readPdf } from '../../../test/pdf-text';
import { anEntryOf, payloads } from '../../../test/records';
import { get } from '../../../test/requests';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

async function aPatient() {
  const person = await aSignedInResident(app, { name: '林国强', birthDate: '1955-03-08', sex: 'male' });
  await hasOpened(app, person, { of: person.person });
  const { residentId } = person.person;
  await anEntryOf(app, residentId, {
    kind: 'observation',
    payload: payloads.pressure(138, 86),
    happenedOn: '2026-11-02',
    source: 'resident',
    institution: '自己记的',
  });
  await anEntryOf(app, residentId, {
    kind: 'lab-report',
    payload: payloads.report('血脂', ['总胆固醇', 5.2, 'mmol/L'], ['甘油三酯', 1.6, 'mmol/L']),
    happenedOn: '2024-06-01',
    practitioner: '王医生',
  });
  await anEntryOf(app, residentId, { kind: 'allergy', payload: payloads.allergy('青霉素'), happenedOn: '2019-01-01' });
  return { ...person, residentId, path: `/residents/${residentId}` };
}
type Patient = Awaited<ReturnType<typeof aPatient>>;

const print = (patient: Patient, query = '') => get(app, `${patient.path}/record.pdf${query}`, { who: patient });
const textOf = (answer: Awaited<ReturnType<typeof print>>): string => readPdf(answer.rawPayload).pages.join('\n');
const auditOf = async ({ residentId }: Patient): Promise<string[]> => {
  const { rows } = await app.deps.db.pool.query<{ action: string }>(
    'SELECT action FROM audit_entry WHERE resident_id = $1 ORDER BY batch_no, entry_no',
    [residentId],
  );
  return rows.map(({ action }) => action);
};

test('the page says what there is to take, by kind and year', async () => {
  const patient = await aPatient();
  const choices = (await get(app, `${patient.path}/record-export`, { who: patient })).json<ExportChoices>();
  expect(choices).toMatchObject({
    kinds: [
      { kind: 'lab-report', words: '化验单', count: 1 },
      { kind: 'observation', words: '测量数据', count: 1 },
      { kind: 'allergy', words: '过敏', count: 1 },
    ],
    years: [
      { year: 2026, count: 1 },
      { year: 2024, count: 1 },
      { year: 2019, count: 1 },
    ],
    readings: 4,
    doses: 0,
    unlocked: [],
    leftToday: 20,
  });
});

describe('the paper', () => {
  test('all of it is text with its structure, its language, its pages, who took it and when', async () => {
    const patient = await aPatient();
    const answer = await print(patient);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('健康档案-2026-11-23.pdf');
    const { pages, tags, raw } = readPdf(answer.rawPayload);
    const text = pages.join('\n');
    for (const words of [
      '居民健康档案',
      '仅供本人使用',
      '林国强',
      '2026年',
      '2019年',
      '血脂',
      '5.2',
      '青霉素',
      '王医生',
      '第 1 页，共 1 页',
    ])
      expect(text).toContain(words);
    expect(text).toContain('林*强 2026-11-23 08:05 仅供本人');
    expect(text).toContain('本人或家人记的');
    expect(text).not.toContain(patient.person.idNumber);
    expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1);
    expect(tags.filter((tag) => tag === 'H2')).toHaveLength(3);
    expect(tags.filter((tag) => tag === 'H3')).toHaveLength(3);
    expect(raw).toContain('/Lang (zh-CN)');
    expect(raw).toContain('/Marked true');
    expect(await auditOf(patient)).toEqual(['record-printed']);
  });

  test('of one kind, of some years, in large print', async () => {
    const patient = await aPatient();
    const kinds = textOf(await print(patient, '?kinds=allergy,lab-report'));
    expect(kinds).toContain('青霉素');
    expect(kinds).not.toContain('血压');
    const years = textOf(await print(patient, '?from=2020&to=2024'));
    expect(years).toContain('血脂');
    expect(years).not.toContain('青霉素');
    expect(years).not.toContain('2026年11月2日');
    const titleSize = async (query: string): Promise<number | undefined> =>
      [...readPdf((await print(patient, query)).rawPayload).raw.matchAll(/\/F\d+ ([\d.]+) Tf/g)]
        .map(([, size]) => Number(size))
        .filter((size) => size !== 26)
        .sort((a, b) => b - a)[0];
    expect(await titleSize('')).toBe(20);
    expect(await titleSize('?size=large')).toBe(30);
  });

  test.each([
    ['bad-input', '?kinds=everything'],
    ['bad-input', '?from=2025&to=2024'],
    ['bad-input', '?from=abc'],
    ['bad-input', '?opened=all'],
    ['export-empty', '?kinds=vision'],
    ['export-empty', '?from=2020&to=2021'],
    ['share-sensitive-locked', '?opened=tuberculosis'],
  ])('%s: %s', async (code, query) => {
    const patient = await aPatient();
    expect((await print(patient, query)).json()).toMatchObject({ code });
    expect(await auditOf(patient)).toEqual([]);
  });

  test('what is sensitive is in it only where it was ticked and is unlocked', async () => {
    const patient = await aPatient();
    const depression = {
      ...payloads.condition('抑郁发作'),
      what: { text: '抑郁发作', known: true, coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'F32.0' }] },
    };
    await anEntryOf(app, patient.residentId, { kind: 'condition', payload: depression, sensitive: 'mental-health' });
    expect((await print(patient, '?opened=mental-health')).json().code).toBe('share-sensitive-locked');
    await hasOpened(app, patient, { of: patient.person, kind: 'sensitive' });
    await hasUnlocked(app, patient, patient.person);
    expect(textOf(await print(patient))).not.toContain('抑郁发作');
    expect(textOf(await print(patient, '?opened=mental-health'))).toContain('抑郁发作');
    const csv = await get(app, `${patient.path}/readings.csv`, { who: patient });
    expect(csv.payload).not.toContain('抑郁');
  });

  test('a long record is printed within its time, and one nobody could print is not', async () => {
    const patient = await aPatient();
    await app.deps.db.pool.query(
      `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, institution, source, payload)
       SELECT '990101', gen_random_uuid(), $1, 'observation', 1, date '2016-01-01' + n, '青岚镇卫生院', 'clinic', $2::jsonb
         FROM generate_series(1, 1500) n`,
      [patient.residentId, JSON.stringify(payloads.observation('心率', 72, '/min'))],
    );
    const answer = await print(patient);
    expect(answer.statusCode).toBe(200);
    expect(readPdf(answer.rawPayload).pages.length).toBeGreaterThan(80);
    await app.deps.db.pool.query(
      `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, institution, source, payload)
       SELECT '990101', gen_random_uuid(), $1, 'observation', 1, date '2016-01-01' + n, '青岚镇卫生院', 'clinic', $2::jsonb
         FROM generate_series(1, 1600) n`,
      [patient.residentId, JSON.stringify(payloads.observation('心率', 72, '/min'))],
    );
    expect((await print(patient)).json().code).toBe('export-too-large');
    expect((await get(app, `${patient.path}/readings.csv`, { who: patient })).json().code).toBe('export-too-large');
    expect((await print(patient, '?kinds=allergy')).statusCode).toBe(200);
  }, 60_000);

  test('twenty files a day, also side by side', async () => {
    const patient = await aPatient();
    const answers = await Promise.all(
      Array.from({ length: 23 }, () => get(app, `${patient.path}/readings.csv`, { who: patient })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(20);
    expect((await print(patient)).json().code).toBe('export-too-many');
    const left = (await get(app, `${patient.path}/record-export`, { who: patient })).json<ExportChoices>().leftToday;
    expect(left).toBe(0);
  });
});

describe('the table', () => {
  test('every measured value with its day, oldest first, as a spreadsheet reads it', async () => {
    const patient = await aPatient();
    await anEntryOf(app, patient.residentId, {
      kind: 'observation',
      payload: payloads.observation('=HYPERLINK("x")', -1.5, 'D'),
      happenedOn: '2020-01-01',
      institution: '甲,"乙"',
    });
    const answer = await get(app, `${patient.path}/readings.csv`, { who: patient });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'private, no-store',
    });
    const lines = answer.rawPayload.toString('utf8').split('\r\n');
    expect(lines[0]).toBe('\uFEFF日期,项目,数值,单位,机构,来源,哪一条记录');
    expect(lines[1]).toMatch(/^2020-01-01,"'=HYPERLINK\(""x""\)",-1\.5,D,"甲,""乙""",医院或卫生院记的,/);
    expect(lines.slice(2, 4).map((line) => line.split(',').slice(0, 4))).toEqual([
      ['2024-06-01', '总胆固醇', '5.2', 'mmol/L'],
      ['2024-06-01', '甘油三酯', '1.6', 'mmol/L'],
    ]);
    expect(lines.slice(4, 6).map((line) => line.split(',').slice(0, 4))).toEqual([
      ['2026-11-02', '收缩压', '138', 'mm[Hg]'],
      ['2026-11-02', '舒张压', '86', 'mm[Hg]'],
    ]);
    expect(lines.at(-1)).toBe('');
    expect(await auditOf(patient)).toEqual(['readings-exported']);
  });

  test('a child’s growth is in it; nothing measured is no table', async () => {
    const parent = await aParentOf(app, { bornMonthsAgo: 30 }, { bornMonthsAgo: 3 });
    const [measured, bare] = parent.children;
    for (const child of [measured!, bare!]) {
      await hasOpened(app, parent, { of: child, by: 'guardian' });
      await givenDoses(app, child, ['HepB@2026-09-02']);
    }
    await insert(app, 'growth_measurement', {
      county_code: COUNTY,
      measurement_id: uuidV7(),
      resident_id: measured!.residentId,
      measured_on: '2026-11-01',
      weight_g: 10600,
      source: 'home',
      account_id: parent.accountId,
      recorded_at: app.clock.now(),
    });
    const csv = await get(app, `/residents/${measured!.residentId}/readings.csv`, { who: parent });
    expect(csv.payload).toContain('2026-11-01,体重,10.6,kg,');
    const none = await get(app, `/residents/${bare!.residentId}/readings.csv`, { who: parent });
    expect(none.json().code).toBe('export-empty');
  });
});
