import type { Rule, SchemeDocument } from './types';
import { capZh } from '@kangban/domain/point-rule/texts';
import { POINT_SOURCES } from '@kangban/domain/point-rule/types';
import { pointDesk as words } from '@/copy/point-desk';
import { fullDay } from '@/copy/when';

/** 每月最多 10 分，每天最多 1 次. */
export const capsWords = ({ caps }: Pick<Rule, 'caps'>): string =>
  caps.length === 0 ? words.noCap : caps.map(capZh).join('，');

const daysOf = ({ trigger }: Rule): number | undefined =>
  trigger.kind === 'reading-series' ? trigger.days : undefined;

function changesOfRule(before: Rule, after: Rule): string[] {
  const { title } = after;
  const [had, has] = [capsWords(before), capsWords(after)];
  const [oldDays, newDays] = [daysOf(before), daysOf(after)];
  return [
    ...(before.points === after.points ? [] : [words.pointsChanged(title, before.points, after.points)]),
    ...(oldDays === undefined || newDays === undefined || oldDays === newDays
      ? []
      : [words.daysChanged(title, oldDays, newDays)]),
    ...(had === has ? [] : [words.capsChanged(title, had, has)]),
    ...POINT_SOURCES.filter((source) => before.weights[source] !== after.weights[source]).map((source) =>
      words.weightChanged(title, source, { from: before.weights[source], to: after.weights[source] }),
    ),
    ...(before.validFrom === after.validFrom
      ? []
      : [words.fromChanged(title, fullDay(before.validFrom), fullDay(after.validFrom))]),
    ...(before.text === after.text ? [] : [words.textChanged(title)]),
  ];
}

/** What a draft changes about the document in force, one sentence each; rules are the same by their id. */
export function changesOf(before: SchemeDocument, after: SchemeDocument): string[] {
  const find = ({ rules }: SchemeDocument, id: string): Rule | undefined => rules.find((rule) => rule.id === id);
  const removed = before.rules.filter(({ id }) => !find(after, id)).map(({ title }) => words.removed(title));
  const rest = after.rules.flatMap((rule) => {
    const old = find(before, rule.id);
    return old ? changesOfRule(old, rule) : [words.added(rule.title)];
  });
  return [...removed, ...rest];
}
