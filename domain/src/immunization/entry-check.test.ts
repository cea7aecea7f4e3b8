/** Entry checks a nurse or a school can review: `birth sex | records | today | extras | entry term => verdict missing … ask … coming …`. */
import { toPlainDate } from '../shared/plain-date';
import { checkEntry, usualTermStart, type EntryCheck, type EntryDose } from './entry-check';
import { readCases } from './test-support/case-table';

const AT_3 =
  'HepB@2023-05-01,2023-06-01,2023-11-01 BCG@2023-05-01 IPV@2023-07-01,2023-08-01 bOPV@2023-09-01 DTaP@2023-08-01,2023-09-01,2023-10-01,2024-11-01 MMR@2024-01-01,2024-11-01 JE-L@2024-01-01,2025-05-01 MPSV-A@2023-11-01,2024-02-01 HepA-L@2024-11-01';
const AT_6 =
  'HepB@2020-05-01,2020-06-01,2020-11-01 BCG@2020-05-01 IPV@2020-07-01,2020-08-01 bOPV@2020-09-01,2024-05-01 DTaP@2020-08-01,2020-09-01,2020-10-01,2021-11-01 MMR@2021-01-01,2021-11-01 JE-L@2021-01-01,2022-05-01 MPSV-A@2020-11-01,2021-02-01 MPSV-AC@2023-05-01 HepA-L@2021-11-01';

