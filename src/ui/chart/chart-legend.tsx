import { View } from '@tarojs/components';
import { decorative } from '../a11y/a11y';
import { shownPoints, type ChartModel, type ChartView } from './chart-model';
import './chart.scss';

interface Entry {
  key: string;
  /** Which swatch of the style sheet. */
  look: string;
  text: string;
}

function entriesOf({ series, bands = [] }: ChartModel): Entry[] {
  const lines = series.length < 2 ? [] : series;
  return [
    ...lines.map(({ id, label, shape, dashed }) => ({
      key: id,
      look: `${shape}${dashed ? ' chart-swatch--dashed' : ''}`,
      text: label,
    })),
    ...bands.flatMap(({ id, label, tone, inside }) => (label && !inside ? [{ key: id, look: tone, text: label }] : [])),
  ];
}

const anyOut = ({ series }: ChartModel, view: ChartView): boolean =>
  series.some((each) => shownPoints(each, view).some(({ state }) => state === 'out'));

export interface ChartLegendProps {
  model: ChartModel;
  view: ChartView;
  outLabel: string | undefined;
}

/** What the marks and bands mean. One line alone needs no name. */
export function ChartLegend({ model, view, outLabel }: ChartLegendProps) {
  const out = outLabel && anyOut(model, view) ? [{ key: 'out', look: 'out', text: outLabel }] : [];
  const entries = [...entriesOf(model), ...out];
  if (entries.length === 0) return null;
  return (
    <View className="chart-legend">
      {entries.map(({ key, look, text }) => (
        <View key={key} className="chart-legend__entry">
          <View className={`chart-swatch chart-swatch--${look}`} {...decorative()}>
            <View className="chart-swatch__mark" />
          </View>
          <View>{text}</View>
        </View>
      ))}
    </View>
  );
}
