import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import { closeReferral } from '../referral/service';
import { finishedPapers } from './paper-store';

/** Closes the papers no open task needs any more; the tasks are held locked. */
export async function endPapers(
  client: Transaction,
  countyCode: string,
  { referralIds, on }: { referralIds: readonly string[]; on: PlainDate },
): Promise<void> {
  if (referralIds.length === 0) return;
  const papers = await finishedPapers(client, countyCode, referralIds);
  await closeReferral(
    client,
    countyCode,
    papers.map(({ referralId, institution }) => ({ referralId, on, byStaff: null, institution })),
  );
}
