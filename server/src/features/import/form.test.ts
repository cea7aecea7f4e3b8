import { checkDigitOf } from '@kangban/domain/shared/id-number';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aResident } from '../../../test/factories';
import { rowsOf } from '../../../test/rows';
import { loadEntries } from '../record/load-record';
import { findKindName, importFile } from './service';
import type { KindName } from './report';

let app: TestApp;
let idNumber: string;
let residentId: string;
beforeAll(async () => {
  app = await buildTestApp();
  ({ idNumber, residentId } = await aResident(app, { birthDate: '1955-04-10' }));
});
afterAll(() => app.stop());

const run = (kind: KindName, text: string) =>
  importFile(app.deps, kind, { bytes: Buffer.from(text), countyCode: TEST_COUNTY });
const reasons = async (kind: KindName, text: string): Promise<string[]> =>
  (await run(kind, text)).rejected.map(({ line, reason }) => `${line} ${reason}`);
const standing = (kind: string, of = residentId) =>
  rowsOf(
    app,
    `SELECT e.happened_on, e.institution, e.practitioner, e.sensitive, e.source_key, e.payload FROM record_entry e
      WHERE e.resident_id = $2 AND e.kind = $1
        AND NOT EXISTS (SELECT FROM record_entry n WHERE n.replaces_id = e.entry_id) ORDER BY e.happened_on`,
    [kind, of],
  );
const versions = (kind: string) =>
  rowsOf(
    app,
    'SELECT payload, replaces_id FROM record_entry WHERE resident_id = $2 AND kind = $1 ORDER BY recorded_at',
    [kind, residentId],
  );

const CHECKUPS =
  '记录号,身份证号,体检日期,体检机构,责任医生,症状,左侧血压,右侧血压,身高（cm）,老年人情感状态,空腹血糖,血小板(×10⁹/L),尿蛋白,心电图,宫颈,主要用药情况,健康评价,异常1,健康指导';
const checkup = (key: string, on: string, glucose = '6.8'): string =>
  `${key},${idNumber},${on},柳溪镇卫生院,赵倩,"3、其他(耳朵发闷)",150/92,１４６/８８,165.5,1粗筛阴性,${glucose},210,+-,异常（窦性心动过缓）,2,"氨氯地平片，口服，5mg，2年，规律；缬沙坦，，80mg",2,血压偏高,2建议复查 3`;

test('a checkup in printed columns: words, codes, both, pressures in one cell, lines behind options', async () => {
  const report = await run('checkups', `${CHECKUPS}\n${checkup('T-1', '2026-05-06')}\n`);
  expect(report).toMatchObject({ read: 1, added: 1, changed: 0, rejected: [] });
  const [row] = await standing('checkup');
  expect(row).toMatchObject({
    happened_on: '2026-05-06',
    institution: '柳溪镇卫生院',
    practitioner: '赵倩',
    sensitive: null,
  });
  expect(row?.payload).toEqual({
    form: 'checkup-3',
    fields: {
      symptoms: ['3', '25'],
      symptomsText25: '耳朵发闷',
      leftSystolic: 150,
      leftDiastolic: 92,
      rightSystolic: 146,
      rightDiastolic: 88,
      heightCm: 165.5,
      elderMood: '1',
      fastingGlucose: 6.8,
      platelets: 210,
      urineProtein: '±',
      ecg: '2',
      ecgText2: '窦性心动过缓',
      cervix: '2',
      medicines: [
        { name: '氨氯地平片', use: '口服', dose: '5mg', since: '2年', adherence: '1' },
        { name: '缬沙坦', dose: '80mg' },
      ],
      evaluation: '2',
      abnormal1: '血压偏高',
      guidance: ['2', '3'],
    },
  });
});

