import { useMemo, useState } from 'react';
import { View } from '@tarojs/components';
import {
  getGrowthCurve,
  type GrowthCard,
  type GrowthCurve,
  type GrowthCurveName,
  type GrowthOfResident,
} from '@kangban/contract/growth';
import { growth as words, indicatorName } from '@/copy/growth';
import { fullDay } from '@/copy/when';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { LineChart } from '@/ui/chart/line-chart';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { SourceLink } from '@/ui/source-link/source-link';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { amountWords, bandsOf, dotsOf, guidesOf, isLying, pointsOf, tableRows, zoomsOf } from './growth-chart';
import { SourceSheet } from './source-sheet';

type Way = 'lying' | 'standing';
const WAYS = [
  { key: 'lying', text: words.lying },
  { key: 'standing', text: words.standing },
] as const;

interface PictureProps {
  data: GrowthOfResident;
  card: GrowthCard;
  curve: GrowthCurve;
  way: Way;
}

/** The curve with the child's dots, and the same as a table. */
function Picture({ data, card, curve, way }: PictureProps) {
  const { items, birthDate, label } = data;
  const { indicator } = card;
  const chart = useMemo(() => {
    const byWay = indicator !== 'weight-for-length' ? items : items.filter((one) => isLying(one) === (way === 'lying'));
    const dots = dotsOf(byWay, indicator);
    return {
      series: [
        { id: 'child', label, shape: 'circle' as const, tone: 'ink' as const, points: pointsOf(dots, birthDate) },
      ],
      bands: bandsOf(curve),
      guides: guidesOf(curve, indicator),
      zooms: zoomsOf(curve, indicator, dots),
      rows: tableRows(dots),
    };
  }, [items, indicator, way, curve, birthDate, label]);
  const last = `${amountWords(indicator, card.value)}，${card.text}`;
  return (
    <LineChart
      series={chart.series}
      bands={chart.bands}
      guides={chart.guides}
      zooms={chart.zooms}
      zoomLabel={words.zoom}
      summary={words.summary(`${label}${indicatorName[indicator]}`, chart.rows.length, last)}
      hint={words.hint}
      outLabel={words.out}
      table={{ show: words.showTable, hide: words.hideTable, head: words.tableHead, rows: chart.rows }}
    />
  );
}

const curveName = ({ indicator }: GrowthCard, way: Way): GrowthCurveName =>
  indicator === 'weight-for-length' && way === 'standing' ? 'weight-for-height' : indicator;

const Head = ({ card }: { card: GrowthCard }) => (
  <>
    <View className="growth-value">
      <View className="growth-value__number">{amountWords(card.indicator, card.value).split(' ')[0]}</View>
      <View className="growth-value__unit">
        {[...amountWords(card.indicator, card.value).split(' ').slice(1), fullDay(card.measuredOn)].join(' · ')}
      </View>
    </View>
    <View className="growth-words">{card.text}</View>
    {card.byBirthAge !== null && <View className="growth-quiet">{words.byBirthAge(card.byBirthAge)}</View>}
    {card.status !== null && (
      <View className="growth-chip">
        <StatusChip kind={card.attention ? 'attention' : 'normal'} text={card.attention ? card.status : words.fine} />
      </View>
    )}
  </>
);

const ADVICE = ['advice-low', 'advice-high', 'advice-short', 'ask-doctor'];

/** The newest value in words, its picture, what to do, and where the comparison comes from. */
export function IndicatorCard({ data, card }: { data: GrowthOfResident; card: GrowthCard }) {
  const [way, setWay] = useState<Way>(() => (data.items.some((one) => !isLying(one)) ? 'standing' : 'lying'));
  const [sourcesOpen, setSourcesOpen] = useState(false);
  const query = { name: curveName(card, way), sex: data.sex };
  const curve = knownOf(useRemote({ endpoint: getGrowthCurve, input: { query }, keep: true }));
  const advice = card.reasons.find(({ rule }) => ADVICE.includes(rule));
  const { standard } = card;
  return (
    <Card>
      <Head card={card} />
      {card.indicator === 'weight-for-length' && (
        <View className="growth-card__way">
          <SegmentedControl
            segments={WAYS}
            current={way}
            label={words.lyingOrStanding}
            onChange={(key) => setWay(key === 'lying' ? 'lying' : 'standing')}
          />
        </View>
      )}
      <View className="growth-card__picture">
        {curve && <Picture key={way} data={data} card={card} curve={curve} way={way} />}
      </View>
      {advice && (
        <View className="growth-card__note">
          <Note tone="attention">
            <View>{advice.text}</View>
            <View className="growth-quiet">{words.compared}</View>
          </Note>
        </View>
      )}
      {standard !== null && (
        <SourceLink text={words.source(words.sourceShort[standard] ?? standard)} onPress={() => setSourcesOpen(true)} />
      )}
      <SourceSheet open={sourcesOpen} data={data} card={card} onClose={() => setSourcesOpen(false)} />
    </Card>
  );
}
