/** Checks against cheating (fact sheet §7.3). Each is a named question with its own bound; none refuses a reading, each only has somebody look first. */
import { checkReading } from '../reading/plausible';
import type { ReadingValue } from '../reading/types';
import { daysBetween, type PlainDate, toPlainDate } from '../shared/plain-date';
import type { CheckLimits, HoldReason, PointEvidence } from './types';

/** What is known around an evidence. */
export interface CheckFacts {
  /** Other standing readings of the person, any order. */
  readings: readonly PointEvidence[];
  /** Everybody whose readings came from the same device, this person among them. */
  deviceResidents: readonly string[];
  /** Everybody for whom this account wrote something that can earn, in the last 30 days. */
  phoneResidents: readonly string[];
  /** The person and everybody of their household. */
  household: readonly string[];
  /** Which resident the member of staff is who wrote it down; null where nobody said so. */
  staffResident: string | null;
}

const HOUR_MS = 3_600_000;
const AHEAD_MS = 5 * 60_000;
const instantOf = ({ at, notedAt }: PointEvidence): number => (at ?? notedAt).getTime();

const EPOCH = toPlainDate('1970-01-01');
/** The first moment of a day in Asia/Shanghai, ms since 1970. */
const beginOf = (day: PlainDate): number => (daysBetween(EPOCH, day) * 24 - 8) * HOUR_MS;

/** What has to differ from time to time: the pulse may be the same for days. */
function sameness(value: ReadingValue): string {
  switch (value.item) {
    case 'blood-pressure':
      return `${value.item} ${value.systolic}/${value.diastolic}`;
    case 'glucose':
      return `${value.item} ${value.time} ${value.mmolL}`;
    case 'weight':
      return `${value.item} ${value.kg}`;
    case 'waist':
      return `${value.item} ${value.cm}`;
  }
}
const rowOf = (value: ReadingValue): string => (value.item === 'glucose' ? `glucose ${value.time}` : value.item);

/** A value no living person has. */
export const isImpossible = ({ reading }: PointEvidence): boolean =>
  reading !== null && checkReading(reading.value).impossible.length > 0;

/** Other readings of the same row with this one, first to last by the time they were taken. */
const rowAround = (evidence: PointEvidence, value: ReadingValue, readings: readonly PointEvidence[]): PointEvidence[] =>
  [...readings.filter(({ evidenceId }) => evidenceId !== evidence.evidenceId), evidence]
    .filter(({ reading }) => reading !== null && rowOf(reading.value) === rowOf(value))
    .sort((a, b) => instantOf(a) - instantOf(b));

/** The same numbers `times` times in a row, this reading among them: whoever types them from the last to the first is asked the same. */
export function isIdenticalRow(evidence: PointEvidence, readings: readonly PointEvidence[], times: number): boolean {
  const value = evidence.reading?.value;
  if (!value) return false;
  const row = rowAround(evidence, value, readings);
  const isSame = ({ reading }: PointEvidence): boolean =>
    reading !== null && sameness(reading.value) === sameness(value);
  const here = row.indexOf(evidence);
  const runOf = (side: readonly PointEvidence[]): number => {
    const end = side.findIndex((one) => !isSame(one));
    return end < 0 ? side.length : end;
  };
  return runOf(row.slice(0, here).reverse()) + runOf(row.slice(here)) >= times;
}

/** Said to have happened after we heard of it, or on a day that had not come; phones run a little ahead, so five minutes of a day are forgiven. */
export const isInTheFuture = ({ at, day, notedAt }: PointEvidence): boolean =>
  beginOf(day) > notedAt.getTime() || (at !== null && at.getTime() > notedAt.getTime() + AHEAD_MS);

/** Measured more than `hours` before it was written down. */
export const isTooLate = ({ at, notedAt, writtenAt }: PointEvidence, hours: number): boolean =>
  at !== null && (writtenAt ?? notedAt).getTime() - at.getTime() > hours * HOUR_MS;

