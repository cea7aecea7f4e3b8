import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { makeSeenToday } from './seen-today';

const [MONDAY, TUESDAY] = [toPlainDate('2026-11-23'), toPlainDate('2026-11-24')];

test('a key is first once a day', () => {
  const seen = makeSeenToday(10);
  expect([seen.isFirst('a', MONDAY), seen.isFirst('a', MONDAY), seen.isFirst('b', MONDAY)]).toEqual([
    true,
    false,
    true,
  ]);
  expect([seen.isFirst('a', TUESDAY), seen.isFirst('a', TUESDAY)]).toEqual([true, false]);
});

test('when its room is used up it forgets, and says first again rather than not at all', () => {
  const seen = makeSeenToday(2);
  expect(['a', 'b', 'c', 'a', 'c'].map((key) => seen.isFirst(key, MONDAY))).toEqual([true, true, true, true, true]);
});
