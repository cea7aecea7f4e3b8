import { toPlainDate } from '../shared/plain-date';
import { isOldEnough } from './age';
import { evaluate, type RuleFacts, seriesStands, type StandingAward } from './evaluate';
import type { Goal } from './goal';
import { CITY_SCHEME } from './city-scheme-table';
import { DEFAULT_SCHEME } from './default-scheme-table';
import { SCHEME_TEMPLATES } from './schemes';
import { TOWNSHIP_SCHEME } from './township-scheme-table';
import type { PointEvidence, Scheme } from './types';
import { nearestWays } from './ways';

const day = toPlainDate;
let no = 0;
const evidence = (told: Partial<PointEvidence> & { on: string }): PointEvidence => {
  const { on, ...rest } = told;
  no += 1;
  return {
    evidenceId: `e${no}`,
    kind: 'reading',
    residentId: 'r',
    day: day(on),
    at: new Date(`${on}T08:00:00+08:00`),
    notedAt: new Date(`${on}T08:01:00+08:00`),
    writtenAt: null,
    source: 'clinic',
    topic: null,
    reading: null,
    deviceId: null,
    staffId: null,
    accountId: null,
    ...rest,
  };
};
const pressure = (on: string, told: { source?: PointEvidence['source']; bp?: string; valid?: boolean } = {}) => {
  const [systolic = 0, diastolic = 0] = (told.bp ?? `13${no % 9}/8${no % 7}`).split('/').map(Number);
  return evidence({
    on,
    source: told.source ?? 'device',
    reading: { valid: told.valid ?? true, value: { item: 'blood-pressure', systolic, diastolic } },
  });
};

const facts = (told: Partial<RuleFacts> = {}): RuleFacts => ({
  person: { birthDate: day('1955-03-08'), heightCm: 165, weights: [], off: false },
  today: day('2026-11-25'),
  readings: [],
  awards: [],
  goals: [],
  checks: { deviceResidents: [], phoneResidents: [], household: ['r'], staffResident: null },
  ...told,
});
const award = (ruleId: string, on: string, told: Partial<StandingAward> = {}): StandingAward => ({
  ruleId,
  topic: null,
  day: day(on),
  points: 10,
  ...told,
});
/** `rule: +20`, `rule: why`, `rule: held why`. */
const said = (one: PointEvidence, told: Partial<RuleFacts> = {}, scheme: Scheme = CITY_SCHEME): string =>
  evaluate(one, facts(told), scheme)
    .map((found) => {
      if (found.outcome === 'none') return `${found.ruleId}: ${found.reason}`;
      const held = found.outcome === 'hold' ? ` held ${found.reasons.join(' ')}` : '';
      return `${found.ruleId}: +${found.points}${held}`;
    })
    .join('; ');

describe('what somebody did once', () => {
  const KINDS: readonly [string, Partial<PointEvidence>, string, string, string][] = [
    ['签约', { kind: 'contract' }, 'contract: +20', 'contract: +50', 'contract: +20'],
    ['签约费', { kind: 'signing-fee' }, 'signing-fee: +30', 'signing-fee: +50', 'signing-fee: +30'],
    ['随访', { kind: 'follow-up', topic: 'hypertension' }, 'follow-up: +10', 'follow-up: +50', 'follow-up: +10'],
    ['体检', { kind: 'checkup' }, 'checkup: +30', 'checkup: +100', 'checkup: +20'],
    ['听课', { kind: 'lesson', source: 'typed' }, 'lesson: +2', 'lesson: +5', 'lesson: +3'],
    [
      '流感',
      { kind: 'vaccination', topic: 'influenza' },
      'elder-vaccine: +10',
      'elder-vaccine: +30',
      'elder-vaccine: +10',
    ],
    ['筛查', { kind: 'screening', topic: 'colorectal' }, 'screening: +10', 'screening: +30', ''],
    ['问卷', { kind: 'assessment', source: 'typed' }, 'assessment: +2', 'assessment: +5', ''],
    ['献血', { kind: 'donation' }, 'donation: +20', 'donation: +100', ''],
    [
      '打电话的随访',
      { kind: 'follow-up', topic: 'hypertension', source: 'typed' },
      ...told3('follow-up: source-does-not-count'),
    ],
    ['保密的筛查', { kind: 'screening', topic: null }, ...told3('')],
  ];
  function told3(text: string): [string, string, string] {
    return [text, text, text];
  }
  test.each(KINDS)('%s: the default, the city and the township differ by document alone', (_, told, a, b, c) => {
    const one = evidence({ on: '2026-11-10', ...told });
    expect([DEFAULT_SCHEME, CITY_SCHEME, TOWNSHIP_SCHEME].map((scheme) => said(one, {}, scheme))).toEqual([a, b, c]);
  });

  test.each([
    ['checkup', { kind: 'checkup' }, '1961-11-11', 'checkup: too-young'],
    ['checkup', { kind: 'checkup' }, '1961-11-10', 'checkup: +100'],
    ['vaccine', { kind: 'vaccination', topic: 'influenza' }, '1966-11-11', 'elder-vaccine: too-young'],
    ['vaccine', { kind: 'vaccination', topic: 'influenza' }, '1966-11-10', 'elder-vaccine: +30'],
  ] as const)('%s asks the age on the day, born %#', (_, told, born, expected) => {
    const person = { birthDate: day(born), heightCm: null, weights: [], off: false };
    expect(said(evidence({ on: '2026-11-10', ...told }), { person })).toBe(expected);
  });
});

