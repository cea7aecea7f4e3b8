import { addDays } from '@kangban/domain/shared/plain-date';
import { forecastDose, idOf, immunization, TODAY } from '../../../test/family-samples';
import { personWith } from './draft-people';
import { daysToWait, doseKey, groupDoses, preselected, sourceNames } from './groups';
import { seriesOf } from './series';

const keys = (doses: readonly { series: string; dose: number }[]): string[] => doses.map(doseKey);

test('doses are sorted into what the screen shows', () => {
  const groups = groupDoses(immunization());
  expect(keys(groups.now)).toEqual(['DTaP:4', 'HepA:1']);
  expect(keys(groups.waiting)).toEqual(['MMR:2']);
  expect(keys(groups.offers)).toEqual(['flu:1']);
  expect(preselected(groups)).toEqual(['DTaP:4', 'HepA:1']);
});

test('a booked dose is not offered again, nor what follows it', () => {
  const held = { series: 'DTaP', dose: 4, appointmentId: idOf(500), day: addDays(TODAY, 2) };
  const fifth = forecastDose({ dose: 5, status: 'not-yet', earliestOn: addDays(TODAY, 400) });
  const data = immunization({ doses: [forecastDose(), fifth], booked: [held] });
  const groups = groupDoses(data);
  expect([keys(groups.now), keys(groups.waiting)]).toEqual([[], []]);
});

test('of one series only the first open dose can be chosen', () => {
  const groups = groupDoses(immunization({ doses: [forecastDose({ dose: 3 }), forecastDose({ dose: 4 })] }));
  expect(keys(groups.now)).toEqual(['DTaP:3']);
});

test('more than a booking can carry is not ticked ahead', () => {
  const doses = Array.from({ length: 8 }, (_, index) => forecastDose({ series: `s${index}` }));
  expect(preselected(groupDoses(immunization({ doses })))).toHaveLength(6);
});

test('a paid vaccine is never ticked ahead', () => {
  const doses = [forecastDose(), forecastDose({ series: 'flu', paid: true })];
  expect(preselected(groupDoses(immunization({ doses })))).toEqual(['DTaP:4']);
});

test('the wait counts from today', () => {
  expect(daysToWait(forecastDose({ earliestOn: addDays(TODAY, 9) }), TODAY)).toBe(9);
  expect(daysToWait(forecastDose({ earliestOn: TODAY }), TODAY)).toBeUndefined();
});

test('each source is named once, and only when it is known', () => {
  const { sources } = immunization();
  const reasons = [
    { rule: 'a', text: '', source: 'S1 M' },
    { rule: 'b', text: '', source: 'S1 X9' },
  ];
  expect(sourceNames(reasons, sources)).toEqual(['国家免疫规划疫苗儿童免疫程序及说明', '专业常识']);
});

test('a person of a booking takes the ticked doses along, paid ones as paid', () => {
  const person = personWith(immunization(), ['DTaP:4', 'flu:1']);
  expect(person.doses.map(({ name, dose, free }) => [name, dose, free])).toEqual([
    ['百白破疫苗', 4, true],
    ['流感疫苗', 1, false],
  ]);
});

test('each series says how far it is, open ones first', () => {
  const lines = seriesOf(immunization());
  expect(lines.map(({ name, given, total, status }) => [name, given, total, status])).toEqual([
    ['百白破疫苗', 1, 2, '可以打'],
    ['甲肝灭活疫苗', 0, 1, '可以打'],
    ['麻腮风疫苗', 0, 1, '还没到'],
  ]);
  expect(lines.map(({ ahead }) => ahead)).toEqual(['', '', '第2剂 12月2日起']);
});
