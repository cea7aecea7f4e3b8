import { addMonths, toPlainDate } from '../shared/plain-date';
import { readAcuity } from './acuity';
import { screensMyopic } from './assess-refraction';
import { assessExamination, type VisionOptions } from './assess-examination';
import { dioptreText, inMinusCylinder, roundedHundredths, sphericalEquivalent } from './dioptre';
import type { Examination, EyeReading, VisionSetting } from './types';

const BORN = toPlainDate('2020-02-10');

/** `4.8 +1.00/-0.50 w5.0`: naked acuity, sphere/cylinder, acuity with glasses; `-` is not measured. */
function reading(text: string): EyeReading {
  const eye: EyeReading = { naked: null, corrected: null, sphere: null, cylinder: null, axis: null, axialLength: null };
  const tenths = (word: string): number => {
    const read = readAcuity(word);
    if ('problem' in read) throw new Error(`${word}: ${read.problem}`);
    return read.tenths;
  };
  const hundredths = (word: string): number => Math.round(Number(word) * 100);
  for (const word of text.split(' ').filter((one) => one !== '' && one !== '-')) {
    if (word.includes('/')) {
      const [sphere = '', cylinder = ''] = word.split('/');
      eye.sphere = hundredths(sphere);
      eye.cylinder = cylinder === '' ? null : hundredths(cylinder);
    } else if (word.startsWith('w')) eye.corrected = tenths(word.slice(1));
    else eye.naked = tenths(word);
  }
  return eye;
}

interface Line {
  months: number;
  setting: VisionSetting;
  right: string;
  left: string;
  expected: string;
}

/** Age `6y`, `30m`, `5y11m`; `@school` measured at school. */
function readLine(line: string): Line {
  const [age = '', right = '', left = '', expected = ''] = line.split('|').map((cell) => cell.trim());
  const [, years, months, setting] = /^(?:(\d+)y)?(?:(\d+)m)?(?:@(\w+))?$/.exec(age) ?? [];
  return {
    months: Number(years ?? 0) * 12 + Number(months ?? 0),
    setting: setting === 'school' || setting === 'hospital' ? setting : 'clinic',
    right,
    left,
    expected,
  };
}

const assess = ({ months, setting, right, left }: Line, options?: VisionOptions) => {
  const examination: Examination = {
    examinedOn: addMonths(BORN, months),
    setting,
    right: reading(right),
    left: reading(left),
    cycloplegic: false,
    items: [],
  };
  return assessExamination({ birthDate: BORN, examination, ...(options && { options }) });
};

/** The verdict, and the rules that made it so with the eye they speak of. */
function tell(line: Line): string {
  const { verdict, reasons } = assess(line);
  const eyes = { right: 'R', left: 'L' } as const;
  const told = reasons
    .filter(({ weight }) => weight === 'refer' || weight === 're-check')
    .map(({ rule, eye }) => (eye === null ? rule : `${rule}:${eyes[eye]}`));
  return [verdict, ...told].join(' ');
}

const lines = (table: string): string[] => table.split('\n').filter((line) => line.includes('|'));

