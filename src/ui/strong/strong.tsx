import { Text } from '@tarojs/components';
import './strong.scss';

/** The word of a sentence that counts: `每个时段都留了<Strong text='现场号' />`. */
export function Strong({ text }: { text: string | number }) {
  return <Text className="strong">{text}</Text>;
}
