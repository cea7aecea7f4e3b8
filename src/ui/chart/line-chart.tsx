import { useMemo, useState } from 'react';
import { Image, View } from '@tarojs/components';
import { useDrawing, type Drawing } from '../../platform/drawing';
import { a11y, decorative } from '../a11y/a11y';
import { LinkButton } from '../link-button/link-button';
import { Pressable } from '../pressable/pressable';
import { SegmentedControl } from '../segmented-control/segmented-control';
import { chartColors } from './chart-colors';
import { ChartLegend } from './chart-legend';
import { ChartTable, type ChartTableWords } from './chart-table';
import { nextInCell, type ChartSize, type TapCell } from './chart-layout';
import { shownPoints, type ChartModel, type ChartView } from './chart-model';
import { drawChart } from './chart-picture';
import { dataUri } from './svg';
import './chart.scss';

const FONT_PX = { standard: 14, dark: 14, elder: 20 } as const;
const TOUCH_PX = { standard: 44, dark: 44, elder: 60 } as const;
const FONT_FAMILY = '-apple-system,PingFang SC,HarmonyOS Sans SC,Noto Sans CJK SC,Microsoft YaHei,sans-serif';
/** Page edge and card padding, both sides. */
const INSET_PX = 64;

export interface ChartZoom extends ChartView {
  key: string;
  /** 0–2岁 */
  text: string;
}

export interface LineChartProps extends ChartModel {
  /** The views one may switch between; the first is shown first. */
  zooms: readonly [ChartZoom, ...ChartZoom[]];
  /** What the switch chooses, for screen readers. */
  zoomLabel?: string;
  /** The conclusion in one sentence: the picture's name for those who cannot see it. */
  summary: string;
  /** Below the picture until something is tapped. */
  hint?: string;
  /** What the triangle means. */
  outLabel?: string;
  table: ChartTableWords;
  onPick?: (x: number) => void;
  /** Height over width. */
  ratio?: number;
  /** What the page keeps free left and right of the picture together. */
  insetPx?: number;
}

function sizeOf({ mode, textScale, pageWidthPx }: Drawing, ratio: number, insetPx: number): ChartSize {
  const width = pageWidthPx - insetPx;
  const fontPx = FONT_PX[mode] * textScale;
  // Larger words take their room from the page, not from the plot.
  const height = width * ratio + (fontPx - FONT_PX.standard) * 3;
  return { width, height: Math.round(height), fontPx, touchPx: TOUCH_PX[mode], heavy: mode === 'elder' };
}

const share = (part: number): string => `${(part * 100).toFixed(2)}%`;

/** What was measured at some places, in words. */
const saidAt = (model: ChartModel, view: ChartView, xs: readonly number[]): string[] =>
  xs.flatMap((x) =>
    model.series.flatMap((series) =>
      shownPoints(series, view)
        .filter((point) => point.x === x)
        .map(({ label }) => label),
    ),
  );

interface TapStripsProps {
  cells: readonly TapCell[];
  words: (cell: TapCell) => string;
  onPress: (cell: TapCell) => void;
}

const TapStrips = ({ cells, words, onPress }: TapStripsProps) => (
  <>
    {cells.map((cell) => (
      <View key={cell.xs[0]} className="chart__strip" style={{ left: share(cell.left), width: share(cell.width) }}>
        <Pressable className="chart__tap" label={words(cell)} onPress={() => onPress(cell)} />
      </View>
    ))}
  </>
);

/** The model alone, so that a picture is drawn again only when what it shows has changed. */
function useModel({ series, bands, guides, difference }: ChartModel): ChartModel {
  return useMemo(() => ({ series, bands, guides, difference }), [series, bands, guides, difference]);
}

/** Which part is shown and which measurement was tapped, and the picture of both. */
function useChart({ zooms, onPick, ratio = 0.8, insetPx = INSET_PX, ...rest }: LineChartProps) {
  const model = useModel(rest);
  const { mode, textScale, pageWidthPx } = useDrawing();
  const [zoomKey, setZoomKey] = useState(zooms[0].key);
  const [picked, setPicked] = useState<number>();
  const view = zooms.find(({ key }) => key === zoomKey) ?? zooms[0];
  const size = useMemo(
    () => sizeOf({ mode, textScale, pageWidthPx }, ratio, insetPx),
    [mode, textScale, pageWidthPx, ratio, insetPx],
  );
  const { svg, cells } = useMemo(
    () => drawChart({ model, view, size, colors: chartColors[mode], fontFamily: FONT_FAMILY, picked }),
    [model, view, size, mode, picked],
  );
  const pick = (cell: TapCell): void => {
    const x = nextInCell(cell, picked);
    setPicked(x);
    if (x !== undefined) onPick?.(x);
  };
  return { model, view, setZoomKey, size, svg, cells, picked, pick };
}

/** Lines over bands: one picture, tap areas over it, what was tapped in words, and the same as a table. */
export function LineChart(props: LineChartProps) {
  const { zooms, zoomLabel, summary, hint, outLabel, table } = props;
  const { model, view, setZoomKey, size, svg, cells, picked, pick } = useChart(props);
  const [open, setOpen] = useState(false);
  const said = picked === undefined ? [] : saidAt(model, view, [picked]);
  return (
    <View className="chart">
      {zooms.length > 1 && (
        <View className="chart__zooms">
          <SegmentedControl segments={zooms} current={view.key} label={zoomLabel ?? summary} onChange={setZoomKey} />
        </View>
      )}
      <View className="chart__picture" style={{ paddingTop: share(size.height / size.width) }}>
        {/* WeChat's image carries no role: the box around it has the name. */}
        <View className="chart__frame" {...a11y({ role: 'img', label: summary })}>
          <Image
            className="chart__image"
            src={dataUri(svg)}
            {...decorative()}
            {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : {})}
          />
        </View>
        <TapStrips cells={cells} words={({ xs }) => saidAt(model, view, xs).join('；')} onPress={pick} />
      </View>
      <View className="chart__said" {...a11y({ live: 'polite' })}>
        {said.length > 0 ? said.map((words) => <View key={words}>{words}</View>) : hint}
      </View>
      <ChartLegend model={model} view={view} outLabel={outLabel} />
      <LinkButton
        text={open ? table.hide : table.show}
        className="chart__table-button"
        onPress={() => setOpen(!open)}
      />
      {open && <ChartTable {...table} label={summary} />}
    </View>
  );
}
