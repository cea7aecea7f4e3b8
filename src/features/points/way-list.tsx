import { View } from '@tarojs/components';
import type { PointWay, PointWays } from '@kangban/contract/point-way';
import { points as words, signed } from '@/copy/points';
import { daySpan, dayWords } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Amount } from '@/ui/amount/amount';
import { Card } from '@/ui/card/card';
import { Icon, type IconName } from '@/ui/icon/icon';
import { Pressable } from '@/ui/pressable/pressable';
import { Row } from '@/ui/row/row';
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

/** Where a way to earn begins; the others begin at the clinic. */
const PAGES: Partial<Record<PointWay['trigger'], 'readings' | 'lessons' | 'assessments'>> = {
  'reading-series': 'readings',
  'control-reached': 'readings',
  lesson: 'lessons',
  assessment: 'assessments',
};

/** By when, or how; where else nothing is said, that it begins at the clinic. */
function byOf({ note, dueOn, trigger }: PointWay, today: PointWays['today']): string {
  if (note !== null) return note;
  if (dueOn !== null) return words.by(dayWords(dueOn, today));
  return PAGES[trigger] ? '' : words.atClinic;
}

const WayIcon = ({ name }: { name: IconName }) => (
  <View className="points-way__icon">
    <Icon name={name} size={24} />
  </View>
);

function Inside({ way, by }: { way: PointWay; by: string }) {
  const { trigger, title, points, progress } = way;
  return (
    <>
      <WayIcon name={ICONS[trigger]} />
      <View className="row__main">
        <View className="row__title">{title}</View>
        {progress && progress.of <= 7 && (
          <Ticks done={progress.done} total={progress.of} label={words.stepsDone(progress.done, progress.of)} />
        )}
        {by && <View className="row__note">{by}</View>}
      </View>
      <Amount text={signed(points)} />
    </>
  );
}

function Way({ way, today, residentId }: { way: PointWay } & Pick<PointWays, 'today' | 'residentId'>) {
  const by = byOf(way, today);
  const page = PAGES[way.trigger];
  const { progress } = way;
  if (!page)
    return (
      <View className="row">
        <Inside way={way} by={by} />
      </View>
    );
  const done = progress ? words.stepsDone(progress.done, progress.of) : '';
  return (
    <Pressable
      className="row row--link"
      label={[way.title, done, by, signed(way.points)].filter(Boolean).join('，')}
      onPress={() => void openPage(page, { residentId })}
    >
      <Inside way={way} by={by} />
      <Icon name="chevron-right" size={20} className="row__chevron" />
    </Pressable>
  );
}

/** What can be earned, as it is read aloud. */
export const spokenWays = ({ items, today }: PointWays): string[] =>
  items.map((way) => words.spokenWay([way.title, byOf(way, today)].filter(Boolean).join('，'), way.points));

/** The nearest ways to earn this week, with how far one is; the lessons are always one of them. */
export function WayList({ ways }: { ways: PointWays }) {
  const { residentId, weekFrom, weekTo, today, items } = ways;
  return (
    <>
      <SectionTitle text={words.week} right={daySpan(weekFrom, weekTo, today)} />
      <Card flush>
        {items.map((way) => (
          <Way key={way.ruleId} way={way} today={today} residentId={residentId} />
        ))}
        {items.length === 0 && <View className="points-none">{words.waysNone}</View>}
        {items.every(({ trigger }) => trigger !== 'lesson') && (
          <Row
            title={words.lessons}
            lead={<WayIcon name="book" />}
            onPress={() => void openPage('lessons', { residentId })}
          />
        )}
      </Card>
    </>
  );
}
