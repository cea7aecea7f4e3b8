import Taro from '@tarojs/taro';

/** Something to be reminded of; instants with offset, as the server writes them. */
export interface CalendarEvent {
  title: string;
  startsAt: string;
  endsAt: string;
  place: string;
}

const MS_PER_SECOND = 1_000;
/** The phone rings this long before. */
const ALARM_SECONDS = 3_600;

const stampOf = (instant: string): string => `${new Date(instant).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n');

/** The event as a calendar file (RFC 5545). */
export function calendarFile({ title, startsAt, endsAt, place }: CalendarEvent): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kangban//Appointment//ZH',
    'BEGIN:VEVENT',
    `UID:${stampOf(startsAt)}-${stampOf(endsAt)}@kangban`,
    `DTSTAMP:${stampOf(startsAt)}`,
    `DTSTART:${stampOf(startsAt)}`,
    `DTEND:${stampOf(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT1H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function offerFile(event: CalendarEvent): void {
  const link = document.createElement('a');
  link.href = `data:text/calendar;charset=utf-8,${encodeURIComponent(calendarFile(event))}`;
  link.download = 'kangban.ics';
  link.click();
}

/** Puts the event into the phone's calendar: WeChat asks the person, a browser hands over a calendar file. True when it went. */
export async function addToCalendar(event: CalendarEvent): Promise<boolean> {
  // Not after an early return: only inside the block does the web build leave out Taro's stand-in (200 KB of calendar library).
  if (process.env.TARO_ENV === 'weapp') {
    return Taro.addPhoneCalendar({
      title: event.title,
      startTime: Date.parse(event.startsAt) / MS_PER_SECOND,
      endTime: String(Date.parse(event.endsAt) / MS_PER_SECOND),
      location: event.place,
      alarm: true,
      alarmOffset: ALARM_SECONDS,
    }).then(
      () => true,
      () => false,
    );
  }
  offerFile(event);
  return true;
}
