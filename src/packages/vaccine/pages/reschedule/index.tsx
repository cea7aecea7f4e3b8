import { useState } from 'react';
import { getAppointment, type Appointment } from '@kangban/contract/booking';
import type { BookableService } from '@kangban/contract/site';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { slot as words, unsure } from '@/copy/booking';
import { dayAndWeekday, spanWords } from '@/copy/when';
import { moveBooking } from '@/features/booking/change-booking';
import { RefusalPanel, explainsRefusal } from '@/features/booking/refusal-panel';
import { SlotPicker } from '@/features/booking/slot-picker';
import { useSlotSearch, type SlotSearch } from '@/features/booking/use-slot-search';
import type { SlotTarget } from '@/features/booking/draft';
import { InnerPage } from '@/features/shell/page';
import { siteNote } from '@/features/sites/site-rows';
import { ProblemPanel } from '@/features/states/problem-panel';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { callPhone } from '@/platform/device';
import { goBack, openPage, usePageParams } from '@/platform/navigation';
import { asProblem, type ProblemError } from '@/platform/problem';
import { isUnsure } from '@/platform/send-once';
import { useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { PersonCard } from '@/ui/person-card/person-card';
import { StatePanel } from '@/ui/state-panel/state-panel';

interface Moving {
  busy: boolean;
  problem: ProblemError | undefined;
  move: (slotId: string) => Promise<void>;
  calm: () => void;
}

function useMoving(appointmentId: string): Moving {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const move = async (slotId: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await moveBooking(appointmentId, slotId).then(goBack, (reason: unknown) => setProblem(asProblem(reason)));
    setBusy(false);
  };
  return { busy, problem, move, calm: () => setProblem(undefined) };
}

interface TroubleProps {
  problem: ProblemError;
  appointment: Appointment;
  target: SlotTarget | undefined;
  today: PlainDate;
  moving: Moving;
  onFrom: (day: PlainDate) => void;
}

function Trouble({ problem, appointment, target, today, moving, onFrom }: TroubleProps) {
  const [first] = target?.places ?? [];
  const again = (): void => {
    if (first) void moving.move(first.slotId);
  };
  if (isUnsure(problem.code)) {
    return (
      <StatePanel kind="error" icon="wifi-off" title={unsure.titleMove} text={unsure.textMove}>
        <Button text={unsure.ask} icon="refresh" busy={moving.busy} onPress={again} />
      </StatePanel>
    );
  }
  if (!explainsRefusal(problem)) {
    return (
      <ProblemPanel
        problem={problem}
        here={pathTo('reschedule', { appointmentId: appointment.appointmentId })}
        onRetry={again}
      />
    );
  }
  return (
    <RefusalPanel
      problem={problem}
      today={today}
      asked={target && first && { day: target.day, startsAt: first.startsAt }}
      people={1}
      onTake={({ slotId }) => void moving.move(slotId)}
      onOtherTimes={(from) => {
        moving.calm();
        if (from) onFrom(from);
      }}
      onAnswer={() => void goBack()}
    />
  );
}

function NotChangeable({ appointment }: { appointment: Appointment }) {
  return (
    <StatePanel kind="no-permission" icon="clock" title={words.moveLate} text={words.moveLateText}>
      <Button text={words.callSite} icon="phone" onPress={() => void callPhone(appointment.site.phone)} />
      <Button
        text={words.moveBack}
        kind="plain"
        onPress={() => void openPage('booked', { appointmentId: appointment.appointmentId })}
      />
    </StatePanel>
  );
}

interface FootProps {
  target: SlotTarget | undefined;
  today: PlainDate;
  oldSlot: string;
  moving: Moving;
}

function Foot({ target, today, oldSlot, moving }: FootProps) {
  const [place] = target?.places ?? [];
  if (!target || !place) {
    return (
      <BottomBar>
        <Button text={words.chooseOne} disabled />
      </BottomBar>
    );
  }
  const same = place.slotId === oldSlot;
  return (
    <BottomBar left={`${dayAndWeekday(target.day, today)} ${spanWords(place.startsAt, place.endsAt)}`}>
      <Button
        text={same ? words.moveSame : words.moveThis}
        disabled={same}
        busy={moving.busy}
        onPress={() => void moving.move(place.slotId)}
      />
    </BottomBar>
  );
}

function Choosing({ appointment, search }: { appointment: Appointment; search: SlotSearch }) {
  const { appointmentId, day, startsAt, endsAt } = appointment;
  const here = pathTo('reschedule', { appointmentId });
  return (
    <RemoteView remote={search.site} here={here}>
      {(detail) => (
        <>
          <PersonCard icon="hospital" name={detail.name} note={siteNote(detail)} />
          <Inset>
            <Note icon="calendar">
              {words.moveOld(`${dayAndWeekday(day, dayInChina(nowMs()))} ${spanWords(startsAt, endsAt)}`)}
            </Note>
          </Inset>
          <RemoteView remote={search.availability} here={here} shape="cards">
            {(availability) =>
              search.choice && (
                <SlotPicker
                  site={detail}
                  service={serviceOf(appointment)}
                  availability={availability}
                  choice={search.choice}
                  people={1}
                  mayWait={false}
                  onTap={search.tap}
                  onJump={search.jump}
                  onOtherSites={appointment.reward ? undefined : () => void openPage('sites')}
                />
              )
            }
          </RemoteView>
        </>
      )}
    </RemoteView>
  );
}

const serviceOf = ({ visit, checkup, reward }: Appointment): BookableService | undefined =>
  (checkup ?? reward)?.service ?? (visit && 'child-health');

function Reschedule({ appointment }: { appointment: Appointment }) {
  const { appointmentId, site, slotId } = appointment;
  const service = serviceOf(appointment);
  const search = useSlotSearch({ siteId: site.siteId, service, people: 1, from: undefined, target: undefined });
  const moving = useMoving(appointmentId);
  const target = search.choice?.target?.kind === 'slot' ? search.choice.target : undefined;
  const today = dayInChina(nowMs());
  return (
    <InnerPage title={words.moveTitle} foot={<Foot target={target} today={today} oldSlot={slotId} moving={moving} />}>
      {moving.problem && (
        <Trouble
          problem={moving.problem}
          appointment={appointment}
          target={target}
          today={today}
          moving={moving}
          onFrom={search.jump}
        />
      )}
      <Choosing appointment={appointment} search={search} />
    </InnerPage>
  );
}

export default function ReschedulePage() {
  const { appointmentId } = usePageParams('reschedule');
  const remote = useRemote(
    appointmentId ? { endpoint: getAppointment, input: { params: { appointmentId } }, keep: true } : undefined,
  );
  if (remote.state === 'ready' && remote.data.changeable) return <Reschedule appointment={remote.data} />;
  return (
    <InnerPage title={words.moveTitle}>
      <RemoteView remote={remote} here={pathTo('reschedule', { appointmentId: appointmentId ?? '' })}>
        {(appointment) => <NotChangeable appointment={appointment} />}
      </RemoteView>
    </InnerPage>
  );
}
