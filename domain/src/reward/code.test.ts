import fc from 'fast-check';
import {
  acceptedWindows,
  CODE_WINDOW_SECONDS,
  codeChangesAt,
  codeMessage,
  codeWindow,
  digitsOf,
  qrOf,
  readCounterInput,
  redemptionNumber,
} from './code';

const digest = fc.uint8Array({ minLength: 20, maxLength: 64 });
const MINUTE = CODE_WINDOW_SECONDS * 1000;

test.each([
  [0, 0, [0, -1]],
  [29_999, 0, [0, -1]],
  [30_000, 0, [0]],
  [59_999, 0, [0]],
  [60_000, 1, [1, 0]],
  [89_999, 1, [1, 0]],
  [90_000, 1, [1]],
])('at %i ms the window is %i and %j are taken', (at, window, accepted) => {
  expect(codeWindow(at)).toBe(window);
  expect(acceptedWindows(at)).toEqual(accepted);
  expect(codeChangesAt(at)).toBe((window + 1) * MINUTE);
});

test('a code is taken for its minute and half of the next, at no other time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -200_000, max: 200_000 }), (start, later) => {
      const age = start + later - codeWindow(start) * MINUTE;
      expect(acceptedWindows(start + later).includes(codeWindow(start))).toBe(age >= 0 && age < MINUTE + 30_000);
    }),
  );
});

test('digits are digits, always as many, zeros in front kept; what is written is what is read', () => {
  const zero = new Uint8Array(20);
  expect([digitsOf(zero), redemptionNumber(zero), qrOf('00000000', zero)]).toEqual([
    '000000',
    '00000000',
    '8600000000000000000000',
  ]);
  fc.assert(
    fc.property(digest, digest, (one, other) => {
      const number = redemptionNumber(other);
      expect(readCounterInput(digitsOf(one))).toEqual({ way: 'digits', digits: digitsOf(one) });
      expect(readCounterInput(number)).toEqual({ way: 'id-card', number });
      expect(readCounterInput(qrOf(number, one))).toEqual({ way: 'qr', number, text: qrOf(number, one) });
    }),
  );
  expect(() => digitsOf(new Uint8Array(19))).toThrow(RangeError);
});

test('six digits are spread evenly: no leading digit stands out', () => {
  const counts = new Array<number>(10).fill(0);
  fc.assert(
    fc.property(digest, (bytes) => {
      // A digest spreads like a hash does; small test bytes would not.
      const mixed = bytes.map((byte, at) => (byte * 167 + at * 61) & 0xff);
      const first = Number(digitsOf(mixed).charAt(0));
      counts[first] = (counts[first] ?? 0) + 1;
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(Math.min(...counts)).toBeGreaterThan(100);
});

test.each([
  ['４８２１９６', 'digits'],
  ['482 196', 'digits'],
  ['482-196', 'digits'],
  ['1234 5678', 'id-card'],
  ['12345', undefined],
  ['1234567', undefined],
  ['48219a', undefined],
  ['99123456781234567890 12', undefined],
  ['', undefined],
])('%s is read as %s', (typed, way) => expect(readCounterInput(typed)?.way).toBe(way));

test('the two codes of a window are made of different words', () => {
  expect(codeMessage('digits', 7)).not.toBe(codeMessage('qr', 7));
  expect(codeMessage('qr', 7)).not.toBe(codeMessage('qr', 8));
});
