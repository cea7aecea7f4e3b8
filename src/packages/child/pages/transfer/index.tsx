import { useState } from 'react';
import { listTransfers } from '@kangban/contract/transfer';
import { transfer as words } from '@/copy/transfer';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { PastTransfers } from '@/features/transfer/past-transfers';
import { TransferForm } from '@/features/transfer/transfer-form';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Toast } from '@/ui/toast/toast';

/** What goes to the school, whether the family agrees, and what went before. */
export default function TransferPage() {
  const { residentId = '' } = usePageParams('transfer');
  const remote = useRemote({ endpoint: listTransfers, input: { params: { residentId } } });
  const [done, setDone] = useState<string>();
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('transfer', { residentId })} shape="person">
        {(page) => (
          <>
            <TransferForm
              page={page}
              onMade={(receiver) => {
                setDone(words.made(receiver));
                void remote.reload();
              }}
            />
            <PastTransfers page={page} onDone={setDone} onChanged={() => void remote.reload()} />
          </>
        )}
      </RemoteView>
      <Toast text={done} onGone={() => setDone(undefined)} />
    </InnerPage>
  );
}
