import { View } from '@tarojs/components';
import { child as words } from '@/copy/child';
import { a11y } from '@/ui/a11y/a11y';
import { classNames } from '@/ui/class-names';
import './child.scss';

/** A field for each dose, filled when it is given. */
export function DoseBar({ given, total }: { given: number; total: number }) {
  return (
    <View className="dose-bar" {...a11y({ role: 'img', label: words.progressLabel(given, total) })}>
      {Array.from({ length: total }, (_, index) => (
        <View key={index} className={classNames('dose-bar__field', index < given && 'dose-bar__field--given')} />
      ))}
    </View>
  );
}