describe('acuity by age: the line itself, one line above, one below', () => {
  test.each(
    lines(`
    2y    | 4.6 | 4.7 | refer acuity-low:R
    2y    | 4.7 | 4.7 | not-measured
    2y11m | 4.6 | 4.6 | refer acuity-low:R acuity-low:L
    2y11m | 4.7 | 4.8 | not-measured
    3y    | 4.7 | 4.8 | refer acuity-low:R
    3y    | 4.8 | 4.8 | not-measured
    3y11m | 4.8 | 4.7 | refer acuity-low:L
    4y    | 4.9 | 4.9 | normal
    4y    | 4.8 | 4.9 | re-check acuity-boundary:R
    4y    | 0.6 | 0.6 | re-check acuity-boundary:R acuity-boundary:L
    4y    | 4.7 | 4.8 | refer acuity-low:R acuity-boundary:L
    4y    | 0.5 | 0.5 | refer acuity-low:R acuity-low:L
    4y11m | 4.8 | 4.8 | re-check acuity-boundary:R acuity-boundary:L
    4y11m | 4.9 | 4.9 | normal
    5y    | 4.9 | 5.0 | re-check acuity-boundary:R
    5y    | 5.0 | 5.0 | normal
    5y    | 4.8 | 4.9 | refer acuity-low:R acuity-boundary:L
    5y    | 0.8 | 0.8 | re-check acuity-boundary:R acuity-boundary:L
    6y    | 4.9 | 4.9 | re-check acuity-boundary:R acuity-boundary:L
    6y    | 5.0 | 4.9 | re-check acuity-boundary:L
    6y    | 5.0 | 5.0 | normal
    6y    | 1.0 | 0.6 | refer acuity-low:L lines-apart
    6y11m | 4.9 | 5.0 | re-check acuity-boundary:R
    6y@school | 5.0 | 5.0 | normal
    6y@school | 4.9 | 5.0 | refer acuity-low-school:R
    5y11m@school | 4.9 | 5.0 | re-check acuity-boundary:R
    7y    | 5.0 | 5.0 | normal
    7y    | 4.9 | 5.0 | refer acuity-low-school:R
    7y    | 4.5 | 4.6 | refer acuity-low-school:R acuity-low-school:L
    12y   | 5.1 | 5.0 | normal
  `),
  )('%s', (line) => {
    const read = readLine(line);
    expect(tell(read)).toBe(read.expected);
  });

  test('the degree at school age changes at 4.8 and at 4.5', () => {
    const wordsOf = (naked: string): string =>
      assess(readLine(`8y | ${naked} | ${naked} | `))
        .reasons[0]?.text.split('，')
        .slice(-2)[0] ?? '';
    expect(['4.9', '4.8', '4.6', '4.5', '4.0'].map(wordsOf)).toEqual([
      '低一点',
      '低得较多',
      '低得较多',
      '低得多',
      '低得多',
    ]);
  });

  test.each(['normal', 're-check', 'low'] as const)(
    'the boundary read as %s, and nothing but the boundary',
    (boundary) => {
      const verdictOf = (naked: string): string =>
        assess(readLine(`4y | ${naked} | ${naked} | `), { boundary }).verdict;
      expect(['4.9', '4.8', '4.7'].map(verdictOf)).toEqual([
        'normal',
        { normal: 'normal', 're-check': 're-check', low: 'refer' }[boundary],
        'refer',
      ]);
      expect(assess(readLine('7y | 5.0 | 5.0 | '), { boundary }).verdict).toBe('normal');
    },
  );
});

describe('two lines between the eyes, and eyes that were not measured', () => {
  test.each(
    lines(`
    4y | 5.0 | 4.9 | normal
    4y | 5.1 | 4.9 | refer lines-apart
    4y | 4.9 | 5.1 | refer lines-apart
    4y | 5.2 | 4.9 | refer lines-apart
    2y | 4.9 | 4.7 | refer lines-apart
    2y | 4.8 | 4.7 | not-measured
    5y | 手动 | 5.0 | refer acuity-low:R lines-apart
    5y | 光感 | 无光感 | refer acuity-low:R acuity-low:L lines-apart
    4y | -   | -   | not-measured
    4y | 4.9 | -   | re-check acuity-one-eye:L
    4y | 4.7 | -   | refer acuity-low:R acuity-one-eye:L
    3y11m | 4.8 | - | not-measured
    5y | w5.0 | w5.0 | not-measured
    5y | 5.0 w5.0 | w5.0 | normal
  `),
  )('%s', (line) => {
    const read = readLine(line);
    expect(tell(read)).toBe(read.expected);
  });

  test('lines are counted only between lines of the chart', () => {
    expect(assess(readLine('5y | 5.0 | 4.6 | ')).linesApart).toBe(4);
    expect(assess(readLine('5y | 手动 | 5.0 | ')).linesApart).toBeNull();
    expect(assess(readLine('5y | 手动 | 5.0 | ')).reasons.map(({ text }) => text)).toContain(
      '两只眼差得多，要去医院查清楚',
    );
  });
});

