import type { PointAward } from '@kangban/contract/point-rule';
import type { PublishedScheme } from '@kangban/domain/point-rule/scheme-on';
import {
  CORRECTED_ZH,
  doubtsZh,
  evidenceZh,
  holdZh,
  noneZh,
  RECHECK_ZH,
  REFUSED_ZH,
  TAKEN_BACK_ZH,
} from '@kangban/domain/point-rule/texts';
import type { PointRule, Scheme } from '@kangban/domain/point-rule/types';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf } from '../../clock';
import type { AwardFacts } from './award-store';

/** The document an award was given under. */
export const documentOf = (
  published: readonly PublishedScheme[],
  { schemeId, schemeVersion }: Pick<AwardFacts, 'schemeId' | 'schemeVersion'>,
): Scheme | undefined =>
  published.find(({ version, document }) => version === schemeVersion && document.schemeId === schemeId)?.document;

/** The rule an award was given by. */
export const ruleOfAward = (published: readonly PublishedScheme[], award: AwardFacts): PointRule | undefined =>
  documentOf(published, award)?.rules.find(({ id }) => id === award.ruleId);

export const reviewOf = ({ reviews }: AwardFacts, kind: AwardFacts['reviews'][number]['kind']) =>
  reviews.find((one) => one.kind === kind);

/** Where an award stands. */
export function stateOf(award: AwardFacts): PointAward['state'] {
  const { outcome, end } = award;
  if (outcome === 'none') return 'none';
  if (end) return end.how === 'voided' && end.why === 'review-refused' ? 'refused' : 'reversed';
  return outcome === 'held' && !reviewOf(award, 'held')?.decided ? 'held' : 'posted';
}

const recheckWords = (award: AwardFacts): string | null => {
  const recheck = reviewOf(award, 'recheck');
  return recheck && !recheck.decided ? RECHECK_ZH : null;
};

const doubtsOf = (award: AwardFacts): string => doubtsZh(reviewOf(award, 'held')?.reasons ?? []);

const WHY: Readonly<Record<PointAward['state'], (award: AwardFacts) => string | null>> = {
  none: ({ reason }) => reason && noneZh(reason),
  held: (award) => holdZh(reviewOf(award, 'held')?.reasons ?? []),
  refused: (award) => `${doubtsOf(award)}${REFUSED_ZH}`,
  reversed: ({ end }) => (end?.why === 'evidence-corrected' ? CORRECTED_ZH : TAKEN_BACK_ZH),
  posted: recheckWords,
};

/** What the resident reads about it; null for one that stands. */
export const whyOf = (award: AwardFacts): string | null => WHY[stateOf(award)](award);

/** What staff have to look at: as the resident reads it, but for the words that are meant for the resident alone. */
export const whyForStaff = (award: AwardFacts): string =>
  stateOf(award) === 'held' ? doubtsOf(award) : (whyOf(award) ?? '');

/** The last day on which it can be objected to; null where there is nothing to object to, or where it was done. */
export function appealUntilOf(award: AwardFacts, appealDays: number): PlainDate | null {
  const state = stateOf(award);
  if (state === 'posted' || state === 'held' || award.reason === 'opted-out' || reviewOf(award, 'appeal')) return null;
  const decidedAt = award.end ? new Date(award.end.at) : award.madeAt;
  return addDays(dayOf(decidedAt), appealDays);
}

function appealOf(award: AwardFacts): PointAward['appeal'] {
  const appeal = reviewOf(award, 'appeal');
  if (!appeal) return null;
  if (!appeal.decided) return 'open';
  return appeal.decided.what === 'award' ? 'upheld' : 'rejected';
}

const answerOf = ({ reviews }: AwardFacts): string | null =>
  reviews.flatMap(({ decided }) => (decided ? [decided] : [])).sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.note ?? null;

export const evidenceWords = ({ evidenceKind, day, source, reading }: AwardFacts): string =>
  evidenceZh({ kind: evidenceKind, day, source, reading });

/** An award as the family sees it: rule, evidence, day, and what became of it. */
export function awardView(award: AwardFacts, published: readonly PublishedScheme[], today: PlainDate): PointAward {
  const document = documentOf(published, award);
  const until = appealUntilOf(award, document?.appealDays ?? 30);
  return {
    awardId: award.awardId,
    residentId: award.residentId,
    state: stateOf(award),
    points: award.points,
    ruleId: award.ruleId,
    title: ruleOfAward(published, award)?.title ?? award.ruleId,
    version: award.schemeVersion,
    evidenceKind: award.evidenceKind,
    evidence: evidenceWords(award),
    on: award.day,
    madeAt: award.madeAt.toISOString(),
    why: whyOf(award),
    answer: answerOf(award),
    appealUntil: until !== null && until >= today ? until : null,
    appeal: appealOf(award),
  };
}
