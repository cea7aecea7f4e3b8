import iconv from 'iconv-lite';
import { checkDigitOf } from '@kangban/domain/shared/id-number';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aCounty } from '../../../test/factories';
import type { KindName } from './report';
import { importFile } from './service';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
  await aCounty(app);
});
afterAll(() => app.stop());

/** An invented number of the division 990101, which does not exist. */
function id(birth: string, sequence: string): string {
  const digits = `990101${birth}${sequence}`;
  return digits + checkDigitOf(digits);
}
const MOTHER = id('19920304', '124');
const FATHER = id('19900102', '113');
const CHILD = id('20250519', '128');

const run = (kind: KindName, text: string | Buffer) =>
  importFile(app.deps, kind, { bytes: Buffer.from(text), countyCode: TEST_COUNTY });
const count = async (table: string): Promise<number> => {
  const { rows } = await app.deps.db.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE county_code = $1`,
    [TEST_COUNTY],
  );
  return rows[0]?.n ?? 0;
};

const SITES = `机构编码,机构名称,简称,机构类型,地址,纬度,经度,电话,服务项目,周一,周二
LX01,柳溪镇卫生院,柳溪,乡镇卫生院,柳溪镇新街 1 号,30.5,104.2,0300-555 0126,预防接种、儿童保健,08:00-11:30 14:00-17:00,8:00-11:30
BAD1,没有类型,,诊所,某地,30,104,1,预防接种,,
LX01,写了两遍,,乡镇卫生院,某地,30,104,1,预防接种,,
BAD2,纬度不对,,乡镇卫生院,某地,300,104,1,预防接种,,
BAD3,开门反了,,乡镇卫生院,某地,30,104,1,预防接种,12:00-08:00,
`;

describe('clinics', () => {
  test('good lines go in, bad lines come back with line and reason', async () => {
    const report = await run('sites', SITES);
    expect(report).toMatchObject({ read: 5, added: 1, changed: 0, unchanged: 0 });
    expect(report.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, expect.stringContaining('只能写')],
      [4, '和第 2 行重复'],
      [5, expect.stringContaining('3 到 54')],
      [6, expect.stringContaining('比开始时间晚')],
    ]);
  });

  test('the same file again changes nothing, in GB18030 too', async () => {
    expect(await run('sites', SITES)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    expect(await run('sites', iconv.encode(SITES, 'gb18030'))).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    expect(await run('sites', `\uFEFF${SITES}`)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });

  test('a changed word or policy is a change', async () => {
    expect(await run('sites', SITES.replace('新街 1 号', '新街 2 号'))).toMatchObject({ added: 0, changed: 1 });
    const policy = SITES.replace('周二\n', '周二,放号时间\n').replace('8:00-11:30\nBAD1', '8:00-11:30,07:30\nBAD1');
    expect(await run('sites', policy.replace('新街 1 号', '新街 2 号'))).toMatchObject({ changed: 1 });
  });
});

describe('schedules', () => {
  const SCHEDULES = `类型,机构编码,星期,日期,开始时间,结束时间,时段分钟,工位数,每人分钟,现场号,预留号,生效日期,说明
时段,LX01,周一,,8:30,11:30,30,2,3.1,3,4,2026-01-01,
停诊,LX01,,2026-12-31,,,,,,,,,盘点
调整,LX01,,2026-12-30,,,,1,,,,,一人请假
节假日,,,2027-01-01,,,,,,,,,元旦
时段,NONE,周二,,8:30,11:30,30,2,3,0,0,2026-01-01,
时段,LX01,周三,,8:30,11:30,30,1,10,2,2,2026-01-01,
`;
  test('sessions, closed days, other capacity and holidays', async () => {
    const report = await run('schedules', SCHEDULES);
    expect(report).toMatchObject({ added: 4, changed: 0 });
    expect(report.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [6, '没有这个机构：NONE，先导入机构'],
      [7, '一个时段只有 3 个号，现场号和预留号加起来是 4 个'],
    ]);
    expect(await run('schedules', SCHEDULES)).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
  });

  test('sessions become slots at once: 19 places of which 3 on-site and 4 kept, each Monday but the closed day', async () => {
    const { rows } = await app.deps.db.pool.query<{ day: string; online: number; onsite: number; staff: number }>(
      `SELECT DISTINCT day::text AS day, online_capacity AS online, onsite_capacity AS onsite, staff_capacity AS staff
         FROM slot WHERE county_code = $1 ORDER BY 1`,
      [TEST_COUNTY],
    );
    expect(rows[0]).toEqual({ day: '2026-11-23', online: 12, onsite: 3, staff: 4 });
    expect(rows.map((row) => new Date(row.day).getUTCDay())).toEqual(rows.map(() => 1));
    expect(rows.length).toBe(4);
  });

  test('sessions of child check-ups stand beside those of vaccination', async () => {
    const lines = `类型,机构编码,服务,星期,日期,开始时间,结束时间,时段分钟,工位数,每人分钟,生效日期,说明
时段,LX01,儿童保健,周一,,8:30,11:30,30,1,10,2026-01-01,
停诊,LX01,儿童保健,,2026-12-31,,,,,,,盘点
时段,LX01,看牙,周一,,8:30,11:30,30,1,10,2026-01-01,
`;
    const report = await run('schedules', lines);
    expect(report).toMatchObject({ added: 2, changed: 0 });
    expect(report.rejected.map(({ line }) => line)).toEqual([4]);
    const { rows } = await app.deps.db.pool.query<{ service: string; online: number }>(
      `SELECT DISTINCT service, online_capacity AS online FROM slot
        WHERE county_code = $1 AND starts_at = '08:30' AND NOT closed ORDER BY service`,
      [TEST_COUNTY],
    );
    expect(rows).toEqual([
      { service: 'child-health', online: 3 },
      { service: 'immunization', online: 12 },
    ]);
    expect(await run('schedules', lines)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  test('an hour is planned once: lines that overlap in time and in days come back', async () => {
    const head = '类型,机构编码,星期,开始时间,结束时间,时段分钟,工位数,每人分钟,生效日期,失效日期';
    const line = (weekday: string, from: string, to: string, days: string) =>
      `时段,LX01,${weekday},${from},${to},30,2,3,${days}`;
    const report = await run(
      'schedules',
      [
        head,
        line('周四', '8:30', '11:30', '2026-01-01,2026-06-30'),
        line('周四', '8:00', '11:30', '2026-07-01,'),
        line('周四', '11:30', '14:00', '2026-01-01,'),
        line('周五', '8:30', '11:30', '2026-07-01,'),
        line('周四', '11:00', '11:30', '2026-06-30,2026-06-30'),
        line('周四', '13:30', '15:00', '2030-01-01,'),
      ].join('\n'),
    );
    expect(report.added).toBe(4);
    expect(report.rejected.map(({ line: no, reason }) => [no, reason.slice(0, 11)])).toEqual([
      [6, '和第 2 行的时段重叠'],
      [7, '和第 4 行的时段重叠'],
    ]);
  });
});

const RESIDENTS = `姓名,身份证号,手机号,机构编码,母亲身份证号,记录号
陈安安,${CHILD},,LX01,${MOTHER},
林小梅,${MOTHER},199 0000 0001,LX01,,
没有母亲,${id('20250101', '128')},,LX01,${id('19800101', '123')},
少一位,${FATHER.slice(0, 17)},,LX01,,
科学计数,9.90101E+17,,LX01,,
新生儿,,,LX01,${MOTHER},NB-7
`;

describe('residents', () => {
  test('a child before the mother in the file still finds her', async () => {
    const report = await run('residents', RESIDENTS);
    expect(report).toMatchObject({ read: 6, added: 2 });
    expect(report.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [4, '母亲还没有档案，先导入母亲'],
      [5, expect.stringContaining('少了 1 位')],
      [6, expect.stringContaining('科学计数法')],
      [7, expect.stringContaining('缺“性别”')],
    ]);
    expect(await count('resident_guardian')).toBe(1);
  });

  test('reasons never repeat an ID number, the database holds none in clear', async () => {
    const { rejected } = await run('residents', RESIDENTS);
    expect(rejected.map(({ reason }) => reason).join()).not.toMatch(/\d{15}/);
    const { rows } = await app.deps.db.pool.query<{ all: string }>('SELECT r::text AS all FROM resident r');
    expect(rows.map((row) => row.all).join()).not.toContain(MOTHER);
  });

  test('again changes nothing; a new phone is a change; a blank one is not', async () => {
    expect(await run('residents', RESIDENTS)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await run('residents', RESIDENTS.replace('0000 0001', '0000 0002'))).toMatchObject({ changed: 1 });
    expect(await run('residents', RESIDENTS.replace('199 0000 0001', ''))).toMatchObject({ changed: 0, unchanged: 2 });
  });

  test('a child without an ID number keeps one record when the number comes', async () => {
    const before = `姓名,性别,出生日期,身份证号,记录号\n新生儿,女,2026/11/20,,NB-7\n`;
    const later = `姓名,身份证号,记录号\n林安乐,${id('20261120', '128')},NB-7\n`;
    expect(await run('residents', before)).toMatchObject({ added: 1 });
    expect(await run('residents', later)).toMatchObject({ added: 0, changed: 1 });
    expect(await run('residents', later)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });
});

describe('immunizations', () => {
  const DOSES = `身份证号,疫苗,接种日期,批号,接种单位编码,记录号
${CHILD},百白破疫苗,2025-07-19,A1,LX01,R1
${CHILD},卡介苗,20250519,,,
${CHILD},不认识的疫苗,2025-08-19,,,
${CHILD},麻腮风疫苗,2027-01-01,,,
${CHILD},麻腮风疫苗,2025-05-18,,,
${FATHER},流感疫苗,2025-10-01,,,
`;
  test('unknown vaccines, days and people come back with a reason', async () => {
    const report = await run('immunizations', DOSES);
    expect(report).toMatchObject({ added: 2 });
    expect(report.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [4, expect.stringContaining('不认识这种疫苗')],
      [5, '“接种日期”还没到'],
      [6, '“接种日期”比出生日期早'],
      [7, '这个人还没有档案，先导入居民'],
    ]);
    expect(await run('immunizations', DOSES)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  test('a corrected record replaces, nothing is overwritten', async () => {
    const before = await count('immunization');
    const corrected = DOSES.replace('2025-07-19,A1', '2025-07-20,A2');
    expect(await run('immunizations', corrected)).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect(await count('immunization')).toBe(before + 1);
    expect(await run('immunizations', corrected)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });
});

describe('files that are no table', () => {
  test.each([
    ['', '空的'],
    ['姓名,姓名\n甲,乙\n', '写了两次'],
    ['性别,出生日期\n男,2020-01-01\n', '缺少列：姓名'],
    ['姓名,身份证号\n"甲,1\n', '不是规范的 CSV'],
  ])('%j: %s', async (text, reason) => {
    await expect(run('residents', text)).rejects.toThrow(reason);
  });

  test('headers may stand in any order, with spaces, and quoted Excel cells are understood', async () => {
    const text = ` 记录号 , 出生 日期 ,姓名,性别\n="0012",2020/1/5,王乐,女\n`;
    expect(await run('residents', text)).toMatchObject({ added: 1, rejected: [] });
  });
});
