import type { RightKind } from '@kangban/domain/identity/rights';
import { LIMITS } from '@kangban/domain/shared/limits';
import { maskName } from '@kangban/domain/shared/masking';
import { instantOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import type { RecordView } from '../access/open-record';
import type { AuditAction } from '../audit/auditor';
import { listPeople, type RegistryPerson } from '../identity/registry-service';
import { countExports, type ExportKind, insertExport } from './store';

const ACTIONS = {
  paper: 'record-printed',
  readings: 'readings-exported',
  'health-card': 'health-card-made',
} as const satisfies Record<ExportKind, AuditAction>;

const isFamily = (right: RecordView['right']): right is RightKind =>
  right === 'self' || right === 'guardian' || right === 'proxy';

const dayBegan = (deps: Deps): Date => instantOf(deps.clock.today(), '00:00');

/** How many files the account may still take today. */
export async function leftToday(deps: Deps, { countyCode, accountId }: AccountSession): Promise<number> {
  const made = await countExports(deps.db, countyCode, { accountId, since: dayBegan(deps) });
  return Math.max(0, LIMITS.exportsPerAccountPerDayMax - made);
}

/** Counts a file and writes it down, one's own, too: what leaves the record is in its history. Refuses `export-too-many`. */
export async function noteExport(
  deps: Deps,
  who: AccountSession,
  { view, what }: { view: RecordView; what: ExportKind },
): Promise<Refused | undefined> {
  const { countyCode, residentId, right } = view;
  if (!isFamily(right)) return refuse('forbidden');
  const exportId = uuidV7();
  const { accountId } = who;
  const told = { countyCode, exportId, residentId, accountId, rightKind: right, what, madeAt: deps.clock.now() };
  const limits = { since: dayBegan(deps), max: LIMITS.exportsPerAccountPerDayMax };
  if (!(await insertExport(deps.db, { ...told, ...limits }))) return refuse('export-too-many');
  await deps.auditor.recordNow({
    countyCode,
    actorKind: 'account',
    actorId: accountId,
    residentId,
    action: ACTIONS[what],
    rightKind: right,
    details: { exportId },
  });
  return undefined;
}

/** The person of a view, and the one who takes the file with the name masked. */
export async function peopleOf(
  deps: Deps,
  who: AccountSession,
  { countyCode, residentId }: RecordView,
): Promise<{ person: RegistryPerson; taker: string } | Refused> {
  const ids = who.residentId === null ? [residentId] : [residentId, who.residentId];
  const people = await listPeople(deps.db, countyCode, ids);
  const person = people.find((one) => one.residentId === residentId);
  const own = people.find((one) => one.residentId === who.residentId);
  return person ? { person, taker: maskName(own?.name ?? '') } : refuse('not-found');
}
