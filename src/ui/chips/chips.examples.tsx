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
  'in lines, on the wide pages of the desk': (
    <Chips
      wrap
      chips={[
        { key: 'all', text: '全部' },
        { key: 'HepB', text: '乙肝疫苗 12' },
      ]}
      current="HepB"
      label="看哪种疫苗"
      onChange={ignore}
    />
  ),
};
