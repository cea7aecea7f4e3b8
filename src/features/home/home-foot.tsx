import { View } from '@tarojs/components';
import { home as words } from '@/copy/home';
import './home.scss';

/** Who runs this, and whom to call. */
export function HomeFoot({ bureau, hotline }: { bureau: string; hotline: string }) {
  return (
    <View className="home-foot">
      <View>{words.footBureau(bureau)}</View>
      <View>{words.footHotline(hotline)}</View>
    </View>
  );
}
