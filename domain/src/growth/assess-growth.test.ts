/** A nurse can read these tables: who, which day, what was measured, and what must come out. */
import { toPlainDate } from '../shared/plain-date';
import { assessGrowth, bmiOf } from './assess-growth';
import { checkTable } from './test-support/case-table';
import type { Measurement } from './types';

checkTable(
  'anchors of WS/T 423-2022: the columns themselves',
  `
  m 2025-01-10 | 2025-01-10 | 3.5kg 50.4cm head=34.3 | weight=0.00/middle/in-range head=0.00/middle/null
  m 2025-01-10 | 2026-01-10 | 10.1kg 76.7cm head=46.1 | weight=0.00 length=0.00/middle/in-range head=0.00
  m 2025-01-10 | 2026-01-10 | 8.2kg 71.4cm head=43.7 | weight=-2.00/lower-middle/in-range length=-2.00/lower-middle/in-range head=-2.00/lower-middle/null
  m 2025-01-10 | 2026-01-10 | 12.4kg 81.9cm head=48.7 | weight=2.00/upper/in-range length=2.00/upper/in-range head=2.00/upper/null
  f 2024-05-20 | 2026-05-20 | 11.9kg 87cm/standing head=47.3 | weight=0.00 length=0.00 head=0.00
  f 2020-05-20 | 2025-05-20 | 20.9kg 115cm | weight=1.00/upper-middle length=1.00/upper-middle
  f 2020-05-20 | 2025-05-20 | 16.3kg 106.6cm | weight=-1.00/middle length=-1.00/middle
  m 2019-02-01 | 2025-11-01 | 23.4kg 123.5cm | weight=0.00 length=0.00
  `,
);

checkTable(
  'each cut on both sides',
  `
  # weight for age: 低体重 strictly under −2, 重度 strictly under −3 (boy of 12 months: 8.2 and 7.4 kg)
  m 2025-01-10 | 2026-01-10 | 8.2kg | weight=-/lower-middle/in-range !advice-low
  m 2025-01-10 | 2026-01-10 | 8.19kg | weight=-/lower/underweight ?advice-low ?not-diagnosis
  m 2025-01-10 | 2026-01-10 | 7.4kg | weight=-3.00/lower/underweight
  m 2025-01-10 | 2026-01-10 | 7.39kg | weight=-/lower/severe-underweight
  # heavy for the age alone is no overweight
  m 2025-01-10 | 2026-01-10 | 14.5kg | weight=-/upper/in-range
  # length for age: 生长迟缓 strictly under −2 (71.4 cm)
  m 2025-01-10 | 2026-01-10 | 71.4cm | length=-2.00/lower-middle/in-range
  m 2025-01-10 | 2026-01-10 | 71.3cm | length=-/lower/stunting ?advice-short
  # tall is fine
  m 2025-01-10 | 2026-01-10 | 90cm | length=-/upper/in-range !ask-doctor
  # grades: −1 and +1
  m 2025-01-10 | 2026-01-10 | 74.1cm | length=-1.00/middle
  m 2025-01-10 | 2026-01-10 | 74.0cm | length=-/lower-middle
  m 2025-01-10 | 2026-01-10 | 79.3cm | length=1.00/upper-middle
  m 2025-01-10 | 2026-01-10 | 79.2cm | length=-/middle
  # weight for length (boy, 75 cm lying: 8.3 9.0 9.7 10.6 11.6 12.9)
  m 2025-03-10 | 2026-01-10 | 8.3kg 75cm | wfl=-2.00/lower-middle/in-range
  m 2025-03-10 | 2026-01-10 | 8.29kg 75cm | wfl=-/lower/wasting ?advice-low
  m 2025-03-10 | 2026-01-10 | 10.59kg 75cm | wfl=-/middle/in-range !advice-high
  m 2025-03-10 | 2026-01-10 | 10.6kg 75cm | wfl=1.00/upper-middle/overweight ?advice-high
  m 2025-03-10 | 2026-01-10 | 11.59kg 75cm | wfl=-/upper-middle/overweight
  m 2025-03-10 | 2026-01-10 | 11.6kg 75cm | wfl=2.00/upper/obesity
  m 2025-03-10 | 2026-01-10 | 12.89kg 75cm | wfl=-/upper/obesity
  m 2025-03-10 | 2026-01-10 | 12.9kg 75cm | wfl=3.00/upper/severe-obesity
  # BMI of a boy of 5 years exactly: 13.2 … 15.3 16.7 18.4 20.7, at 100 cm the weight is ten times less
  m 2020-06-01 | 2025-06-01 | 13.2kg 100cm | bmi=-2.00/lower-middle/in-range
  m 2020-06-01 | 2025-06-01 | 13.1kg 100cm | bmi=-/lower/wasting
  m 2020-06-01 | 2025-06-01 | 16.6kg 100cm | bmi=-/middle/in-range
  m 2020-06-01 | 2025-06-01 | 16.7kg 100cm | bmi=1.00/upper-middle/overweight
  m 2020-06-01 | 2025-06-01 | 18.3kg 100cm | bmi=-/upper-middle/overweight
  m 2020-06-01 | 2025-06-01 | 18.4kg 100cm | bmi=2.00/upper/obesity
  m 2020-06-01 | 2025-06-01 | 20.6kg 100cm | bmi=-/upper/obesity
  m 2020-06-01 | 2025-06-01 | 20.7kg 100cm | bmi=3.00/upper/severe-obesity
  # one decimal: 16.65 is 16.7, 16.64 is 16.6
  m 2020-06-01 | 2025-06-01 | 16.65kg 100cm | bmi=1.00/-/overweight
  m 2020-06-01 | 2025-06-01 | 16.64kg 100cm | bmi=-/-/in-range
  # head: no word in the standard, but either end is shown to a doctor (girl of 12 months: 42.7, 47.6)
  f 2025-01-10 | 2026-01-10 | head=42.7 | head=-2.00/lower-middle/null !ask-doctor
  f 2025-01-10 | 2026-01-10 | head=42.6 | head=-/lower/null ?ask-doctor
  f 2025-01-10 | 2026-01-10 | head=47.5 | head=-/upper-middle/null !ask-doctor
  f 2025-01-10 | 2026-01-10 | head=47.6 | head=2.00/upper/null ?ask-doctor
  `,
);

