import { useState } from 'react';
import { getAccess } from '@kangban/contract/complaint';
import { complaint as words } from '@/copy/audit';
import { fullDay } from '@/copy/when';
import { ComplaintForm } from '@/features/audit/complaint-form';
import { ComplaintSteps } from '@/features/audit/complaint-steps';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, timeInChina } from '@/platform/clock';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { Toast } from '@/ui/toast/toast';

/** One row of the log, and what this person says about it: not agreed to, answered, over. */
export default function ComplaintPage() {
  const { residentId = '', accessId = '' } = usePageParams('recordComplaint');
  const remote = useRemote({ endpoint: getAccess, input: { params: { residentId, accessId } } });
  const [said, setSaid] = useState<string>();
  return (
    <InnerPage title={words.about}>
      <RemoteView remote={remote} here={pathTo('recordComplaint', { residentId, accessId })} shape="rows">
        {({ access, complaint }) => {
          const ms = Date.parse(access.at);
          const did = [access.did, access.purpose ?? ''].filter(Boolean).join('，');
          return (
            <>
              <Card flush>
                <Row title={access.who} note={did} />
                <Row title={words.when} note={`${fullDay(dayInChina(ms))} ${timeInChina(ms)}`} />
                {access.where !== null && <Row title={words.where} note={access.where} />}
                <Row title={words.right} note={access.right} />
              </Card>
              {access.mine && (
                <Inset>
                  <Note>{words.own}</Note>
                </Inset>
              )}
              {complaint && <ComplaintSteps complaint={complaint} onChanged={() => void remote.reload()} />}
              {!complaint && !access.mine && (
                <ComplaintForm
                  residentId={residentId}
                  accessId={accessId}
                  onSent={() => {
                    setSaid(words.sent);
                    void remote.reload();
                  }}
                />
              )}
            </>
          );
        }}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
