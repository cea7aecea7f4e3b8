import { CellError, required } from './cells';

/** Services with slots residents book that every county has, as files name them. */
const SERVICES: Readonly<Record<string, string>> = {
  预防接种: 'immunization',
  儿童保健: 'child-health',
  老年人体检: 'elderly-checkup',
  复查: 'recheck',
};
const CODES = new Set(Object.values(SERVICES));
const DEFAULT = 'immunization';
const NAME_MAX = 20;

/** What a line may name that is not in the list of a county: every name it could have written. */
export const wrongService = (word: string, own: readonly string[]): string =>
  `“服务”只能写 ${[...Object.keys(SERVICES), ...own].join('、')}，写的是 ${word}`;

/**
 * The service a line is about: vaccination unless it names one; the code of what every county has, else the word itself, which must be the
 * name of a service of the county's own (asked of the county, line by line, in missingThings).
 */
export function readService(cell: string | undefined): string {
  if (cell === undefined) return DEFAULT;
  const word = required('服务', cell, NAME_MAX);
  if (CODES.has(word)) throw new CellError(wrongService(word, []));
  return SERVICES[word] ?? word;
}

/** Whether what was read is the name of a service of the county's own. */
export const isOwnService = (service: string): boolean => !CODES.has(service);
