import fc from 'fast-check';
import { mmolFromMgDl } from '../glucose/convert';
import { decodeGlucose, decodeGlucoseContext, GLUCOSE_FAULTS, isDoubted } from './glucose';
import { dateTime, field, flagsOf, hex, i16, sfloat, u16 } from './test-support/packets';

const told = (bytes: string): string => {
  const read = decodeGlucose(hex(bytes));
  if (!read.ok) return read.why;
  const { sequence, mmolL, unit, at, isControl, faults, hasContext } = read.value;
  return [
    `no ${sequence}`,
    `${mmolL.toFixed(1)} from ${unit}`,
    at ? `${at.on} ${at.minuteOfDay}` : 'no clock',
    ...(isControl ? ['test liquid'] : []),
    ...faults,
    ...(hasContext ? ['context follows'] : []),
  ].join(', ');
};

// Flags, sequence, base time 2026-11-22 07:20:05, then offset, concentration with type and place, status.
test.each<[string, string, string]>([
  ['5.5 mmol/L as 55 × 10⁻⁴ mol/L', '06 01 00 ea 07 0b 16 07 14 05 37 c0 11', 'no 1, 5.5 from mol/L, 2026-11-22 440'],
  ['105 mg/dL as 105 × 10⁻⁵ kg/L', '02 02 00 ea 07 0b 16 07 14 05 69 b0 11', 'no 2, 5.8 from kg/L, 2026-11-22 440'],
  ['126 mg/dL is 7.0, not 6.99', '02 03 00 ea 07 0b 16 07 14 05 7e b0 11', 'no 3, 7.0 from kg/L, 2026-11-22 440'],
  ['3.9 mmol/L', '06 04 00 ea 07 0b 16 07 14 05 27 c0 11', 'no 4, 3.9 from mol/L, 2026-11-22 440'],
  ['16.7 mmol/L', '06 05 00 ea 07 0b 16 07 14 05 a7 c0 11', 'no 5, 16.7 from mol/L, 2026-11-22 440'],
  [
    'an hour later by the offset',
    '07 06 00 ea 07 0b 16 07 14 05 3c 00 37 c0 11',
    'no 6, 5.5 from mol/L, 2026-11-22 500',
  ],
  [
    'an offset back over midnight',
    '07 07 00 ea 07 0b 16 07 14 05 20 fe 37 c0 11',
    'no 7, 5.5 from mol/L, 2026-11-21 1400',
  ],
  ['an offset that ran over', '07 07 00 ea 07 0b 16 07 14 05 ff 7f 37 c0 11', 'no 7, 5.5 from mol/L, no clock'],
  ['an offset that ran under', '07 07 00 ea 07 0b 16 07 14 05 00 80 37 c0 11', 'no 7, 5.5 from mol/L, no clock'],
  [
    'a clock that was never set, with an offset',
    '07 08 00 00 00 00 00 00 00 00 3c 00 37 c0 11',
    'no 8, 5.5 from mol/L, no clock',
  ],
  [
    'every fault there is, and bits of a later version',
    '0e 0b 00 ea 07 0b 16 07 14 05 37 c0 11 ff ff',
    'no 11, 5.5 from mol/L, no clock, battery-low, sensor-broken, too-little-blood, strip-not-in, wrong-strip, above-range, below-range, too-hot, too-cold, strip-pulled, general-fault, clock-fault',
  ],
  ['bytes of a later version', '06 01 00 ea 07 0b 16 07 14 05 37 c0 11 aa', 'no 1, 5.5 from mol/L, 2026-11-22 440'],
  ['a clock that was never set', '06 08 00 00 00 00 00 00 00 00 37 c0 11', 'no 8, 5.5 from mol/L, no clock'],
  [
    'a sequence of two bytes, context to come',
    '16 34 12 ea 07 0b 16 07 14 05 37 c0 11',
    'no 4660, 5.5 from mol/L, 2026-11-22 440, context follows',
  ],
  [
    'test liquid by its type',
    '06 09 00 ea 07 0b 16 07 14 05 37 c0 1a',
    'no 9, 5.5 from mol/L, 2026-11-22 440, test liquid',
  ],
  [
    'test liquid by its place',
    '06 0a 00 ea 07 0b 16 07 14 05 37 c0 41',
    'no 10, 5.5 from mol/L, 2026-11-22 440, test liquid',
  ],
  [
    'weak battery, too little blood, clock fault',
    '0e 0b 00 ea 07 0b 16 07 14 05 37 c0 11 05 08',
    'no 11, 5.5 from mol/L, no clock, battery-low, too-little-blood, clock-fault',
  ],
  ['no concentration', '00 0c 00 ea 07 0b 16 07 14 05', 'no-value'],
  ['not a number', '06 0d 00 ea 07 0b 16 07 14 05 ff 07 11', 'no-value'],
  ['not at this resolution', '06 0e 00 ea 07 0b 16 07 14 05 00 08 11', 'no-value'],
  ['plus infinity', '06 0f 00 ea 07 0b 16 07 14 05 fe 07 11', 'out-of-range'],
  ['minus infinity', '06 0f 00 ea 07 0b 16 07 14 05 02 08 11', 'out-of-range'],
  ['zero', '06 0f 00 ea 07 0b 16 07 14 05 00 c0 11', 'out-of-range'],
  ['day 32', '06 10 00 ea 07 0b 20 07 14 05 37 c0 11', 'bad-time'],
  ['nothing', '', 'too-short'],
  ['breaks off in the time', '06 11 00 ea 07 0b', 'too-short'],
  ['no type and place', '06 12 00 ea 07 0b 16 07 14 05 37 c0', 'too-short'],
  ['half a status', '0e 13 00 ea 07 0b 16 07 14 05 37 c0 11 05', 'too-short'],
])('%s', (_, bytes, expected) => {
  expect(told(bytes)).toBe(expected);
});