describe('caps in natural periods', () => {
  const lesson = (on: string) => evidence({ on, kind: 'lesson', source: 'typed' });
  test.each([
    ['the same day', '2026-11-10', [award('lesson', '2026-11-10', { points: 5 })], 'lesson: capped'],
    ['the day after', '2026-11-11', [award('lesson', '2026-11-10', { points: 5 })], 'lesson: +5'],
    [
      'twenty in the month',
      '2026-11-30',
      [1, 2, 3, 4].map((d) => award('lesson', `2026-11-0${d}`, { points: 5 })),
      'lesson: capped',
    ],
    [
      'the first of the next month',
      '2026-12-01',
      [1, 2, 3, 4].map((d) => award('lesson', `2026-11-0${d}`, { points: 5 })),
      'lesson: +5',
    ],
    [
      'what is left of the month',
      '2026-11-30',
      [1, 2, 3].map((d) => award('lesson', `2026-11-0${d}`, { points: 6 })),
      'lesson: +2',
    ],
  ])('%s', (_, on, awards, expected) => {
    expect(said(lesson(on), { awards, today: day('2026-12-20') })).toBe(expected);
  });

  test.each([
    ['2026-09-30', '2026-10-01', 'follow-up: +50'],
    ['2026-10-01', '2026-12-31', 'follow-up: capped'],
    ['2026-12-31', '2027-01-01', 'follow-up: +50'],
  ])('a follow-up of %s and one of %s: %s', (before, on, expected) => {
    const one = evidence({ on, kind: 'follow-up', topic: 'diabetes' });
    const told = { awards: [award('follow-up', before, { points: 50 })], today: day('2027-01-02') };
    expect(said(one, told)).toBe(expected);
  });

  test.each([
    ['influenza', '2026-03-01', 'elder-vaccine: too-soon'],
    ['influenza', '2026-01-10', 'elder-vaccine: +30'],
    ['pneumococcal', '2022-11-10', 'elder-vaccine: too-soon'],
    ['pneumococcal', '2021-11-10', 'elder-vaccine: +30'],
  ])('%s again, the last one on %s: %s', (topic, before, expected) => {
    const one = evidence({ on: '2026-11-10', kind: 'vaccination', topic });
    expect(said(one, { awards: [award('elder-vaccine', before, { topic })] })).toBe(expected);
  });

  test('a late dose is measured against the one after it, too', () => {
    const one = evidence({ on: '2026-09-01', kind: 'vaccination', topic: 'influenza' });
    const awards = [award('elder-vaccine', '2026-11-10', { topic: 'influenza' })];
    expect(said(one, { awards })).toBe('elder-vaccine: too-soon');
  });
});

