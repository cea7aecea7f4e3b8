import { View } from '@tarojs/components';
import type { Lesson } from '@kangban/contract/lesson';
import { errorSentences } from '@/copy/errors';
import { lesson as words } from '@/copy/lesson';
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
import type { Quiz } from './use-quiz';
import './lesson.scss';

function Choices({ quiz }: { quiz: Quiz }) {
  const { question, chosen, choose } = quiz;
  if (!question) return null;
  return (
    <View className="lesson-choices" {...a11y({ role: 'radiogroup', label: question.text })}>
      {question.options.map(({ key, text }) => (
        <Pressable
          key={key}
          className={classNames('lesson-choice', key === chosen && 'lesson-choice--on')}
          role="radio"
          label={text}
          checked={key === chosen}
          onPress={() => choose(key)}
        >
          <RadioRing on={key === chosen} />
          <View className="lesson-choice__text">{text}</View>
        </Pressable>
      ))}
    </View>
  );
}

/** What went wrong: read the lesson again, or send the same answers again. */
function Problem({ quiz, onLesson }: { quiz: Quiz; onLesson: () => void }) {
  if (!quiz.problem) return null;
  const { say, next } = errorSentences[quiz.problem.code];
  return (
    <>
      <Note tone="urgent" live>{`${say}，${next}`}</Note>
      <Button kind="second" text={words.lookAgain} onPress={onLesson} />
    </>
  );
}

const nextText = ({ chosen, isLast }: Quiz): string => {
  if (chosen === undefined) return words.choose;
  return isLast ? words.submit : words.next;
};

/** One question on the page, with large answers. */
export function QuizView({ lesson, quiz, onLesson }: { lesson: Lesson; quiz: Quiz; onLesson: () => void }) {
  const { question, at, chosen, busy, back, goOn } = quiz;
  const total = lesson.questions.length;
  if (!question) return null;
  const said = words.progress(at + 1, total);
  return (
    <View className="lesson-question" key={question.key}>
      <View className="lesson-quiet">{said}</View>
      <ProgressBar done={at} total={total} label={said} />
      <Heading text={question.text} look="title-l" />
      <ReadAloud
        key={`read-${question.key}`}
        paragraphs={[question.text, words.options(question.options.map(({ text }) => text))]}
        start={states.readAloud}
        stop={states.stopReading}
      />
      <Choices quiz={quiz} />
      <Problem quiz={quiz} onLesson={onLesson} />
      <View className="lesson-ways">
        <Button text={nextText(quiz)} disabled={chosen === undefined} busy={busy} onPress={() => void goOn()} />
        {at > 0 && <Button kind="plain" icon="chevron-left" text={words.back} onPress={back} />}
      </View>
      {at === 0 && <View className="lesson-quiet">{words.rule(lesson.needed, total)}</View>}
    </View>
  );
}
