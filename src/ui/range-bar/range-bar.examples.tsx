import { Card } from '../card/card';
import { RangeBar } from './range-bar';

export const examples = {
  'to be tested again': (
    <Card>
      <RangeBar
        zones={[
          { key: 'low', tone: 'attention', word: '偏低', limits: '3.9以下' },
          { key: 'fine', tone: 'normal', word: '正常', limits: '3.9–6.1' },
          { key: 'high', tone: 'attention', word: '偏高', limits: '6.1–7.0' },
          { key: 'recheck', tone: 'urgent', word: '要复查', limits: '7.0以上' },
        ]}
        at={{ index: 3, share: 0.35 }}
        value="7.6 ↑"
        unit="mmol/L"
        summary="空腹血糖 7.6，在“要复查”里，7.0以上"
      />
    </Card>
  ),
  'in range': (
    <Card>
      <RangeBar
        zones={[
          { key: 'fine', tone: 'normal', word: '正常', limits: '3.4以下' },
          { key: 'high', tone: 'attention', word: '偏高', limits: '3.4以上' },
        ]}
        at={{ index: 0, share: 0.9 }}
        value="3.1"
        summary="坏胆固醇 3.1，正常"
      />
    </Card>
  ),
};
