import { useState } from 'react';
import { getAppointment, type Appointment } from '@kangban/contract/booking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { slot as words, unsure } from '@/copy/booking';
import { dayAndWeekday, spanWords } from '@/copy/when';
import { moveBooking } from '@/features/booking/change-booking';
import { RefusalPanel, explainsRefusal } from '@/features/booking/refusal-panel';
import { SlotPicker } from '@/features/booking/slot-picker';
import { useSlotSearch } from '@/features/booking/use-slot-search';
import type { SlotTarget } from '@/features/booking/draft';
import { InnerPage } from '@/features/shell/page';
import { siteNote } from '@/features/sites/site-rows';
import { ProblemPanel } from '@/features/states/problem-panel';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
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

function Reschedule({ appointment }: { appointment: Appointment }) {
  const { appointmentId, site, slotId: oldSlot, day, startsAt, endsAt } = appointment;
  const here = pathTo('reschedule', { appointmentId });
  const search = useSlotSearch({ siteId: site.siteId, people: 1, from: undefined, target: undefined });
  const moving = useMoving(appointmentId);
  const target = search.choice?.target?.kind === 'slot' ? search.choice.target : undefined;
  const chosen = target?.places[0]?.slotId;
  const today = search.availability.state === 'ready' ? search.availability.data.today : day;
  const same = chosen === oldSlot;
  const text = same ? words.moveSame : words.moveThis;
  const [first] = target?.places ?? [];
  return (
    <InnerPage
      title={words.moveTitle}
      foot={
        <BottomBar
          left={target && first ? `${dayAndWeekday(target.day, today)} ${spanWords(first.startsAt, first.endsAt)}` : ''}
        >
          <Button
            text={chosen ? text : words.chooseOne}
            disabled={!chosen || same}
            busy={moving.busy}
            onPress={() => chosen && void moving.move(chosen)}
          />
        </BottomBar>
      }
    >
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
      <RemoteView remote={search.site} here={here}>
        {(detail) => (
          <>
            <PersonCard icon="hospital" name={detail.name} note={siteNote(detail)} />
            <Inset>
              <Note icon="calendar">
                {words.moveOld(`${dayAndWeekday(day, today)} ${spanWords(startsAt, endsAt)}`)}
              </Note>
            </Inset>
            <RemoteView remote={search.availability} here={here} shape="cards">
              {(availability) =>
                search.choice && (
                  <SlotPicker
                    site={detail}
                    availability={availability}
                    choice={search.choice}
                    people={1}
                    mayWait={false}
                    onTap={search.tap}
                    onJump={search.jump}
                    onOtherSites={() => void openPage('sites')}
                  />
                )
              }
            </RemoteView>
          </>
        )}
      </RemoteView>
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
