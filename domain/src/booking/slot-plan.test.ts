import fc from 'fast-check';
import { addDays, toPlainDate as d } from '../shared/plain-date';
import {
  minutesBefore,
  planDay,
  poolsOf,
  type SessionTemplate,
  type SitePolicy,
  type SlotPlanFacts,
} from './slot-plan';

/** Two nurses, half hours, 3.15 minutes a person: the 12 + 3 + 4 places of the mock-ups. 2026-11-25 is a Wednesday. */
const MORNING: SessionTemplate = {
  service: 'immunization',
  weekday: 3,
  startsAt: '08:30',
  endsAt: '10:30',
  slotMinutes: 30,
  stations: 2,
  minutesPerPerson: 3.15,
  onsitePlaces: 3,
  staffPlaces: 4,
  validFrom: d('2026-01-01'),
  validTo: null,
};
const AFTERNOON: SessionTemplate = {
  ...MORNING,
  startsAt: '14:00',
  endsAt: '15:00',
  stations: 1,
  onsitePlaces: 2,
  staffPlaces: 1,
};
const POLICY: SitePolicy = {
  releaseDaysAhead: 7,
  releaseAt: '08:00',
  onsiteReleasedMinutesBefore: 60,
  bookingCutoffMinutes: 30,
};
const WEDNESDAY = d('2026-11-25');
const facts = (changes: Partial<SlotPlanFacts> = {}): SlotPlanFacts => ({
  templates: [AFTERNOON, MORNING],
  exceptions: [],
  holidays: [],
  policy: POLICY,
  ...changes,
});

const lines = (some: SlotPlanFacts, day = WEDNESDAY): string[] =>
  planDay(some, day).map((slot) =>
    [
      `${slot.startsAt}–${slot.endsAt}`,
      `${slot.online}+${slot.onsite}+${slot.staff}`,
      `from ${slot.ticketBase}`,
      ...(slot.closedReason ? [slot.closedReason] : []),
    ].join(' '),
  );

describe('the slots of a day', () => {
  test('an ordinary day, in order of time, with the base of its ticket numbers', () => {
    expect(lines(facts())).toEqual([
      '08:30–09:00 12+3+4 from 0',
      '09:00–09:30 12+3+4 from 19',
      '09:30–10:00 12+3+4 from 38',
      '10:00–10:30 12+3+4 from 57',
      '14:00–14:30 6+2+1 from 76',
      '14:30–15:00 6+2+1 from 85',
    ]);
  });

  test('a weekday without a session has no slot', () => expect(lines(facts(), d('2026-11-26'))).toEqual([]));

  test('a rest shorter than a slot is not given out', () =>
    expect(lines(facts({ templates: [{ ...MORNING, endsAt: '09:50' }] }))).toHaveLength(2));

  test.each<[string, Partial<SlotPlanFacts>, string]>([
    ['a holiday closes', { holidays: [{ day: WEDNESDAY, name: '国庆节' }] }, '08:30–09:00 12+3+4 from 0 国庆节'],
    [
      'a holiday of another day does not',
      { holidays: [{ day: d('2026-11-24'), name: '节' }] },
      '08:30–09:00 12+3+4 from 0',
    ],
    [
      'an exception closes',
      { exceptions: [{ kind: 'closed', service: 'immunization', day: WEDNESDAY, reason: '停电' }] },
      '08:30–09:00 12+3+4 from 0 停电',
    ],
    [
      'no station closes, with the reason',
      { exceptions: [{ kind: 'capacity', stations: 0, service: 'immunization', day: WEDNESDAY, reason: '护士下乡' }] },
      '08:30–09:00 12+3+4 from 0 护士下乡',
    ],
    [
      'one nurse fewer takes online places first',
      { exceptions: [{ kind: 'capacity', stations: 1, service: 'immunization', day: WEDNESDAY, reason: '培训' }] },
      '08:30–09:00 2+3+4 from 0',
    ],
    [
      'the clinic may work on a holiday',
      {
        holidays: [{ day: WEDNESDAY, name: '国庆节' }],
        exceptions: [{ kind: 'capacity', stations: 2, service: 'immunization', day: WEDNESDAY, reason: '加班' }],
      },
      '08:30–09:00 12+3+4 from 0',
    ],
    [
      'another service stays open',
      { exceptions: [{ kind: 'closed', service: 'child-health', day: WEDNESDAY, reason: '停' }] },
      '08:30–09:00 12+3+4 from 0',
    ],
  ])('%s', (_name, changes, first) => expect(lines(facts(changes))[0]).toBe(first));

  test.each([
    ['before its first day', { validFrom: d('2026-11-26') }, 0],
    ['on its first day', { validFrom: WEDNESDAY }, 4],
    ['on its last day', { validTo: WEDNESDAY }, 4],
    ['after its last day', { validTo: d('2026-11-24') }, 0],
  ])('a session %s', (_name, validity, slots) =>
    expect(lines(facts({ templates: [{ ...MORNING, ...validity }] }))).toHaveLength(slots),
  );

  test('a session decided later replaces what it overlaps and leaves the rest', () => {
    const later = { ...MORNING, startsAt: '09:00', endsAt: '11:00', slotMinutes: 60, validFrom: d('2026-11-01') };
    expect(lines(facts({ templates: [MORNING, AFTERNOON, later] }))).toEqual([
      '09:00–10:00 31+3+4 from 0',
      '10:00–11:00 31+3+4 from 38',
      '14:00–14:30 6+2+1 from 76',
      '14:30–15:00 6+2+1 from 85',
    ]);
  });

  test('ticket numbers run across the services of a clinic', () => {
    const checkups = { ...MORNING, service: 'child-health', startsAt: '08:30', endsAt: '09:00' };
    expect(
      planDay(facts({ templates: [MORNING, checkups] }), WEDNESDAY).map((slot) => [slot.service, slot.ticketBase]),
    ).toEqual([
      ['child-health', 0],
      ['immunization', 19],
      ['immunization', 38],
      ['immunization', 57],
      ['immunization', 76],
    ]);
  });
});

