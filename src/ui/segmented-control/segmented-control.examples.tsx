import { SegmentedControl } from './segmented-control';

const ignore = (): undefined => undefined;

export const examples = {
  'half days': (
    <SegmentedControl
      segments={[
        { key: 'morning', text: '上午 剩 11' },
        { key: 'afternoon', text: '下午 剩 7' },
      ]}
      current="morning"
      label="上午还是下午"
      onChange={ignore}
    />
  ),
};
