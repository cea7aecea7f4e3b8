import { View } from '@tarojs/components';
import { decorative } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import './check-card.scss';

/** The square of a choice of many. The row around it carries the role. */
export function CheckBox({ on }: { on: boolean }) {
  return (
    <View className={classNames('check-box', on && 'check-box--on')} {...decorative()}>
      {on && <Icon name="check" size={20} />}
    </View>
  );
}

/** The ring of a choice of one. */
export function RadioRing({ on }: { on: boolean }) {
  return <View className={classNames('radio-ring', on && 'radio-ring--on')} {...decorative()} />;
}
