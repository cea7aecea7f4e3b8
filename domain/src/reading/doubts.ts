/** What makes a reading doubtful for points. A doubt holds an award for review with a reason to read; it never refuses a reading. */
import { checkReading, READING_BACK_HOURS } from './plausible';
import type { ReadingDoubt, ReadingDoubtKind, ReadingValue } from './types';

const HOUR_MS = 3_600_000;
/** Phones run a little ahead. */
const AHEAD_MS = 5 * 60_000;
/** The same value so many times one after the other (fact sheet §7.3, design). */
export const SAME_VALUE_TIMES = 5;
/** Readings in an hour that are still believed. */
export const READINGS_AN_HOUR_MAX = 12;

/** A reading as it reached the server: when it was measured by its own word, and when it was written down, in epoch milliseconds. */
export interface EnteredReading {
  id: string;
  value: ReadingValue;
  atMs: number;
  recordedMs: number;
}

const byTime = (a: EnteredReading, b: EnteredReading): number => a.atMs - b.atMs;

const doubt = (kind: ReadingDoubtKind, readings: readonly EnteredReading[]): ReadingDoubt[] =>
  readings.length === 0
    ? []
    : [
        {
          kind,
          ids: readings.map(({ id }) => id),
          text: { id: `doubt.${kind}`, values: { count: String(readings.length) } },
        },
      ];

/** What has to differ: the pulse may be the same for days. */
function sameness(value: ReadingValue): string {
  switch (value.item) {
    case 'blood-pressure':
      return `${value.systolic}/${value.diastolic}`;
    case 'glucose':
      return `${value.time} ${value.mmolL}`;
    case 'weight':
      return String(value.kg);
    case 'waist':
      return String(value.cm);
  }
}

/** Runs of one value, one after the other, of one item. */
function runsOf(readings: readonly EnteredReading[]): EnteredReading[][] {
  const runs: EnteredReading[][] = [];
  for (const reading of readings) {
    const last = runs.at(-1);
    if (last?.[0] && sameness(last[0].value) === sameness(reading.value)) last.push(reading);
    else runs.push([reading]);
  }
  return runs;
}

const keyOf = ({ value }: EnteredReading): string => (value.item === 'glucose' ? `glucose ${value.time}` : value.item);

function sameValues(sorted: readonly EnteredReading[]): ReadingDoubt[] {
  return [...new Set(sorted.map(keyOf))]
    .flatMap((key) => runsOf(sorted.filter((reading) => keyOf(reading) === key)))
    .filter((run) => run.length >= SAME_VALUE_TIMES)
    .flatMap((run) => doubt('same-value', run));
}

/** Every reading that lies within some hour that has too many. */
function crowded(sorted: readonly EnteredReading[]): EnteredReading[] {
  const crowd = new Set<EnteredReading>();
  sorted.forEach((first) => {
    const hour = sorted.filter(({ atMs }) => atMs >= first.atMs && atMs < first.atMs + HOUR_MS);
    if (hour.length > READINGS_AN_HOUR_MAX) hour.forEach((one) => crowd.add(one));
  });
  return sorted.filter((one) => crowd.has(one));
}

/**
 * The doubts about readings of one person, in any order: a value that cannot be, one value five times and more in a row, more than twelve in
 * an hour, measured in the future (five minutes are forgiven), or written down more than 72 hours late (fact sheet §7.3, design).
 */
export function readingDoubts(readings: readonly EnteredReading[]): ReadingDoubt[] {
  const sorted = [...readings].sort(byTime);
  const late = READING_BACK_HOURS * HOUR_MS;
  return [
    ...doubt(
      'impossible',
      sorted.filter(({ value }) => checkReading(value).impossible.length > 0),
    ),
    ...sameValues(sorted),
    ...doubt('too-many-an-hour', crowded(sorted)),
    ...doubt(
      'in-the-future',
      sorted.filter(({ atMs, recordedMs }) => atMs > recordedMs + AHEAD_MS),
    ),
    ...doubt(
      'too-old',
      sorted.filter(({ atMs, recordedMs }) => recordedMs - atMs > late),
    ),
  ];
}