describe('a series of days', () => {
  const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
  const first = (one: PointEvidence, told: Partial<RuleFacts>): string | undefined => said(one, told).split('; ')[0];
  const late = { today: day('2026-12-05') };
  const week = (source: PointEvidence['source'], count: number) =>
    DAYS.slice(0, count).map((on) => pressure(on, { source }));

  test.each([
    ['4 days', week('device', 4), 'pressure-week: series-not-full'],
    ['5 days by a device', week('device', 5), 'pressure-week: +10'],
    ['5 days typed: half', week('typed', 5), 'pressure-week: +5'],
    ['3 by a device, 2 typed: 8', [...week('device', 3), ...week('typed', 5).slice(3)], 'pressure-week: +8'],
  ])('%s', (_, readings, expected) => {
    const last = readings.at(-1);
    expect(last && first(last, { readings, ...late })).toBe(expected);
  });

  test('the best reading of a day counts, twice a day is one day', () => {
    const readings = [...week('typed', 5), ...week('device', 5)];
    const last = readings.at(-1);
    expect(last && first(last, { readings, ...late })).toBe('pressure-week: +10');
    const twice = [...week('device', 4), ...week('device', 4)];
    const again = twice.at(-1);
    expect(again && first(again, { readings: twice, ...late })).toBe('pressure-week: series-not-full');
  });

  test('Sunday and Monday are two weeks', () => {
    const readings = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'].map((on) => pressure(on));
    const monday = pressure('2026-11-23');
    expect(first(monday, { readings, ...late })).toBe('pressure-week: series-not-full');
  });

  test('a day that was not measured by the protocol does not count; the sixth day earns nothing more', () => {
    const wrong = pressure('2026-11-27', { valid: false });
    expect(first(wrong, { readings: week('device', 4), ...late })).toBe('pressure-week: protocol-not-kept');
    const sixth = pressure('2026-11-28');
    const awards = [award('pressure-week', '2026-11-27')];
    expect(first(sixth, { readings: week('device', 5), awards, ...late })).toBe('pressure-week: capped');
  });

  test('stands while five days are left, falls with the fourth', () => {
    const rule = CITY_SCHEME.rules.find(({ id }) => id === 'pressure-week');
    const six = week('device', 6);
    expect(rule && seriesStands(rule, six.slice(1), day('2026-11-27'))).toBe(true);
    expect(rule && seriesStands(rule, six.slice(2), day('2026-11-27'))).toBe(false);
  });

  test('one point a day in the default: by a device, not typed', () => {
    expect(said(pressure('2026-11-23'), late, DEFAULT_SCHEME)).toContain('reading-day: +1');
    expect(said(pressure('2026-11-23', { source: 'typed' }), late, DEFAULT_SCHEME)).toContain(
      'reading-day: source-does-not-count',
    );
  });
});

