import { toPlainDate } from '../shared/plain-date';
import { checkScheme } from './check-scheme';
import { schemeOn } from './scheme-on';
import { SCHEME_TEMPLATES, schemeTemplate } from './schemes';
import { lastDayOf, shareOf } from './share';
import { agesZh, capZh, evidenceZh, expiryZh, holdZh, sourcesZh } from './texts';
import type { PointRule, Scheme } from './types';

const day = toPlainDate;
const city = schemeTemplate('city');
const withRule = (id: string, change: Partial<PointRule>): Scheme => ({
  ...city,
  rules: city.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
});

const ruleOf = (id: string): PointRule => city.rules.find((rule) => rule.id === id)!;
const [week, checkup] = [ruleOf('pressure-week'), ruleOf('checkup')];
const series = { kind: 'reading-series', measures: ['blood-pressure'], days: 5, per: 'week', fromAge: 18 } as const;
const pressure = { kind: 'control-reached', measures: ['blood-pressure'] } as const;
const vaccination = { kind: 'vaccination', topics: ['influenza', 'pneumococcal'] } as const;

test.each(SCHEME_TEMPLATES.map((scheme) => [scheme.schemeId, scheme] as const))(
  '%s can be published as it is',
  (_, scheme) => {
    expect(checkScheme(scheme)).toEqual([]);
    expect(scheme.source.length).toBeGreaterThan(10);
  },
);

test('the published numbers of 密云镇 stand in two of them', () => {
  const points = (schemeId: string) =>
    ['contract', 'signing-fee', 'follow-up'].map(
      (id) => schemeTemplate(schemeId).rules.find((rule) => rule.id === id)?.points,
    );
  expect(points('default')).toEqual([20, 30, 10]);
  expect(points('township')).toEqual([20, 30, 10]);
  expect(schemeTemplate('township').rules).toHaveLength(7);
});

test.each<[string, Scheme, string]>([
  [
    'a goal paid for a typed number',
    withRule('pressure-control', { weights: { clinic: 100, device: 0, typed: 50 } }),
    'rules.3.weights',
  ],
  ['a goal paid every month', withRule('pressure-control', { caps: [{ per: 'month', times: 1 }] }), 'rules.3.caps'],
  [
    'more days than the week has',
    withRule('pressure-week', { trigger: { kind: 'reading-series', measures: ['weight'], days: 8, per: 'week' } }),
    'rules.0.trigger.days',
  ],
  [
    'typed counts more than a device',
    withRule('pressure-week', { weights: { clinic: 100, device: 0, typed: 50 } }),
    'rules.0.weights.typed',
  ],
  [
    'typed counts as much as a device',
    withRule('pressure-week', { weights: { clinic: 100, device: 100, typed: 100 } }),
    'rules.0.weights.typed',
  ],
  [
    'a goal paid for what a device sent',
    withRule('pressure-control', { weights: { clinic: 100, device: 1, typed: 0 } }),
    'rules.3.weights',
  ],
  ['no source counts', withRule('follow-up', { weights: { clinic: 0, device: 0, typed: 0 } }), 'rules.6.weights'],
  [
    'a goal paid twice a quarter',
    withRule('pressure-control', { caps: [{ per: 'quarter', times: 2 }] }),
    'rules.3.caps',
  ],
  ['nothing', withRule('lesson', { points: 0 }), 'rules.8.points'],
  ['a cap below one award', withRule('lesson', { caps: [{ per: 'month', points: 4 }] }), 'rules.8.caps.0'],
  ['an empty cap', withRule('lesson', { caps: [{ per: 'month' }] }), 'rules.8.caps.0'],
  ['no cap', withRule('lesson', { caps: [] }), 'rules.8.caps'],
  ['half a point', withRule('lesson', { points: 2.5 }), 'rules.8.points'],
  [
    'a topic nobody tells of',
    withRule('follow-up', { trigger: { kind: 'follow-up-attended', topics: ['gout'] } }),
    'rules.6.trigger.topics',
  ],
  [
    'a topic that is no more',
    withRule('follow-up', { trigger: { kind: 'follow-up-attended', topics: [] } }),
    'rules.6.trigger.topics',
  ],
  [
    'readings of nothing',
    withRule('pressure-week', { trigger: { kind: 'reading-series', measures: [], days: 5, per: 'week' } }),
    'rules.0.trigger.measures',
  ],
  [
    'children measured for points',
    withRule('pressure-week', {
      trigger: { kind: 'reading-series', measures: ['weight'], days: 5, per: 'week', fromAge: 17 },
    }),
    'rules.0.trigger.fromAge',
  ],
  [
    'goals of children',
    withRule('pressure-control', { trigger: { kind: 'control-reached', measures: ['glucose'], fromAge: 6 } }),
    'rules.3.trigger.fromAge',
  ],
  [
    'doses of somebody of 59, which nobody tells of',
    withRule('elder-vaccine', {
      trigger: { kind: 'vaccination', topics: ['influenza'], fromAge: 59 },
      everyMonths: [],
    }),
    'rules.11.trigger.fromAge',
  ],
  [
    'an interval of a vaccine it does not have',
    withRule('elder-vaccine', { trigger: { kind: 'vaccination', topics: ['influenza'], fromAge: 60 } }),
    'rules.11.everyMonths',
  ],
  [
    'lessons for which only the clinic’s word counts',
    withRule('lesson', { weights: { clinic: 100, device: 100, typed: 0 } }),
    'rules.8.weights.typed',
  ],
  [
    'checkups for which the clinic’s word does not count',
    withRule('checkup', { weights: { clinic: 0, device: 100, typed: 100 } }),
    'rules.7.weights.clinic',
  ],
  [
    'one follow-up by two rules',
    {
      ...city,
      rules: [
        ...city.rules,
        {
          ...city.rules.find(({ id }) => id === 'follow-up')!,
          id: 'follow-up-diabetes',
          trigger: { kind: 'follow-up-attended', topics: ['diabetes'] },
        },
      ],
    },
    `rules.${city.rules.length}.validFrom`,
  ],
  [
    'words of another age than the one that counts',
    withRule('checkup', { trigger: { kind: 'checkup', fromAge: 60 } }),
    'rules.7.text',
  ],
  ['words of an age where none counts', withRule('lesson', { text: '满 60 岁，看完一节课。' }), 'rules.8.text'],
  ['no township at all', { ...city, townships: [] }, 'townships'],
  ['ends before it begins', withRule('lesson', { validTo: day('2024-01-01') }), 'rules.8.validTo'],
  [
    'the same id twice',
    { ...city, rules: [...city.rules, ...city.rules.slice(0, 1)] },
    `rules.${city.rules.length}.id`,
  ],
  [
    'the same thing by two rules at once',
    { ...city, rules: [...city.rules, { ...city.rules[0]!, id: 'pressure-week-again' }] },
    `rules.${city.rules.length}.validFrom`,
  ],
  [
    'the same thing by two rules that share one day',
    {
      ...city,
      rules: [
        { ...city.rules[0]!, validTo: day('2026-12-31') },
        { ...city.rules[0]!, id: 'pressure-week-2027', validFrom: day('2026-12-31') },
      ],
    },
    'rules.1.validFrom',
  ],
  [
    'a family’s points without families',
    { ...city, holder: 'family', family: { ...city.family, allowed: false } },
    'family.allowed',
  ],
])('%s is not published', (_, scheme, path) => {
  expect(checkScheme(scheme).map((fault) => fault.path)).toContain(path);
});

