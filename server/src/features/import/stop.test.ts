import { listCheckupStops } from '@kangban/contract/checkup/booking';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aCounty } from '../../../test/factories';
import { get } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { importFile } from './service';

let app: TestApp;
const run = (kind: 'sites' | 'schedules' | 'checkup-stops', text: string) =>
  importFile(app.deps, kind, { bytes: Buffer.from(text), countyCode: TEST_COUNTY });

beforeEach(async () => {
  app = await buildTestApp();
  await aCounty(app);
  await run(
    'sites',
    `机构编码,机构名称,简称,机构类型,地址,纬度,经度,电话,服务项目
TJ01,青岚县流动体检车,流动体检车,流动体检车,停在哪个村看安排,28.5,110.4,0300-5550188,老年人体检
LX01,柳溪镇卫生院,柳溪,乡镇卫生院,柳溪镇新街 1 号,28.5,110.4,0300-5550126,老年人体检
`,
  );
});
afterEach(() => app.stop());

const HEAD = '机构编码,日期,开始时间,结束时间,乡镇,村,停靠点,地址,纬度,经度,时段分钟,工位数,每人分钟,现场号,预留号';
const WHERE = '石桥镇,石井村,石井村村委会,石桥镇石井村1号,28.58,110.48';
const line = (site: string, when: string, rest = '30,2,6,2,1'): string => `${site},${when},${WHERE},${rest}`;
const file = (...lines: string[]): string => [HEAD, ...lines].join('\n');
const reasonsOf = ({ rejected }: Awaited<ReturnType<typeof run>>) => rejected.map((row) => [row.line, row.reason]);

test('a stop is listed at once with its places and goes in once', async () => {
  const text = file(line('TJ01', '2026-12-02,8:00,9:30'), line('TJ01', '2026年12月2日,14:00,15:00', '30,1,6,,'));
  expect(await run('checkup-stops', text)).toMatchObject({ read: 2, added: 2, changed: 0, rejected: [] });
  const { items } = listCheckupStops.answer.parse((await get(app, '/checkup-stops')).json());
  expect(items).toMatchObject([
    { day: '2026-12-02', startsAt: '08:00', endsAt: '09:30', village: '石井村', place: '石井村村委会' },
    { day: '2026-12-02', startsAt: '14:00', endsAt: '15:00', vehicle: '流动体检车' },
  ]);
  const slots = await rowsOf(
    app,
    `SELECT starts_at, online_capacity AS online, onsite_capacity AS onsite, staff_capacity AS staff, stop_id IS NOT NULL AS here
       FROM slot ORDER BY starts_at`,
  );
  const [morning, afternoon] = [
    { online: 7, onsite: 2, staff: 1, here: true },
    { online: 5, onsite: 0, staff: 0, here: true },
  ];
  expect(slots).toEqual([
    { starts_at: '08:00', ...morning },
    { starts_at: '08:30', ...morning },
    { starts_at: '09:00', ...morning },
    { starts_at: '14:00', ...afternoon },
    { starts_at: '14:30', ...afternoon },
  ]);
  expect(await run('checkup-stops', text)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
});

test('the line with another place or hour changes the stop; the vehicle’s closed day closes it', async () => {
  const text = file(line('TJ01', '2026-12-02,8:00,9:30'));
  await run('checkup-stops', text);
  const moved = text.replace('石井村村委会', '石井村小学').replace('9:30', '9:00');
  expect(await run('checkup-stops', moved)).toMatchObject({ added: 0, changed: 1 });
  const stops = async () => listCheckupStops.answer.parse((await get(app, '/checkup-stops')).json()).items;
  expect(await stops()).toMatchObject([{ place: '石井村小学', endsAt: '09:00' }]);
  const closed = '类型,机构编码,服务,日期,说明\n停诊,TJ01,老年人体检,2026-12-02,车要检修\n';
  expect(await run('schedules', closed)).toMatchObject({ added: 1 });
  expect(await stops()).toMatchObject([{ state: 'closed', closedReason: '车要检修' }]);
});

test('what cannot be is told by line', async () => {
  await run('checkup-stops', file(line('TJ01', '2026-12-03,8:00,10:00')));
  const report = await run(
    'checkup-stops',
    file(
      line('TJ01', '2026-12-02,8:00,10:00'),
      line('TJ01', '2026-12-02,8:00,10:00'),
      line('TJ01', '2026-12-02,9:30,11:00'),
      line('TJ01', '2026-12-02,10:00,11:00'),
      line('TJ01', '2026-12-03,9:00,11:00'),
      line('LX01', '2026-12-02,8:00,10:00'),
      line('TJ09', '2026-12-02,8:00,10:00'),
      line('TJ01', '2026-12-04,10:00,8:00'),
      line('TJ01', '2026-12-04,8:00,10:00', '30,1,40,,'),
      line('TJ01', '2026-12-04,8:00,10:00', '30,1,10,2,2'),
      line('TJ01', '2026-12-04,8:00,10:00').replace('28.58', '285.8'),
      line('TJ01', '2026-12-04,8:00,10:00').replace('石井村村委会', ''),
      line('TJ01', '2026-12-04,8:00,10:00'),
    ),
  );
  expect(report).toMatchObject({ read: 13, added: 3 });
  expect(reasonsOf(report)).toEqual([
    [3, '和第 2 行重复'],
    [4, '和第 2 行的钟点重叠：一辆车同一时间只能停一个地方'],
    [6, '和已有的 08:00–10:00 那一站重叠：一辆车同一时间只能停一个地方'],
    [7, 'LX01 不是流动体检车'],
    [8, '没有这个机构：TJ09，先导入机构'],
    [9, '“结束时间”要比“开始时间”晚'],
    [10, '按“工位数”和“每人分钟”算，一个时段连 1 个人也看不完'],
    [11, '一个时段只有 3 个号，现场号和预留号加起来是 4 个'],
    [12, '“纬度”应该是 3 到 54 的数，写的是 285.8'],
    [13, '缺“停靠点”'],
  ]);
});

test('one file may part a standing stop in two; a day gone by is passed over', async () => {
  await run('checkup-stops', file(line('TJ01', '2026-12-03,8:00,11:00')));
  const parted = file(line('TJ01', '2026-12-03,8:00,9:30'), line('TJ01', '2026-12-03,9:30,11:00'));
  expect(await run('checkup-stops', parted)).toMatchObject({ added: 1, changed: 1, rejected: [] });
  const past = file(line('TJ01', '2026-11-22,8:00,9:30'), line('TJ01', '2026-11-23,14:00,15:00'));
  expect(await run('checkup-stops', past)).toMatchObject({ added: 1, unchanged: 1, rejected: [] });
  expect(await rowsOf(app, 'SELECT day FROM checkup_stop ORDER BY day, starts_at')).toEqual([
    { day: '2026-11-23' },
    { day: '2026-12-03' },
    { day: '2026-12-03' },
  ]);
});

test('a file without the place is not read', async () => {
  await expect(run('checkup-stops', '机构编码,日期\nTJ01,2026-12-02\n')).rejects.toThrow('缺少列：开始时间、结束时间');
});
