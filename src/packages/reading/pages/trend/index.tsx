import { useState } from 'react';
import { View } from '@tarojs/components';
import { getReadingTrend } from '@kangban/contract/reading/trend';
import { GLUCOSE_TIMES, type GlucoseTime } from '@kangban/domain/reading/types';
import { glucoseTimes, itemName, trend as words } from '@/copy/reading';
import { itemOf } from '@/features/reading/entry';
import { TrendView } from '@/features/reading/trend-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import '@/features/reading/reading.scss';

const DAYS = (['7', '30', '90'] as const).map((key) => ({ key, text: words.days[key] }));
type Days = (typeof DAYS)[number]['key'];
const TIMES = GLUCOSE_TIMES.map((key) => ({ key, text: glucoseTimes[key] }));

export default function ReadingTrendPage() {
  const { residentId = '', item: word } = usePageParams('readingTrend');
  const item = itemOf(word) ?? 'blood-pressure';
  const [days, setDays] = useState<Days>('90');
  const [time, setTime] = useState<GlucoseTime>('fasting');
  const query = { item, days, ...(item === 'glucose' && { time }) };
  const remote = useRemote({ endpoint: getReadingTrend, input: { params: { residentId }, query }, keep: true });
  return (
    <InnerPage title={words.title(itemName[item])}>
      <View className="reading-tabs">
        <SegmentedControl
          segments={DAYS}
          current={days}
          label={words.span}
          onChange={(key) => setDays(DAYS.find((one) => one.key === key)?.key ?? '30')}
        />
      </View>
      {item === 'glucose' && (
        <View className="reading-tabs">
          <SegmentedControl
            segments={TIMES}
            current={time}
            label={words.time}
            onChange={(key) => setTime(GLUCOSE_TIMES.find((one) => one === key) ?? 'fasting')}
          />
        </View>
      )}
      <RemoteView remote={remote} here={pathTo('readingTrend', { residentId, item })} shape="person">
        {(trend) => <TrendView residentId={residentId} days={days} trend={trend} />}
      </RemoteView>
    </InnerPage>
  );
}
