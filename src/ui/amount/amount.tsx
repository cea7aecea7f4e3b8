import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import './amount.scss';

export interface AmountProps {
  /** +20, −300, 300: written out, with a real minus. */
  text: string;
  /** 分: smaller and lighter, never dropped where the number stands alone. */
  unit?: string;
  /** `in`: came or will come, in gold; `out`: went, in ink; `quiet`: does not count (yet). */
  tone?: 'in' | 'out' | 'quiet';
}

/** A number of points at the right of a row. */
export function Amount({ text, unit, tone = 'in' }: AmountProps) {
  return (
    <View className={classNames('amount', `amount--${tone}`)}>
      <View className="amount__number">{text}</View>
      {unit && <View className="amount__unit">{unit}</View>}
    </View>
  );
}
