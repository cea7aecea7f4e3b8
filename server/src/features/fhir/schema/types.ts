import { CARE_PLAN, APPOINTMENT, ENCOUNTER, MEDICATION_STATEMENT } from './care';
import { ALLERGY, CONDITION, DIAGNOSTIC_REPORT, IMMUNIZATION, OBSERVATION } from './clinical';
import { QUESTIONNAIRE_RESPONSE } from './answers';
import { ORGANIZATION, PATIENT, PRACTITIONER, QUESTIONNAIRE, RELATED_PERSON } from './people';
import type { Shape } from './shape';

/** Where a resource says whose it is; null where it is nobody's. */
export const SUBJECT_OF = {
  Patient: null,
  RelatedPerson: 'patient',
  Practitioner: null,
  Organization: null,
  Encounter: 'subject',
  Immunization: 'patient',
  Observation: 'subject',
  DiagnosticReport: 'subject',
  Condition: 'subject',
  AllergyIntolerance: 'patient',
  MedicationStatement: 'subject',
  Questionnaire: null,
  QuestionnaireResponse: 'subject',
  Appointment: 'participant',
  CarePlan: 'subject',
} as const;

export type SystemType = keyof typeof SUBJECT_OF;

/** Every type a clinic's system may send. */
export const SYSTEM_TYPES: readonly SystemType[] = [
  'Patient',
  'RelatedPerson',
  'Practitioner',
  'Organization',
  'Encounter',
  'Immunization',
  'Observation',
  'DiagnosticReport',
  'Condition',
  'AllergyIntolerance',
  'MedicationStatement',
  'Questionnaire',
  'QuestionnaireResponse',
  'Appointment',
  'CarePlan',
];

export const isSystemType = (word: string): word is SystemType => SYSTEM_TYPES.some((type) => type === word);

export const SHAPES: Readonly<Record<SystemType, Shape>> = {
  Patient: PATIENT,
  RelatedPerson: RELATED_PERSON,
  Practitioner: PRACTITIONER,
  Organization: ORGANIZATION,
  Encounter: ENCOUNTER,
  Immunization: IMMUNIZATION,
  Observation: OBSERVATION,
  DiagnosticReport: DIAGNOSTIC_REPORT,
  Condition: CONDITION,
  AllergyIntolerance: ALLERGY,
  MedicationStatement: MEDICATION_STATEMENT,
  Questionnaire: QUESTIONNAIRE,
  QuestionnaireResponse: QUESTIONNAIRE_RESPONSE,
  Appointment: APPOINTMENT,
  CarePlan: CARE_PLAN,
};
