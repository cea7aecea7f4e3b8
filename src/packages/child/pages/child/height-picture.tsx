import { useMemo } from 'react';
import type { ChildOverview } from '@kangban/contract/child';
import { getGrowthCurve, type GrowthCurve } from '@kangban/contract/growth';
import { child as words } from '@/copy/child';
import { ageWords } from '@/copy/when';
import { bandsOf, guidesOf, zoomsOf } from '@/features/growth/growth-chart';
import { knownOf, useRemote } from '@/platform/use-remote';
import { LineChart } from '@/ui/chart/line-chart';

const HEIGHT = 'length-for-age';

type Growth = NonNullable<ChildOverview['growth']>;
interface HeightPictureProps {
  child: ChildOverview;
  growth: Growth;
}

function Picture({ child, growth, curve }: HeightPictureProps & { curve: GrowthCurve }) {
  const { birthDate, label } = child;
  const { points } = growth;
  const chart = useMemo(() => {
    const said = points.map(({ months, cm, on }) => ({
      x: months,
      y: cm,
      value: words.cmValue(cm.toFixed(1)),
      label: words.point(ageWords(birthDate, on), cm.toFixed(1)),
    }));
    return {
      series: [{ id: 'child', label, shape: 'circle' as const, tone: 'ink' as const, points: said }],
      bands: bandsOf(curve),
      guides: guidesOf(curve, HEIGHT),
      // This page shows the whole way; zooming is for the page of growth.
      zooms: zoomsOf(curve, HEIGHT, said).slice(0, 1),
      rows: [...points].reverse().map(({ cm, on }) => [ageWords(birthDate, on), on, words.cmValue(cm.toFixed(1))]),
    };
  }, [points, birthDate, label, curve]);
  const [zoom] = chart.zooms;
  const last = points.at(-1);
  if (!zoom || !last) return null;
  return (
    <LineChart
      series={chart.series}
      bands={chart.bands}
      guides={chart.guides}
      zooms={[zoom]}
      summary={words.heightSummary(label, points.length, words.cmValue(last.cm.toFixed(1)))}
      hint={words.heightHint}
      table={{ show: words.showTable, hide: words.hideTable, head: words.tableHead, rows: chart.rows }}
    />
  );
}

/** The child's heights over the standard's curve. The curve is asked for once and kept; without it the words stand alone. */
export function HeightPicture({ child, growth }: HeightPictureProps) {
  const query = { name: HEIGHT, sex: child.sex } as const;
  const curve = knownOf(useRemote({ endpoint: getGrowthCurve, input: { query }, keep: true }));
  return curve ? <Picture child={child} growth={growth} curve={curve} /> : null;
}
