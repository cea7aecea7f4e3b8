import type { FhirResource } from '../resource';
import { isObject } from '../resource';

/** An answer under `/fhir/r4`. */
export interface FhirAnswer {
  status: number;
  resource?: FhirResource | undefined;
  headers?: Readonly<Record<string, string>>;
}

interface Stamp {
  id: string;
  version: number;
  at: Date;
}

/** A resource as it is served: with its id, its version and when that was written. */
export const stamped = (body: FhirResource, { id, version, at }: Stamp): FhirResource => ({
  ...body,
  id,
  meta: { ...(isObject(body.meta) && body.meta), versionId: String(version), lastUpdated: at.toISOString() },
});

export const etagOf = (version: number): string => `W/"${version}"`;

/** Headers of an answer that is a version. */
export const versionHeaders = ({ version, at }: Pick<Stamp, 'version' | 'at'>): Record<string, string> => ({
  etag: etagOf(version),
  'last-modified': at.toUTCString(),
});