/** More than `max` readings of a person within some hour that this one lies in, in whatever order they were told of. */
export function isTooMany(evidence: PointEvidence, readings: readonly PointEvidence[], max: number): boolean {
  const end = instantOf(evidence);
  const times = readings
    .filter(({ evidenceId }) => evidenceId !== evidence.evidenceId)
    .map(instantOf)
    .filter((time) => Math.abs(end - time) < HOUR_MS);
  const starts = [end, ...times].filter((time) => time <= end);
  return starts.some((start) => times.filter((time) => time >= start && time - start < HOUR_MS).length + 1 > max);
}

/** A device used by somebody outside the household. */
export const isDeviceOfOthers = (
  { deviceId }: PointEvidence,
  { deviceResidents, household }: Pick<CheckFacts, 'deviceResidents' | 'household'>,
): boolean => deviceId !== null && deviceResidents.some((one) => !household.includes(one));

/** One phone that writes for more than `max` people: readings, lessons, whatever is done on it. */
export const isPhoneOfMany = (
  { accountId }: PointEvidence,
  { phoneResidents }: Pick<CheckFacts, 'phoneResidents'>,
  max: number,
): boolean => accountId !== null && new Set(phoneResidents).size > max;

/** Written down by somebody of the household, or by the person: no worker gives points to their own. */
export const isOwnAward = (
  { staffId }: PointEvidence,
  { staffResident, household }: Pick<CheckFacts, 'staffResident' | 'household'>,
): boolean => staffId !== null && staffResident !== null && household.includes(staffResident);

type Readings = Pick<CheckFacts, 'readings'>;

const isHome = ({ kind, source }: PointEvidence): boolean => kind === 'reading' && source !== 'clinic';

/** What numbers and times of one reading at home make somebody ask. */
const numberDoubts = (evidence: PointEvidence, { readings }: Readings, limits: CheckLimits): HoldReason[] => [
  ...(isImpossible(evidence) ? (['impossible-value'] as const) : []),
  ...(isIdenticalRow(evidence, readings, limits.identicalTimes) ? (['identical-values'] as const) : []),
  ...(isTooLate(evidence, limits.backHours) ? (['too-late'] as const) : []),
  ...(isTooMany(evidence, readings, limits.perHourMax) ? (['too-many-an-hour'] as const) : []),
];

const readingDoubts = (evidence: PointEvidence, facts: CheckFacts, limits: CheckLimits): HoldReason[] => [
  ...numberDoubts(evidence, facts, limits),
  ...(isDeviceOfOthers(evidence, facts) ? (['device-of-others'] as const) : []),
];

/** Everything that makes somebody look first, in the order it is said; a clinic's reading is asked only what a clinic can get wrong. */
export function doubtsOf(evidence: PointEvidence, facts: CheckFacts, limits: CheckLimits): HoldReason[] {
  const atHome = isHome(evidence);
  const onPhone = evidence.source !== 'clinic';
  return [
    ...(atHome ? readingDoubts(evidence, facts, limits) : []),
    ...(onPhone && isPhoneOfMany(evidence, facts, limits.residentsPerPhoneMax) ? (['phone-of-many'] as const) : []),
    ...(!atHome && isImpossible(evidence) ? (['impossible-value'] as const) : []),
    ...(isInTheFuture(evidence) ? (['in-the-future'] as const) : []),
    ...(isOwnAward(evidence, facts) ? (['own-award'] as const) : []),
  ];
}

/** The same of the other days an award for a series rests on: whichever came last, their numbers and times are asked, too. */
export const doubtsOfSeries = (
  evidence: PointEvidence,
  { readings, supports }: Readings & { supports: readonly string[] },
  limits: CheckLimits,
): HoldReason[] => {
  const others = readings.filter(({ evidenceId }) => evidenceId !== evidence.evidenceId);
  return others
    .filter((one) => supports.includes(one.evidenceId) && isHome(one))
    .flatMap((one) => numberDoubts(one, { readings: [...others, evidence] }, limits));
};

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const TEN_THOUSAND = 10_000;

/** Whether an award is drawn for the random re-check: by its id alone, so that nobody can choose and every run says the same (FNV-1a, 32 bits). */
export function isDrawn(awardId: string, percent: number): boolean {
  let hash = FNV_START;
  for (const letter of awardId) hash = Math.imul(hash ^ letter.charCodeAt(0), FNV_PRIME) >>> 0;
  return hash % TEN_THOUSAND < percent * 100;
}
