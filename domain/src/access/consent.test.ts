import { toPlainDate } from '../shared/plain-date';
import { consentEndsOn, type ConsentRow, consentsOf, hasOwnWord, isOn } from './consent';
import { CONSENT_BY, CONSENT_KINDS, CONSENT_STATES, type ConsentKind } from './consent-kinds';
import { CONSENT_TEXTS, presentText, stillCovers } from './consent-texts';

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const TODAY = toPlainDate('2026-11-23');

/** `self+ guardian-`: the person said yes, then the guardian no; `*` behind a word: its last day is over. */
const saidOf = (kind: ConsentKind, text: string): ConsentRow[] =>
  (text === '-' ? [] : text.split(' ')).map((word, place) => {
    const [, by, sign, over] = /^([a-z-]+)([+-])(\*?)$/.exec(word)!;
    return {
      kind,
      version: presentText(kind, TODAY).version,
      given: sign === '+',
      by: CONSENT_BY.find((known) => known === by)!,
      at: new Date(Date.UTC(2026, 10, 1 + place)),
      endsOn: over ? toPlainDate('2026-11-22') : null,
    };
  });

describe('the newest word that counts decides', () => {
  // kind | born | said, in order | state
  const TABLE = `
    open-record   | 1985-01-01 | -                       | never
    open-record   | 1985-01-01 | self+                   | given
    open-record   | 1985-01-01 | self+ self-             | withdrawn
    open-record   | 1985-01-01 | self- self+             | given
    open-record   | 1955-01-01 | person-code+            | given
    open-record   | 1955-01-01 | person-code+ self-      | withdrawn
    open-record   | 1955-01-01 | self- person-code+      | given
    open-record   | 2020-01-01 | guardian+               | given
    open-record   | 2020-01-01 | guardian+ guardian-     | withdrawn
    open-record   | 2011-01-01 | guardian+               | given
    open-record   | 2011-01-01 | guardian+ self-         | withdrawn
    open-record   | 2011-01-01 | self- guardian+         | withdrawn
    open-record   | 2011-01-01 | self+ guardian-         | given
    open-record   | 2008-11-24 | guardian+               | given
    open-record   | 2008-11-23 | guardian+               | never
    open-record   | 2008-11-23 | guardian+ self+         | given
    open-record   | 2008-11-23 | self+ guardian-         | given
    sensitive     | 2012-11-24 | guardian+               | given
    sensitive     | 2012-11-23 | guardian+               | never
    sensitive     | 2012-11-23 | self+                   | given
    sensitive     | 1985-01-01 | self+ self-             | withdrawn
    research      | 1985-01-01 | self+                   | given
    referral-hospital | 1985-01-01 | self+*              | withdrawn
    referral-hospital | 1985-01-01 | self+* self+        | given
    family-doctor | 1985-01-01 | self-*                  | withdrawn
  `;
  test.each(rowsOf(TABLE))('%s, born %s: %s → %s', (kind, born = '', said = '', state) => {
    const known = CONSENT_KINDS.find((one) => one === kind)!;
    const consents = consentsOf(saidOf(known, said), { birthDate: toPlainDate(born), today: TODAY });
    expect(consents[known].state).toBe(state);
    // One kind says nothing about another.
    for (const other of CONSENT_KINDS.filter((one) => one !== known)) expect(consents[other].state).toBe('never');
  });

  test('a last day counts to its end', () => {
    const [row] = saidOf('referral-hospital', 'self+');
    const on = (endsOn: string) =>
      consentsOf([{ ...row!, endsOn: toPlainDate(endsOn) }], { birthDate: toPlainDate('1985-01-01'), today: TODAY });
    expect(on('2026-11-23')['referral-hospital'].state).toBe('given');
    expect(on('2026-11-22')['referral-hospital'].state).toBe('withdrawn');
  });

  test('of two words of one moment the later row wins', () => {
    const at = new Date('2026-11-20T00:00:00Z');
    const rows = saidOf('open-record', 'self+ self-').map((row) => ({ ...row, at }));
    const person = { birthDate: toPlainDate('1985-01-01'), today: TODAY };
    expect(consentsOf(rows, person)['open-record'].state).toBe('withdrawn');
    expect(consentsOf([...rows].reverse(), person)['open-record'].state).toBe('given');
  });
});

