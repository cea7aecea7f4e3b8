// How a child grows: a place among the children of the standard that drifts from birth weight to the child's own, with the noise of
// scales and boards. Nobody shrinks.
import { exactMonths, LYING_UNTIL_MONTHS } from '../../domain/src/growth/age';
import { columnsByAge } from '../../domain/src/growth/standards';
import type { Measurement } from '../../domain/src/growth/types';
import { valueAt } from '../../domain/src/growth/z-score';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import type { Person, Sex } from './people';
import type { Random } from './random';

/** Standard deviations a child settles at. */
export interface Build {
  length: number;
  weight: number;
  head: number;
}

/** Months in which the place given by the birth weight fades to a third. */
const FADES_MONTHS = 5;
const MEAN_BIRTH_G = 3300;
const SPREAD_BIRTH_G = 400;
const LIKELY = 2.6;

const within = (z: number): number => Math.max(-LIKELY, Math.min(LIKELY, z));

/** Tall children weigh more; most are near the middle. */
export function buildOf(random: Random): Build {
  const length = within(random.around(0.1, 0.95));
  return {
    length,
    weight: within(0.6 * length + random.around(0.1, 0.75)),
    head: within(0.4 * length + random.around(0, 0.8)),
  };
}

type Table = 'weightForAge' | 'lengthForAge' | 'headForAge';

function valueOf(table: Table, at: { sex: Sex; months: number }, z: number): number | undefined {
  const columns = columnsByAge(table, at.sex, at.months);
  return columns && valueAt(z, columns);
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const twentieth = (value: number): number => Math.round(value * 20) / 20;

interface At {
  on: PlainDate;
  build: Build;
  random: Random;
  before: Measurement | undefined;
}

/** Longer than before, or as long; a child stands a little shorter than it lay. */
function lengthOf(value: number, isLying: boolean, before: Measurement | undefined) {
  const isComparable = isLying || before?.position !== 'lying';
  return {
    lengthCm: isComparable ? Math.max(tenth(value), before?.lengthCm ?? 0) : tenth(value),
    position: isLying ? ('lying' as const) : ('standing' as const),
  };
}

/** A measuring of a day, after the ones before it. Numbers of a standard that has ended are left out. */
export function measure(person: Pick<Person, 'sex' | 'birthDate' | 'birthWeightG'>, at: At): Measurement {
  const { on, build, random, before } = at;
  const months = exactMonths(person.birthDate, on);
  const atBirth = within(((person.birthWeightG ?? MEAN_BIRTH_G) - MEAN_BIRTH_G) / SPREAD_BIRTH_G);
  const left = Math.exp(-months / FADES_MONTHS);
  const value = (table: Table, own: number, noise: number): number | undefined =>
    valueOf(table, { sex: person.sex, months }, within(own + (atBirth - own) * left + random.around(0, noise)));
  const weight = value('weightForAge', build.weight, 0.12);
  const length = value('lengthForAge', build.length, 0.07);
  const head = value('headForAge', build.head, 0.1);
  const { weightKg = 0, headCm = 0 } = before ?? {};
  return {
    measuredOn: on,
    ...(weight !== undefined && { weightKg: Math.max(twentieth(weight), twentieth(weightKg * 0.97)) }),
    ...(length !== undefined && lengthOf(length, months < LYING_UNTIL_MONTHS, before)),
    ...(head !== undefined && { headCm: Math.max(tenth(head), headCm) }),
  };
}
