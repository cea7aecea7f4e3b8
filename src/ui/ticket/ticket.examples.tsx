import { KeyValueList } from '../key-value-list/key-value-list';
import { Ticket, Voucher } from './ticket';

export const examples = {
  'a booking': (
    <Ticket
      day="11月25日"
      time="周三 9:00–9:30"
      qr={{ code: 'KB1.7F3K9Q2M', label: '二维码，给工作人员扫' }}
      number="A026"
      hint="到了给导诊台扫一下"
    >
      <KeyValueList
        rows={[
          { key: '谁', values: ['安安（女，1岁6个月）'] },
          { key: '打什么', values: ['百白破第4剂', '甲肝灭活第1剂'] },
          { key: '在哪', values: ['柳溪镇卫生院 1楼', '预防接种门诊'] },
        ]}
      />
    </Ticket>
  ),
  'paid with points': (
    <Voucher
      title="眼底照相 1 次"
      qr={{ code: 'KBR.7F3K9Q2M', label: '二维码，给护士扫' }}
      number="482 913"
      hint="给护士扫一下，扫过就算用了"
      below="42 秒后换新码"
    >
      <KeyValueList rows={[{ key: '谁能用', values: ['林*强 本人'] }]} />
    </Voucher>
  ),
};
