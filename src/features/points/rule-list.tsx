import { View } from '@tarojs/components';
import type { PointRules } from '@kangban/contract/point-way';
import { pointPages as words } from '@/copy/point-pages';
import { signed } from '@/copy/points';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { Amount } from '@/ui/amount/amount';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import './point-pages.scss';

type Rule = NonNullable<PointRules['scheme']>['rules'][number];

/** One way to earn: what to do, how much, how often, and what proves it. Its days only where they are not those of all the rules. */
export function RuleCard({ rule, schemeFrom }: { rule: Rule; schemeFrom: Rule['validFrom'] }) {
  const { title, text, points, caps, evidence, sources, validFrom, validTo } = rule;
  const hasOwnDays = validFrom > schemeFrom || validTo !== null;
  return (
    <Card>
      <View className="points-rule__head">
        <Heading text={title} level={3} look="heading" />
        <Amount text={signed(points)} unit={words.unit} />
      </View>
      <View>{text}</View>
      {caps.length > 0 && <View className="points-rule__line">{states.list(caps)}</View>}
      {sources.length > 0 && <View className="points-rule__line">{words.sources(sources)}</View>}
      <View className="points-rule__line">{words.proof(evidence)}</View>
      {hasOwnDays && (
        <View className="points-rule__line">
          {words.validFrom(fullDay(validFrom), validTo === null ? null : fullDay(validTo))}
        </View>
      )}
    </Card>
  );
}
