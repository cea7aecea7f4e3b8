import { useState } from 'react';
import { acceptOffer, leaveWaitlist, type Appointment, type WaitlistEntry } from '@kangban/contract/booking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { bookings as words, slot } from '@/copy/booking';
import { errorSentences } from '@/copy/errors';
import { home } from '@/copy/home';
import { states } from '@/copy/states';
import { dateNumber, dayWords, monthWord, spanWords, weekdayOfDay } from '@/copy/when';
import { timeInChina } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Note } from '@/ui/note/note';
import { Row, RowDate } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip, type StatusChipProps } from '@/ui/status-chip/status-chip';
import { stateWord } from './state-head';
import './booking.scss';

const doseWords = (doses: Appointment['doses'] | WaitlistEntry['doses']): string =>
  states.list(doses.map(({ name, dose }) => home.dose(name, dose)));

const CHIPS: Record<Appointment['state'], StatusChipProps['kind']> = {
  booked: 'normal',
  'checked-in': 'now',
  fulfilled: 'normal',
  cancelled: 'none',
  noshow: 'none',
};

/** One booking as a line of a list. */
export function BookingRow({ appointment }: { appointment: Appointment }) {
  const { day, startsAt, endsAt, resident, doses, visit, checkup, reward, site, state, appointmentId } = appointment;
  return (
    <Row
      lead={<RowDate day={dateNumber(day)} month={monthWord(day)} />}
      title={home.rowTitle(resident.label, (checkup ?? visit ?? reward)?.name ?? doseWords(doses))}
      note={states.dotted([`${weekdayOfDay(day)} ${spanWords(startsAt, endsAt)}`, site.shortName])}
      right={state === 'booked' ? undefined : <StatusChip kind={CHIPS[state]} text={stateWord(appointment)} />}
      onPress={() => void openPage('booked', { appointmentId })}
    />
  );
}

interface WaitCardProps {
  entry: WaitlistEntry;
  today: PlainDate;
  onChanged: () => void;
}

const noteOf = ({ offer, ahead }: WaitlistEntry): string =>
  offer
    ? words.offered(spanWords(offer.startsAt, offer.endsAt), timeInChina(Date.parse(offer.expiresAt)))
    : words.ahead(ahead);

/** One place on a waiting list: what is held for one, and leaving. */
export function WaitCard({ entry, today, onChanged }: WaitCardProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const { entryId, offer, resident, doses, day, half, siteName } = entry;
  const run = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    await act().catch((reason: unknown) => setWrong(errorSentences[asProblem(reason).code].say));
    setBusy(false);
    setAsking(false);
  };
  const accept = () =>
    run(async () => {
      const { appointments } = await sendOnce({ name: `accept.${entryId}`, what: {} }, (idempotencyKey) =>
        call(acceptOffer, { params: { entryId }, body: {}, idempotencyKey }),
      );
      const [first] = appointments;
      if (first) await openPage('booked', { appointmentId: first.appointmentId, fresh: 'yes' });
      onChanged();
    });
  const leave = () => run(async () => call(leaveWaitlist, { params: { entryId } }).then(onChanged));
  return (
    <Card>
      <Row
        icon={offer ? 'bell' : 'clock'}
        title={home.rowTitle(resident.label, doseWords(doses))}
        note={states.dotted([`${dayWords(day, today)} ${slot.halfName[half]}`, siteName])}
      />
      <Note tone={offer ? 'attention' : 'sunk'} icon={offer ? undefined : 'people'}>
        {noteOf(entry)}
      </Note>
      {wrong && (
        <Note tone="attention" live>
          {wrong}
        </Note>
      )}
      <Button
        text={offer ? words.accept : words.leave}
        kind={offer ? 'primary' : 'plain'}
        busy={busy}
        onPress={() => (offer ? void accept() : setAsking(true))}
      />
      {offer && <Button text={words.leave} kind="plain" onPress={() => setAsking(true)} />}
      <Confirm
        id={`leave-${entryId}`}
        open={asking}
        title={words.leaveTitle}
        text={words.leaveText}
        yes={words.leaveYes}
        no={words.leaveNo}
        busy={busy}
        onYes={() => void leave()}
        onNo={() => setAsking(false)}
      />
    </Card>
  );
}

export interface BookingsListProps {
  upcoming: readonly Appointment[];
  waiting: readonly WaitlistEntry[];
  today: PlainDate;
  onChanged: () => void;
}

/** What is booked and what is waited for. */
export function BookingsList({ upcoming, waiting, today, onChanged }: BookingsListProps) {
  return (
    <>
      {waiting.length > 0 && <SectionTitle text={words.waiting} />}
      {waiting.map((entry) => (
        <WaitCard key={entry.entryId} entry={entry} today={today} onChanged={onChanged} />
      ))}
      {upcoming.length > 0 && (
        <>
          <SectionTitle text={words.upcoming} />
          <Card flush>
            {upcoming.map((appointment) => (
              <BookingRow key={appointment.appointmentId} appointment={appointment} />
            ))}
          </Card>
        </>
      )}
    </>
  );
}