describe('refraction by age: strict limits, both sides', () => {
  test.each(
    lines(`
    23m | -8.00/-4.00 | -8.00/-4.00 | not-measured
    24m | +1.00/-2.00 | +1.00/-2.00 | normal
    24m | +1.00/-2.01 | +1.00/-2.00 | refer astigmatism:R
    24m | +1.00/+2.25 | +1.00/+2.00 | refer astigmatism:R
    24m | +4.50/0 | +4.50/0 | normal
    24m | +4.51/0 | +4.50/0 | refer hyperopia:R
    24m | -3.50/0 | -3.50/0 | normal
    24m | -3.51/0 | -3.50/0 | refer myopia:R
    24m | +4.75/-0.50 | +4.50/0 | normal
    24m | +4.75/-0.49 | +4.50/0 | refer hyperopia:R
    24m | -3.25/-0.50 | -3.25/-0.50 | normal
    24m | -3.25/-0.51 | -3.25/-0.50 | refer myopia:R
    30m | +4.25/0 | +4.25/0 | normal
    35m | +4.51/0 | +4.50/0 | refer hyperopia:R
    36m | +4.00/0 | +4.00/0 | normal
    36m | +4.01/0 | +4.00/0 | refer hyperopia:R
    36m | -3.00/0 | -3.00/0 | normal
    36m | -3.01/0 | -3.00/0 | refer myopia:R
    36m | +1.00/-2.00 | +1.00/-2.00 | normal
    36m | +1.00/-2.25 | +1.00/-2.00 | refer astigmatism:R
    3y11m | +4.00/0 | +4.01/0 | refer hyperopia:L
    4y | +4.00/0 | +4.00/0 | normal
    4y | +4.25/0 | +4.00/0 | refer hyperopia:R
    4y | -3.00/0 | -3.25/0 | refer myopia:L
    4y | +0.75/-2.00 | +0.75/-2.25 | refer astigmatism:L
    4y11m | -1.75/0 | -1.75/0 | normal
    5y | -1.50/0 | -1.50/0 | normal
    5y | -1.51/0 | -1.50/0 | refer myopia:R
    5y | +3.50/0 | +3.50/0 | normal
    5y | +3.51/0 | +3.50/0 | refer hyperopia:R
    5y | +1.00/-1.50 | +1.00/-1.50 | normal
    5y | +1.00/-1.51 | +1.00/-1.50 | refer astigmatism:R
    6y | -1.50/0 | -1.75/0 | refer myopia:L
    6y | +3.50/0 | +3.75/0 | refer hyperopia:L
    6y | +1.00/-1.50 | +1.00/-1.75 | refer astigmatism:L
    6y11m | +3.75/0 | +3.75/0 | refer hyperopia:R hyperopia:L
    9y | -2.00/0 | -2.00/0 | refer myopia:R myopia:L
    5y | -1.75/ | -1.50/ | refer myopia:R
    5y | -1.75/ | - | refer myopia:R
  `),
  )('%s', (line) => {
    const read = readLine(line);
    expect(tell(read)).toBe(read.expected);
  });

  test.each(
    lines(`
    12m | +2.00/0 | +0.50/0 | not-measured
    12m | +2.01/0 | +0.50/0 | refer sphere-apart
    24m | +2.00/-1.00 | +2.00/0 | normal
    24m | +2.00/-1.01 | +2.00/0 | refer cylinder-apart
    5y | +1.00/-1.00 | +2.00/+1.00 | refer sphere-apart
    5y | +1.00/-1.00 | +0.00/+1.00 | normal
    5y | +2.50/-0.50 | +1.00/-0.50 | normal
    5y | +2.51/-0.50 | +1.00/-0.50 | refer sphere-apart
    12y | -0.50/0 | +1.25/0 | refer sphere-apart
  `),
  )('between the eyes, at any age: %s', (line) => {
    const read = readLine(line);
    expect(tell(read)).toBe(read.expected);
  });

  test('a county may hold the limits against the sphere', () => {
    const line = readLine('4y | +4.25/-0.50 | +4.00/0 | ');
    expect(assess(line).verdict).toBe('normal');
    expect(assess(line, { limitsOn: 'sphere' }).verdict).toBe('refer');
  });
});

describe('school age: screening myopia and little reserve', () => {
  test.each(
    lines(`
    6y | 4.9 -0.50/0 | 4.9 -0.50/0 | re-check acuity-boundary:R acuity-boundary:L
    6y | 4.9 -0.51/0 | 5.0 -0.50/0 | refer screening-myopia:R acuity-boundary:R
    6y | 4.9 -0.25/-0.51 | 5.0 -0.50/0 | refer screening-myopia:R acuity-boundary:R
    6y | 5.0 -0.75/0 | 5.0 -0.75/0 | normal
    5y11m | 4.9 -0.75/0 | 5.0 -0.75/0 | re-check acuity-boundary:R
  `),
  )('%s', (line) => {
    const read = readLine(line);
    expect(tell(read)).toBe(read.expected);
  });

  test('the limit of screening myopia is a parameter; widened pupils take it away', () => {
    const eye = { months: 72, naked: 49, equivalent: -500, cycloplegic: false };
    expect([screensMyopic(eye), screensMyopic({ ...eye, inclusive: true })]).toEqual([false, true]);
    expect(screensMyopic({ ...eye, equivalent: -505 })).toBe(true);
    expect(screensMyopic({ ...eye, equivalent: -505, cycloplegic: true })).toBe(false);
    expect(screensMyopic({ ...eye, equivalent: -505, naked: 50 })).toBe(false);
    expect(screensMyopic({ ...eye, equivalent: -505, months: 71 })).toBe(false);
  });

  test.each([
    ['+0.76/0', false],
    ['+0.75/0', true],
    ['+1.00/-0.50', true],
    ['+1.00/-0.49', false],
    ['-0.49/0', true],
    ['-0.50/0', false],
  ])('at six an SE of %s is little reserve: %s, and no verdict', (lens, expected) => {
    const { verdict, reasons } = assess(readLine(`6y | 5.0 ${lens} | 5.0 ${lens} | `));
    expect([verdict, reasons.some(({ rule, weight }) => rule === 'pre-myopia' && weight === 'note')]).toEqual([
      'normal',
      expected,
    ]);
    const younger = assess(readLine(`5y11m | 5.0 ${lens} | 5.0 ${lens} | `));
    expect(younger.reasons.some(({ rule }) => rule === 'pre-myopia')).toBe(false);
  });
});

