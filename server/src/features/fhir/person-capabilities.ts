import { SERVED_TYPES } from './load-resources';
import { searchField, searchNames } from './person/search-fields';

interface SearchParam {
  name: string;
  type: 'token' | 'date' | 'reference';
}

export interface PersonResource {
  type: string;
  interactions: readonly ('read' | 'search-type')[];
  searchParams: readonly SearchParam[];
  operations: readonly { name: string; definition: string }[];
}

const OF_PATIENT = [
  { name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' },
  { name: 'summary', definition: 'http://hl7.org/fhir/uv/ips/OperationDefinition/summary' },
];

const paramsOf = (type: string): SearchParam[] => [
  ...(type === 'Patient' ? [] : [{ name: 'patient', type: 'reference' as const }]),
  ...searchNames(type).map((name) => ({ name, type: searchField(type, name)?.kind ?? ('token' as const) })),
];

/** What a person and their own apps can ask, for the statement of capabilities. */
export const PERSON_CAPABILITIES: {
  resources: readonly PersonResource[];
  operations: readonly { name: string; definition: string }[];
} = {
  resources: [...SERVED_TYPES, 'Questionnaire'].map((type) => ({
    type,
    interactions: ['read', 'search-type'],
    searchParams: paramsOf(type),
    operations: type === 'Patient' ? OF_PATIENT : [],
  })),
  operations: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
};
