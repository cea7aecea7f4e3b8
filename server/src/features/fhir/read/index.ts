import type { z } from 'zod';
import { APPOINTMENT, CARE_PLAN, ENCOUNTER, MEDICATION_STATEMENT } from '../schema/care';
import { QUESTIONNAIRE_RESPONSE } from '../schema/answers';
import type { Flaw } from '../schema/check-json';
import { checkResource } from '../schema/check-resource';
import { ALLERGY, CONDITION, DIAGNOSTIC_REPORT, IMMUNIZATION, OBSERVATION } from '../schema/clinical';
import { PATIENT, QUESTIONNAIRE } from '../schema/people';
import type { Shape } from '../schema/shape';
import { SHAPES, type SystemType } from '../schema/types';
import { readAnswers } from './answers';
import { readAllergy, readCondition } from './condition';
import { readImmunization } from './dose';
import { readMedication } from './medication';
import { readObservation } from './observation';
import { type PersonRead, readPatient } from './person';
import { nothing, type ReadContext, type Reading, unreadable } from './reading';
import { readReport } from './report';
import { readAppointment, readCarePlan, readEncounter } from './visit';

/** A resource that was checked: what is wrong with it, what of it is shown nowhere, and how it is read. */
export interface Taken {
  flaws: Flaw[];
  kept: string[];
  /** What it becomes in the record; nothing for what only names people and places. */
  read(context: ReadContext): Reading;
  /** The person a Patient tells of. */
  person?: PersonRead;
}

type Take = (told: Record<string, unknown>, today: ReadContext['today']) => Taken;

const taker =
  <T extends z.ZodType>(shape: Shape<T>, read: (told: z.infer<T>, context: ReadContext) => Reading): Take =>
  (told) => {
    const { value, flaws, kept } = checkResource(told, shape);
    return { flaws, kept, read: (context) => (value === undefined ? nothing() : read(value, context)) };
  };

const takeNamed = (shape: Shape): Take => taker(shape, () => nothing());

const takePatient: Take = (told, today) => {
  const { value, flaws, kept } = checkResource(told, PATIENT);
  if (!value) return { flaws, kept, read: () => nothing() };
  const read = readPatient(value, today);
  if ('flaws' in read) return { flaws: read.flaws, kept, read: () => unreadable(...read.flaws) };
  return { flaws: [], kept, read: () => nothing(), person: read.person };
};

const TAKERS: Readonly<Record<SystemType, Take>> = {
  Patient: takePatient,
  RelatedPerson: takeNamed(SHAPES.RelatedPerson),
  Practitioner: takeNamed(SHAPES.Practitioner),
  Organization: takeNamed(SHAPES.Organization),
  Questionnaire: taker(QUESTIONNAIRE, () => nothing()),
  Encounter: taker(ENCOUNTER, readEncounter),
  Immunization: taker(IMMUNIZATION, readImmunization),
  Observation: taker(OBSERVATION, readObservation),
  DiagnosticReport: taker(DIAGNOSTIC_REPORT, readReport),
  Condition: taker(CONDITION, readCondition),
  AllergyIntolerance: taker(ALLERGY, readAllergy),
  MedicationStatement: taker(MEDICATION_STATEMENT, readMedication),
  QuestionnaireResponse: taker(QUESTIONNAIRE_RESPONSE, readAnswers),
  Appointment: taker(APPOINTMENT, readAppointment),
  CarePlan: taker(CARE_PLAN, readCarePlan),
};

/** Checks a resource of a type we take. */
export const takeResource = (type: SystemType, told: Record<string, unknown>, today: ReadContext['today']): Taken =>
  TAKERS[type](told, today);
