import { useState } from 'react';
import {
  addDays,
  addMonths,
  daysInMonth,
  partsOf,
  toPlainDate,
  weekdayOf,
  type PlainDate,
} from '@kangban/domain/shared/plain-date';
import { measure as words } from '@/copy/growth';
import { states } from '@/copy/states';
import { fullDay, monthTitle, weekdayLetters } from '@/copy/when';
import { MonthCalendar, type CalendarDay } from '@/ui/month-calendar/month-calendar';
import { Sheet } from '@/ui/sheet/sheet';

const firstOf = (day: PlainDate): PlainDate => toPlainDate(`${day.slice(0, 7)}-01`);

interface Bounds {
  birthDate: PlainDate;
  today: PlainDate;
}

/** The days of a month; those before birth and after today cannot be chosen. */
export function daysOf(first: PlainDate, { birthDate, today }: Bounds): CalendarDay[] {
  const { year, month } = partsOf(first);
  return Array.from({ length: daysInMonth(year, month) }, (_, index) => {
    const day = addDays(first, index);
    return { key: day, day: index + 1, label: fullDay(day), disabled: day < birthDate || day > today || undefined };
  });
}

function Month({ current, bounds, onPick }: { current: PlainDate; bounds: Bounds; onPick: (day: PlainDate) => void }) {
  const [first, setFirst] = useState(() => firstOf(current));
  const turn = (months: number): (() => void) | undefined => {
    const to = addMonths(first, months);
    const inside = to >= firstOf(bounds.birthDate) && to <= bounds.today;
    return inside ? () => setFirst(to) : undefined;
  };
  return (
    <MonthCalendar
      title={monthTitle(first)}
      weekdays={weekdayLetters}
      blanks={weekdayOf(first) - 1}
      days={daysOf(first, bounds)}
      current={current}
      onPick={(key) => onPick(toPlainDate(key))}
      before={{ label: words.monthBefore, onPress: turn(-1) }}
      after={{ label: words.monthAfter, onPress: turn(1) }}
    />
  );
}

export interface DaySheetProps {
  open: boolean;
  current: PlainDate;
  bounds: Bounds;
  onPick: (day: PlainDate) => void;
  onClose: () => void;
}

/** Another day than today, from the day of birth on. */
export const DaySheet = ({ open, onClose, ...month }: DaySheetProps) => (
  <Sheet id="measured-on" open={open} title={words.dayTitle} closeLabel={states.close} onClose={onClose}>
    {open && <Month {...month} />}
  </Sheet>
);
