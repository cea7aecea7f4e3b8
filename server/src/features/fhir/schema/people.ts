import { z } from 'zod';
import {
  CodeableConcept,
  ContactPoint,
  FhirDate,
  HumanName,
  Identifier,
  listOf,
  oneOf,
  Period,
  Reference,
  Text,
  Uri,
} from './datatypes';
import { shape } from './shape';

const GENDERS = ['male', 'female', 'other', 'unknown'] as const;

export const PATIENT = shape({
  type: 'Patient',
  shown: {
    identifier: listOf(Identifier).optional(),
    active: z.boolean().optional(),
    name: listOf(HumanName).optional(),
    telecom: listOf(ContactPoint).optional(),
    gender: oneOf(GENDERS).optional(),
    birthDate: FhirDate.optional(),
  },
  kept: [
    'deceasedBoolean',
    'deceasedDateTime',
    'address',
    'maritalStatus',
    'multipleBirthBoolean',
    'multipleBirthInteger',
    'photo',
    'contact',
    'communication',
    'generalPractitioner',
    'managingOrganization',
    'link',
  ],
});
export type Patient = z.infer<typeof PATIENT.schema>;

export const RELATED_PERSON = shape({
  type: 'RelatedPerson',
  shown: {
    identifier: listOf(Identifier).optional(),
    active: z.boolean().optional(),
    patient: Reference,
    relationship: listOf(CodeableConcept).optional(),
    name: listOf(HumanName).optional(),
    telecom: listOf(ContactPoint).optional(),
    gender: oneOf(GENDERS).optional(),
    birthDate: FhirDate.optional(),
    period: Period.optional(),
  },
  kept: ['address', 'photo', 'communication'],
});

export const PRACTITIONER = shape({
  type: 'Practitioner',
  shown: {
    identifier: listOf(Identifier).optional(),
    active: z.boolean().optional(),
    name: listOf(HumanName).optional(),
    telecom: listOf(ContactPoint).optional(),
    gender: oneOf(GENDERS).optional(),
    birthDate: FhirDate.optional(),
  },
  kept: ['address', 'photo', 'qualification', 'communication'],
});

export const ORGANIZATION = shape({
  type: 'Organization',
  shown: {
    identifier: listOf(Identifier).optional(),
    active: z.boolean().optional(),
    type: listOf(CodeableConcept).optional(),
    name: Text.optional(),
    alias: listOf(Text).optional(),
    telecom: listOf(ContactPoint).optional(),
    partOf: Reference.optional(),
  },
  kept: ['address', 'contact', 'endpoint'],
});

export const QUESTIONNAIRE = shape({
  type: 'Questionnaire',
  shown: {
    url: Uri.optional(),
    identifier: listOf(Identifier).optional(),
    version: Text.optional(),
    name: Text.optional(),
    title: Text.optional(),
    status: oneOf(['draft', 'active', 'retired', 'unknown']),
    item: listOf(z.looseObject({ linkId: Text, text: Text.optional() })).optional(),
  },
  kept: [
    'derivedFrom',
    'experimental',
    'subjectType',
    'date',
    'publisher',
    'contact',
    'description',
    'useContext',
    'jurisdiction',
    'purpose',
    'copyright',
    'approvalDate',
    'lastReviewDate',
    'effectivePeriod',
    'code',
  ],
});
