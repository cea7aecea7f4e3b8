import { addDays, type PlainDate } from '../shared/plain-date';

/** A day and a time of day at the site; the caller makes an instant of it. */
export interface DayTime {
  day: PlainDate;
  /** `HH:MM` */
  time: string;
}

/** The evening the reminder goes out. */
export const REMINDER_TIME = '20:00';

/** Until when the resident may cancel or move: the hour the site names, of the day before. */
export const changeUntilOf = (slotDay: PlainDate, changeCutoffAt: string): DayTime => ({
  day: addDays(slotDay, -1),
  time: changeCutoffAt.slice(0, 5),
});

/** When the reminder goes out: eight in the evening of the day before. Whoever books later gets none. */
export const reminderOf = (slotDay: PlainDate): DayTime => ({ day: addDays(slotDay, -1), time: REMINDER_TIME });
