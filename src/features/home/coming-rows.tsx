import { View } from '@tarojs/components';
import type { Appointment, WaitlistEntry } from '@kangban/contract/booking';
import type { PlainDate } from '@kangban/contract/common';
import type { DueDose, Home, HomeTask, MemberSummary } from '@kangban/contract/home';
import type { FamilyMember } from '@kangban/contract/identity';
import { home as words } from '@/copy/home';
import { states } from '@/copy/states';
import { timeInChina, dayInChina } from '@/platform/clock';
import { clockWords, dateNumber, dayWords, monthWord, weekdayOfDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Icon, type IconName } from '@/ui/icon/icon';
import { Row, RowDate } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { doseNames, isLate } from './due-words';
import { membersOf, tasksOf, upcomingOf, waitingOf, type FirstThing, type Scope } from './first-thing';
import './home.scss';

/** As wide as a date, so that all rows begin on one line. */
const Lead = ({ icon }: { icon: IconName }) => (
  <View className="home-lead">
    <Icon name={icon} size={26} />
  </View>
);

const dateLead = (day: PlainDate) => <RowDate day={dateNumber(day)} month={monthWord(day)} />;

function AppointmentRow({ appointment }: { appointment: Appointment }) {
  const { resident, day, startsAt, site, appointmentId } = appointment;
  return (
    <Row
      lead={dateLead(day)}
      title={words.rowTitle(resident.label, words.vaccinate)}
      note={states.dotted([`${weekdayOfDay(day)} ${clockWords(startsAt)}`, site.shortName])}
      onPress={() => void openPage('booked', { appointmentId })}
    />
  );
}

function DueRow({ summary: { member, due } }: { summary: MemberSummary }) {
  return (
    <Row
      lead={<Lead icon="syringe" />}
      title={words.rowTitle(member.label, doseNames(due))}
      note={isLate(due) ? words.lateRow : words.canGetRow}
      onPress={() => void openPage('chooseVaccine', { residentId: member.residentId })}
    />
  );
}

function TaskRow({ task, home: { members, today } }: { task: HomeTask; home: Home }) {
  const { residentId, taskId, title, dueOn, bookedFor, fasting } = task;
  const at = bookedFor === null ? undefined : Date.parse(bookedFor);
  const label = members.find(({ member }) => member.residentId === residentId)?.member.label ?? '';
  const when = at
    ? `${weekdayOfDay(dayInChina(at))} ${clockWords(timeInChina(at))}`
    : words.taskBy(dayWords(dueOn, today));
  return (
    <Row
      lead={at ? dateLead(dayInChina(at)) : <Lead icon="clock" />}
      title={words.rowTitle(label, title)}
      note={states.dotted([when, fasting ? words.taskFasting : ''])}
      onPress={() => void openPage('careTask', { residentId, taskId })}
    />
  );
}

function WaitingRow({ entry, today }: { entry: WaitlistEntry; today: PlainDate }) {
  return (
    <Row
      lead={<Lead icon="clock" />}
      title={words.rowTitle(entry.resident.label, words.waitlistTitle(dayWords(entry.day, today)))}
      note={words.waitingRow(entry.ahead)}
      onPress={() => void openPage('bookings')}
    />
  );
}

function NextRow({
  member,
  dose,
  day,
  today,
}: {
  member: FamilyMember;
  dose: DueDose;
  day: PlainDate;
  today: PlainDate;
}) {
  return (
    <Row
      lead={<Lead icon="clock" />}
      title={words.rowTitle(member.label, doseNames([dose]))}
      note={words.notYetRow(dayWords(day, today))}
      onPress={() => void openPage('chooseVaccine', { residentId: member.residentId })}
    />
  );
}

export interface ComingRowsProps {
  home: Home;
  scope: Scope;
  /** Stands on the card already. */
  first: FirstThing;
}

/** What comes after the first thing: bookings by date, then what is due for others, then waiting and what opens next. */
export function ComingRows({ home, scope, first }: ComingRowsProps) {
  const { today } = home;
  const bookings = upcomingOf(home, scope).filter(
    ({ appointmentId }) => first.kind !== 'appointment' || first.appointment.appointmentId !== appointmentId,
  );
  const due = membersOf(home, scope).filter(
    ({ member, due: doses }) =>
      doses.length > 0 && (first.kind !== 'due' || first.summary.member.residentId !== member.residentId),
  );
  const tasks = tasksOf(home, scope).filter(({ taskId }) => first.kind !== 'task' || first.task.taskId !== taskId);
  const dated = [
    ...tasks.map((task) => ({
      day: task.bookedFor === null ? task.dueOn : dayInChina(Date.parse(task.bookedFor)),
      row: <TaskRow key={task.taskId} task={task} home={home} />,
    })),
    ...bookings.map((appointment) => ({
      day: appointment.day,
      row: <AppointmentRow key={appointment.appointmentId} appointment={appointment} />,
    })),
  ].sort((a, b) => a.day.localeCompare(b.day));
  const waiting = waitingOf(home, scope);
  const next = scope === 'all' || first.kind === 'nothing' ? [] : membersOf(home, scope);
  const later = next.flatMap(({ member, next: dose }) => (dose?.dueOn ? [{ member, dose, day: dose.dueOn }] : []));
  if (dated.length + due.length + waiting.length + later.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.next} />
      <Card flush>
        {dated.map(({ row }) => row)}
        {due.map((summary) => (
          <DueRow key={summary.member.residentId} summary={summary} />
        ))}
        {waiting.map((entry) => (
          <WaitingRow key={entry.entryId} entry={entry} today={today} />
        ))}
        {later.map(({ member, dose, day }) => (
          <NextRow key={`${dose.series}-${dose.dose}`} member={member} dose={dose} day={day} today={today} />
        ))}
      </Card>
    </>
  );
}
