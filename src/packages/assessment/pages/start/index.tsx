import { useState } from 'react';
import { type AssessmentCard, getAssessment, listAssessments, startAssessment } from '@kangban/contract/assessment';
import type { Informant } from '@kangban/domain/assessment/types';
import { assessment as words } from '@/copy/assessment';
import { errorSentences } from '@/copy/errors';
import { StartView } from '@/features/assessment/start-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { replacePage, usePageParams } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { putAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { useRemote } from '@/platform/use-remote';
import { StatePanel } from '@/ui/state-panel/state-panel';

function useBegin(residentId: string) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const begin = async (card: AssessmentCard, informant: Informant, afresh: boolean): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const body = { questionnaire: card.questionnaire, informant, ...(afresh && { afresh }) };
    try {
      const session = await call(startAssessment, { params: { residentId }, body });
      const { sessionId } = session;
      putAnswer(getAssessment, { params: { residentId, sessionId } }, session);
      await replacePage('assessment', { residentId, sessionId });
    } catch (reason) {
      const { say, next } = errorSentences[asProblem(reason).code];
      setProblem(`${say}，${next}`);
    }
    setBusy(false);
  };
  return { busy, problem, begin };
}

export default function AssessmentStartPage() {
  const { residentId = '', questionnaire } = usePageParams('assessmentStart');
  const remote = useRemote({ endpoint: listAssessments, input: { params: { residentId } } });
  const { busy, problem, begin } = useBegin(residentId);
  return (
    <InnerPage title={words.startTitle}>
      <RemoteView remote={remote} here={pathTo('assessmentStart', { residentId, questionnaire: questionnaire ?? '' })}>
        {({ items, self }) => {
          const card = items.find((one) => one.questionnaire === questionnaire);
          return card ? (
            <StartView
              card={card}
              self={self}
              busy={busy}
              problem={problem}
              onBegin={(informant, afresh) => void begin(card, informant, afresh)}
            />
          ) : (
            <StatePanel kind="empty" icon="record" title={words.gone} />
          );
        }}
      </RemoteView>
    </InnerPage>
  );
}
