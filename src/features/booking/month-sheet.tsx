import { useState } from 'react';
import { getAvailability, type BookableService } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { slot as words } from '@/copy/booking';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { monthTitle, weekdayLetters } from '@/copy/when';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { MonthCalendar } from '@/ui/month-calendar/month-calendar';
import { Sheet } from '@/ui/sheet/sheet';
import { Skeleton } from '@/ui/skeleton/skeleton';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { calendarDay, MONTH_DAYS, monthsOf, type Month } from './slot-days';

interface MonthsProps {
  months: readonly Month[];
  current: PlainDate | undefined;
  today: PlainDate;
  onPick: (day: PlainDate) => void;
}

const sameMonth = (one: string, other: string): boolean => one.slice(0, 7) === other.slice(0, 7);

function Months({ months, current, today, onPick }: MonthsProps) {
  const [at, setAt] = useState(() =>
    Math.max(
      months.findIndex(({ first }) => current !== undefined && sameMonth(first, current)),
      0,
    ),
  );
  const month = months[at];
  if (!month) return null;
  const turn = (step: number) => (months[at + step] ? () => setAt(at + step) : undefined);
  return (
    <MonthCalendar
      title={monthTitle(month.first)}
      weekdays={weekdayLetters}
      blanks={month.blanks}
      days={month.days.map((day) => calendarDay(day, today))}
      current={current}
      onPick={(key) => {
        const picked = month.days.find(({ day }) => day === key);
        if (picked) onPick(picked.day);
      }}
      before={{ label: words.monthBefore, onPress: turn(-1) }}
      after={{ label: words.monthAfter, onPress: turn(1) }}
    />
  );
}

function MonthView({ siteId, service, current, onPick }: Omit<MonthSheetProps, 'open' | 'onClose'>) {
  const remote = useRemote({
    endpoint: getAvailability,
    input: { params: { siteId }, query: { service, days: MONTH_DAYS } },
  });
  if (remote.state === 'ready') {
    return <Months months={monthsOf(remote.data.days)} current={current} today={remote.data.today} onPick={onPick} />;
  }
  if (remote.state === 'quiet' || remote.state === 'loading') return <Skeleton label={states.loading} shape="person" />;
  const { say, next } = errorSentences[remote.problem.code];
  return (
    <StatePanel kind="error" title={say} text={next}>
      <Button text={states.retry} icon="refresh" onPress={() => void remote.reload()} />
    </StatePanel>
  );
}

export interface MonthSheetProps {
  open: boolean;
  siteId: string;
  service?: BookableService | undefined;
  current: PlainDate | undefined;
  onPick: (day: PlainDate) => void;
  onClose: () => void;
}

/** 看整月: every day numbers exist for. */
export function MonthSheet({ open, onClose, ...view }: MonthSheetProps) {
  return (
    <Sheet id="month" open={open} title={words.monthTitle} closeLabel={states.close} onClose={onClose}>
      {open && <MonthView {...view} />}
    </Sheet>
  );
}
