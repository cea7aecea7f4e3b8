import { type CheckupReportOfResident, getCheckupReport } from '@kangban/contract/checkup/report';
import { report as words } from '@/copy/report';
import { EntryRow } from '@/features/assessment/entry-row';
import { TaskCards } from '@/features/care-task/task-card';
import { CheckupGate } from '@/features/checkup/report-problem';
import { RemoteView } from '@/features/states/remote-view';
import { ReportView } from '@/features/checkup/report-view';
import { InnerPage } from '@/features/shell/page';
import { pathTo } from '@/paths';
import { callPhone } from '@/platform/device';
import { usePageParams } from '@/platform/navigation';
import { usePrintable } from '@/platform/print';
import { useReading } from '@/platform/reader-mode';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { NoticeBar } from '@/ui/notice-bar/notice-bar';

/** The clinic is one tap away; what cannot wait makes that the page's main button in red. */
function Ask({ data }: { data: CheckupReportOfResident }) {
  const elder = useReading(({ mode }) => mode === 'elder');
  const { site, report } = data;
  if (!site) return null;
  const urgent = report.notable.some(({ level }) => level === 'urgent');
  const text = urgent ? words.callNow(site.name) : elder ? words.askElder : words.ask(site.name);
  return (
    <BottomBar>
      <Button
        kind={urgent ? 'urgent' : elder ? 'primary' : 'second'}
        icon="phone"
        text={text}
        label={urgent ? text : words.ask(site.name)}
        onPress={() => void callPhone(site.phone)}
      />
    </BottomBar>
  );
}

/** The report of a checkup, the newest unless another is asked for. */
export default function CheckupReportPage() {
  const { residentId = '', entryId = 'newest' } = usePageParams('checkupReport');
  const remote = useRemote({ endpoint: getCheckupReport, input: { params: { residentId, entryId } } });
  usePrintable();
  const known = knownOf(remote);
  return (
    <InnerPage
      title={words.title}
      banner={
        known && known.right !== 'self' && <NoticeBar icon="people" tone="quiet" text={words.proxy(known.label)} />
      }
      foot={known && <Ask data={known} />}
    >
      <CheckupGate remote={remote} residentId={residentId}>
        <RemoteView remote={remote} here={pathTo('checkupReport', { residentId, entryId })} shape="cards">
          {(data) => (
            <ReportView data={data}>
              <TaskCards residentId={residentId} />
              <EntryRow residentId={residentId} />
            </ReportView>
          )}
        </RemoteView>
      </CheckupGate>
    </InnerPage>
  );
}
