import { parsePlainDate } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../../clock';
import type { Cipher } from '../../../crypto/cipher';
import { addDays } from '@kangban/domain/shared/plain-date';
import { FhirError } from '../outcome';
import { SUBJECT_OF, type SystemType } from '../schema/types';
import { identifierKey } from '../transaction/keys';
import type { Search } from './serve-store';

export const COUNT_DEFAULT = 50;
export const COUNT_MAX = 500;

/** Search parameters of a type, as the CapabilityStatement names them. */
export function searchParamsOf(type: SystemType): { name: string; type: 'token' | 'reference' | 'date' }[] {
  const subject = SUBJECT_OF[type];
  return [
    { name: '_id', type: 'token' },
    { name: '_lastUpdated', type: 'date' },
    { name: 'identifier', type: 'token' },
    ...(subject === null ? [] : [{ name: 'patient', type: 'reference' as const }]),
    ...(subject === 'subject' ? [{ name: 'subject', type: 'reference' as const }] : []),
  ];
}

const refuse = (diagnostics: string, code: 'value' | 'not-supported' = 'value'): never => {
  throw new FhirError([{ status: 400, code, diagnostics }]);
};

const CONTROL = ['_count', '_cursor', '_format', '_total'];

function checkNames(type: SystemType, params: URLSearchParams, isLenient: boolean): void {
  const known = [...CONTROL, ...searchParamsOf(type).map(({ name }) => name)];
  const unknown = [...params.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0 && !isLenient)
    refuse(`Not a search parameter of ${type} here: ${[...new Set(unknown)].join(', ')}.`, 'not-supported');
  const doubled = known.filter((name) => name !== '_lastUpdated' && params.getAll(name).length > 1);
  if (doubled.length > 0) refuse(`Only once: ${doubled.join(', ')}.`);
}

/** A page's place: when its last resource was changed, and its id. */
export const cursorOf = (place: { at: string; id: string }): string =>
  Buffer.from(JSON.stringify([place.at, place.id])).toString('base64url');

function readCursor(text: string | null): Search['after'] {
  if (text === null) return null;
  try {
    const told: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const parts: unknown[] = Array.isArray(told) ? told : [];
    const [at, id] = parts;
    if (typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at))) return { at, id };
  } catch {
    // told below like any other place that is none
  }
  return refuse('_cursor is not one of ours.');
}

/** The span a date means: a day of Asia/Shanghai, or an instant. */
function spanOf(text: string): { from: Date; until: Date } {
  const day = parsePlainDate(text);
  if (day) return { from: instantOf(day, '00:00'), until: instantOf(addDays(day, 1), '00:00') };
  const at = Date.parse(text);
  if (Number.isNaN(at) || !/T.*(Z|[+-]\d{2}:\d{2})$/.test(text))
    return refuse('_lastUpdated is a day or an instant with its offset.');
  return { from: new Date(at), until: new Date(at + (text.includes('.') ? 1 : 1000)) };
}

const BOUNDS: Readonly<Record<string, (span: { from: Date; until: Date }) => { from?: Date; until?: Date }>> = {
  eq: (span) => span,
  ge: ({ from }) => ({ from }),
  gt: ({ until }) => ({ from: until }),
  le: ({ until }) => ({ until }),
  lt: ({ from }) => ({ until: from }),
};

function readUpdated(told: readonly string[]): Pick<Search, 'from' | 'until'> {
  const bounds = told.map((text) => {
    const [, prefix = 'eq', rest = ''] = /^(eq|ge|gt|le|lt)?(.*)$/.exec(text) ?? [];
    return BOUNDS[prefix]?.(spanOf(rest)) ?? {};
  });
  const froms = bounds.flatMap(({ from }) => from?.getTime() ?? []);
  const untils = bounds.flatMap(({ until }) => until?.getTime() ?? []);
  return {
    from: froms.length > 0 ? new Date(Math.max(...froms)) : null,
    until: untils.length > 0 ? new Date(Math.min(...untils)) : null,
  };
}

function readCount(text: string | null): number {
  if (text === null) return COUNT_DEFAULT;
  if (!/^\d{1,6}$/.test(text)) return refuse('_count is a number.');
  return Math.min(Math.max(Number(text), 1), COUNT_MAX);
}

const listed = (text: string | null): string[] | null => (text === null ? null : text.split(',').filter(Boolean));

/** `Patient/1` or `1`. */
const patientOf = (params: URLSearchParams): string | null => {
  const told = params.get('patient') ?? params.get('subject');
  return told === null ? null : told.replace(/^.*Patient\//, '');
};

/** Reads the parameters of a search; one this server does not know is refused unless the caller is lenient. */
export function readSearch(
  cipher: Cipher,
  told: { type: SystemType; params: URLSearchParams; isLenient: boolean },
): Search {
  const { type, params, isLenient } = told;
  checkNames(type, params, isLenient);
  const identifiers = listed(params.get('identifier'));
  return {
    type,
    ids: listed(params.get('_id')),
    patientId: SUBJECT_OF[type] === null ? null : patientOf(params),
    identifiers: identifiers && identifiers.map((one) => identifierKey(cipher, type, one)),
    ...readUpdated(params.getAll('_lastUpdated')),
    after: readCursor(params.get('_cursor')),
    limit: readCount(params.get('_count')),
  };
}
