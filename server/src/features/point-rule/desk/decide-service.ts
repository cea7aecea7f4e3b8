import type { PointReview } from '@kangban/contract/point-rule-desk';
import { lastDayOf } from '@kangban/domain/point-rule/share';
import { TAKEN_BACK_ZH } from '@kangban/domain/point-rule/texts';
import type { LedgerOrder, WrittenBy } from '@kangban/domain/points/types';
import { laterOf } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../../crypto/uuid-v7';
import type { Deps } from '../../../deps';
import { isRefused, type Refused, refuse } from '../../../http/refusal';
import type { Transaction } from '../../../plugins/db';
import type { StaffSession } from '../../../plugins/tokens';
import { postWithin, retried } from '../../points/ledger';
import type { StaffRow } from '../../staff/service';
import type { AwardFacts } from '../award-store';
import { documentOf, ruleOfAward, stateOf } from '../award-view';
import { listHouseholds, listStaffPeople } from '../people-store';
import { findReview, insertAppealAward, insertDecision, type ReviewRow } from './review-store';
import { isOwnReview, reviewer, reviewScene, reviewView } from './review-service';
import { listVersions, type VersionRow } from '../scheme-store';
import { capsOf } from '../settle-plan';
import { lockPeople } from '../settle-store';
import { insertEnds } from '../settle-write-store';

interface Said {
  what: 'award' | 'refuse';
  note: string;
}

interface Deciding extends Said {
  deps: Deps;
  client: Transaction;
  member: StaffRow;
  row: ReviewRow;
  published: readonly VersionRow[];
}

const byStaff = ({ staffId }: StaffRow): WrittenBy => ({ kind: 'staff', id: staffId });

/** Points of an award that an appeal was right about; the award itself may have been none. */
const pointsOf = (award: AwardFacts, published: readonly VersionRow[]): number =>
  award.points > 0 ? award.points : (ruleOfAward(published, award)?.points ?? 0);

function appealOrder({ deps, row, member, published }: Deciding): LedgerOrder | undefined {
  const { award } = row;
  const document = documentOf(published, award);
  const rule = ruleOfAward(published, award);
  if (!document || !rule) return undefined;
  return {
    type: 'earn',
    key: `earn:${award.ruleId}@${award.schemeVersion}:${award.holderKind}.${award.holderId}:${award.evidenceId}:appeal`,
    by: byStaff(member),
    holder: { kind: award.holderKind, id: award.holderId },
    residentId: award.residentId,
    points: pointsOf(award, published),
    state: 'posted',
    rule: { id: award.ruleId, version: award.schemeVersion },
    evidence: { kind: award.evidenceKind, id: award.evidenceId },
    title: rule.title,
    detail: '申诉以后补的',
    on: award.day,
    // What was wrongly kept back lapses no earlier than if it were earned today.
    expiresOn: laterOf(lastDayOf(document.expiry, award.day), lastDayOf(document.expiry, deps.clock.today())),
    caps: capsOf(rule, award.day),
  };
}

/** The one order a decision asks of the ledger; undefined where it asks nothing. */
function orderOf(deciding: Deciding): LedgerOrder | undefined {
  const { row, what, member, note } = deciding;
  const txId = row.award.txId ?? '';
  const by = byStaff(member);
  if (row.kind === 'appeal') return what === 'award' ? appealOrder(deciding) : undefined;
  if (row.kind === 'recheck')
    return what === 'award'
      ? undefined
      : { type: 'reverse', key: `reverse:${row.award.awardId}`, txId, by, note: TAKEN_BACK_ZH };
  return what === 'award'
    ? { type: 'post-pending', key: `post:${row.award.awardId}`, txId, by, note }
    : { type: 'void-pending', key: `void:${row.award.awardId}`, txId, by, note };
}

async function keep(deciding: Deciding, told: { txId: string; points: number } | undefined): Promise<void> {
  const { client, row, what, member, deps } = deciding;
  const at = deps.clock.now();
  const { countyCode } = member;
  if (!told) return;
  if (row.kind === 'appeal')
    await insertAppealAward(client, countyCode, { awardId: uuidV7(), of: row.award, ...told, at });
  else if (what === 'refuse') {
    const how = row.kind === 'held' ? ('voided' as const) : ('reversed' as const);
    const end = { awardId: row.award.awardId, how, why: 'review-refused' as const, txId: told.txId };
    await insertEnds(client, countyCode, { rows: [end], at });
  }
}

/** Whether the award is still as the review found it: held for a hold, standing for a re-check. */
const isOpen = ({ kind, award, decision }: ReviewRow): boolean => {
  if (decision !== null) return false;
  const state = stateOf(award);
  return kind === 'appeal' ? true : state === (kind === 'held' ? 'held' : 'posted');
};

async function decideNow(deciding: Deciding): Promise<true | Refused> {
  const { deps, client, member, row, what, note } = deciding;
  if (!isOpen(row)) return refuse('review-decided');
  const order = orderOf(deciding);
  const { countyCode, staffId } = member;
  const [answer] = order ? await postWithin(client, deps, { countyCode, orders: [order] }) : [];
  if (answer && !answer.ok) return refuse(answer.refused === 'capped' ? 'award-capped' : 'review-decided');
  await keep(deciding, answer && { txId: answer.txId, points: answer.points });
  const decision = { reviewId: row.reviewId, what, note, staffId, txId: answer?.txId ?? null, at: deps.clock.now() };
  return (await insertDecision(client, countyCode, decision)) ? true : refuse('review-decided');
}

async function mayDecide(
  deps: Deps,
  client: Transaction,
  told: { member: StaffRow; row: ReviewRow },
): Promise<boolean> {
  const { member, row } = told;
  const { countyCode, staffId } = member;
  const people = await listStaffPeople(client, countyCode, [staffId]);
  const households = await listHouseholds(client, countyCode, { residentIds: [row.rootId], today: deps.clock.today() });
  const household = households.get(row.rootId) ?? [row.rootId];
  return !isOwnReview(row, { staffId, personId: people.get(staffId), household });
}

/** Decides a review once; another than who wrote the evidence or is of the household. What waited is posted or voided by the ledger. */
export async function decide(
  deps: Deps,
  who: StaffSession,
  { reviewId, ...said }: Said & { reviewId: string },
): Promise<PointReview | Refused> {
  const member = await reviewer(deps, who);
  if (isRefused(member)) return member;
  const { countyCode } = member;
  const done = await retried(deps, async (client): Promise<ReviewRow | Refused> => {
    const seen = await findReview(client, countyCode, reviewId);
    if (!seen || (member.role !== 'county-admin' && seen.siteId !== member.siteId)) return refuse('not-found');
    await lockPeople(client, countyCode, [seen.rootId]);
    const row = (await findReview(client, countyCode, reviewId)) ?? seen;
    if (!(await mayDecide(deps, client, { member, row }))) return refuse('review-own');
    const published = await listVersions(client, countyCode);
    const decided = await decideNow({ deps, client, member, row, published, ...said });
    return isRefused(decided) ? decided : ((await findReview(client, countyCode, reviewId)) ?? row);
  });
  if (isRefused(done)) return done;
  await deps.auditor.recordNow({
    countyCode,
    actorKind: 'staff',
    actorId: member.staffId,
    residentId: done.rootId,
    action: 'point-award-decided',
    rightKind: member.role,
    siteId: member.siteId,
    details: { reviewId, what: said.what },
  });
  return reviewView(done, await reviewScene(deps, member, [done]));
}
