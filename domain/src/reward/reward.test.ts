import fc from 'fast-check';
import { addDays, type PlainDate, toPlainDate } from '../shared/plain-date';
import { COUNTER_REFUSAL_TEXTS, counterRefusal, counterWarnings } from './counter';
import { type EligiblePerson, placesFor, reasonsAgainst, type RewardFacts } from './eligibility';
import { hoursInWords, isOpenAt } from './hours';
import { nextPriceAfter, overlaps, priceOn, standingOn, stockOn } from './offer';
import { findRefund, REFUND_RULES, REFUND_TEXTS, refundsOpen } from './refund';
import { findMove, REDEMPTION_MOVES, REDEMPTION_STATES } from './states';
import type { OpenHours, RewardTerms } from './types';
import { monthDay, whoText } from './words';

const day = toPlainDate;
const TODAY = day('2026-11-25');

describe('states', () => {
  // state: moves that are open from it, and where they lead
  const TABLE = {
    held: { commit: 'committed', void: 'voided', expire: 'expired' },
    committed: { refund: 'refunded' },
    voided: {},
    expired: {},
    refunded: {},
  };
  test.each(REDEMPTION_STATES)('%s', (state) => {
    const open = REDEMPTION_MOVES.flatMap((move) => {
      const found = findMove(state, move);
      return found ? [[move, found.to]] : [];
    });
    expect(Object.fromEntries(open)).toEqual(TABLE[state]);
  });
  test('points are back for every way out but use, and a place comes back only unused', () => {
    for (const state of REDEMPTION_STATES)
      for (const move of REDEMPTION_MOVES) {
        const rule = findMove(state, move);
        if (rule) expect(rule.points).toBe(move === 'commit' ? 'spent' : 'back');
        if (rule) expect(rule.stock).toBe({ commit: 'gone', void: 'back', expire: 'back', refund: 'by-reason' }[move]);
      }
  });
});

describe('prices and stock', () => {
  const prices = [
    { version: 1, points: 300, validFrom: day('2026-01-01'), validTo: null },
    { version: 2, points: 350, validFrom: day('2026-12-01'), validTo: null },
    { version: 3, points: 250, validFrom: day('2026-12-10'), validTo: day('2026-12-12') },
  ];
  test.each<[string, number | undefined]>([
    ['2025-12-31', undefined],
    ['2026-01-01', 300],
    ['2026-11-30', 300],
    ['2026-12-01', 350],
    ['2026-12-10', 250],
    ['2026-12-12', 250],
    ['2026-12-13', 350],
  ])('on %s it costs %s', (on, points) => expect(priceOn(prices, day(on))?.points).toBe(points));
  test('the next price is the first to come', () => {
    expect(nextPriceAfter(prices, TODAY)?.version).toBe(2);
    expect(nextPriceAfter(prices, day('2026-12-10'))).toBeUndefined();
  });

  const period = (from: string, to: string, capacity: number, taken: number) => ({
    stockId: from,
    from: day(from),
    to: day(to),
    capacity,
    taken,
  });
  const stock = [
    period('2026-11-01', '2026-11-30', 5, 5),
    period('2026-12-01', '2026-12-02', 3, 3),
    period('2026-12-03', '2026-12-31', 3, 0),
  ];
  test.each<[string, number, string | null]>([
    ['2026-10-31', 0, '2026-12-03'],
    ['2026-11-30', 0, '2026-12-03'],
    ['2026-12-03', 3, null],
    ['2026-12-31', 3, null],
    ['2027-01-01', 0, null],
  ])('on %s there are %i, again on %s', (on, left, againOn) => {
    expect(standingOn(stock, day(on))).toEqual({ left, againOn });
    expect(stockOn(stock, day(on)) !== undefined).toBe(on >= '2026-11-01' && on <= '2026-12-31');
  });
  test('periods overlap exactly when they share a day', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })).map(([from, days]) => ({
      from: addDays(TODAY, from),
      to: addDays(TODAY, from + days),
    }));
    fc.assert(
      fc.property(span, span, (a, b) => {
        const days = (one: { from: PlainDate; to: PlainDate }): string[] => {
          const all: string[] = [];
          for (let on = one.from; on <= one.to; on = addDays(on, 1)) all.push(on);
          return all;
        };
        expect(overlaps(a, b)).toBe(days(a).some((on) => days(b).includes(on)));
      }),
    );
  });
});

