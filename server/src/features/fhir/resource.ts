/** A FHIR resource as JSON; what is inside is known to who checked it. */
export interface FhirResource {
  resourceType: string;
  id?: string;
  [element: string]: unknown;
}

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value looks like a resource: an object that names its type. */
export const isResource = (value: unknown): value is FhirResource =>
  isObject(value) && typeof value.resourceType === 'string';

/** FHIR's own form of an id. */
export const ID = /^[A-Za-z0-9\-.]{1,64}$/;
