import type { Fault, IssueCode, Issue } from '../outcome';
import { expressionOf, type Flaw, type Path } from '../schema/check-json';
import type { Ask } from './asks';

/** What is wrong with a request and what is to be said of it besides, gathered until all is known. */
export class Findings {
  readonly faults: Fault[] = [];
  private readonly notes = new Map<Ask, Issue[]>();

  /** Something about the request of an entry. */
  add(expression: string, status: number, told: [IssueCode, string]): void {
    this.faults.push({
      status,
      code: told[0],
      diagnostics: told[1],
      ...(expression !== '' && { expression }),
    });
  }

  /** Something about its resource. */
  flaw({ resourcePlace }: Ask, { code, path, diagnostics }: Flaw): void {
    const status = code === 'business-rule' || code === 'not-found' ? 422 : 400;
    this.add(expressionOf(resourcePlace, path), status, [code, diagnostics]);
  }

  note(ask: Ask, diagnostics: string, path: Path = []): void {
    const issue: Issue = {
      severity: 'information',
      code: 'informational',
      diagnostics,
      expression: expressionOf(ask.resourcePlace, path),
    };
    this.notes.set(ask, [...(this.notes.get(ask) ?? []), issue]);
  }

  notesOf = (ask: Ask): readonly Issue[] => this.notes.get(ask) ?? [];

  /** Asks with a fault of their own resource: what hangs on them is not told again. */
  isFaulty = ({ resourcePlace }: Ask): boolean =>
    this.faults.some(
      ({ expression }) =>
        expression !== undefined && (expression === resourcePlace || expression.startsWith(`${resourcePlace}.`)),
    );
}
