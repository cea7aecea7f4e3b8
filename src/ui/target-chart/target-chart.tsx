import { useMemo, useState } from 'react';
import { Image, View } from '@tarojs/components';
import { useDrawing } from '../../platform/drawing';
import { a11y, decorative } from '../a11y/a11y';
import { chartColors } from '../chart/chart-colors';
import { ChartTable, type ChartTableWords } from '../chart/chart-table';
import { dataUri } from '../chart/svg';
import { LinkButton } from '../link-button/link-button';
import type { TargetModel } from './target-model';
import { drawTargets } from './target-picture';
import './target-chart.scss';

const FONT_PX = { standard: 14, dark: 14, elder: 20 } as const;
const FONT_FAMILY = '-apple-system,PingFang SC,HarmonyOS Sans SC,Noto Sans CJK SC,Microsoft YaHei,sans-serif';
/** Page edge and card padding, both sides. */
const INSET_PX = 64;
const RATIO = 0.72;

export type TargetSwatch = 'span' | 'circle' | 'diamond' | 'out';

export interface TargetChartProps {
  model: TargetModel;
  /** The conclusion in one sentence: the picture's name for those who cannot see it. */
  summary: string;
  legend: readonly { look: TargetSwatch; text: string }[];
  /** The same values in words, and what opens and closes them. */
  table: ChartTableWords;
}

const Legend = ({ legend }: Pick<TargetChartProps, 'legend'>) => (
  <View className="target-legend">
    {legend.map(({ look, text }) => (
      <View key={text} className="target-legend__entry">
        <View className={`target-swatch target-swatch--${look}`} {...decorative()} />
        <View>{text}</View>
      </View>
    ))}
  </View>
);

/** Readings over days against what is aimed at: picture, marks explained, and the same as a table. */
export function TargetChart({ model, summary, legend, table }: TargetChartProps) {
  const { mode, textScale, pageWidthPx } = useDrawing();
  const [open, setOpen] = useState(false);
  const width = pageWidthPx - INSET_PX;
  const fontPx = FONT_PX[mode] * textScale;
  // Larger words take their room from the page, not from the plot.
  const height = Math.round(width * RATIO + (fontPx - FONT_PX.standard) * 3);
  const source = useMemo(() => {
    const look = { colors: chartColors[mode], fontFamily: FONT_FAMILY, heavy: mode === 'elder' };
    return dataUri(drawTargets({ model, width, height, fontPx, ...look }));
  }, [model, mode, width, height, fontPx]);
  return (
    <View className="target-chart">
      <View className="target-chart__picture" style={{ paddingTop: `${((height / width) * 100).toFixed(2)}%` }}>
        {/* WeChat's image carries no role: the box around it has the name. */}
        <View className="target-chart__frame" {...a11y({ role: 'img', label: summary })}>
          <Image
            className="target-chart__image"
            src={source}
            {...decorative()}
            {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : {})}
          />
        </View>
      </View>
      <Legend legend={legend} />
      <LinkButton
        text={open ? table.hide : table.show}
        className="target-chart__table"
        onPress={() => setOpen(!open)}
      />
      {open && <ChartTable {...table} label={summary} />}
    </View>
  );
}
