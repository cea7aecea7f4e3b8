import { useState } from 'react';
import { listConsents } from '@kangban/contract/access';
import { listAccesses } from '@kangban/contract/audit';
import { audit as words } from '@/copy/audit';
import { WhoMaySee } from '@/features/access/who-may-see';
import { AccessList, type Span } from '@/features/audit/access-list';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Toast } from '@/ui/toast/toast';

/** 谁看过、谁能看: who looked at a record, and who may. */
export default function AccessPage() {
  const { residentId = '' } = usePageParams('recordAccess');
  const [span, setSpan] = useState<Span>('month');
  const [said, setSaid] = useState<string>();
  const remote = useRemote({ endpoint: listAccesses, input: { params: { residentId }, query: { span } } });
  const consents = useRemote({ endpoint: listConsents, input: { params: { residentId } } });
  const known = knownOf(remote);
  const here = pathTo('recordAccess', { residentId });
  return (
    <InnerPage title={known ? words.title(known.label, known.isSelf) : words.navTitle}>
      <RemoteView remote={remote} here={here} shape="rows">
        {(data) => <AccessList data={data} residentId={residentId} span={span} onSpan={setSpan} />}
      </RemoteView>
      <RemoteView remote={consents} here={here} shape="rows">
        {(data) => <WhoMaySee data={data} onChanged={() => void consents.reload()} onSaid={setSaid} />}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