describe('the table of the fact sheet, row by row', () => {
  const once = (kind: PointEvidence['kind'], told: Partial<PointEvidence> = {}) =>
    evidence({ on: '2026-11-10', kind, ...told });
  const sugar = (on: string, source: PointEvidence['source'] = 'device') =>
    evidence({
      on,
      source,
      reading: { valid: true, value: { item: 'glucose', mmolL: 6.1 + (no % 9) / 10, time: 'fasting' } },
    });
  const many = (ruleId: string, days: readonly string[], points: number, topic: string | null = null) =>
    days.map((on) => award(ruleId, on, { points, topic }));
  const quarters = ['2026-01-05', '2026-04-05', '2026-07-05', '2026-10-05'];

  test.each<[string, PointEvidence, StandingAward[], string]>([
    ['a contract: one a year', once('contract'), many('contract', ['2026-01-01'], 20), 'contract: capped'],
    ['of last year', once('contract'), many('contract', ['2025-12-31'], 20), 'contract: +20'],
    ['the fee: one a year', once('signing-fee'), many('signing-fee', ['2026-01-01'], 30), 'signing-fee: capped'],
    [
      'three follow-ups',
      once('follow-up', { topic: 'diabetes' }),
      many('follow-up', quarters.slice(1), 10),
      'follow-up: +10',
    ],
    [
      'four follow-ups of any illness',
      once('follow-up', { topic: 'diabetes' }),
      many('follow-up', quarters, 10, 'hypertension'),
      'follow-up: capped',
    ],
    ['a second checkup', once('checkup'), many('checkup', ['2026-01-01'], 30), 'checkup: capped'],
    [
      'pressure and glucose of one day are one point',
      sugar('2026-11-10'),
      many('reading-day', ['2026-11-10'], 1),
      'reading-day: capped',
    ],
    [
      'the seventh day of a week',
      sugar('2026-11-15'),
      many(
        'reading-day',
        ['09', '10', '11', '12', '13', '14'].map((d) => `2026-11-${d}`),
        1,
      ),
      'reading-day: +1',
    ],
    ['a typed one', sugar('2026-11-15', 'typed'), [], 'reading-day: source-does-not-count'],
    [
      'four lessons',
      once('lesson', { source: 'typed' }),
      many('lesson', ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'], 2),
      'lesson: +2',
    ],
    [
      'five lessons',
      once('lesson', { source: 'typed' }),
      many('lesson', ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'], 2),
      'lesson: capped',
    ],
    [
      'both vaccines in one year',
      once('vaccination', { topic: 'pneumococcal' }),
      many('elder-vaccine', ['2026-11-01'], 10, 'influenza'),
      'elder-vaccine: +10',
    ],
    [
      'a screening before the interval of its programme is over',
      once('screening', { topic: 'cervical' }),
      many('screening', ['2023-11-11'], 10, 'cervical'),
      'screening: too-soon',
    ],
    [
      'on the day it is over',
      once('screening', { topic: 'cervical' }),
      many('screening', ['2023-11-10'], 10, 'cervical'),
      'screening: +10',
    ],
    [
      'another programme the day after',
      once('screening', { topic: 'breast' }),
      many('screening', ['2026-11-09'], 10, 'cervical'),
      'screening: +10',
    ],
    [
      'each donation by its certificate',
      once('donation'),
      many('donation', ['2026-01-05', '2026-05-05', '2026-09-05', '2026-11-09'], 20),
      'donation: +20',
    ],
  ])('%s', (_, one, awards, expected) => {
    const told = { awards, readings: one.kind === 'reading' ? [one] : [], today: day('2026-11-20') };
    expect(said(one, told, DEFAULT_SCHEME).split('; ')[0]).toBe(expected);
  });
});

describe('who is too young', () => {
  const bp: Goal = { measure: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90, words: '' };
  const bornOn = (text: string) => ({ birthDate: day(text), heightCm: 165, weights: [], off: false });
  const without = (scheme: Scheme): Scheme => ({
    ...scheme,
    rules: scheme.rules.map((rule) => {
      const { trigger } = rule;
      if (trigger.kind !== 'reading-series' && trigger.kind !== 'control-reached') return rule;
      const { fromAge: _, ...rest } = trigger;
      return { ...rule, trigger: rest };
    }),
  });
  const from = (fromAge: number): Scheme => ({
    ...DEFAULT_SCHEME,
    rules: DEFAULT_SCHEME.rules.map((rule) =>
      rule.trigger.kind === 'reading-series' ? { ...rule, trigger: { ...rule.trigger, fromAge } } : rule,
    ),
  });

  test.each([
    ['the day before the 18th birthday', '2008-11-24', DEFAULT_SCHEME, 'too-young', 'too-young'],
    ['the 18th birthday', '2008-11-23', DEFAULT_SCHEME, '+1', '+10'],
    ['a document that names no age', '2008-11-24', without(DEFAULT_SCHEME), 'too-young', 'too-young'],
    ['and the birthday', '2008-11-23', without(DEFAULT_SCHEME), '+1', '+10'],
    ['a document from 60 on, at 59', '1966-11-24', from(60), 'too-young', '+10'],
    ['and at 60', '1966-11-23', from(60), '+1', '+10'],
    ['a document that takes children in', '2014-11-23', from(12), '+1', 'too-young'],
  ] as const)('%s (%s)', (_, born, scheme, series, control) => {
    const one = pressure('2026-11-23', { source: 'clinic', bp: '130/80' });
    expect(said(one, { person: bornOn(born), goals: [bp] }, scheme)).toBe(
      `reading-day: ${series}; control: ${control}`,
    );
  });

  test.each(SCHEME_TEMPLATES.map((scheme) => [scheme.schemeId, scheme] as const))(
    '%s: who earns nothing by measuring is not asked to measure',
    (_, scheme) => {
      for (const born of ['2020-01-01', '2008-06-02', '2008-06-01', '1955-03-08']) {
        const birthDate = day(born);
        const rules = scheme.rules.filter(({ trigger }) => trigger.kind.startsWith('reading'));
        const told = { birthDate, today: day('2026-06-01'), readings: [], awards: [], goals: [bp] };
        const nudged = nearestWays({ ...told, illnesses: ['diabetes'], nextFollowUpOn: null }, { rules });
        const earned = rules.flatMap((rule) =>
          isOldEnough(rule, { birthDate, on: day('2026-06-01') }) ? [rule.id] : [],
        );
        expect(nudged.map(({ ruleId }) => ruleId).sort()).toEqual(earned.sort());
      }
    },
  );
});

describe('control reached', () => {
  const bp: Goal = { measure: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90, words: '' };
  test.each([
    ['139/89', 'clinic', '+20'],
    ['140/89', 'clinic', 'not-in-target'],
    ['139/90', 'clinic', 'not-in-target'],
    ['88/70', 'clinic', 'not-in-target'],
    ['120/58', 'clinic', 'not-in-target'],
    ['139/84', 'device', 'clinic-only'],
    ['139/84', 'typed', 'clinic-only'],
    ['139.4/89.4', 'clinic', '+20'],
    ['139.5/84', 'clinic', 'not-in-target'],
    ['130/89.5', 'clinic', 'not-in-target'],
    ['89.5/60', 'clinic', '+20'],
    ['89.4/60', 'clinic', 'not-in-target'],
  ] as const)('%s by %s: %s', (value, source, expected) => {
    const one = pressure('2026-11-23', { source, bp: value });
    expect(said(one, { goals: [bp] })).toContain(`pressure-control: ${expected}`);
  });

  test('once a quarter, and only where a target was agreed', () => {
    const one = pressure('2026-11-23', { source: 'clinic', bp: '130/80' });
    expect(said(one)).toContain('pressure-control: no-agreed-target');
    const told = (on: string) => said(one, { goals: [bp], awards: [award('pressure-control', on)] });
    expect(told('2026-10-01')).toContain('pressure-control: capped');
    expect(told('2026-09-30')).toContain('pressure-control: +20');
  });

  const sugar: Goal = { measure: 'glucose', from: 4.4, below: 7, words: '' };
  test.each([
    [6.94, 'fasting', '+20'],
    [6.95, 'fasting', 'not-in-target'],
    [7, 'fasting', 'not-in-target'],
    [4.35, 'fasting', '+20'],
    [4.34, 'fasting', 'not-in-target'],
    [6, 'two-hours', 'no-agreed-target'],
  ] as const)('glucose as it is shown: %s %s: %s', (mmolL, time, expected) => {
    const one = evidence({ on: '2026-11-23', reading: { valid: true, value: { item: 'glucose', mmolL, time } } });
    expect(said(one, { goals: [sugar] })).toContain(`glucose-control: ${expected}`);
  });

  const weight = (kg: number) =>
    evidence({ on: '2026-11-23', reading: { valid: true, value: { item: 'weight', kg } } });
  const goal: Goal = { measure: 'weight', fromKg: 40, atMostKg: 70, words: '' };
  test.each([
    ['reached, slowly', 70, [['2026-10-26', 73]], 165, '1955-03-08', '+20'],
    ['exactly 1 kg a week', 69, [['2026-10-26', 73]], 165, '1955-03-08', '+20'],
    ['more than 1 kg a week', 68.9, [['2026-10-26', 73]], 165, '1955-03-08', 'not-healthy-loss'],
    ['1.2 kg in three days', 69, [['2026-11-20', 70.2]], 165, '1955-03-08', 'not-healthy-loss'],
    ['BMI 19.8 at 71', 54, [], 165, '1955-03-08', 'not-healthy-loss'],
    ['BMI 19.8 at 46', 54, [], 165, '1980-03-08', '+20'],
    ['BMI 18.4 at 46', 50, [], 165, '1980-03-08', 'not-healthy-loss'],
    ['BMI 18.46 is shown as 18.5', 50.25, [], 165, '1980-03-08', '+20'],
    ['BMI 19.95 at 65 is shown as 20.0', 54.32, [], 165, '1961-11-23', '+20'],
    ['BMI 19.94 at 65', 54.28, [], 165, '1961-11-23', 'not-healthy-loss'],
    ['the day before the 65th birthday', 54.28, [], 165, '1961-11-24', '+20'],
    ['16 % in ninety days', 63, [['2026-08-25', 75]], 165, '1980-03-08', 'not-healthy-loss'],
    ['16 % in 91 days', 63, [['2026-08-24', 75]], 165, '1980-03-08', '+20'],
    ['a kilogram within the day', 69, [['2026-11-23', 70]], 165, '1980-03-08', '+20'],
    ['no height known', 60, [], null, '1980-03-08', 'height-unknown'],
    ['not yet', 70.1, [], 165, '1980-03-08', 'not-in-target'],
    ['70.0 as it is shown', 70.04, [], 165, '1980-03-08', '+20'],
  ] as const)('weight: %s', (_, kg, before, heightCm, born, expected) => {
    const weights = before.map(([on, was]) => ({ on: day(on), kg: was }));
    const person = { birthDate: day(born), heightCm, weights, off: false };
    expect(said(weight(kg), { goals: [goal], person })).toContain(`body-control: ${expected}`);
  });

  test.each([
    [84.9, '+20'],
    [84.94, '+20'],
    [84.95, 'not-in-target'],
    [85, 'not-in-target'],
  ])('waist below 85: %d %s', (cm, expected) => {
    const one = evidence({ on: '2026-11-23', reading: { valid: true, value: { item: 'waist', cm } } });
    expect(said(one, { goals: [{ measure: 'waist', below: 85, words: '' }] })).toContain(`body-control: ${expected}`);
  });

  test('a waist in target earns nothing while weight falls too fast', () => {
    const one = evidence({ on: '2026-11-23', reading: { valid: true, value: { item: 'waist', cm: 84 } } });
    const goals: Goal[] = [{ measure: 'waist', below: 85, words: '' }];
    const weights = [
      { on: day('2026-11-02'), kg: 75 },
      { on: day('2026-11-22'), kg: 70 },
    ];
    const person = { birthDate: day('1955-03-08'), heightCm: 165, weights, off: false };
    expect(said(one, { goals, person })).toContain('body-control: not-healthy-loss');
    expect(said(one, { goals })).toContain('body-control: +20');
  });
});

describe('no award', () => {
  test.each([
    [
      'turned off',
      { person: { birthDate: day('1955-03-08'), heightCm: 165, weights: [], off: true } },
      'checkup: opted-out',
    ],
    ['long lapsed', { today: day('2028-01-01') }, 'checkup: lapsed'],
    ['on the last day it could be used', { today: day('2027-12-31') }, 'checkup: +100'],
  ])('%s', (_, told, expected) => {
    expect(said(evidence({ on: '2026-11-10', kind: 'checkup' }), told)).toBe(expected);
  });

  test('before a rule began and after it ended', () => {
    const rules = CITY_SCHEME.rules.map((rule) => ({
      ...rule,
      validFrom: day('2026-11-11'),
      validTo: day('2026-11-12'),
    }));
    const on = (text: string) => said(evidence({ on: text, kind: 'checkup' }), {}, { ...CITY_SCHEME, rules });
    expect(['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'].map(on)).toEqual([
      'checkup: not-valid-that-day',
      'checkup: +100',
      'checkup: +100',
      'checkup: not-valid-that-day',
    ]);
  });
});

test('a doubt holds the award with its reason', () => {
  const one = evidence({ on: '2026-11-10', kind: 'checkup', staffId: 's' });
  const checks = { deviceResidents: [], phoneResidents: [], household: ['r', 'nurse'], staffResident: 'nurse' };
  expect(said(one, { checks })).toBe('checkup: +100 held own-award');
});

test('equal numbers before the day that fills the series hold it, too', () => {
  const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
  const evening = { ...pressure('2026-11-23', { bp: '128/82' }), at: new Date('2026-11-23T20:00:00+08:00') };
  const told = { today: day('2026-11-27') };
  const last = pressure('2026-11-27', { bp: '131/80' });
  const equal = [...days.map((on) => pressure(on, { bp: '128/82' })), evening];
  const [series] = said(last, { ...told, readings: equal }).split('; ');
  expect(series).toMatch(/^pressure-week: \+\d+ held identical-values$/);
  const differing = days.map((on, index) => pressure(on, { bp: `12${index}/8${index}` }));
  expect(said(last, { ...told, readings: differing }).split('; ')[0]).toMatch(/^pressure-week: \+\d+$/);
  // Kept among the readings already, it is not counted twice.
  expect(said(last, { ...told, readings: [...differing, last] }).split('; ')[0]).toMatch(/^pressure-week: \+\d+$/);
});
