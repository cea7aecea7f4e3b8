import { useState } from 'react';
import { getAppRequest } from '@kangban/contract/app-access';
import { appAccess as words } from '@/copy/app-access';
import { Ask } from '@/features/app-access/ask';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { StatePanel } from '@/ui/state-panel/state-panel';

/** Where an app's question ends up: the person reads what it wants and says yes or no. */
export default function AppConsentPage() {
  const { request = '' } = usePageParams('appConsent');
  const [residentId, setResidentId] = useState<string>();
  const remote = useRemote({
    endpoint: getAppRequest,
    input: { params: { requestId: request }, query: { ...(residentId !== undefined && { residentId }) } },
  });
  const isGone = remote.state === 'error' && remote.problem.code === 'not-found';
  return (
    <InnerPage title={words.title}>
      {isGone ? (
        <StatePanel kind="conflict" title={words.gone} text={words.goneText} />
      ) : (
        <RemoteView remote={remote} here={pathTo('appConsent', { request })} shape="person">
          {(data) => <Ask request={data} onWhose={setResidentId} />}
        </RemoteView>
      )}
    </InnerPage>
  );
}
