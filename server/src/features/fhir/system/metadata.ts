import { APP_TYPES } from '../../app-access/scopes';
import { PERSON_CAPABILITIES, type PersonResource } from '../person-capabilities';
import type { FhirResource } from '../resource';
import { SYSTEM_TYPES, type SystemType } from '../schema/types';
import { searchParamsOf } from './search';

/** When what is said here last changed. */
const SAID_ON = '2026-11-22';

const INTERACTIONS = ['read', 'vread', 'update', 'delete', 'history-instance', 'create', 'search-type'] as const;

const NOT_IN_THE_RECORD: readonly SystemType[] = ['Practitioner', 'Organization', 'RelatedPerson', 'Questionnaire'];

const documentationOf = (type: SystemType): string =>
  NOT_IN_THE_RECORD.includes(type)
    ? 'Kept and read back; names people, places and questions for other resources.'
    : 'A clinic’s system reads, searches and changes what it sent itself; what it sends stands in the person’s record.';

const resourceOf = (type: SystemType): Record<string, unknown> => ({
  type,
  documentation: documentationOf(type),
  interaction: INTERACTIONS.map((code) => ({ code })),
  versioning: 'versioned-update',
  readHistory: true,
  updateCreate: true,
  conditionalCreate: true,
  conditionalUpdate: true,
  conditionalDelete: 'single',
  referencePolicy: ['literal', 'local', 'enforced'],
  searchParam: searchParamsOf(type),
});

const operationsOf = ({ operations }: PersonResource) => (operations.length > 0 ? { operation: operations } : {});

/** What people and their apps can ask of a type, beside what clinic systems can. */
function withPerson(person: PersonResource): Record<string, unknown> {
  const { type, interactions, searchParams } = person;
  const system = SYSTEM_TYPES.find((one) => one === type);
  if (system === undefined) {
    const interaction = interactions.map((code) => ({ code }));
    return { type, interaction, searchParam: searchParams, ...operationsOf(person) };
  }
  const known = searchParamsOf(system);
  const more = searchParams.filter(({ name }) => !known.some((one) => one.name === name));
  return { ...resourceOf(system), searchParam: [...known, ...more], ...operationsOf(person) };
}

const PERSON_TYPES: readonly string[] = PERSON_CAPABILITIES.resources.map(({ type }) => type);
const resources = (): Record<string, unknown>[] => [
  ...PERSON_CAPABILITIES.resources.map(withPerson),
  ...SYSTEM_TYPES.filter((type) => !PERSON_TYPES.includes(type)).map(resourceOf),
];

const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';

/** What this server can do, and no more. */
export const capabilityStatement = (base: string): FhirResource => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: SAID_ON,
  publisher: 'Kangban 康伴',
  kind: 'instance',
  software: { name: 'Kangban 康伴', version: '0.1.0' },
  implementation: { description: 'Resident portal of a county’s National Basic Public Health Services', url: base },
  fhirVersion: '4.0.1',
  format: ['json', 'application/fhir+json'],
  rest: [
    {
      mode: 'server',
      documentation:
        'Clinic systems write by client credentials (docs/operate/fhir.md). Elements that cannot be shown are named in the outcome of an entry; elements R4 does not know are refused.',
      security: {
        extension: [
          {
            url: OAUTH_URIS,
            extension: [
              { url: 'token', valueUri: `${base}/oauth2/token` },
              { url: 'authorize', valueUri: `${base}/oauth2/authorize` },
              { url: 'revoke', valueUri: `${base}/oauth2/revoke` },
            ],
          },
        ],
        service: [
          {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
            ],
          },
        ],
      },
      resource: resources(),
      interaction: [{ code: 'transaction' }, { code: 'batch' }],
      operation: PERSON_CAPABILITIES.operations,
    },
  ],
});

/** `.well-known/smart-configuration`. */
export const smartConfiguration = (base: string): Record<string, unknown> => ({
  authorization_endpoint: `${base}/oauth2/authorize`,
  token_endpoint: `${base}/oauth2/token`,
  revocation_endpoint: `${base}/oauth2/revoke`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
  scopes_supported: [
    'launch/patient',
    'offline_access',
    'patient/*.rs',
    ...APP_TYPES.map((type) => `patient/${type}.rs`),
    'system/*.cruds',
    ...SYSTEM_TYPES.map((type) => `system/${type}.cruds`),
  ],
  capabilities: [
    'launch-standalone',
    'client-public',
    'context-standalone-patient',
    'permission-offline',
    'permission-patient',
    'permission-v1',
    'permission-v2',
  ],
});
