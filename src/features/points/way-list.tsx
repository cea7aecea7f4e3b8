import { View } from '@tarojs/components';
import type { PointWay, PointWays } from '@kangban/contract/point-way';
import { points as words, signed } from '@/copy/points';
import { dayWords } from '@/copy/when';
import { Amount } from '@/ui/amount/amount';
import { Card } from '@/ui/card/card';
import { Icon, type IconName } from '@/ui/icon/icon';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Ticks } from '@/ui/ticks/ticks';
import './points.scss';

const ICONS: Readonly<Record<PointWay['trigger'], IconName>> = {
  'reading-series': 'heart',
  'control-reached': 'check',
  'follow-up-attended': 'doctor',
  checkup: 'record',
  vaccination: 'syringe',
  lesson: 'book',
  'contract-signed': 'pen',
  'fee-paid': 'id-card',
  screening: 'scan',
  assessment: 'record',
  donation: 'drop',
};

function Way({
  way: { trigger, title, note, points, progress, dueOn },
  today,
}: {
  way: PointWay;
  today: PointWays['today'];
}) {
  const by = note ?? (dueOn === null ? undefined : words.by(dayWords(dueOn, today)));
  return (
    <View className="row">
      <View className="points-way__icon">
        <Icon name={ICONS[trigger]} size={24} />
      </View>
      <View className="row__main">
        <View className="row__title">{title}</View>
        {progress && progress.of <= 7 && (
          <Ticks done={progress.done} total={progress.of} label={words.stepsDone(progress.done, progress.of)} />
        )}
        {by && <View className="row__note">{by}</View>}
      </View>
      <Amount text={signed(points)} />
    </View>
  );
}

/** The nearest ways to earn this week, with how far one is. */
export function WayList({ ways }: { ways: PointWays }) {
  const { weekFrom, weekTo, today, items } = ways;
  return (
    <>
      <SectionTitle text={words.week} right={words.span(dayWords(weekFrom, today), dayWords(weekTo, today))} />
      <Card flush>
        {items.map((way) => (
          <Way key={way.ruleId} way={way} today={today} />
        ))}
        {items.length === 0 && <View className="points-none">{words.waysNone}</View>}
      </Card>
    </>
  );
}
