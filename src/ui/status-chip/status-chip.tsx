import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import { Mark, type MarkKind } from '../mark/mark';
import './status-chip.scss';

export interface StatusChipProps {
  kind: MarkKind;
  text: string;
}

/** A status: shape, word and colour together. `urgent` is the only filled one. */
export function StatusChip({ kind, text }: StatusChipProps) {
  return (
    <View className={classNames('status-chip', `status-chip--${kind}`)}>
      <Mark kind={kind} size={18} />
      <View>{text}</View>
    </View>
  );
}
