import { View } from '@tarojs/components';
import type { ChildOverview, DoseMark, SeriesRow } from '@kangban/contract/child';
import { child as words } from '@/copy/child';
import { openPage } from '@/platform/navigation';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { Icon } from '@/ui/icon/icon';
import { LinkButton } from '@/ui/link-button/link-button';
import type { MarkKind } from '@/ui/mark/mark';
import { DoseBar } from './dose-bar';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './child.scss';

/** Rows on this page; the rest stand by age on their own. */
const ROWS_SHOWN = 3;

const CHIPS: Partial<Record<DoseMark, MarkKind>> = {
  overdue: 'attention',
  due: 'now',
  'ask-clinic': 'attention',
  booked: 'normal',
};
const ORDER: readonly DoseMark[] = ['overdue', 'due', 'ask-clinic', 'booked', 'not-yet'];

/** How a series stands: its most pressing dose. */
const standingOf = ({ doses }: SeriesRow): DoseMark =>
  ORDER.find((mark) => doses.some((dose) => dose.mark === mark)) ?? 'given';

function Dose({ dose, mark }: SeriesRow['doses'][number]) {
  return (
    <View className={`child-dose child-dose--${mark}`}>
      {mark === 'given' ? <Icon name="check" size={16} /> : dose}
    </View>
  );
}

/** One vaccine: a round for each dose, a tick in what is done, and a word. */
function Series({ row }: { row: SeriesRow }) {
  const standing = standingOf(row);
  const name = words.seriesName(row.name);
  const word = standing === 'given' ? words.done : words.marks[standing];
  const chip = CHIPS[standing];
  const label = words.rowLabel(
    name,
    row.doses.map(({ dose, mark }) => words.doseLabel(dose, mark)),
    word,
  );
  return (
    <View className="child-series" {...a11y({ role: 'img', label })}>
      <View className="child-series__name">{name}</View>
      <View className="child-series__doses">
        {row.doses.map((dose) => (
          <Dose key={dose.dose} {...dose} />
        ))}
      </View>
      <View className="child-series__word">{chip ? <StatusChip kind={chip} text={word} /> : word}</View>
    </View>
  );
}

/** How far the vaccines are: one number, one bar, and the series that are open. */
export function VaccinePart({ child: { residentId, vaccines } }: { child: ChildOverview }) {
  if (!vaccines) return null;
  const { given, total, series } = vaccines;
  return (
    <>
      <SectionTitle
        text={words.vaccines}
        right={<LinkButton text={words.certificate} arrow onPress={() => void openPage('given', { residentId })} />}
      />
      <Card>
        <View className="child-progress">
          <View className="child-progress__number">{given}</View>
          <View className="child-progress__total">{words.progressCount(total)}</View>
          <View className="child-progress__words">{words.progress(total, total - given)}</View>
        </View>
        <DoseBar given={given} total={total} />
        {series.slice(0, ROWS_SHOWN).map((row) => (
          <Series key={row.series} row={row} />
        ))}
        <View className="child-more">
          <LinkButton text={words.byVisit} arrow onPress={() => void openPage('vaccines', { residentId })} />
        </View>
      </Card>
    </>
  );
}
