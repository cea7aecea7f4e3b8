import type { VisionOfResident } from '@kangban/contract/vision';
import { View } from '@tarojs/components';
import { vision as words } from '@/copy/vision';
import { Card } from '@/ui/card/card';
import { LineChart } from '@/ui/chart/line-chart';
import { SectionTitle } from '@/ui/section-title/section-title';
import { acuityChart } from './acuity-chart';
import './vision.scss';

/** Both eyes over the years against what each age should reach, and the same as a table. */
export function AcuityCard({ data }: { data: VisionOfResident }) {
  const chart = acuityChart(data);
  if (!chart) return null;
  const { rows, ...picture } = chart;
  return (
    <>
      <SectionTitle text={words.changes} />
      <Card>
        <View className="vision-caption">{words.naked}</View>
        <LineChart
          {...picture}
          hint={words.hint}
          outLabel={words.low}
          table={{ show: words.tableShow, hide: words.tableHide, head: words.tableHead, rows }}
        />
      </Card>
    </>
  );
}
