import { Strong } from '../strong/strong';
import { IconList } from './icon-list';

export const examples = {
  'what to bring': (
    <IconList
      items={[
        { key: 'book', icon: 'check', text: <Strong text="接种证" /> },
        { key: 'time', icon: 'clock', text: '留出 1 小时：打完要坐 30 分钟再走' },
      ]}
    />
  ),
};
