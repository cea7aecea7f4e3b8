import { entryOf, NOTHING_TYPED, type OwnKind, type Typed } from './entry';

const AT = '2026-11-25T09:40:00+08:00';
const sent = (kind: OwnKind, typed: Partial<Typed>, confirmed = false) =>
  entryOf(kind, { ...NOTHING_TYPED, ...typed }, { at: AT, confirmed });

test.each<[OwnKind, Partial<Typed>, object | undefined]>([
  [
    'blood-pressure',
    { numbers: { systolic: '134', diastolic: '84' } },
    { item: 'blood-pressure', systolic: 134, diastolic: 84 },
  ],
  [
    'blood-pressure',
    { numbers: { systolic: '134', diastolic: '84', pulse: '72' } },
    { item: 'blood-pressure', systolic: 134, diastolic: 84, pulse: 72 },
  ],
  ['blood-pressure', { numbers: { systolic: '134' } }, undefined],
  ['glucose', { numbers: { mmolL: ' 6.1 ' }, time: 'random' }, { item: 'glucose', mmolL: 6.1, time: 'random' }],
  ['glucose', { numbers: { mmolL: '6.' } }, undefined],
  ['glucose', { numbers: { mmolL: '6,1' } }, undefined],
  ['weight', { numbers: { kg: '66.5' } }, { item: 'weight', kg: 66.5 }],
  ['waist', { numbers: { kg: '66.5' } }, undefined],
])('%s %j', (kind, typed, reading) => {
  expect(sent(kind, typed)).toEqual(reading && { kind: 'reading', reading, at: AT });
});

test('a number looked at again is said to be so', () => {
  expect(sent('weight', { numbers: { kg: '152' } }, true)).toMatchObject({ confirmed: true });
});

test('words are trimmed, and what is blank is not sent', () => {
  expect(sent('allergy', { texts: { what: ' 青霉素 ', reaction: '  ' } })).toEqual({
    kind: 'allergy',
    what: '青霉素',
    category: 'medication',
  });
  expect(sent('allergy', { texts: { what: '  ' } })).toBeUndefined();
  expect(sent('medicine', { texts: { name: '氨氯地平', dose: '1 片', frequency: '每天早上' } })).toEqual({
    kind: 'medicine',
    name: '氨氯地平',
    dose: '1 片',
    frequency: '每天早上',
  });
  expect(sent('medicine', { texts: { dose: '1 片' } })).toBeUndefined();
});
