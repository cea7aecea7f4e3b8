import fc from 'fast-check';
import { dateTime, hex, u16 } from './test-support/packets';
import { decodeWeight } from './weight';

const told = (bytes: string): string => {
  const read = decodeWeight(hex(bytes));
  if (!read.ok) return read.why;
  const { kg, unit, at, userId, bmi, heightCm } = read.value;
  return `${kg} kg from ${unit}, ${at ? `${at.on} ${at.minuteOfDay}` : 'no clock'}, user ${userId}, ${bmi} at ${heightCm}`;
};

// Flags, then the weight: 12 900 steps of 5 g are 64.5 kg.
test.each<[string, string, string]>([
  ['64.5 kg', '00 64 32', '64.5 kg from kg, no clock, user null, null at null'],
  ['half a step up: 64.55 kg', '00 6e 32', '64.6 kg from kg, no clock, user null, null at null'],
  ['142.2 pounds', '01 8c 37', '64.5 kg from lb, no clock, user null, null at null'],
  [
    'everything there is',
    '0e 64 32 ea 07 0b 16 07 14 05 01 f0 00 74 06',
    '64.5 kg from kg, 2026-11-22 440, user 1, 24 at 165.2',
  ],
  ['height in inches', '09 8c 37 f0 00 8a 02', '64.5 kg from lb, no clock, user null, 24 at 165.1'],
  ['an unknown user', '04 64 32 ff', '64.5 kg from kg, no clock, user null, null at null'],
  ['a clock that was never set', '02 64 32 00 00 00 00 00 00 00', '64.5 kg from kg, no clock, user null, null at null'],
  ['the heaviest it can tell', '00 fe ff', '327.7 kg from kg, no clock, user null, null at null'],
  ['bytes of a later version', '00 64 32 aa', '64.5 kg from kg, no clock, user null, null at null'],
  ['a weighing that failed', '00 ff ff', 'no-value'],
  ['nobody on the scale', '00 00 00', 'out-of-range'],
  ['second 60', '02 64 32 ea 07 0b 16 07 14 3c', 'bad-time'],
  ['nothing', '', 'too-short'],
  ['half a weight', '00 64', 'too-short'],
  ['no height beside the body mass', '08 64 32 f0 00', 'too-short'],
])('%s', (_, bytes, expected) => {
  expect(told(bytes)).toBe(expected);
});

test('what a scale wrote is what is read', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.option(fc.integer({ min: 0, max: 1439 })),
      fc.option(fc.integer({ min: 0, max: 254 })),
      (tenths, minute, user) => {
        const flags = (minute === null ? 0 : 2) + (user === null ? 0 : 4);
        const bytes = Uint8Array.from([
          flags,
          ...u16(tenths * 20),
          ...(minute === null ? [] : dateTime('2026-11-22', minute, 0)),
          ...(user === null ? [] : [user]),
        ]);
        expect(decodeWeight(bytes)).toEqual({
          ok: true,
          value: {
            kg: tenths / 10,
            unit: 'kg',
            at: minute === null ? null : { on: '2026-11-22', minuteOfDay: minute, second: 0 },
            userId: user,
            bmi: null,
            heightCm: null,
          },
        });
        for (let length = 0; length < bytes.length; length += 1)
          expect(decodeWeight(bytes.subarray(0, length))).toEqual({ ok: false, why: 'too-short' });
      },
    ),
  );
});

test('whatever arrives, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 16 }), (bytes) => {
      expect(typeof decodeWeight(bytes).ok).toBe('boolean');
    }),
  );
});
