import { Card } from '../card/card';
import { Trend } from './trend';

export const examples = {
  rising: (
    <Card>
      <Trend
        points={[
          { label: '2024年', value: 5.8, text: '5.8', out: false },
          { label: '2025年', value: 6.4, text: '6.4', out: true },
          { label: '2026年', value: 7.6, text: '7.6', out: true },
        ]}
        band={{ low: 3.9, high: 6.1, text: '正常 3.9–6.1' }}
        summary="2024年 5.8，2025年 6.4，2026年 7.6，一年比一年高"
      />
    </Card>
  ),
  'a year without': (
    <Card>
      <Trend
        points={[
          { label: '2024年', value: 3.1, text: '3.1', out: false },
          { label: '2025年', value: null, text: '没做', out: false },
          { label: '2026年', value: 3.8, text: '3.8', out: true },
        ]}
        band={{ low: null, high: 3.4, text: '3.4 以下' }}
        summary="2024年 3.1，2025年没做，2026年 3.8"
      />
    </Card>
  ),
};
