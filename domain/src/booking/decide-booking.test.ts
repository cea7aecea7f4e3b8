import { LIMITS } from '../shared/limits';
import { visitItem } from '../child-visit/visit-booking';
import { addDays, addMonths, toPlainDate } from '../shared/plain-date';
import { consentOn } from './consent';
import { type BookingFacts, decideBooking, doseProblems, type HeldDose } from './decide-booking';

const today = toPlainDate('2026-11-23');
const day = toPlainDate('2026-11-25');
const HOUR = 3_600_000;
const now = Date.parse('2026-11-23T08:05:00+08:00');
const slotStart = Date.parse('2026-11-25T09:00:00+08:00');
const slot = {
  slotId: 'slot',
  day,
  closed: false,
  releasedAtMs: now - HOUR,
  onlineUntilMs: slotStart - HOUR / 2,
  endsAtMs: slotStart + HOUR / 2,
  left: { online: 3, onsite: 1, staff: 0 },
};
const flu = { series: 'Flu-IIV', vaccine: 'Flu-IIV', dose: 1 };
const held = (told: Partial<HeldDose> = {}): HeldDose => ({
  appointmentId: 'other',
  slotId: 'elsewhere',
  day: addDays(day, 1),
  series: 'HepA',
  vaccine: 'HepA-L',
  dose: 1,
  ...told,
});
const facts = (told: Partial<BookingFacts> = {}): BookingFacts => ({
  slot,
  pool: 'online',
  nowMs: now,
  today,
  doses: [flu],
  held: [],
  heldByAccount: 0,
  madeOnDeviceToday: 0,
  screening: { missing: [] },
  consentVersion: consentOn(today)!.version,
  immunization: { birthDate: toPlainDate('1990-05-01'), sex: 'female', given: [], today: day },
  ...told,
});
const reasonOf = (told: Partial<BookingFacts>): string => {
  const decision = decideBooking(facts(told));
  return decision.kind === 'accepted' ? 'accepted' : decision.reason;
};
const many = (count: number): HeldDose[] =>
  Array.from({ length: count }, (_, no) => held({ appointmentId: `a${no}`, dose: no + 1 }));

const person = LIMITS.activeAppointmentsPerPersonMax;
const account = LIMITS.activeAppointmentsPerAccountMax;
const device = LIMITS.bookingsPerDevicePerDayMax;

test.each<[string, Partial<BookingFacts>, string]>([
  ['everything in order', {}, 'accepted'],
  ['no consent', { consentVersion: undefined }, 'consent-missing'],
  ['consent to a text that is not in force', { consentVersion: 'vaccination-2020' }, 'consent-missing'],
  ['an answer missing', { screening: { missing: ['fever'] } }, 'answers-incomplete'],
  ['slot closed', { slot: { ...slot, closed: true } }, 'slot-closed'],
  ['last instant of the cut-off', { nowMs: slot.onlineUntilMs }, 'accepted'],
  ['a moment after the cut-off', { nowMs: slot.onlineUntilMs + 1 }, 'slot-past-cutoff'],
  ['the instant of release', { nowMs: slot.releasedAtMs }, 'accepted'],
  ['a moment before the release', { nowMs: slot.releasedAtMs - 1 }, 'slot-not-released'],
  ['the same dose held', { held: [held({ ...flu })] }, 'appointment-duplicate'],
  ['another dose in the very slot', { held: [held({ slotId: 'slot' })] }, 'appointment-duplicate'],
  ['another dose elsewhere', { held: [held()] }, 'accepted'],
  ['one less than the person may hold', { held: many(person - 1) }, 'accepted'],
  ['as many as the person may hold', { held: many(person) }, 'appointment-too-many'],
  ['one less than the account may hold', { heldByAccount: account - 1 }, 'accepted'],
  ['as many as the account may hold', { heldByAccount: account }, 'appointment-too-many'],
  ['one less than the phone may book a day', { madeOnDeviceToday: device - 1 }, 'accepted'],
  ['as many as the phone may book a day', { madeOnDeviceToday: device }, 'device-too-many'],
  ['no installation known', { madeOnDeviceToday: undefined }, 'accepted'],
  ['a dose for nobody of that name', { doses: [{ ...flu, series: 'another-name' }] }, 'dose-not-eligible'],
  ['a vaccine nobody knows', { doses: [{ series: 'X', vaccine: 'X', dose: 1 }] }, 'dose-not-eligible'],
  ['no online place left', { slot: { ...slot, left: { online: 0, onsite: 5, staff: 5 } } }, 'slot-full'],
])('online: %s', (_, told, expected) => {
  expect(reasonOf(told)).toBe(expected);
});

test.each<[string, Partial<BookingFacts>, string]>([
  ['consent is on paper', { consentVersion: undefined }, 'accepted'],
  ['release hours do not bind', { nowMs: slot.releasedAtMs - 1 }, 'accepted'],
  ['until the slot ends', { nowMs: slot.endsAtMs }, 'accepted'],
  ['not after it', { nowMs: slot.endsAtMs + 1 }, 'slot-past-cutoff'],
  ['questions are asked all the same', { screening: { missing: ['fever'] } }, 'answers-incomplete'],
  ['the on-site pool has room of its own', { slot: { ...slot, left: { online: 0, onsite: 1, staff: 0 } } }, 'accepted'],
  ['and an end of its own', { slot: { ...slot, left: { online: 5, onsite: 0, staff: 5 } } }, 'slot-full'],
  ['the same dose held', { held: [held({ ...flu })] }, 'appointment-duplicate'],
])('at the desk: %s', (_, told, expected) => {
  expect(reasonOf({ pool: 'onsite', heldByAccount: undefined, madeOnDeviceToday: undefined, ...told })).toBe(expected);
});

