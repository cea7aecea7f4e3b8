import { Card } from '../card/card';
import { KeyValueList } from './key-value-list';

const ignore = (): undefined => undefined;
const change = (what: string) => ({ text: '改', label: `改${what}`, onPress: ignore });

export const examples = {
  'to check before sending': (
    <Card flush>
      <KeyValueList
        rows={[
          { key: '谁', values: ['安安'], note: '女，1岁6个月', change: change('谁') },
          { key: '打什么', values: ['百白破第4剂', '甲肝灭活第1剂'], note: '都免费', change: change('打什么') },
          { key: '哪天', values: ['11月25日 周三', '9:00–9:30'], change: change('哪天') },
          {
            key: '健康',
            values: ['7 项没有，1 项有'],
            note: '鸡蛋过敏，起疹子',
            chip: { kind: 'attention', text: '医生当天先看' },
            change: change('健康问询'),
          },
        ]}
      />
    </Card>
  ),
};
