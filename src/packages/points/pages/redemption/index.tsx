import { useState } from 'react';
import type { Redemption } from '@kangban/contract/reward';
import { redemption as words } from '@/copy/reward';
import { RedemptionFoot } from '@/features/reward/redemption-foot';
import { RedemptionHead } from '@/features/reward/redemption-head';
import { useCode, useInFront } from '@/features/reward/use-code';
import { useRedemption, useRedemptionActs } from '@/features/reward/use-redemption';
import { RedemptionFacts, VoucherView } from '@/features/reward/voucher-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { replacePage, usePageParams } from '@/platform/navigation';
import { useBrightScreen } from '@/platform/use-bright-screen';
import { knownOf } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Heading } from '@/ui/heading/heading';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Toast } from '@/ui/toast/toast';

function Ended({ redemption }: { redemption: Redemption }) {
  return (
    <Card>
      <Heading text={words.thing(redemption.name, redemption.unit)} look="title" />
      <RedemptionFacts redemption={redemption} />
    </Card>
  );
}

/** The code to show at the counter. It changes every minute, and the page turns to done by itself. */
export default function RedemptionPage() {
  const { residentId = '', redemptionId = '', fresh } = usePageParams('redemption');
  const ids = { residentId, redemptionId };
  const inFront = useInFront();
  const remote = useRedemption(ids, inFront);
  const { busy, problem, said, setSaid, cancel, join } = useRedemptionActs(ids);
  const [asking, setAsking] = useState(false);
  const known = knownOf(remote);
  const held = known?.state === 'held';
  const standing = useCode(ids, held && inFront);
  useBrightScreen(held && inFront);
  return (
    <InnerPage
      title={words.title}
      onBack={fresh === 'yes' ? () => void replacePage('points') : undefined}
      foot={
        known && (
          <RedemptionFoot
            redemption={known}
            busy={busy === 'join'}
            onCancel={() => setAsking(true)}
            onJoin={(appointmentId) => void join(appointmentId, words.joinedDone)}
          />
        )
      }
    >
      <RemoteView remote={remote} here={pathTo('redemption', ids)} shape="cards">
        {(redemption) => (
          <>
            <RedemptionHead redemption={redemption} fresh={fresh === 'yes'} />
            {problem && (
              <Inset>
                <Note tone="attention" live>
                  {problem}
                </Note>
              </Inset>
            )}
            {held ? <VoucherView redemption={redemption} standing={standing} /> : <Ended redemption={redemption} />}
            <Confirm
              id="cancel-redemption"
              open={asking && held}
              title={words.cancelTitle}
              text={words.cancelText(redemption.points)}
              yes={words.cancelYes}
              no={words.cancelNo}
              busy={busy === 'cancel'}
              onYes={() => void cancel(words.cancelled).then(() => setAsking(false))}
              onNo={() => setAsking(false)}
            />
          </>
        )}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
