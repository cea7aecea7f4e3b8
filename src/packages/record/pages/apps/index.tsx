import { useState } from 'react';
import { listAppGrants } from '@kangban/contract/app-access';
import { apps as words } from '@/copy/app-access';
import { AppList } from '@/features/app-access/app-list';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Lead } from '@/ui/lead/lead';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

/** Apps that may read a person's record, and stopping them. */
export default function AppsPage() {
  const { residentId = '' } = usePageParams('apps');
  const remote = useRemote({ endpoint: listAppGrants, input: { params: { residentId } } });
  const [done, setDone] = useState<string>();
  const stopped = (said: string): void => {
    setDone(said);
    void remote.reload();
  };
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('apps', { residentId })} shape="person">
        {({ label, grants, mayEnd }) =>
          grants.length === 0 ? (
            <StatePanel kind="empty" icon="lock" title={words.none} text={words.noneText} />
          ) : (
            <>
              <Lead title={words.lead(label)} text={words.leadText} />
              <AppList residentId={residentId} grants={grants} mayEnd={mayEnd} onStopped={stopped} />
            </>
          )
        }
      </RemoteView>
      <Toast text={done} onGone={() => setDone(undefined)} />
    </InnerPage>
  );
}