checkTable(
  'between and beyond the rows',
  `
  # half of a 31-day month: 12 and 13 months of a boy's weight, 10.1 and 10.3 (15.5 days: one day on each side)
  m 2025-01-10 | 2026-01-10 | 10.1kg | weight=0.00 !interpolated
  m 2025-01-10 | 2026-02-10 | 10.3kg | weight=0.00 !interpolated
  m 2025-01-10 | 2026-01-25 | 10.2kg | weight=0.00 ?interpolated
  # three-monthly rows: 24 and 27 months, 12.6 and 13.1, one month and two months on
  m 2024-01-10 | 2026-02-10 | 12.7667kg | weight=0.00 ?interpolated
  m 2024-01-10 | 2026-03-10 | 12.9333kg | weight=0.00
  # between two centimetres: 75.5 cm lying is half way between 9.7 and 9.9
  m 2025-03-10 | 2026-01-10 | 9.8kg 75.5cm | wfl=0.00 ?interpolated-length
  # past ±3: the last step goes on (12 months, boy: 12.4 at +2, 13.9 at +3)
  m 2025-01-10 | 2026-01-10 | 15.4kg | weight=4.00 ?extrapolated
  m 2025-01-10 | 2026-01-10 | 13.9kg | weight=3.00 !extrapolated
  m 2025-01-10 | 2026-01-10 | 6.6kg | weight=-4.00/lower/severe-underweight ?extrapolated
  # from 81 months the last row holds until the day before the 7th birthday
  m 2019-02-01 | 2025-11-01 | 123.5cm | length=0.00 !held
  m 2019-02-01 | 2025-11-02 | 123.5cm | length=0.00 ?held
  m 2019-02-01 | 2026-01-31 | 123.5cm | length=0.00/middle/in-range ?held
  m 2019-02-01 | 2026-02-01 | 125.48cm | length=0.00/middle/null !held
  # head: from 36 months its last row holds through that month
  m 2022-02-10 | 2025-02-10 | head=49.3 | head=0.00
  m 2022-02-10 | 2025-03-09 | head=49.3 | head=0.00 ?held
  m 2022-02-10 | 2025-03-10 | head=49.3 | head=none ?no-standard-head
  # lengths without a row
  m 2025-12-10 | 2026-01-10 | 2kg 45cm | wfl=-2.00/lower-middle/in-range
  m 2025-12-10 | 2026-01-10 | 2kg 44.9cm | wfl=none ?no-standard
  m 2019-12-10 | 2026-01-10 | 28kg 130cm | wfl=-/-/in-range
  m 2019-12-10 | 2026-01-10 | 28kg 130.1cm | wfl=none bmi=-/-/in-range
  # a birthday on 29 February and on the 31st
  m 2024-02-29 | 2025-02-28 | 10.1kg | weight=0.00 !interpolated
  m 2025-08-31 | 2026-02-28 | 8.4kg | weight=0.00 !interpolated
  `,
);

