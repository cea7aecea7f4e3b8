import { LIMITS } from '../shared/limits';
import { addDays, ageInYears, type PlainDate } from '../shared/plain-date';
import { birthdays, motherAndChildMarks, olderMark } from './age-marks';
import { bloodMark } from './blood-mark';
import { weightBirthdays, weightMark } from './body';
import { diseaseMarks, lapses } from './disease-marks';
import { type HealthFact, knownOn, type RecordPerson } from './facts';
import type { HealthMark } from './mark';

/**
 * 个人健康标识 of a person as of a day (国卫办基层发〔2024〕15号 [S90]): 妇幼人群, 老年人群, 慢病或重点疾病, 法定传染病, 体重状况, 血型. Computed from what was known on
 * that day, each with since when and the rows it comes from; there is no other way to set one.
 */
export function marksOf(person: RecordPerson, facts: readonly HealthFact[], day: PlainDate): HealthMark[] {
  const known = knownOn(facts, day);
  return [
    ...motherAndChildMarks(person, known, day),
    ...olderMark(person, day),
    ...diseaseMarks('chronic', known, day),
    ...diseaseMarks('notifiable', known, day),
    ...weightMark(person, known, day),
    ...bloodMark(known),
  ];
}

/** What became of a mark on a day, and the rows that did it. */
export interface MarkChange {
  on: PlainDate;
  became: 'set' | 'changed' | 'ended';
  mark: HealthMark;
}

/** Weight has one mark at a time, whatever it says; so has blood. */
const placeOf = ({ group, key }: HealthMark): string =>
  group === 'weight' || group === 'blood' ? group : `${group} ${key}`;
/** Of weight the class counts: another decimal of the same class is no change. */
const wordsOf = ({ group, text, note }: HealthMark): string => (group === 'weight' ? text : `${text} ${note ?? ''}`);

function changesBetween(before: readonly HealthMark[], after: readonly HealthMark[], on: PlainDate): MarkChange[] {
  const was = new Map(before.map((mark) => [placeOf(mark), mark]));
  const is = new Map(after.map((mark) => [placeOf(mark), mark]));
  return [
    ...before.flatMap((mark) => (is.has(placeOf(mark)) ? [] : [{ on, became: 'ended' as const, mark }])),
    ...after.flatMap((mark): MarkChange[] => {
      const earlier = was.get(placeOf(mark));
      if (!earlier) return [{ on, became: 'set', mark }];
      return wordsOf(earlier) === wordsOf(mark) ? [] : [{ on, became: 'changed', mark }];
    }),
  ];
}

/** Every day on which a mark may change by itself or by a row. */
function daysOfChange(person: RecordPerson, facts: readonly HealthFact[], today: PlainDate): PlainDate[] {
  const ofRows = facts.flatMap(({ knownFrom, knownUntil }) =>
    knownUntil === null ? [knownFrom] : [knownFrom, knownUntil],
  );
  const known = [...new Set([...birthdays(person), ...weightBirthdays(person), ...lapses(facts), ...ofRows])].sort();
  const ends = known.flatMap((day) =>
    marksOf(person, facts, day).flatMap(({ until }) => (until === null ? [] : [addDays(until, 1)])),
  );
  return [...new Set([...known, ...ends])].filter((day) => day <= today).sort();
}

/**
 * How the marks came to be what they are, newest first: recomputed day by day from append-only rows, those that were replaced since
 * included. A row written down late changes a mark on the day it was written down. Of somebody grown up the years as a child are left
 * out: nobody asks when a grandfather stopped being six.
 */
export function markHistory(person: RecordPerson, facts: readonly HealthFact[], today: PlainDate): MarkChange[] {
  let before: HealthMark[] = [];
  const changes = daysOfChange(person, facts, today).flatMap((day) => {
    const after = marksOf(person, facts, day);
    const found = changesBetween(before, after, day);
    before = after;
    return found;
  });
  const grown = ageInYears(person.birthDate, today) >= LIMITS.adultAgeYears;
  return changes.filter(({ mark }) => !grown || mark.key !== 'child').reverse();
}
