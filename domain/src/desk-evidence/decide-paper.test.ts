import { toPlainDate } from '../shared/plain-date';
import { contractEndsOn, decidePaper, type HeldContract, normalNumber, type Paper } from './decide-paper';

const HELD: readonly HeldContract[] = [
  { evidenceId: 'c1', signedOn: toPlainDate('2025-12-01'), endsOn: toPlainDate('2026-11-10') },
];
const FACTS = { today: toPlainDate('2026-11-25'), birthDate: toPlainDate('1955-03-02'), contracts: HELD };

const paperOf = (kind: string, day: string, rest: string): Paper => {
  const on = toPlainDate(day);
  if (kind === 'contract') return { kind, number: 'QY-0001', signedOn: on, years: Number(rest) };
  if (kind === 'signing-fee') return { kind, number: '收 0001', paidOn: on, contractId: rest };
  return { kind: 'donation', number: rest, donatedOn: on };
};
const sayOf = (paper: Paper, facts = FACTS): string => {
  const decision = decidePaper(paper, facts);
  if ('ok' in decision) return decision.endsOn === null ? 'fine' : `until ${decision.endsOn}`;
  return decision.refused === 'bad-input' ? `${decision.path} ${decision.message}` : decision.refused;
};

// What is shown, its day, years or contract or number, and what the desk is told.
const TABLE = `
  contract     2026-11-25  1          until 2027-11-24
  contract     2026-11-11  3          until 2029-11-10
  contract     2026-11-10  1          contract-running
  contract     2025-11-30  1          contract-running
  contract     2026-11-26  1          /signedOn is in the future
  contract     2025-11-24  1          /signedOn is more than a year ago
  contract     2026-11-25  0          /years is not 1 to 3
  contract     2026-11-25  4          /years is not 1 to 3
  signing-fee  2026-11-10  c1         fine
  signing-fee  2025-12-01  c1         fine
  signing-fee  2025-11-30  c1         contract-not-running
  signing-fee  2026-11-11  c1         contract-not-running
  signing-fee  2026-11-10  c2         contract-not-running
  donation     2026-11-25  京0012     fine
  donation     2025-11-25  京0012     fine
  donation     2025-11-24  京0012     /donatedOn is more than a year ago
  donation     2026-11-26  京0012     /donatedOn is in the future
  donation     2026-11-25  1--2       /number is too short
`;
test.each(
  TABLE.trim()
    .split('\n')
    .map((line) => /^(\S+) +(\S+) +(\S+) +(.+)$/.exec(line.trim())!.slice(1)),
)('%s of %s (%s): %s', (kind = '', day = '', rest = '', told = '') => {
  expect(sayOf(paperOf(kind, day, rest))).toBe(told);
});

test('blood is given from the 18th birthday on', () => {
  const at = (birthDate: string): string =>
    sayOf(paperOf('donation', '2026-11-25', '京0012'), { ...FACTS, birthDate: toPlainDate(birthDate) });
  expect([at('2008-11-25'), at('2008-11-26'), at('2026-11-26')]).toEqual([
    'fine',
    'not-an-adult',
    '/donatedOn is before birth',
  ]);
});

test('a contract of a year ends the day before; one of 29 February on 27 February', () => {
  expect(contractEndsOn(toPlainDate('2026-11-25'), 1)).toBe('2027-11-24');
  expect(contractEndsOn(toPlainDate('2028-02-29'), 1)).toBe('2029-02-27');
});

test.each(['ab-12 34', 'AB1234', 'ＡＢ１２３４', ' a b—1 2 3 4 '])('%s is the same paper', (typed) => {
  expect(normalNumber(typed)).toBe('AB1234');
});
