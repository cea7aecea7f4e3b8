import { Card } from '../card/card';
import { TargetChart } from './target-chart';

const upper: readonly (number | undefined)[] = [
  156,
  152,
  undefined,
  158,
  154,
  150,
  153,
  157,
  undefined,
  151,
  155,
  149,
  152,
  154,
  150,
  152,
  undefined,
  148,
  151,
  146,
  147,
  144,
  143,
  139,
  139,
  138,
  undefined,
  142,
  135,
  136,
];
const spans = upper.flatMap((high, x) => {
  if (high === undefined) return [];
  const low = Math.round(high * 0.6);
  return [{ x, low, high, highOut: high >= 140, lowOut: low >= 90 }];
});
const days = [
  { at: 0, text: '10月25日' },
  { at: 15, text: '11月9日' },
  { at: 29, text: '今天' },
];
const words = { show: '用表格看', hide: '收起表格' };

export const examples = {
  'a month of blood pressure': (
    <Card>
      <TargetChart
        model={{
          x: [0, 29],
          y: [55, 170],
          xTicks: days,
          yTicks: [
            { at: 60, text: '60' },
            { at: 160, text: '160' },
          ],
          targets: [
            { at: 140, name: '高压', text: '140' },
            { at: 90, name: '低压', text: '90' },
          ],
          shade: { from: 23, to: 29, text: '最近7天' },
          change: { at: 18, text: '11月12日 调药' },
          spans,
        }}
        summary="30天血压：11月12日调药后高压降到140以下"
        legend={[
          { look: 'span', text: '一天的高压和低压' },
          { look: 'out', text: '超过目标' },
        ]}
        table={{ ...words, head: ['日子', '高压/低压'], rows: [['11月23日', '136/82']] }}
      />
    </Card>
  ),
  'two weeks of glucose': (
    <Card>
      <TargetChart
        model={{
          x: [0, 13],
          y: [4, 12],
          xTicks: [{ at: 0, text: '11月10日' }],
          yTicks: [],
          targets: [
            { at: 10, name: '饭后', text: '10' },
            { at: 7, text: '7.0' },
            { at: 4.4, text: '4.4' },
          ],
          band: { low: 4.4, high: 7, tone: 'target', text: '空腹' },
          dots: [
            { x: 0, y: 6.9, out: false, shape: 'circle' },
            { x: 1, y: 10.6, out: true, shape: 'diamond' },
            { x: 3, y: 8.8, out: false, shape: 'diamond' },
            { x: 13, y: 6.1, out: false, shape: 'circle' },
          ],
        }}
        summary="14天血糖：空腹都在4.4到7.0之间，饭后有1次超过10"
        legend={[
          { look: 'circle', text: '空腹 4.4–7.0' },
          { look: 'diamond', text: '饭后2小时 低于 10' },
          { look: 'out', text: '超过目标' },
        ]}
        table={{ ...words, head: ['日子', '血糖'], rows: [['11月23日', '空腹 6.1']] }}
      />
    </Card>
  ),
  'nine weeks of weight': (
    <Card>
      <TargetChart
        model={{
          x: [0, 63],
          y: [61, 73],
          xTicks: [{ at: 0, text: '9月21日' }],
          yTicks: [64, 68, 72].map((at) => ({ at, text: String(at) })),
          targets: [],
          band: { low: 61, high: 62.9, tone: 'normal', text: '目标 62.9 以下' },
          dots: [71.4, 71, 70.1, 69.7, 69, 68.4].map((y, week) => ({ x: week * 12, y, out: false, shape: 'circle' })),
          line: true,
          last: '68.4',
        }}
        summary="体重9周从71.4降到68.4公斤，目标62.9以下"
        legend={[]}
        table={{ ...words, head: ['日子', '公斤'], rows: [['11月23日', '68.4']] }}
      />
    </Card>
  ),
};
