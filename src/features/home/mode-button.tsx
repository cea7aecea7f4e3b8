import { View } from '@tarojs/components';
import { home as words } from '@/copy/home';
import { setReadingMode } from '@/platform/reader-mode';
import { Pressable } from '@/ui/pressable/pressable';
import './home.scss';

/** 大字版, at the head of home: offered to everybody, forced on nobody. */
export function ModeButton() {
  return (
    <Pressable className="mode-button" label={words.elderModeLabel} onPress={() => setReadingMode('elder')}>
      <View className="mode-button__face">{words.elderMode}</View>
    </Pressable>
  );
}
