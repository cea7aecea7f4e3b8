import { View } from '@tarojs/components';
import type { LessonResult } from '@kangban/contract/lesson';
import { lesson as words } from '@/copy/lesson';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './lesson.scss';

type Answer = LessonResult['answers'][number];

function AnswerCard({ answer }: { answer: Answer }) {
  const { text, chosen, right, rightAnswer, why } = answer;
  return (
    <Card label={text}>
      <View className="lesson-answer">
        <StatusChip kind={right ? 'normal' : 'attention'} text={right ? words.right : words.wrong} />
        <Heading text={text} level={3} look="heading" />
        <View className="lesson-line">{words.chosen(chosen)}</View>
        {!right && <View className="lesson-line">{words.answer(rightAnswer)}</View>}
        <View className="lesson-line">{why}</View>
      </View>
    </Card>
  );
}

const spokenOf = ({ words: said, answers }: LessonResult): string[] => [
  said,
  ...answers.map((answer, index) => words.spoken(index + 1, answer)),
];

interface Props {
  result: LessonResult;
  onAgain: () => void;
  onMore: () => void;
}

/** What came out, and why, question by question. */
export function ResultView({ result, onAgain, onMore }: Props) {
  const { passed, right, total, answers } = result;
  return (
    <View>
      <Lead mark={passed ? 'normal' : 'attention'} title={words.score(right, total)} text={result.words} />
      <Inset>
        <ReadAloud paragraphs={spokenOf(result)} start={states.readAloud} stop={states.stopReading} />
      </Inset>
      <SectionTitle text={words.results} />
      {answers.map((answer) => (
        <AnswerCard key={answer.key} answer={answer} />
      ))}
      <View className="lesson-ways lesson-ways--edge">
        {passed ? (
          <Button text={words.more} onPress={onMore} />
        ) : (
          <>
            <Button text={words.again} onPress={onAgain} />
            <Button kind="plain" text={words.more} onPress={onMore} />
          </>
        )}
      </View>
    </View>
  );
}
