import { isInEveryCounty, SERVICE_NAMES } from '@kangban/domain/booking/services';
import { CellError, required } from './cells';

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(SERVICE_NAMES).map(([code, name]) => [name, code]));
const DEFAULT = 'immunization';
const NAME_MAX = 20;

/** What a line may name that is not in the list of a county: every name it could have written. */
export const wrongService = (word: string, own: readonly string[]): string =>
  `“服务”只能写 ${[...CODES.keys(), ...own].join('、')}，写的是 ${word}`;

/**
 * The service a line is about: vaccination unless it names one; the code of what every county has, else the word itself, which must be the
 * name of a service of the county's own (asked of the county, line by line, in missingThings).
 */
export function readService(cell: string | undefined): string {
  if (cell === undefined) return DEFAULT;
  const word = required('服务', cell, NAME_MAX);
  if (isInEveryCounty(word)) throw new CellError(wrongService(word, []));
  return CODES.get(word) ?? word;
}

/** Whether what was read is the name of a service of the county's own. */
export const isOwnService = (service: string): boolean => !isInEveryCounty(service);
