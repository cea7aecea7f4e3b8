import type { PointAward } from '@kangban/contract/point-rule';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { choosesFor, openRecordFor, type RecordView } from '../access/open-record';
import { type AwardFacts, findAward, listAwards } from './award-store';
import { appealUntilOf, awardView, documentOf, reviewOf } from './award-view';
import { listVersions, type VersionRow } from './scheme-store';
import { lockPeople } from './settle-store';
import { insertReviews } from './settle-write-store';

const PER_PAGE = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Asked {
  residentId: string;
  only?: 'under-review' | 'nothing' | undefined;
  cursor?: string | undefined;
}

/** What rules said of things a person did, newest first. */
export async function awardsOf(
  deps: Deps,
  who: AccountSession,
  { residentId, only, cursor }: Asked,
): Promise<{ items: PointAward[]; nextCursor: string | null } | Refused> {
  if (cursor !== undefined && !UUID.test(cursor)) return refuse('bad-input');
  const view = await openRecordFor(deps, who, { residentId, area: 'points' });
  if (isRefused(view)) return view;
  const { countyCode, residentIds } = view;
  const asked = { residentIds, before: cursor ?? null, only: only ?? null, limit: PER_PAGE + 1 };
  const [rows, published] = await Promise.all([
    listAwards(deps.db.pool, countyCode, asked),
    listVersions(deps.db.pool, countyCode),
  ]);
  const shown = rows.slice(0, PER_PAGE);
  const today = deps.clock.today();
  return {
    items: shown
      .map((award) => awardView(award, published, today))
      .map((award) => (choosesFor(view) ? award : { ...award, appealUntil: null })),
    nextCursor: rows.length > PER_PAGE ? (shown.at(-1)?.awardId ?? null) : null,
  };
}

function whyNoAppeal(deps: Deps, award: AwardFacts, published: readonly VersionRow[]): Refused | undefined {
  if (reviewOf(award, 'appeal')) return refuse('appeal-exists');
  const until = appealUntilOf(award, documentOf(published, award)?.appealDays ?? 0);
  if (until === null) return refuse('appeal-not-needed');
  return until < deps.clock.today() ? refuse('appeal-too-late') : undefined;
}

interface Appealing {
  view: RecordView;
  awardId: string;
  text: string;
}

async function writeAppeal(deps: Deps, who: AccountSession, { view, awardId, text }: Appealing) {
  const { countyCode, residentIds, residentId } = view;
  return deps.db.transaction(async (client): Promise<AwardFacts | Refused> => {
    await lockPeople(client, countyCode, [residentId]);
    const award = await findAward(client, countyCode, awardId);
    if (!award || !residentIds.includes(award.residentId)) return refuse('not-found');
    const problem = whyNoAppeal(deps, award, await listVersions(client, countyCode));
    if (problem) return problem;
    const review = {
      reviewId: uuidV7(),
      awardId,
      kind: 'appeal',
      reasons: [],
      said: text,
      accountId: who.accountId,
    } as const;
    await insertReviews(client, countyCode, { rows: [review], at: deps.clock.now() });
    return (await findAward(client, countyCode, awardId)) ?? award;
  });
}

/** Objects to an award that was refused, taken back or not given: once, within the days of its document. */
export async function appeal(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; awardId: string; text: string },
): Promise<PointAward | Refused> {
  const view = await openRecordFor(deps, who, { residentId: asked.residentId, area: 'points-use' });
  if (isRefused(view)) return view;
  const award = await writeAppeal(deps, who, { view, awardId: asked.awardId, text: asked.text });
  if (isRefused(award)) return award;
  await deps.auditor.recordNow({
    countyCode: view.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: view.residentId,
    action: 'point-award-appealed',
    rightKind: view.right,
    details: { awardId: asked.awardId },
  });
  return awardView(award, await listVersions(deps.db.pool, view.countyCode), deps.clock.today());
}
