/**
 * Codes of a vision file in FHIR, and how sure they are. SNOMED CT codes are those of HL7's own eye-care guides (refraction and its
 * parts) and of DICOM's list of acuity types (CID 4216: uncorrected); what no public guide codes, or codes for something else, has a code
 * of our own system with its text: acuity through the glasses worn is not "best corrected", the five-point record (GB/T 11533) has no UCUM
 * unit, axial length has no code that two sources agree on. A reader without our system still has the text.
 */
import type { JsonObject } from './json';

export const OWN_SYSTEM = 'urn:kangban:code:vision';
const SNOMED = 'http://snomed.info/sct';

interface Concept {
  /** SNOMED CT code with its name; undefined where only ours exists. */
  snomed?: { code: string; display: string };
  /** Our own code: what is read back. */
  own: string;
  text: string;
}

export const CONCEPTS = {
  file: { own: 'vision-file', text: '儿童视力档案' },
  examination: { own: 'examination', text: '视力检查' },
  naked: {
    snomed: { code: '420050001', display: 'Uncorrected visual acuity' },
    own: 'naked-acuity',
    text: '裸眼视力（五分记录）',
  },
  corrected: {
    snomed: { code: '363983007', display: 'Visual acuity' },
    own: 'corrected-acuity',
    text: '戴镜视力（五分记录）',
  },
  decimal: { own: 'decimal-acuity', text: '小数视力' },
  refraction: { snomed: { code: '251794006', display: 'Refraction' }, own: 'refraction', text: '屈光' },
  sphere: { snomed: { code: '251795007', display: 'Power of sphere' }, own: 'sphere', text: '球镜' },
  cylinder: { snomed: { code: '251797004', display: 'Power of cylinder' }, own: 'cylinder', text: '柱镜' },
  axis: { snomed: { code: '251799001', display: 'Axis of cylinder' }, own: 'axis', text: '轴位' },
  axialLength: { own: 'axial-length', text: '眼轴长度' },
  cycloplegic: { own: 'cycloplegic', text: '散瞳' },
  setting: { own: 'setting', text: '检查场所' },
  consent: { own: 'transfer-consent', text: '转交视力档案的同意' },
} as const satisfies Record<string, Concept>;

/** Below the chart: words instead of a line. */
export const BELOW_CHART: Readonly<Record<number, Concept>> = {
  20: { snomed: { code: '260295004', display: 'Sees hand movements' }, own: 'acuity-20', text: '手动' },
  10: { snomed: { code: '260296003', display: 'Perceives light only' }, own: 'acuity-10', text: '光感' },
  0: { snomed: { code: '63063006', display: 'Visual acuity, no light perception' }, own: 'acuity-0', text: '无光感' },
};

export const EYE_SITES = {
  right: { snomed: { code: '18944008', display: 'Right eye structure' }, own: 'right', text: '右眼' },
  left: { snomed: { code: '8966001', display: 'Left eye structure' }, own: 'left', text: '左眼' },
} as const satisfies Record<string, Concept>;

/** A FHIR CodeableConcept: SNOMED first where there is one, then our own code, then the words. */
export const codeable = ({ snomed, own, text }: Concept): JsonObject => ({
  coding: [...(snomed ? [{ system: SNOMED, ...snomed }] : []), { system: OWN_SYSTEM, code: own, display: text }],
  text,
});

/** A concept of our own system alone. */
export const ownConcept = (own: string, text: string): JsonObject => codeable({ own, text });
