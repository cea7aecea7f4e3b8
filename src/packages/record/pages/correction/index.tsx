import { useState } from 'react';
import { getCorrectionTarget } from '@kangban/contract/correction';
import { correction as words } from '@/copy/audit';
import { CorrectionForm } from '@/features/correction/correction-form';
import { PastCorrections } from './past-corrections';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Toast } from '@/ui/toast/toast';

/** 哪里写错了: points at an entry of the record and says what is right; what was asked before stands below with its answer. */
export default function CorrectionPage() {
  const { residentId = '', kind = 'profile', id } = usePageParams('recordCorrection');
  const query = { kind, ...(id !== undefined && { id }) };
  const here = pathTo('recordCorrection', { residentId, kind, ...(id !== undefined && { id }) });
  const remote = useRemote({ endpoint: getCorrectionTarget, input: { params: { residentId }, query } });
  const [sent, setSent] = useState(0);
  const [said, setSaid] = useState<string>();
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={here} shape="rows">
        {({ target }) => (
          <>
            <CorrectionForm
              residentId={residentId}
              target={target}
              onSent={() => {
                setSaid(words.sent);
                setSent(sent + 1);
              }}
            />
            <PastCorrections residentId={residentId} here={here} sent={sent} onSaid={setSaid} />
          </>
        )}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
