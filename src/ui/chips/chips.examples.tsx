import { Chips } from './chips';

const ignore = (): undefined => undefined;

export const examples = {
  'three sorts': (
    <Chips
      chips={[
        { key: 'open', text: '能换的 5' },
        { key: 'all', text: '全部 12' },
        { key: 'near', text: '离我近的' },
      ]}
      current="open"
      label="看哪些"
      onChange={ignore}
    />
  ),
};
