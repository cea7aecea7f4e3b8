import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { AssessmentResult, AssessmentSession } from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import type { Door } from './door';
import { QuestionView } from './question-view';
import { SafetyView } from './safety-view';
import { type Answering, useAnswering } from './use-answering';
import './assessment.scss';

interface Props {
  session: AssessmentSession;
  door: Door;
  onLeave: () => void;
  onSaved?: (part: Pick<AssessmentSession, 'answers' | 'asked'>) => void;
  /** What stands on the page once it is finished. */
  outcome: (entryId: string, result: AssessmentResult | null) => ReactNode;
}

function Ending({ answering, onLeave }: { answering: Answering; onLeave: () => void }) {
  const { phase, busy, problem, back, finish, lookAgain } = answering;
  const again = phase.is === 'again' ? phase : undefined;
  return (
    <View>
      <Lead
        mark={again ? 'attention' : 'normal'}
        title={again ? words.againTitle : words.allDone}
        text={again ? again.words : words.allDoneText}
      />
      {problem !== undefined && (
        <Inset>
          <Note tone="urgent" live>
            {problem}
          </Note>
        </Inset>
      )}
      <View className="assessment-ways assessment-ways--edge">
        {again ? (
          <>
            <Button text={words.lookAgain} onPress={lookAgain} />
            <Button kind="second" text={words.keep} busy={busy} onPress={() => void finish(true)} />
          </>
        ) : (
          <>
            <Button text={words.finish} busy={busy} onPress={() => void finish()} />
            <Button kind="second" icon="chevron-left" text={words.back} onPress={back} />
          </>
        )}
        <Button kind="plain" text={words.leave} onPress={onLeave} />
      </View>
    </View>
  );
}

/** A screen from its first open question to what came out; help comes before everything where an answer asks for it. */
export function AnsweringView({ session, door, onLeave, onSaved, outcome }: Props) {
  const answering = useAnswering({ session, door, onSaved });
  const { phase } = answering;
  switch (phase.is) {
    case 'asking':
      return <QuestionView session={session} answering={answering} onLeave={onLeave} />;
    case 'safety':
      return <SafetyView session={session} onGoOn={answering.goOn} onLeave={onLeave} />;
    case 'done':
      return <>{outcome(phase.entryId, phase.result)}</>;
    default:
      return <Ending answering={answering} onLeave={onLeave} />;
  }
}
