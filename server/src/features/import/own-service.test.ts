import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aCounty } from '../../../test/factories';
import { insert } from '../../../test/factories/context';
import { rowsOf } from '../../../test/rows';
import { importFile } from './service';

let app: TestApp;
const run = (kind: 'sites' | 'schedules', text: string) =>
  importFile(app.deps, kind, { bytes: Buffer.from(text), countyCode: TEST_COUNTY });

beforeEach(async () => {
  app = await buildTestApp();
  await aCounty(app);
  await insert(app, 'bookable_service', { county_code: TEST_COUNTY, service: 'tcm-therapy', name: '中医理疗' });
  await run(
    'sites',
    `机构编码,机构名称,简称,机构类型,地址,纬度,经度,电话,服务项目
LX01,柳溪镇卫生院,柳溪,乡镇卫生院,柳溪镇新街 1 号,28.5,110.4,0300-5550126,中医
`,
  );
});
afterEach(() => app.stop());

const HEAD = '类型,机构编码,服务,星期,日期,开始时间,结束时间,时段分钟,工位数,每人分钟,说明';
const session = (service: string): string => `时段,LX01,${service},周三,,14:30,15:30,30,2,30,`;
const slots = () =>
  rowsOf(
    app,
    `SELECT DISTINCT service, starts_at, online_capacity AS online FROM slot WHERE NOT closed ORDER BY starts_at`,
  );

test('a place plans sessions of the county’s own service by its name, and slots come out of them like of any other', async () => {
  const file = [HEAD, session('中医理疗')].join('\n');
  expect(await run('schedules', file)).toMatchObject({ added: 1, rejected: [] });
  expect(await slots()).toEqual([
    { service: 'tcm-therapy', starts_at: '14:30', online: 2 },
    { service: 'tcm-therapy', starts_at: '15:00', online: 2 },
  ]);
  expect(await run('schedules', file)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  const [first] = await rowsOf(app, 'SELECT min(day)::text AS day FROM slot');
  const closed = [HEAD, `停诊,LX01,中医理疗,,${String(first!.day)},,,,,,医生外出`].join('\n');
  expect(await run('schedules', closed)).toMatchObject({ added: 1, rejected: [] });
  expect(await rowsOf(app, 'SELECT DISTINCT day::text, closed_reason FROM slot WHERE closed')).toEqual([
    { day: first!.day, closed_reason: '医生外出' },
  ]);
});

test('a name the county does not have is told with those it has', async () => {
  const { added, rejected } = await run('schedules', [HEAD, session('针灸'), session('tcm-therapy')].join('\n'));
  expect(added).toBe(0);
  expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [2, '“服务”只能写 预防接种、儿童保健、老年人体检、复查、中医理疗，写的是 针灸'],
    [3, '“服务”只能写 预防接种、儿童保健、老年人体检、复查、中医理疗，写的是 tcm-therapy'],
  ]);
});