describe('hours', () => {
  const line = (weekdays: number[], opensAt: string, closesAt: string): OpenHours[] =>
    weekdays.map((weekday) => ({ weekday, opensAt, closesAt }));
  test.each<[OpenHours[], string[]]>([
    [[], []],
    [line([1, 2, 3, 4, 5], '08:30', '11:30'), ['周一到周五 8:30–11:30']],
    [line([1, 2], '08:30', '11:30'), ['周一、周二 8:30–11:30']],
    [line([1, 2, 3, 4, 5, 6, 7], '08:00', '17:00'), ['每天 8:00–17:00']],
    [
      [...line([1, 2, 3, 5], '14:00', '17:00'), ...line([1, 2, 3], '08:30', '11:30')],
      ['周一到周三 8:30–11:30、14:00–17:00', '周五 14:00–17:00'],
    ],
  ])('%#', (hours, words) => expect(hoursInWords(hours)).toEqual(words));
  test.each<[string, string, boolean]>([
    ['2026-11-25', '08:29', false],
    ['2026-11-25', '08:30', true],
    ['2026-11-25', '11:29', true],
    ['2026-11-25', '11:30', false],
    ['2026-11-28', '09:00', false],
  ])('%s %s open: %s', (on, time, open) =>
    expect(isOpenAt(line([1, 2, 3, 4, 5], '08:30', '11:30'), day(on), time)).toBe(open),
  );
  test('nothing stated is always open', () => expect(isOpenAt([], TODAY, '03:00')).toBe(true));
});

describe('who may redeem', () => {
  const ANYBODY: RewardTerms = {
    fromAge: null,
    toAge: null,
    sex: null,
    enrolledOnly: false,
    ownSiteOnly: false,
    everyMonths: null,
  };
  const person: EligiblePerson = { birthDate: day('1955-11-25'), sex: 'male', siteId: 'own' };
  const facts: RewardFacts = {
    terms: ANYBODY,
    paused: false,
    points: 300,
    places: [{ siteId: 'own', left: 2, againOn: null }],
    held: false,
    usedOn: null,
    doneOn: null,
    pointsOff: false,
    active: 1280,
  };
  const terms = (told: Partial<RewardTerms>) => ({ terms: { ...ANYBODY, ...told } });

  // what is different | the one reason | in words | from when on it can
  test.each<[Partial<RewardFacts>, Partial<EligiblePerson>, string, string, string | null]>([
    [{ paused: true, held: true }, {}, 'paused', '暂时不换', null],
    [{ points: null }, {}, 'no-price', '还没开始换', null],
    [{ held: true, active: 0 }, {}, 'held-already', '已经换了一个，用完再换', null],
    [terms({ fromAge: 72 }), {}, 'too-young', '满 72 岁才能换', '2027-11-25'],
    [terms({ toAge: 70 }), {}, 'too-old', '70 岁以下才能换', null],
    [terms({ sex: 'female' }), {}, 'other-sex', '只有女性要做', null],
    [terms({ enrolledOnly: true }), { siteId: null }, 'not-enrolled', '先到卫生院建档或签约，就能换', null],
    [terms({ ownSiteOnly: true }), { siteId: 'far' }, 'other-site', '只在签约的卫生院换，您的卫生院没有这一项', null],
    [
      { ...terms({ everyMonths: 24 }), usedOn: day('2025-01-31') },
      {},
      'used-lately',
      '每 2 年一次，2027年1月31日起能再换',
      '2027-01-31',
    ],
    [
      { ...terms({ everyMonths: 12 }), doneOn: day('2025-12-01') },
      {},
      'done-lately',
      '每年一次，上次做过还不久，12月1日起能换',
      '2026-12-01',
    ],
    [
      { ...terms({ everyMonths: 24 }), usedOn: day('2025-01-31'), doneOn: day('2025-06-30') },
      {},
      'done-lately',
      '每 2 年一次，上次做过还不久，2027年6月30日起能换',
      '2027-06-30',
    ],
    [
      { ...terms({ everyMonths: 3 }), usedOn: day('2026-11-01') },
      {},
      'used-lately',
      '每 3 个月一次，2027年2月1日起能再换',
      '2027-02-01',
    ],
    [{ places: [{ siteId: 'own', left: 0, againOn: null }] }, {}, 'sold-out', '换完了', null],
    [
      {
        places: [
          { siteId: 'own', left: 0, againOn: day('2026-12-08') },
          { siteId: 'far', left: 0, againOn: day('2026-12-03') },
        ],
      },
      {},
      'sold-out',
      '12月3日再有',
      '2026-12-03',
    ],
    [{ active: 299 }, {}, 'points-short', '还差 1 分', null],
    [{ pointsOff: true, active: 0 }, {}, 'points-off', '积分已经关了，打开就能换', null],
    [{ active: -20 }, {}, 'points-short', '还差 320 分', null],
  ])('%#: %j', (change, who, reason, text, on) => {
    expect(reasonsAgainst({ ...person, ...who }, { ...facts, ...change }, TODAY)).toEqual([{ reason, text, on }]);
  });

  test('nothing against it, and the very day an interval is over', () => {
    expect(reasonsAgainst(person, facts, TODAY)).toEqual([]);
    expect(reasonsAgainst(person, { ...facts, active: 300, ...terms({ toAge: 71 }) }, TODAY)).toEqual([]);
    const due = { ...facts, ...terms({ everyMonths: 24 }), usedOn: day('2024-11-25'), doneOn: day('2024-11-25') };
    expect(reasonsAgainst(person, due, TODAY)).toEqual([]);
    expect(reasonsAgainst(person, due, addDays(TODAY, -1))).toHaveLength(1);
  });
  test('who turns of age on the day may; a day before not', () => {
    const old = { ...facts, ...terms({ fromAge: 71 }) };
    expect(reasonsAgainst(person, old, TODAY)).toEqual([]);
    expect(reasonsAgainst(person, old, addDays(TODAY, -1))[0]?.reason).toBe('too-young');
  });
  test('several things at once are all said, and only the own clinic’s stock counts where only that one is open', () => {
    const both = { ...facts, ...terms({ ownSiteOnly: true }), active: 0 };
    const places = [
      { siteId: 'own', left: 0, againOn: null },
      { siteId: 'far', left: 9, againOn: null },
    ];
    expect(reasonsAgainst(person, { ...both, places }, TODAY).map(({ reason }) => reason)).toEqual([
      'sold-out',
      'points-short',
    ]);
    expect(placesFor(both.terms, person, places)).toEqual([places[0]]);
    expect(placesFor(ANYBODY, person, places)).toEqual(places);
  });
});

