import { Card } from '../card/card';
import { LineChart, type ChartZoom } from './line-chart';

const years = (from: number, to: number): ChartZoom['xTicks'] =>
  [0, 12, 24, 36, 48, 60, 72]
    .filter((at) => at >= from && at <= to && (to - from <= 24 || at % 24 === 0))
    .map((at) => ({ at, text: at === 0 ? '出生' : `${at / 12}岁` }));
const centimetres = (values: readonly number[]): ChartZoom['yTicks'] => values.map((at) => ({ at, text: String(at) }));

const zooms: [ChartZoom, ...ChartZoom[]] = [
  {
    key: 'all',
    text: '0–6岁',
    x: [0, 75],
    y: [45, 130],
    xTicks: years(0, 75),
    yTicks: centimetres([60, 80, 100, 120]),
  },
  {
    key: 'early',
    text: '0–2岁',
    x: [0, 24],
    y: [45, 95],
    xTicks: years(0, 24),
    yTicks: centimetres([50, 60, 70, 80, 90]),
  },
];
const curve = [0, 3, 6, 12, 18, 24, 36, 48, 60, 72, 81];
const middle = [50, 62, 68, 77, 83, 89, 98, 105, 112, 118, 123];
const bandOf = (share: number) =>
  curve.map((x, index) => ({ x, low: (middle[index] ?? 0) * (1 - share), high: (middle[index] ?? 0) * (1 + share) }));

const heights: readonly [number, number][] = [
  [0, 50.1],
  [1, 54.8],
  [3, 62.3],
  [6, 68.9],
  [12, 77.2],
  [24, 90],
  [36, 98.6],
  [48, 106.1],
  [60, 112.8],
  [72, 118.9],
];

const growth = (
  <Card>
    <LineChart
      series={[
        {
          id: 'child',
          label: '一鸣',
          shape: 'circle',
          tone: 'ink',
          points: heights.map(([x, y]) => ({
            x,
            y,
            value: `${y.toFixed(1)} 厘米`,
            label: `${x}个月，${y.toFixed(1)} 厘米`,
          })),
        },
      ]}
      bands={[
        { id: 'wide', label: '100 个孩子有 94 个', tone: 'outer', points: bandOf(0.075) },
        { id: 'usual', label: '有 80 个', tone: 'inner', points: bandOf(0.05) },
      ]}
      guides={[
        { id: 'p97', label: '高', points: curve.map((x, index) => ({ x, y: (middle[index] ?? 0) * 1.075 })) },
        {
          id: 'p50',
          label: '中间',
          dashed: true,
          strong: true,
          points: curve.map((x, index) => ({ x, y: middle[index] ?? 0 })),
        },
        { id: 'p3', label: '矮', points: curve.map((x, index) => ({ x, y: (middle[index] ?? 0) * 0.925 })) },
      ]}
      zooms={zooms}
      zoomLabel="看哪一段"
      summary="身高曲线，一直在中间偏上，6岁118.9厘米"
      hint="点一下，看那天的数"
      table={{
        show: '用表格看',
        hide: '收起表格',
        head: ['年龄', '身高'],
        rows: heights.map(([x, y]) => [`${x}个月`, `${y} 厘米`]),
      }}
    />
  </Card>
);

const ACUITY = ['0.4', '0.5', '0.6', '0.8', '1.0', '1.2'];
const acuity = (at: number): string => ACUITY[at - 46] ?? '';
const eye = (values: readonly (number | null)[], name: string, low: number) =>
  values.map((y, index) => ({
    x: index + 4,
    y,
    value: y === null ? '' : acuity(y),
    label: y === null ? '' : `${index + 4}岁，${name} ${acuity(y)}`,
    ...(y !== null && y < low ? { state: 'out' as const } : {}),
  }));

const vision = (
  <Card>
    <LineChart
      series={[
        {
          id: 'right',
          label: '右眼',
          shape: 'circle',
          endLabel: '右眼 1.0',
          points: eye([48, 50, null, 50], '右眼', 48),
        },
        {
          id: 'left',
          label: '左眼',
          shape: 'square',
          dashed: true,
          endLabel: '左眼 0.5',
          points: eye([48, 48, 48, 47], '左眼', 48),
        },
      ]}
      bands={[
        {
          id: 'expected',
          label: '这个年龄该到这里',
          tone: 'normal',
          stepped: true,
          inside: true,
          points: [
            { x: 3.7, low: 48, high: 51.5 },
            { x: 5, low: 49, high: 51.5 },
          ],
        },
      ]}
      zooms={[
        {
          key: 'all',
          text: '全部',
          x: [3.7, 7.3],
          y: [45.5, 51.5],
          xTicks: [4, 5, 6, 7].map((at) => ({ at, text: `${at}岁` })),
          yTicks: [46, 47, 48, 49, 50, 51].map((at) => ({ at, text: acuity(at) })),
        },
      ]}
      difference="差 3 行"
      summary="右眼1.0，左眼0.5，差3行"
      outLabel="偏低"
      table={{ show: '用表格看', hide: '收起表格', head: ['年龄', '右眼', '左眼'], rows: [['7岁', '1.0', '0.5']] }}
    />
  </Card>
);

export const examples = { 'growth curves': growth, 'two eyes': vision };
