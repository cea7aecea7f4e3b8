import { View } from '@tarojs/components';
import type { PointReview } from '@kangban/contract/point-rule-desk';
import { pointDesk as words } from '@/copy/point-desk';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { dayInChina, timeInChina } from '@/platform/clock';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import type { MarkKind } from '@/ui/mark/mark';
import { StatusChip } from '@/ui/status-chip/status-chip';
import '@/features/desk/worklist.scss';

const MARKS: Readonly<Record<PointReview['kind'], MarkKind>> = {
  held: 'waiting',
  recheck: 'now',
  appeal: 'attention',
};

const instantWords = (iso: string): string => {
  const ms = Date.parse(iso);
  return `${fullDay(dayInChina(ms))} ${timeInChina(ms)}`;
};

function Decided({ decision }: Pick<PointReview, 'decision'>) {
  if (!decision) return null;
  const { what, note, by, at } = decision;
  return (
    <>
      <View>{words.decidedBy(words.decisions[what], by, instantWords(at))}</View>
      <View className="work-line__note">{note}</View>
    </>
  );
}

interface LineProps {
  review: PointReview;
  onDecide: () => void;
}

function Line({ review, onDecide }: LineProps) {
  const { kind, nameMasked, siteName, title, points, evidence, on, why, said, openedAt, mayDecide, decision } = review;
  return (
    <View className="work-line" {...a11y({ role: 'listitem' })}>
      <View className="work-line__who">
        <View className="work-line__name">{nameMasked}</View>
        <View className="work-line__note">{siteName ?? ''}</View>
        <StatusChip kind={MARKS[kind]} text={words.kindsOfReview[kind]} />
      </View>
      <View className="work-line__what">
        <View className="work-line__name">{words.awardOf(title, points)}</View>
        <View>{words.evidence(states.dotted([evidence, fullDay(on)]))}</View>
        <View>{why}</View>
        {said !== null && <View>{words.said(said)}</View>}
        <View className="work-line__note">{words.opened(instantWords(openedAt))}</View>
      </View>
      <View className="work-line__contact">
        <Decided decision={decision} />
        {!decision && mayDecide && (
          <Button
            small
            kind="second"
            text={words.decide}
            label={words.decideOf(nameMasked, title)}
            onPress={onDecide}
          />
        )}
        {!decision && !mayDecide && <View className="work-line__note">{words.ownCase}</View>}
      </View>
    </View>
  );
}

/** Awards that wait, or were decided: whose, for what, why it waits, and what the resident reads. */
export function ReviewList({
  items,
  onDecide,
}: {
  items: readonly PointReview[];
  onDecide: (review: PointReview) => void;
}) {
  return (
    <View className="worklist" {...a11y({ role: 'list' })}>
      {items.map((review) => (
        <Line key={review.reviewId} review={review} onDecide={() => onDecide(review)} />
      ))}
    </View>
  );
}
