import { decimalText, fivePointText, isAcuityTenths, readAcuity } from './acuity';

/** typed | five-point | decimal | unit | on chart. The table of GB/T 11533 (vision-acuity-conversion.csv), both ways, and the edges. */
const READ = `
  4.0  | 4.0 | 0.1   | five-point | yes
  4.1  | 4.1 | 0.12  | five-point | yes
  4.2  | 4.2 | 0.15  | five-point | yes
  4.3  | 4.3 | 0.2   | five-point | yes
  4.4  | 4.4 | 0.25  | five-point | yes
  4.5  | 4.5 | 0.3   | five-point | yes
  4.6  | 4.6 | 0.4   | five-point | yes
  4.7  | 4.7 | 0.5   | five-point | yes
  4.8  | 4.8 | 0.6   | five-point | yes
  4.9  | 4.9 | 0.8   | five-point | yes
  5.0  | 5.0 | 1.0   | five-point | yes
  5    | 5.0 | 1.0   | five-point | yes
  5.1  | 5.1 | 1.2   | five-point | yes
  5.2  | 5.2 | 1.5   | five-point | yes
  5.3  | 5.3 | 2.0   | five-point | yes
  3.0  | 3.0 | 0.01  | five-point | yes
  3.3  | 3.3 | 0.02  | five-point | yes
  3.4  | 3.4 | 0.025 | five-point | yes
  3.9  | 3.9 | 0.08  | five-point | yes
  0.1  | 4.0 | 0.1   | decimal    | yes
  0.12 | 4.1 | 0.12  | decimal    | yes
  0.15 | 4.2 | 0.15  | decimal    | yes
  0.2  | 4.3 | 0.2   | decimal    | yes
  0.25 | 4.4 | 0.25  | decimal    | yes
  0.3  | 4.5 | 0.3   | decimal    | yes
  0.4  | 4.6 | 0.4   | decimal    | yes
  0.5  | 4.7 | 0.5   | decimal    | yes
  0.6  | 4.8 | 0.6   | decimal    | yes
  0.60 | 4.8 | 0.6   | decimal    | yes
  0.8  | 4.9 | 0.8   | decimal    | yes
  1    | 5.0 | 1.0   | decimal    | yes
  1.0  | 5.0 | 1.0   | decimal    | yes
  1.2  | 5.1 | 1.2   | decimal    | yes
  1.5  | 5.2 | 1.5   | decimal    | yes
  2.0  | 5.3 | 2.0   | decimal    | yes
  0.02 | 3.3 | 0.02  | decimal    | yes
  0.08 | 3.9 | 0.08  | decimal    | yes
  0.7  | 4.8 | 0.6   | decimal    | no
  0.9  | 4.9 | 0.8   | decimal    | no
  0.63 | 4.8 | 0.6   | decimal    | no
  ０．８ | 4.9 | 0.8  | decimal    | yes
  手动 | 手动 | 手动  | words      | no
  光感 | 光感 | 光感  | words      | no
  无光感 | 无光感 | 无光感 | words | no
  NLP  | 无光感 | 无光感 | words    | no
`;

const rows = (table: string): string[][] =>
  table
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

test.each(rows(READ))('%s is %s in the five-point record and %s in decimals', (typed, five, decimal, unit, onChart) => {
  const read = readAcuity(typed);
  if ('problem' in read) throw new Error(read.problem);
  expect([fivePointText(read.tenths), decimalText(read.tenths), read.unit, read.onChart ? 'yes' : 'no']).toEqual([
    five,
    decimal,
    unit,
    onChart,
  ]);
  expect(isAcuityTenths(read.tenths)).toBe(true);
});

test.each([
  ['0.019', 'out-of-range'],
  ['0.01', 'out-of-range'],
  ['0', 'out-of-range'],
  ['2.1', 'out-of-range'],
  ['2.5', 'out-of-range'],
  ['2.9', 'out-of-range'],
  ['5.4', 'out-of-range'],
  ['6', 'out-of-range'],
  ['48', 'out-of-range'],
  ['4.85', 'no-such-line'],
  ['3.05', 'no-such-line'],
  ['-0.5', 'unreadable'],
  ['0.6+', 'unreadable'],
  ['4,8', 'unreadable'],
  ['', 'unreadable'],
  ['好', 'unreadable'],
])('%s is refused as %s', (typed, problem) => {
  expect(readAcuity(typed)).toEqual({ problem });
});

test('only what the record can hold is an acuity', () => {
  const held = Array.from({ length: 70 }, (_, tenths) => tenths - 5).filter(isAcuityTenths);
  expect(held).toEqual([0, 10, 20, ...Array.from({ length: 24 }, (_, index) => 30 + index)]);
  expect(isAcuityTenths(48.5)).toBe(false);
  expect(() => decimalText(54)).toThrow(RangeError);
});

test('one line is one tenth everywhere on the chart, and decimals grow with it', () => {
  const decimals = Array.from({ length: 24 }, (_, index) => Number(decimalText(30 + index)));
  expect(decimals).toEqual([...decimals].sort((a, b) => a - b));
  expect(new Set(decimals).size).toBe(24);
  // The printed value never strays from the definition L = 5 + log10(V) by half a line.
  decimals.forEach((value, index) => expect(Math.abs(50 + 10 * Math.log10(value) - (30 + index))).toBeLessThan(0.5));
});
