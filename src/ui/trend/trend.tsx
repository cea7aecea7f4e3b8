import { useMemo } from 'react';
import { Image, View } from '@tarojs/components';
import { useDrawing } from '../../platform/drawing';
import { a11y, decorative } from '../a11y/a11y';
import { chartColors } from '../chart/chart-colors';
import { dataUri } from '../chart/svg';
import { drawTrend, type TrendBand, type TrendPoint } from './trend-picture';
import './trend.scss';

const FONT_PX = { standard: 14, dark: 14, elder: 20 } as const;
const FONT_FAMILY = '-apple-system,PingFang SC,HarmonyOS Sans SC,Noto Sans CJK SC,Microsoft YaHei,sans-serif';
/** Page edge and card padding, both sides. */
const INSET_PX = 64;
const ROWS = 9.5;

export interface TrendProps {
  /** Oldest first; at least one has a value. */
  points: readonly TrendPoint[];
  band?: TrendBand;
  /** The picture in one sentence: 2024年 5.8，2025年 6.4，2026年 7.6，一年比一年高. */
  summary: string;
}

/** A value over a few years, each point with its number, over the band of normal. */
export function Trend({ points, band, summary }: TrendProps) {
  const { mode, textScale, pageWidthPx } = useDrawing();
  const width = pageWidthPx - INSET_PX;
  const fontPx = FONT_PX[mode] * textScale;
  const height = Math.round(fontPx * ROWS);
  const source = useMemo(
    () =>
      dataUri(drawTrend({ points, band, colors: chartColors[mode], width, height, fontPx, fontFamily: FONT_FAMILY })),
    [points, band, mode, width, height, fontPx],
  );
  return (
    <View className="trend" style={{ paddingTop: `${((height / width) * 100).toFixed(2)}%` }}>
      {/* WeChat's image carries no role: the box around it has the name. */}
      <View className="trend__frame" {...a11y({ role: 'img', label: summary })}>
        <Image
          className="trend__image"
          src={source}
          {...decorative()}
          {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : {})}
        />
      </View>
    </View>
  );
}
