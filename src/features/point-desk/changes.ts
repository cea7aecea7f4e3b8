import type { Rule, SchemeDocument } from './types';
import { capZh, expiryZh, holderZh, roundingZh } from '@kangban/domain/point-rule/texts';
import { topicZh, triggerZh } from '@kangban/domain/point-rule/trigger-texts';
import { POINT_SOURCES } from '@kangban/domain/point-rule/types';
import { pointDesk as words } from '@/copy/point-desk';
import { fullDay } from '@/copy/when';
import { CHECKS } from './settings';

/** 每月最多 10 分，每天最多 1 次. */
export const capsWords = ({ caps }: Pick<Rule, 'caps'>): string =>
  caps.length === 0 ? words.noCap : caps.map(capZh).join('，');

/** What a rule asks for, and how far apart two awards for the same thing are. */
export const asksWords = ({ trigger, everyMonths = [] }: Pick<Rule, 'trigger' | 'everyMonths'>): string =>
  [triggerZh(trigger), ...everyMonths.map(({ topic, months }) => words.everyMonths(topicZh(topic), months))].join('');

/** Where a scheme counts. */
export const reachWords = ({ townships }: Pick<SchemeDocument, 'townships'>): string =>
  townships === null ? words.wholeCounty : words.townships(townships);

const endWords = ({ validTo }: { validTo: Rule['validTo'] }): string =>
  validTo === null ? words.noEnd : fullDay(validTo);

function changesOfWords(before: Rule, after: Rule): string[] {
  const { title } = after;
  return [
    ...(before.validFrom === after.validFrom
      ? []
      : [words.fromChanged(title, fullDay(before.validFrom), fullDay(after.validFrom))]),
    ...(before.validTo === after.validTo ? [] : [words.toChanged(title, endWords(before), endWords(after))]),
    ...(before.title === title ? [] : [words.renamed(before.title, title)]),
    ...(before.text === after.text && before.evidenceText === after.evidenceText ? [] : [words.textChanged(title)]),
  ];
}

function changesOfRule(before: Rule, after: Rule): string[] {
  const { title } = after;
  const [had, has] = [capsWords(before), capsWords(after)];
  const [asked, asks] = [asksWords(before), asksWords(after)];
  return [
    ...(before.points === after.points ? [] : [words.pointsChanged(title, before.points, after.points)]),
    ...(asked === asks ? [] : [words.asksChanged(title, asked, asks)]),
    ...(had === has ? [] : [words.capsChanged(title, had, has)]),
    ...POINT_SOURCES.filter((source) => before.weights[source] !== after.weights[source]).map((source) =>
      words.weightChanged(title, source, { from: before.weights[source], to: after.weights[source] }),
    ),
    ...changesOfWords(before, after),
  ];
}

/** What holds for the whole of a scheme, one sentence each, in an order that stays. */
export const settingsWords = (scheme: SchemeDocument): string[] => {
  const { family, appealDays, checks } = scheme;
  return [
    holderZh(scheme),
    family.allowed ? words.familyMax(family.transferPerMonthMax, family.membersMax) : words.noFamily,
    expiryZh(scheme.expiry),
    roundingZh(scheme),
    words.appeal(appealDays),
    words.recheck(checks.recheckPercent),
    ...CHECKS.filter((name) => name !== 'recheckPercent').map((name) => words.checkWords(name, checks[name])),
  ];
};

/** Where it counts now, and who is left without rules by it. */
function reachChanges(before: SchemeDocument, after: SchemeDocument): string[] {
  const [had, has] = [reachWords(before), reachWords(after)];
  if (had === has) return [];
  const isNarrower = before.townships === null && after.townships !== null;
  return [words.reachChanged(had, has), ...(isNarrower ? [words.restWithout] : [])];
}

function changesOfSettings(before: SchemeDocument, after: SchemeDocument): string[] {
  const [had, has] = [settingsWords(before), settingsWords(after)];
  const changed = had.flatMap((text, at) => (text === has[at] ? [] : [words.settingChanged(text, has[at] ?? '')]));
  return [
    ...(before.title === after.title ? [] : [words.renamed(before.title, after.title)]),
    ...reachChanges(before, after),
    ...(before.validTo === after.validTo ? [] : [words.toChanged(after.title, endWords(before), endWords(after))]),
    ...changed,
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
  return [...changesOfSettings(before, after), ...removed, ...rest];
}
