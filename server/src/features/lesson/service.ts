import type { Lesson, LessonList, LessonReading } from '@kangban/contract/lesson';
import { ALL_LESSONS, editionOf, editionOn, getLesson } from '@kangban/domain/lesson/lessons';
import { countsIn, READINGS_A_DAY, REUSE_HOURS } from '@kangban/domain/lesson/quiz';
import type { LessonCode } from '@kangban/domain/lesson/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { openRecordFor, type RecordView } from '../access/open-record';
import { countReadings, findOpenReading, findPasses, insertReading, lockLesson, type PassRow } from './store';
import { cardOf, lessonView, readingView, type Shown } from './views';

const HOUR_MS = 3_600_000;

/** The person a lesson is read with or for; nothing of the record is shown. */
export const viewFor = (deps: Deps, who: AccountSession, residentId: string): Promise<RecordView | Refused> =>
  openRecordFor(deps, who, { residentId, area: 'lesson' });

function shownOf(deps: Deps, code: LessonCode, passes: readonly PassRow[]): Shown | undefined {
  const lesson = getLesson(code);
  const edition = editionOn(lesson, deps.clock.today());
  const passedOn = passes.find((pass) => pass.lesson === code)?.passedOn ?? null;
  return edition && { code, topic: lesson.topic, edition, passedOn };
}

/** Every lesson there is today, and what was passed this calendar year. */
export async function listFor(deps: Deps, who: AccountSession, residentId: string): Promise<LessonList | Refused> {
  const view = await viewFor(deps, who, residentId);
  if (isRefused(view)) return view;
  const year = countsIn(deps.clock.today());
  const passes = await findPasses(deps.db.pool, view, year);
  const items = ALL_LESSONS.map(({ code }) => shownOf(deps, code, passes))
    .filter((shown) => shown !== undefined)
    .map(cardOf);
  const passed = items.filter(({ passedOn }) => passedOn !== null).length;
  return { residentId: view.residentId, label: view.label, year, passed, items };
}

interface Asked {
  residentId: string;
  lesson: LessonCode;
}

export async function readLesson(deps: Deps, who: AccountSession, asked: Asked): Promise<Lesson | Refused> {
  const view = await viewFor(deps, who, asked.residentId);
  if (isRefused(view)) return view;
  const passes = await findPasses(deps.db.pool, view, countsIn(deps.clock.today()));
  const shown = shownOf(deps, asked.lesson, passes);
  return shown ? lessonView(view, shown) : refuse('not-found');
}

/**
 * Begins a reading, or goes on with the one this account began and did not answer. A person begins one lesson so often a day: guessing
 * until it fits is no learning.
 */
export async function startReading(deps: Deps, who: AccountSession, asked: Asked): Promise<LessonReading | Refused> {
  const view = await viewFor(deps, who, asked.residentId);
  if (isRefused(view)) return view;
  const { lesson } = asked;
  const now = deps.clock.now();
  const on = deps.clock.today();
  const current = editionOn(getLesson(lesson), on);
  if (!current) return refuse('not-found');
  return deps.db.transaction(async (client) => {
    await lockLesson(client, view.residentId, lesson);
    const since = new Date(now.getTime() - REUSE_HOURS * HOUR_MS);
    const begun = await findOpenReading(client, view, { lesson, accountId: who.accountId, since });
    const edition = begun && editionOf(getLesson(lesson), begun.edition);
    if (begun && edition) return readingView(begun, edition, now);
    if ((await countReadings(client, view, { lesson, on })) >= READINGS_A_DAY) return refuse('lesson-too-often');
    const row = { readingId: uuidV7(), lesson, edition: current.validFrom, startedAt: now };
    const { residentId } = view;
    await insertReading(client, view.countyCode, { ...row, residentId, accountId: who.accountId, startedOn: on });
    return readingView(row, current, now);
  });
}
