import { useState } from 'react';
import { getPointStatement, printPointStatement } from '@kangban/contract/point-statement';
import { pointPages as words } from '@/copy/point-pages';
import { points as tabWords } from '@/copy/points';
import { accountOf } from '@/features/points/account-switch';
import { StatementView } from '@/features/points/statement-view';
import { WhoseBar } from '@/features/points/whose-bar';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { takeFile } from '@/platform/files';
import { usePageParams } from '@/platform/navigation';
import { useReading } from '@/platform/reader-mode';
import { addressOf } from '@/platform/request';
import { useAct } from '@/platform/use-act';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Chips } from '@/ui/chips/chips';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Toast } from '@/ui/toast/toast';

/** A month of points that adds up, on the screen and as a PDF. */
export default function PointStatementPage() {
  const { residentId = '', account: asked, month: first } = usePageParams('pointStatement');
  const account = accountOf(asked);
  const [month, setMonth] = useState(first ?? dayInChina(nowMs()).slice(0, 7));
  const [said, setSaid] = useState<string>();
  const { busy, problem, run } = useAct();
  const elder = useReading(({ mode }) => mode === 'elder');
  const params = { residentId, month };
  const remote = useRemote({ endpoint: getPointStatement, input: { params, query: { account } } });
  const save = async (): Promise<void> => {
    const address = () =>
      addressOf(printPointStatement, { params, query: { account, size: elder ? 'large' : 'standard' } });
    const done = await run('pdf', () => takeFile({ address, name: words.pdfName(month) }));
    if (done) setSaid(words.pdfDone);
  };
  return (
    <InnerPage
      title={words.statement}
      banner={account === 'own' && <WhoseBar label={knownOf(remote)?.label} />}
      foot={
        <BottomBar>
          <Button text={words.pdf} icon="share" busy={busy === 'pdf'} onPress={() => void save()} />
        </BottomBar>
      }
    >
      <RemoteView remote={remote} here={pathTo('pointStatement', { residentId, account, month })} shape="rows">
        {(statement) => (
          <>
            <Chips
              chips={[...new Set([month, ...statement.months])]
                .sort((a, b) => b.localeCompare(a))
                .map((key) => ({ key, text: tabWords.monthName(key) }))}
              current={month}
              label={words.months}
              onChange={setMonth}
            />
            {problem && (
              <Inset>
                <Note tone="attention" live>
                  {problem}
                </Note>
              </Inset>
            )}
            <StatementView statement={statement} />
          </>
        )}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