const CASES = `
# kindergarten, three years old: the A+C of three years is of its age
2023-05-01 f | ${AT_3} MPSV-AC@2026-05-01 | 2026-09-10 | - | kindergarten 2026-09-01 => complete
2023-05-01 f | ${AT_3} | 2026-09-10 | - | kindergarten 2026-09-01 => missing MPSV-AC#3@2026-05-01
# complete before the term; what comes until the second check is told
2023-12-15 f | HepB@2023-12-15,2024-01-15,2024-06-15 BCG@2023-12-15 IPV@2024-02-15,2024-03-15 bOPV@2024-04-15 DTaP@2024-03-15,2024-04-15,2024-05-15,2025-06-15 MMR@2024-08-15,2025-06-15 JE-L@2024-08-15,2025-12-15 MPSV-A@2024-06-15,2024-09-15 HepA-L@2025-06-15 | 2026-08-20 | - | kindergarten 2026-09-01 => complete coming MPSV-AC#3@2026-12-15
# the day before the third birthday nothing is missing, on the birthday the dose of three years is
2023-09-10 f | HepB@2023-09-10,2023-10-10,2024-03-10 BCG@2023-09-10 IPV@2023-11-10,2023-12-10 bOPV@2024-01-10 DTaP@2023-12-10,2024-01-10,2024-02-10,2025-03-10 MMR@2024-05-10,2025-03-10 JE-L@2024-05-10,2025-09-10 MPSV-A@2024-03-10,2024-06-10 HepA-L@2025-03-10 | 2026-09-09 | - | kindergarten 2026-09-01 => complete coming MPSV-AC#3@2026-09-10
2023-09-10 f | HepB@2023-09-10,2023-10-10,2024-03-10 BCG@2023-09-10 IPV@2023-11-10,2023-12-10 bOPV@2024-01-10 DTaP@2023-12-10,2024-01-10,2024-02-10,2025-03-10 MMR@2024-05-10,2025-03-10 JE-L@2024-05-10,2025-09-10 MPSV-A@2024-03-10,2024-06-10 HepA-L@2025-03-10 | 2026-09-10 | - | kindergarten 2026-09-01 => missing MPSV-AC#3@2026-09-10
# school, six years old: DTaP 5 and A+C 2
2020-05-01 m | ${AT_6} DTaP@2026-05-01 MPSV-AC@2026-05-01 | 2026-09-10 | - | school 2026-09-01 => complete
2020-05-01 m | ${AT_6} | 2026-09-10 | - | school 2026-09-01 => missing DTaP#5@2026-05-01 MPSV-AC#4@2026-05-01
2020-05-01 m | ${AT_6} DTaP@2026-05-01 | 2026-09-10 | - | school 2026-09-01 => missing MPSV-AC#4@2026-05-01
# five years old at the start of term, six in November: told as coming
2020-11-01 m | HepB@2020-11-01,2020-12-01,2021-05-01 BCG@2020-11-01 IPV@2021-01-01,2021-02-01 bOPV@2021-03-01,2024-11-01 DTaP@2021-02-01,2021-03-01,2021-04-01,2022-05-01 MMR@2021-07-01,2022-05-01 JE-L@2021-07-01,2022-11-01 MPSV-A@2021-05-01,2021-08-01 MPSV-AC@2023-11-01 HepA-L@2022-05-01 | 2026-09-10 | - | school 2026-09-01 => complete coming DTaP#5@2026-11-01 MPSV-AC#4@2026-11-01
# five-in-one counts for polio and DTaP
2023-05-01 f | HepB@2023-05-01,2023-06-01,2023-11-01 BCG@2023-05-01 DTaP-IPV/Hib@2023-07-01,2023-08-01,2023-09-01,2024-11-01 MMR@2024-01-01,2024-11-01 JE-L@2024-01-01,2025-05-01 MPSV-A@2023-11-01,2024-02-01 MPSV-AC@2026-05-01 HepA-L@2024-11-01 | 2026-09-10 | - | kindergarten 2026-09-01 => complete
# waits count as missing too: the second polio dose is 28 days off, the third behind it
2023-05-01 f | HepB@2023-05-01,2023-06-01,2023-11-01 BCG@2023-05-01 IPV@2026-09-05 DTaP@2023-08-01,2023-09-01,2023-10-01,2024-11-01 MMR@2024-01-01,2024-11-01 JE-L@2024-01-01,2025-05-01 MPSV-A@2023-11-01,2024-02-01 MPSV-AC@2026-05-01 HepA-L@2024-11-01 | 2026-09-10 | - | kindergarten 2026-09-01 => missing IPV#2@2026-10-03 bOPV#3@2026-10-31
# cannot be made up before the end of December: DTaP 4 six months after DTaP 3, JE 2 a year after JE 1
2023-05-01 f | HepB@2023-05-01,2023-06-01,2023-11-01 BCG@2023-05-01 IPV@2023-07-01,2023-08-01 bOPV@2023-09-01 DTaP@2023-08-01,2023-09-01,2026-09-05 MMR@2024-01-01,2024-11-01 JE-L@2026-09-05 MPSV-A@2023-11-01,2024-02-01 MPSV-AC@2026-05-01 HepA-L@2024-11-01 | 2026-09-10 | - | kindergarten 2026-09-01 => missing DTaP#4@2027-03-05/late JE-L#2@2027-09-05/late
# a clinician's word: BCG never given (skin test first), and medicines against the immune system
2023-05-01 f | HepB@2023-05-01,2023-06-01,2023-11-01 IPV@2023-07-01,2023-08-01 bOPV@2023-09-01 DTaP@2023-08-01,2023-09-01,2023-10-01,2024-11-01 MMR@2024-01-01,2024-11-01 JE-L@2024-01-01,2025-05-01 MPSV-A@2023-11-01,2024-02-01 MPSV-AC@2026-05-01 HepA-L@2024-11-01 | 2026-09-10 | - | kindergarten 2026-09-01 => ask-clinic ask BCG#1
2020-05-01 m | HepB@2020-05-01,2020-06-01,2020-11-01 IPV@2020-07-01,2020-08-01 bOPV@2020-09-01,2024-05-01 DTaP@2020-08-01,2020-09-01,2020-10-01,2021-11-01,2026-05-01 MMR@2021-01-01,2021-11-01 JE-L@2021-01-01,2022-05-01 MPSV-A@2020-11-01,2021-02-01 MPSV-AC@2023-05-01,2026-05-01 HepA-L@2021-11-01 | 2026-09-10 | - | school 2026-09-01 => complete
# a dose given too early is the clinic's word, not a gap
2023-05-01 f | HepB@2023-05-01,2023-06-01,2023-11-01 BCG@2023-05-01 IPV@2023-07-01,2023-08-01 bOPV@2023-09-01 DTaP@2023-08-01,2023-09-01,2023-10-01,2024-11-01 MMR@2023-12-25,2024-11-01 JE-L@2024-01-22,2025-05-01 MPSV-A@2023-11-01,2024-02-01 MPSV-AC@2026-05-01 HepA-L@2024-11-01 | 2026-09-10 | - | kindergarten 2026-09-01 => ask-clinic ask MMR#1
# both: missing comes first
2023-05-01 f | HepB@2023-05-01,2023-06-01,2023-11-01 IPV@2023-07-01,2023-08-01 bOPV@2023-09-01 DTaP@2023-08-01,2023-09-01,2023-10-01 MMR@2024-01-01,2024-11-01 JE-L@2024-01-01,2025-05-01 MPSV-A@2023-11-01,2024-02-01 MPSV-AC@2026-05-01 HepA-L@2024-11-01 | 2026-09-10 | - | kindergarten 2026-09-01 => missing DTaP#4@2024-11-01 ask BCG#1
`;

