import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import type { Meta } from '@medplum/fhirtypes';
import { securityOf } from './codes';

/** A resource as it is served: always with an id and when it was last changed. */
export interface Served {
  resourceType: string;
  id: string;
  meta: ServedMeta;
}

export interface ServedMeta extends Meta {
  versionId: string;
  /** ISO 8601 instant: what `_since` and `_lastUpdated` compare. */
  lastUpdated: string;
}

/** What the row says about itself. */
export interface RowStamp {
  recordedAt: Date;
  sensitive?: SensitiveCategory | null;
}

/** Rows are append-only: a correction is another row with another id, so every version is the first. */
export function metaOf({ recordedAt, sensitive }: RowStamp): ServedMeta {
  const meta: ServedMeta = { versionId: '1', lastUpdated: recordedAt.toISOString() };
  const security = securityOf(sensitive ?? null);
  if (security) meta.security = security;
  return meta;
}
