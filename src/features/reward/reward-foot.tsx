import { View } from '@tarojs/components';
import { reward as words } from '@/copy/reward';
import './reward.scss';

/** What these things are beside: nobody needs points for a service. */
export function RewardFoot() {
  return <View className="reward-foot">{words.foot}</View>;
}
