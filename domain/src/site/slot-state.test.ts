import { dayStateOf, halfOf, onlineRemainingOf, type SlotState, slotStateOf } from './slot-state';

const RELEASED = Date.parse('2026-11-18T08:00:00+08:00');
const CUTOFF = Date.parse('2026-11-25T08:00:00+08:00');

describe('a slot for an online booking', () => {
  // now | closed | capacity | taken | state
  const rows: [string, boolean, number, number, SlotState][] = [
    ['2026-11-18T07:59:59.999+08:00', false, 12, 0, 'not-released'],
    ['2026-11-18T07:59:59.999+08:00', false, 12, 12, 'not-released'],
    ['2026-11-18T08:00:00.000+08:00', false, 12, 0, 'open'],
    ['2026-11-20T12:00:00.000+08:00', false, 12, 11, 'open'],
    ['2026-11-20T12:00:00.000+08:00', false, 12, 12, 'full'],
    ['2026-11-20T12:00:00.000+08:00', false, 0, 0, 'full'],
    ['2026-11-25T08:00:00.000+08:00', false, 12, 3, 'open'],
    ['2026-11-25T08:00:00.001+08:00', false, 12, 3, 'past-cutoff'],
    ['2026-11-25T08:00:00.001+08:00', false, 12, 12, 'past-cutoff'],
    ['2026-11-20T12:00:00.000+08:00', true, 12, 3, 'closed'],
    ['2026-11-25T09:00:00.000+08:00', true, 12, 3, 'closed'],
  ];
  test.each(rows)('at %s, closed %s, %i places, %i taken: %s', (now, closed, onlineCapacity, onlineTaken, state) => {
    const slot = { closed, releasedAtMs: RELEASED, onlineUntilMs: CUTOFF, onlineCapacity, onlineTaken };
    expect(slotStateOf(slot, Date.parse(now))).toBe(state);
  });

  test('never counts below zero', () => {
    expect(onlineRemainingOf({ onlineCapacity: 3, onlineTaken: 5 })).toBe(0);
    expect(onlineRemainingOf({ onlineCapacity: 12, onlineTaken: 6 })).toBe(6);
  });
});

describe('a day', () => {
  const rows: [SlotState[], SlotState][] = [
    [[], 'closed'],
    [['closed', 'closed'], 'closed'],
    [['closed', 'open'], 'open'],
    [['past-cutoff', 'full', 'open'], 'open'],
    [['past-cutoff', 'full'], 'full'],
    [['past-cutoff', 'past-cutoff'], 'past-cutoff'],
    [['closed', 'past-cutoff'], 'past-cutoff'],
    [['closed', 'full'], 'full'],
    [['not-released', 'not-released'], 'not-released'],
    [['full', 'not-released'], 'not-released'],
  ];
  test.each(rows)('of slots %j is %s', (states, state) => {
    expect(dayStateOf(states)).toBe(state);
  });

  test('splits at noon', () => {
    expect(['08:30', '11:59', '12:00', '14:00'].map(halfOf)).toEqual(['morning', 'morning', 'afternoon', 'afternoon']);
  });
});
