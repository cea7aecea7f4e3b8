import type { PlainDate } from '../shared/plain-date';
import { EVERYBODY, STAFF_ONLY, TYPED_HALF, yearly } from './scheme-parts';
import { evidenceTextOf, titleOf, triggerZh } from './trigger-texts';
import { SOURCES_OF_TRIGGER } from './triggers';
import type { Cap, PointRule, Trigger, TriggerKind, Weights } from './types';

/** What counts of each source where nobody said otherwise: what is done on the phone counts as it is, typed numbers half, else staff's word. */
export function usualWeights(kind: TriggerKind): Weights {
  if (kind === 'reading-series') return TYPED_HALF;
  if (kind === 'follow-up-attended') return STAFF_ONLY;
  return SOURCES_OF_TRIGGER[kind].includes('typed') ? EVERYBODY : STAFF_ONLY;
}

/** Once in a period that a county would begin with. */
export function usualCaps(trigger: Trigger): readonly Cap[] {
  if (trigger.kind === 'reading-series') return [{ per: trigger.per, times: 1 }];
  if (trigger.kind === 'lesson') return [{ per: 'day', times: 1 }];
  return trigger.kind === 'control-reached' || trigger.kind === 'assessment'
    ? [{ per: 'quarter', times: 1 }]
    : yearly(1);
}

/** The words a rule begins with: what it asks for and what proves it. */
export const usualWords = (trigger: Trigger): Pick<PointRule, 'title' | 'text' | 'evidenceText'> => ({
  title: titleOf(trigger),
  text: triggerZh(trigger),
  evidenceText: evidenceTextOf(trigger),
});

/** Points to begin with; a county sets its own. */
const FIRST_POINTS = 10;

/** A rule to begin with; everything of it may be changed but its id. */
export const newRule = (trigger: Trigger, { id, from }: { id: string; from: PlainDate }): PointRule => ({
  id,
  ...usualWords(trigger),
  trigger,
  points: FIRST_POINTS,
  caps: usualCaps(trigger),
  weights: usualWeights(trigger.kind),
  validFrom: from,
  validTo: null,
});
