import { z } from 'zod';
import {
  Annotation,
  CodeableConcept,
  DateTime,
  Identifier,
  Instant,
  listOf,
  oneOf,
  Period,
  Positive,
  Quantity,
  Range,
  Ratio,
  Reference,
  Text,
  Whole,
} from './datatypes';
import { shape } from './shape';

export const VALUE = {
  valueQuantity: Quantity.optional(),
  valueCodeableConcept: CodeableConcept.optional(),
  valueString: Text.optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: Whole.optional(),
  valueRange: Range.optional(),
  valueRatio: Ratio.optional(),
  valueTime: Text.optional(),
  valueDateTime: DateTime.optional(),
  valuePeriod: Period.optional(),
  dataAbsentReason: CodeableConcept.optional(),
  interpretation: listOf(CodeableConcept).optional(),
  referenceRange: listOf(
    z.strictObject({
      low: Quantity.optional(),
      high: Quantity.optional(),
      type: CodeableConcept.optional(),
      appliesTo: listOf(CodeableConcept).optional(),
      age: Range.optional(),
      text: Text.optional(),
    }),
  ).optional(),
};

const OBSERVATION_STATUS = [
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
  'unknown',
] as const;

export const OBSERVATION = shape({
  type: 'Observation',
  shown: {
    identifier: listOf(Identifier).optional(),
    status: oneOf(OBSERVATION_STATUS),
    category: listOf(CodeableConcept).optional(),
    code: CodeableConcept,
    subject: Reference,
    encounter: Reference.optional(),
    effectiveDateTime: DateTime.optional(),
    effectivePeriod: Period.optional(),
    effectiveInstant: Instant.optional(),
    issued: Instant.optional(),
    performer: listOf(Reference).optional(),
    ...VALUE,
    note: listOf(Annotation).optional(),
    bodySite: CodeableConcept.optional(),
    method: CodeableConcept.optional(),
    component: listOf(z.strictObject({ code: CodeableConcept, ...VALUE })).optional(),
  },
  // sampled data and timings are no value a person could read: their elements are not among those known
  kept: ['basedOn', 'partOf', 'focus', 'specimen', 'device', 'hasMember', 'derivedFrom'],
});
export type Observation = z.infer<typeof OBSERVATION.schema>;

export const DIAGNOSTIC_REPORT = shape({
  type: 'DiagnosticReport',
  shown: {
    identifier: listOf(Identifier).optional(),
    status: oneOf([
      'registered',
      'partial',
      'preliminary',
      'final',
      'amended',
      'corrected',
      'appended',
      'cancelled',
      'entered-in-error',
      'unknown',
    ]),
    category: listOf(CodeableConcept).optional(),
    code: CodeableConcept,
    subject: Reference,
    encounter: Reference.optional(),
    effectiveDateTime: DateTime.optional(),
    effectivePeriod: Period.optional(),
    issued: Instant.optional(),
    performer: listOf(Reference).optional(),
    resultsInterpreter: listOf(Reference).optional(),
    result: listOf(Reference).optional(),
    imagingStudy: listOf(Reference).optional(),
    conclusion: Text.optional(),
    conclusionCode: listOf(CodeableConcept).optional(),
  },
  kept: ['basedOn', 'specimen', 'media', 'presentedForm'],
});
export type DiagnosticReport = z.infer<typeof DIAGNOSTIC_REPORT.schema>;

const ONSET = {
  onsetDateTime: DateTime.optional(),
  onsetAge: Quantity.optional(),
  onsetPeriod: Period.optional(),
  onsetRange: Range.optional(),
  onsetString: Text.optional(),
};

export const CONDITION = shape({
  type: 'Condition',
  shown: {
    identifier: listOf(Identifier).optional(),
    clinicalStatus: CodeableConcept.optional(),
    verificationStatus: CodeableConcept.optional(),
    category: listOf(CodeableConcept).optional(),
    severity: CodeableConcept.optional(),
    code: CodeableConcept,
    subject: Reference,
    encounter: Reference.optional(),
    ...ONSET,
    abatementDateTime: DateTime.optional(),
    abatementPeriod: Period.optional(),
    abatementString: Text.optional(),
    abatementAge: Quantity.optional(),
    abatementRange: Range.optional(),
    recordedDate: DateTime.optional(),
    recorder: Reference.optional(),
    asserter: Reference.optional(),
    note: listOf(Annotation).optional(),
  },
  kept: ['bodySite', 'stage', 'evidence'],
});
export type Condition = z.infer<typeof CONDITION.schema>;

export const ALLERGY = shape({
  type: 'AllergyIntolerance',
  shown: {
    identifier: listOf(Identifier).optional(),
    clinicalStatus: CodeableConcept.optional(),
    verificationStatus: CodeableConcept.optional(),
    type: oneOf(['allergy', 'intolerance']).optional(),
    category: listOf(oneOf(['food', 'medication', 'environment', 'biologic'])).optional(),
    criticality: oneOf(['low', 'high', 'unable-to-assess']).optional(),
    code: CodeableConcept,
    patient: Reference,
    encounter: Reference.optional(),
    ...ONSET,
    recordedDate: DateTime.optional(),
    recorder: Reference.optional(),
    asserter: Reference.optional(),
    lastOccurrence: DateTime.optional(),
    note: listOf(Annotation).optional(),
    reaction: listOf(
      z.looseObject({
        substance: CodeableConcept.optional(),
        manifestation: listOf(CodeableConcept),
        description: Text.optional(),
        severity: oneOf(['mild', 'moderate', 'severe']).optional(),
      }),
    ).optional(),
  },
  kept: [],
});
export type AllergyIntolerance = z.infer<typeof ALLERGY.schema>;

export const IMMUNIZATION = shape({
  type: 'Immunization',
  shown: {
    identifier: listOf(Identifier).optional(),
    status: oneOf(['completed', 'entered-in-error', 'not-done']),
    statusReason: CodeableConcept.optional(),
    vaccineCode: CodeableConcept,
    patient: Reference,
    encounter: Reference.optional(),
    occurrenceDateTime: DateTime.optional(),
    occurrenceString: Text.optional(),
    primarySource: z.boolean().optional(),
    location: Reference.optional(),
    manufacturer: Reference.optional(),
    lotNumber: Text.optional(),
    performer: listOf(z.looseObject({ function: CodeableConcept.optional(), actor: Reference })).optional(),
    protocolApplied: listOf(
      z.looseObject({
        doseNumberPositiveInt: Positive.optional(),
        doseNumberString: Text.optional(),
      }),
    ).optional(),
  },
  kept: [
    'recorded',
    'reportOrigin',
    'expirationDate',
    'site',
    'route',
    'doseQuantity',
    'note',
    'reasonCode',
    'reasonReference',
    'isSubpotent',
    'subpotentReason',
    'education',
    'programEligibility',
    'fundingSource',
    'reaction',
  ],
});
export type Immunization = z.infer<typeof IMMUNIZATION.schema>;