const tellDay = ({ earliestOn, beforeRecheck }: EntryDose): string =>
  `@${earliestOn ?? '-'}${beforeRecheck ? '' : '/late'}`;
const nameOf = ({ vaccine, dose }: EntryDose): string => `${vaccine}#${dose}`;
const part = (word: string, told: readonly string[]): string[] => (told.length === 0 ? [] : [word, ...told]);
const tell = ({ verdict, missing, askClinic, upcoming }: EntryCheck): string =>
  [
    verdict,
    ...missing.map((dose) => nameOf(dose) + tellDay(dose)),
    ...part('ask', askClinic.map(nameOf)),
    ...part(
      'coming',
      upcoming.map((dose) => nameOf(dose) + tellDay(dose)),
    ),
  ].join(' ');

const cases = CASES.split('\n')
  .filter((line) => line.includes('=>'))
  .map((line) => {
    const [facts = '', expected = ''] = line.split('=>');
    const cells = facts.split('|');
    const [one] = readCases(`${cells.slice(0, 4).join('|')}| !none`);
    const [entry, term = ''] = (cells[4] ?? '').trim().split(' ');
    if (one === undefined || (entry !== 'school' && entry !== 'kindergarten')) throw new Error(`not a case: ${line}`);
    return [line, { ...one.input, entry, termStartsOn: toPlainDate(term) } as const, expected.trim()] as const;
  });

test.each(cases)('%s', (_, input, expected) => {
  expect(tell(checkEntry(input))).toBe(expected);
});

describe('the procedure', () => {
  const check = (entry: 'kindergarten' | 'school', term: string) =>
    checkEntry({
      birthDate: toPlainDate('2023-05-01'),
      sex: 'male',
      given: [],
      today: toPlainDate('2026-09-10'),
      entry,
      termStartsOn: toPlainDate(term),
    });

  test('thirty days from the start of term, again by the end of December', () => {
    expect(check('school', '2026-09-01')).toMatchObject({
      checkBy: '2026-10-01',
      recheckBy: '2026-12-31',
      checkedOn: '2026-09-10',
    });
    expect(check('kindergarten', '2027-02-22')).toMatchObject({ checkBy: '2027-03-24', recheckBy: '2027-12-31' });
  });
  test('says that the certificate is no condition of registration, with its source', () => {
    const [first, second, third] = check('kindergarten', '2026-09-01').notes;
    expect(first).toEqual({
      rule: 'entry-not-precondition',
      text: '没打齐也可以报名入园，接种证不是报名的条件',
      source: 'S13',
      verified: true,
    });
    expect(second?.text).toBe('幼儿园在开学后30天内（10月1日前）查接种证');
    expect(third?.text).toBe('没打齐的尽快补，12月31日前幼儿园再查一次');
    expect(check('school', '2026-09-01').notes[0]?.text).toBe('没打齐也可以报名入学，接种证不是报名的条件');
  });
  test('counts what is given', () => {
    expect(check('school', '2026-09-01').givenCount).toBe(0);
  });
  test('the usual first day of term', () => {
    expect(usualTermStart(toPlainDate('2026-11-23'))).toBe('2026-09-01');
    expect(usualTermStart(toPlainDate('2027-01-05'))).toBe('2027-09-01');
  });
});
