import { View } from '@tarojs/components';
import type { AssessmentQuestion, AssessmentSession } from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { states } from '@/copy/states';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { RadioRing } from '@/ui/check-card/check-box';
import { classNames } from '@/ui/class-names';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { Pressable } from '@/ui/pressable/pressable';
import { ProgressBar } from '@/ui/progress-bar/progress-bar';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { NumberForm } from './number-form';
import type { Answering } from './use-answering';
import './assessment.scss';

interface Props {
  session: AssessmentSession;
  answering: Answering;
  /** Leaves with everything kept. */
  onLeave: () => void;
}

const spokenOf = ({ text, hint, options }: AssessmentQuestion): string[] => [
  text,
  ...(hint === null ? [] : [hint]),
  ...(options.length > 0 ? [words.options(options.map((option) => option.text))] : []),
];

function Choices({ question, answering }: { question: AssessmentQuestion; answering: Answering }) {
  const { answer, busy, choose } = answering;
  if (question.options.length === 0) return null;
  return (
    <View className="assessment-choices" {...a11y({ role: 'radiogroup', label: question.text })}>
      {question.options.map(({ key, text }) => {
        const on = answer?.choice === key;
        return (
          <Pressable
            key={key}
            className={classNames('assessment-choice', on && 'assessment-choice--on')}
            role="radio"
            label={text}
            checked={on}
            disabled={busy || undefined}
            onPress={() => void choose({ key: question.key, choice: key })}
          >
            <RadioRing on={on} />
            <View className="assessment-choice__text">{text}</View>
          </Pressable>
        );
      })}
    </View>
  );
}

/** Where one is, in words and as a bar. */
function Progress({ at, total }: Pick<Answering, 'at' | 'total'>) {
  const said = words.progress(at + 1, total);
  return (
    <View className="assessment-progress">
      <View className="assessment-quiet">{said}</View>
      <ProgressBar done={at} total={total} label={said} />
    </View>
  );
}

/** One question on the page: what is asked, large answers, and the ways back and out. */
export function QuestionView({ session, answering, onLeave }: Props) {
  const { question, at, total, problem, busy, back, choose } = answering;
  if (!question) return null;
  return (
    <View className="assessment-question" key={question.key}>
      <Progress at={at} total={total} />
      <View className="assessment-quiet">{words.about(session.recall)}</View>
      <Heading text={question.text} look="title-l" />
      {question.hint !== null && <View className="assessment-hint">{question.hint}</View>}
      <ReadAloud
        key={`read-${question.key}`}
        paragraphs={spokenOf(question)}
        start={states.readAloud}
        stop={states.stopReading}
      />
      {question.numbers.length > 0 && (
        <NumberForm
          question={question}
          answer={answering.answer}
          busy={busy}
          onAnswer={(answer) => void choose(answer)}
        />
      )}
      <Choices question={question} answering={answering} />
      {problem !== undefined && (
        <Note tone="urgent" live>
          {`${words.notSaved}${problem}`}
        </Note>
      )}
      <View className="assessment-ways">
        {at > 0 && <Button kind="second" icon="chevron-left" text={words.back} onPress={back} />}
        <Button kind="plain" text={words.leave} onPress={onLeave} />
      </View>
    </View>
  );
}
