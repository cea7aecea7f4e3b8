import { toPlainDate } from '@kangban/domain/shared/plain-date';
import type { FhirResource } from '../resource';
import { isSystemType } from '../schema/types';
import { takeResource } from '.';
import type { DoseRow, EntryRow } from './reading';

const TODAY = toPlainDate('2026-11-23');
/** As it comes over the wire: without what is undefined. */
const plain = (told: unknown) => JSON.parse(JSON.stringify(told)) as Record<string, unknown>;
const SUBJECT = { reference: 'Patient/1' };
const LOINC = 'http://loinc.org';

function taken(told: Record<string, unknown>) {
  const type = String(told.resourceType);
  if (!isSystemType(type)) throw new Error(type);
  return takeResource(type, told, TODAY);
}

function read(told: Record<string, unknown>, others: Record<string, FhirResource> = {}) {
  const resource = taken(told);
  expect(resource.flaws).toEqual([]);
  return resource.read({ today: TODAY, birthDate: toPlainDate('1980-05-04'), find: (name) => others[name] });
}
const entryOf = (told: Record<string, unknown>, others: Record<string, FhirResource> = {}) =>
  read(told, others).row as EntryRow;
const payloadOf = (told: Record<string, unknown>, others: Record<string, FhirResource> = {}) =>
  entryOf(told, others).payload;

const observation = (told: Record<string, unknown>) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: '项目' },
  subject: SUBJECT,
  effectiveDateTime: '2026-11-20',
  valueString: '阴性',
  ...told,
});
const withQuantity = (code: string, value: number, unit: string) =>
  observation({
    code: { coding: [{ system: LOINC, code }] },
    valueString: undefined,
    valueQuantity: { value, unit, code: unit },
  });

describe('Observation', () => {
  test.each([
    ['mmol/L stays', '14771-0', 6.1, 'mmol/L', 6.1, 'mmol/L', false],
    ['mg/dL of glucose becomes mmol/L', '1558-6', 108, 'mg/dL', 6, 'mmol/L', true],
    ['creatinine mg/dL becomes umol/L', '2160-0', 1, 'mg/dL', 88.4, 'umol/L', true],
    ['an unknown unit stays as it came', '14771-0', 3, '个', 3, '个', false],
  ])('%s', (_what, code, value, unit, shown, shownUnit, isConverted) => {
    const { main } = payloadOf(plain(withQuantity(code, value, unit)));
    const { amount } = main as { amount: { value: number; unit: string; original?: unknown } };
    expect(amount.value).toBeCloseTo(shown, 1);
    expect(amount.unit).toBe(shownUnit);
    expect(amount.original).toEqual(isConverted ? { value, unit } : undefined);
  });

  test('an unknown code is kept verbatim and said to be unknown', () => {
    const told = observation({ code: { coding: [{ system: 'urn:lis', code: 'X-17', display: '某项' }] } });
    expect(payloadOf(told)).toMatchObject({
      main: { what: { text: '某项', known: false, coding: [{ code: 'X-17' }] }, words: '阴性' },
    });
  });

  test('range, flag, method and note stand beside the value', () => {
    const told = {
      ...plain(withQuantity('14771-0', 7.9, 'mmol/L')),
      referenceRange: [{ low: { value: 3.9, unit: 'mmol/L' }, high: { value: 6.1, unit: 'mmol/L' } }],
      interpretation: [{ coding: [{ code: 'H' }] }],
      method: { text: '葡萄糖氧化酶法' },
      note: [{ text: '空腹 8 小时' }],
    };
    expect(payloadOf(told)).toMatchObject({
      main: { low: 3.9, high: 6.1, flag: 'high', method: '葡萄糖氧化酶法', note: '空腹 8 小时' },
    });
  });

  test('the day is the one here, not the one of another time zone', () => {
    expect(entryOf(observation({ effectiveDateTime: '2026-11-19T23:30:00Z' })).happenedOn).toBe('2026-11-20');
  });

  test.each([
    ['no value', { valueString: undefined }, 'value'],
    ['a month only', { effectiveDateTime: '2026-11' }, 'effective'],
    [
      'a quantity without a number',
      { valueString: undefined, valueQuantity: { unit: 'mmol/L' } },
      'valueQuantity.value',
    ],
  ])('%s is refused', (_what, change, path) => {
    const { flaws, row } = read(plain(observation(change)));
    expect(row).toBeUndefined();
    expect(flaws.map((flaw) => flaw.path.join('.'))).toEqual([path]);
  });

  test('a reason instead of a value is shown', () => {
    const told = plain(observation({ valueString: undefined, dataAbsentReason: { text: '标本溶血' } }));
    expect(payloadOf(told)).toMatchObject({ main: { absent: '标本溶血' } });
  });

  test.each(['entered-in-error', 'cancelled', 'registered'])('%s is no entry', (status) => {
    expect(read(observation({ status })).row).toBeUndefined();
  });
});