describe('dioptres in integers', () => {
  test.each([
    [100, -50, 750],
    [100, -25, 875],
    [-25, -25, -375],
    [-13, -1, -135],
    [0, 0, 0],
  ])('sphere %i and cylinder %i make %i thousandths', (sphere, cylinder, expected) => {
    expect(sphericalEquivalent(sphere, cylinder)).toBe(expected);
  });
  test.each([
    [875, 88],
    [-375, -38],
    [-374, -37],
    [-125, -13],
    [4, 0],
    [0, 0],
  ])('%i thousandths read as %i hundredths', (thousandths, expected) => {
    expect(roundedHundredths(thousandths) + 0).toBe(expected);
  });
  test.each([
    [25, '+0.25'],
    [-350, '−3.50'],
    [0, '0.00'],
    [5, '+0.05'],
    [1275, '+12.75'],
  ])('%i is written %s', (hundredths, expected) => {
    expect(dioptreText(hundredths)).toBe(expected);
  });
  test('a plus cylinder turned to minus is the same lens', () => {
    expect(inMinusCylinder({ sphere: 100, cylinder: 50 })).toEqual({ sphere: 150, cylinder: -50 });
    expect(inMinusCylinder({ sphere: 100, cylinder: -50 })).toEqual({ sphere: 100, cylinder: -50 });
  });
});

describe('items and the ladder', () => {
  const NOTHING = reading('-');
  const withItems = (...items: Examination['items']) =>
    assessExamination({
      birthDate: BORN,
      examination: {
        examinedOn: addMonths(BORN, 3),
        setting: 'clinic',
        right: NOTHING,
        left: NOTHING,
        cycloplegic: false,
        items,
      },
    });
  test('an abnormal item refers, normal items are normal, items not done say nothing', () => {
    expect(withItems({ item: 'red-ball', result: 'abnormal' }, { item: 'blink', result: 'normal' })).toMatchObject({
      verdict: 'refer',
      reasons: [{ rule: 'item-abnormal', text: '红球试验和平常不一样，要请眼科医生看', verified: false }],
    });
    expect(withItems({ item: 'risk-factors', result: 'abnormal' }).reasons[0]?.rule).toBe('item-risk-factors');
    expect(withItems({ item: 'red-ball', result: 'normal' }, { item: 'blink', result: 'not-done' })).toMatchObject({
      verdict: 'normal',
      reasons: [{ text: '查了 1 项，都正常' }],
    });
    expect(withItems({ item: 'red-ball', result: 'not-done' })).toMatchObject({
      verdict: 'not-measured',
      reasons: [{ rule: 'nothing-measured' }],
    });
    expect(withItems().verdict).toBe('not-measured');
  });

  test('every reason names its source, and an unconfirmed one says so', () => {
    const { reasons } = assess(readLine('6y | 4.9 -1.00/0 | 4.7 -3.00/-2.00 | '));
    for (const { source, verified } of reasons) {
      expect(source).toMatch(/^[A-Z]\w*( [A-Z]\w*)*$/);
      if (source === 'M') expect(verified).toBe(false);
    }
    expect(reasons.find(({ rule }) => rule === 'screening-myopia')?.text).toContain('以医疗机构告知为准');
  });

  test('an examination before the birth is a mistake of the caller', () => {
    const examination: Examination = {
      examinedOn: toPlainDate('2020-02-09'),
      setting: 'clinic',
      right: NOTHING,
      left: NOTHING,
      cycloplegic: false,
      items: [],
    };
    expect(() => assessExamination({ birthDate: BORN, examination })).toThrow(RangeError);
  });
});
