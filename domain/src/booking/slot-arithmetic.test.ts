import { addDays, toPlainDate } from '../shared/plain-date';
import { changeUntilOf, reminderOf } from './change-times';
import { CONSENT_TEXTS, consentOn, isConsentCurrent } from './consent';
import { areNeighbouring } from './neighbouring';
import { offerPlaces, type OfferingSlot, type WaitingEntry } from './offer-places';
import { heldPlaces, positionOf, returnPlace, takePlace } from './places';
import { aboutAt } from './queue';
import { ticketNoOf } from './ticket';

describe('numbers of a slot', () => {
  test('the lowest number given back goes out first, then new ones', () => {
    const first = takePlace({ issued: 5, free: [2, 4] });
    expect(first).toEqual({ place: 2, places: { issued: 5, free: [4] } });
    const third = takePlace(takePlace(first.places).places);
    expect(third).toEqual({ place: 6, places: { issued: 6, free: [] } });
  });

  test('a number is given back once, and only by who holds it', () => {
    const places = returnPlace({ issued: 5, free: [4] }, 2);
    expect(places).toEqual({ issued: 5, free: [2, 4] });
    for (const place of [0, 2, 4, 6]) expect(() => returnPlace(places, place)).toThrow(RangeError);
  });

  test('position counts the held numbers before', () => {
    const places = { issued: 6, free: [2, 4] };
    expect([1, 3, 5, 6].map((place) => positionOf(places, place))).toEqual([1, 2, 3, 4]);
    expect(heldPlaces(places)).toBe(4);
  });
});

// Slot, places of all pools, position: about when it comes up.
test.each`
  startsAt   | endsAt     | places | position | about
  ${'09:00'} | ${'09:30'} | ${15}  | ${1}     | ${'09:00'}
  ${'09:00'} | ${'09:30'} | ${15}  | ${2}     | ${'09:05'}
  ${'09:00'} | ${'09:30'} | ${15}  | ${7}     | ${'09:15'}
  ${'09:00'} | ${'09:30'} | ${12}  | ${7}     | ${'09:15'}
  ${'09:00'} | ${'09:30'} | ${15}  | ${15}    | ${'09:30'}
  ${'11:30'} | ${'12:00'} | ${3}   | ${9}     | ${'12:00'}
  ${'08:30'} | ${'09:30'} | ${1}   | ${1}     | ${'08:30'}
  ${'08:30'} | ${'09:30'} | ${0}   | ${0}     | ${'08:30'}
`(
  '$startsAt–$endsAt with $places places: position $position about $about',
  ({ startsAt, endsAt, places, position, about }) => {
    expect(aboutAt({ startsAt, endsAt, places }, position as number)).toBe(about);
  },
);

test('tickets name the pool and the number of the day', () => {
  expect([ticketNoOf('online', 15, 11), ticketNoOf('onsite', 0, 3), ticketNoOf('staff', 990, 11)]).toEqual([
    'A026',
    'X003',
    'X1001',
  ]);
});

test('changing ends the day before at the site’s hour; the reminder goes out at eight that evening', () => {
  expect(changeUntilOf(toPlainDate('2026-12-01'), '18:00:00')).toEqual({ day: '2026-11-30', time: '18:00' });
  expect(reminderOf(toPlainDate('2027-01-01'))).toEqual({ day: '2026-12-31', time: '20:00' });
});

describe('consent', () => {
  test('the newest edition that is in force is the one to agree to', () => {
    const last = CONSENT_TEXTS.at(-1)!;
    expect(consentOn(last.validFrom)).toBe(last);
    expect(consentOn(addDays(CONSENT_TEXTS[0]!.validFrom, -1))).toBeUndefined();
    expect(isConsentCurrent(last.version, last.validFrom)).toBe(true);
    expect(isConsentCurrent(undefined, last.validFrom)).toBe(false);
    expect(isConsentCurrent(last.version, addDays(CONSENT_TEXTS[0]!.validFrom, -1))).toBe(false);
  });

  test('editions have their own names and come in order of time', () => {
    expect(new Set(CONSENT_TEXTS.map((text) => text.version)).size).toBe(CONSENT_TEXTS.length);
    const days = CONSENT_TEXTS.map((text) => text.validFrom);
    expect([...days].sort()).toEqual(days);
  });
});

describe('neighbouring slots', () => {
  const slot = (startsAt: string, endsAt: string, told: { siteId?: string; day?: string } = {}) => ({
    slotId: `${startsAt} ${told.siteId ?? ''} ${told.day ?? ''}`,
    siteId: 'site',
    day: '2026-11-25',
    startsAt,
    endsAt,
    ...told,
  });
  const nine = slot('09:00', '09:30');
  const half = slot('09:30', '10:00');
  test.each<[string, ReturnType<typeof slot>[], boolean]>([
    ['the same slot', [nine, nine], true],
    ['one after the other', [half, nine], true],
    ['three in a row', [slot('10:00', '10:30'), nine, half], true],
    ['a gap between', [nine, slot('10:00', '10:30')], false],
    ['another site', [nine, slot('09:30', '10:00', { siteId: 'other' })], false],
    ['another day', [nine, slot('09:30', '10:00', { day: '2026-11-26' })], false],
    ['the same hour of another day', [nine, slot('09:00', '09:30', { day: '2026-11-26' })], false],
  ])('%s', (_, slots, expected) => {
    expect(areNeighbouring(slots)).toBe(expected);
  });
});

describe('offering freed places', () => {
  const freed = (slotId: string, told: Partial<OfferingSlot> = {}): OfferingSlot => ({
    slotId,
    siteId: 'site',
    day: '2026-11-25',
    half: 'morning',
    free: 1,
    places: { issued: 10, free: [3] },
    ...told,
  });
  const waits = (
    entryId: string,
    half: WaitingEntry['half'] = 'any',
    told: Partial<WaitingEntry> = {},
  ): WaitingEntry => ({
    entryId,
    siteId: 'site',
    day: '2026-11-25',
    half,
    ...told,
  });

  test('in order of arrival, each the first slot that fits', () => {
    const slots = [freed('m', { free: 2, places: { issued: 10, free: [3, 7] } }), freed('a', { half: 'afternoon' })];
    const waiting = [waits('1', 'afternoon'), waits('2', 'afternoon'), waits('3'), waits('4', 'morning'), waits('5')];
    const { offers, placesAfter } = offerPlaces(slots, waiting);
    expect(offers).toEqual([
      { entryId: '1', slotId: 'a', place: 3 },
      { entryId: '3', slotId: 'm', place: 3 },
      { entryId: '4', slotId: 'm', place: 7 },
    ]);
    expect([...placesAfter]).toEqual([
      ['a', { issued: 10, free: [] }],
      ['m', { issued: 10, free: [] }],
    ]);
  });

  test('new numbers follow when none was given back', () => {
    const { offers } = offerPlaces([freed('m', { places: { issued: 10, free: [] } })], [waits('1')]);
    expect(offers).toEqual([{ entryId: '1', slotId: 'm', place: 11 }]);
  });

  test('nobody of another site or day is served, and nobody twice', () => {
    const waiting = [waits('1', 'any', { siteId: 'other' }), waits('2', 'any', { day: '2026-11-26' })];
    expect(offerPlaces([freed('m', { free: 5 })], waiting).offers).toEqual([]);
    expect(offerPlaces([freed('m', { free: 0 })], [waits('1')]).offers).toEqual([]);
  });
});
