import { useEffect } from 'react';
import { View } from '@tarojs/components';
import { receive as words } from '@/copy/transfer';
import { ChooseChild, ReceivedContents } from '@/features/desk/receive-steps';
import { lockDesk } from '@/features/desk/staff-session';
import { useReceive, type Receiving } from '@/features/desk/use-receive';
import { InnerPage } from '@/features/shell/page';
import { useIdle } from '@/platform/idle';
import { restartAt } from '@/platform/navigation';
import { useStaffSignedIn } from '@/platform/session';
import { Button } from '@/ui/button/button';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

const LOCK_AFTER_MS = 180_000;

function Steps({ flow }: { flow: Receiving }) {
  const { shown, problem } = flow;
  return (
    <View className="walk-in">
      <Lead title={words.lead} text={words.leadText} />
      <Button
        text={shown ? words.chooseOther : words.choose}
        kind={shown ? 'second' : 'primary'}
        icon="plus"
        busy={flow.busy}
        onPress={() => void flow.choose()}
      />
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      {shown && <ReceivedContents shown={shown} />}
      {shown && <ChooseChild flow={flow} shown={shown} />}
    </View>
  );
}

/** A vision file that a family brought from another county: checked, then taken over into the child's record. */
export default function DeskReceivePage() {
  const flow = useReceive();
  const signedIn = useStaffSignedIn();
  useIdle(LOCK_AFTER_MS, () => void lockDesk('idle'));
  useEffect(() => {
    if (!signedIn) void restartAt('deskLogin');
  }, [signedIn]);
  return (
    <InnerPage title={words.title} wide>
      {flow.done ? (
        <StatePanel kind="empty" icon="check-circle" title={words.done(flow.done.name, flow.done.imported)}>
          <Button text={words.again} onPress={flow.again} />
        </StatePanel>
      ) : (
        <Steps flow={flow} />
      )}
    </InnerPage>
  );
}
