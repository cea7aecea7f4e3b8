import { Picks } from './picks';

const ignore = (): undefined => undefined;

export const examples = {
  'one of a few': (
    <Picks
      label="在哪儿"
      picks={[
        { key: 'liuxi', text: '柳溪镇卫生院' },
        { key: 'county', text: '县医院' },
      ]}
      chosen={['liuxi']}
      onPick={ignore}
    />
  ),
  'some of a few, and what is wrong': (
    <Picks
      label="哪几天"
      picks={[
        { key: '1', text: '周一' },
        { key: '2', text: '周二' },
      ]}
      chosen={[]}
      many
      fault="至少选一天"
      onPick={ignore}
    />
  ),
};
