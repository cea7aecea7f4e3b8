import { hoursFaults, type ItemToCheck, itemFaults } from './check-item';
import type { OpenHours } from './types';

const plain: ItemToCheck = {
  kind: 'service',
  booking: 'walk-in',
  addOnId: null,
  service: null,
  fromAge: null,
  toAge: null,
};
const KNOWN = { addOnIds: ['carotid', 'fundus'], services: ['massage'] };

test.each<[string, Partial<ItemToCheck>, string[]]>([
  ['by the opening hours', {}, []],
  ['with the checkup, of its table', { booking: 'checkup-add-on', addOnId: 'carotid' }, []],
  ['by the hours, and known to the record', { addOnId: 'fundus' }, []],
  ['for one year of age', { fromAge: 65, toAge: 65 }, []],
  ['with the checkup, and none of its table', { booking: 'checkup-add-on', addOnId: 'tarot' }, ['addOnId']],
  ['with the checkup, and does not say which', { booking: 'checkup-add-on' }, ['addOnId']],
  ['goods with the checkup', { kind: 'goods', booking: 'checkup-add-on', addOnId: 'carotid' }, ['booking']],
  ['by the hours, as an add-on nobody knows', { addOnId: 'tarot' }, ['addOnId']],
  ['by slots of its own', { booking: 'slot', service: 'massage' }, []],
  ['by slots nobody publishes', { booking: 'slot', service: 'tarot' }, ['service']],
  ['by slots, and does not say whose', { booking: 'slot' }, ['service']],
  ['by the hours, with a service of slots', { service: 'massage' }, ['service']],
  ['goods by slots', { kind: 'goods', booking: 'slot', service: 'massage' }, ['booking']],
  ['for nobody’s age', { fromAge: 66, toAge: 65 }, ['toAge']],
  [
    'goods with an unknown add-on, for nobody',
    { kind: 'goods', booking: 'checkup-add-on', fromAge: 9, toAge: 8 },
    ['booking', 'addOnId', 'toAge'],
  ],
])('%s', (_, change, fields) => {
  expect(itemFaults({ ...plain, ...change }, KNOWN).map(({ field }) => field)).toEqual(fields);
});

const span = (weekday: number, opensAt: string, closesAt: string): OpenHours => ({ weekday, opensAt, closesAt });
test.each<[string, OpenHours[], boolean]>([
  ['none stated', [], true],
  ['morning and afternoon', [span(1, '14:00', '17:00'), span(1, '08:30', '11:30')], true],
  ['the afternoon begins when the morning ends', [span(1, '08:30', '12:00'), span(1, '12:00', '17:00')], true],
  ['the same span on two days', [span(1, '08:30', '11:30'), span(2, '08:30', '11:30')], true],
  ['closes before it opens', [span(1, '17:00', '08:30')], false],
  ['closes as it opens', [span(1, '08:30', '08:30')], false],
  ['a minute twice', [span(3, '11:29', '17:00'), span(3, '08:30', '11:30')], false],
  ['the same span twice', [span(7, '08:30', '11:30'), span(7, '08:30', '11:30')], false],
])('hours: %s', (_, hours, good) => {
  expect(hoursFaults(hours).length === 0).toBe(good);
});
