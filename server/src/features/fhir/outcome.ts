import type { FhirResource } from './resource';

/** The codes of http://hl7.org/fhir/issue-type that we use. */
export type IssueCode =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'login'
  | 'expired'
  | 'forbidden'
  | 'suppressed'
  | 'processing'
  | 'not-supported'
  | 'duplicate'
  | 'multiple-matches'
  | 'not-found'
  | 'deleted'
  | 'too-long'
  | 'code-invalid'
  | 'business-rule'
  | 'conflict'
  | 'exception'
  | 'throttled'
  | 'informational';

/** One thing to say about a request: where (FHIRPath), what, and how bad. */
export interface Issue {
  severity: 'error' | 'warning' | 'information';
  code: IssueCode;
  diagnostics: string;
  expression?: string;
}

/** Something that keeps a request from being carried out, with the HTTP status it asks for when it is alone. */
export interface Fault {
  status: number;
  code: IssueCode;
  diagnostics: string;
  expression?: string;
}

export const faultIssue = ({ code, diagnostics, expression }: Fault): Issue => ({
  severity: 'error',
  code,
  diagnostics,
  ...(expression !== undefined && { expression }),
});

/** An OperationOutcome of these issues. */
export const outcomeOf = (issues: readonly Issue[]): FhirResource => ({
  resourceType: 'OperationOutcome',
  issue: issues.map(({ severity, code, diagnostics, expression }) => ({
    severity,
    code,
    diagnostics,
    ...(expression !== undefined && { expression: [expression] }),
  })),
});

/** The status of a whole request: that of its faults when they agree, 400 when they do not. */
export function statusOf(faults: readonly Fault[]): number {
  const [first, ...others] = new Set(faults.map((fault) => fault.status));
  return first !== undefined && others.length === 0 ? first : 400;
}

/** A FHIR request that ends here; the scope of `/fhir/r4` writes it as an OperationOutcome. */
export class FhirError extends Error {
  readonly status: number;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(faults: readonly Fault[], headers: Readonly<Record<string, string>> = {}) {
    super(faults.map((fault) => fault.code).join(', '));
    this.status = statusOf(faults);
    this.issues = faults.map(faultIssue);
    this.headers = headers;
  }
}

/** A refusal with one fault. */
export const fhirError = (status: number, code: IssueCode, diagnostics: string): FhirError =>
  new FhirError([{ status, code, diagnostics }]);
