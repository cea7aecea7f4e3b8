/** What two measurings say together: how much was gained, and whether the child left its course. */
import { addMonths, daysBetween, monthsBetween, type PlainDate } from '../shared/plain-date';
import { dueDateOf, exactMonths } from './age';
import { findColumns, type Subject } from './assess-indicator';
import { bmiOf } from './assess-growth';
import { expectedPosition, lengthAs } from './position';
import { because, TEXTS } from './texts';
import type { GrowthPerson, GrowthReason, Indicator, Measurement } from './types';
import { zOf } from './z-score';

/** Closer than this, the difference is smaller than the error of measuring. (M) */
const APART_DAYS_MIN = 28;
/** A course is looked at over this long. (M) */
const COURSE_MONTHS = 12;
const LINES = [-3, -2, -1, 0, 1, 2, 3];
/** Crossing so many lines of standard deviation is a question for the doctor. (M) */
const LINES_CROSSED_MIN = 2;

export type Gained = 'length' | 'weight' | 'head';

export interface Velocity {
  what: Gained;
  fromOn: PlainDate;
  toOn: PlainDate;
  days: number;
  /** cm, or kg for weight; negative when it became less. */
  gained: number;
  /** 3 个月长了 4.2 厘米 */
  text: string;
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** A span in the words a parent uses: 28 天, 3 个月, 2 年 3 个月; months to the nearest. */
export function spanZh(from: PlainDate, to: PlainDate): string {
  const whole = monthsBetween(from, to);
  const rest = daysBetween(addMonths(from, whole), to);
  const months = whole + (rest >= 15 ? 1 : 0);
  if (whole < 1) return `${daysBetween(from, to)} 天`;
  const years = Math.floor(months / 12);
  if (years === 0) return `${months} 个月`;
  return months % 12 === 0 ? `${years} 年` : `${years} 年 ${months % 12} 个月`;
}

const GAINED: Readonly<Record<Gained, (gained: number) => string>> = {
  length: (gained) => (gained < 0 ? `少了 ${(-gained).toFixed(1)} 厘米` : `长了 ${gained.toFixed(1)} 厘米`),
  weight: (gained) => (gained < 0 ? `轻了 ${-gained} 公斤` : `重了 ${gained} 公斤`),
  head: (gained) => (gained < 0 ? `头围少了 ${(-gained).toFixed(1)} 厘米` : `头围长了 ${gained.toFixed(1)} 厘米`),
};
const DIGITS: Readonly<Record<Gained, number>> = { length: 1, weight: 2, head: 1 };

type Two = [earlier: Measurement, later: Measurement];

/** Both lengths as the later age is measured, so that standing up at two is no loss of 0.7 cm. */
function lengthsOf({ birthDate }: GrowthPerson, [earlier, later]: Two): [number | undefined, number | undefined] {
  const ages = [earlier, later].map(({ measuredOn }) => exactMonths(birthDate, measuredOn));
  const [before, now] = ages.map((age) => expectedPosition(age));
  const wanted = now ?? 'standing';
  const known = { ...earlier, position: earlier.position ?? before };
  return [lengthAs(wanted, known)?.lengthCm, lengthAs(wanted, later)?.lengthCm];
}

const VALUES: Readonly<Record<Gained, (person: GrowthPerson, two: Two) => [number | undefined, number | undefined]>> = {
  length: lengthsOf,
  weight: (_, [earlier, later]) => [earlier.weightKg, later.weightKg],
  head: (_, [earlier, later]) => [earlier.headCm, later.headCm],
};

const apart = (before: Measurement, later: Measurement): boolean =>
  daysBetween(before.measuredOn, later.measuredOn) >= APART_DAYS_MIN;

function gainOf(person: GrowthPerson, what: Gained, measurements: readonly Measurement[]): Velocity[] {
  const read = VALUES[what];
  const later = measurements.filter((one) => read(person, [one, one])[1] !== undefined).at(-1);
  if (!later) return [];
  const from = measurements.filter((one) => apart(one, later) && read(person, [one, later])[0] !== undefined).at(-1);
  if (!from) return [];
  const [before = 0, now = 0] = read(person, [from, later]);
  const gained = round(now - before, DIGITS[what]);
  const [fromOn, toOn] = [from.measuredOn, later.measuredOn];
  const text = `${spanZh(fromOn, toOn)}${GAINED[what](gained)}`;
  return [{ what, fromOn, toOn, days: daysBetween(fromOn, toOn), gained, text }];
}

/**
 * What length, weight and head have gained: each one's last measuring against the nearest at least 28 days before it. `measurements` in
 * order of day; lengths are made comparable (0.7 cm between lying and standing) first. (M: 28 days)
 */
export const velocityOf = (person: GrowthPerson, measurements: readonly Measurement[]): Velocity[] =>
  (['length', 'weight', 'head'] as const).flatMap((what) => gainOf(person, what, measurements));

const COURSES = ['weight-for-age', 'length-for-age', 'bmi-for-age', 'head-for-age'] as const satisfies Indicator[];
type Course = (typeof COURSES)[number];

function valueOf(course: Course, one: Measurement, lengthCm: number | undefined): number | undefined {
  switch (course) {
    case 'weight-for-age':
      return one.weightKg;
    case 'length-for-age':
      return lengthCm;
    case 'head-for-age':
      return one.headCm;
    case 'bmi-for-age':
      return one.weightKg === undefined || lengthCm === undefined ? undefined : bmiOf(one.weightKg, lengthCm);
  }
}

/** z on a course; a preterm child keeps its corrected age throughout, so that the end of the correction is no change of course. */
function zOn(course: Course, person: GrowthPerson, one: Measurement): number | undefined {
  const age = exactMonths(person.birthDate, one.measuredOn);
  const lengthCm = lengthAs(expectedPosition(age), one)?.lengthCm;
  const value = valueOf(course, one, lengthCm);
  const ageMonths = exactMonths(dueDateOf(person) ?? person.birthDate, one.measuredOn);
  const subject: Subject = { sex: person.sex, ageMonths, corrected: false, lengthCm, lying: age < 24 };
  const columns = findColumns(subject, course);
  return value === undefined || !columns ? undefined : zOf(value, columns).z;
}

/** How many whole lines of standard deviation (−3 … +3) lie between two z-scores; a value on a line is above it. */
export const linesBetween = (a: number, b: number): number =>
  LINES.filter((line) => Math.min(a, b) < line && line <= Math.max(a, b)).length;

interface Placed {
  z: number;
  at: Measurement;
}

const placesOn = (course: Course, person: GrowthPerson, measurements: readonly Measurement[]): Placed[] =>
  measurements.flatMap((at) => {
    const z = zOn(course, person, at);
    return z === undefined ? [] : [{ z, at }];
  });

/** The earlier place with the most lines between it and the last one: of the year before, or the last one before that. */
function widestOf(places: readonly Placed[], now: Placed): Placed | undefined {
  const before = places.filter(({ at }) => apart(at, now.at));
  const since = addMonths(now.at.measuredOn, -COURSE_MONTHS);
  const recent = before.filter(({ at }) => at.measuredOn >= since);
  const looked = recent.length > 0 ? recent : before.slice(-1);
  return looked.reduce<Placed | undefined>(
    (most, one) => (most && linesBetween(most.z, now.z) >= linesBetween(one.z, now.z) ? most : one),
    undefined,
  );
}

/**
 * Courses a child has left: the last weight, height, BMI and head against every one of the twelve months before it (28 days apart at least;
 * the last one before that when there is none), two or more lines of standard deviation crossed. One question for the doctor an indicator,
 * the widest crossing. `measurements` in order of day. (M)
 */
export function crossingsOf(person: GrowthPerson, measurements: readonly Measurement[]): GrowthReason[] {
  return COURSES.flatMap((course) => {
    const places = placesOn(course, person, measurements);
    const now = places.at(-1);
    const then = now && widestOf(places, now);
    if (!then) return [];
    const lines = linesBetween(then.z, now.z);
    if (lines < LINES_CROSSED_MIN) return [];
    const months = spanZh(then.at.measuredOn, now.at.measuredOn);
    return [because('crossed', TEXTS.crossed({ indicator: course, months, down: now.z < then.z, lines }), 'M')];
  });
}