describe('refunds', () => {
  test.each([
    ['service', 0, ['mistake', 'not-suitable', 'not-given']],
    ['service', 1, ['not-suitable', 'not-given']],
    ['service', 30, ['not-suitable', 'not-given']],
    ['service', 31, []],
    ['goods', 0, ['mistake', 'faulty']],
    ['goods', 7, ['faulty']],
    ['goods', 8, []],
    ['goods', -1, []],
  ] as const)('%s after %i days: %j', (kind, days, reasons) => {
    expect(refundsOpen(kind, days).map(({ reason }) => reason)).toEqual(reasons);
    for (const { reason } of REFUND_RULES)
      expect(findRefund(kind, reason, days) !== undefined).toBe(reasons.some((open) => open === reason));
  });
  test('what is promised before is in words', () => {
    expect(REFUND_TEXTS.service).toContain('没做之前随时能退');
    expect(REFUND_TEXTS.goods).toContain('7 天');
  });
});

describe('the counter', () => {
  const fine = { state: 'held', useBy: TODAY, ownFamily: false, awardedByThem: false } as const;
  test.each([
    [{}, undefined],
    [{ useBy: addDays(TODAY, -1) }, 'redemption-not-changeable'],
    [{ state: 'committed' }, 'redemption-not-changeable'],
    [{ state: 'voided', ownFamily: true }, 'redemption-not-changeable'],
    [{ ownFamily: true, awardedByThem: true }, 'redemption-own'],
    [{ awardedByThem: true }, 'redemption-same-worker'],
  ] as const)('%j: %s', (change, refusal) => {
    expect(counterRefusal({ ...fine, ...change }, TODAY)).toBe(refusal);
    if (refusal) expect(COUNTER_REFUSAL_TEXTS[refusal]).not.toBe('');
  });
  test('closed hours and another checkup day are said, and only said', () => {
    const hours: OpenHours[] = [{ weekday: 3, opensAt: '08:30', closesAt: '11:30' }];
    const hoursText = hoursInWords(hours);
    const warn = (time: string, checkupOn: PlainDate | null) =>
      counterWarnings({ hours, hoursText, checkupOn, booked: null }, { today: TODAY, time }).map(({ code }) => code);
    expect(warn('09:00', null)).toEqual([]);
    expect(warn('09:00', TODAY)).toEqual([]);
    expect(warn('12:00', addDays(TODAY, 2))).toEqual(['outside-hours', 'other-day']);
  });
  test('a slot of today needs no opening hours; one ahead is said, and that it goes back', () => {
    const hours: OpenHours[] = [{ weekday: 3, opensAt: '08:30', closesAt: '11:30' }];
    const warn = (time: string, inDays: number) =>
      counterWarnings(
        { hours, hoursText: [], checkupOn: null, booked: { day: addDays(TODAY, inDays), startsAt: '15:00' } },
        { today: TODAY, time },
      );
    expect(warn('15:00', 0)).toEqual([]);
    expect(warn('09:00', -1)).toEqual([]);
    expect(warn('15:00', -1).map(({ code }) => code)).toEqual(['outside-hours']);
    expect(warn('09:00', 2)).toEqual([
      {
        code: 'other-day',
        text: `约的是 ${monthDay(addDays(TODAY, 2), TODAY)} 15:00。今天能做，再核销，那天的号会退掉。`,
      },
    ]);
  });
});

test('words', () => {
  expect(monthDay(day('2026-12-03'), TODAY)).toBe('12月3日');
  expect(monthDay(day('2027-02-23'), TODAY)).toBe('2027年2月23日');
  expect(['我', '', '爸爸'].map(whoText)).toEqual([
    '只能本人用，带身份证',
    '只能本人用，带身份证',
    '只能爸爸本人用，带身份证',
  ]);
});
