import { useState } from 'react';
import { View } from '@tarojs/components';
import { deskRecord as words } from '@/copy/desk-record';
import { errorSentences } from '@/copy/errors';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { useWalkIn } from '@/features/desk/use-walk-in';
import { WalkInFind } from '@/features/desk/walk-in-find';
import { DeskRecordView } from './desk-record-view';
import { PurposeStep } from './purpose-step';
import { TargetDesk } from './target-desk';
import { useDeskRecord } from './use-desk-record';
import { InnerPage } from '@/features/shell/page';
import { dayInChina, nowMs } from '@/platform/clock';
import { usePageParams } from '@/platform/navigation';
import { Note } from '@/ui/note/note';
import '@/features/desk/desk-answers.scss';

function Opened({ residentId }: { residentId: string }) {
  const reading = useDeskRecord(residentId);
  const [aiming, setAiming] = useState(false);
  const { record } = reading;
  if (record && aiming)
    return (
      <TargetDesk residentId={residentId} name={record.name} today={record.today} onBack={() => setAiming(false)} />
    );
  return (
    <View className="desk-reading">
      {record ? (
        <DeskRecordView record={record} reading={reading} onTargets={() => setAiming(true)} />
      ) : (
        <PurposeStep reading={reading} />
      )}
    </View>
  );
}

/** Who: for whoever comes here without somebody at the desk already. */
function Finding() {
  const flow = useWalkIn();
  const { person, problem } = flow;
  return (
    <>
      <View className="walk-in">
        <WalkInFind flow={flow} today={dayInChina(nowMs())} title={words.findTitle} />
        {problem && (
          <Note tone="attention" live>
            {`${errorSentences[problem.code].say}。${errorSentences[problem.code].next}`}
          </Note>
        )}
        {person && <Note icon="user">{words.found(person.name)}</Note>}
      </View>
      {person && <Opened key={person.residentId} residentId={person.residentId} />}
    </>
  );
}

/** Somebody's record at the desk: what for is asked first, and then it is only read. */
export default function DeskRecordPage() {
  const { residentId } = usePageParams('deskRecord');
  useDeskLock();
  return (
    <InnerPage title={words.title} wide>
      {residentId ? <Opened residentId={residentId} /> : <Finding />}
    </InnerPage>
  );
}
