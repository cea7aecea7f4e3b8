import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aChild, aParentOf, type Person } from '../../../test/factories';
import { rowsOf } from '../../../test/rows';
import { importFile } from './service';

let app: TestApp;
let child: Person;
let parentAccount: string;

const run = (text: string) => importFile(app.deps, 'vision', { bytes: Buffer.from(text), countyCode: TEST_COUNTY });
const HEAD =
  '身份证号,检查日期,检查地点,检查机构,散瞳,右眼裸眼视力,左眼裸眼视力,右眼球镜,右眼柱镜,右眼轴位,右眼眼轴,左眼球镜,左眼柱镜,检查项目,记录号';
const line = (told: Partial<Record<string, string>>): string => {
  const all: Partial<Record<string, string>> = { 身份证号: child.idNumber, 检查机构: '柳溪镇卫生院', ...told };
  return HEAD.split(',')
    .map((name) => all[name] ?? '')
    .join(',');
};
const file = (...lines: Partial<Record<string, string>>[]): string => [HEAD, ...lines.map(line)].join('\n');
const standing = () =>
  rowsOf(
    app,
    `SELECT x.examined_on AS on, x.right_naked AS right, x.left_naked AS left, x.right_sphere AS sphere,
            x.right_cylinder AS cylinder, x.right_axial_length AS axial
       FROM vision_examination x
      WHERE NOT EXISTS (SELECT FROM vision_examination n WHERE n.replaces_id = x.examination_id)
      ORDER BY x.examined_on`,
  );

beforeAll(async () => {
  app = await buildTestApp();
  const parent = await aParentOf(app, { birthDate: '2020-02-10' });
  parentAccount = parent.accountId;
  child = parent.children[0]!;
});
afterAll(() => app.stop());

test('values come in either unit and as integers, good lines go in and bad ones come back with line and reason', async () => {
  const grown = await aChild(app, { birthDate: '2000-01-01' });
  const report = await run(
    file(
      {
        检查日期: '2025-03-01',
        右眼裸眼视力: '1.0',
        左眼裸眼视力: '5.0',
        右眼球镜: '+1.25',
        右眼柱镜: '-0.5',
        右眼轴位: '180',
        右眼眼轴: '22.5',
      },
      { 检查日期: '2024-03-01', 右眼裸眼视力: '4.9', 左眼裸眼视力: '0.8', 右眼球镜: '−0.75D' },
      { 检查日期: '2025-03-02', 右眼裸眼视力: '2.5' },
      { 检查日期: '2025-03-02', 右眼裸眼视力: '4.85' },
      { 检查日期: '2025-03-02', 右眼裸眼视力: '好' },
      { 检查日期: '2025-03-02', 右眼柱镜: '-1' },
      { 检查日期: '2025-03-02', 右眼球镜: '-31' },
      { 检查日期: '2025-03-02', 右眼球镜: '-1.255' },
      { 检查日期: '2025-03-02' },
      { 检查日期: '2019-03-02', 右眼裸眼视力: '1.0' },
      { 检查日期: '2026-11-24', 右眼裸眼视力: '1.0' },
      { 检查日期: '2025-03-02', 检查项目: '红球试验:正常；摸底:正常' },
      { 检查日期: '2025-03-02', 检查项目: '红球试验:正常；红球试验:异常' },
      { 检查日期: '2025-03-01', 右眼裸眼视力: '0.8', 左眼裸眼视力: '0.8' },
      { 身份证号: grown.idNumber, 检查日期: '2025-03-01', 右眼裸眼视力: '0.8' },
      { 身份证号: '', 检查日期: '2025-03-01', 右眼裸眼视力: '0.8' },
      { 检查日期: '2025-03-03', 检查机构: '', 右眼裸眼视力: '0.8' },
      { 检查日期: '2025-03-03', 检查地点: '家里', 右眼裸眼视力: '0.8' },
    ),
  );
  expect(report).toMatchObject({ read: 18, added: 2, changed: 0, unchanged: 0 });
  expect(report.rejected.map(({ line: at, reason }) => [at, reason])).toEqual([
    [4, expect.stringContaining('小数 0.02 到 2.0')],
    [5, expect.stringContaining('没有这一行')],
    [6, expect.stringContaining('不是视力')],
    [7, '“右眼柱镜”要和“右眼球镜”一起填'],
    [8, expect.stringContaining('-30 到 30')],
    [9, expect.stringContaining('两位小数')],
    [10, '这一行没有任何结果'],
    [11, '“检查日期”比出生日期早'],
    [12, '“检查日期”还没到'],
    [13, '“检查项目”里不认识：摸底'],
    [14, '“检查项目”里同一项写了两遍'],
    [15, '和第 2 行重复'],
    [16, expect.stringContaining('已经成年')],
    [17, expect.stringContaining('至少要有一个')],
    [18, '“机构编码”和“检查机构”至少要有一个'],
    [19, expect.stringContaining('只能写')],
  ]);
  expect(await standing()).toEqual([
    { on: '2024-03-01', right: 49, left: 49, sphere: -75, cylinder: null, axial: null },
    { on: '2025-03-01', right: 50, left: 50, sphere: 125, cylinder: -50, axial: 2250 },
  ]);
});

test('history opens nothing; the same file changes nothing; other values replace', async () => {
  const same = file({ 检查日期: '2024-03-01', 右眼裸眼视力: '0.8', 左眼裸眼视力: '4.9', 右眼球镜: '-0.75' });
  expect(await run(same)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  expect(await run(same.replace('-0.75', '-0.50'))).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
  expect((await standing())[0]).toMatchObject({ on: '2024-03-01', sphere: -50 });
  expect(await rowsOf(app, 'SELECT 1 FROM referral')).toEqual([]);
});

test('a fresh abnormal line opens a referral and tells the family once; its correction takes it back', async () => {
  const fresh = file({ 检查日期: '2026-11-20', 右眼裸眼视力: '1.0', 左眼裸眼视力: '0.5', 记录号: 'V-1' });
  expect(await run(fresh)).toMatchObject({ added: 1 });
  expect(await run(fresh)).toMatchObject({ unchanged: 1 });
  const referrals = () => rowsOf(app, 'SELECT kind, state FROM referral');
  expect(await referrals()).toEqual([{ kind: 'vision', state: 'opened' }]);
  expect(await rowsOf(app, 'SELECT template FROM outbox WHERE account_id = $1', [parentAccount])).toEqual([
    { template: 'health-notice' },
  ]);
  expect(await run(fresh.replace('0.5', '1.0'))).toMatchObject({ changed: 1 });
  expect(await referrals()).toEqual([{ kind: 'vision', state: 'cancelled' }]);
});