test('the same file changes nothing; another value under the number is a correction and both versions stay', async () => {
  const file = (glucose?: string) => `${CHECKUPS}\n${checkup('T-1', '2026-05-06', glucose)}\n`;
  expect(await run('checkups', file())).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  expect(await run('checkups', file('7.1'))).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
  expect(await run('checkups', file('7.1'))).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  const kept = await versions('checkup');
  expect(kept.map(({ payload }) => (payload as { fields: Record<string, unknown> }).fields.fastingGlucose)).toEqual([
    6.8, 7.1,
  ]);
  expect(kept[1]?.replaces_id).not.toBeNull();
  expect(await standing('checkup')).toHaveLength(1);
});

test('without a number the person and the day are the key; a number told later stays with it', async () => {
  const head = '身份证号,体检日期,体检机构,脉率,记录号';
  expect(await run('checkups', `${head}\n${idNumber},2025-05-08,柳溪镇卫生院,72,\n`)).toMatchObject({ added: 1 });
  expect(await run('checkups', `${head}\n${idNumber},2025-05-08,柳溪镇卫生院,72,\n`)).toMatchObject({ unchanged: 1 });
  expect(await run('checkups', `${head}\n${idNumber},2025-05-08,柳溪镇卫生院,74,T-0\n`)).toMatchObject({ changed: 1 });
  expect(
    await run('checkups', `${head}\n${idNumber},2025-05-08,,74,T-0\n`.replace('体检机构', '机构编码')),
  ).toMatchObject({
    rejected: [{ reason: expect.stringContaining('机构') as string }],
  });
  expect((await standing('checkup'))[0]).toMatchObject({ happened_on: '2025-05-08', source_key: 'T-0' });
});

test.each([
  ['a day to come', '体检日期,脉率', '2027-01-01,70', '“体检日期”还没到'],
  ['a day before the birth', '体检日期,脉率', '1950-01-01,70', '比出生日期早'],
  ['no and something', '体检日期,症状', '2026-01-05,1、3', '不能再选别的'],
  ['a word nobody printed', '体检日期,口唇', '2026-01-05,紫色', '“口唇”没有这个选项：紫色'],
  ['a code nobody printed', '体检日期,口唇', '2026-01-05,9', '没有这个选项'],
  ['an option that asks for words', '体检日期,心电图', '2026-01-05,2', '要写清楚是什么'],
  ['metres for centimetres', '体检日期,身高', '2026-01-05,1.65', '“身高”应该在 40 到 230'],
  ['the pressures changed about', '体检日期,左侧血压', '2026-01-05,80/130', '高压要比低压高'],
  ['a pressure that is none', '体检日期,左侧血压', '2026-01-05,130', '要写成 138/86'],
  ['words for a number', '体检日期,脉率', '2026-01-05,七十', '要写数字'],
  ['too many medicines', '体检日期,主要用药情况', '2026-01-05,甲；乙；丙；丁；戊；己；庚', '最多 6 条'],
  [
    'a medicine with too many parts',
    '体检日期,主要用药情况',
    '2026-01-05,"甲,口服,1片,1年,规律,早上"',
    '每条最多 5 项',
  ],
  ['nothing at all', '体检日期,脉率', '2026-01-05,', '没有填任何一项'],
])('%s comes back with its line and reason, the others are in', async (_, head, cells, reason) => {
  const [, column = ''] = head.split(',');
  const [on = '', ...told] = cells.split(',');
  const file = [
    `身份证号,体检日期,体检机构,体温,${column}`,
    `${idNumber},2024-03-04,柳溪镇卫生院,36.5,`,
    `${idNumber},${on},柳溪镇卫生院,,${told.join(',')}`,
  ].join('\n');
  const report = await run('checkups', file);
  expect(report.rejected.map(({ line, reason: why }) => `${line} ${why}`)).toEqual([
    expect.stringMatching(new RegExp(`^3 .*${reason}`)),
  ]);
  expect(report.added + report.unchanged).toBe(1);
});

