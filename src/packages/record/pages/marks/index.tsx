import { getRecordMarks, type RecordMarks, type TracedMark } from '@kangban/contract/record/record';
import { record, sinceWords } from '@/copy/record';
import { recordPages as words } from '@/copy/record-pages';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { Lead } from '@/ui/lead/lead';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';

function sinceText({ since, sinceIs }: TracedMark): string {
  if (since === null) return '';
  return sinceIs === 'told' ? words.since(sinceWords(since)) : words.firstRecorded(sinceWords(since));
}

function openFact(residentId: string, { id, kind }: TracedMark['facts'][number]): void {
  if (kind === 'growth') void openPage('growth', { residentId });
  else void openPage('recordEntry', { residentId, entryId: id });
}

function Mark({ mark, residentId }: { mark: TracedMark; residentId: string }) {
  const { facts, tone, text } = mark;
  return (
    <>
      <SectionTitle text={words.marksGroups[mark.group]} />
      <Card flush>
        <Row
          title={record.markText(mark)}
          note={states.dotted([sinceText(mark), facts.length === 0 ? words.fromRegistry : words.fromRows])}
          {...(tone === 'attention' && { right: <StatusChip kind="attention" text={text} /> })}
        />
        {facts.map((fact) => (
          <Row
            key={fact.id}
            icon="record"
            title={fact.title}
            note={states.dotted([fullDay(fact.on), fact.institution])}
            onPress={() => openFact(residentId, fact)}
          />
        ))}
      </Card>
    </>
  );
}

function History({ history }: Pick<RecordMarks, 'history'>) {
  if (history.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.history} />
      <Card flush>
        {history.map((change) => (
          <Row
            key={`${change.on} ${change.became} ${record.markText(change)}`}
            title={words.became(change.became, record.markText(change))}
            note={states.dotted([fullDay(change.on), words.marksGroups[change.group]])}
          />
        ))}
      </Card>
    </>
  );
}

export default function MarksPage() {
  const { residentId = '' } = usePageParams('recordMarks');
  const remote = useRemote({ endpoint: getRecordMarks, input: { params: { residentId }, query: {} } });
  return (
    <InnerPage title={words.marksTitle}>
      <RemoteView remote={remote} here={pathTo('recordMarks', { residentId })} shape="cards">
        {({ marks, history }) => (
          <>
            <Lead title={words.marksLead} text={words.marksText} />
            {marks.length === 0 && (
              <StatePanel kind="empty" icon="record" title={words.noMarks} text={words.marksText} />
            )}
            {marks.map((mark) => (
              <Mark key={mark.group + mark.key} mark={mark} residentId={residentId} />
            ))}
            <History history={history} />
          </>
        )}
      </RemoteView>
    </InnerPage>
  );
}
