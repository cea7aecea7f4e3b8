import { FamilySwitcher } from './family-switcher';

const ignore = (): undefined => undefined;
const PEOPLE = [
  { key: 'all', name: '全家', icon: 'people', label: '全家' },
  { key: 'an', name: '安安', letter: '安', count: 1, label: '安安，有1件事' },
  { key: 'ming', name: '一鸣', letter: '鸣', count: 2, label: '一鸣，有2件事' },
  { key: 'ba', name: '爸爸', letter: '强', count: 1, label: '爸爸，有1件事' },
  { key: 'me', name: '我', letter: '梅', label: '我' },
] as const;

export const examples = {
  'the whole family': (
    <FamilySwitcher
      people={PEOPLE}
      current="all"
      label="选择看谁的"
      onChange={ignore}
      add={{ text: '添加', onPress: ignore }}
    />
  ),
  'one child': <FamilySwitcher people={PEOPLE} current="an" label="选择看谁的" onChange={ignore} />,
};
