import {
  type AssessmentSession,
  getAssessment,
  getAssessmentResult,
  type AssessmentResult,
} from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { AnsweringView } from '@/features/assessment/answering-view';
import { homeDoor } from '@/features/assessment/door';
import { Expired, HiddenResult, ToList } from '@/features/assessment/finished-view';
import { ResultView } from '@/features/assessment/result-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { replacePage, usePageParams } from '@/platform/navigation';
import { putAnswer } from '@/platform/remote-cache';
import { useRemote } from '@/platform/use-remote';

interface Ids {
  residentId: string;
  sessionId: string;
}

/** What was finished before, read from the record. */
function FromRecord({ residentId, entryId, here }: { residentId: string; entryId: string; here: string }) {
  const remote = useRemote({ endpoint: getAssessmentResult, input: { params: { residentId, entryId } } });
  return (
    <RemoteView remote={remote} here={here}>
      {(result) => (
        <ResultView result={result}>
          <ToList residentId={residentId} />
        </ResultView>
      )}
    </RemoteView>
  );
}

function Outcome({
  session,
  entryId,
  result,
}: {
  session: AssessmentSession;
  entryId: string;
  result: AssessmentResult | null;
}) {
  const { residentId, sessionId, resultOpen, self } = session;
  if (result)
    return (
      <ResultView result={result}>
        <ToList residentId={residentId} />
      </ResultView>
    );
  if (!resultOpen) return <HiddenResult residentId={residentId} self={self} />;
  return (
    <FromRecord residentId={residentId} entryId={entryId} here={pathTo('assessment', { residentId, sessionId })} />
  );
}

function Answering({ session, ids }: { session: AssessmentSession; ids: Ids }) {
  const leave = (): void => void replacePage('assessments', { residentId: ids.residentId });
  if (session.state === 'expired') return <Expired residentId={ids.residentId} />;
  if (session.entryId !== null) return <Outcome session={session} entryId={session.entryId} result={null} />;
  return (
    <AnsweringView
      session={session}
      door={homeDoor(ids)}
      onLeave={leave}
      onSaved={(part) => putAnswer(getAssessment, { params: { ...ids } }, { ...session, ...part })}
      outcome={(entryId, result) => <Outcome session={session} entryId={entryId} result={result} />}
    />
  );
}

export default function AssessmentQuestionPage() {
  const { residentId = '', sessionId = '' } = usePageParams('assessment');
  const ids = { residentId, sessionId };
  const remote = useRemote({ endpoint: getAssessment, input: { params: ids } });
  return (
    <InnerPage title={words.listTitle}>
      <RemoteView remote={remote} here={pathTo('assessment', ids)}>
        {(session) => <Answering key={session.sessionId} session={session} ids={ids} />}
      </RemoteView>
    </InnerPage>
  );
}
