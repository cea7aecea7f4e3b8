import { toPlainDate } from '../shared/plain-date';
import { compareReserve } from './assess-refraction';
import { findEyeItem } from './eye-items';
import { visionHeadline } from './headline';
import { nextVisionStep } from './next-step';
import { visionTips } from './tips';
import type { Examination, EyeReading, VisionSetting } from './types';
import { assessVisionFile } from './vision-file';

const BORN = toPlainDate('2020-02-10');
const NONE: EyeReading = { naked: null, corrected: null, sphere: null, cylinder: null, axis: null, axialLength: null };

/** `2024-03-01 48 50`: day, right and left naked acuity in tenths (`-` not measured), `hospital` or `school`. */
function examination(text: string): Examination {
  const [day = '', right = '-', left = '-', setting = 'clinic'] = text.trim().split(/\s+/);
  const eye = (word: string): EyeReading => ({ ...NONE, naked: word === '-' ? null : Number(word) });
  return {
    examinedOn: toPlainDate(day),
    setting: setting as VisionSetting,
    right: eye(right),
    left: eye(left),
    cycloplegic: false,
    items: [],
  };
}
const fileOf = (text: string) => assessVisionFile(BORN, text.split(';').map(examination));
const tell = (text: string): string =>
  fileOf(text)
    .map(({ assessment: { verdict, recheck } }) => (recheck ? `${verdict} ${recheck.from}..${recheck.until}` : verdict))
    .join('; ');

/** Examinations in a row | verdicts, with the days to measure again. The child was born on 2020-02-10. */
const FILES = `
  2024-03-01 48 49                         | re-check 2024-03-15..2024-04-01
  2024-01-31 47 47                         | refer
  2024-03-01 48 49; 2024-03-15 48 49       | re-check 2024-03-15..2024-04-01; refer
  2024-03-01 48 49; 2024-03-14 48 49       | re-check 2024-03-15..2024-04-01; re-check 2024-03-15..2024-04-01
  2024-03-01 48 49; 2024-03-10 48 49; 2024-03-15 48 49 | re-check 2024-03-15..2024-04-01; re-check 2024-03-15..2024-04-01; refer
  2024-03-01 48 49; 2024-03-15 49 49       | re-check 2024-03-15..2024-04-01; normal
  2024-03-01 48 49; 2024-03-15 47 48       | re-check 2024-03-15..2024-04-01; refer
  2024-03-01 48 49; 2024-09-01 48 49       | re-check 2024-03-15..2024-04-01; refer
  2024-03-01 48 49; 2024-03-15 49 49; 2024-05-01 48 49 | re-check 2024-03-15..2024-04-01; normal; re-check 2024-05-15..2024-06-01
  2024-03-01 48 49; 2024-03-15 49 48       | re-check 2024-03-15..2024-04-01; re-check 2024-03-29..2024-04-15
  2024-03-01 48 49; 2024-03-10 - -; 2024-03-15 48 49 | re-check 2024-03-15..2024-04-01; not-measured; refer
  2024-03-01 48 49; 2024-03-15 48 49 hospital; 2024-06-01 48 49 | re-check 2024-03-15..2024-04-01; refer; re-check 2024-06-15..2024-07-01
  2024-12-01 48 49; 2025-03-01 49 50       | re-check 2024-12-15..2025-01-01; re-check 2025-03-15..2025-04-01
  2025-01-31 49 48; 2025-02-05 49 48       | re-check 2025-02-14..2025-02-28; re-check 2025-02-14..2025-02-28
  2024-03-15 48 49; 2024-03-01 48 49       | re-check 2024-03-15..2024-04-01; refer
  2024-03-01 49 -; 2024-03-20 49 -         | re-check 2024-03-15..2024-04-01; re-check 2024-04-03..2024-04-20
`;

test.each(
  FILES.split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s', (text, expected) => {
  expect(tell(text)).toBe(expected);
});

test('a value on the line twice says that it is still there', () => {
  const last = fileOf('2024-03-01 48 49; 2024-03-15 48 49').at(-1)?.assessment;
  expect(last?.reasons[0]).toMatchObject({
    rule: 'acuity-still-boundary',
    text: '右眼再查还是 0.6，要去医院查清楚',
    eye: 'right',
  });
});

