import { listConsents } from '@kangban/contract/access';
import { access as words } from '@/copy/access';
import { Opening } from '@/features/access/opening';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { goBack, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';

/** The first opening of a person's record: what it means, and the one question. */
export default function ConsentPage() {
  const { residentId = '' } = usePageParams('recordConsent');
  const remote = useRemote({ endpoint: listConsents, input: { params: { residentId } } });
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('recordConsent', { residentId })} shape="person">
        {(data) => (
          <Opening
            data={data}
            onSaid={() => void remote.reload()}
            onLook={() => void goBack()}
            onLater={() => void goBack()}
          />
        )}
      </RemoteView>
    </InnerPage>
  );
}
