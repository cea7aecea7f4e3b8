import { View } from '@tarojs/components';
import { Mark } from '../mark/mark';
import './coin.scss';

/** The gold coin that stands for points; it only repeats the words beside it. */
export function Coin({ size = 28 }: { size?: number }) {
  return (
    <View className="coin">
      <Mark kind="coin" size={size} />
    </View>
  );
}
