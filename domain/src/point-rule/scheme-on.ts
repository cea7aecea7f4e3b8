import type { PlainDate } from '../shared/plain-date';
import type { Scheme } from './types';

/** A document as it was published. */
export interface PublishedScheme {
  version: number;
  validFrom: PlainDate;
  document: Scheme;
}

/**
 * The document that counts for somebody on a day: of each scheme the newest version that had begun, and of those valid on the day one for the
 * person's township before one for the whole county. Evidence told of late is judged by the document of its own day. Undefined: none was in force.
 */
export function schemeOn(
  published: readonly PublishedScheme[],
  { day, township }: { day: PlainDate; township: string },
): PublishedScheme | undefined {
  const newest = new Map<string, PublishedScheme>();
  for (const one of published) {
    const known = newest.get(one.document.schemeId);
    if (one.validFrom <= day && (known === undefined || known.version < one.version))
      newest.set(one.document.schemeId, one);
  }
  const valid = [...newest.values()]
    .filter(({ document }) => document.validTo === null || day <= document.validTo)
    .filter(({ document: { townships } }) => townships === null || townships.includes(township));
  const local = valid.filter(({ document }) => document.townships !== null);
  const among = local.length > 0 ? local : valid;
  return [...among].sort((a, b) =>
    a.validFrom === b.validFrom ? b.version - a.version : a.validFrom < b.validFrom ? 1 : -1,
  )[0];
}