checkTable(
  'lying and standing: 0.7 cm, and the change of the table at 24 months',
  `
  # a boy of 12 months standing 76.0 is 76.7 lying
  m 2025-01-10 | 2026-01-10 | 76cm/standing | length=0.00 ?converted
  m 2025-01-10 | 2026-01-10 | 76.7cm/lying | length=0.00 !converted
  m 2025-01-10 | 2026-01-10 | 76.7cm | length=0.00 !converted
  # the day before two lying, on the birthday standing
  m 2024-01-10 | 2026-01-09 | 88.2cm/standing | length=0.01 ?converted
  m 2024-01-10 | 2026-01-09 | 88.87cm/lying | length=0.00 !converted
  m 2024-01-10 | 2026-01-10 | 88.2cm/standing | length=0.00 !converted
  m 2024-01-10 | 2026-01-10 | 88.9cm/lying | length=0.00 ?converted
  # BMI: the row of 24 months is of standing children, the one of 23 months holds before it
  m 2024-01-10 | 2025-12-25 | 12.72kg 89.44cm/lying | bmi=0.00 ?held
  # weight for length takes the lying table before two and the standing one after
  m 2024-01-10 | 2026-01-09 | 15.2kg 100cm/lying | wfl=0.00
  m 2024-01-10 | 2026-01-10 | 15.4kg 100cm/standing | wfl=0.00
  m 2024-01-10 | 2026-01-10 | 15.4kg 100.7cm/lying | wfl=0.00 ?converted
  `,
);

checkTable(
  'born early: corrected to 40 weeks until the second birthday, both shown',
  `
  # 32 weeks: eight weeks, 56 days, are taken off; 14 months and a bit since birth are 12 months and a bit
  m 2025-01-10 weeks=32 | 2026-03-07 | 10.1kg | weight=0.00 ?corrected birth:weight=-0.34
  # 36 weeks is early, 37 is not
  m 2025-01-10 weeks=36 | 2026-02-07 | 10.1kg | weight=0.00 ?corrected
  m 2025-01-10 weeks=37 | 2026-01-10 | 10.1kg | weight=0.00 !corrected birth:weight=absent
  # until the day before two
  m 2024-01-10 weeks=32 | 2026-01-09 | 12.6kg | weight=0.29 ?corrected birth:weight=0.00
  m 2024-01-10 weeks=32 | 2026-01-10 | 12.6kg | weight=0.00 !corrected birth:weight=absent
  # before the day due there is no table; by birth there is
  m 2025-01-10 weeks=32 | 2025-02-10 | 3kg | weight=none ?before-due birth:weight=-/lower/severe-underweight
  m 2025-01-10 weeks=32 | 2025-03-06 | 3.5kg | weight=none ?before-due
  m 2025-01-10 weeks=32 | 2025-03-07 | 3.5kg | weight=0.00
  `,
);

checkTable(
  'from seven years on: 612 for height by completed year, 586 for BMI by completed half-year',
  `
  # the 7th birthday is the border; 6 years belong to WS/T 423
  m 2018-06-01 | 2025-05-31 | 24kg 120cm | bmi=-/-/in-range length=-/middle/in-range wfl=-/-/in-range
  m 2018-06-01 | 2025-06-01 | 24kg 120cm | bmi=-/-/not-overweight length=-/middle/null wfl=absent weight=none ?no-standard-weight ?thinness-unknown
  # six years, girl: 16.6 is +1 in WS/T 423 and counts; 586 would say 16.2
  f 2019-06-01 | 2025-06-01 | 16.5kg 100cm | bmi=-/middle/in-range
  f 2019-06-01 | 2025-06-01 | 16.6kg 100cm | bmi=1.00/upper-middle/overweight
  # height grades of a boy of ten: 126.79 133.77 140.76 147.75 154.74
  m 2015-06-01 | 2025-06-01 | 126.79cm | length=-2.00/lower-middle
  m 2015-06-01 | 2025-06-01 | 126.78cm | length=-/lower ?ask-doctor
  m 2015-06-01 | 2025-06-01 | 133.76cm | length=-/lower-middle
  m 2015-06-01 | 2025-06-01 | 133.77cm | length=-1.00/middle
  m 2015-06-01 | 2025-06-01 | 147.74cm | length=-/middle
  m 2015-06-01 | 2025-06-01 | 147.75cm | length=1.00/upper-middle
  m 2015-06-01 | 2025-06-01 | 154.73cm | length=-/upper-middle
  m 2015-06-01 | 2025-06-01 | 154.74cm | length=2.00/upper
  # the row of ten holds the whole year
  m 2015-06-01 | 2026-05-31 | 140.76cm | length=0.00 !held !interpolated
  m 2015-06-01 | 2026-06-01 | 146.01cm | length=0.00
  # past ±2 the last step goes on
  m 2015-06-01 | 2025-06-01 | 161.73cm | length=3.00/upper ?extrapolated
  # BMI of a boy of ten 19.2/21.9, of ten and a half 19.6/22.5, with one decimal, at 100 cm
  m 2015-06-01 | 2025-06-01 | 19.14kg 100cm | bmi=undefined/-/not-overweight
  m 2015-06-01 | 2025-06-01 | 19.15kg 100cm | bmi=-/-/overweight ?advice-high
  m 2015-06-01 | 2025-11-30 | 19.2kg 100cm | bmi=-/-/overweight
  m 2015-06-01 | 2025-12-01 | 19.2kg 100cm | bmi=-/-/not-overweight
  m 2015-06-01 | 2025-12-01 | 19.6kg 100cm | bmi=-/-/overweight
  m 2015-06-01 | 2025-06-01 | 21.8kg 100cm | bmi=-/-/overweight
  m 2015-06-01 | 2025-06-01 | 21.9kg 100cm | bmi=-/-/obesity
  # girls of 13.0, the corrected row: 22.2 and 25.0, not the copy of 13.5
  f 2012-06-01 | 2025-06-01 | 22.1kg 100cm | bmi=-/-/not-overweight ?obesity-unconfirmed
  f 2012-06-01 | 2025-06-01 | 22.2kg 100cm | bmi=-/-/overweight
  f 2012-06-01 | 2025-06-01 | 24.9kg 100cm | bmi=-/-/overweight
  f 2012-06-01 | 2025-06-01 | 25kg 100cm | bmi=-/-/obesity
  f 2012-06-01 | 2025-11-30 | 22.5kg 100cm | bmi=-/-/overweight
  f 2012-06-01 | 2025-12-01 | 22.5kg 100cm | bmi=-/-/not-overweight !obesity-unconfirmed
  # the ends: 18 years count as 18 until the 19th birthday, then there is no table
  m 2007-06-01 | 2026-05-31 | 24kg 100cm | bmi=-/-/overweight
  m 2007-06-01 | 2026-05-31 | 171.42cm | length=0.00
  m 2007-06-01 | 2026-06-01 | 60kg 171.42cm | length=none bmi=none
  `,
);

