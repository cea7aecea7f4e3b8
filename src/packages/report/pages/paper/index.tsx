import { type CheckupPaper, verifyCheckupPaper } from '@kangban/contract/checkup/report';
import { reportPaper as words } from '@/copy/report-paper';
import { fullDay } from '@/copy/when';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, timeInChina } from '@/platform/clock';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

function Paper({ paper }: { paper: CheckupPaper }) {
  const printedMs = Date.parse(paper.printedAt);
  const rows = [
    { key: words.rows.what, values: [words.what[paper.what]] },
    { key: words.rows.name, values: [paper.nameMasked] },
    { key: words.rows.institution, values: [paper.institution] },
    { key: words.rows.on, values: [fullDay(paper.on)] },
    { key: words.rows.printed, values: [`${fullDay(dayInChina(printedMs))} ${timeInChina(printedMs)}`] },
    { key: words.rows.county, values: [paper.countyName] },
  ];
  return (
    <>
      <Lead
        mark={paper.outdated ? 'attention' : 'normal'}
        title={paper.outdated ? words.outdated : words.real}
        text={paper.outdated ? words.outdatedText : words.realText}
      />
      <Card>
        <KeyValueList rows={rows} />
      </Card>
      <Inset>
        <Note icon="lock">{words.noHealth}</Note>
      </Inset>
    </>
  );
}

/** What the code on a printed report opens: whether the paper is ours. No session, and nothing of what was found. */
export default function ReportPaperPage() {
  const { token = '' } = usePageParams('reportPaper');
  const remote = useRemote({ endpoint: verifyCheckupPaper, input: { params: { token } } });
  const isGone =
    remote.state === 'error' && (remote.problem.code === 'not-found' || remote.problem.code === 'bad-input');
  return (
    <InnerPage title={words.title} onBack={false}>
      {isGone ? (
        <StatePanel kind="empty" title={words.fake} text={words.fakeText} />
      ) : (
        <RemoteView remote={remote} here={pathTo('reportPaper', { token })} shape="cards">
          {(paper) => <Paper paper={paper} />}
        </RemoteView>
      )}
    </InnerPage>
  );
}
