import type { Appointment } from '@kangban/contract/booking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { booked as words } from '@/copy/booking';
import { Lead } from '@/ui/lead/lead';
import type { MarkKind } from '@/ui/mark/mark';
import { instantWords } from './day-notice';

const MARKS: Record<Appointment['state'], MarkKind> = {
  booked: 'normal',
  'checked-in': 'now',
  fulfilled: 'normal',
  cancelled: 'none',
  noshow: 'none',
};

function textOf({ state, remindAt }: Appointment, today: PlainDate): string {
  if (state !== 'booked') return words.stateText[state];
  return remindAt ? words.remind(instantWords(remindAt, today)) : words.noRemind;
}

/** 约好了, and what happens next. */
export function StateHead({ appointment, today }: { appointment: Appointment; today: PlainDate }) {
  const { state } = appointment;
  return <Lead title={words.states[state]} mark={MARKS[state]} text={textOf(appointment, today)} />;
}
