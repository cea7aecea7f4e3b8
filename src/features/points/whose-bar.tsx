import { View } from '@tarojs/components';
import { pointPages as words } from '@/copy/point-pages';
import { NoticeBar } from '@/ui/notice-bar/notice-bar';
import './point-pages.scss';

/** Whose points a page is about, where they are not the reader's own. `label`: how the reader calls the person, once it is known. */
export function WhoseBar({ label }: { label: string | undefined }) {
  const text = label === undefined ? '' : words.proxy(label);
  if (text === '') return null;
  return (
    <View className="points-whose">
      <NoticeBar icon="people" tone="quiet" text={text} />
    </View>
  );
}
