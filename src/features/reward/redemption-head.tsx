import { View } from '@tarojs/components';
import type { Redemption } from '@kangban/contract/reward';
import { grouped } from '@/copy/points';
import { redemption as words } from '@/copy/reward';
import { dayWords } from '@/copy/when';
import { dayInChina, nowMs, timeInChina } from '@/platform/clock';
import { a11y } from '@/ui/a11y/a11y';
import { Lead } from '@/ui/lead/lead';
import type { MarkKind } from '@/ui/mark/mark';
import { Strong } from '@/ui/strong/strong';
import './reward.scss';

const MARKS: Readonly<Record<Redemption['state'], MarkKind>> = {
  held: 'waiting',
  committed: 'normal',
  voided: 'none',
  expired: 'none',
  refunded: 'none',
};

const instantWords = (instant: string): string => {
  const ms = Date.parse(instant);
  return `${dayWords(dayInChina(ms), dayInChina(nowMs()))} ${timeInChina(ms)}`;
};

/** When and where it was used, or what became of the points. */
function endOf({ state, endedAt, endText, points, place }: Redemption): string {
  if (state === 'committed' && endedAt !== null) return words.usedText(place.siteName, instantWords(endedAt));
  if (endText !== null) return endText;
  return words.backText(points);
}

/** How it stands, in two or three words and a shape; said aloud when it changes by itself. */
export function RedemptionHead({ redemption, fresh }: { redemption: Redemption; fresh: boolean }) {
  const { state, points, activeLeft, booking } = redemption;
  if (state !== 'held')
    return (
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <Lead title={words.ended(state)} text={endOf(redemption)} mark={MARKS[state]} />
      </View>
    );
  const { appointment } = booking;
  return (
    <View {...a11y({ role: 'status', live: 'polite' })}>
      <Lead title={fresh ? words.done : words.held} mark={fresh ? 'normal' : MARKS.held} />
      <View className="reward-head">
        {fresh && (
          <View className="reward-head__sum">
            {words.paid(points)}
            <Strong text={grouped(activeLeft)} />
            {words.paidEnd}
          </View>
        )}
        {appointment && (
          <View>
            {(booking.how === 'slot' ? words.timeIs : words.joined)(
              dayWords(appointment.day, dayInChina(nowMs())),
              appointment.startsAt,
            )}
          </View>
        )}
        {booking.service !== null && !appointment && <View>{words.noTimeYet}</View>}
      </View>
    </View>
  );
}