test('several faults come in one sentence each', async () => {
  const file = `身份证号,体检日期,体检机构,身高,体重,腰围,脉率\n${idNumber},2026-01-05,柳溪镇卫生院,1.65,500,5,1\n`;
  expect((await reasons('checkups', file))[0]).toMatch(/“脉率”.*“身高”.*“体重”.*另有 1 处/);
});

test('a person nobody knows, a clinic nobody knows, somebody else under the number', async () => {
  const other = await aResident(app, { birthDate: '1950-01-02' });
  const digits = '99010119600101001';
  const stranger = `${digits}${checkDigitOf(digits)}`;
  const head = '记录号,身份证号,体检日期,机构编码,脉率,体检机构';
  expect(await reasons('checkups', `${head}\nX-1,${other.idNumber},2026-03-03,NOPE,70,\n`)).toEqual([
    '2 没有这个机构编码：NOPE',
  ]);
  expect(await reasons('checkups', `${head}\nT-1,${other.idNumber},2026-03-03,,70,柳溪镇卫生院\n`)).toEqual([
    '2 这个记录号已经是另一个人的',
  ]);
  expect((await reasons('checkups', `${head}\nX-2,${stranger},2026-03-03,,70,柳溪镇卫生院\n`))[0]).toMatch(
    /身份证号|还没有档案/,
  );
  expect(await standing('checkup', other.residentId)).toEqual([]);
});

const BASIC = '记录号,身份证号,建档日期,建档机构,表单版本,民族,血型,RH,职业,药物过敏史,既往史,父亲,残疾情况,厕所';

test('basic information in the third edition, 0 is an occupation', async () => {
  const line = `J-1,${idNumber},2018-06-01,柳溪镇卫生院,,01,O,2,0,2、其他(头孢),"高血压，2016年3月；9，1998-05；其他(痛风)",2、11,1,1`;
  expect(await run('basic-information', `${BASIC}\n${line}\n`)).toMatchObject({ added: 1, rejected: [] });
  expect((await standing('basic-information'))[0]?.payload).toEqual({
    form: 'basic-information-3',
    fields: {
      ethnicity: '01',
      bloodAbo: '3',
      bloodRh: '2',
      occupation: '0',
      drugAllergies: ['2', '5'],
      drugAllergiesText5: '头孢',
      pastDiseases: [
        { disease: '2', since: '2016-03' },
        { disease: '9', since: '1998-05' },
        { disease: '13', diseaseText13: '痛风' },
      ],
      familyFather: ['2', '11'],
      disabilities: ['1'],
      toilet: '1',
    },
  });
});

test('what is sensitive in it stays in the database until it is open', async () => {
  const view = {
    countyCode: TEST_COUNTY,
    residentId,
    residentIds: [residentId],
    right: 'self' as const,
    label: '我',
    opened: [],
    kinds: null,
    reader: { kind: 'account' as const, id: null, siteId: null },
  };
  const diseases = async (opened: readonly ('tuberculosis' | 'mental-health')[]) => {
    const [entry] = await loadEntries(app.deps, { ...view, opened }, { kinds: ['basic-information'], limit: 1 });
    return [(entry?.payload as { fields: Record<string, unknown> }).fields.pastDiseases, entry?.hiddenParts];
  };
  const [hypertension, tuberculosis, gout] = [
    { disease: '2', since: '2016-03' },
    { disease: '9', since: '1998-05' },
    { disease: '13', diseaseText13: '痛风' },
  ];
  expect(await diseases([])).toEqual([[hypertension, gout], 1]);
  expect(await diseases(['mental-health'])).toEqual([[hypertension, gout], 1]);
  expect(await diseases(['tuberculosis'])).toEqual([[hypertension, tuberculosis, gout], 0]);
  expect(await loadEntries(app.deps, { ...view, kinds: ['lab-report', 'growth'] }, { limit: 9 })).toEqual([]);
  const limited = { ...view, kinds: ['checkup', 'basic-information'] as const };
  expect(
    (await loadEntries(app.deps, limited, { kinds: ['checkup'], limit: 99 })).every(({ kind }) => kind === 'checkup'),
  ).toBe(true);
  const before = { on: toPlainDate('2026-01-01'), id: '00000000-0000-7000-8000-000000000000' };
  const older = await loadEntries(app.deps, view, { kinds: ['checkup'], before, limit: 99 });
  expect(older.map(({ happenedOn }) => happenedOn)).toEqual(['2025-05-08', '2024-03-04']);
});

