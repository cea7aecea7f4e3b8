import type { PressureSetting } from '../blood-pressure/types';
import { kindOf, meanReading } from './mean';
import type { ReadingFact, ReadingValue } from './types';

/** What was measured in one go: it counts once, by its mean. */
export interface Sitting extends Omit<ReadingFact, 'id' | 'value'> {
  ids: readonly string[];
  value: ReadingValue;
}

const keyOf = ({ id, on, sessionId, value }: ReadingFact): string => {
  const { item, time } = kindOf(value);
  return sessionId === null ? `one ${id}` : ['many', on, sessionId, item, time].join(' ');
};

/** A clinic's lines are other ones than those at home. */
export const settingOf = ({ source }: Pick<ReadingFact, 'source'>): PressureSetting =>
  source === 'clinic' ? 'office' : 'home';

function sittingOf(facts: readonly ReadingFact[]): Sitting[] {
  const [first] = facts;
  if (!first) return [];
  const value = meanReading(
    facts.map((fact) => fact.value),
    kindOf(first.value),
  );
  const { on, minuteOfDay, source, sessionId } = first;
  return value ? [{ on, minuteOfDay, source, sessionId, ids: facts.map(({ id }) => id), value }] : [];
}

/** Readings joined into sittings, oldest first; readings of one session and one kind are one. */
export function sittingsOf(facts: readonly ReadingFact[]): Sitting[] {
  const groups = new Map<string, ReadingFact[]>();
  for (const fact of facts) groups.set(keyOf(fact), [...(groups.get(keyOf(fact)) ?? []), fact]);
  const minute = (sitting: Sitting): number => sitting.minuteOfDay ?? 0;
  return [...groups.values()]
    .flatMap(sittingOf)
    .sort((a, b) => (a.on === b.on ? minute(a) - minute(b) : a.on < b.on ? -1 : 1));
}
