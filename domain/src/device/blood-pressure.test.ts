import fc from 'fast-check';
import { decodeBloodPressure } from './blood-pressure';
import { dateTime, field, flagsOf, hex, sfloat, u16 } from './test-support/packets';

const told = (bytes: string): string => {
  const read = decodeBloodPressure(hex(bytes));
  if (!read.ok) return read.why;
  const { systolic, diastolic, meanArterial, pulse, unit, at, userId, status } = read.value;
  return [
    `${systolic}/${diastolic}`,
    `mean ${meanArterial}`,
    `pulse ${pulse}`,
    unit,
    at ? `${at.on} ${at.minuteOfDay}:${at.second}` : 'no clock',
    `user ${userId}`,
    status
      ? Object.entries(status)
          .map(([key, value]) => `${key}=${String(value)}`)
          .join(' ')
      : 'no status',
  ].join(', ');
};

// Flags, then systolic, diastolic and mean as SFLOAT; 07ea is 2026, 0b 16 is 22 November.
test.each<[string, string, string]>([
  [
    'mmHg and nothing else',
    '00 86 00 54 00 65 00',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  [
    'everything there is',
    '1e 86 00 54 00 65 00 ea 07 0b 16 07 14 05 48 00 02 00 00',
    '134/84, mean 101, pulse 72, mmHg, 2026-11-22 440:5, user 2, bodyMoved=false cuffLoose=false irregularPulse=false pulseRange=within badPosition=false',
  ],
  [
    'a tenth of a power: 1340 × 10⁻¹',
    '00 3c f5 48 f3 f2 f3',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  ['kPa: 17.9 / 11.2', '01 b3 f0 70 f0 86 f0', '134/84, mean 101, pulse null, kPa, no clock, user null, no status'],
  [
    'kPa at the very high line: 24.0 / 14.7',
    '01 f0 f0 93 f0 ff 07',
    '180/110, mean null, pulse null, kPa, no clock, user null, no status',
  ],
  [
    'a mean that is no number',
    '00 86 00 54 00 ff 07',
    '134/84, mean null, pulse null, mmHg, no clock, user null, no status',
  ],
  [
    'a pulse that is not at this resolution',
    '04 86 00 54 00 65 00 00 08',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  [
    'a mean of zero and a pulse of zero are none',
    '04 86 00 54 00 00 00 00 00',
    '134/84, mean null, pulse null, mmHg, no clock, user null, no status',
  ],
  [
    'a pulse that is infinite',
    '04 86 00 54 00 65 00 fe 07',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  ['the first user', '08 86 00 54 00 65 00 00', '134/84, mean 101, pulse null, mmHg, no clock, user 0, no status'],
  [
    'flags of a later version',
    'e0 86 00 54 00 65 00',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  [
    'the month was never set',
    '02 86 00 54 00 65 00 ea 07 00 16 07 14 05',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  [
    'the day was never set',
    '02 86 00 54 00 65 00 ea 07 0b 00 07 14 05',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  [
    '29 February of a leap year, the last second',
    '02 86 00 54 00 65 00 e8 07 02 1d 17 3b 3b',
    '134/84, mean 101, pulse null, mmHg, 2024-02-29 1439:59, user null, no status',
  ],
  [
    'the range of the pulse is reserved',
    '10 86 00 54 00 65 00 18 00',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, bodyMoved=false cuffLoose=false irregularPulse=false pulseRange=unknown badPosition=false',
  ],
  ['an unknown user', '08 86 00 54 00 65 00 ff', '134/84, mean 101, pulse null, mmHg, no clock, user null, no status'],
  [
    'a clock that was never set',
    '02 86 00 54 00 65 00 00 00 00 00 00 00 00',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  [
    'moved, cuff loose, irregular, pulse too fast, badly placed',
    '10 86 00 54 00 65 00 2f 00',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, bodyMoved=true cuffLoose=true irregularPulse=true pulseRange=above badPosition=true',
  ],
  [
    'pulse too slow',
    '10 86 00 54 00 65 00 10 00',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, bodyMoved=false cuffLoose=false irregularPulse=false pulseRange=below badPosition=false',
  ],
  [
    'bytes of a later version',
    '00 86 00 54 00 65 00 aa bb',
    '134/84, mean 101, pulse null, mmHg, no clock, user null, no status',
  ],
  ['a measuring that failed (NaN)', '00 ff 07 ff 07 ff 07', 'no-value'],
  ['not at this resolution (NRes)', '00 00 08 54 00 65 00', 'no-value'],
  ['reserved for later use', '00 86 00 01 08 65 00', 'no-value'],
  ['plus infinity', '00 fe 07 54 00 65 00', 'out-of-range'],
  ['minus infinity', '00 86 00 02 08 65 00', 'out-of-range'],
  ['zero', '00 86 00 00 00 65 00', 'out-of-range'],
  ['an upper number of zero', '00 00 00 54 00 65 00', 'out-of-range'],
  ['below zero', '00 86 00 f6 0f 65 00', 'out-of-range'],
  ['month 13', '02 86 00 54 00 65 00 ea 07 0d 16 07 14 05', 'bad-time'],
  ['30 February', '02 86 00 54 00 65 00 ea 07 02 1e 07 14 05', 'bad-time'],
  ['24 o’clock', '02 86 00 54 00 65 00 ea 07 0b 16 18 00 00', 'bad-time'],
  ['minute 60', '02 86 00 54 00 65 00 ea 07 0b 16 07 3c 00', 'bad-time'],
  ['second 60', '02 86 00 54 00 65 00 ea 07 0b 16 07 14 3c', 'bad-time'],
  ['25 o’clock', '02 86 00 54 00 65 00 ea 07 0b 16 19 14 05', 'bad-time'],
  ['nothing at all', '', 'too-short'],
  ['flags alone', '00', 'too-short'],
  ['no mean', '00 86 00 54 00', 'too-short'],
  ['a clock is promised and is not there', '02 86 00 54 00 65 00', 'too-short'],
  ['the clock breaks off', '02 86 00 54 00 65 00 ea 07 0b 16 07 14', 'too-short'],
  ['half a pulse', '04 86 00 54 00 65 00 48', 'too-short'],
  ['half a status', '10 86 00 54 00 65 00 2f', 'too-short'],
])('%s', (_, bytes, expected) => {
  expect(told(bytes)).toBe(expected);
});

const Packet = fc.record({
  systolic: fc.integer({ min: 60, max: 260 }),
  diastolic: fc.integer({ min: 30, max: 160 }),
  mean: fc.integer({ min: 40, max: 200 }),
  pulse: fc.option(fc.integer({ min: 25, max: 250 })),
  minute: fc.option(fc.integer({ min: 0, max: 1439 })),
  user: fc.option(fc.integer({ min: 0, max: 254 })),
  isIrregular: fc.option(fc.boolean()),
  exponent: fc.constantFrom(0, -1),
});

test('what a meter wrote is what is read', () => {
  fc.assert(
    fc.property(Packet, ({ systolic, diastolic, mean, pulse, minute, user, isIrregular, exponent }) => {
      const number = (value: number): number[] =>
        exponent === 0 || value > 204 ? sfloat(value, 0) : sfloat(value * 10, -1);
      const bytes = Uint8Array.from([
        flagsOf([
          [1, minute],
          [2, pulse],
          [3, user],
          [4, isIrregular],
        ]),
        ...[systolic, diastolic, mean].flatMap(number),
        ...field(minute, (one) => dateTime('2026-11-22', one, 9)),
        ...field(pulse, (one) => sfloat(one, 0)),
        ...field(user, (one) => [one]),
        ...field(isIrregular, (one) => u16(one ? 4 : 0)),
      ]);
      expect(decodeBloodPressure(bytes)).toEqual({
        ok: true,
        value: {
          systolic,
          diastolic,
          meanArterial: mean,
          pulse,
          unit: 'mmHg',
          at: minute === null ? null : { on: '2026-11-22', minuteOfDay: minute, second: 9 },
          userId: user,
          status:
            isIrregular === null
              ? null
              : {
                  bodyMoved: false,
                  cuffLoose: false,
                  irregularPulse: isIrregular,
                  pulseRange: 'within',
                  badPosition: false,
                },
        },
      });
      for (let length = 0; length < bytes.length; length += 1)
        expect(decodeBloodPressure(bytes.subarray(0, length))).toEqual({ ok: false, why: 'too-short' });
    }),
  );
});

test('whatever arrives, nothing is thrown and every pressure is a whole number above zero', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
      const read = decodeBloodPressure(bytes);
      if (!read.ok) return;
      expect(Number.isInteger(read.value.systolic)).toBe(true);
      expect(Number.isInteger(read.value.diastolic)).toBe(true);
    }),
  );
});
