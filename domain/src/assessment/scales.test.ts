import { assessmentConfigOn } from './config';
import { toPlainDate } from '../shared/plain-date';
import {
  type Ad8Answer,
  cognitionFirst,
  GDS15_OF_GDS30,
  GDS15_REVERSED,
  judgeMmse,
  moodFirst,
  scoreAd8,
  scoreGds15,
  scorePhq,
} from './scales';

const config = assessmentConfigOn(toPlainDate('2026-11-22'));
const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

// yes, no, unknown | score, what it says
test.each(
  rows(`
  0 8 0 | 0 fine
  1 7 0 | 1 fine
  2 6 0 | 2 see a doctor
  8 0 0 | 8 see a doctor
  0 6 2 | 0 fine
  0 5 3 | 0 not enough
  1 4 3 | 1 not enough
  2 3 3 | 2 see a doctor, and not enough
  0 0 8 | 0 not enough
`),
)('AD8 of %s', (counts = '', said = '') => {
  const [yes = 0, no = 0, unknown = 0] = counts.split(' ').map(Number);
  const of = (answer: Ad8Answer, times: number): Ad8Answer[] => Array.from({ length: times }, () => answer);
  const result = scoreAd8([...of('yes', yes), ...of('no', no), ...of('unknown', unknown)], config);
  expect(result).toEqual({
    score: Number(said[0]),
    unknown,
    positive: said.includes('doctor'),
    insufficient: said.includes('not enough'),
  });
});
test('AD8 takes eight answers', () => expect(scoreAd8(['yes'], config)).toEqual({ wrongItem: 0 }));

describe('GDS-15', () => {
  const answers = (fill: (item: number) => boolean): boolean[] =>
    Array.from({ length: 15 }, (_, index) => fill(index + 1));
  const turned = (item: number): boolean => [1, 5, 7, 11, 13].includes(item);
  // who | answers | score, positive
  test.each([
    ['all 是', answers(() => true), 10, true],
    ['all 否', answers(() => false), 5, true],
    ['every answer of somebody depressed', answers((item) => !turned(item)), 15, true],
    ['every answer of somebody well', answers(turned), 0, false],
    ['four', answers((item) => (item === 2 || item === 3 || item === 4 || item === 6 ? true : turned(item))), 4, false],
  ])('%s', (_, given, score, positive) => expect(scoreGds15(given, config)).toMatchObject({ score, positive }));

  test('one answer to everything is told; the cut-off is the county’s', () => {
    expect(
      scoreGds15(
        answers(() => false),
        config,
      ),
    ).toMatchObject({ straightLine: true });
    expect(scoreGds15(answers(turned), config)).toMatchObject({ straightLine: false });
    expect(
      scoreGds15(
        answers(() => false),
        { gdsCutOff: 8 },
      ),
    ).toMatchObject({ score: 5, positive: false });
  });

  test('each item counts one, turned ones by 否', () => {
    for (let item = 1; item <= 15; item += 1)
      expect(
        scoreGds15(
          answers((one) => turned(one) !== (one === item)),
          config,
        ),
      ).toMatchObject({ score: 1 });
  });

  test('its turned items are those of the thirty it is made of', () => {
    const REVERSED_30 = [1, 5, 7, 9, 15, 19, 21, 27, 29, 30];
    const places = GDS15_OF_GDS30.flatMap((item, index) => (REVERSED_30.includes(item) ? [index + 1] : []));
    expect(places).toEqual([...GDS15_REVERSED]);
  });

  test.each([
    [4, 0],
    [5, 1],
    [8, 1],
    [9, 2],
    [11, 2],
    [12, 3],
    [15, 3],
  ])('a score of %d stands in band %d', (score, band) => {
    const given = answers((item) => turned(item) !== item <= score);
    expect(scoreGds15(given, config)).toMatchObject({ score, band });
  });
  test('takes fifteen answers', () => expect(scoreGds15([true], config)).toEqual({ wrongItem: 0 }));
});

describe('PHQ', () => {
  // answers | what comes out
  test.each(
    rows(`
    0 0                | phq-2 0
    1 1                | phq-2 2
    2 0                | phq-2 2
    2 1                | wrong 0
    3 0 0 0 0 0 0 0 0  | phq-9 3 none
    2 1 1 0 0 0 0 0 0  | phq-9 4 none
    2 1 1 1 0 0 0 0 0  | phq-9 5 mild
    3 3 3 0 0 0 0 0 0  | phq-9 9 mild
    3 3 3 1 0 0 0 0 0  | phq-9 10 moderate
    3 3 3 3 2 0 0 0 0  | phq-9 14 moderate
    3 3 3 3 3 0 0 0 0  | phq-9 15 moderately-severe
    3 3 3 3 3 3 1 0 0  | phq-9 19 moderately-severe
    3 3 3 3 3 3 2 0 0  | phq-9 20 severe
    3 3 3 3 3 3 3 3 3  | phq-9 27 severe safety
    3 0 0 0 0 0 0 0 1  | phq-9 4 none safety
    3 3 3 3 3 3 3 3 0  | phq-9 24 severe
    4 0                | wrong 1
    3 0 0 0 0 0 0 0 -1 | wrong 9
    3 0 0              | wrong 0
  `),
  )('%s: %s', (given = '', said = '') => {
    const result = scorePhq(given.split(/\s+/).map(Number), config);
    const [scale, number, band] = said.split(' ');
    if (scale === 'wrong') expect(result).toEqual({ wrongItem: Number(number) });
    else
      expect(result).toEqual({
        scale,
        score: Number(number),
        ...(scale === 'phq-9' && { band, safety: said.endsWith('safety') }),
      });
  });
});

// at once, after a minute
test.each([
  [true, true, 'negative'],
  [false, true, 'positive'],
  [true, false, 'positive'],
  [false, false, 'positive'],
] as const)('three names: %s, after a minute %s: %s', (atOnce, afterMinute, found) =>
  expect(cognitionFirst({ atOnce, afterMinute })).toBe(found),
);
test.each([
  [false, false, 'negative'],
  [true, false, 'positive'],
  [false, true, 'positive'],
] as const)('often sad %s, mood not so good %s: %s', (oftenSad, notSoGood, found) =>
  expect(moodFirst({ oftenSad, notSoGood })).toBe(found),
);

test.each([
  [17, 'none', 'positive'],
  [18, 'none', 'negative'],
  [20, 'primary', 'positive'],
  [21, 'primary', 'negative'],
  [24, 'secondary', 'positive'],
  [25, 'secondary', 'negative'],
  [0, 'none', 'positive'],
  [30, 'none', 'negative'],
  [31, 'none', undefined],
  [-1, 'none', undefined],
  [20.5, 'none', undefined],
] as const)('MMSE %d, schooling %s: %s', (score, schooling, found) =>
  expect(judgeMmse(score, schooling, config)).toBe(found),
);
