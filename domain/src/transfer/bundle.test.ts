import fc from 'fast-check';
import { Fhir } from 'fhir/fhir';
import { EYE_ITEMS } from '../child-visit/visit-table';
import { toPlainDate } from '../shared/plain-date';
import { type EyeReading, ITEM_RESULTS, VISION_SETTINGS } from '../vision/types';
import { readBundle } from './read-bundle';
import type { TransferredExamination, VisionTransfer } from './types';
import { writeBundle } from './write-bundle';

const uuid = (no: number): string => `0190a000-0000-7000-8000-${String(no).padStart(12, '0')}`;
const ids = (): (() => string) => {
  let made = 1000;
  return () => uuid((made += 1));
};

const NONE: EyeReading = { naked: null, corrected: null, sphere: null, cylinder: null, axis: null, axialLength: null };
const SCHOOL_AGE: TransferredExamination = {
  examinationId: uuid(1),
  examinedOn: toPlainDate('2026-09-01'),
  institution: '青岚县柳溪镇卫生院',
  examinedBy: '周敏',
  setting: 'clinic',
  cycloplegic: true,
  right: { naked: 48, corrected: 50, sphere: -125, cylinder: -50, axis: 175, axialLength: 2312 },
  left: { naked: 49, corrected: null, sphere: 25, cylinder: null, axis: null, axialLength: 2288 },
  items: [
    { item: 'appearance', result: 'normal' },
    { item: 'alignment', result: 'abnormal' },
  ],
};
const BABY: TransferredExamination = {
  ...SCHOOL_AGE,
  examinationId: uuid(2),
  examinedOn: toPlainDate('2020-07-24'),
  examinedBy: null,
  setting: 'hospital',
  cycloplegic: false,
  right: NONE,
  left: { ...NONE, naked: 10 },
  items: [{ item: 'red-ball', result: 'not-done' }],
};
const TRANSFER: VisionTransfer = {
  transferId: uuid(9),
  issuedAt: '2026-11-23T08:05:00.000Z',
  issuer: { countyCode: '990101', name: '青岚县卫生健康局' },
  receiver: '柳溪中心小学',
  consent: { version: 'vision-transfer-2026-1', agreedAt: '2026-11-23T08:04:50.000Z', by: '林*梅（监护人）' },
  child: { name: '陈安安', sex: 'female', birthDate: toPlainDate('2020-04-23'), idMasked: '9900**********21' },
  examinations: [BABY, SCHOOL_AGE],
};
const written = (transfer: VisionTransfer = TRANSFER) => writeBundle(transfer, ids());

/** A bundle as its receiver parses it: a tree of anything, to be spoilt. */
interface Loose {
  [name: string]: Loose;
  [place: number]: Loose;
}
interface LooseBundle {
  resourceType: string;
  entry: { fullUrl: string; resource: Loose }[];
}
const copy = (value: unknown) => JSON.parse(JSON.stringify(value)) as LooseBundle;
const put = (target: object | undefined, name: string, value: unknown): void => {
  Object.assign(target ?? {}, { [name]: value });
};
const resourceAt = (bundle: LooseBundle, place: number): Loose => bundle.entry[place]!.resource;

test('the bundle is valid FHIR R4', () => {
  const { valid, messages } = new Fhir().validate(written(), { errorOnUnexpected: true });
  expect(messages.filter(({ severity }) => String(severity) === 'error')).toEqual([]);
  expect(valid).toBe(true);
});

test('a file with nothing measured but a look at the eyes is valid, too', () => {
  const plain = { ...TRANSFER, child: { ...TRANSFER.child, idMasked: null }, examinations: [{ ...BABY, left: NONE }] };
  expect(new Fhir().validate(written(plain), { errorOnUnexpected: true }).valid).toBe(true);
  expect(readBundle(copy(written(plain)))).toEqual(plain);
});

test('a document begins with its composition, and every reference leads to an entry', () => {
  const { entry } = copy(written());
  expect(entry[0]?.resource.resourceType).toBe('Composition');
  const addresses = entry.map((one) => one.fullUrl);
  expect(new Set(addresses).size).toBe(addresses.length);
  const text = JSON.stringify(entry.map((one) => one.resource));
  for (const [, reference] of text.matchAll(/"reference":"([^"]+)"/g)) expect(addresses).toContain(reference);
});

test('a reader without our codes still finds SNOMED, UCUM and words', () => {
  const text = JSON.stringify(written());
  for (const code of ['420050001', '251794006', '251795007', '251797004', '251799001', '18944008', '260296003'])
    expect(text).toContain(`"code":"${code}"`);
  expect(text).toContain('"value":-1.25,"unit":"diopter","system":"http://unitsofmeasure.org","code":"[diop]"');
  expect(text).toContain('"value":23.12,"unit":"mm"');
  expect(text).toContain('"valueString":"0.6"');
  expect(text).toContain('"text":"光感"');
});

