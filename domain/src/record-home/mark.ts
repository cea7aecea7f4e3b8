import type { PlainDate } from '../shared/plain-date';
import { type FactSource, newestFirst } from './facts';

/** The six identity marks of the first page (国卫办基层发〔2024〕15号 [S90]), in its order. */
export const MARK_GROUPS = ['maternal-child', 'older', 'chronic', 'notifiable', 'weight', 'blood'] as const;
export type MarkGroup = (typeof MARK_GROUPS)[number];

/** A mark as it is computed; nobody can set or remove one but by the facts it comes from. */
export interface HealthMark {
  group: MarkGroup;
  /** What it says within its group: `hypertension`, `child`. */
  key: string;
  text: string;
  note: string | null;
  /** `attention`: something does not agree or is to be looked at. */
  tone: 'plain' | 'attention';
  /** `2019`, `2019-03` or a day. `first-recorded`: nobody wrote when it began, this is the first row that speaks of it. */
  since: string | null;
  sinceIs: 'told' | 'first-recorded';
  /** The last day it can stand without a new fact; null for no end in sight. */
  until: PlainDate | null;
  /** Entries it comes from, newest first; empty for what the registry's sex and birth date say alone. */
  facts: string[];
}

/** Ids of rows, newest first, each once. */
export const idsOf = (facts: readonly FactSource[]): string[] => [
  ...new Set([...facts].sort(newestFirst).map(({ entryId }) => entryId)),
];

/** The earliest day among rows; null of none. */
export const firstDay = (facts: readonly FactSource[]): PlainDate | null =>
  facts.reduce<PlainDate | null>((first, { on }) => (first === null || on < first ? on : first), null);
