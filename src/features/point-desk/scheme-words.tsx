import { View } from '@tarojs/components';
import type { Rule, SchemeDocument } from './types';
import { POINT_SOURCES } from '@kangban/domain/point-rule/types';
import { pointDesk as words } from '@/copy/point-desk';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Note } from '@/ui/note/note';
import { asksWords, capsWords, reachWords, settingsWords } from './changes';
import './point-desk.scss';

const daysWords = ({ validFrom, validTo }: Pick<Rule, 'validFrom' | 'validTo'>): string =>
  validTo === null ? words.since(fullDay(validFrom)) : words.until(fullDay(validFrom), fullDay(validTo));

const weightsWords = ({ weights }: Rule): string =>
  weights.device === 0 && weights.typed === 0
    ? words.clinicOnly
    : states.dotted(POINT_SOURCES.map((source) => words.weight(source, weights[source])));

function RuleLine({ rule }: { rule: Rule }) {
  return (
    <View className="point-table__line" {...a11y({ role: 'listitem', label: rule.title })}>
      <View className="point-table__what">
        <View className="point-scheme__title">{rule.title}</View>
        <View>{rule.text}</View>
        <View className="point-desk__quiet">{words.asks(asksWords(rule))}</View>
        <View className="point-desk__quiet">{weightsWords(rule)}</View>
      </View>
      <View className="point-table__cell">{words.points(rule.points)}</View>
      <View className="point-table__cell">{capsWords(rule)}</View>
      <View className="point-table__cell">{daysWords(rule)}</View>
    </View>
  );
}

function Head() {
  const { what, points, caps, from } = words.ruleHead;
  return (
    <View className="point-table__line point-table__line--head">
      <View className="point-table__what">{what}</View>
      {[points, caps, from].map((text) => (
        <View key={text} className="point-table__cell">
          {text}
        </View>
      ))}
    </View>
  );
}

const factsOf = (document: SchemeDocument): string[] => [
  reachWords(document),
  daysWords(document),
  ...settingsWords(document),
  words.source(document.source),
];

/** A scheme in plain words: who, how long, and each rule with its points, bounds and sources. */
export function SchemeWords({ document }: { document: SchemeDocument }) {
  return (
    <>
      {!document.verified && <Note tone="attention">{words.trial}</Note>}
      <View>
        {factsOf(document).map((text) => (
          <View key={text}>{text}</View>
        ))}
      </View>
      <View className="point-table" {...a11y({ role: 'list' })}>
        <Head />
        {document.rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </View>
    </>
  );
}
