import { View } from '@tarojs/components';
import type { Appointment, CheckupService } from '@kangban/contract/booking';
import { stopEatingAt } from '@kangban/domain/checkup-booking/prepare';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { booked as words, visitBooking } from '@/copy/booking';
import { bring } from '@/copy/bring';
import { checkupBooking, checkupPrepare } from '@/copy/checkup-booking';
import { home } from '@/copy/home';
import { ageWords, clockWords, dayWords, sexWord, spanWords, weekdayOfDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { IconList } from '@/ui/icon-list/icon-list';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { QueueLane } from '@/ui/queue-lane/queue-lane';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Strong } from '@/ui/strong/strong';
import { Ticket } from '@/ui/ticket/ticket';
import './booking.scss';

type TicketLess = Pick<TicketProps, 'appointment'>;

interface TicketProps {
  appointment: Appointment;
  today: PlainDate;
}

function whatOf({ checkup, visit, reward }: Appointment): string {
  if (reward) return words.rewardWhat;
  return checkup || visit ? visitBooking.what : words.what;
}

/** The ticket to show at the desk. */
export function TicketView({ appointment, today }: TicketProps) {
  const { day, startsAt, endsAt, resident, doses, site, ticketNo, code } = appointment;
  const visit = appointment.checkup ?? appointment.visit ?? appointment.reward;
  return (
    <Ticket
      day={dayWords(day, today)}
      time={`${weekdayOfDay(day)} ${spanWords(startsAt, endsAt)}`}
      qr={{ code, label: words.qrLabel }}
      number={ticketNo}
      hint={words.hint}
    >
      <KeyValueList
        rows={[
          {
            key: words.who,
            values: [words.whoValue(resident.label, sexWord(resident.sex), ageWords(resident.birthDate, today))],
          },
          {
            key: whatOf(appointment),
            values: visit ? [visit.name] : doses.map(({ name, dose }) => home.dose(name, dose)),
          },
          { key: words.where, values: [site.shortName, appointment.visit ? '' : site.room].filter(Boolean) },
        ]}
      />
    </Ticket>
  );
}

/** Where in the queue, and about when it is one's turn. */
export function QueueCard({ appointment }: { appointment: Appointment }) {
  const { queue, startsAt, endsAt, resident } = appointment;
  const [before, total, between, place, end] = words.queueText(queue.total, resident.label, queue.position);
  return (
    <>
      <SectionTitle text={words.queue} />
      <Card>
        <View>
          {before}
          <Strong text={total} />
          {between}
          <Strong text={place} />
          {end}
        </View>
        <QueueLane
          position={queue.position}
          total={queue.total}
          start={clockWords(startsAt)}
          mine={words.about(clockWords(queue.aboutAt))}
          end={clockWords(endsAt)}
          label={words.queueLabel(queue.position, queue.total)}
        />
        <View className="question-note">
          <Note tone="sunk">{words.queueNote}</Note>
        </View>
      </Card>
    </>
  );
}

function BeforeCheckup() {
  const [take, handbook, and, certificate] = visitBooking.handbook;
  const papers = (
    <>
      {take}
      <Strong text={handbook} />
      {and}
      <Strong text={certificate} />
    </>
  );
  return (
    <>
      <SectionTitle text={words.before} />
      <Card>
        <IconList
          items={[
            { key: 'bring', icon: 'bag', text: papers },
            { key: 'fever', icon: 'thermometer', text: words.fever },
            { key: 'ask', icon: 'doctor', text: visitBooking.ask },
          ]}
        />
      </Card>
    </>
  );
}

/** What to mind before a checkup of older people; the whole list is one tap away. */
function BeforeYearly({ appointment, service }: TicketLess & { service: CheckupService }) {
  const hour = service === 'recheck' ? undefined : stopEatingAt(appointment.startsAt);
  const fasting = hour === undefined ? checkupBooking.askFasting : checkupBooking.fasting(hour);
  return (
    <>
      <SectionTitle text={words.before} />
      <Card>
        <IconList
          items={[
            { key: 'fast', icon: 'clock', text: fasting },
            { key: 'medicine', icon: 'info', text: checkupBooking.medicine },
          ]}
        />
      </Card>
      <Inset>
        <Note tone="sunk">{checkupBooking.unconfirmed}</Note>
        <Button text={checkupPrepare.all} kind="second" onPress={() => void openPage('checkupPrepare', { service })} />
      </Inset>
    </>
  );
}

interface RewardProps extends TicketLess {
  reward: NonNullable<Appointment['reward']>;
}

/** What to mind before a service paid with points, and its code for the counter. */
function BeforeReward({ appointment, reward }: RewardProps) {
  const { prepare, redemptionId } = reward;
  const { residentId } = appointment.resident;
  return (
    <>
      <SectionTitle text={words.before} />
      <Card>
        <IconList
          items={[
            ...(prepare === '' ? [] : [{ key: 'prepare', icon: 'info' as const, text: prepare }]),
            { key: 'card', icon: 'bag', text: checkupBooking.idCard },
            { key: 'code', icon: 'qr', text: words.rewardCode },
          ]}
        />
      </Card>
      <Inset>
        <Button
          text={words.rewardShow}
          kind="second"
          icon="qr"
          onPress={() => void openPage('redemption', { residentId, redemptionId })}
        />
      </Inset>
    </>
  );
}

/** What to think of before going. */
export function BeforeVisit({ appointment }: { appointment: Appointment }) {
  if (appointment.reward) return <BeforeReward appointment={appointment} reward={appointment.reward} />;
  if (appointment.checkup) return <BeforeYearly appointment={appointment} service={appointment.checkup.service} />;
  return appointment.visit ? <BeforeCheckup /> : <BeforeVaccination appointment={appointment} />;
}

function BeforeVaccination({ appointment }: { appointment: Appointment }) {
  const { noted } = appointment.health;
  const [take, certificate, and, card] = bring;
  const [stay, minutes, leave] = words.stay;
  return (
    <>
      <SectionTitle text={words.before} />
      <Card>
        <IconList
          items={[
            ...(noted.length > 0
              ? [{ key: 'doctor', icon: 'doctor' as const, text: words.doctorFirst(noted.join('，')) }]
              : []),
            {
              key: 'bring',
              icon: 'bag',
              text: (
                <>
                  {take}
                  <Strong text={certificate} />
                  {and}
                  <Strong text={card} />
                </>
              ),
            },
            { key: 'fever', icon: 'thermometer', text: words.fever },
            {
              key: 'stay',
              icon: 'clock',
              text: (
                <>
                  {stay}
                  <Strong text={minutes} />
                  {leave}
                </>
              ),
            },
          ]}
        />
      </Card>
    </>
  );
}