test.each<[string, Scheme]>([
  [
    'seven days of a week',
    withRule('pressure-week', { trigger: { kind: 'reading-series', measures: ['weight'], days: 7, per: 'week' } }),
  ],
  ['typed a little less than a device', withRule('pressure-week', { weights: { clinic: 100, device: 51, typed: 50 } })],
  ['neither device nor typed', withRule('pressure-week', { weights: { clinic: 100, device: 0, typed: 0 } })],
  ['a cap of one award', withRule('lesson', { caps: [{ per: 'month', points: 5 }] })],
  ['a goal once a year', withRule('pressure-control', { caps: [{ per: 'year', times: 1 }] })],
  ['a single day', withRule('lesson', { validFrom: day('2026-01-01'), validTo: day('2026-01-01') })],
  ['donations without a cap', withRule('donation', { caps: [] })],
  ['vaccines from 60 on', withRule('elder-vaccine', { trigger: { ...vaccination, fromAge: 60 } })],
  ['readings from 18 on', withRule('pressure-control', { trigger: { ...pressure, fromAge: 18 } })],
  ['checkups of everybody', withRule('checkup', { trigger: { kind: 'checkup', fromAge: 0 }, text: '做完体检。' })],
  [
    'more for seven days than for five',
    { ...city, rules: [...city.rules, { ...week, id: 'pressure-all-week', trigger: { ...series, days: 7 } }] },
  ],
  [
    'an extra from 80 on',
    {
      ...city,
      rules: [
        ...city.rules,
        { ...checkup, id: 'checkup-80', trigger: { kind: 'checkup', fromAge: 80 }, text: '满 80 岁再加。' },
      ],
    },
  ],
])('%s may be published', (_, scheme) => {
  expect(checkScheme(scheme)).toEqual([]);
});

test('one rule may follow another for the same thing from the next day on', () => {
  const [first] = city.rules;
  const rules = [
    { ...first!, validTo: day('2026-12-31') },
    { ...first!, id: 'pressure-week-2027', validFrom: day('2027-01-01') },
  ];
  expect(checkScheme({ ...city, rules })).toEqual([]);
});

test.each([
  [10, [100, 100, 100, 50, 50], 'down', 8],
  [10, [50, 50, 50, 50, 50], 'down', 5],
  [5, [50], 'down', 2],
  [5, [50], 'half-up', 3],
  [1, [50], 'down', 0],
  [1, [50], 'half-up', 1],
  [1, [0], 'half-up', 0],
  [10, [], 'down', 0],
] as const)('%d points by %j, rounded %s: %d', (points, weights, rounding, expected) => {
  expect(shareOf(points, weights, rounding)).toBe(expected);
});

