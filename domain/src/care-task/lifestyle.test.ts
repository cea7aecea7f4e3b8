import { MEASURES, targetFault, targetZh } from './lifestyle';

/** age | kg now | cm | measure value | fault */
const TABLE = `
  70 | 70   | 165 | weightKg 68       |
  70 | 70   | 165 | weightKg 66.5     |
  70 | 70   | 165 | weightKg 66       | too-much-at-once
  70 | 56   | 165 | weightKg 54.5     |
  70 | 55   | 165 | weightKg 54       | too-thin
  79 | 55   | 165 | weightKg 54.6     |
  80 | 60   | 165 | weightKg 59       | too-thin
  80 | 62   | 165 | weightKg 60       | too-much-at-once
  80 | 62   | 165 | weightKg 60.5     |
  40 | 80   | 165 | weightKg 72       |
  40 | 80   | 165 | weightKg 71       | too-much-at-once
  40 | 52   | 165 | weightKg 50       | too-thin
  17 | 80   | 165 | weightKg 78       | not-an-adult
  70 | -    | 165 | weightKg 66       | body-unknown
  70 | 70   | -   | weightKg 68       | body-unknown
  70 | 45   | 165 | weightKg 48       |
  70 | 75   | 165 | weightKg 78       | too-heavy
  70 | 70   | 165 | weightKg 29       | out-of-bounds
  70 | -    | -   | walkMinutes 30    |
  70 | -    | -   | walkMinutes 30.5  | out-of-bounds
  70 | -    | -   | walkMinutes 91    | out-of-bounds
  70 | -    | -   | walkMinutes 4     | out-of-bounds
  70 | -    | -   | saltG 5           |
  70 | -    | -   | saltG 2.9         | out-of-bounds
  70 | -    | -   | cigarettes 0      |
  70 | -    | -   | cigarettes -1     | out-of-bounds
  70 | -    | -   | drinkLiang 0.5    |
  70 | -    | -   | drinkLiang 2.5    | out-of-bounds
  70 | -    | -   | walkMinutes NaN   | out-of-bounds
`;

test.each(
  TABLE.split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s years, %s kg, %s cm: %s %s', (age, kg, cm, goal, fault) => {
  const [name, value] = goal.split(' ');
  const known = (text: string | undefined) => (text === '-' ? null : Number(text));
  const body = { ageYears: Number(age), weightKg: known(kg), heightCm: known(cm) };
  const measure = MEASURES.find((one) => one === name)!;
  expect(targetFault({ measure, value: Number(value) }, body) ?? '').toBe(fault);
});

test('a goal is said in words, zero by its own', () => {
  expect(targetZh({ measure: 'walkMinutes', value: 30 })).toBe('每天走 30 分钟');
  expect(targetZh({ measure: 'cigarettes', value: 0 })).toBe('不吸烟');
  expect(targetZh({ measure: 'drinkLiang', value: 0 })).toBe('不喝酒');
  expect(targetZh({ measure: 'weightKg', value: 64 })).toBe('慢慢到 64 公斤');
});
