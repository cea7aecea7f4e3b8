import fc from 'fast-check';
import { toPlainDate } from '../shared/plain-date';
import {
  type FamilyRight,
  guardianEndsOn,
  isAdult,
  LINK_STATES,
  linkHolds,
  type LinkState,
  mayEndLink,
  mayHaveOwnAccount,
  proxyEndsOn,
  RIGHT_KINDS,
  rightOver,
  SCOPES,
} from './rights';

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('a link gives its right', () => {
  // state | starts | ends | today | holds
  const TABLE = `
    active  | 2026-11-23 | -          | 2026-11-23 | yes
    active  | 2026-11-23 | -          | 2099-01-01 | yes
    active  | 2026-11-24 | -          | 2026-11-23 | no
    active  | 2026-01-01 | 2026-11-23 | 2026-11-23 | yes
    active  | 2026-01-01 | 2026-11-23 | 2026-11-24 | no
    pending | 2026-01-01 | -          | 2026-11-23 | no
    ended   | 2026-01-01 | -          | 2026-11-23 | no
  `;
  test.each(rowsOf(TABLE))('%s from %s to %s, on %s: %s', (...cells) => {
    const [state, starts = '', ends = '', today = '', holds] = cells;
    const link = {
      state: state as LinkState,
      startsOn: toPlainDate(starts),
      endsOn: ends === '-' ? null : toPlainDate(ends),
    };
    expect(linkHolds(link, toPlainDate(today))).toBe(holds === 'yes');
  });

  test('only an active one, whatever the days', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => toPlainDate(`2026-11-${String(n).padStart(2, '0')}`));
    fc.assert(
      fc.property(fc.constantFrom(...LINK_STATES), fc.tuple(day, day, day), (state, [startsOn, endsOn, today]) => {
        const inside = startsOn <= today && today <= endsOn;
        expect(linkHolds({ state, startsOn, endsOn }, today)).toBe(state === 'active' && inside);
      }),
    );
  });
});

describe('rights end', () => {
  // born | guardian's last day | adult from
  const TABLE = `
    2008-11-24 | 2026-11-23 | 2026-11-24
    2008-02-29 | 2026-02-27 | 2026-02-28
    2010-03-01 | 2028-02-29 | 2028-03-01
    2025-01-31 | 2043-01-30 | 2043-01-31
  `;
  test.each(rowsOf(TABLE))('born %s: guardian until %s, adult from %s', (born = '', last = '', adult = '') => {
    expect(guardianEndsOn(toPlainDate(born))).toBe(last);
    expect(isAdult(toPlainDate(born), toPlainDate(last))).toBe(false);
    expect(isAdult(toPlainDate(born), toPlainDate(adult))).toBe(true);
  });

  test('a proxy’s right a year after it was agreed, that day not included', () => {
    expect(proxyEndsOn(toPlainDate('2026-11-23'))).toBe('2027-11-22');
    expect(proxyEndsOn(toPlainDate('2028-02-29'))).toBe('2029-02-27');
  });

  test('an account of one’s own from 14', () => {
    expect(mayHaveOwnAccount(toPlainDate('2012-11-24'), toPlainDate('2026-11-23'))).toBe(false);
    expect(mayHaveOwnAccount(toPlainDate('2012-11-23'), toPlainDate('2026-11-23'))).toBe(true);
  });
});

describe('the right over a person', () => {
  const right = (told: Partial<FamilyRight>): FamilyRight => ({
    linkId: 'link',
    residentId: 'child',
    right: 'guardian',
    scope: [...SCOPES],
    label: '安安',
    endsOn: null,
    ...told,
  });

  test('needs a link to that person and the scope in it', () => {
    const rights = [right({}), right({ residentId: 'father', right: 'proxy', scope: ['record', 'booking'] })];
    expect(rightOver(rights, 'child', 'immunization')).toBe(rights[0]);
    expect(rightOver(rights, 'father', 'booking')).toBe(rights[1]);
    expect(rightOver(rights, 'father', 'immunization')).toBeUndefined();
    expect(rightOver(rights, 'stranger', 'record')).toBeUndefined();
    expect(rightOver([], 'child', 'record')).toBeUndefined();
  });
});

describe('who may end a link', () => {
  //         | holder | subject | stranger
  const TABLE = `
    self     | no  | no  | no
    guardian | yes | no  | no
    proxy    | yes | yes | no
  `;
  test.each(rowsOf(TABLE))('%s: holder %s, the person %s, others %s', (kind = '', ...answers) => {
    const right = RIGHT_KINDS.find((known) => known === kind)!;
    const sides = ['holder', 'subject', 'stranger'] as const;
    expect(sides.map((side) => (mayEndLink(right, side) ? 'yes' : 'no'))).toEqual(answers);
  });
});
