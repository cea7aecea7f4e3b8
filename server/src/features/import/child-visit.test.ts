import { checkDigitOf } from '@kangban/domain/shared/id-number';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aResident, aSite, aStaffMember, staffSignedIn } from '../../../test/factories';
import { post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { importFile } from './service';

let app: TestApp;
let idNumber: string;
let residentId: string;
beforeAll(async () => {
  app = await buildTestApp();
  const child = await aResident(app, { birthDate: '2026-03-20' });
  ({ idNumber, residentId } = child);
});
afterAll(() => app.stop());

const run = (text: string) =>
  importFile(app.deps, 'child-visits', { bytes: Buffer.from(text), countyCode: TEST_COUNTY });
const HEAD =
  '身份证号,体检,体检日期,体检机构,医生,体格检查,血红蛋白,听力,发育预警征,孤独症筛查,出牙数,龋齿数,眼部项目,中医指导,医生的话,下次日期';
const line = (...cells: string[]): string => `${HEAD}\n${[idNumber, ...cells].join(',')}\n`;
const M6 = ['6月龄', '2026-09-21', '柳溪镇卫生院', '赵倩', '正常', '104', '通过', '1、3', '阴性', '1', '0'];
const six = (): string => line(...M6, '眼外观检查:正常；红光反射检查:未查', '是', '多吃肉泥', '2026-11-20');
const standing = () =>
  rowsOf(
    app,
    `SELECT visit, visited_on, findings, summary, next_on, source FROM child_visit v WHERE resident_id = $1
        AND NOT EXISTS (SELECT FROM child_visit r WHERE r.replaces_id = v.visit_id)`,
    [residentId],
  );

test('a line becomes a visit with its findings and a summary', async () => {
  expect(await run(six())).toMatchObject({ added: 1, changed: 0, rejected: [] });
  const [row] = await standing();
  expect(row).toMatchObject({ visit: 'm6', visited_on: '2026-09-21', next_on: '2026-11-20', source: 'import' });
  expect(row?.summary).toContain('104');
  expect(row?.findings).toEqual({
    version: 1,
    physical: 'fine',
    haemoglobinGL: 104,
    hearing: 'pass',
    developmentSigns: ['m6-1', 'm6-3'],
    autism: 'pass',
    teeth: { erupted: 1, caries: 0 },
    eyes: [
      { item: 'appearance', result: 'normal' },
      { item: 'red-reflex', result: 'not-done' },
    ],
    tcmTaught: true,
    note: '多吃肉泥',
  });
});

test('the same file changes nothing; other facts replace and keep the old row', async () => {
  expect(await run(six())).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  expect(await run(six().replace('104', '118'))).toMatchObject({ added: 0, changed: 1 });
  expect((await standing())[0]?.findings).toMatchObject({ haemoglobinGL: 118 });
  expect(await rowsOf(app, 'SELECT FROM child_visit WHERE resident_id = $1', [residentId])).toHaveLength(2);
});

test.each([
  ['a visit nobody knows', ['7月龄', '2026-10-20'], '只能写'],
  ['a day to come', ['8月龄', '2027-01-01'], '还没到'],
  ['a day before the birth', ['满月', '2026-01-01'], '比出生日期早'],
  ['haemoglobin in other units', ['8月龄', '2026-11-20', '', '', '', '11.2'], '血红蛋白'],
  ['a sign the sheet does not have', ['8月龄', '2026-11-20', '', '', '', '', '', '5'], '发育预警征'],
  ['teaching at a visit without', ['8月龄', '2026-11-20', '', '', '', '', '', '', '', '', '', '', '是'], '中医指导'],
  ['erupted teeth without caries', ['8月龄', '2026-11-20', '', '', '', '', '', '', '', '4'], '龋齿数'],
])('%s comes back with the reason', async (_, cells, reason) => {
  const report = await run(line(...cells));
  expect(report).toMatchObject({ added: 0, changed: 0 });
  expect(report.rejected.map((row) => row.reason)).toEqual([expect.stringContaining(reason)]);
});

test('somebody without a record, and a visit the clinic wrote down here itself', async () => {
  const digits = '990101202601011';
  const nobody = `${digits}28`;
  const report = await run(`${HEAD}\n${nobody}${checkDigitOf(nobody)},8月龄,2026-11-20\n`);
  expect(report.rejected.map((row) => row.reason)).toEqual(['这个人还没有档案，先导入居民']);
  const nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site: await aSite(app) }));
  const body = { visit: 'm8', visitedOn: '2026-11-23', findings: { version: 1, physical: 'fine' } };
  expect((await post(app, `/desk/residents/${residentId}/child-visits`, { who: nurse, body })).statusCode).toBe(201);
  const again = await run(line('8月龄', '2026-11-20'));
  expect(again.rejected.map((row) => row.reason)).toEqual([expect.stringContaining('门诊已经在这里记过了')]);
});
