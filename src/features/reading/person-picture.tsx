import { useMemo } from 'react';
import { getReadingTrend, type ReadingTrend } from '@kangban/contract/reading/trend';
import { knownOf, useRemote } from '@/platform/use-remote';
import { GlucosePicture, TrendPicture } from './trend-picture';

const OTHER_TIME = { fasting: 'two-hours', 'two-hours': 'fasting' } as const;
type Paired = keyof typeof OTHER_TIME;

export interface PersonPictureProps {
  residentId: string;
  days: '7' | '30' | '90';
  trend: ReadingTrend;
}

/** A glucose of one time with that of the other time beside it; alone until that is known, and where it cannot be had. */
function Glucose({ residentId, days, trend, time }: PersonPictureProps & { time: Paired }) {
  const query = { item: 'glucose' as const, days, time: OTHER_TIME[time] };
  const other = knownOf(useRemote({ endpoint: getReadingTrend, input: { params: { residentId }, query }, keep: true }));
  const pair = useMemo(() => {
    if (!other) return undefined;
    return time === 'fasting' ? { fasting: trend, afterMeal: other } : { fasting: other, afterMeal: trend };
  }, [time, trend, other]);
  return pair ? <GlucosePicture pair={pair} asked={trend} /> : <TrendPicture trend={trend} />;
}

/** The picture of somebody's trend as it stands on a page. */
export function PersonPicture(props: PersonPictureProps) {
  const { time } = props.trend;
  return time === 'fasting' || time === 'two-hours' ? (
    <Glucose {...props} time={time} />
  ) : (
    <TrendPicture trend={props.trend} />
  );
}
