import { sharedRecord as words } from '@/copy/share';
import { OpenForm } from '@/features/share/open-form';
import { SharedView } from '@/features/share/shared-view';
import { useSharedRecord } from '@/features/share/use-shared-record';
import { InnerPage } from '@/features/shell/page';
import { usePageParams } from '@/platform/navigation';
import { Lead } from '@/ui/lead/lead';
import { StatePanel } from '@/ui/state-panel/state-panel';

/** A doctor opens what a person shows them: by a scanned link or a typed code, with a sign-in here or without. */
export default function SharedRecordPage() {
  const { token = '' } = usePageParams('sharedRecord');
  const reading = useSharedRecord();
  return (
    <InnerPage title={words.title} onBack={false} wide>
      {reading.record ? (
        <SharedView record={reading.record} reading={reading} />
      ) : (
        <>
          {reading.isOver && <StatePanel kind="empty" icon="lock" title={words.over} text={words.overText} />}
          <Lead title={words.lead} text={words.leadText} />
          <OpenForm token={token} reading={reading} />
        </>
      )}
    </InnerPage>
  );
}
