import { getLesson, type Lesson } from '@kangban/contract/lesson';
import { LESSONS } from '@kangban/domain/lesson/types';
import { errorSentences } from '@/copy/errors';
import { lesson as words } from '@/copy/lesson';
import { LessonView } from '@/features/lesson/lesson-view';
import { useReadingTime } from '@/features/lesson/use-reading-time';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { replacePage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

/** The way on to the questions: open once the lesson can have been read. */
function ToQuiz({ lesson }: { lesson: Lesson }) {
  const { readingId, wait, problem } = useReadingTime(lesson);
  const { residentId, lesson: code, questions } = lesson;
  if (problem) {
    const { say, next } = errorSentences[problem.code];
    return (
      <Inset>
        <Note tone="attention" live>{`${say}，${next}`}</Note>
      </Inset>
    );
  }
  return (
    <Inset>
      <Button
        text={wait > 0 ? words.wait(wait) : words.quiz(questions.length)}
        disabled={wait > 0 || readingId === undefined}
        onPress={() => readingId && void replacePage('lessonQuiz', { residentId, lesson: code, readingId })}
      />
    </Inset>
  );
}

export default function LessonPage() {
  const { residentId = '', lesson = '' } = usePageParams('lesson');
  const code = LESSONS.find((one) => one === lesson);
  const remote = useRemote(code && { endpoint: getLesson, input: { params: { residentId, lesson: code } } });
  return (
    <InnerPage title={words.title}>
      {code === undefined ? (
        <StatePanel kind="empty" icon="book" title={words.gone}>
          <Button text={words.more} onPress={() => void replacePage('lessons', { residentId })} />
        </StatePanel>
      ) : (
        <RemoteView remote={remote} here={pathTo('lesson', { residentId, lesson })}>
          {(shown) => (
            <>
              <LessonView lesson={shown} />
              <ToQuiz lesson={shown} />
            </>
          )}
        </RemoteView>
      )}
    </InnerPage>
  );
}
