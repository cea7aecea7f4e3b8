import { useState } from 'react';
import { listConsents } from '@kangban/contract/access';
import { access as words } from '@/copy/access';
import { Unlock } from '@/features/access/unlock';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { goBack, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Toast } from '@/ui/toast/toast';

/** What is kept apart: agreeing to it, and opening it for some minutes by a code. */
export default function UnlockPage() {
  const { residentId = '' } = usePageParams('recordUnlock');
  const remote = useRemote({ endpoint: listConsents, input: { params: { residentId } } });
  const [said, setSaid] = useState<string>();
  return (
    <InnerPage title={words.unlockTitle}>
      <RemoteView remote={remote} here={pathTo('recordUnlock', { residentId })} shape="person">
        {(data) => (
          <Unlock
            data={data}
            onChanged={(text) => {
              setSaid(text);
              void remote.reload();
            }}
            onLook={() => void goBack()}
          />
        )}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
