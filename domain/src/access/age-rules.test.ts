import { toPlainDate } from '../shared/plain-date';
import { AGE_RULES, ageOf, AGES } from './age-rules';

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('which age somebody is in', () => {
  // born | today | age
  const TABLE = `
    2026-11-23 | 2026-11-23 | child
    2012-11-24 | 2026-11-23 | child
    2012-11-23 | 2026-11-23 | teen
    2012-11-22 | 2026-11-23 | teen
    2008-11-24 | 2026-11-23 | teen
    2008-11-23 | 2026-11-23 | adult
    2012-02-29 | 2026-02-27 | child
    2012-02-29 | 2026-02-28 | teen
    2008-02-29 | 2026-02-27 | teen
    2008-02-29 | 2026-02-28 | adult
    2010-02-28 | 2028-02-27 | teen
    2010-02-28 | 2028-02-28 | adult
    2010-03-01 | 2028-02-29 | teen
    2010-03-01 | 2028-03-01 | adult
    1955-06-01 | 2026-11-23 | adult
  `;
  test.each(rowsOf(TABLE))('born %s, on %s: %s', (born = '', today = '', age) => {
    expect(ageOf(toPlainDate(born), toPlainDate(today))).toBe(age);
  });
});

describe('who reads and who consents', () => {
  //       | own account | guardian reads | guardian consents | guardian, sensitive
  const TABLE = `
    child | no  | yes | yes            | yes
    teen  | yes | yes | until-own-word | no
    adult | yes | no  | no             | no
  `;
  const word = (yes: boolean): string => (yes ? 'yes' : 'no');
  test.each(rowsOf(TABLE))('%s', (name, ...cells) => {
    const rule = AGE_RULES[AGES.find((age) => age === name)!];
    expect([word(rule.self), word(rule.guardianReads), rule.guardianConsents, word(rule.guardianSensitive)]).toEqual(
      cells,
    );
  });
});