test('codes of other editions are mapped, never passed through', async () => {
  const one = await aResident(app, { birthDate: '1950-03-04' });
  const old = `J-2,${one.idNumber},2012-06-01,柳溪镇卫生院,2011版,1,3,2,1,1,1,1,1,1`;
  expect(await run('basic-information', `${BASIC}\n${old}\n`)).toMatchObject({ added: 1, rejected: [] });
  const fields = async () =>
    ((await standing('basic-information', one.residentId))[0]?.payload as { fields: unknown }).fields;
  expect(await fields()).toMatchObject({ ethnicity: '01', bloodAbo: '3', bloodRh: '1', occupation: '0' });
  const centre = `记录号,身份证号,建档日期,建档机构,表单版本,血型\nJ-2,${one.idNumber},2012-06-01,柳溪镇卫生院,区域平台,0\n`;
  expect(await run('basic-information', centre)).toMatchObject({ changed: 1 });
  expect(await fields()).toEqual({ bloodAbo: '3' });
  const question = `记录号,身份证号,建档日期,建档机构,RH阴性\nJ-2,${one.idNumber},2012-06-01,柳溪镇卫生院,否\n`;
  expect(await run('basic-information', question)).toMatchObject({ changed: 1 });
  expect(await fields()).toEqual({ bloodRh: '2' });
  const guess = `记录号,身份证号,建档日期,建档机构,表单版本,RH\nJ-2,${one.idNumber},2012-06-01,柳溪镇卫生院,区域平台,1\n`;
  expect(await reasons('basic-information', guess)).toEqual([expect.stringContaining('“RH”没有这个选项')]);
});

const FOLLOW =
  '身份证号,随访类型,随访日期,随访机构,随访医生签名,随访方式,血压,空腹血糖,服药依从性,此次随访分类,用药情况,下次随访日期';

test('follow-ups of both sorts in one file, the most severe class counts', async () => {
  const file = [
    FOLLOW,
    `${idNumber},高血压,2026-08-12,柳溪镇卫生院,赵倩,门诊,152/94,,规律,2、3,"氨氯地平片，1，5mg",2026-08-26`,
    `${idNumber},2型糖尿病,2026-08-12,柳溪镇卫生院,赵倩,1,,6.9,1,1,,2026-11-12`,
    `${idNumber},高血压,2026-09-12,柳溪镇卫生院,赵倩,门诊,138/86,6.9,规律,1,,2026-12-12`,
    `${idNumber},哮喘,2026-09-12,柳溪镇卫生院,赵倩,门诊,138/86,,规律,1,,2026-12-12`,
  ].join('\n');
  const report = await run('follow-ups', file);
  expect(report).toMatchObject({ added: 2 });
  expect(report.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '4 高血压患者随访服务记录表没有“空腹血糖”这一项',
    expect.stringContaining('5 “随访类型”只能写 高血压'),
  ]);
  const payloads = (await standing('follow-up')).map(({ payload }) => payload);
  expect(payloads).toContainEqual({
    form: 'follow-up-hypertension-3',
    fields: {
      way: '1',
      systolic: 152,
      diastolic: 94,
      adherence: '1',
      class: '3',
      medicines: [{ name: '氨氯地平片', timesPerDay: 1, dose: '5mg' }],
      nextOn: '2026-08-26',
    },
  });
  expect(await run('follow-ups', file)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
});