describe('what a shape refuses', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an element R4 does not know', { colour: 'red' }, 'colour'],
    ['an unknown status', { status: 'done' }, 'status'],
    ['two values', { valueBoolean: true }, ''],
    ['a day that is not in the calendar', { effectiveDateTime: '2026-02-30' }, 'effectiveDateTime'],
    [
      'a period that ends before it starts',
      { effectiveDateTime: undefined, effectivePeriod: { start: '2026-02-02', end: '2026-02-01' } },
      'effectivePeriod',
    ],
    [
      'a modifier extension inside',
      { code: { text: 'x', modifierExtension: [{ url: 'urn:x' }] } },
      'code.modifierExtension',
    ],
    ['an empty list', { category: [] }, 'category'],
    ['implicit rules', { implicitRules: 'urn:x' }, 'implicitRules'],
  ])('%s', (_what, change, path) => {
    const { flaws } = taken(plain(observation(change)));
    expect(flaws.map((flaw) => flaw.path.join('.'))).toEqual([path]);
  });

  test('what is kept and shown nowhere is named', () => {
    const { flaws, kept } = taken(
      observation({ specimen: { display: '血' }, extension: [{ url: 'urn:x', valueCode: 'y' }] }),
    );
    expect([flaws, kept.sort()]).toEqual([[], ['extension', 'specimen']]);
  });
});

describe('Immunization', () => {
  const dose = (told: Record<string, unknown>) => ({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { text: '麻腮风疫苗' },
    patient: SUBJECT,
    occurrenceDateTime: '2026-10-10',
    ...told,
  });
  test.each([
    ['our name', { text: '麻腮风疫苗' }, 'MMR'],
    ['CVX', { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '03' }] }, 'MMR'],
    ['CVX without its zero', { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '3' }] }, 'MMR'],
    ['words nobody knows', { text: '某某疫苗' }, '某某疫苗'],
    [
      'a code of another system is no CVX',
      { coding: [{ system: 'urn:x', code: '03', display: '外来疫苗' }] },
      '外来疫苗',
    ],
  ])('%s', (_what, vaccineCode, vaccine) => {
    expect((read(dose({ vaccineCode })).row as DoseRow).vaccine).toBe(vaccine);
  });
  test('number, lot and maker stand beside it', () => {
    const row = read(
      dose({ lotNumber: 'A1', manufacturer: { display: '某厂' }, protocolApplied: [{ doseNumberPositiveInt: 2 }] }),
    ).row;
    expect(row).toMatchObject({ doseLabel: '第2剂', lot: 'A1', manufacturer: '某厂', givenOn: '2026-10-10' });
  });
  test.each([[{ status: 'not-done' }], [{ status: 'entered-in-error' }]])('%j is no dose', (change) => {
    expect(read(dose(change)).row).toBeUndefined();
  });
  test('a dose without its day is refused', () => {
    const { flaws } = read(plain(dose({ occurrenceDateTime: undefined, occurrenceString: '小时候' })));
    expect(flaws[0]!.path).toEqual(['occurrenceDateTime']);
  });
});

