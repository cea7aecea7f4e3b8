import type { FormPayload } from '@kangban/contract/record/payloads';
import { findForm } from '@kangban/domain/record/forms/forms';
import type { Field, Form, SimpleField } from '@kangban/domain/record/forms/types';
import type { Encounter, Observation, QuestionnaireResponse, QuestionnaireResponseItem } from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { hl7Concept, loinc, quantity } from './codes';
import { encounterBase } from './encounter';
import { type EntryFacts, type EntryOf, whenOf } from './entry-facts';
import { answerSystem, questionnaireOf, sectionLink } from './questionnaire';
import { metaOf, type Served } from './resource';

type Answer = NonNullable<QuestionnaireResponseItem['answer']>[number];

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function codingOf(system: string, field: SimpleField, code: string): Answer {
  const option = 'options' in field ? field.options.find((one) => one.code === code) : undefined;
  return { valueCoding: { system, code, ...(option && { display: option.label }) } };
}

/** One answer in the type its question asks for; what was left blank has none. */
function answersOf(form: string, field: SimpleField, told: { linkId: string; value: unknown }): Answer[] {
  const { value, linkId } = told;
  if (field.kind === 'code' || field.kind === 'codes')
    return listOf(value)
      .filter(isText)
      .map((code) => codingOf(answerSystem(form, linkId), field, code));
  if (field.kind === 'number')
    return typeof value === 'number' ? [field.whole ? { valueInteger: value } : { valueDecimal: value }] : [];
  if (!isText(value) || value === '') return [];
  return [field.kind === 'day' ? { valueDate: value } : { valueString: value }];
}

function simpleItem(
  form: string,
  field: SimpleField,
  told: { linkId: string; value: unknown },
): QuestionnaireResponseItem[] {
  const answer = answersOf(form, field, told);
  return answer.length === 0 ? [] : [{ linkId: told.linkId, text: field.label, answer }];
}

function itemsOf(form: string, field: Field, value: unknown): QuestionnaireResponseItem[] {
  if (field.kind !== 'rows') return simpleItem(form, field, { linkId: field.name, value });
  const rows = Array.isArray(value) ? value.filter(isRow) : [];
  return rows.flatMap((row) => {
    const item = field.fields.flatMap((inner) =>
      simpleItem(form, inner, { linkId: `${field.name}.${inner.name}`, value: row[inner.name] }),
    );
    return item.length === 0 ? [] : [{ linkId: field.name, text: field.label, item }];
  });
}

const sectionsOf = (form: Form, fields: FormPayload['fields']): QuestionnaireResponseItem[] =>
  form.sections.flatMap((section, place) => {
    const item = section.fields.flatMap((field) => itemsOf(form.name, field, fields[field.name]));
    return item.length === 0 ? [] : [{ linkId: sectionLink(place), text: section.title, item }];
  });

interface Measure {
  /** LOINC of the fact sheet §10.2. */
  code: string;
  unit: string;
  category: 'vital-signs' | 'laboratory';
}
const vital = (code: string, unit: string): Measure => ({ code, unit, category: 'vital-signs' });
const lab = (code: string, unit: string): Measure => ({ code, unit, category: 'laboratory' });

/** Fields of the forms that are measurements, with LOINC and UCUM of the fact sheet §10.2. Blood pressure is apart. */
const MEASURES: Readonly<Record<string, Measure>> = {
  temperature: vital('8310-5', 'Cel'),
  respiration: vital('9279-1', '/min'),
  heartRate: vital('8867-4', '/min'),
  heightCm: vital('8302-2', 'cm'),
  weightKg: vital('29463-7', 'kg'),
  bmi: vital('39156-5', 'kg/m2'),
  waistCm: vital('8280-0', 'cm'),
  haemoglobin: lab('718-7', 'g/L'),
  whiteCells: lab('6690-2', '10*9/L'),
  platelets: lab('777-3', '10*9/L'),
  fastingGlucose: lab('14771-0', 'mmol/L'),
  fastingGlucoseMgDl: lab('1558-6', 'mg/dL'),
  hba1c: lab('4548-4', '%'),
  alt: lab('1742-6', 'U/L'),
  ast: lab('1920-8', 'U/L'),
  albumin: lab('1751-7', 'g/L'),
  totalBilirubin: lab('14631-6', 'umol/L'),
  directBilirubin: lab('14629-0', 'umol/L'),
  creatinine: lab('14682-9', 'umol/L'),
  urea: lab('22664-7', 'mmol/L'),
  totalCholesterol: lab('14647-2', 'mmol/L'),
  triglycerides: lab('14927-8', 'mmol/L'),
  ldl: lab('22748-8', 'mmol/L'),
  hdl: lab('14646-4', 'mmol/L'),
};