test('a weak battery and a wrong clock say nothing against the number, every other fault does', () => {
  expect(GLUCOSE_FAULTS.filter((one) => !isDoubted({ faults: [one] }))).toEqual(['battery-low', 'clock-fault']);
  expect(isDoubted({ faults: ['battery-low', 'below-range'] })).toBe(true);
});

test.each<[string, string, string]>([
  ['before a meal', '02 01 00 01', '1 before-meal random'],
  ['after a meal', '02 01 00 02', '1 after-meal two-hours'],
  ['fasting', '02 34 12 03', '4660 fasting fasting'],
  ['at any time', '02 01 00 04', '1 casual random'],
  ['bedtime', '02 01 00 05', '1 bedtime random'],
  ['a meal of a later version', '02 01 00 09', '1 null null'],
  ['nothing of a meal', '00 01 00', '1 null null'],
  ['carbohydrates before the meal', '03 01 00 01 3c d0 03', '1 fasting fasting'],
  ['more flags before them', '83 01 00 00 01 3c d0 03', '1 fasting fasting'],
  ['breaks off', '02 01 00', 'too-short'],
  ['breaks off in the carbohydrates', '03 01 00 01 3c', 'too-short'],
  ['nothing', '', 'too-short'],
])('context: %s', (_, bytes, expected) => {
  const read = decodeGlucoseContext(hex(bytes));
  expect(read.ok ? `${read.value.sequence} ${read.value.meal} ${read.value.time}` : read.why).toBe(expected);
});

test('what a meter wrote is what is read, in both units', () => {
  fc.assert(
    fc.property(
      fc.record({
        sequence: fc.integer({ min: 0, max: 0xffff }),
        // Tenths of mmol/L, or mg/dL.
        amount: fc.integer({ min: 10, max: 500 }),
        isMolar: fc.boolean(),
        offset: fc.option(fc.integer({ min: -720, max: 720 })),
        status: fc.option(fc.constantFrom(0, 1)),
      }),
      ({ sequence, amount, isMolar, offset, status }) => {
        const flags = flagsOf([
          [0, offset],
          [1, amount],
          [2, isMolar ? true : null],
          [3, status],
        ]);
        const bytes = Uint8Array.from([
          flags,
          ...u16(sequence),
          ...dateTime('2026-11-22', 720, 0),
          ...field(offset, i16),
          ...sfloat(amount, isMolar ? -4 : -5),
          0x11,
          ...field(status, u16),
        ]);
        const minutes = 720 + (offset ?? 0);
        expect(decodeGlucose(bytes)).toEqual({
          ok: true,
          value: {
            sequence,
            mmolL: isMolar ? amount / 10 : mmolFromMgDl(amount),
            unit: isMolar ? 'mol/L' : 'kg/L',
            at:
              minutes === 1440
                ? { on: '2026-11-23', minuteOfDay: 0, second: 0 }
                : { on: '2026-11-22', minuteOfDay: minutes, second: 0 },
            isControl: false,
            faults: status === 1 ? ['battery-low'] : [],
            hasContext: false,
          },
        });
        for (let length = 0; length < bytes.length; length += 1)
          expect(decodeGlucose(bytes.subarray(0, length))).toEqual({ ok: false, why: 'too-short' });
      },
    ),
  );
});

test('whatever arrives, nothing is thrown and every glucose is above zero or shown as 0.0', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      const read = decodeGlucose(bytes);
      if (read.ok) expect(read.value.mmolL).toBeGreaterThanOrEqual(0);
      decodeGlucoseContext(bytes);
    }),
  );
});
