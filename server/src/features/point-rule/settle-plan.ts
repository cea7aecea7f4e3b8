import { isDrawn } from '@kangban/domain/point-rule/checks';
import { evaluate, type RuleFacts, seriesStands } from '@kangban/domain/point-rule/evaluate';
import { type PublishedScheme, schemeOn } from '@kangban/domain/point-rule/scheme-on';
import { lastDayOf, shareOf } from '@kangban/domain/point-rule/share';
import { CAPPED_PART_ZH, CORRECTED_ZH } from '@kangban/domain/point-rule/texts';
import type { HoldReason, NoneReason, PointEvidence, PointRule, RuleDecision } from '@kangban/domain/point-rule/types';
import { periodOf } from '@kangban/domain/points/period';
import type { Cap, EarnOrder, Holder, LedgerOrder, WrittenBy } from '@kangban/domain/points/types';
import { LIMITS } from '@kangban/domain/shared/limits';
import { ageInYears, type PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { PersonState, SettleFacts } from './settle-facts';
import type { AwardRow, TodoRow } from './settle-store';
import type { NewAward } from './settle-write-store';

/** One order with what is written down when the ledger has answered it. */
export type Planned =
  | {
      kind: 'award';
      order: EarnOrder;
      award: Omit<NewAward, 'txId'>;
      reasons: readonly HoldReason[];
      isDrawn: boolean;
    }
  | { kind: 'end'; order: LedgerOrder; awardId: string; how: 'reversed' | 'voided' };

interface SettlePlan {
  planned: Planned[];
  /** What gave nothing, with the reason. */
  nones: NewAward[];
}

/** Nothing worth telling anybody: a series that goes on, a rule that never was about this person. */
const UNTOLD: readonly NoneReason[] = ['series-not-full', 'no-agreed-target', 'clinic-only', 'too-young'];

const writtenBy = ({ staffId, accountId, deviceId }: PointEvidence): WrittenBy => {
  if (staffId !== null) return { kind: 'staff', id: staffId };
  if (accountId !== null) return { kind: 'account', id: accountId };
  return deviceId === null ? { kind: 'system', id: null } : { kind: 'device', id: deviceId };
};

const BY_SYSTEM: WrittenBy = { kind: 'system', id: null };

/** What an award is taken back with; a held one is voided. */
const endOrder = ({ awardId, pending, txId }: AwardRow, by: WrittenBy = BY_SYSTEM): Planned & { kind: 'end' } => {
  const told = { txId, by, note: CORRECTED_ZH };
  return pending
    ? { kind: 'end', awardId, how: 'voided', order: { type: 'void-pending', key: `void:${awardId}`, ...told } }
    : { kind: 'end', awardId, how: 'reversed', order: { type: 'reverse', key: `reverse:${awardId}`, ...told } };
};

const ruleOf = (
  published: readonly PublishedScheme[],
  { schemeId, schemeVersion, ruleId }: AwardRow,
): PointRule | undefined =>
  published
    .find(({ version, document }) => version === schemeVersion && document.schemeId === schemeId)
    ?.document.rules.find(({ id }) => id === ruleId);

/** Whether an award has lost what it rests on, now that an evidence no longer stands. */
function hasFallen(
  award: AwardRow,
  gone: PointEvidence,
  told: { state: PersonState; rule: PointRule | undefined },
): boolean {
  const { rule, state } = told;
  if (rule?.trigger.kind !== 'reading-series')
    return award.evidenceId === gone.evidenceId || award.supports.includes(gone.evidenceId);
  const { from, to } = periodOf(rule.trigger.per, award.day);
  if (gone.kind !== 'reading' || gone.day < from || gone.day > to) return false;
  return !seriesStands(rule, state.readings, award.day);
}

function retract(facts: SettleFacts, gone: TodoRow, plan: SettlePlan): void {
  const state = facts.people.get(gone.residentId);
  if (!state) return;
  state.readings = state.readings.filter(({ evidenceId }) => evidenceId !== gone.evidenceId);
  const fallen = state.awards.filter((award) =>
    hasFallen(award, gone, { state, rule: ruleOf(facts.published, award) }),
  );
  state.awards = state.awards.filter((award) => !fallen.includes(award));
  plan.planned.push(...fallen.map((award) => endOrder(award)));
}

function factsFor(facts: SettleFacts, evidence: PointEvidence, state: PersonState): RuleFacts {
  const { birthDate, heightCm, off, readings, awards, goalsOn, household } = state;
  const weights = readings.flatMap(({ day, reading }) =>
    reading?.value.item === 'weight' ? [{ on: day, kg: reading.value.kg }] : [],
  );
  return {
    person: { birthDate, heightCm, weights, off },
    today: facts.today,
    readings,
    awards,
    goals: goalsOn(evidence.day),
    checks: {
      deviceResidents: facts.deviceUsers.get(evidence.deviceId ?? '') ?? [],
      phoneResidents: facts.phoneUsers.get(evidence.accountId ?? '') ?? [],
      household,
      staffResident: facts.staffPeople.get(evidence.staffId ?? '') ?? null,
    },
  };
}

const numbersOf = ({ reading }: PointEvidence): string | null =>
  reading?.value.item === 'blood-pressure' ? `${reading.value.systolic}/${reading.value.diastolic}` : null;

function detailOf(
  rule: PointRule,
  { evidence, published }: Deciding,
  { points, supports }: { points: number; supports: readonly string[] },
): string | null {
  if (rule.trigger.kind === 'reading-series') return rule.trigger.days > 1 ? `记了 ${supports.length} 天` : null;
  const share = shareOf(rule.points, [rule.weights[evidence.source]], published.document.rounding);
  if (points < share) return CAPPED_PART_ZH;
  return rule.trigger.kind === 'control-reached' ? numbersOf(evidence) : null;
}

/** Everybody's own; the family's where the document says so, and always where the person is a child. */
function holderOf(
  { residentId, familyId, birthDate }: PersonState,
  { document }: PublishedScheme,
  day: PlainDate,
): Holder {
  const isFamilys = document.holder === 'family' || ageInYears(birthDate, day) < LIMITS.adultAgeYears;
  return familyId !== null && isFamilys ? { kind: 'family', id: familyId } : { kind: 'resident', id: residentId };
}

interface Deciding {
  facts: SettleFacts;
  evidence: PointEvidence;
  state: PersonState;
  published: PublishedScheme;
  holder: Holder;
}

const awardOf = ({ evidence, state, published, holder }: Deciding, rule: PointRule) => ({
  awardId: uuidV7(),
  evidenceId: evidence.evidenceId,
  residentId: state.residentId,
  holderKind: holder.kind,
  holderId: holder.id,
  schemeId: published.document.schemeId,
  schemeVersion: published.version,
  ruleId: rule.id,
  topic: evidence.topic,
  day: evidence.day,
});

/** The caps of points that a rule's award of a day counts under. */
export const capsOf = (rule: PointRule, day: PlainDate): Cap[] =>
  rule.caps.flatMap(({ per, points }) =>
    points === undefined
      ? []
      : [{ id: `${rule.id}.${per}`, per: 'resident' as const, ...periodOf(per, day), max: points }],
  );

function earnOf(deciding: Deciding, rule: PointRule, decision: Exclude<RuleDecision, { outcome: 'none' }>): EarnOrder {
  const { evidence, state, published, holder } = deciding;
  const { version, document } = published;
  return {
    type: 'earn',
    key: `earn:${rule.id}@${version}:${holder.kind}.${holder.id}:${evidence.evidenceId}`,
    by: writtenBy(evidence),
    holder,
    residentId: state.residentId,
    points: decision.points,
    state: decision.outcome === 'hold' ? 'pending' : 'posted',
    rule: { id: rule.id, version },
    evidence: { kind: evidence.kind, id: evidence.evidenceId },
    title: rule.title,
    detail: detailOf(rule, deciding, decision),
    on: evidence.day,
    expiresOn: lastDayOf(document.expiry, evidence.day),
    caps: capsOf(rule, evidence.day),
  };
}

function take(deciding: Deciding, decision: RuleDecision, plan: SettlePlan): void {
  const { evidence, state, published } = deciding;
  const rule = published.document.rules.find(({ id }) => id === decision.ruleId);
  if (!rule) return;
  const base = awardOf(deciding, rule);
  if (decision.outcome === 'none') {
    if (!UNTOLD.includes(decision.reason))
      plan.nones.push({ ...base, outcome: 'none', points: 0, reason: decision.reason, txId: null, supports: [] });
    return;
  }
  const { points, supports } = decision;
  const isHeld = decision.outcome === 'hold';
  const award = { ...base, outcome: isHeld ? ('held' as const) : ('posted' as const), points, reason: null, supports };
  const { recheckPercent } = published.document.checks;
  plan.planned.push({
    kind: 'award',
    order: earnOf(deciding, rule, decision),
    award,
    reasons: decision.outcome === 'hold' ? decision.reasons : [],
    isDrawn: !isHeld && isDrawn(`${evidence.evidenceId} ${rule.id}`, recheckPercent),
  });
  // Later evidence of the same batch is decided as if this stood; a pending transaction has no id yet and none is asked for.
  state.awards.push({ ...award, supports: [...supports], pending: isHeld, txId: '' });
}

/** Decides everything that waits: what no longer stands first, then what is new, in the order it was told of. */
export function planSettling(facts: SettleFacts): SettlePlan {
  const plan: SettlePlan = { planned: [], nones: [] };
  facts.todos
    .filter(({ retracted }) => retracted)
    .forEach((gone) => {
      retract(facts, gone, plan);
    });
  for (const evidence of facts.todos.filter(({ retracted, gone }) => !retracted && !gone)) {
    const state = facts.people.get(evidence.residentId);
    if (!state) continue;
    const published = schemeOn(facts.published, { day: evidence.day, township: state.township });
    if (published) {
      const holder = holderOf(state, published, evidence.day);
      const told = factsFor(facts, evidence, state);
      for (const decision of evaluate(evidence, told, published.document))
        take({ facts, evidence, state, published, holder }, decision, plan);
    }
    if (evidence.kind === 'reading') state.readings.push(evidence);
  }
  return plan;
}
