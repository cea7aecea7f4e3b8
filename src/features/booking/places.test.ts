import { addDays } from '@kangban/domain/shared/plain-date';
import { availability, dayCard, slotAt } from '../../../test/booking-samples';
import { TODAY } from '../../../test/family-samples';
import { firstDayWithRoom, placesAt, remainingIn } from './places';
import { choiceOf, targetAt } from './slot-choice';

const slots = [
  slotAt('08:30', '09:00', 1),
  slotAt('09:00', '09:30', 1),
  slotAt('09:30', '10:00', 0),
  slotAt('10:30', '11:00', 5),
];
const [first, second, full, far] = slots;
const starts = (index: number, people: number): string[] | undefined =>
  placesAt(slots, slots[index]!, people)?.map(({ startsAt }) => startsAt);

test.each([
  ['one in a free time', 0, 1, ['08:30']],
  ['two in times that follow each other', 0, 2, ['08:30', '09:00']],
  ['the earlier one first, whichever was tapped', 1, 2, ['08:30', '09:00']],
  ['three find no room in two', 0, 3, undefined],
  ['a full time', 2, 1, undefined],
  ['all in one time', 3, 4, ['10:30', '10:30', '10:30', '10:30']],
])('%s', (_, index, people, expected) => expect(starts(index, people)).toEqual(expected));

test('a gap between two times keeps people from using both', () => {
  const apart = [slotAt('09:00', '09:30', 1), slotAt('10:00', '10:30', 1)];
  expect(placesAt(apart, apart[0]!, 2)).toBeUndefined();
});

test('places of half a day count what can be booked', () => {
  const day = dayCard(TODAY, { slots: [first!, second!, full!, far!, slotAt('14:00', '14:30', 3)] });
  expect([remainingIn(day, 'morning'), remainingIn(day, 'afternoon')]).toEqual([7, 3]);
});

describe('what is chosen ahead', () => {
  const tuesday = addDays(TODAY, 1);

  test('the first day and time with room', () => {
    const choice = choiceOf(availability(), {}, 1);
    expect(choice?.day.day).toBe(tuesday);
    expect(choice?.target).toMatchObject({ kind: 'slot', day: tuesday, places: [{ startsAt: '09:00' }] });
    expect(firstDayWithRoom(availability().days, 7)?.day).toBe(tuesday);
    expect(firstDayWithRoom(availability().days, 9)).toBeUndefined();
  });

  test('a full day that was tapped offers no time', () => {
    const choice = choiceOf(availability(), { day: TODAY }, 1);
    expect([choice?.day.day, choice?.target]).toEqual([TODAY, undefined]);
  });

  test('a time taken over from before stays while it has room', () => {
    const [, day] = availability().days;
    const target = targetAt(day!, day!.slots[2]!, 1);
    expect(choiceOf(availability(), { target }, 1)?.target).toEqual(target);
    const gone = availability();
    gone.days[1] = dayCard(tuesday, { slots: [slotAt('09:00', '09:30', 6), slotAt('09:30', '10:00', 0)] });
    expect(choiceOf(gone, { target }, 1)?.target).toMatchObject({ places: [{ startsAt: '09:00' }] });
  });

  test('waiting for a full day ends when the day has room again', () => {
    const target = { kind: 'wait' as const, day: TODAY, half: 'any' as const };
    expect(choiceOf(availability(), { target }, 1)?.target).toEqual(target);
    const freed = availability();
    freed.days[0] = dayCard(TODAY);
    expect(choiceOf(freed, { target }, 1)?.target).toMatchObject({ kind: 'slot', day: TODAY });
  });
});
