import type { PointAnomaly } from '@kangban/contract/point-rule-desk';
import { anomaliesOf, type Anomaly } from '@kangban/domain/point-rule/anomalies';
import { periodOf } from '@kangban/domain/points/period';
import { addDays, toPlainDate } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../../clock';
import { uuidV7 } from '../../../crypto/uuid-v7';
import type { Deps } from '../../../deps';
import { isRefused, type Refused, refuse } from '../../../http/refusal';
import type { StaffSession } from '../../../plugins/tokens';
import { areKnown, insertStaffPerson } from '../people-store';
import { listWorkerMonths, type WorkerRow } from './review-store';
import { administrator } from './scheme-service';

const TEXTS: Readonly<Record<Anomaly['kind'], (found: Anomaly) => string>> = {
  'many-awards': ({ awards, z }) => `这个月记了 ${awards} 笔，比别人多很多（高出 ${z ?? 0} 个标准差），请看一看。`,
  'above-p99': ({ awards }) => `这个月记了 ${awards} 笔，比 99% 的人都多，请看一看。`,
  'at-night': ({ awards }) => `晚上 10 点到早上 6 点之间记了 ${awards} 笔，请问一问。`,
};

const viewOf = (found: Anomaly, worker: WorkerRow): PointAnomaly => ({
  kind: found.kind,
  staffId: worker.staffId,
  staffName: worker.staffName,
  siteName: worker.siteName,
  awards: found.awards,
  z: found.z,
  text: TEXTS[found.kind](found),
});

/** Workers whose awards of a month stand out (last month unless told): where to look, not who did wrong. */
export async function anomaliesIn(deps: Deps, who: StaffSession, month: string | undefined) {
  const member = await administrator(deps, who);
  if (isRefused(member)) return member;
  const lastMonth = addDays(periodOf('month', deps.clock.today()).from, -1);
  const { from, to } = periodOf('month', month === undefined ? lastMonth : toPlainDate(`${month}-01`));
  const span = { from: instantOf(from, '00:00'), until: instantOf(addDays(to, 1), '00:00') };
  const workers = await listWorkerMonths(deps.db.pool, member.countyCode, span);
  const byId = new Map(workers.map((worker) => [worker.staffId, worker]));
  const items = anomaliesOf(workers).flatMap((found) => {
    const worker = byId.get(found.staffId);
    return worker ? [viewOf(found, worker)] : [];
  });
  return { month: from.slice(0, 7), workers: workers.length, items };
}

/** Says which resident a member of staff is, or takes that back. The newest word counts, every one is kept. */
export async function tellStaffPerson(
  deps: Deps,
  who: StaffSession,
  { staffId, residentId }: { staffId: string; residentId: string | null },
): Promise<{ residentId: string | null } | Refused> {
  const member = await administrator(deps, who);
  if (isRefused(member)) return member;
  const { countyCode } = member;
  if (!(await areKnown(deps.db.pool, countyCode, { staffId, residentId }))) return refuse('not-found');
  const row = { toldId: uuidV7(), staffId, residentId, toldBy: member.staffId, at: deps.clock.now() };
  await insertStaffPerson(deps.db.pool, countyCode, row);
  return { residentId };
}
