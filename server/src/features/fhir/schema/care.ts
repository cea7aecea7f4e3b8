import { z } from 'zod';
import {
  Annotation,
  CodeableConcept,
  Coding,
  DateTime,
  Dosage,
  Identifier,
  Instant,
  listOf,
  oneOf,
  Period,
  Reference,
  Text,
  Timing,
} from './datatypes';
import { shape } from './shape';

export const ENCOUNTER = shape({
  type: 'Encounter',
  shown: {
    identifier: listOf(Identifier).optional(),
    status: oneOf([
      'planned',
      'arrived',
      'triaged',
      'in-progress',
      'onleave',
      'finished',
      'cancelled',
      'entered-in-error',
      'unknown',
    ]),
    class: Coding,
    type: listOf(CodeableConcept).optional(),
    serviceType: CodeableConcept.optional(),
    subject: Reference,
    participant: listOf(z.looseObject({ individual: Reference.optional() })).optional(),
    period: Period.optional(),
    reasonCode: listOf(CodeableConcept).optional(),
    reasonReference: listOf(Reference).optional(),
    diagnosis: listOf(z.looseObject({ condition: Reference })).optional(),
    serviceProvider: Reference.optional(),
  },
  kept: [
    'statusHistory',
    'classHistory',
    'priority',
    'episodeOfCare',
    'basedOn',
    'appointment',
    'length',
    'account',
    'hospitalization',
    'location',
    'partOf',
  ],
});
export type Encounter = z.infer<typeof ENCOUNTER.schema>;

export const MEDICATION_STATEMENT = shape({
  type: 'MedicationStatement',
  shown: {
    identifier: listOf(Identifier).optional(),
    status: oneOf([
      'active',
      'completed',
      'entered-in-error',
      'intended',
      'stopped',
      'on-hold',
      'unknown',
      'not-taken',
    ]),
    statusReason: listOf(CodeableConcept).optional(),
    category: CodeableConcept.optional(),
    medicationCodeableConcept: CodeableConcept.optional(),
    medicationReference: Reference.optional(),
    subject: Reference,
    context: Reference.optional(),
    effectiveDateTime: DateTime.optional(),
    effectivePeriod: Period.optional(),
    dateAsserted: DateTime.optional(),
    informationSource: Reference.optional(),
    reasonCode: listOf(CodeableConcept).optional(),
    note: listOf(Annotation).optional(),
    dosage: listOf(Dosage).optional(),
  },
  kept: ['basedOn', 'partOf', 'derivedFrom', 'reasonReference'],
});
export type MedicationStatement = z.infer<typeof MEDICATION_STATEMENT.schema>;

export const APPOINTMENT = shape({
  type: 'Appointment',
  shown: {
    identifier: listOf(Identifier).optional(),
    status: oneOf([
      'proposed',
      'pending',
      'booked',
      'arrived',
      'fulfilled',
      'cancelled',
      'noshow',
      'entered-in-error',
      'checked-in',
      'waitlist',
    ]),
    serviceCategory: listOf(CodeableConcept).optional(),
    serviceType: listOf(CodeableConcept).optional(),
    specialty: listOf(CodeableConcept).optional(),
    appointmentType: CodeableConcept.optional(),
    reasonCode: listOf(CodeableConcept).optional(),
    description: Text.optional(),
    start: Instant.optional(),
    end: Instant.optional(),
    comment: Text.optional(),
    patientInstruction: Text.optional(),
    participant: listOf(
      z.looseObject({
        actor: Reference.optional(),
        status: oneOf(['accepted', 'declined', 'tentative', 'needs-action']),
      }),
    ),
  },
  kept: [
    'cancelationReason',
    'reasonReference',
    'priority',
    'supportingInformation',
    'minutesDuration',
    'slot',
    'created',
    'basedOn',
    'requestedPeriod',
  ],
});
export type Appointment = z.infer<typeof APPOINTMENT.schema>;

export const CARE_PLAN = shape({
  type: 'CarePlan',
  shown: {
    identifier: listOf(Identifier).optional(),
    status: oneOf(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']),
    intent: oneOf(['proposal', 'plan', 'order', 'option']),
    category: listOf(CodeableConcept).optional(),
    title: Text.optional(),
    description: Text.optional(),
    subject: Reference,
    encounter: Reference.optional(),
    period: Period.optional(),
    created: DateTime.optional(),
    author: Reference.optional(),
    activity: listOf(
      z.looseObject({
        detail: z
          .looseObject({
            code: CodeableConcept.optional(),
            status: oneOf([
              'not-started',
              'scheduled',
              'in-progress',
              'on-hold',
              'completed',
              'cancelled',
              'stopped',
              'unknown',
              'entered-in-error',
            ]),
            scheduledTiming: Timing.optional(),
            scheduledPeriod: Period.optional(),
            scheduledString: Text.optional(),
            description: Text.optional(),
          })
          .optional(),
        reference: Reference.optional(),
      }),
    ).optional(),
    note: listOf(Annotation).optional(),
  },
  kept: [
    'instantiatesCanonical',
    'instantiatesUri',
    'basedOn',
    'replaces',
    'partOf',
    'contributor',
    'careTeam',
    'addresses',
    'supportingInfo',
    'goal',
  ],
});
export type CarePlan = z.infer<typeof CARE_PLAN.schema>;
