import fc from 'fast-check';
import { convert, CONVERSIONS, isSameNumber } from './conversions';
import { LOINC_TABLE } from './loinc';
import { measuredOf, normaliseAmount } from './normalise-amount';
import { ucumOf, UNITS } from './units';

/** came as => is kept as; "=" where number and unit stand, "verbatim" where nothing is known of the unit. */
const AMOUNTS = `
  1558-6   126 mg/dL          => 14771-0 6.99 mmol/L     converted
  14771-0  126 mg/dl          => 14771-0 6.99 mmol/L     converted
  1558-6   7.0 mmol/L         => 14771-0 7 mmol/L        canonical
  14771-0  5.60 mmol/L        => 14771-0 5.6 mmol/L      canonical
  14770-2  100 mg/dL          => 14770-2 5.55 mmol/L     converted
  41604-0  100 mg/dL          => 14770-2 5.55 mmol/L     converted
  2345-7   180.182 mg/dL      => 14749-6 10 mmol/L       converted
  2339-0   90 mg/dL           => 15074-8 4.99 mmol/L     converted
  glucose-2h 140 mg/dL        => glucose-2h 7.77 mmol/L  converted
  2093-3   200 mg/dL          => 14647-2 5.17 mmol/L     converted
  2085-9   40 mg/dL           => 14646-4 1.03 mmol/L     converted
  13457-7  130 mg/dL          => 39469-2 3.36 mmol/L     converted
  18262-6  130 mg/dL          => 22748-8 3.36 mmol/L     converted
  2571-8   150 mg/dL          => 14927-8 1.69 mmol/L     converted
  2160-0   1.2 mg/dL          => 14682-9 106.1 umol/L    converted
  14682-9  88 µmol/L          => 14682-9 88 umol/L       canonical
  14682-9  88 μmol/L          => 14682-9 88 umol/L       canonical
  14682-9  0.088 mmol/L       => 14682-9 88 umol/L       converted
  3094-0   14 mg/dL           => 22664-7 5 mmol/L        converted
  14937-7  10 mmol/L          => 22664-7 5 mmol/L        converted
  22664-7  5.1 mmol/L         => 22664-7 5.1 mmol/L      canonical
  22664-7  30 mg/dL           => 22664-7 30 mg/dL        canonical
  3094-0   5 mmol/L           => 3094-0 5 mmol/L         canonical
  3091-6   30 mg/dL           => 22664-7 5 mmol/L        converted
  1975-2   1.0 mg/dL          => 14631-6 17.1 umol/L     converted
  1968-7   0.3 mg/dL          => 14629-0 5.1 umol/L      converted
  718-7    13.5 g/dL          => 718-7 135 g/L           converted
  718-7    135 G/L            => 718-7 135 g/L           canonical
  6690-2   6.1 G/L            => 6690-2 6.1 10*9/L       canonical
  777-3    210 10^9/L         => 777-3 210 10*9/L        canonical
  777-3    210 ×10⁹/L         => 777-3 210 10*9/L        canonical
  777-3    210 K/uL           => 777-3 210 10*9/L        canonical
  6690-2   6100 /uL           => 6690-2 6.1 10*9/L       converted
  789-8    4.5 10^12/L        => 789-8 4.5 10*12/L       canonical
  4548-4   6.5 %              => 4548-4 6.5 %            canonical
  59261-8  48 mmol/mol        => 4548-4 6.5 %            converted
  59261-8  53 mmol/mol        => 4548-4 7 %              converted
  1742-6   31 IU/L            => 1742-6 31 U/L           canonical
  1742-6   31 u/l             => 1742-6 31 U/L           canonical
  8480-6   134 mmHg           => 8480-6 134 mm[Hg]       canonical
  8480-6   134 毫米汞柱       => 8480-6 134 mm[Hg]       canonical
  8480-6   18 kPa             => 8480-6 135 mm[Hg]       converted
  8867-4   72 次/分           => 8867-4 72 /min          canonical
  8867-4   72 {beats}/min     => 8867-4 72 /min          canonical
  8310-5   36.5 ℃             => 8310-5 36.5 Cel         canonical
  8310-5   36.5 度            => 8310-5 36.5 Cel         canonical
  8310-5   98.6 [degF]        => 8310-5 37 Cel           converted
  29463-7  130 斤             => 29463-7 65 kg           converted
  29463-7  65 公斤            => 29463-7 65 kg           canonical
  29463-7  3250 g             => 29463-7 3.25 kg         converted
  8302-2   1.65 m             => 8302-2 165 cm           converted
  8280-0   2.4 尺             => 8280-0 80 cm            converted
  39156-5  23.4 kg/m²         => 39156-5 23.4 kg/m2      canonical
  39156-5  23.4 kg/㎡         => 39156-5 23.4 kg/m2      canonical
  48545-8  4 分               => 48545-8 4 {score}       canonical
  1558-6   7 furlong          => 1558-6 7 furlong        verbatim
  99999-9  12 抛物线          => 99999-9 12 抛物线       verbatim
  99999-9  12 mmHg            => 99999-9 12 mm[Hg]       canonical
  99999-9  12 G/L             => 99999-9 12 G/L          verbatim
  99999-9  3 度               => 99999-9 3 度            verbatim
  14771-0  7 kg               => 14771-0 7 kg            canonical
  8480-6   18                 => 8480-6 18               verbatim
`;
const LINE = /^(\S+)\s+([\d.]+) ?(.*?)\s+=> (\S+) ([\d.]+) ?(.*?)\s+(canonical|converted|verbatim)$/;

