import { CHECKUP } from '../record/forms/checkup-table';
import { isProtected, ITEMS, itemOfField, itemOfLoinc } from './items-table';

/** Fields that are no item: what was done and taken in the past year, and the doctor's own judgement. */
const NO_ITEM = [
  'hospitalStays',
  'homeBeds',
  'medicines',
  'otherVaccinations',
  'evaluation',
  'abnormal1',
  'abnormal2',
  'abnormal3',
  'abnormal4',
  'guidance',
  'riskControl',
  'weightGoalKg',
];
const FIELDS = CHECKUP.sections
  .flatMap(({ fields }) => fields)
  .filter((field) => field.kind !== 'text' || field.behind === undefined);

test('every field of the form belongs to exactly one item, or is said to be none', () => {
  const homeless = FIELDS.filter(({ name }) => !itemOfField(name) && !NO_ITEM.includes(name));
  expect(homeless.map(({ name }) => name)).toEqual([]);
  const told = ITEMS.flatMap(({ fields }) => fields);
  expect(told.filter((name, index) => told.indexOf(name) !== index)).toEqual([]);
  expect(told.filter((name) => !FIELDS.some((field) => field.name === name))).toEqual([]);
  expect(NO_ITEM.filter((name) => itemOfField(name))).toEqual([]);
});

test('an item has the unit its field is printed with', () => {
  const wrong = ITEMS.filter(({ kind }) => kind === 'number').filter(({ key, unit }) => {
    const field = FIELDS.find(({ name }) => name === key);
    return field?.kind !== 'number' || field.unit !== unit;
  });
  expect(wrong.map(({ key }) => key)).toEqual([]);
});

test('every printed code of a judged answer has a level', () => {
  const open = ITEMS.filter(({ kind }) => kind === 'code' || kind === 'codes').flatMap(
    ({ fields: [first = ''], levels, key }) => {
      const field = FIELDS.find(({ name }) => name === first);
      const options = field?.kind === 'code' || field?.kind === 'codes' ? field.options : [];
      return options.filter(({ code }) => levels[code] === undefined).map(({ code }) => `${key} ${code}`);
    },
  );
  expect(open).toEqual([]);
});

test('a laboratory code answers one item', () => {
  const codes = ITEMS.flatMap(({ loinc }) => loinc);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(itemOfLoinc('14771-0')?.key).toBe('fastingGlucose');
  expect(itemOfLoinc('14749-6')).toBeUndefined();
});

test('protected are the items whose fields the form protects', () => {
  const marked = FIELDS.filter(({ sensitive }) => sensitive !== undefined).map(({ name }) => itemOfField(name)?.key);
  expect(new Set(ITEMS.filter(({ key }) => isProtected(key)).map(({ key }) => key))).toEqual(new Set(marked));
});