describe('what is next', () => {
  const next = (text: string, today: string, referralDueOn?: string | null) =>
    nextVisionStep({
      birthDate: BORN,
      today: toPlainDate(today),
      file: text === '' ? [] : fileOf(text),
      referralDueOn:
        referralDueOn === undefined ? undefined : referralDueOn === null ? null : toPlainDate(referralDueOn),
    });
  test('an open referral goes before everything', () => {
    expect(next('2024-03-01 48 49', '2024-03-20', '2024-05-01')).toEqual({ kind: 'referral', until: '2024-05-01' });
    expect(next('', '2024-03-20', null)).toEqual({ kind: 'referral', until: null });
  });
  test('a value on the line is measured again, and late is said from the day after the month', () => {
    const window = { kind: 're-check', from: '2024-03-15', until: '2024-04-01' };
    expect(next('2024-03-01 48 49', '2024-04-01')).toEqual({ ...window, late: false });
    expect(next('2024-03-01 48 49', '2024-04-02')).toEqual({ ...window, late: true });
  });
  test('then the visit of the age that is not done yet, or the next one; from seven on the school', () => {
    expect(next('', '2024-02-09')).toMatchObject({ kind: 'visit', visit: 'y4', from: '2024-02-10' });
    expect(next('', '2024-02-10')).toMatchObject({
      kind: 'visit',
      visit: 'y4',
      from: '2024-02-10',
      until: '2025-02-09',
    });
    expect(next('2024-02-10 49 49', '2024-03-01')).toMatchObject({ visit: 'y5', from: '2025-02-10' });
    expect(next('2024-02-09 48 48', '2024-03-01')).toMatchObject({ visit: 'y4' });
    expect(next('2026-02-10 50 50', '2026-03-01')).toEqual({ kind: 'school' });
    expect(next('', '2027-02-09')).toMatchObject({ visit: 'y6' });
    expect(next('', '2027-02-10')).toEqual({ kind: 'school' });
  });
});

describe('hyperopia reserve, a reference', () => {
  test.each([
    [48, 1500, true, 'enough'],
    [48, 1499, true, 'little'],
    [71, 1499, true, 'little'],
    [72, 1000, true, 'enough'],
    [72, 999, true, 'little'],
    [95, 250, true, 'little'],
    [96, 250, true, null],
    [72, 250, false, null],
    [36, 1000, true, null],
    [72, null, true, null],
  ])('at %i months %s thousandths, pupils widened %s: %s', (months, equivalent, cycloplegic, expected) => {
    expect(compareReserve({ months, equivalent, cycloplegic })).toBe(expected);
  });
});

describe('the sentence at the top', () => {
  const top = (text: string) => visionHeadline(fileOf(text).at(-1)?.assessment).text;
  test.each([
    ['2026-08-24 50 48', '左眼看不清，要复查'],
    ['2026-08-24 48 47', '两只眼看不清，要复查'],
    ['2026-08-24 52 50', '两只眼差得多，要复查'],
    ['2026-08-24 50 49', '左眼要再查一次'],
    ['2026-08-24 49 49', '两只眼要再查一次'],
    ['2026-08-24 50 50', '这次查的都正常'],
    ['2026-08-24 - -', '这次没有量出结果'],
    ['2026-07-24 50 49; 2026-08-24 50 49', '左眼看不清，要复查'],
  ])('%s: %s', (text, expected) => {
    expect(top(text)).toBe(expected);
  });
  test('without any record', () => {
    expect(visionHeadline(undefined)).toEqual({ text: '还没有查眼睛的记录', tone: 'plain' });
  });
});

describe('tips by age', () => {
  const topics = (today: string) => visionTips(BORN, toPlainDate(today)).map(({ topic, text }) => `${topic} ${text}`);
  test('outdoors: three hours before school age, two from six on', () => {
    expect(topics('2026-02-09')[0]).toBe('outdoors 白天在外面玩，每天满 【3 小时】');
    expect(topics('2026-02-10')[0]).toBe('outdoors 每天在外面玩 【2 小时】');
    expect(topics('2023-02-09')[0]).toContain('看远处');
  });
  test('each has a source; what nobody confirmed says so', () => {
    for (const day of ['2020-03-01', '2022-03-01', '2024-03-01', '2028-03-01'])
      for (const { source, verified } of visionTips(BORN, toPlainDate(day)))
        expect(verified).toBe(!source.split(' ').includes('M'));
  });
});

test('an item is found by its code and by what clinics write', () => {
  expect(['red-ball', '红球试验', '眼位检查*', '屈光筛查＊', '眼位', '视力', '别的'].map(findEyeItem)).toEqual([
    'red-ball',
    'red-ball',
    'alignment',
    'refraction',
    'alignment',
    'acuity',
    undefined,
  ]);
});
