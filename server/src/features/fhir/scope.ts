import { HttpRefusal } from '../../http/refusal';
import { STATUS } from '../../http/status';
import { FhirError, fhirError, type IssueCode } from './outcome';

const CODES: Readonly<Record<number, IssueCode>> = {
  400: 'structure',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-supported',
  406: 'not-supported',
  413: 'too-long',
  415: 'not-supported',
  429: 'throttled',
};

const WORDS: Readonly<Record<number, string>> = {
  400: 'This is no JSON.',
  404: 'There is no such address.',
  413: 'The body is larger than this address takes.',
  415: 'Send application/fhir+json.',
  429: 'Too many requests: come again later.',
};

/** Any failure of a request as FHIR says it; undefined for a fault of ours. */
export function toFhirError(
  error: { statusCode?: number | undefined } | HttpRefusal | FhirError,
): FhirError | undefined {
  if (error instanceof FhirError) return error;
  const status =
    error instanceof HttpRefusal ? STATUS[error.code] : 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  const code = CODES[status];
  return code === undefined ? undefined : fhirError(status, code, WORDS[status] ?? 'This request cannot be answered.');
}

const JSON_TYPES = ['*/*', 'application/*', 'application/json', 'application/fhir+json', 'text/json'];
const JSON_FORMATS = ['json', 'text/json', 'application/json', 'application/fhir+json', 'application/fhir json'];

/** Refuses who wants to read anything but JSON. */
export function checkAccept(accept: string | undefined, format: string | null): void {
  if (format !== null) {
    if (JSON_FORMATS.includes(format)) return;
    throw fhirError(406, 'not-supported', 'Only JSON is spoken here: _format=json.');
  }
  const types = (accept ?? '*/*').split(',').map((part) => part.trim().toLowerCase());
  const isRead = types.some((part) => {
    const [type = '', ...params] = part.split(';').map((piece) => piece.trim());
    return JSON_TYPES.includes(type) && !params.includes('q=0');
  });
  if (!isRead) throw fhirError(406, 'not-supported', 'Only JSON is spoken here: Accept: application/fhir+json.');
}

type Wants = 'minimal' | 'representation' | 'OperationOutcome' | undefined;
const WANTS: Readonly<Record<string, Wants>> = {
  minimal: 'minimal',
  representation: 'representation',
  OperationOutcome: 'OperationOutcome',
};

/** `Prefer: return=minimal, handling=lenient` */
export function readPrefer(header: string | readonly string[] | undefined): { wants: Wants; isLenient: boolean } {
  const told = (typeof header === 'string' ? header : (header ?? []).join(','))
    .split(/[,;]/)
    .map((part) => part.trim());
  const value = told.find((part) => part.startsWith('return='))?.slice('return='.length);
  return { wants: WANTS[value ?? ''], isLenient: told.includes('handling=lenient') };
}
