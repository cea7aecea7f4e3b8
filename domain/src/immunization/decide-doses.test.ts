/** May these doses be given together on this day: who, records, day of the slot, what else, wanted, answer. */
import { toPlainDate } from '../shared/plain-date';
import { decideDoses, type WantedDose } from './decide-doses';
import { readCases, readGiven } from './test-support/case-table';

const SERIES: Record<string, string> = {
  IPV: 'polio',
  bOPV: 'polio',
  'MPSV-A': 'mening',
  'MPSV-AC': 'mening',
  'JE-L': 'JE',
  'JE-I': 'JE',
  'HepA-L': 'HepA',
  'HepA-I': 'HepA',
};

const readWanted = (text: string): WantedDose[] =>
  text.split(/\s+/).flatMap((word) => {
    const [vaccine = '', dose = ''] = word.split('#');
    return word === '-' ? [] : { series: SERIES[vaccine] ?? vaccine, vaccine, dose: Number(dose) };
  });

/** `birth sex | records | slot day | extras | wanted => ok` or `=> reason vaccine#dose@next possible day …`. */
const readDecision = (line: string) => {
  const [facts = '', expected = ''] = line.split('=>');
  const cells = facts.split('|');
  const [one] = readCases([...cells.slice(0, 4), '!none'].join('|'));
  if (one === undefined) throw new Error(`not a case: ${line}`);
  return { input: one.input, wanted: readWanted((cells[4] ?? '').trim()), expected: expected.trim() };
};

const tell = (decision: ReturnType<typeof decideDoses>): string =>
  decision.kind === 'ok'
    ? ['ok', ...decision.warnings.map((warning) => `?${warning.rule}`)].join(' ')
    : [decision.reason, ...decision.doses.map((one) => `${one.vaccine}#${one.dose}@${one.nextPossibleOn ?? '-'}`)].join(
        ' ',
      );

const ANAN =
  'HepB@2025-05-19,2025-06-19,2025-11-24 BCG@2025-05-19 IPV@2025-07-21,2025-08-21 bOPV@2025-09-22 DTaP@2025-07-21,2025-09-22,2025-11-24 MPSV-A@2025-11-24,2026-02-24 MMR@2026-01-20 JE-L@2026-01-20 Varicella@2026-11-04';

