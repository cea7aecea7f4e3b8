import { PRIVATE_TASK } from '@kangban/domain/care-task/sensitive-items';
import { adultReferralKind } from '@kangban/domain/referral/kinds';
import { laterOf, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import { openReferralQuietly } from '../referral/service';
import { linkReferrals, openPapers } from './write-store';

export interface PaperOf {
  countyCode: string;
  residentId: string;
  siteId: string | null;
  /** The entry with the finding. */
  subjectId: string | null;
  byStaff: string | null;
  openedOn: PlainDate;
}

export interface PaperTask {
  taskId: string;
  items: readonly string[];
  sensitive: string | null;
  title: string;
  reason: string;
  finding: string | null;
  dueOn: PlainDate;
}

/** Every task gets a referral's paper, or joins the open one of its department: two tasks may lead to one doctor. */
export async function givePapers(client: Transaction, of: PaperOf, tasks: readonly PaperTask[]): Promise<void> {
  const papers = tasks.map((task) => ({ task, kind: adultReferralKind(task.items, task.sensitive !== null) }));
  if (papers.length === 0) return;
  const { countyCode, residentId, siteId, subjectId, byStaff, openedOn } = of;
  const firsts = [...new Map(papers.map((paper) => [paper.kind, paper])).values()];
  await openReferralQuietly(
    client,
    firsts.map(({ task, kind }) => ({
      countyCode,
      residentId,
      kind,
      reasonCode: 'checkup',
      reason: task.sensitive === null ? task.reason : PRIVATE_TASK.reasonZh,
      finding: task.sensitive === null ? (task.finding ?? task.title) : PRIVATE_TASK.titleZh,
      subjectId,
      fromSite: siteId === null ? null : { siteId, name: '' },
      openedOn,
      earliestOn: null,
      dueOn: laterOf(task.dueOn, openedOn),
      byStaff,
    })),
  );
  const kinds = papers.map(({ kind }) => kind);
  const open = await openPapers(client, countyCode, { residentId, kinds });
  await linkReferrals(
    client,
    countyCode,
    papers.flatMap(({ task: { taskId }, kind }) => {
      const referralId = open.get(kind);
      return referralId === undefined ? [] : [{ taskId, referralId }];
    }),
  );
}
