import { getLesson, type Lesson } from '@kangban/contract/lesson';
import { LESSONS } from '@kangban/domain/lesson/types';
import { lesson as words } from '@/copy/lesson';
import { QuizView } from '@/features/lesson/quiz-view';
import { ResultView } from '@/features/lesson/result-view';
import { useQuiz } from '@/features/lesson/use-quiz';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { replacePage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';

function Asking({ lesson, readingId }: { lesson: Lesson; readingId: string }) {
  const quiz = useQuiz(lesson, readingId);
  const { residentId, lesson: code } = lesson;
  const toLesson = (): void => void replacePage('lesson', { residentId, lesson: code });
  if (quiz.result)
    return (
      <ResultView result={quiz.result} onAgain={toLesson} onMore={() => void replacePage('lessons', { residentId })} />
    );
  return <QuizView lesson={lesson} quiz={quiz} onLesson={toLesson} />;
}

export default function LessonQuizPage() {
  const { residentId = '', lesson = '', readingId = '' } = usePageParams('lessonQuiz');
  const code = LESSONS.find((one) => one === lesson);
  const remote = useRemote(code && { endpoint: getLesson, input: { params: { residentId, lesson: code } } });
  return (
    <InnerPage title={words.quizTitle}>
      {code === undefined ? (
        <StatePanel kind="empty" icon="book" title={words.gone}>
          <Button text={words.more} onPress={() => void replacePage('lessons', { residentId })} />
        </StatePanel>
      ) : (
        <RemoteView remote={remote} here={pathTo('lessonQuiz', { residentId, lesson, readingId })}>
          {(shown) => <Asking lesson={shown} readingId={readingId} />}
        </RemoteView>
      )}
    </InnerPage>
  );
}
