import type { MapContext } from './actors';
import { MASKED_ID_SYSTEM } from '@kangban/domain/transfer/write-bundle';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Patient } from '@medplum/fhirtypes';
import { hl7Concept } from './codes';
import { metaOf, type Served } from './resource';

/** The registry row as it may be shown: numbers are masked before they come here. */
export interface PersonFacts {
  residentId: string;
  name: string;
  sex: 'female' | 'male';
  birthDate: PlainDate;
  /** As masking shows it; null when the registry has none. */
  idMasked: string | null;
  phoneMasked: string | null;
  township: string;
  siteId: string | null;
  createdAt: Date;
  /** Ids of records that were merged into this one. */
  mergedIds: readonly string[];
}

const MASKED = { use: 'secondary', type: { ...hl7Concept('v2-0203', 'NI'), text: '身份证号（已遮住中间）' } } as const;

/** The person with masked numbers and an address down to the township (fact sheet §8.3): no full number leaves by default. */
export function patientOf(person: PersonFacts, { actors }: Pick<MapContext, 'actors'>): Patient & Served {
  const { residentId, name, sex, birthDate, idMasked, phoneMasked, township, siteId, mergedIds } = person;
  const clinic = actors.organization(siteId, null);
  return {
    resourceType: 'Patient',
    id: residentId,
    meta: metaOf({ recordedAt: person.createdAt }),
    identifier: [
      { use: 'usual', system: 'urn:kangban:resident', value: residentId },
      ...mergedIds.map((value) => ({ use: 'old' as const, system: 'urn:kangban:resident', value })),
      ...(idMasked === null ? [] : [{ ...MASKED, system: MASKED_ID_SYSTEM, value: idMasked }]),
    ],
    active: true,
    name: [{ use: 'official', text: name }],
    ...(phoneMasked !== null && { telecom: [{ system: 'phone', value: phoneMasked, use: 'mobile' }] }),
    gender: sex,
    birthDate,
    ...(township !== '' && { address: [{ use: 'home', country: 'CN', text: township }] }),
    ...(clinic && { managingOrganization: clinic }),
  };
}