test('two records of one person are one person: a correction finds its form under the other', async () => {
  const [one, two] = [
    await aResident(app, { birthDate: '1950-05-06' }),
    await aResident(app, { birthDate: '1950-05-06' }),
  ];
  const file = (id: string, pulse: number) =>
    `记录号,身份证号,体检日期,体检机构,脉率\nM-1,${id},2026-02-03,柳溪镇卫生院,${pulse}\n`;
  expect(await run('checkups', file(one.idNumber, 70))).toMatchObject({ added: 1 });
  expect(await reasons('checkups', file(two.idNumber, 72))).toEqual(['2 这个记录号已经是另一个人的']);
  const both = [one.residentId, two.residentId];
  await rowsOf(app, 'UPDATE resident SET same_person = $1 WHERE resident_id = ANY($1::uuid[])', [both]);
  expect(await run('checkups', file(two.idNumber, 72))).toMatchObject({ changed: 1, rejected: [] });
  expect(await standing('checkup', one.residentId)).toEqual([]);
  expect(await standing('checkup', two.residentId)).toHaveLength(1);
});

test('what a clinic has set right or struck out since is not undone by a file', async () => {
  const one = await aResident(app, { birthDate: '1951-07-08' });
  const file = (pulse: number) =>
    `记录号,身份证号,体检日期,体检机构,脉率\nC-1,${one.idNumber},2026-02-03,柳溪镇卫生院,${pulse}\n`;
  expect(await run('checkups', file(170))).toMatchObject({ added: 1 });
  const strike = (isError: boolean) =>
    rowsOf(
      app,
      `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, institution, source, payload, replaces_id,
         entered_in_error)
       SELECT county_code, gen_random_uuid(), resident_id, kind, version, happened_on, institution, 'clinic',
              jsonb_set(payload, '{fields,pulse}', '70'), entry_id, $2
         FROM record_entry e WHERE resident_id = $1
          AND NOT EXISTS (SELECT FROM record_entry n WHERE n.replaces_id = e.entry_id)`,
      [one.residentId, isError],
    );
  await strike(false);
  expect(await run('checkups', file(170))).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  expect(await reasons('checkups', file(171))).toEqual(['2 这份记录在这里更正过了，要改请在工作台改']);
  await strike(true);
  expect(await run('checkups', file(170))).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  const all = await rowsOf(app, 'SELECT source FROM record_entry WHERE resident_id = $1', [one.residentId]);
  expect(all).toHaveLength(3);
});

test('both ways to call the kind', () => {
  expect(['followups', 'follow-ups', 'checkups', 'toString', ''].map(findKindName)).toEqual([
    'follow-ups',
    'follow-ups',
    'checkups',
    undefined,
    undefined,
  ]);
});

test('the laboratory’s own range beside a number, and the chest film of 2025', async () => {
  const { idNumber: own, residentId: who } = await aResident(app, { birthDate: '1950-02-03' });
  const head = '记录号,身份证号,体检日期,体检机构,空腹血糖,空腹血糖参考范围,血清低密度脂蛋白胆固醇,胸部DR正位片';
  const line = (key: string, glucose: string) =>
    `${key},${own},2026-05-06,柳溪镇卫生院,${glucose},3.9～6.1,3.8,异常（纹理增粗）`;
  expect(await run('checkups', `${head}\n${line('R-1', '6.8')}\n`)).toMatchObject({ added: 1, rejected: [] });
  expect((await standing('checkup', who))[0]?.payload).toEqual({
    form: 'checkup-3',
    fields: { fastingGlucose: 6.8, ldl: 3.8, chestDr: '2', chestDrText2: '纹理增粗' },
    ranges: { fastingGlucose: { text: '3.9~6.1' } },
  });
  expect(await run('checkups', `${head}\n${line('R-1', '6.8')}\n`)).toMatchObject({ unchanged: 1 });
  expect(await reasons('checkups', `${head}\n${line('R-2', '')}\n`)).toEqual(['2 写了参考范围“3.9~6.1”，却没有写结果']);
});
