import { useState } from 'react';
import { getAccountDeletion } from '@kangban/contract/access';
import { access as words } from '@/copy/access';
import { DeleteAccount, Deleted } from '@/features/access/delete-account';
import { forgetUnfinished } from '@/features/booking/draft';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { restartAt } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';

export default function DeleteAccountPage() {
  const [stays, setStays] = useState<readonly string[]>();
  const remote = useRemote(stays ? undefined : { endpoint: getAccountDeletion, input: {} });
  const leave = (): void => {
    forgetUnfinished();
    void restartAt('login');
  };
  if (stays)
    return (
      <InnerPage title={words.deleteTitle} onBack={leave}>
        <Deleted stays={stays} onDone={leave} />
      </InnerPage>
    );
  return (
    <InnerPage title={words.deleteTitle}>
      <RemoteView remote={remote} here={pathTo('deleteAccount')} shape="rows">
        {(data) => <DeleteAccount data={data} onDeleted={setStays} />}
      </RemoteView>
    </InnerPage>
  );
}
