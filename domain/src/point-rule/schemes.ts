import { CITY_SCHEME } from './city-scheme-table';
import { DEFAULT_SCHEME } from './default-scheme-table';
import { TOWNSHIP_SCHEME } from './township-scheme-table';
import type { Scheme } from './types';

/** Complete documents an administrator starts from; the rules differ, the program does not. */
export const SCHEME_TEMPLATES: readonly Scheme[] = [DEFAULT_SCHEME, CITY_SCHEME, TOWNSHIP_SCHEME];

/** One of them by its id; throws when there is none. */
export function schemeTemplate(schemeId: string): Scheme {
  const found = SCHEME_TEMPLATES.find((scheme) => scheme.schemeId === schemeId);
  if (!found) throw new RangeError(`no scheme ${schemeId}`);
  return found;
}