test.each(
  AMOUNTS.trim()
    .split('\n')
    .map((line) => [line.trim()]),
)('%s', (line) => {
  const [, code = '', value = '', unit = '', keptCode, keptValue, keptUnit, how] = LINE.exec(line) ?? [];
  const normal = normaliseAmount(code, { value: Number(value), unit });
  expect(`${normal.code} ${normal.amount.value} ${normal.amount.unit}`.trim()).toBe(
    `${keptCode} ${keptValue} ${keptUnit}`.trim(),
  );
  expect(normal.how).toBe(how);
  expect(normal.amount.original).toEqual(how === 'converted' ? { value: Number(value), unit } : undefined);
});

test('a comparator stays with the converted number, and none is made up', () => {
  expect(normaliseAmount('2160-0', { value: 0.5, unit: 'mg/dL', comparator: '<' }).amount).toEqual({
    value: 44.2,
    unit: 'umol/L',
    comparator: '<',
    original: { value: 0.5, unit: 'mg/dL' },
  });
  expect(normaliseAmount('2160-0', { value: 0.5, unit: 'x' }).amount).not.toHaveProperty('comparator');
});

describe('measured with its range', () => {
  const bun = { codings: [{ system: 'http://loinc.org', code: '3094-0' }], text: 'BUN' };
  test('value and range go through the same conversion; the code kept stands first, the source keeps its own behind', () => {
    expect(
      measuredOf({
        ...bun,
        amount: { value: 28, unit: 'mg/dL' },
        low: { value: 7 },
        high: { value: 20, unit: 'mg/dl' },
      }),
    ).toEqual({
      what: {
        text: '尿素',
        original: 'BUN',
        known: true,
        coding: [
          { system: 'http://loinc.org', code: '22664-7' },
          { system: 'http://loinc.org', code: '3094-0' },
        ],
      },
      amount: { value: 10, unit: 'mmol/L', original: { value: 28, unit: 'mg/dL' } },
      low: 2.5,
      high: 7.14,
    });
  });
  test('a range in a unit of its own is converted by it; one that cannot be is left out', () => {
    const codings = [{ system: 'http://loinc.org', code: '14771-0' }];
    const measured = measuredOf({
      codings,
      amount: { value: 5.5, unit: 'mmol/L' },
      low: { value: 70.27, unit: 'mg/dL' },
      high: { value: 6.1, unit: 'g' },
    });
    expect(measured.low).toBe(3.9);
    expect(measured).not.toHaveProperty('high');
  });
  test('an unknown code keeps its words, number and range as they came', () => {
    expect(
      measuredOf({
        codings: [{ system: 'urn:his', code: 'XZ9', display: '某某因子' }],
        amount: { value: 3, unit: 'AU' },
        high: { value: 4, unit: 'AU' },
      }),
    ).toEqual({
      what: { text: '某某因子', known: false, coding: [{ system: 'urn:his', code: 'XZ9', display: '某某因子' }] },
      amount: { value: 3, unit: 'AU' },
      high: 4,
    });
  });
  test('a number that happens to be a LOINC code under another system is no LOINC code', () => {
    const measured = measuredOf({
      codings: [{ system: 'urn:his', code: '2160-0' }],
      amount: { value: 1, unit: 'mg/dL' },
    });
    expect(measured).toMatchObject({ what: { known: false }, amount: { value: 1, unit: 'mg/dL' } });
  });
});

describe('the tables', () => {
  const kept = new Map(LOINC_TABLE.map(({ code, unit }) => [code, unit]));
  test('no code twice, every unit is one of ours', () => {
    expect(kept.size).toBe(LOINC_TABLE.length);
    for (const { unit } of LOINC_TABLE) if (unit !== '') expect(UNITS).toContain(unit);
  });
  test('every LOINC code ends in its check digit (mod 10)', () => {
    for (const { code } of LOINC_TABLE) expect(`${code} ${checkOf(code)}`).toBe(`${code} ${code.split('-')[1]}`);
  });
  test('every conversion leads to a known code in the unit it is kept in', () => {
    for (const { from, unit, code, to } of CONVERSIONS) {
      expect([UNITS.includes(unit), UNITS.includes(to)]).toEqual([true, true]);
      if (from !== '*' && kept.has(code)) expect(`${code} ${kept.get(code)}`).toBe(`${code} ${to}`);
    }
  });
  test('every spelling means one unit, whatever the letter case of the unit itself', () => {
    for (const unit of UNITS) expect([ucumOf(unit), unit]).toEqual([unit, unit]);
  });
});

/** The check digit of a LOINC code: Luhn over the number before the hyphen. */
function checkOf(code: string): string {
  const digits = Array.from(code.split('-')[0] ?? '', Number).reverse();
  const sum = digits.reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

describe('every conversion', () => {
  const converting = CONVERSIONS.filter((one) => !isSameNumber(one));
  const anyRow = fc.constantFrom(...converting);
  const value = fc.double({ min: 0, max: 5000, noNaN: true });
  test('goes back to what came, within what rounding took', () => {
    fc.assert(
      fc.property(anyRow, value, (row, came) => {
        const back = (convert(came, row) - row.plus) / row.times;
        expect(Math.abs(back - came)).toBeLessThanOrEqual((0.5 * 10 ** -row.decimals) / row.times + 1e-6);
      }),
    );
  });
  test('never turns more into less', () => {
    fc.assert(
      fc.property(anyRow, value, value, (row, a, b) => {
        expect(convert(Math.max(a, b), row)).toBeGreaterThanOrEqual(convert(Math.min(a, b), row));
      }),
    );
  });
  test('has no more digits than its row states', () => {
    fc.assert(
      fc.property(anyRow, value, (row, came) => {
        const digits = String(convert(came, row)).split('.')[1] ?? '';
        expect(digits.length).toBeLessThanOrEqual(row.decimals);
      }),
    );
  });
});
