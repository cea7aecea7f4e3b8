import { Card } from '../card/card';
import { DotTrack } from './dot-track';

export const examples = {
  'three years': (
    <Card>
      <DotTrack
        segments={[
          { key: 'fine', tone: 'normal', word: '正常' },
          { key: 'high', tone: 'attention', word: '偏高' },
        ]}
        rows={[
          { key: '2024', label: '2024', value: '5.8', at: { index: 0, share: 0.8 } },
          { key: '2025', label: '2025', value: '没做' },
          { key: '2026', label: '2026', value: '7.6', at: { index: 1, share: 0.7 } },
        ]}
        summary="2024年 5.8 正常，2025年没做，2026年 7.6 偏高"
      />
    </Card>
  ),
};
