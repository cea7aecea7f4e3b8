import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf } from '../../../clock';
import type { Period } from '../schema/datatypes';

/** A moment as a source tells it: its day here, and the instant when it told a time. */
export interface Moment {
  on: PlainDate;
  at: Date | null;
}

/** Day and instant of a dateTime; undefined when it says less than a day. An instant's day is the one in Asia/Shanghai. */
export function momentOf(text: string | undefined): Moment | undefined {
  if (text === undefined) return undefined;
  if (text.includes('T')) {
    const at = new Date(text.replace(/:60(?=[.Z+-])/, ':59'));
    return { on: dayOf(at), at };
  }
  const on = parsePlainDate(text);
  return on === undefined ? undefined : { on, at: null };
}

/** The day of a dateTime; undefined when it says less. */
export const dayTold = (text: string | undefined): PlainDate | undefined => momentOf(text)?.on;

/** `2019`, `2019-03` or `2019-03-07`: a dateTime as far as it was known. */
export const roughly = (text: string | undefined): string | undefined =>
  text?.includes('T') ? momentOf(text)?.on : text;

/** The first moment that says a day. */
export const firstMoment = (...texts: readonly (string | undefined)[]): Moment | undefined =>
  texts.map(momentOf).find((moment) => moment !== undefined);

interface Effective {
  effectiveDateTime?: string | undefined;
  effectiveInstant?: string | undefined;
  effectivePeriod?: Period | undefined;
}

/** When something was so: the moment, or the start of the period, or its end when only that is known. */
export const effectiveOf = ({ effectiveDateTime, effectiveInstant, effectivePeriod }: Effective): string | undefined =>
  effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start ?? effectivePeriod?.end;

/** Under which day it stands: its own, else the day it was received. */
export const standing = (
  moment: Moment | undefined,
  { today }: { today: PlainDate },
): { happenedOn: PlainDate; happenedAt: Date | null } => ({
  happenedOn: moment?.on ?? today,
  happenedAt: moment?.at ?? null,
});

/** What is said when no day was told. */
export const noteOfDay = (moment: Moment | undefined): string[] =>
  moment ? [] : ['No day was told: it stands under the day it was received.'];
