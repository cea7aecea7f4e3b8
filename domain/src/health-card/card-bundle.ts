import { familyNameOf } from '../identity/labels';
import { findVaccine } from '../immunization/vaccine-table';
import type { PlainDate } from '../shared/plain-date';
import type { JsonObject } from '../transfer/json';
import { cvxOf } from './vaccine-codes';

/** What a card says of its holder and of each dose. */
export interface CardFacts {
  name: string;
  birthDate: PlainDate;
  /** Oldest first. */
  doses: readonly { vaccine: string; givenOn: PlainDate; lot: string | null; institution: string | null }[];
}

const CVX = 'http://hl7.org/fhir/sid/cvx';
const OWN = 'urn:kangban:code:vaccine';

/** Our code only where the world's list has none: two codes of one thing cost the room of another dose. */
function codingOf(vaccine: string): JsonObject {
  const cvx = cvxOf(vaccine);
  return cvx === undefined ? { system: OWN, code: findVaccine(vaccine)?.code ?? vaccine } : { system: CVX, code: cvx };
}

function nameOf(name: string): JsonObject {
  const family = familyNameOf(name);
  const given = name.trim().slice(family.length);
  return given === '' || family === '' ? { text: name.trim() } : { family, given: [given] };
}

/**
 * The FHIR bundle inside a SMART Health Card for immunizations, as small as the specification wants it: short references, no
 * `id`, `meta`, `text` and `display` of a code. With `brief` also without lot and clinic, to fit more doses into one code.
 * Source: SMART Health Cards framework, "Health Cards are Small", and its vaccination guide.
 */
export function cardBundle({ name, birthDate, doses }: CardFacts, { brief }: { brief: boolean }): JsonObject {
  const patient = { resourceType: 'Patient', name: [nameOf(name)], birthDate };
  const given = doses.map(({ vaccine, givenOn, lot, institution }) => ({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { coding: [codingOf(vaccine)] },
    patient: { reference: 'resource:0' },
    occurrenceDateTime: givenOn,
    ...(!brief && lot !== null && { lotNumber: lot }),
    ...(!brief && institution !== null && { performer: [{ actor: { display: institution } }] }),
  }));
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [patient, ...given].map((resource, place) => ({ fullUrl: `resource:${place}`, resource })),
  };
}
