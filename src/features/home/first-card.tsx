import type { ReactNode } from 'react';
import type { Appointment } from '@kangban/contract/booking';
import type { PlainDate } from '@kangban/contract/common';
import type { Home, HomeTask, MemberSummary } from '@kangban/contract/home';
import { bring } from '@/copy/bring';
import { home as words } from '@/copy/home';
import { ageWords, clockWords, dayAndWeekday, dayWords, nearDayWords, partOfDay, spanWords } from '@/copy/when';
import { dayInChina, timeInChina } from '@/platform/clock';
import { showWay } from '@/platform/device';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { NextCard, type NextCardProps } from '@/ui/next-card/next-card';
import { completeBeforeWords, doseNames, isLate } from './due-words';
import type { FirstThing, Offered } from './first-thing';

/** The card as values, so that the same can be drawn and read aloud. */
export interface FirstCardContent extends Omit<NextCardProps, 'eyebrow' | 'aside' | 'children'> {
  button: { text: string; onPress: () => void };
}

function dueContent({ member, due }: MemberSummary, today: PlainDate): FirstCardContent {
  const before = completeBeforeWords(due, { birthDate: member.birthDate, today });
  const open = (): void => void openPage('chooseVaccine', { residentId: member.residentId });
  const free = due.every((dose) => dose.free) ? words.allFree(due.length) : words.oneVisit(due.length);
  return {
    who: words.who(member.label, ageWords(member.birthDate, today)),
    title: isLate(due) ? words.late(due.length) : words.canGet(due.length),
    text: [doseNames(due), free].filter(Boolean),
    lines: before ? [{ icon: 'calendar', text: before }] : [],
    button: { text: words.book, onPress: open },
    why: { text: words.whyNow, onPress: open },
  };
}

function appointmentContent(appointment: Appointment, today: PlainDate): FirstCardContent {
  const { day, startsAt, endsAt, site, resident, appointmentId, checkup, visit, reward } = appointment;
  const when = `${nearDayWords(day, today)}${partOfDay(startsAt)}`;
  return {
    who: words.who(resident.label, ageWords(resident.birthDate, today)),
    title: checkup ? words.checkupTitle(when) : words.appointmentTitle(when, reward?.name),
    text: [(checkup ?? visit ?? reward)?.name ?? doseNames(appointment.doses)],
    lines: [
      { icon: 'clock', text: `${dayAndWeekday(day, today)} ${spanWords(startsAt, endsAt)}` },
      { icon: 'pin', text: `${site.shortName} ${site.room}` },
      ...(checkup || reward ? [] : [{ icon: 'bag' as const, text: bring.join('') }]),
    ],
    button: { text: words.ticket, onPress: () => void openPage('booked', { appointmentId }) },
    why: { text: words.directions, onPress: () => void showWay(site) },
  };
}

/** When and where, or by when; and what to mind. */
function taskContent(task: HomeTask, { members, today }: Home): FirstCardContent {
  const { residentId, taskId, title, dueOn, bookedFor, place, fasting } = task;
  const at = bookedFor === null ? undefined : Date.parse(bookedFor);
  const by = { icon: 'calendar', text: words.taskBy(dayWords(dueOn, today)) } as const;
  const when =
    at === undefined
      ? undefined
      : ({ icon: 'clock', text: `${dayAndWeekday(dayInChina(at), today)} ${clockWords(timeInChina(at))}` } as const);
  const open = (): void => void openPage('careTask', { residentId, taskId });
  return {
    who: members.find(({ member }) => member.residentId === residentId)?.member.label ?? '',
    title,
    lines: [
      when ?? by,
      ...(place === null ? [] : [{ icon: 'pin', text: place } as const]),
      ...(fasting ? [{ icon: 'info', text: words.taskFasting } as const] : []),
    ],
    button: { text: words.taskOpen, onPress: open },
  };
}

const offerContent = ({ resident, offer, siteName, day }: Offered, today: PlainDate): FirstCardContent => ({
  who: resident.label,
  title: words.offer(`${nearDayWords(day, today)} ${clockWords(offer.startsAt)}`),
  text: [siteName, words.offerText(timeInChina(Date.parse(offer.expiresAt)))],
  button: { text: words.takeOffer, onPress: () => void openPage('bookings') },
});

function nothingContent({ next }: Extract<FirstThing, { kind: 'nothing' }>, today: PlainDate): FirstCardContent {
  const ahead = next?.dose.dueOn
    ? words.nothingText(dayWords(next.dose.dueOn, today), `${next.member.label} ${doseNames([next.dose])}`)
    : words.nothingNext;
  return {
    title: words.nothing,
    text: [ahead],
    button: { text: words.seeRecord, onPress: () => void openPage('record') },
  };
}

export function firstCardContent(home: Home, thing: FirstThing): FirstCardContent {
  switch (thing.kind) {
    case 'offer':
      return offerContent(thing.entry, home.today);
    case 'due':
      return dueContent(thing.summary, home.today);
    case 'task':
      return taskContent(thing.task, home);
    case 'appointment':
      return appointmentContent(thing.appointment, home.today);
    case 'nothing':
      return nothingContent(thing, home.today);
  }
}

export interface FirstCardProps {
  content: FirstCardContent;
  /** 读给我听, in the large-type layout. */
  aside?: ReactNode;
}

/** The one dark card: what to do first. */
export function FirstCard({ content, aside }: FirstCardProps) {
  const { button, ...rest } = content;
  return (
    <NextCard {...rest} who={aside ? undefined : rest.who} eyebrow={words.first} aside={aside}>
      <Button text={button.text} kind="hero" onPress={button.onPress} />
    </NextCard>
  );
}
