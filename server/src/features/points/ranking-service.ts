import type { chooseRanking, getPointRanking } from '@kangban/contract/point-statement';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { periodOf } from '@kangban/domain/points/period';
import { monthOf } from '@kangban/domain/points/statement';
import { maskName } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { openRecordFor } from '../access/open-record';
import { loadRights } from '../family/rights';
import { findChoice, findRanking, insertChoice } from './ranking-store';

const ROWS = 20;

/** Who earned most this month at the person's clinic, of those who said yes; a name is a family name with stars. */
export async function readRanking(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<AnswerOf<typeof getPointRanking> | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'points' });
  if (isRefused(view)) return view;
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const { countyCode } = view;
  const today = deps.clock.today();
  const [inRanking, rows] = await Promise.all([
    findChoice(deps.db.pool, countyCode, view.residentId),
    findRanking(deps.db.pool, view, { ...periodOf('month', today), limit: ROWS }),
  ]);
  const own = new Set(rights.map((right) => right.residentId));
  return {
    month: monthOf(today),
    inRanking,
    rows: rows.map(({ earned, name, residentId: id }, index) => ({
      place: index + 1,
      name: maskName(name),
      earned,
      mine: own.has(id),
    })),
  };
}

/** To be named in the ranking or not; asked twice it stays as it is. */
export async function chooseToBeRanked(
  deps: Deps,
  who: AccountSession,
  { inRanking, residentId }: { residentId: string; inRanking: boolean },
): Promise<AnswerOf<typeof chooseRanking> | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'points-use' });
  if (isRefused(view)) return view;
  const { countyCode } = view;
  if ((await findChoice(deps.db.pool, countyCode, view.residentId)) !== inRanking)
    await insertChoice(deps.db.pool, {
      countyCode,
      choiceId: uuidV7(),
      residentId: view.residentId,
      inRanking,
      accountId: who.accountId,
      at: deps.clock.now(),
    });
  return { inRanking };
}
