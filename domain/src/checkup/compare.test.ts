/** Three years side by side, over editions of the form and laboratories with other ranges. */
import { toPlainDate } from '../shared/plain-date';
import { sayZh } from './say';
import { checkupOn, itemOf, NO_CONTEXT, reportOf } from './test-support/make-report';

const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const on = { '2024': '2024-10-20', '2025': '2025-10-21', '2026': '2026-11-11' } as const;
const glucose = (value: string | undefined) =>
  value === undefined || value === '' ? {} : { fastingGlucose: Number(value) };

// 2024 | 2025 | 2026 | mark | direction | size | since
const CHANGES = `
  5.0 | 5.2 | 5.4 | same | up | 0.2 mmol/L | 2025
  5.0 | 5.4 | 5.4 | same | level | 0 mmol/L | 2025
  5.0 | 5.2 | 6.5 | new | up | 1.3 mmol/L | 2025
  5.0 | 6.5 | 5.2 | back-to-normal | down | 1.3 mmol/L | 2025
  5.0 | 6.3 | 6.8 | worse | up | 0.5 mmol/L | 2025
  5.0 | 6.8 | 6.3 | better | down | 0.5 mmol/L | 2025
  5.0 | 6.5 | 7.6 | worse | up | 1.1 mmol/L | 2025
  5.0 | 7.6 | 6.5 | better | down | 1.1 mmol/L | 2025
  5.0 |     | 7.6 | new | up | 2.6 mmol/L | 2024
      |     | 7.6 | first | level | null | null
  3.5 | 3.5 | 6.5 | same | up | 3 mmol/L | 2025
`;
test.each(table(CHANGES))('sugar %s, %s, %s: %s', (first, second, third, mark, direction, size, since) => {
  const report = reportOf([
    checkupOn(on['2024'], glucose(first)),
    checkupOn(on['2025'], glucose(second)),
    checkupOn(on['2026'], glucose(third)),
  ]);
  const { change } = itemOf(report, 'fastingGlucose');
  expect([change.mark, change.direction, String(change.size), String(change.sinceYear)]).toEqual([
    mark,
    direction,
    size,
    since,
  ]);
});

test('a year without a checkup is a gap, a year without the item too: nothing is put in between', () => {
  const report = reportOf([
    checkupOn(on['2024'], { fastingGlucose: 5, ldl: 3 }),
    checkupOn(on['2026'], { fastingGlucose: 5.4 }),
  ]);
  expect(report.years).toEqual([
    { year: 2024, entryId: 'checkup-2024-10-20', on: '2024-10-20' },
    { year: 2025, entryId: null, on: null },
    { year: 2026, entryId: 'checkup-2026-11-11', on: '2026-11-11' },
  ]);
  expect(itemOf(report, 'fastingGlucose').years.map(({ year }) => year)).toEqual([2024, 2026]);
});

test('of two checkups in a year the newest; never one that came later; nothing older than three years', () => {
  const checkups = [
    checkupOn('2023-05-05', { fastingGlucose: 9 }),
    checkupOn('2025-03-01', { fastingGlucose: 6.4 }),
    checkupOn('2025-10-21', { fastingGlucose: 5.5 }),
    checkupOn('2026-03-01', { fastingGlucose: 6.9 }),
    checkupOn('2026-11-11', { fastingGlucose: 5.9 }),
  ];
  const values = (entryId: string) =>
    itemOf(reportOf(checkups, { entryId }), 'fastingGlucose').years.map(({ year, text }) => `${year} ${text}`);
  expect(values('checkup-2026-11-11')).toEqual(['2025 5.5', '2026 5.9']);
  expect(values('checkup-2026-03-01')).toEqual(['2025 5.5', '2026 6.9']);
  expect(values('checkup-2025-03-01')).toEqual(['2023 9.0', '2025 6.4']);
});

test('editions: the film of 2024 beside the DR of 2026, mg/dL beside mmol/L, HbA1c new in 2025', () => {
  const report = reportOf([
    checkupOn(on['2024'], { chestXray: '1', fastingGlucoseMgDl: 99 }),
    checkupOn(on['2025'], { chestDr: '1', fastingGlucose: 5.6, hba1c: 5.4 }),
    checkupOn(on['2026'], { chestDr: '2', chestDrText2: '纹理增粗', fastingGlucose: 5.8, hba1c: 5.9 }),
  ]);
  expect(itemOf(report, 'chest').years.map(({ year, text, level }) => `${year} ${text} ${level}`)).toEqual([
    '2024 正常 fine',
    '2025 正常 fine',
    '2026 异常 attention',
  ]);
  expect(itemOf(report, 'chest').change.mark).toBe('new');
  expect(itemOf(report, 'chest').notes.map(sayZh)).toEqual(['写的是：纹理增粗']);
  expect(itemOf(report, 'fastingGlucose').years.map(({ text }) => text)).toEqual(['5.5', '5.6', '5.8']);
  expect(itemOf(report, 'hba1c').years.map(({ year }) => year)).toEqual([2025, 2026]);
});

test('HbA1c and the chest film are missing from 2025 on, not before', () => {
  const missing = (day: string) => reportOf([checkupOn(day, {})]).missing.map(({ key }) => key);
  expect(missing('2024-12-31')).not.toContain('hba1c');
  expect(missing('2025-01-01')).toEqual(expect.arrayContaining(['hba1c', 'chest']));
});

test('each year by the range its own laboratory gave', () => {
  const report = reportOf([
    checkupOn(on['2025'], { ldl: 3.2 }, { ldl: { high: 3.1 } }),
    checkupOn(on['2026'], { ldl: 3.2 }, { ldl: { high: 3.4 } }),
  ]);
  const item = itemOf(report, 'ldl');
  expect(item.years.map(({ level, rangeText }) => `${level} ${rangeText ?? ''}`)).toEqual([
    'attention 3.1 以下',
    'fine 3.4 以下',
  ]);
  expect(item.change).toEqual({ mark: 'back-to-normal', direction: 'level', size: '0 mmol/L', sinceYear: 2025 });
});

test('each year by the age of that year: the 80th birthday between', () => {
  const report = reportOf([checkupOn(on['2025'], { creatinine: 100 }), checkupOn(on['2026'], { creatinine: 110 })], {
    person: { sex: 'male', birthDate: toPlainDate('1946-05-01') },
  });
  const item = itemOf(report, 'creatinine');
  expect(item.years.map(({ level }) => level)).toEqual(['fine', 'unjudged']);
  expect(item.change).toMatchObject({ mark: 'same', direction: 'up', size: '10 μmol/L' });
});

test('an illness found in 2026 does not judge 2024', () => {
  const report = reportOf(
    [checkupOn(on['2024'], { fastingGlucose: 6.5 }), checkupOn(on['2026'], { fastingGlucose: 6.5 })],
    {
      context: { ...NO_CONTEXT, diabetes: { since: toPlainDate('2026-01-01') }, diabetesManaged: true },
    },
  );
  expect(itemOf(report, 'fastingGlucose').years.map(({ level }) => level)).toEqual(['attention', 'fine']);
});
