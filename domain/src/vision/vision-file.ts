import { addDays, monthsBetween, type PlainDate } from '../shared/plain-date';
import { acuityRowOf, gradeAcuity, type Repeat } from './assess-acuity';
import { assessExamination, type VisionOptions } from './assess-examination';
import { BOUNDARY_READING, RECHECK } from './thresholds';
import { type Assessment, type Examination, type Eye, EYES } from './types';

/** An eye that sat on the line: since when, and by which expectation. */
interface Waiting {
  since: PlainDate;
  expected: number | null;
}

type WaitingEyes = Record<Eye, Waiting | undefined>;

interface Place {
  one: Examination;
  expected: number | null;
}

const repeatOf = (waiting: Waiting | undefined, { one, expected }: Place): Repeat => {
  if (!waiting || waiting.expected !== expected) return 'first';
  return one.examinedOn >= addDays(waiting.since, RECHECK.fromDays) ? 'again' : 'early';
};

/** What is remembered of an eye after an examination: a wait goes on, begins, or is over. */
function waitAfter(eye: Eye, before: Waiting | undefined, told: Place & { onLine: boolean }): Waiting | undefined {
  const { one, expected, onLine } = told;
  if (one[eye].naked === null) return before;
  // The hospital has looked: what comes later starts afresh.
  if (!onLine || one.setting === 'hospital') return undefined;
  return before && before.expected === expected ? before : { since: one.examinedOn, expected };
}

/**
 * A child's examinations from the first to the last, each assessed in the light of those before: an eye on the line of its age that is
 * there again after two weeks or more is referred; sooner, the first day goes on counting; a higher age's line, a better value or a visit
 * to the hospital begins anew (M).
 * @param examinations - in any order
 * @returns the examinations by day with their assessments
 */
export function assessVisionFile<E extends Examination>(
  birthDate: PlainDate,
  examinations: readonly E[],
  options: VisionOptions = {},
): { examination: E; assessment: Assessment }[] {
  const boundary = options.boundary ?? BOUNDARY_READING;
  const waiting: WaitingEyes = { right: undefined, left: undefined };
  const inOrder = [...examinations].sort((a, b) =>
    a.examinedOn < b.examinedOn ? -1 : Number(a.examinedOn > b.examinedOn),
  );
  return inOrder.map((examination) => {
    const row = acuityRowOf(monthsBetween(birthDate, examination.examinedOn), examination.setting);
    const place = { one: examination, expected: row.expectedFrom };
    const repeat = { right: repeatOf(waiting.right, place), left: repeatOf(waiting.left, place) };
    for (const eye of EYES) {
      const onLine = gradeAcuity(examination[eye].naked, row, boundary) === 'boundary';
      waiting[eye] = waitAfter(eye, waiting[eye], { ...place, onLine });
    }
    const since = EYES.flatMap((eye) => (repeat[eye] === 'early' ? [waiting[eye]?.since] : []))
      .filter((day) => day !== undefined)
      .sort()[0];
    const assessment = assessExamination({
      birthDate,
      examination,
      options,
      repeat,
      ...(since !== undefined && { recheckFrom: since }),
    });
    return { examination, assessment };
  });
}
