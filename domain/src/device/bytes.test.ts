import fc from 'fast-check';
import { sfloatOf } from './bytes';
import { sfloat } from './test-support/packets';

test.each<[string, number, number | string]>([
  ['114', 0x0072, 114],
  ['11.4 as 114 × 10⁻¹', 0xf072, 11.4],
  ['0.0055 as 55 × 10⁻⁴', 0xc037, 0.0055],
  ['2 × 10³', 0x3002, 2000],
  ['the largest power: 1 × 10⁷', 0x7001, 10_000_000],
  ['the smallest power: 1 × 10⁻⁸', 0x8001, 1e-8],
  ['below zero: −1', 0x0fff, -1],
  ['the largest plain number', 0x07fd, 2045],
  ['the smallest plain number', 0x0803, -2045],
  ['zero', 0x0000, 0],
  ['NaN', 0x07ff, 'nan'],
  ['NRes', 0x0800, 'not-at-this-resolution'],
  ['plus infinity', 0x07fe, 'plus-infinity'],
  ['minus infinity', 0x0802, 'minus-infinity'],
  ['reserved', 0x0801, 'reserved'],
])('SFLOAT %s', (_, raw, expected) => {
  expect(sfloatOf(raw)).toBe(expected);
});

test('every number comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2045, max: 2045 }), fc.integer({ min: -8, max: 7 }), (mantissa, exponent) => {
      const [low = 0, high = 0] = sfloat(mantissa, exponent);
      expect(sfloatOf(high * 0x100 + low)).toBeCloseTo(mantissa * 10 ** exponent, 9);
    }),
  );
});