test('release, cut-off and the end of the on-site pool', () => {
  const [first] = planDay(facts(), WEDNESDAY);
  expect(first).toMatchObject({
    releasedAt: { day: '2026-11-18', time: '08:00' },
    onlineUntil: { day: '2026-11-25', time: '08:00' },
    onsiteReleasedAt: { day: '2026-11-25', time: '07:30' },
  });
});

test.each([
  ['08:30', 0, '2026-03-01 08:30'],
  ['08:30', 510, '2026-03-01 00:00'],
  ['08:30', 511, '2026-02-28 23:59'],
  ['08:30', 1440, '2026-02-28 08:30'],
])('%s minus %i minutes is %s', (time, minutes, expected) => {
  const at = minutesBefore({ day: d('2026-03-01'), time }, minutes);
  expect(`${at.day} ${at.time}`).toBe(expected);
});

test.each([
  ['3 minutes each', 1, 30, 3, '7+2+1'],
  ['the division is exact in hundredths', 1, 33, 1.1, '27+2+1'],
  ['fewer places than are kept: on-site first', 1, 30, 12, '0+2+0'],
  ['nobody fits', 1, 30, 31, '0+0+0'],
])('places of a slot: %s', (_name, stations, slotMinutes, minutesPerPerson, expected) => {
  const pools = poolsOf({ slotMinutes, minutesPerPerson, onsitePlaces: 2, staffPlaces: 1 }, stations);
  expect(`${pools.online}+${pools.onsite}+${pools.staff}`).toBe(expected);
});

test('whatever the sessions: no two slots of a service overlap, ticket numbers neither', () => {
  const session = fc.record({
    startsAt: fc.constantFrom('07:30', '08:00', '08:30', '09:15', '13:00'),
    endsAt: fc.constantFrom('10:00', '11:30', '14:30', '17:00'),
    slotMinutes: fc.constantFrom(10, 15, 30, 45, 60),
    stations: fc.integer({ min: 1, max: 6 }),
    minutesPerPerson: fc.constantFrom(2.5, 3.15, 5, 12),
    onsitePlaces: fc.integer({ min: 0, max: 9 }),
    staffPlaces: fc.integer({ min: 0, max: 9 }),
    validFrom: fc.integer({ min: 0, max: 40 }).map((days) => addDays(d('2026-10-20'), days)),
  });
  fc.assert(
    fc.property(fc.array(session, { maxLength: 6 }), (sessions) => {
      const templates = sessions.map((one) => ({ ...MORNING, ...one }));
      const slots = planDay(facts({ templates }), WEDNESDAY);
      slots.forEach((slot, index) => {
        const next = slots[index + 1];
        if (!next) return;
        expect(slot.endsAt <= next.startsAt).toBe(true);
        expect(slot.ticketBase + slot.online + slot.onsite + slot.staff).toBe(next.ticketBase);
      });
    }),
    { seed: 20261125, numRuns: 300 },
  );
});
