import { useState } from 'react';
import type { DoseRefusal, FreeSlot } from '@kangban/contract/errors';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { bookings, check as words, slot as slotWords, visitBooking } from '@/copy/booking';
import { choose } from '@/copy/immunization';
import { CheckList } from '@/features/booking/check-list';
import { changeDraft, dropDose, readDraft, useDraft, visitOf, type Draft } from '@/features/booking/draft';
import { explainsRefusal, RefusalPanel } from '@/features/booking/refusal-panel';
import { askAgain, hasOpenBooking, submitDraft, type Outcome } from '@/features/booking/submit';
import { UnsurePanel } from '@/features/booking/unsure-panel';
import { InnerPage } from '@/features/shell/page';
import { ProblemPanel } from '@/features/states/problem-panel';
import { pathTo } from '@/paths';
import { openPage, restartAt } from '@/platform/navigation';
import type { ProblemError } from '@/platform/problem';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StepBar } from '@/ui/step-bar/step-bar';
import { Strong } from '@/ui/strong/strong';

/** Where a finished booking goes: its ticket, or the waiting list. The steps before it are behind. */
async function finish(outcome: Extract<Outcome, { kind: 'booked' | 'waiting' }>): Promise<void> {
  if (outcome.kind === 'waiting') {
    await restartAt('bookings');
    return;
  }
  const [first, ...rest] = outcome.appointments.map(({ appointmentId }) => appointmentId);
  if (first === undefined) await restartAt('bookings');
  else await restartAt('booked', { appointmentId: first, fresh: 'yes', also: rest.join(',') || undefined });
}

type Standing = { kind: 'calm' } | { kind: 'unsure' } | { kind: 'refused'; problem: ProblemError };

interface Sending {
  busy: boolean;
  standing: Standing;
  confirm: () => Promise<void>;
  ask: () => Promise<void>;
}

function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [standing, setStanding] = useState<Standing>(() => ({ kind: hasOpenBooking() ? 'unsure' : 'calm' }));
  const run = async (send: () => Promise<Outcome | undefined>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const outcome = (await send()) ?? { kind: 'calm' as const };
    setBusy(false);
    if (outcome.kind === 'booked' || outcome.kind === 'waiting') await finish(outcome);
    else setStanding(outcome);
  };
  const confirm = () =>
    run(async () => {
      const draft = readDraft();
      return draft && submitDraft(draft);
    });
  return { busy, standing, confirm, ask: () => run(askAgain) };
}

const askedOf = ({ target }: Draft): { day: PlainDate; startsAt: string } | undefined => {
  const [first] = target?.kind === 'slot' ? target.places : [];
  return target && first && { day: target.day, startsAt: first.startsAt };
};

/** Everybody into the offered time. */
function takeSlot(draft: Draft, { slotId, day, startsAt, endsAt }: FreeSlot): void {
  changeDraft({ target: { kind: 'slot', day, places: draft.people.map(() => ({ slotId, startsAt, endsAt })) } });
}

interface TroubleProps {
  draft: Draft;
  problem: ProblemError;
  sending: Sending;
}

function Trouble({ draft, problem, sending }: TroubleProps) {
  if (!explainsRefusal(problem)) {
    return <ProblemPanel problem={problem} here={pathTo('check')} onRetry={() => void sending.confirm()} />;
  }
  const doses = draft.people.flatMap((person) => person.doses).length;
  const drop = (dose: DoseRefusal): void => {
    const [only] = draft.people;
    dropDose(dose.residentId ?? only?.residentId ?? '', dose);
    void sending.confirm();
  };
  const take = (slot: FreeSlot): void => {
    takeSlot(draft, slot);
    void sending.confirm();
  };
  return (
    <RefusalPanel
      problem={problem}
      today={draft.madeOn}
      asked={askedOf(draft)}
      people={draft.people.length}
      onTake={take}
      onOtherTimes={(from) => void openPage('slot', { from })}
      onDrop={doses > 1 ? drop : undefined}
      onAnswer={() => void openPage('questions', { who: '0' })}
    />
  );
}

function Foot({ draft, sending }: { draft: Draft; sending: Sending }) {
  const ready = draft.target !== undefined;
  const confirm = draft.target?.kind === 'wait' ? words.confirmWait : words.confirm;
  return (
    <BottomBar>
      <Button
        text={sending.busy ? words.sending : ready ? confirm : slotWords.chooseOne}
        busy={sending.busy}
        onPress={() => (ready ? void sending.confirm() : void openPage('slot'))}
      />
    </BottomBar>
  );
}

function Summary({ draft }: { draft: Draft }) {
  return (
    <>
      {!visitOf(draft) && <StepBar steps={choose.steps} current={3} label={choose.stepLabel(4)} />}
      <Lead title={words.heading} text={words.lead} />
      <CheckList draft={draft} today={draft.madeOn} />
      <Inset>
        <Note icon="bell">
          {words.remind}
          {draft.site && (
            <>
              {words.changeBefore}
              <Strong text={words.changeWhen(draft.site.changeCutoffAt)} />
              {words.changeAfter}
            </>
          )}
        </Note>
      </Inset>
    </>
  );
}

export default function CheckPage() {
  const draft = useDraft();
  const sending = useSending();
  const { standing } = sending;
  if (standing.kind === 'unsure') {
    return (
      <InnerPage title={words.title}>
        <UnsurePanel busy={sending.busy} onAsk={() => void sending.ask()} />
      </InnerPage>
    );
  }
  if (!draft) {
    return (
      <InnerPage title={words.title}>
        <StatePanel kind="empty" title={slotWords.noDraft}>
          <Button text={slotWords.noDraftGo} onPress={() => void openPage('chooseVaccine')} />
          <Button text={bookings.title} kind="plain" onPress={() => void openPage('bookings')} />
        </StatePanel>
      </InnerPage>
    );
  }
  return (
    <InnerPage
      title={visitOf(draft) ? visitBooking.title : words.title}
      foot={<Foot draft={draft} sending={sending} />}
    >
      {standing.kind === 'refused' && <Trouble draft={draft} problem={standing.problem} sending={sending} />}
      <Summary draft={draft} />
    </InnerPage>
  );
}
