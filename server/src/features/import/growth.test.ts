import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aChild, type Person } from '../../../test/factories';
import { rowsOf } from '../../../test/rows';
import { importFile } from './service';

let app: TestApp;
let child: Person;

const HEAD = '身份证号,测量日期,体重,身高,测量方式,头围,测量人,记录号,已核对';
const file = (...lines: string[]): string => [HEAD, ...lines.map((line) => `${child.idNumber},${line}`)].join('\n');
const run = (text: string) => importFile(app.deps, 'growth', { bytes: Buffer.from(text), countyCode: TEST_COUNTY });
const standing = () =>
  rowsOf(
    app,
    `SELECT g.measured_on, g.weight_g, g.length_mm, g.position, g.head_mm, g.measured_by, g.source FROM growth_measurement g
      WHERE g.resident_id = $1 AND NOT EXISTS (SELECT FROM growth_measurement n WHERE n.replaces_id = g.measurement_id)
      ORDER BY g.measured_on`,
    [child.residentId],
  );

beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  child = await aChild(app, { birthDate: '2025-05-19', sex: 'female' });
});
afterAll(() => app.stop());

test('good lines go in, bad lines come back with line and reason', async () => {
  const grown = await aChild(app, { birthDate: '2000-01-01' });
  const report = await run(
    [
      file('2026-05-19,9.4,75.2,躺着,45.1,周敏,G1,', '2026-11-19,10.7,,,,,,'),
      `${grown.idNumber},2026-05-19,60,,,,,,`,
      ...[
        '2025-05-18,3.3,,,,,,',
        '2026-11-24,10,,,,,,',
        '2026-06-19,,,,,,,',
        '2026-06-19,重,,,,,,',
        '2026-06-19,9,75,坐着,,,,',
      ].map((line) => `${child.idNumber},${line}`),
    ].join('\n'),
  );
  expect(report).toMatchObject({ read: 8, added: 2, changed: 0, unchanged: 0 });
  expect(report.rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [4, '测量那天已经满 19 岁，这里只收孩子的'],
    [5, '“测量日期”比出生日期早'],
    [6, '“测量日期”还没到'],
    [7, '“体重”“身高”“头围”至少要有一个'],
    [8, expect.stringContaining('“体重”应该是')],
    [9, expect.stringContaining('“测量方式”只能写')],
  ]);
  expect(await standing()).toEqual([
    {
      measured_on: '2026-05-19',
      weight_g: 9400,
      length_mm: 752,
      position: 'lying',
      head_mm: 451,
      measured_by: '周敏',
      source: 'import',
    },
    {
      measured_on: '2026-11-19',
      weight_g: 10700,
      length_mm: null,
      position: null,
      head_mm: null,
      measured_by: null,
      source: 'import',
    },
  ]);
});

test('an unlikely number comes back with its question, and goes in when it was looked at again', async () => {
  const report = await run(file('2026-05-19,9400,,,,,,', '2026-06-19,19.5,,,,,,'));
  expect(report.rejected.map(({ reason }) => reason)).toEqual([
    '您填了 9400，是不是 9400 克，也就是 9.4 公斤？没写错就在“已核对”一列写“是”',
    '您填了 19.5，是不是 19.5 斤，也就是 9.75 公斤？没写错就在“已核对”一列写“是”',
  ]);
  expect(await run(file('2026-06-19,19.5,,,,,,是'))).toMatchObject({ added: 1, rejected: [] });
});

test('the same file again changes nothing; other numbers under a record number replace, the blank keeps', async () => {
  const first = file('2026-05-19,9.4,75.2,,45.1,周敏,G7,');
  expect(await run(first)).toMatchObject({ added: 1 });
  expect(await run(first)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  expect(await run(file('2026-05-20,9.5,,,,,G7,'))).toMatchObject({ added: 0, changed: 1 });
  expect(await standing()).toEqual([
    expect.objectContaining({
      measured_on: '2026-05-20',
      weight_g: 9500,
      length_mm: 752,
      head_mm: 451,
      measured_by: '周敏',
    }),
  ]);
  const all = await rowsOf(app, 'SELECT 1 FROM growth_measurement WHERE resident_id = $1', [child.residentId]);
  expect(all).toHaveLength(2);
});

test('a person or a clinic the county does not have', async () => {
  const site = `身份证号,测量日期,体重,机构编码\n${child.idNumber},2026-05-19,9.4,NONE`;
  expect((await run(site)).rejected).toEqual([expect.objectContaining({ reason: '没有这个机构编码：NONE' })]);
  expect((await run('儿童编码,测量日期,体重\nNOBODY,2026-05-19,9.4')).rejected).toEqual([
    expect.objectContaining({ reason: '这个人还没有档案，先导入居民' }),
  ]);
});
