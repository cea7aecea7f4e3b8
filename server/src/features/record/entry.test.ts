import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { checkPayload, makeEntry, type ToldEntry } from './entry';

const TODAY = toPlainDate('2026-11-25');
const BIRTH = toPlainDate('1955-04-10');
const TOLD: ToldEntry = {
  residentId: '01920000-0000-7000-8000-000000000001',
  birthDate: BIRTH,
  kind: 'condition',
  happenedOn: toPlainDate('2026-11-01'),
  institution: '柳溪镇卫生院',
  source: 'clinic',
  payload: {
    what: { text: '高血压', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }], known: true },
    clinical: 'active',
    verification: 'confirmed',
  },
};
const illness = (code: string): unknown => ({
  ...Object(TOLD.payload),
  what: { text: '一种病', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }], known: true },
});
const paths = (told: Partial<ToldEntry>): string[] => {
  const made = makeEntry({ ...TOLD, ...told }, TODAY);
  return 'faults' in made ? made.faults.map(({ path, message }) => `${path} ${message}`) : [];
};

test('a row with everything that was not told as null, and an id of its own', () => {
  const [one, two] = [makeEntry(TOLD, TODAY), makeEntry(TOLD, TODAY)];
  if ('faults' in one || 'faults' in two) throw new Error('refused');
  expect(one.entry).toMatchObject({
    kind: 'condition',
    version: 1,
    payload: TOLD.payload,
    sensitive: null,
    sourceSystem: null,
    sourceKey: null,
    practitioner: null,
    happenedAt: null,
    replacesId: null,
    enteredInError: false,
  });
  expect(one.entry.entryId).not.toBe(two.entry.entryId);
});

test('what a payload does not declare is not stored', () => {
  const made = makeEntry({ ...TOLD, payload: { ...Object(TOLD.payload), idNumber: '990101195504100011' } }, TODAY);
  expect('entry' in made && made.entry.payload).toEqual(TOLD.payload);
});

test.each([
  ['F32.0', 'mental-health'],
  ['B20', 'hiv-sti'],
  ['I10', null],
])('%s is kept under %s', (code, category) => {
  const made = makeEntry({ ...TOLD, payload: illness(code) }, TODAY);
  expect('entry' in made && made.entry.sensitive).toBe(category);
});

test.each<[string, Partial<ToldEntry>, string]>([
  ['tomorrow', { happenedOn: toPlainDate('2026-11-26') }, 'happenedOn is after today'],
  ['before the birth', { happenedOn: toPlainDate('1955-04-09') }, 'happenedOn is before the birth'],
  ['the shape of another kind', { kind: 'encounter' }, 'class'],
  ['a form of another kind', { kind: 'checkup', payload: { form: 'basic-information-3', fields: {} } }, 'form basic'],
  [
    'a form nobody knows',
    { kind: 'follow-up', payload: { form: 'follow-up-gout-3', fields: {} } },
    'form follow-up-gout-3',
  ],
  [
    'no and something',
    { kind: 'checkup', payload: { form: 'checkup-3', fields: { symptoms: ['1', '2'] } } },
    'fields.symptoms none-with-others',
  ],
  [
    'an illness before the birth',
    {
      kind: 'basic-information',
      payload: { form: 'basic-information-3', fields: { pastDiseases: [{ disease: '2', since: '1955-03' }] } },
    },
    'fields.pastDiseases.0.since before-birth',
  ],
])('%s is refused with its place', (_, told, said) => {
  expect(paths(told)[0]).toContain(said);
});

test('today and the day of birth are days', () => {
  expect(paths({ happenedOn: TODAY })).toEqual([]);
  expect(paths({ happenedOn: BIRTH })).toEqual([]);
});

test('a version nobody wrote', () => {
  expect(checkPayload('condition', 2, { payload: TOLD.payload, today: TODAY, birthDate: BIRTH })).toEqual({
    faults: [{ path: '', message: 'no version 2 of condition' }],
  });
});