test('no full number of the identity card travels', () => {
  expect(JSON.stringify(written())).not.toMatch(/\d{17}[\dX]/);
});

const measured: fc.Arbitrary<EyeReading> = fc.record({
  naked: fc.option(fc.oneof(fc.integer({ min: 30, max: 53 }), fc.constantFrom(0, 10, 20))),
  corrected: fc.option(fc.integer({ min: 30, max: 53 })),
  sphere: fc.option(fc.integer({ min: -3000, max: 3000 })),
  cylinder: fc.option(fc.integer({ min: -1000, max: 1000 })),
  axis: fc.option(fc.integer({ min: 0, max: 180 })),
  axialLength: fc.option(fc.integer({ min: 1400, max: 3500 })),
});
/** A cylinder comes with its sphere. */
const reading = measured.map((one) => (one.sphere === null ? { ...one, cylinder: null } : one));
const examination = (no: number): fc.Arbitrary<TransferredExamination> =>
  fc.record({
    examinationId: fc.constant(uuid(no)),
    examinedOn: fc.integer({ min: 0, max: 2000 }).map((days) => {
      const day = new Date(Date.UTC(2020, 3, 23) + days * 86_400_000);
      return toPlainDate(day.toISOString().slice(0, 10));
    }),
    institution: fc.string({ minLength: 1, maxLength: 40 }),
    examinedBy: fc.option(fc.string({ minLength: 1, maxLength: 40 })),
    setting: fc.constantFrom(...VISION_SETTINGS),
    cycloplegic: fc.boolean(),
    right: reading,
    left: reading,
    items: fc
      .subarray([...EYE_ITEMS])
      .chain((items) =>
        fc.tuple(...items.map((item) => fc.constantFrom(...ITEM_RESULTS).map((result) => ({ item, result })))),
      ),
  });

test('what is written is read back, whatever was measured', () => {
  fc.assert(
    fc.property(fc.tuple(examination(1), examination(2), examination(3)), (examinations) => {
      const transfer = { ...TRANSFER, examinations };
      expect(readBundle(copy(written(transfer)))).toEqual(transfer);
    }),
    { numRuns: 200 },
  );
});

const composition = (bundle: LooseBundle): Loose => resourceAt(bundle, 0);
const spoilt: [string, (bundle: LooseBundle) => void, string][] = [
  ['a name is missing', (bundle) => put(resourceAt(bundle, 1), 'name', undefined), 'unreadable'],
  ['a birthday is no day', (bundle) => put(resourceAt(bundle, 1), 'birthDate', '2020-02-30'), 'unreadable'],
  ['an examination is before birth', (bundle) => put(resourceAt(bundle, 1), 'birthDate', '2021-01-01'), 'unreadable'],
  [
    'a section has no examination',
    (bundle) =>
      put(
        bundle,
        'entry',
        bundle.entry.filter((_, place) => place !== 4),
      ),
    'unreadable',
  ],
  ['the format is unknown', (bundle) => put(composition(bundle).meta!.tag![0], 'code', 'urn:other'), 'not-a-package'],
  ['the kind is unknown', (bundle) => put(composition(bundle).type!.coding![0], 'code', 'other'), 'not-a-package'],
  ['all is another resource', (bundle) => put(bundle, 'resourceType', 'Patient'), 'not-a-package'],
  [
    'an examination stands twice',
    (bundle) => put(composition(bundle).section, '1', composition(bundle).section![0]),
    'unreadable',
  ],
];
test.each(spoilt)('where %s, nothing is taken over by halves', (_, spoil, problem) => {
  const bundle = copy(written());
  spoil(bundle);
  expect(readBundle(bundle)).toMatchObject({ problem });
});

test.each([
  ['naked-acuity', 4.85],
  ['naked-acuity', 6.1],
  ['axial-length', 23.123],
  ['axial-length', 2],
])('a value that cannot be (%s %d) makes the package unreadable', (code, value) => {
  const bundle = copy(written({ ...TRANSFER, examinations: [SCHOOL_AGE] }));
  for (const { resource } of bundle.entry)
    if (JSON.stringify(resource.code ?? '').includes(code)) put(resource.valueQuantity, 'value', value);
  expect(readBundle(bundle)).toMatchObject({ problem: 'unreadable' });
});

test.each([null, undefined, 7, 'text', [], {}, { resourceType: 'Bundle', entry: 'x' }, { entry: [null] }])(
  '%j is no package and nothing breaks',
  (value) => {
    expect(readBundle(value)).toMatchObject({ problem: 'not-a-package' });
  },
);

test('any JSON is survived', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(readBundle(value)).toHaveProperty('problem')));
});