const CASES = `
# the two due doses of the mock-up, alone and together
2025-05-19 f | ${ANAN} | 2026-11-24 | HepA-I | DTaP#4 HepA-I#1 => ok
2025-05-19 f | ${ANAN} | 2026-11-24 | - | HepA-I#1 => ok
2025-05-19 f | ${ANAN} | 2026-11-18 | HepA-I | DTaP#4 => too-early DTaP#4@2026-11-19
# a live vaccine inside the 28 days, and on the day they end
2025-05-19 f | ${ANAN} | 2026-12-01 | - | MMR#2 => too-early MMR#2@2026-12-02
2025-05-19 f | ${ANAN} | 2026-12-02 | - | MMR#2 => ok
2025-05-19 f | ${ANAN} | 2026-12-01 | HepA-I | DTaP#4 MMR#2 => too-early MMR#2@2026-12-02
# two injected live vaccines on one day
2025-05-19 f | ${ANAN} | 2026-12-02 | - | MMR#2 HepA-L#1 => ok
2025-05-19 f | - | 2026-01-19 | - | MMR#1 JE-L#1 => ok
2025-05-19 f | MMR@2026-01-20 | 2026-01-25 | - | JE-L#1 => too-early JE-L#1@2026-02-17
# already given, unknown, not existing, nothing
2025-05-19 f | ${ANAN} | 2026-11-24 | - | DTaP#3 => already-given DTaP#3@-
2025-05-19 f | ${ANAN} | 2026-11-24 | - | Moon#1 => unknown-vaccine Moon#1@-
2025-05-19 f | ${ANAN} | 2026-11-24 | - | DTaP#9 => not-needed DTaP#9@-
2025-05-19 f | ${ANAN} | 2026-11-24 | - | - => nothing-chosen
# two doses of one series on one day, the same dose twice, a combination with its component
2025-05-19 f | - | 2026-11-24 | - | DTaP#1 DTaP#2 => not-together DTaP#2@-
2025-05-19 f | - | 2026-11-24 | - | DTaP#1 DTaP#1 => not-together DTaP#1@-
2025-05-19 f | - | 2026-11-24 | - | IPV#1 bOPV#3 => not-together bOPV#3@-
2025-05-19 f | - | 2025-07-19 | - | DTaP-IPV/Hib#1 IPV#1 => not-together IPV#1@-
2025-05-19 f | - | 2026-11-24 | - | HepA-L#1 HepA-I#1 => not-together HepA-I#1@-
# stops, sex, a clinician's decision
2019-11-24 f | - | 2026-11-23 | - | DTaP#1 => ok
2019-11-23 f | - | 2026-11-23 | - | DTaP#1 => stopped DTaP#1@-
2022-11-23 f | - | 2026-11-23 | - | BCG#1 => stopped BCG#1@-
2025-05-19 f | - | 2025-08-19 | - | BCG#1 => ask-clinic BCG#1@-
2013-05-19 m | - | 2026-11-23 | - | 2vHPV#1 => stopped 2vHPV#1@-
2025-05-19 f | HepB@2025-05-19,2025-06-18 | 2025-07-01 | - | HepB#2 => ask-clinic HepB#2@-
2025-05-19 f | HepB@2025-05-19,2025-06-18 | 2025-11-19 | - | HepB#3 => ok ?earlier-dose-in-review
2025-05-19 f | - | 2026-01-19 | immune | MMR#1 => ask-clinic MMR#1@-
2025-05-19 f | - | 2026-01-19 | ig=2025-12-01 | MMR#1 => too-early MMR#1@2026-03-01
# unconfirmed facts warn and never block: group A from two years, four months for hepatitis B, DT counts
2025-05-19 f | MPSV-A@2025-11-24 | 2027-06-01 | - | MPSV-A#2 => ok ?a-group-age
2025-01-01 f | HepB@2025-12-01,2025-12-29 | 2026-02-27 | - | HepB#3 => ok ?hepb-four-months
2018-05-19 m | DTaP@2018-08-19,2018-09-19 | 2026-11-23 | - | DT#1 => ok ?dt-catch-up
2019-05-19 m | DTaP@2019-08-19,2019-09-19,2026-04-30 | 2026-10-29 | - | DT#1 => ok ?interval-wait
2020-05-19 m | - | 2026-11-23 | - | DT#1 => not-needed DT#1@-
2024-05-19 f | - | 2026-06-30 | - | MPSV-AC#3 => ask-clinic MPSV-AC#3@-
# self-paid
2025-05-19 f | - | 2026-05-18 | - | Varicella#1 => too-early Varicella#1@2026-05-19
2025-05-19 f | - | 2026-05-19 | - | Varicella#1 => ok ?programme-first
2025-05-19 f | ${ANAN} | 2027-02-03 | - | Varicella#1 => already-given Varicella#1@-
2025-05-19 f | ${ANAN} | 2027-02-03 | - | Varicella#2 => too-early Varicella#2@2027-02-04
2025-05-19 f | ${ANAN} | 2027-02-04 | - | Varicella#2 => ok ?programme-first
2025-05-19 f | ${ANAN} | 2026-11-24 | HepA-I | Flu-IIV#1 => ok ?programme-first
2025-05-19 f | ${ANAN} | 2026-11-24 | HepA-I | Flu-IIV#1 DTaP#4 HepA-I#1 => ok
2025-05-19 f | Flu-IIV@2026-11-01 | 2026-11-28 | - | Flu-IIV#2 => too-early Flu-IIV#2@2026-11-29
2025-05-19 f | Flu-IIV@2026-11-01 | 2026-11-29 | - | Flu-IIV#2 => ok ?programme-first
1976-11-24 m | - | 2026-11-23 | - | Zoster-RZV#1 => ok
1960-03-01 f | - | 2026-11-23 | - | PPV23#1 Flu-IIV#1 => ok ?by-clinic
1960-03-01 f | - | 2026-11-23 | - | HepB#1 => not-in-programme HepB#1@-
1990-03-01 f | - | 2026-11-23 | - | 2vHPV#1 => ok
1990-03-01 m | - | 2026-11-23 | - | 2vHPV#1 => stopped 2vHPV#1@-
2026-09-30 f | - | 2026-12-29 | - | RV5#1 => ok ?programme-first
2026-09-30 f | - | 2026-12-30 | - | RV5#1 => stopped RV5#1@-
2026-09-30 f | RV5@2026-12-29 | 2027-01-26 | - | RV5#2 => ok ?programme-first
# rabies: two on day 0, nothing else delays it, its own days do
1990-03-01 m | - | 2026-11-23 | bite=2026-11-23 | Rabies-Zagreb#1 Rabies-Zagreb#2 => ok
1990-03-01 m | - | 2026-11-23 | bite=2026-11-23 | Rabies-Zagreb#2 Rabies-Zagreb#3 => not-together Rabies-Zagreb#3@-
1990-03-01 m | - | 2026-11-23 | bite=2026-11-23 | Rabies-Essen#1 Rabies-Essen#2 => not-together Rabies-Essen#2@-
1990-03-01 m | Rabies-Essen@2026-11-23 | 2026-11-25 | - | Rabies-Essen#2 => too-early Rabies-Essen#2@2026-11-26
1990-03-01 m | Rabies-Essen@2026-11-23 | 2026-11-26 | - | Rabies-Essen#2 => ok
2025-05-19 f | MMR@2026-11-20 | 2026-11-23 | bite=2026-11-23 | Rabies-Essen#1 => ok
`
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));

describe('doses wanted on a day', () => {
  test.each(CASES)('%s', (line) => {
    const { input, wanted, expected } = readDecision(line);
    expect(tell(decideDoses({ input, wanted }))).toBe(expected);
  });
});

describe('other bookings of the person', () => {
  const input = {
    birthDate: toPlainDate('2025-05-19'),
    sex: 'female' as const,
    given: readGiven(ANAN),
    today: toPlainDate('2026-12-10'),
  };
  const wanted = [{ series: 'MMR', vaccine: 'MMR', dose: 2 }];

  test.each([
    ['HepA-L', '2026-11-13', 'too-early', '2026-12-11'],
    ['HepA-L', '2026-11-12', 'ok', undefined],
    ['HepA-L', '2026-12-10', 'ok', undefined],
    ['HepA-L', '2027-01-06', 'too-early', '2027-02-03'],
    ['HepA-L', '2027-01-07', 'ok', undefined],
    ['DTaP', '2026-12-11', 'ok', undefined],
  ])('%s booked on %s: %s', (vaccine, date, outcome, next) => {
    const decision = decideDoses({ input, wanted, booked: [{ vaccine, date: toPlainDate(date) }] });
    expect(decision.kind === 'ok' ? 'ok' : decision.reason).toBe(outcome);
    expect(decision.kind === 'ok' ? undefined : decision.doses[0]?.nextPossibleOn).toBe(next);
  });
});
