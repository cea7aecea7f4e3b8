import type { Device } from '@kangban/contract/device';
import { dayOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { openFamilyFor } from '../access/open-family';
import type { RecordView } from '../access/open-record';
import type { AuditAction } from '../audit/auditor';
import type { DeviceRow } from './store';

/** People who measure with one meter at most: a household's. */
export const PEOPLE_MAX = 4;
/** Meters in use of one family at most. */
export const DEVICES_MAX = 10;
const SERIAL_END = 4;

/** Views of people by id, or why there is none. */
export type Views = ReadonlyMap<string, RecordView | Refused>;

/** Those that were given. */
export const viewsOf = (views: Views): RecordView[] =>
  [...views.values()].flatMap((view) => (isRefused(view) ? [] : [view]));

/** A meter as its family sees it. */
export const deviceView = (row: DeviceRow, labels: ReadonlyMap<string, string>): Device => ({
  deviceId: row.deviceId,
  kind: row.kind,
  link: row.link,
  name: row.name,
  serialEnd: row.serial.slice(-SERIAL_END),
  people: row.people.map(({ residentId, slot }) => ({ residentId, label: labels.get(residentId) ?? '', slot })),
  registeredOn: dayOf(row.registeredAt),
  lastReadingAt: row.lastReadingAt?.toISOString() ?? null,
  state: row.revokedAt === null ? 'active' : 'revoked',
});

/** How the family calls its people. */
export const labelsOf = (views: Views): Map<string, string> =>
  new Map(viewsOf(views).map(({ residentId, label }) => [residentId, label]));

/** The row of the audit about a meter that was bound or let go. */
export const noteOf = (who: AccountSession, view: RecordView, told: { action: AuditAction; deviceId: string }) => ({
  countyCode: who.countyCode,
  actorKind: 'account' as const,
  actorId: who.accountId,
  residentId: view.residentId,
  action: told.action,
  rightKind: view.right,
  details: { deviceId: told.deviceId },
});

/** Views of people an account may write for; the first refusal where it may not for one of them. */
export async function openAll(
  deps: Deps,
  who: AccountSession,
  residentIds: readonly string[],
): Promise<Views | Refused> {
  const views = await openFamilyFor(deps, who, { residentIds, area: 'own-entry' });
  if (isRefused(views)) return views;
  return [...views.values()].find(isRefused) ?? views;
}
