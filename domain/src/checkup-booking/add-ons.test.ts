import { toPlainDate } from '../shared/plain-date';
import { ADD_ON_LISTS, type AddOn, addOnsOn, addOnStanding } from './add-ons';

const bone: AddOn = addOnsOn(toPlainDate('2026-11-25')).find(({ id }) => id === 'bone-density')!;

test.each<[string[], string, string, string | null]>([
  [[], '2026-11-25', 'never', null],
  [['2024-11-25'], '2026-11-24', 'later', '2026-11-25'],
  [['2024-11-25'], '2026-11-25', 'due', '2026-11-25'],
  [['2020-01-01', '2025-06-30'], '2026-11-25', 'later', '2027-06-30'],
  [['2024-02-29'], '2026-02-28', 'due', '2026-02-28'],
  [['2027-01-01'], '2026-11-25', 'never', null],
])('done on %j: on %s it is %s', (done, today, state, next) => {
  expect(addOnStanding(bone, done.map(toPlainDate), toPlainDate(today))).toMatchObject({ state, nextOn: next });
});

test('the list of a day is the newest one in force', () => {
  expect(addOnsOn(toPlainDate('2023-12-31'))).toEqual([]);
  const later = { validFrom: toPlainDate('2027-01-01'), items: [] };
  expect(addOnsOn(toPlainDate('2026-12-31'), [later, ...ADD_ON_LISTS])).not.toEqual([]);
  expect(addOnsOn(toPlainDate('2027-01-01'), [later, ...ADD_ON_LISTS])).toEqual([]);
});

test('every item says in plain words what it shows, is due after years, and has its source', () => {
  for (const { items } of ADD_ON_LISTS)
    for (const item of items) {
      expect(item.everyYears).toBeGreaterThanOrEqual(2);
      expect(item.source).toContain('以医疗机构告知为准');
      expect(item.knownAs.length).toBeGreaterThan(0);
    }
});
