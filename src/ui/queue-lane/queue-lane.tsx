import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import './queue-lane.scss';

export interface QueueLaneProps {
  /** My place, from 1, among how many. */
  position: number;
  total: number;
  /** 9:00, 大约 9:15 轮到, 9:30 */
  start: string;
  mine: string;
  end: string;
  /** 排在第7个，共12个 */
  label: string;
}

/** More people than this do not fit beside each other; the lane then shows shares. */
const PLACES_MAX = 16;

/** The people of one time as a row of blocks, mine taller. */
export function QueueLane({ position, total, start, mine, end, label }: QueueLaneProps) {
  const places = Math.min(total, PLACES_MAX);
  const own = total <= PLACES_MAX ? position : Math.max(1, Math.round((position / total) * places));
  return (
    <View>
      <View className="queue-lane" {...a11y({ role: 'img', label })}>
        {Array.from({ length: places }, (_, index) => index + 1).map((place) => (
          <View
            key={place}
            className={classNames(
              'queue-lane__place',
              place === own && 'queue-lane__place--mine',
              place > own && 'queue-lane__place--after',
            )}
          />
        ))}
      </View>
      <View className="queue-lane__words">
        <View>{start}</View>
        <View className="queue-lane__mine">{mine}</View>
        <View>{end}</View>
      </View>
    </View>
  );
}
