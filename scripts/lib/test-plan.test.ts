import { parseParts, tallyJest, totals } from './test-plan';

test('without a wish everything runs, in order', () =>
  expect(parseParts([])).toEqual(['check', 'unit', 'weapp', 'h5']));
test('some parts, in the order of the whole', () => expect(parseParts(['--only', 'h5,unit'])).toEqual(['unit', 'h5']));
test.each([[['--only']], [['--only', 'units']], [['unit']]])('%j is refused', (args) =>
  expect(() => parseParts(args)).toThrow('Usage'),
);

const sound = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

test.each([
  ['all passed', sound, 0, { passed: 5, failed: 0, skipped: 0 }],
  ['one failed', { ...sound, numFailedTests: 1 }, 1, { passed: 5, failed: 1, skipped: 0 }],
  [
    'a file that broke before its tests',
    { ...sound, numRuntimeErrorTestSuites: 1 },
    1,
    { passed: 5, failed: 1, skipped: 0 },
  ],
  [
    'skipped and planned tests',
    { ...sound, numPendingTests: 1, numTodoTests: 1 },
    0,
    { passed: 5, failed: 0, skipped: 2 },
  ],
  ['no test at all', { ...sound, numPassedTests: 0 }, 0, { passed: 0, failed: 1, skipped: 0 }],
  ['a failure only the exit code tells', sound, 1, { passed: 5, failed: 1, skipped: 0 }],
  ['no report', undefined, 1, { passed: 0, failed: 1, skipped: 0 }],
])('jest: %s', (_, json, code, expected) => expect(tallyJest(json, code)).toEqual({ name: 'jest', ...expected }));

test('the last line', () => {
  const checks = { name: 'checks', passed: 9, failed: 1, skipped: 0 };
  expect(totals([checks])).toEqual({ line: '9 passed, 1 failed', ok: false });
  expect(totals([{ ...checks, failed: 0, skipped: 2 }])).toEqual({ line: '9 passed, 0 failed, 2 skipped', ok: true });
  expect(totals([])).toEqual({ line: '0 passed, 0 failed', ok: false });
});
