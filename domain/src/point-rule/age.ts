import { LIMITS } from '../shared/limits';
import { ageInYears, type PlainDate } from '../shared/plain-date';
import type { PointRule, Trigger } from './types';

/**
 * From which completed year of life on a rule gives anything. Rules about readings speak of the tables of grown-ups: a document that names no
 * age means them from 18 on, so that nobody is paid or nudged to measure a child day by day (ux.md §6; fact sheet §7.3).
 */
export function fromAgeOf(trigger: Trigger): number {
  if ('fromAge' in trigger && trigger.fromAge !== undefined) return trigger.fromAge;
  return 'measures' in trigger ? LIMITS.adultAgeYears : 0;
}

/** Whether somebody is old enough for a rule on a day: on the birthday itself they are. */
export const isOldEnough = (
  { trigger }: Pick<PointRule, 'trigger'>,
  { birthDate, on }: { birthDate: PlainDate; on: PlainDate },
): boolean => ageInYears(birthDate, on) >= fromAgeOf(trigger);
