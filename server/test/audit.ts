import type { AuditEntry } from '../src/features/audit/auditor';
import { makeAuditor } from '../src/features/audit/auditor';
import type { TestApp } from './build-app';
import { COUNTY } from './factories/context';
import type { Person } from './factories';

/** A row of the audit about somebody; `at` moves the clock back for it. */
export interface AuditTold {
  action: string;
  rightKind: string;
  actorKind?: 'account' | 'staff' | 'system';
  actorId?: string;
  siteId?: string;
  at?: Date;
  details?: Record<string, unknown>;
}

/** Writes rows of the audit about a person, each at its own time, through the auditor itself. */
export async function auditRows(app: TestApp, { residentId }: Person, told: readonly AuditTold[]): Promise<void> {
  for (const { at, actorKind = 'staff', action, ...row } of told) {
    const clock = at ? { ...app.deps.clock, now: () => at } : app.deps.clock;
    // Rows of a later version of the program have actions this one does not know.
    const known = action as AuditEntry['action'];
    await makeAuditor({ ...app.deps, clock }).recordNow({
      countyCode: COUNTY,
      actorId: null,
      ...row,
      actorKind,
      action: known,
      residentId,
    });
  }
}

/** Names of the queries the pool was asked while `work` ran; one without a name is its text. */
export async function countQueries(app: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const { pool } = app.deps.db;
  const names: string[] = [];
  const spy = jest.spyOn(pool, 'query');
  await work();
  for (const [query] of spy.mock.calls as unknown as [string | { name?: string; text: string }][])
    names.push(typeof query === 'string' ? query : (query.name ?? query.text));
  spy.mockRestore();
  return names;
}
