import { useState } from 'react';
import { getPoints, listPointEntries, type PointEntry, type PointMonth } from '@kangban/contract/points';
import { pointPages as words } from '@/copy/point-pages';
import { AccountSwitch, accountOf, type Account } from '@/features/points/account-switch';
import { EntryMonths } from '@/features/points/entry-list';
import { EntrySheet } from '@/features/points/entry-sheet';
import { WhoseBar } from '@/features/points/whose-bar';
import { InnerPage } from '@/features/shell/page';
import { MoreButton } from '@/features/states/more-button';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { call } from '@/platform/request';
import { usePaged } from '@/platform/use-paged';
import { dayInChina, nowMs } from '@/platform/clock';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';

interface LinesProps {
  residentId: string;
  account: Account;
}

function Lines({ residentId, account }: LinesProps) {
  const params = { residentId };
  const remote = useRemote({ endpoint: listPointEntries, input: { params, query: { account } } });
  const first = knownOf(remote);
  // Each page tells the headings of its own months.
  const [earlier, setEarlier] = useState<readonly PointMonth[]>([]);
  const paged = usePaged(first, async (cursor) => {
    const page = await call(listPointEntries, { params, query: { account, cursor } });
    setEarlier((known) => [...known, ...page.months]);
    return page;
  });
  const [tapped, setTapped] = useState<PointEntry>();
  const { items } = paged;
  return (
    <RemoteView remote={remote} here={pathTo('pointLedger', { residentId, account })} shape="rows">
      {({ months }) => (
        <>
          {items.length === 0 ? (
            <StatePanel kind="empty" icon="points" title={words.ledgerEmpty} text={words.ledgerEmptyText} />
          ) : (
            <EntryMonths
              items={items}
              months={[...months, ...earlier]}
              today={dayInChina(nowMs())}
              onPress={setTapped}
            />
          )}
          <MoreButton paged={paged} text={words.more} failed={words.moreFailed} />
          <EntrySheet
            entry={tapped}
            linked={items.find(({ txId }) => txId === tapped?.of)}
            onClose={() => setTapped(undefined)}
            onRules={() => void openPage('pointRules', { residentId })}
            onAppeal={() => void openPage('pointReviews', { residentId })}
          />
        </>
      )}
    </RemoteView>
  );
}

/** Every line of the ledger with its reason; a tap tells rule, evidence and day. */
export default function PointLedgerPage() {
  const { residentId = '', account: asked } = usePageParams('pointLedger');
  const [account, setAccount] = useState<Account>(accountOf(asked));
  const points = knownOf(useRemote({ endpoint: getPoints, input: { params: { residentId }, query: { account } } }));
  return (
    <InnerPage title={words.ledger} banner={account === 'own' && <WhoseBar label={points?.label} />}>
      {points?.hasFamilyAccount && <AccountSwitch account={account} onChange={setAccount} />}
      {points && (
        <Card flush>
          <Row
            icon="record"
            title={words.statement}
            note={words.statementLink}
            onPress={() => void openPage('pointStatement', { residentId, account })}
          />
          <Row icon="shield" title={words.reviews} onPress={() => void openPage('pointReviews', { residentId })} />
        </Card>
      )}
      <Lines key={account} residentId={residentId} account={account} />
    </InnerPage>
  );
}