test.each([
  ['self+', true],
  ['person-code-', true],
  ['guardian+', false],
  ['-', false],
])('own word after %s: %s', (said, expected) => {
  expect(hasOwnWord(saidOf('open-record', said), 'open-record')).toBe(expected);
  expect(hasOwnWord(saidOf('open-record', said), 'sensitive')).toBe(false);
});

describe('what is on', () => {
  //                    | given | withdrawn | never
  const TABLE = `
    open-record       | on | off | off
    sensitive         | on | off | off
    family-doctor     | on | off | on
    referral-hospital | on | off | off
    research          | on | off | off
    lessons           | on | off | off
  `;
  test.each(rowsOf(TABLE))('%s', (kind, ...cells) => {
    const known = CONSENT_KINDS.find((one) => one === kind)!;
    expect(CONSENT_STATES.map((state) => (isOn(known, state) ? 'on' : 'off'))).toEqual(cells);
  });
});

test('only the referral hospital’s switch has an end, 90 days, the first included', () => {
  for (const kind of CONSENT_KINDS)
    expect(consentEndsOn(kind, TODAY)).toBe(kind === 'referral-hospital' ? '2027-02-20' : null);
});

describe('an agreement covers what is asked', () => {
  const texts = [
    { version: 'one', from: toPlainDate('2026-01-01'), asksAnew: false },
    { version: 'two', from: toPlainDate('2026-06-01'), asksAnew: false },
    { version: 'three', from: toPlainDate('2026-12-01'), asksAnew: true },
  ];
  const TABLE = `
    one   | 2026-07-01 | yes
    two   | 2026-07-01 | yes
    one   | 2026-11-30 | yes
    one   | 2026-12-01 | no
    two   | 2026-12-01 | no
    three | 2026-12-01 | yes
    four  | 2026-07-01 | no
  `;
  test.each(rowsOf(TABLE))('%s on %s: %s', (version = '', today = '', covers) => {
    expect(stillCovers(texts, version, toPlainDate(today))).toBe(covers === 'yes');
  });

  test('a version nobody knows opens nothing', () => {
    const [row] = saidOf('open-record', 'self+');
    const person = { birthDate: toPlainDate('1985-01-01'), today: TODAY };
    expect(consentsOf([{ ...row!, version: 'open-record-0' }], person)['open-record'].state).toBe('never');
  });
});

describe('texts', () => {
  const all = Object.values(CONSENT_TEXTS).flat();
  test('are versioned, dated and in order, and say why and what follows', () => {
    expect(new Set(all.map(({ version }) => version)).size).toBe(all.length);
    for (const texts of Object.values(CONSENT_TEXTS)) {
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.map(({ from }) => from)).toEqual(texts.map(({ from }) => from).sort());
    }
    for (const text of all)
      for (const part of [text.title, text.need, text.whenOn, text.whenOff]) expect(part).not.toBe('');
  });

  test('say that they can be taken back and that care goes on', () => {
    const words = (kind: ConsentKind): string => {
      const { points, whenOff } = presentText(kind, TODAY);
      return [...points, whenOff].join('');
    };
    for (const kind of ['open-record', 'sensitive'] as const) {
      expect(words(kind)).toContain('随时能关');
      expect(words(kind)).toMatch(/照常/);
    }
  });

  test('the newest that has begun is asked, the first one before any has', () => {
    expect(presentText('open-record', TODAY).version).toBe('open-record-1');
    expect(presentText('open-record', toPlainDate('2020-01-01')).version).toBe('open-record-1');
  });
});
