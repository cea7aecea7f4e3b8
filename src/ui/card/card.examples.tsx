import { Row, RowDate, RowDateIcon } from '../row/row';
import { StatusChip } from '../status-chip/status-chip';
import { Card } from './card';

const ignore = (): undefined => undefined;

export const examples = {
  plain: <Card>这个时段有 12 个人约。</Card>,
  'rows that open': (
    <Card flush label="接下来">
      <Row
        lead={<RowDate day="26" month="11月" />}
        title="爸爸：去县医院复查血糖"
        note="周四 8:30 · 早上先别吃饭"
        onPress={ignore}
      />
      <Row lead={<RowDateIcon icon="syringe" />} title="一鸣：流脑疫苗第2剂" note="可以打了，还没约" onPress={ignore} />
    </Card>
  ),
  'rows to read': (
    <Card flush>
      <Row icon="check-circle" title="已经打完 14 剂" right={<StatusChip kind="normal" text="打完了" />} />
    </Card>
  ),
};
