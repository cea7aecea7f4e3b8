/** The lessons there are, each as it reads on a day. */
import type { PlainDate } from '../shared/plain-date';
import { ELDER_LESSONS } from './elder-lessons-table';
import { PRESSURE_LESSONS } from './pressure-lessons-table';
import { readLessons } from './read-lessons';
import { SUGAR_LESSONS } from './sugar-lessons-table';
import type { Lesson, LessonCode, LessonEdition } from './types';
import { WEIGHT_LESSONS } from './weight-lessons-table';

/** Every lesson, in the order of the list. */
export const ALL_LESSONS: readonly Lesson[] = readLessons([
  PRESSURE_LESSONS,
  SUGAR_LESSONS,
  WEIGHT_LESSONS,
  ELDER_LESSONS,
]);

/** The edition of a lesson that holds on a day (`YYYY-MM-DD`, Asia/Shanghai); undefined before its first. */
export const editionOn = ({ editions }: Pick<Lesson, 'editions'>, day: PlainDate): LessonEdition | undefined =>
  editions.find(({ validFrom }) => validFrom <= day);

/** The lesson of a code. */
export function getLesson(code: LessonCode): Lesson {
  const found = ALL_LESSONS.find((lesson) => lesson.code === code);
  if (!found) throw new Error(`no lesson ${code}`);
  return found;
}

/** An edition that somebody began to read, by its first day; undefined when it is not there any more. */
export const editionOf = ({ editions }: Pick<Lesson, 'editions'>, validFrom: PlainDate): LessonEdition | undefined =>
  editions.find((edition) => edition.validFrom === validFrom);
