import { decimalText, isLine } from '../vision/acuity';
import { EYE_ITEM_TITLES } from '../vision/eye-items';
import { type Eye, type EyeReading, EYES } from '../vision/types';
import { BELOW_CHART, codeable, CONCEPTS, EYE_SITES, ownConcept } from './codes';
import type { JsonObject } from './json';
import { ITEM_TEXTS, SETTING_TEXTS } from './own-texts';
import type { TransferredExamination } from './types';

const UCUM = 'http://unitsofmeasure.org';
const EXAM = { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'exam' };

/** A resource on its way into the bundle, under the UUID it is referred to by. */
export interface Entry {
  uuid: string;
  resource: JsonObject;
}

/** Whom an observation is of and who made it, as references. */
export interface Context {
  patient: JsonObject;
  newId: () => string;
}

const hundredths = (value: number, unit: 'diopter' | 'mm'): JsonObject => ({
  value: value / 100,
  unit,
  system: UCUM,
  code: unit === 'mm' ? 'mm' : '[diop]',
});

function acuityValue(tenths: number): JsonObject {
  const word = BELOW_CHART[tenths];
  if (!isLine(tenths) && word !== undefined) return { valueCodeableConcept: codeable(word) };
  return {
    valueQuantity: { value: tenths / 10, unit: '五分记录' },
    component: [{ code: codeable(CONCEPTS.decimal), valueString: decimalText(tenths) }],
  };
}

function refractionParts({ sphere, cylinder, axis }: EyeReading): JsonObject[] {
  const parts: JsonObject[] = [];
  if (sphere !== null) parts.push({ code: codeable(CONCEPTS.sphere), valueQuantity: hundredths(sphere, 'diopter') });
  if (cylinder !== null)
    parts.push({ code: codeable(CONCEPTS.cylinder), valueQuantity: hundredths(cylinder, 'diopter') });
  if (axis !== null)
    parts.push({
      code: codeable(CONCEPTS.axis),
      valueQuantity: { value: axis, unit: 'degree', system: UCUM, code: 'deg' },
    });
  return parts;
}

/** What was measured of one eye, each a piece of an Observation: its code and value. */
function readingsOf(reading: EyeReading): JsonObject[] {
  const parts = refractionParts(reading);
  const found: JsonObject[] = [];
  if (reading.naked !== null) found.push({ code: codeable(CONCEPTS.naked), ...acuityValue(reading.naked) });
  if (reading.corrected !== null) found.push({ code: codeable(CONCEPTS.corrected), ...acuityValue(reading.corrected) });
  if (parts.length > 0) found.push({ code: codeable(CONCEPTS.refraction), component: parts });
  if (reading.axialLength !== null)
    found.push({ code: codeable(CONCEPTS.axialLength), valueQuantity: hundredths(reading.axialLength, 'mm') });
  return found;
}

function eyeEntries(examination: TransferredExamination, eye: Eye, { patient, newId }: Context): Entry[] {
  return readingsOf(examination[eye]).map((reading) => {
    const uuid = newId();
    return {
      uuid,
      resource: {
        resourceType: 'Observation',
        id: uuid,
        status: 'final',
        subject: patient,
        effectiveDateTime: examination.examinedOn,
        bodySite: codeable(EYE_SITES[eye]),
        ...reading,
      },
    };
  });
}

const itemParts = ({ items }: TransferredExamination): JsonObject[] =>
  items.map(({ item, result }) => ({
    code: ownConcept(`item-${item}`, EYE_ITEM_TITLES[item]),
    valueCodeableConcept: ownConcept(`result-${result}`, ITEM_TEXTS[result]),
  }));

/** One examination: an Observation that names place, person and eye items, and one for each thing measured of each eye. */
export function writeExamination(examination: TransferredExamination, context: Context): Entry[] {
  const members = EYES.flatMap((eye) => eyeEntries(examination, eye, context));
  const { examinationId, examinedOn, institution, examinedBy, setting, cycloplegic } = examination;
  const panel: JsonObject = {
    resourceType: 'Observation',
    id: examinationId,
    status: 'final',
    category: [{ coding: [EXAM] }],
    code: codeable(CONCEPTS.examination),
    subject: context.patient,
    effectiveDateTime: examinedOn,
    performer: [
      { type: 'Organization', display: institution },
      ...(examinedBy === null ? [] : [{ type: 'Practitioner', display: examinedBy }]),
    ],
    ...(members.length > 0 && { hasMember: members.map(({ uuid }) => ({ reference: `urn:uuid:${uuid}` })) }),
    component: [
      {
        code: codeable(CONCEPTS.setting),
        valueCodeableConcept: ownConcept(`setting-${setting}`, SETTING_TEXTS[setting]),
      },
      { code: codeable(CONCEPTS.cycloplegic), valueBoolean: cycloplegic },
      ...itemParts(examination),
    ],
  };
  return [{ uuid: examinationId, resource: panel }, ...members];
}
