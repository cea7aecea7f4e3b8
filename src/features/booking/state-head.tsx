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

/** Where it stands, in two or three words: what is not a vaccine is done, not given. */
export const stateWord = ({ state, doses }: Appointment): string =>
  state === 'fulfilled' && doses.length === 0 ? words.doneOther : words.states[state];

function textOf({ state, remindAt, doses }: Appointment, today: PlainDate): string {
  if (state === 'fulfilled' && doses.length === 0) return '';
  if (state !== 'booked') return words.stateText[state];
  return remindAt ? words.remind(instantWords(remindAt, today)) : words.noRemind;
}

/** 约好了, and what happens next. */
export function StateHead({ appointment, today }: { appointment: Appointment; today: PlainDate }) {
  const { state } = appointment;
  return <Lead title={stateWord(appointment)} mark={MARKS[state]} text={textOf(appointment, today)} />;
}
