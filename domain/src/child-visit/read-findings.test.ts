import { toPlainDate } from '../shared/plain-date';
import { findingProblems, readFindings, summaryOf, type VisitFindings } from './read-findings';
import { isVisitCode, type VisitCode } from './visit-code';

const BIRTH = toPlainDate('2020-08-17');

const codeOf = (text: string): VisitCode => {
  if (!isVisitCode(text)) throw new Error(`no visit ${text}`);
  return text;
};

// visit | day | findings | item tone refer | words found
const TABLE = `
  m6  | 2021-02-17 | {"haemoglobinGL":110} | blood fine - | 110 克/升，不低于参考值 110
  m6  | 2021-02-17 | {"haemoglobinGL":109} | blood attention anaemia | 109 克/升，比参考值 110 低
  m3  | 2020-11-17 | {"haemoglobinGL":95} | blood plain - | 95 克/升
  m6  | 2021-02-16 | {"haemoglobinGL":95} | blood plain - | 95 克/升
  y6  | 2027-08-16 | {"haemoglobinGL":109} | blood attention anaemia | 109 克/升，比参考值 110 低
  y6  | 2027-08-17 | {"haemoglobinGL":109} | blood plain - | 109 克/升
  m12 | 2021-08-20 | {"hearing":"pass"} | hearing fine - | 通过
  m12 | 2021-08-20 | {"hearing":"refer"} | hearing attention hearing | 没有通过
  m12 | 2021-08-20 | {"hearing":"not-done"} | hearing plain - | 这次没有做
  home | 2020-08-22 | {"newbornHearing":"refer"} | newborn-hearing attention hearing | 没有通过
  home | 2020-08-22 | {"newbornHearing":"pass"} | newborn-hearing fine - | 通过
  m18 | 2022-02-20 | {"developmentSigns":[]} | development fine - | 该会的都会
  m18 | 2022-02-20 | {"developmentSigns":["m18-4"]} | development attention development | 不会自己走
  m18 | 2022-02-20 | {"autism":"refer"} | autism attention autism | 有要再看看的地方
  m18 | 2022-02-20 | {"autism":"pass"} | autism fine - | 没有看到要注意的
  y4  | 2024-09-01 | {"teeth":{"erupted":20,"caries":0}} | teeth fine - | 长了 20 颗牙，没有蛀牙
  y4  | 2024-09-01 | {"teeth":{"caries":2}} | teeth attention teeth | 2 颗蛀牙
  m6  | 2021-02-20 | {"eyes":[{"item":"appearance","result":"normal"},{"item":"alignment","result":"not-done"}]} | eyes fine - | 没有看到要注意的；这次没有做：看两只眼正不正
  m6  | 2021-02-20 | {"eyes":[{"item":"red-reflex","result":"abnormal"},{"item":"appearance","result":"normal"}]} | eyes attention eyes | 用光看眼底反光，有要再查的
  m6  | 2021-02-20 | {"eyes":[{"item":"alignment","result":"not-done"}]} | eyes plain - | 这次没有做：看两只眼正不正
  m6  | 2021-02-20 | {"tcmTaught":true} | tcm fine - | 教了摩腹、捏脊
  m24 | 2022-08-20 | {"tcmTaught":false} | tcm plain - | 这次没有教
  m24 | 2022-08-20 | {"physical":"attention"} | physical attention - | 有要注意的地方
  m24 | 2022-08-20 | {"physical":"fine"} | physical fine - | 没有看到要注意的
`
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

test.each(TABLE)('%s', (row) => {
  const [visit = '', on = '', findings = '', said = '', found = ''] = row.split('|').map((cell) => cell.trim());
  const read = readFindings(
    { version: 1, ...(JSON.parse(findings) as Partial<VisitFindings>) },
    { visit: codeOf(visit), birthDate: BIRTH, visitedOn: toPlainDate(on) },
  );
  expect(read.map((line) => `${line.item} ${line.tone} ${line.refer ?? '-'} | ${line.found}`)).toEqual([
    `${said} | ${found}`,
  ]);
});

const at = (visit: VisitCode) => ({ visit, birthDate: BIRTH, visitedOn: toPlainDate('2022-02-20') });

test('everything that needs a look tells what to do next, and no line names an illness', () => {
  const lines = readFindings(
    {
      version: 1,
      physical: 'attention',
      haemoglobinGL: 80,
      hearing: 'refer',
      developmentSigns: ['m18-1', 'm18-2'],
      autism: 'refer',
      teeth: { caries: 1 },
      eyes: [{ item: 'behaviour', result: 'abnormal' }],
    },
    at('m18'),
  );
  expect(lines.filter(({ tone, next }) => tone === 'attention' && next === null)).toEqual([]);
  expect(lines.map(({ refer }) => refer)).toEqual([
    null,
    'anaemia',
    'hearing',
    'development',
    'autism',
    'teeth',
    'eyes',
  ]);
  expect(lines.map(({ found, next }) => `${found}${next ?? ''}`).join()).not.toMatch(/贫血|缺铁|耳聋|自闭|斜视|近视/);
});

test('the summary names what needs attention first', () => {
  expect(summaryOf(readFindings({ version: 1, physical: 'fine', teeth: { caries: 2 } }, at('m18')))).toBe(
    '看口腔和牙齿：2 颗蛀牙',
  );
  expect(summaryOf(readFindings({ version: 1, physical: 'fine' }, at('m18')))).toBe('没有看到要注意的');
  expect(summaryOf([])).toBe('没有写下结果');
});

test.each([
  ['m18', { developmentSigns: ['m18-1'] }, []],
  ['m18', { developmentSigns: ['m12-1'] }, ['sign-not-of-visit']],
  ['m18', { developmentSigns: ['m18-9'] }, ['sign-not-of-visit']],
  ['m18', { tcmTaught: true }, []],
  ['y5', { tcmTaught: true }, ['item-not-of-visit']],
] as const)('what belongs to %s: %j', (visit, findings, problems) => {
  expect(findingProblems({ version: 1, ...findings }, visit)).toEqual(problems);
});
