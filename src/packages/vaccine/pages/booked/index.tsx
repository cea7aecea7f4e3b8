import { useState } from 'react';
import { getAppointment, type Appointment } from '@kangban/contract/booking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { booked as words, visitBooking } from '@/copy/booking';
import { home } from '@/copy/home';
import { states } from '@/copy/states';
import { BookingActions } from '@/features/booking/booking-actions';
import { instantWords } from '@/features/booking/day-notice';
import { StateHead } from '@/features/booking/state-head';
import { BeforeVisit, QueueCard, TicketView } from '@/features/booking/ticket-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { addToCalendar } from '@/platform/calendar';
import { dayInChina, nowMs } from '@/platform/clock';
import { openPage, replacePage, restartAt, usePageParams } from '@/platform/navigation';
import { useBrightScreen } from '@/platform/use-bright-screen';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

/** A time of the site's day as an instant: China has one zone and no summer time. */
const instantOf = (day: PlainDate, time: string): string => `${day}T${time}:00+08:00`;

const eventOf = ({ day, startsAt, endsAt, resident, site, reward, checkup }: Appointment) => ({
  title: words.calendarTitle(resident.label, (reward ?? checkup)?.name),
  startsAt: instantOf(day, startsAt),
  endsAt: instantOf(day, endsAt),
  place: `${site.name} ${site.room} ${site.address}`,
});

function Others({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.others} />
      <Card flush>
        {ids.map((appointmentId) => (
          <OtherRow key={appointmentId} appointmentId={appointmentId} />
        ))}
      </Card>
    </>
  );
}

function OtherRow({ appointmentId }: { appointmentId: string }) {
  const remote = useRemote({ endpoint: getAppointment, input: { params: { appointmentId } }, keep: true });
  if (remote.state !== 'ready' && remote.state !== 'offline') return null;
  if (!remote.data) return null;
  const { resident, doses, visit, checkup, reward, ticketNo } = remote.data;
  return (
    <Row
      icon="qr"
      title={home.rowTitle(
        resident.label,
        (checkup ?? visit ?? reward)?.name ?? states.list(doses.map(({ name, dose }) => home.dose(name, dose))),
      )}
      note={ticketNo}
      onPress={() => void openPage('booked', { appointmentId })}
    />
  );
}

interface FootProps {
  appointment: Appointment;
  onAdded: () => void;
}

function bookAgain({ resident: { residentId }, visit, checkup, reward }: Appointment): void {
  if (reward) void openPage('redemption', { residentId, redemptionId: reward.redemptionId });
  else if (checkup) {
    const { service, taskId } = checkup;
    void openPage('checkupBook', { residentId, service, ...(taskId !== null && { taskId }) });
  } else if (visit) void openPage('visit', { residentId, visit: visit.code });
  else void openPage('chooseVaccine', { residentId });
}

function Foot({ appointment, onAdded }: FootProps) {
  const { appointmentId, changeable, state } = appointment;
  if (state === 'cancelled' || state === 'noshow') {
    const again = (): void => bookAgain(appointment);
    return (
      <BottomBar>
        <Button text={words.again} onPress={again} />
      </BottomBar>
    );
  }
  if (state !== 'booked') return null;
  const add = async (): Promise<void> => {
    if (await addToCalendar(eventOf(appointment))) onAdded();
  };
  return (
    <BottomBar>
      {changeable && (
        <Button text={words.reschedule} kind="second" onPress={() => void openPage('reschedule', { appointmentId })} />
      )}
      <Button text={words.calendar} icon="bell" onPress={() => void add()} />
    </BottomBar>
  );
}

const isAhead = (state: Appointment['state'] | undefined): boolean => state === 'booked' || state === 'checked-in';

interface BodyProps {
  appointment: Appointment;
  today: PlainDate;
  also: readonly string[];
  onCancelled: () => void;
}

function Body({ appointment, today, also, onCancelled }: BodyProps) {
  const { state, changeable, changeUntil } = appointment;
  const ahead = isAhead(state);
  const until = changeable ? words.changeUntil(instantWords(changeUntil, today)) : words.notChangeable;
  return (
    <>
      <StateHead appointment={appointment} today={today} />
      {ahead && <TicketView appointment={appointment} today={today} />}
      <Others ids={also} />
      {ahead && <QueueCard appointment={appointment} />}
      {ahead && <BeforeVisit appointment={appointment} />}
      {ahead && <BookingActions appointment={appointment} onCancelled={onCancelled} />}
      {state === 'booked' && (
        <Inset>
          <Note tone="sunk">{until}</Note>
        </Inset>
      )}
    </>
  );
}

interface BookedProps {
  appointmentId: string;
  fresh: boolean;
  also: readonly string[];
}

function freshTitle(known: Appointment | undefined): string {
  if (known?.reward) return words.rewardTitle;
  return known?.checkup || known?.visit ? visitBooking.title : words.title;
}

function Booked({ appointmentId, fresh, also }: BookedProps) {
  const [said, setSaid] = useState<string>();
  const remote = useRemote({ endpoint: getAppointment, input: { params: { appointmentId } }, keep: true });
  const known = knownOf(remote);
  useBrightScreen(isAhead(known?.state));
  const today = dayInChina(nowMs());
  return (
    <InnerPage
      title={fresh ? freshTitle(known) : words.detailTitle}
      onBack={fresh ? () => void restartAt('home') : undefined}
      foot={known && <Foot appointment={known} onAdded={() => setSaid(words.calendarDone)} />}
    >
      <RemoteView remote={remote} here={pathTo('booked', { appointmentId })}>
        {(appointment) => (
          <Body appointment={appointment} today={today} also={also} onCancelled={() => setSaid(words.cancelled)} />
        )}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}

export default function BookedPage() {
  const { appointmentId, fresh, also } = usePageParams('booked');
  if (appointmentId) {
    return (
      <Booked appointmentId={appointmentId} fresh={fresh === 'yes'} also={(also ?? '').split(',').filter(Boolean)} />
    );
  }
  return (
    <InnerPage title={words.detailTitle}>
      <StatePanel kind="empty" title={words.detailTitle}>
        <Button text={words.home} onPress={() => void replacePage('home')} />
      </StatePanel>
    </InnerPage>
  );
}