test.each<[string, Partial<BookingFacts>, string]>([
  ['its own doses do not stand in the way', { held: [held({ ...flu, appointmentId: 'mine' })] }, 'accepted'],
  ['those of another do', { held: [held({ ...flu, appointmentId: 'not-mine' })] }, 'appointment-duplicate'],
  ['consent and answers hold', { consentVersion: undefined, screening: { missing: [] } }, 'accepted'],
  ['caps are not asked again', { held: many(person), heldByAccount: account, madeOnDeviceToday: device }, 'accepted'],
  ['the new slot must have room', { slot: { ...slot, left: { online: 0, onsite: 0, staff: 0 } } }, 'slot-full'],
])('moving: %s', (_, told, expected) => {
  expect(reasonOf({ moving: 'mine', ...told })).toBe(expected);
});

test('what the person can put right is said before what luck decides', () => {
  const everything: Partial<BookingFacts> = {
    held: [held({ ...flu })],
    slot: { ...slot, left: { online: 0, onsite: 0, staff: 0 } },
    doses: [flu],
  };
  expect(decideBooking(facts(everything))).toMatchObject({ reason: 'appointment-duplicate', appointmentId: 'other' });
  expect(reasonOf({ slot: { ...slot, left: { online: 0, onsite: 0, staff: 0 } }, doses: [{ ...flu, dose: 7 }] })).toBe(
    'dose-not-eligible',
  );
});

describe('a dose that cannot be given on the slot’s day', () => {
  const birthDate = addMonths(today, -18);
  const early = addDays(day, -10);
  const history = [
    { vaccine: 'MMR', date: addMonths(birthDate, 8) },
    { vaccine: 'JE-L', date: early },
  ];
  const mmr = { series: 'MMR', vaccine: 'MMR', dose: 2 };

  test('too early after another live vaccine: the first possible day is told', () => {
    const decision = decideBooking(
      facts({ doses: [mmr], immunization: { birthDate, sex: 'female', given: history, today: day } }),
    );
    expect(decision).toMatchObject({
      reason: 'dose-not-eligible',
      nextPossibleOn: addDays(early, 28),
      doses: [{ series: 'MMR', dose: 2, reason: 'too-early', nextPossibleOn: addDays(early, 28) }],
    });
  });

  test('a live vaccine booked for another day within the four weeks counts as if it were given', () => {
    const given = history.slice(0, 1);
    const booked = held({ series: 'JE', vaccine: 'JE-L', day: addDays(day, -2) });
    const input = { birthDate, sex: 'female' as const, given, today: day };
    expect(reasonOf({ doses: [mmr], immunization: input })).toBe('accepted');
    expect(reasonOf({ doses: [mmr], immunization: input, held: [booked] })).toBe('dose-not-eligible');
  });

  test('every problem has a sentence', () => {
    const input = { birthDate, sex: 'female' as const, given: history, today: day };
    const wanted = [mmr, { series: 'X', vaccine: 'X', dose: 1 }, { series: 'JE', vaccine: 'JE-L', dose: 1 }];
    for (const problem of doseProblems(input, wanted)) expect(problem.text).toMatch(/[一-龥]/);
    expect(doseProblems(input, wanted)).toHaveLength(3);
  });
});

describe('a check-up instead of vaccines', () => {
  const child = { birthDate: toPlainDate('2026-03-25'), sex: 'male', given: [], today: day } as const;
  const visit = (told: Partial<BookingFacts> = {}): Partial<BookingFacts> => ({
    doses: [visitItem('m8')],
    immunization: child,
    consentVersion: undefined,
    ...told,
  });

  test.each<[string, Partial<BookingFacts>, string]>([
    ['on the first day of its window, without consent', visit(), 'accepted'],
    ['a day before', visit({ slot: { ...slot, day: addDays(day, -1) } }), 'visit-not-eligible'],
    ['done already', visit({ doneVisits: [{ visit: 'm8', visitedOn: today }] }), 'visit-not-eligible'],
    ['another visit done', visit({ doneVisits: [{ visit: 'm6', visitedOn: today }] }), 'accepted'],
    ['the visit at home', visit({ doses: [visitItem('home')] }), 'visit-not-eligible'],
    ['the same visit held already', visit({ held: [held({ ...visitItem('m8') })] }), 'appointment-duplicate'],
    ['a vaccine held at another time', visit({ held: [held()] }), 'accepted'],
    ['no place left', visit({ slot: { ...slot, left: { online: 0, onsite: 1, staff: 0 } } }), 'slot-full'],
  ])('%s', (_, told, reason) => expect(reasonOf(told)).toBe(reason));

  test('too early tells the first day', () => {
    expect(decideBooking(facts(visit({ slot: { ...slot, day: addDays(day, -1) } })))).toMatchObject({
      nextPossibleOn: '2026-11-25',
      text: expect.stringContaining('8个月体检'),
    });
  });
});
