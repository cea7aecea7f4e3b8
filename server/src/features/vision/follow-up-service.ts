import { decideFollowUp, type FollowUp, type OpenTask } from '@kangban/domain/vision/follow-up';
import { assessVisionFile } from '@kangban/domain/vision/vision-file';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import {
  closeReferral,
  listOfPeople,
  openReferral,
  type ReferralRow,
  type ReferralTold,
  tellWatchers,
  writeMoves,
} from '../referral/service';
import { listFiles, type VisionRow } from './store';

/** What a change of vision files added and replaced, by examination id. */
export interface FilesChanged {
  countyCode: string;
  residentIds: readonly string[];
  fresh: ReadonlySet<string>;
  replaced: ReadonlySet<string>;
  byStaff: string | null;
  /** The clinic that found it; each person's home clinic unless told. */
  fromSite?: { siteId: string; name: string };
}

export interface FollowedUp {
  openedIds: readonly string[];
  closedIds: readonly string[];
}

const taskOf = ({ referralId, kind, openedOn, earliestOn, subjectId }: ReferralRow): OpenTask[] =>
  kind === 'vision' || kind === 'vision-recheck' ? [{ referralId, kind, openedOn, earliestOn, subjectId }] : [];

const homeOf = ({ siteId, siteName }: VisionRow): ReferralTold['fromSite'] =>
  siteId === null || siteName === null ? null : { siteId, name: siteName };

interface Decided {
  file: VisionRow;
  decision: FollowUp;
}

const toldOf = ({ file, decision: { open } }: Decided, changed: FilesChanged): ReferralTold[] =>
  open === null
    ? []
    : [
        {
          countyCode: changed.countyCode,
          residentId: file.residentId,
          kind: open.kind,
          reasonCode: open.reasonCode,
          reason: open.reason,
          finding: open.finding,
          subjectId: open.examinationId,
          fromSite: changed.fromSite ?? homeOf(file),
          openedOn: open.on,
          earliestOn: open.earliestOn,
          dueOn: open.dueOn,
          byStaff: changed.byStaff,
        },
      ];

/**
 * Opens, closes and takes back what the changed files call for, in their transaction and whatever their number in a handful of
 * statements. The caller holds the lock of the files.
 */
export async function followUp(
  deps: Pick<Deps, 'clock' | 'cipher'>,
  client: Transaction,
  changed: FilesChanged,
): Promise<FollowedUp> {
  const { countyCode, residentIds, fresh, replaced, byStaff } = changed;
  const today = deps.clock.today();
  const files = await listFiles(client, countyCode, residentIds);
  const rows = await listOfPeople(client, countyCode, { residentIds, openOnly: true, limit: 20 });
  const decided = files.map((file): Decided => {
    const open = rows.filter((row) => row.residentId === file.residentId).flatMap(taskOf);
    const assessed = assessVisionFile(file.birthDate, file.examinations);
    return { file, decision: decideFollowUp({ today, file: assessed, fresh, replaced, open }) };
  });
  const results = decided.flatMap(({ decision }) => decision.close.map((result) => ({ ...result, byStaff })));
  const cancels = decided.flatMap(({ decision }) =>
    decision.cancel.map((referralId) => ({ referralId, move: 'cancel' as const, on: today, byStaff })),
  );
  await writeMoves(client, countyCode, cancels);
  await closeReferral(client, countyCode, results);
  const closedPeople = decided.filter(({ decision }) => decision.close.length > 0).map(({ file }) => file.residentId);
  const openedIds = await openReferral(
    deps,
    client,
    decided.flatMap((one) => toldOf(one, changed)),
  );
  const openedPeople = decided.filter(({ decision }) => decision.open !== null).map(({ file }) => file.residentId);
  // One message a person: who is told of a new task needs no second one about the task it replaces.
  const told = closedPeople.filter((residentId) => !openedPeople.includes(residentId));
  await tellWatchers(deps, client, { countyCode, residentIds: told });
  return { openedIds, closedIds: results.map(({ referralId }) => referralId) };
}
