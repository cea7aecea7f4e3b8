import { useState } from 'react';
import { View } from '@tarojs/components';
import { getDeskDay, type DeskDay } from '@kangban/contract/desk';
import { walkIn } from '@/copy/desk';
import { errorSentences } from '@/copy/errors';
import { personNote } from '@/copy/people';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import {
  kindsOf,
  placesLeft,
  questionsOf,
  useWalkIn,
  type FoundPerson,
  type WalkIn,
  type WalkInKind,
} from '@/features/desk/use-walk-in';
import { WalkInFind } from '@/features/desk/walk-in-find';
import { WalkInDoses, WalkInKinds, WalkInPlaces, WalkInQuestions, WalkInReason } from '@/features/desk/walk-in-steps';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { nowMs, timeInChina } from '@/platform/clock';
import { goBack } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

const REASON_MIN = 2;

/** What is still missing before a place can be given. */
function missing(flow: WalkIn, kind: WalkInKind, day: DeskDay): keyof typeof walkIn.giveFirst | undefined {
  if (!flow.person) return 'person';
  if (kind === 'immunization') {
    if (flow.doses.length === 0) return 'dose';
    if (questionsOf(flow.person, day.day).some(({ id }) => !flow.answers[id])) return 'answers';
  }
  if (!flow.place) return 'place';
  return flow.refusal !== undefined && flow.reason.trim().length < REASON_MIN ? 'reason' : undefined;
}

interface StepsProps {
  flow: WalkIn;
  day: DeskDay;
  onGiven: (ticket: string) => void;
}

/** What is asked of the person found, and the places for it. */
function PersonSteps({ flow, person, day }: Omit<StepsProps, 'onGiven'> & { person: FoundPerson }) {
  const kinds = kindsOf(day.slots);
  const kind = flow.kind ?? kinds[0];
  const forVaccines = kind === 'immunization';
  const places = placesLeft(day.slots, kind, timeInChina(nowMs()).padStart(5, '0'));
  return (
    <>
      <WalkInKinds flow={flow} kinds={kinds} current={kind} />
      {forVaccines && <WalkInDoses flow={flow} person={person} today={day.day} />}
      {forVaccines && person.due.length > 0 && <WalkInQuestions flow={flow} person={person} today={day.day} />}
      {!forVaccines && <View>{`${person.name} · ${personNote(person, day.day)}`}</View>}
      {(!forVaccines || person.due.length > 0) && (
        <WalkInPlaces flow={flow} places={places} title={forVaccines ? walkIn.slotTitle : walkIn.checkupSlotTitle} />
      )}
      <WalkInReason flow={flow} />
    </>
  );
}

function Steps({ flow, day, onGiven }: StepsProps) {
  const { person, problem } = flow;
  const kind = flow.kind ?? kindsOf(day.slots)[0];
  const open = missing(flow, kind, day);
  const give = async (): Promise<void> => {
    const placed = await flow.give(kind);
    if (placed) onGiven(placed.ticketNo);
  };
  const told = problem && problem.code !== 'checkup-not-eligible' ? errorSentences[problem.code] : undefined;
  return (
    <View className="walk-in">
      <WalkInFind flow={flow} today={day.day} />
      {person && <PersonSteps flow={flow} person={person} day={day} />}
      {told && (
        <Note tone="urgent" live>
          {`${told.say}。${told.next}`}
        </Note>
      )}
      <Button
        text={open ? walkIn.giveFirst[open] : flow.refusal === undefined ? walkIn.give : walkIn.giveAnyway}
        disabled={open !== undefined}
        busy={flow.busy}
        onPress={() => void give()}
      />
    </View>
  );
}

/** Somebody without a booking gets a place of the on-site pool. */
export default function DeskWalkInPage() {
  const day = useRemote({ endpoint: getDeskDay, input: {} });
  const flow = useWalkIn();
  const [ticket, setTicket] = useState<string>();
  useDeskLock();
  return (
    <InnerPage title={walkIn.title} wide>
      <RemoteView remote={day} here={pathTo('deskWalkIn')} shape="cards">
        {(today) =>
          ticket ? (
            <StatePanel kind="empty" icon="check-circle" title={walkIn.given(ticket)}>
              <Button text={walkIn.back} onPress={() => void goBack()} />
            </StatePanel>
          ) : (
            <Steps flow={flow} day={today} onGiven={setTicket} />
          )
        }
      </RemoteView>
    </InnerPage>
  );
}
