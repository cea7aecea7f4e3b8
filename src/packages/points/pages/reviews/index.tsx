import { useState } from 'react';
import { listPointAwards } from '@kangban/contract/point-rule';
import { getPoints } from '@kangban/contract/points';
import { pointPages as words } from '@/copy/point-pages';
import { AwardGroups } from '@/features/points/award-groups';
import { WhoseBar } from '@/features/points/whose-bar';
import { InnerPage } from '@/features/shell/page';
import { MoreButton } from '@/features/states/more-button';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { call } from '@/platform/request';
import { usePaged } from '@/platform/use-paged';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Chips } from '@/ui/chips/chips';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

const WHICH = ['under-review', 'nothing'] as const;

/** Awards that wait, were refused or taken back, and what gave nothing, each with its reason; and objecting to them. */
export default function PointReviewsPage() {
  const { residentId = '' } = usePageParams('pointReviews');
  const params = { residentId };
  const [only, setOnly] = useState<(typeof WHICH)[number]>('under-review');
  const remote = useRemote({ endpoint: listPointAwards, input: { params, query: { only } } });
  const paged = usePaged(knownOf(remote), (cursor) => call(listPointAwards, { params, query: { only, cursor } }));
  const whose = knownOf(useRemote({ endpoint: getPoints, input: { params, query: { account: 'own' } } }));
  const [said, setSaid] = useState<string>();
  return (
    <InnerPage title={words.reviews} banner={<WhoseBar label={whose?.label} />}>
      <Chips
        label={words.reviewsWhich}
        chips={WHICH.map((key) => ({ key, text: words.reviewsOf[key] }))}
        current={only}
        onChange={(key) => setOnly(WHICH.find((one) => one === key) ?? only)}
      />
      <RemoteView remote={remote} here={pathTo('pointReviews', { residentId })} shape="cards">
        {() =>
          paged.items.length === 0 ? (
            <StatePanel
              kind="empty"
              icon="check"
              title={only === 'nothing' ? words.nothingEmpty : words.reviewsEmpty}
              text={only === 'nothing' ? words.nothingEmptyText : words.reviewsEmptyText}
            />
          ) : (
            <>
              <Inset>
                <Note>{only === 'nothing' ? words.nothingLead : words.reviewsLead}</Note>
              </Inset>
              <AwardGroups
                awards={paged.items}
                hasMore={paged.hasMore}
                onChanged={() => {
                  setSaid(words.appealSent);
                  void remote.reload();
                }}
              />
              <MoreButton paged={paged} text={words.more} failed={words.moreFailed} />
            </>
          )
        }
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
