import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  type AssessmentCard,
  type AssessmentSession,
  listDeskAssessments,
  startDeskAssessment,
} from '@kangban/contract/assessment';
import type { Informant } from '@kangban/domain/assessment/types';
import { assessment as words } from '@/copy/assessment';
import { deskRecord } from '@/copy/desk-record';
import { errorSentences } from '@/copy/errors';
import { AnsweringView } from '@/features/assessment/answering-view';
import { deskDoor } from '@/features/assessment/door';
import { ListView } from '@/features/assessment/list-view';
import { ResultView } from '@/features/assessment/result-view';
import { StartView } from '@/features/assessment/start-view';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { useWalkIn } from '@/features/desk/use-walk-in';
import { WalkInFind } from '@/features/desk/walk-in-find';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { usePageParams } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';

type Step = { is: 'list' } | { is: 'start'; card: AssessmentCard } | { is: 'ask'; session: AssessmentSession };

function useDeskAssessment(residentId: string) {
  const [step, setStep] = useState<Step>({ is: 'list' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const begin = async ({ questionnaire }: AssessmentCard, informant: Informant, afresh: boolean): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const body = { questionnaire, informant, ...(afresh && { afresh }) };
    await call(startDeskAssessment, { params: { residentId }, body }).then(
      (session) => setStep({ is: 'ask', session }),
      (reason: unknown) => {
        const { say, next } = errorSentences[asProblem(reason).code];
        setProblem(`${say}，${next}`);
      },
    );
    setBusy(false);
  };
  return { step, setStep, busy, problem, begin };
}

function Screens({ residentId }: { residentId: string }) {
  const remote = useRemote({ endpoint: listDeskAssessments, input: { params: { residentId } } });
  const { step, setStep, busy, problem, begin } = useDeskAssessment(residentId);
  const toList = (): void => {
    setStep({ is: 'list' });
    void remote.reload();
  };
  const another = (
    <Inset>
      <Button kind="second" text={words.desk.another} onPress={toList} />
    </Inset>
  );
  if (step.is === 'ask') {
    const { session } = step;
    return (
      <AnsweringView
        key={session.sessionId}
        session={session}
        door={deskDoor({ residentId, sessionId: session.sessionId })}
        onLeave={toList}
        outcome={(_, result) =>
          result ? (
            <ResultView result={result}>{another}</ResultView>
          ) : (
            <>
              <Lead mark="normal" title={words.desk.done} text={words.desk.closed} />
              {another}
            </>
          )
        }
      />
    );
  }
  if (step.is === 'start')
    return (
      <StartView
        card={step.card}
        self={false}
        busy={busy}
        problem={problem}
        onBegin={(informant, afresh) => void begin(step.card, informant, afresh)}
      />
    );
  return (
    <RemoteView remote={remote} here={pathTo('deskAssessment', { residentId })} shape="rows">
      {(list) => {
        const start = (card: AssessmentCard): void => setStep({ is: 'start', card });
        return (
          <>
            <Lead title={words.desk.lead} text={words.desk.leadText} />
            <ListView list={list} acts={{ start, goOn: start }} />
          </>
        );
      }}
    </RemoteView>
  );
}

/** Who: for whoever comes here without somebody at the desk already. */
function Finding() {
  const flow = useWalkIn();
  const { person, problem } = flow;
  return (
    <>
      <View className="walk-in">
        <WalkInFind flow={flow} today={dayInChina(nowMs())} title={deskRecord.findTitle} />
        {problem && (
          <Note tone="attention" live>
            {`${errorSentences[problem.code].say}。${errorSentences[problem.code].next}`}
          </Note>
        )}
      </View>
      {person && <Screens key={person.residentId} residentId={person.residentId} />}
    </>
  );
}

/** Screens done face to face: the same questions, with the tongue looked at and everything measured. */
export default function DeskAssessmentPage() {
  const { residentId } = usePageParams('deskAssessment');
  useDeskLock();
  return (
    <InnerPage title={words.desk.title} wide>
      {residentId ? <Screens residentId={residentId} /> : <Finding />}
    </InnerPage>
  );
}
