import { verifyEntryProof, type PublicEntryProof } from '@kangban/contract/entry-check';
import { entryProof as words } from '@/copy/entry-check';
import { fullDay } from '@/copy/when';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import type { MarkKind } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

const MARKS = {
  complete: 'normal',
  missing: 'attention',
  'ask-clinic': 'waiting',
} as const satisfies Record<PublicEntryProof['verdict'], MarkKind>;

function Proof({ proof }: { proof: PublicEntryProof }) {
  const rows = [
    { key: words.child, values: [proof.nameMasked] },
    { key: words.checkedOn, values: [fullDay(proof.checkedOn)] },
    ...(proof.verdict === 'complete' ? [] : [{ key: words.recheckBy, values: [fullDay(proof.recheckBy)] }]),
    { key: words.issued, values: [proof.countyName] },
    { key: words.expiresOn, values: [fullDay(proof.expiresOn)] },
  ];
  return (
    <>
      <Lead mark={MARKS[proof.verdict]} title={words.verdicts[proof.verdict]} text={words.kinds[proof.entry]} />
      <Card>
        <KeyValueList rows={rows} />
      </Card>
      <Inset>
        <Note icon="info">{words.note}</Note>
      </Inset>
    </>
  );
}

/** What a school sees after scanning: no session, no more than it must know. */
export default function ProofPage() {
  const { token = '' } = usePageParams('proof');
  const remote = useRemote({ endpoint: verifyEntryProof, input: { params: { token } } });
  const isGone =
    remote.state === 'error' && (remote.problem.code === 'not-found' || remote.problem.code === 'bad-input');
  return (
    <InnerPage title={words.title} onBack={false}>
      {isGone ? (
        <StatePanel kind="empty" title={words.gone} text={words.goneText} />
      ) : (
        <RemoteView remote={remote} here={pathTo('proof', { token })} shape="cards">
          {(proof) => <Proof proof={proof} />}
        </RemoteView>
      )}
    </InnerPage>
  );
}