test.each([
  [{ kind: 'months', months: 24 }, '2026-11-22', '2028-11-22'],
  [{ kind: 'months', months: 1 }, '2027-01-31', '2027-02-28'],
  [{ kind: 'months', months: 24 }, '2024-02-29', '2026-02-28'],
  [{ kind: 'months', months: 24 }, '2026-02-28', '2028-02-28'],
  [{ kind: 'months', months: 24 }, '2026-08-31', '2028-08-31'],
  [{ kind: 'months', months: 18 }, '2026-08-31', '2028-02-29'],
  [{ kind: 'year-end', years: 2 }, '2026-06-15', '2028-12-31'],
  [{ kind: 'year-end', years: 1 }, '2026-01-01', '2027-12-31'],
  [{ kind: 'year-end', years: 0 }, '2026-12-31', '2026-12-31'],
  [{ kind: 'never' }, '2026-12-31', '2199-12-31'],
] as const)('%j from %s: %s', (expiry, from, expected) => {
  expect(lastDayOf(expiry, day(from))).toBe(expected);
});

describe('which document counts', () => {
  const at = (version: number, validFrom: string, change: Partial<Scheme> = {}) => ({
    version,
    validFrom: day(validFrom),
    document: { ...city, ...change },
  });
  const local = at(1, '2026-03-01', { schemeId: 'township', townships: ['白鹭镇'] });
  const all = [at(1, '2026-01-01'), at(2, '2026-07-01'), at(3, '2027-01-01'), local];
  const on = (text: string, township = '柳溪镇') => {
    const found = schemeOn(all, { day: day(text), township });
    return found && `${found.document.schemeId} ${found.version}`;
  };
  test.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'city 1'],
    ['2026-06-30', 'city 1'],
    ['2026-07-01', 'city 2'],
    ['2027-01-01', 'city 3'],
  ])('on %s: %s', (text, expected) => {
    expect(on(text)).toBe(expected);
  });
  test('a township’s own before the county’s', () => {
    expect(on('2026-08-01', '白鹭镇')).toBe('township 1');
    expect(on('2026-02-01', '白鹭镇')).toBe('city 1');
  });
  test('of two for the whole county the one that began later', () => {
    const later = at(1, '2026-05-01', { schemeId: 'default' });
    for (const published of [
      [at(1, '2026-01-01'), later],
      [later, at(1, '2026-01-01')],
    ])
      expect(schemeOn(published, { day: day('2026-06-01'), township: '' })?.document.schemeId).toBe('default');
  });
  test('on its last day it counts', () => {
    const ended = [at(1, '2026-01-01', { validTo: day('2026-01-31') })];
    expect(schemeOn(ended, { day: day('2026-01-31'), township: '' })?.version).toBe(1);
  });
  test('one that ended counts no more', () => {
    expect(
      schemeOn([at(1, '2026-01-01', { validTo: day('2026-01-31') })], { day: day('2026-02-01'), township: '' }),
    ).toBeUndefined();
  });
});

test('words for residents', () => {
  expect(capZh({ per: 'week', times: 1 })).toBe('每周最多 1 次');
  expect(capZh({ per: 'month', times: 2, points: 20 })).toBe('每月最多 2 次，每月最多 20 分');
  expect(expiryZh({ kind: 'year-end', years: 1 })).toBe('当年的分，第二年 12月31日到期，先到期的先用。');
  expect(
    sourcesZh({
      trigger: { kind: 'reading-series', measures: ['weight'], days: 1, per: 'day' },
      weights: { clinic: 100, device: 50, typed: 0 },
    }),
  ).toEqual(['卫生院量的算全部', '绑定的仪器传来的算一半', '自己填的不计分']);
  const text = '满 65 岁，做完体检。';
  expect(agesZh({ trigger: { kind: 'control-reached', measures: ['weight'] }, text })).toEqual([
    '满 18 岁的人才有这一条',
  ]);
  expect(agesZh({ trigger: { kind: 'control-reached', measures: ['weight'], fromAge: 0 }, text })).toEqual([]);
  expect(agesZh({ trigger: { kind: 'checkup', fromAge: 65 }, text })).toEqual([]);
  expect(agesZh({ trigger: { kind: 'checkup', fromAge: 60 }, text })).toEqual(['满 60 岁的人才有这一条']);
  expect(agesZh({ trigger: { kind: 'lesson' }, text })).toEqual([]);
  expect(holdZh(['too-late'])).toBe('量了很久才记下来，请人看一眼。没问题就给，不用您做什么。');
  const reading = { valid: true, value: { item: 'blood-pressure', systolic: 178, diastolic: 99 } } as const;
  expect(evidenceZh({ kind: 'reading', day: day('2026-11-22'), source: 'device', reading })).toBe(
    '11月22日，血压，绑定的仪器传来的',
  );
});
