import { useState } from 'react';
import { View } from '@tarojs/components';
import { getDeskDay, type DeskDay } from '@kangban/contract/desk';
import { walkIn } from '@/copy/desk';
import { errorSentences } from '@/copy/errors';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { placesLeft, questionsOf, useWalkIn, type WalkIn } from '@/features/desk/use-walk-in';
import { WalkInFind } from '@/features/desk/walk-in-find';
import { WalkInDoses, WalkInPlaces, WalkInQuestions } from '@/features/desk/walk-in-steps';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { nowMs, timeInChina } from '@/platform/clock';
import { goBack } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

/** What is still missing before a place can be given. */
function missing(flow: WalkIn, day: DeskDay): keyof typeof walkIn.giveFirst | undefined {
  if (!flow.person) return 'person';
  if (flow.doses.length === 0) return 'dose';
  if (questionsOf(flow.person, day.day).some(({ id }) => !flow.answers[id])) return 'answers';
  return flow.place ? undefined : 'place';
}

function Steps({ flow, day, onGiven }: { flow: WalkIn; day: DeskDay; onGiven: (ticket: string) => void }) {
  const { person, problem } = flow;
  const open = missing(flow, day);
  const give = async (): Promise<void> => {
    const placed = await flow.give();
    if (placed) onGiven(placed.ticketNo);
  };
  return (
    <View className="walk-in">
      <WalkInFind flow={flow} today={day.day} />
      {person && <WalkInDoses flow={flow} person={person} today={day.day} />}
      {person && person.due.length > 0 && <WalkInQuestions flow={flow} person={person} today={day.day} />}
      {person && person.due.length > 0 && (
        <WalkInPlaces flow={flow} places={placesLeft(day.slots, timeInChina(nowMs()).padStart(5, '0'))} />
      )}
      {problem && (
        <Note tone="urgent" live>
          {`${errorSentences[problem.code].say}。${errorSentences[problem.code].next}`}
        </Note>
      )}
      <Button
        text={open ? walkIn.giveFirst[open] : walkIn.give}
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