describe('other types', () => {
  test('no known allergy', () => {
    const told = {
      resourceType: 'AllergyIntolerance',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
      patient: SUBJECT,
      recordedDate: '2026-11-01',
    };
    expect(payloadOf(told)).toMatchObject({ none: true });
    const penicillin = {
      ...told,
      code: { text: '青霉素' },
      criticality: 'high',
      category: ['medication'],
      reaction: [{ manifestation: [{ text: '皮疹' }], severity: 'severe' }],
    };
    expect(payloadOf(penicillin)).toMatchObject({
      none: false,
      category: 'medication',
      criticality: 'high',
      reactions: ['皮疹（重）'],
    });
  });

  test('a condition keeps what was known of its beginning, and stands under the day it came when none was told', () => {
    const told = {
      resourceType: 'Condition',
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }] },
      subject: SUBJECT,
      onsetDateTime: '2019-03',
    };
    const { row, notes } = read(told);
    expect(row).toMatchObject({ happenedOn: TODAY, payload: { onset: '2019-03', what: { known: true } } });
    expect(notes).toHaveLength(1);
  });

  test('a medicine with its dose in words', () => {
    const told = {
      resourceType: 'MedicationStatement',
      status: 'active',
      medicationCodeableConcept: { text: '氨氯地平' },
      subject: SUBJECT,
      effectivePeriod: { start: '2026-01-02' },
      dosage: [
        {
          doseAndRate: [{ doseQuantity: { value: 5, unit: 'mg' } }],
          timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
          route: { text: '口服' },
        },
      ],
    };
    expect(payloadOf(told)).toMatchObject({
      dose: '5 mg',
      frequency: '每1天1次',
      route: '口服',
      startsOn: '2026-01-02',
      status: 'active',
    });
    const nameless = read({ ...plain({ ...told, medicationCodeableConcept: undefined }) });
    expect(nameless.flaws[0]!.path).toEqual(['medication']);
  });

  test('a stay names its days, its place and what was found', () => {
    const told = {
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'IMP' },
      subject: SUBJECT,
      period: { start: '2026-11-01T08:00:00+08:00', end: '2026-11-05' },
      serviceProvider: { reference: 'Organization/o' },
      diagnosis: [{ condition: { reference: 'Condition/c' } }],
    };
    const others = {
      'Organization/o': { resourceType: 'Organization', name: '县医院' },
      'Condition/c': { resourceType: 'Condition', code: { text: '肺炎' } },
    };
    expect(entryOf(told, others)).toMatchObject({
      institution: '县医院',
      payload: {
        class: 'inpatient',
        admittedOn: '2026-11-01',
        dischargedOn: '2026-11-05',
        diagnoses: [{ text: '肺炎' }],
      },
    });
  });

  test('a national form is read field by field, with its own rules', () => {
    const answer = (linkId: string, one: Record<string, unknown>) => ({ linkId, answer: [one] });
    const told = (diastolic: number) => ({
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'urn:kangban:questionnaire:follow-up-hypertension-3|1',
      status: 'completed',
      subject: SUBJECT,
      authored: '2026-11-20',
      item: [
        {
          linkId: 'section-1',
          item: [answer('systolic', { valueInteger: 134 }), answer('diastolic', { valueInteger: diastolic })],
        },
      ],
    });
    expect(entryOf(told(84))).toMatchObject({
      kind: 'follow-up',
      payload: { form: 'follow-up-hypertension-3', fields: { systolic: 134, diastolic: 84 } },
    });
    const { flaws } = read(told(900));
    expect(flaws[0]).toMatchObject({ code: 'business-rule', path: ['item', 0, 'item', 1] });
    const foreign = read({ ...told(84), item: [answer('invented', { valueString: 'x' })] });
    expect(foreign.flaws[0]!.path).toEqual(['item', 0, 'linkId']);
  });

  test('any other questionnaire is questions with their answers', () => {
    const told = {
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'http://hospital/ad8',
      status: 'completed',
      subject: SUBJECT,
      authored: '2026-11-20',
      item: [
        {
          linkId: '1',
          text: '判断力变差',
          answer: [{ valueBoolean: true }],
          item: [{ linkId: '1.1', answer: [{ valueString: '半年' }] }],
        },
      ],
    };
    const others = { 'http://hospital/ad8': { resourceType: 'Questionnaire', title: 'AD8' } };
    expect(payloadOf(told, others)).toEqual({
      questionnaire: 'http://hospital/ad8',
      name: 'AD8',
      answers: [
        { linkId: '1', text: '判断力变差', answers: ['是'] },
        { linkId: '1.1', answers: ['半年'] },
      ],
    });
  });
});
