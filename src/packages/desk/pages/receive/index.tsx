import { View } from '@tarojs/components';
import { receive as words } from '@/copy/transfer';
import { ChooseChild, ReceivedContents } from '@/features/desk/receive-steps';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { useReceive, type Receiving } from '@/features/desk/use-receive';
import { InnerPage } from '@/features/shell/page';
import { Button } from '@/ui/button/button';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

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
  useDeskLock();
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