const indicatorOf = (measurement: Omit<Measurement, 'measuredOn'>, sex: 'male' | 'female' = 'male', weeks?: number) =>
  assessGrowth({
    sex,
    birthDate: toPlainDate('2025-01-10'),
    gestationWeeks: weeks,
    measurement: { measuredOn: toPlainDate('2026-01-10'), ...measurement },
  }).indicators;

describe('words', () => {
  test.each([
    [{ lengthCm: 77.4 }, '100 个同龄男孩里，比他矮的大约 61 个'],
    [{ weightKg: 10.1 }, '100 个同龄男孩里，比他轻的大约 50 个'],
    [{ headCm: 46.1 }, '100 个同龄男孩里，头围比他小的大约 50 个'],
    [{ lengthCm: 70 }, '100 个同龄男孩里，比他矮的不到 1 个'],
    [{ lengthCm: 84 }, '100 个同龄男孩里，比他矮的有 99 个以上'],
  ])('%j: %s', (measurement, text) => {
    expect(indicatorOf(measurement)[0]?.text).toBe(text);
  });
  test('weight for length is said of those as long, BMI of its own', () => {
    const [, , byLength, bmi] = indicatorOf({ weightKg: 9.7, lengthCm: 75 });
    expect(byLength?.text).toBe('100 个一样长的男孩里，比他轻的大约 50 个');
    expect(bmi?.text).toMatch(/^100 个同龄男孩里，BMI 比他低的大约 \d+ 个$/);
  });
  test('a girl is she, a preterm child is compared by the corrected age', () => {
    expect(indicatorOf({ weightKg: 9.4 }, 'female')[0]?.text).toBe('100 个同龄女孩里，比她轻的大约 50 个');
    expect(indicatorOf({ weightKg: 9.4 }, 'female', 32)[0]?.text).toMatch(/^100 个纠正月龄一样的女孩里，比她轻的大约/);
  });
  test('no sentence calls a child ill, each word has its source', () => {
    const heavy = indicatorOf({ weightKg: 13, lengthCm: 75 });
    const reasons = heavy.flatMap((one) => one.reasons);
    expect(reasons.map(({ text }) => text).join()).not.toMatch(/患|病|诊断为|确诊|保证/);
    expect(reasons.find(({ rule }) => rule === 'status-by-length')).toEqual({
      rule: 'status-by-length',
      text: '和一样高的孩子比，在“重度肥胖”范围',
      source: 'WS/T 423-2022',
      verified: true,
    });
    expect(reasons.find(({ rule }) => rule === 'advice-high')).toMatchObject({ source: 'NBPHS-2017', verified: false });
  });
});

test('BMI has one decimal, halves upwards even where binary fractions fall short', () => {
  expect(bmiOf(18.45, 100)).toBe(18.5);
  expect(bmiOf(16.65, 100)).toBe(16.7);
  expect(bmiOf(21.3, 118.9)).toBe(15.1);
  expect(bmiOf(10.1, 76.7)).toBe(17.2);
});
