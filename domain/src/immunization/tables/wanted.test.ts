/** A dose asked for at booking is answered as the forecast tells it, alone and beside others: issue 3 §1, one forecast behind every screen. */
import { toPlainDate } from '../../shared/plain-date';
import { decideDoses, type DoseDecision, type WantedDose } from '../decide-doses';
import { forecast } from '../forecast';
import type { ForecastDose, ForecastInput, VaccineOptions } from '../types';
import { momentOf } from './table';

const BORN = '2026-09-10';
const TO_18_MONTHS =
  'HepB@0d HepB@1m HepB@6m BCG@0d IPV@2m IPV@3m bOPV@4m DTaP@2m DTaP@4m DTaP@6m MPSV-A@6m MPSV-A@9m MMR@8m JE-L@8m';

function child(records: string, today: string, options: VaccineOptions = {}): ForecastInput {
  const given = records
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [vaccine = '', moment = ''] = word.split('@');
      return { vaccine, date: momentOf(moment, BORN) };
    });
  return { birthDate: toPlainDate(BORN), sex: 'male', given, today: momentOf(today, BORN), options };
}

const CHILDREN: readonly [string, ForecastInput][] = [
  ['a newborn', child('', '0d')],
  ['two months, nothing given', child('', '2m')],
  ['five months, late', child('HepB@0d BCG@0d IPV@2m', '5m')],
  ['eight months, a live vaccine yesterday', child('MMR@8m', '8m+1d')],
  ['eighteen months, to schedule', child(TO_18_MONTHS, '18m')],
  ['eighteen months, one dose early', child(`${TO_18_MONTHS} MMR@17m`, '18m')],
  ['two years, inactivated products', child('JE-I@8m HepA-I@18m', '2y', { JE: 'JE-I', HepA: 'HepA-I' })],
  ['three years, no group A', child('', '3y')],
  ['six years, to schedule', child(`${TO_18_MONTHS} DTaP@18m MMR@18m HepA-L@18m JE-L@2y MPSV-AC@3y bOPV@4y`, '6y')],
  ['seven years, two DTaP', child('DTaP@2m DTaP@4m', '7y')],
  ['twelve years, nothing given', child('', '12y')],
  ['grown up', child('', '18y')],
];

const wantedOf = ({ series, vaccine, dose }: ForecastDose): WantedDose => ({ series, vaccine, dose });

const REFUSED = {
  given: 'already-given',
  stopped: 'stopped',
  'not-needed': 'not-needed',
  'not-in-programme': 'not-in-programme',
  'ask-clinic': 'ask-clinic',
  'not-yet': 'too-early',
  due: 'ok',
  overdue: 'ok',
} as const;

/** What the row of the forecast lets one expect: only confirmed facts refuse. */
function expected(dose: ForecastDose): string {
  const answer = REFUSED[dose.status];
  if (answer === 'ok') return 'ok';
  if (dose.givenOn !== undefined) return `${answer} -`;
  const isConfirmed = dose.reasons.some(({ rule, verified }) => verified && rule !== 'earlier-dose-in-review');
  if (!isConfirmed) return 'ok';
  return `${answer} ${answer === 'too-early' ? (dose.earliestOn ?? '-') : '-'}`;
}

const told = (decision: DoseDecision): string =>
  decision.kind === 'ok' ? 'ok' : `${decision.reason} ${decision.doses[0]?.nextPossibleOn ?? '-'}`;

describe('each dose of a forecast, wanted alone', () => {
  test.each(CHILDREN)('%s', (_, input) => {
    const doses = forecast(input).doses.filter(({ series }) => series !== '2vHPV');
    const answers = doses.map((dose) => told(decideDoses({ input, wanted: [wantedOf(dose)] })));
    expect(answers).toEqual(doses.map(expected));
    const quick = doses.map((dose) => told(decideDoses({ input, wanted: [wantedOf(dose)], refusalsOnly: true })));
    expect(quick).toEqual(answers);
  });

  test.each(CHILDREN)('%s: all that is due together', (_, input) => {
    const due = forecast(input).doses.filter(({ status }) => status === 'due' || status === 'overdue');
    const decision = decideDoses({ input, wanted: due.map(wantedOf) });
    if (due.length === 0) expect(decision).toMatchObject({ kind: 'refused', reason: 'nothing-chosen', doses: [] });
    else expect(decision).toMatchObject({ kind: 'ok', doses: due });
  });
});

describe('the alternative that is wanted counts as chosen', () => {
  const today = '2y';
  test.each([
    ['JE', 'JE-I', {}, 'ok'],
    ['JE', 'JE-L', { JE: 'JE-I' }, 'ok'],
    ['HepA', 'HepA-I', {}, 'ok'],
    ['HepA', 'HepA-L', { HepA: 'HepA-I' }, 'ok'],
  ] as const)('%s by %s with %j → %s', (series, vaccine, options, answer) => {
    const input = child('', today, options);
    expect(told(decideDoses({ input, wanted: [{ series, vaccine, dose: 1 }] }))).toBe(answer);
  });

  test('a choice elsewhere stays', () => {
    const input = child('', today, { HepA: 'HepA-I' });
    const wanted = [
      { series: 'JE', vaccine: 'JE-L', dose: 1 },
      { series: 'HepA', vaccine: 'HepA-I', dose: 1 },
    ];
    expect(told(decideDoses({ input, wanted }))).toBe('ok');
  });
});

describe('what is refused says which dose and why', () => {
  test('a dose too early', () => {
    const decision = decideDoses({ input: child('', '2m-1d'), wanted: [{ series: 'DTaP', vaccine: 'DTaP', dose: 1 }] });
    expect(decision).toMatchObject({
      kind: 'refused',
      reason: 'too-early',
      doses: [
        { series: 'DTaP', vaccine: 'DTaP', dose: 1, nextPossibleOn: '2026-11-10', reasons: [{ rule: 'age-wait' }] },
      ],
    });
  });

  test('two of one series', () => {
    const wanted = [1, 2].map((dose) => ({ series: 'DTaP', vaccine: 'DTaP', dose }));
    expect(decideDoses({ input: child('', '8m'), wanted })).toEqual({
      kind: 'refused',
      reason: 'not-together',
      doses: [{ series: 'DTaP', vaccine: 'DTaP', dose: 2, reason: 'not-together', nextPossibleOn: null, reasons: [] }],
    });
  });
});