const PRESSURES = [
  { id: 'bp', systolic: 'systolic', diastolic: 'diastolic', site: undefined },
  { id: 'bp-left', systolic: 'leftSystolic', diastolic: 'leftDiastolic', site: '左侧上臂' },
  { id: 'bp-right', systolic: 'rightSystolic', diastolic: 'rightDiastolic', site: '右侧上臂' },
] as const;

const part = (code: string, text: string, value: number) => ({
  code: loinc(code, text),
  valueQuantity: quantity(value, 'mm[Hg]'),
});

const observationBase = (entry: EntryFacts, { patient }: MapContext, id: string) => ({
  resourceType: 'Observation' as const,
  id: `${entry.entryId}-${id}`,
  meta: metaOf(entry),
  status: 'final' as const,
  subject: patient,
  effectiveDateTime: whenOf(entry),
});

function pressuresOf(entry: EntryFacts, fields: FormPayload['fields'], context: MapContext): (Observation & Served)[] {
  return PRESSURES.flatMap(({ id, systolic, diastolic, site }) => {
    const [high, low] = [fields[systolic], fields[diastolic]];
    if (typeof high !== 'number' || typeof low !== 'number') return [];
    return [
      {
        ...observationBase(entry, context, id),
        category: [hl7Concept('observation-category', 'vital-signs')],
        code: loinc('85354-9', '血压'),
        ...(site !== undefined && { bodySite: { text: site } }),
        component: [part('8480-6', '收缩压', high), part('8462-4', '舒张压', low)],
      },
    ];
  });
}

function measuresOf(
  entry: EntryFacts,
  told: { form: Form; fields: FormPayload['fields'] },
  context: MapContext,
): (Observation & Served)[] {
  const fields = told.form.sections.flatMap((section) => section.fields);
  return fields.flatMap(({ name, label }) => {
    const measure = MEASURES[name];
    const value = told.fields[name];
    if (measure === undefined || typeof value !== 'number') return [];
    return [
      {
        ...observationBase(entry, context, name),
        category: [hl7Concept('observation-category', measure.category)],
        code: loinc(measure.code, label),
        valueQuantity: quantity(value, measure.unit),
      },
    ];
  });
}

const NAMES = { checkup: '健康体检', 'follow-up': '慢病随访' } as const;

/**
 * A national form: the answers in the form's own codes, and for a checkup or follow-up the visit and what was measured there as
 * Observations. Answers the view has not opened are not in the payload any more when it comes here.
 */
export function formOf(entry: EntryOf<'basic-information' | 'checkup' | 'follow-up'>, context: MapContext): Served[] {
  const form = findForm(entry.payload.form);
  if (!form) return [];
  const { fields } = entry.payload;
  const author = context.actors.practitioner(entry.practitioner, entry.institution);
  const item = sectionsOf(form, fields);
  const isVisit = entry.kind !== 'basic-information';
  const response: QuestionnaireResponse & Served = {
    resourceType: 'QuestionnaireResponse',
    id: entry.entryId,
    meta: metaOf(entry),
    questionnaire: questionnaireOf(form.name),
    status: 'completed',
    subject: context.patient,
    ...(isVisit && { encounter: { reference: `Encounter/${entry.entryId}` } }),
    authored: whenOf(entry),
    ...(author && { author }),
    ...(item.length > 0 && { item }),
  };
  if (entry.kind === 'basic-information') return [response];
  const encounter: Encounter & Served = {
    ...encounterBase(entry, context, { code: fields.way === '2' ? 'HH' : fields.way === '3' ? 'VR' : 'AMB' }),
    type: [{ text: `${NAMES[entry.kind]}：${form.title}` }],
  };
  return [encounter, response, ...pressuresOf(entry, fields, context), ...measuresOf(entry, { form, fields }, context)];
}
