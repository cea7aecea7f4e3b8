import type { DayCard } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { slot as words } from '@/copy/booking';
import { nearDayWords } from '@/copy/when';
import { dayInChina, timeInChina } from '@/platform/clock';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';
import type { WaitTarget } from './draft';

type WaitHalf = WaitTarget['half'];

/** `明天 8:00`: when an instant is, as people say it. */
export function instantWords(instant: string, today: PlainDate): string {
  const ms = Date.parse(instant);
  return `${nearDayWords(dayInChina(ms), today)} ${timeInChina(ms)}`;
}

function WaitPanel({ day, waitingFor, onWait }: Pick<DayNoticeProps, 'day' | 'waitingFor' | 'onWait'>) {
  const present = new Set(day.slots.map(({ half }) => half));
  const halves: WaitHalf[] = present.size === 2 ? ['any', 'morning', 'afternoon'] : ['any'];
  return (
    <StatePanel kind="conflict" title={words.dayFull} text={onWait ? words.dayFullText : undefined}>
      {onWait &&
        halves.map((half) => (
          <Button
            key={half}
            text={words.wait(half)}
            kind={waitingFor === half ? 'tint' : 'second'}
            icon={waitingFor === half ? 'check' : undefined}
            onPress={() => onWait(half)}
          />
        ))}
    </StatePanel>
  );
}

export interface DayNoticeProps {
  day: DayCard;
  today: PlainDate;
  /** The half chosen to wait for, on this day. */
  waitingFor?: WaitHalf;
  /** Absent where one cannot wait: moving a booking, or two people at once. */
  onWait?: (half: WaitHalf) => void;
}

/** What a day without free places says instead of times: full, not released yet and when it is, or closed. */
export function DayNotice({ day, today, waitingFor, onWait }: DayNoticeProps) {
  if (day.state === 'not-released') {
    const when = day.releasedAt ? instantWords(day.releasedAt, today) : '';
    return <StatePanel kind="empty" icon="bell" title={words.notReleased(when)} text={words.notReleasedText} />;
  }
  if (day.state === 'full') return <WaitPanel day={day} waitingFor={waitingFor} onWait={onWait} />;
  return <StatePanel kind="empty" title={words.dayClosed(day.closedReason)} />;
}
