import type { NewReadingSession } from '@kangban/contract/reading/reading';
import { checkReading, READING_BACK_HOURS, type ReadingRemark } from '@kangban/domain/reading/plausible';
import type { ReadingValue } from '@kangban/domain/reading/types';
import { refuse, type Refused } from '../../http/refusal';

const HOUR_MS = 3_600_000;
/** Phones run a little ahead. */
export const AHEAD_MS = 5 * 60_000;
/** A phone may have been without a connection this long: what it sends later was not measured by anybody we know of. */
export const SYNC_MAX_MS = 30 * 24 * HOUR_MS;

/** When it was measured, typed and received. */
export interface Times {
  at: Date;
  typedAt: Date;
  now: Date;
}

const badField = (path: string, message: string): Refused => refuse('bad-input', { fields: [{ path, message }] });

/** The moments of a session; a phone that runs ahead typed it now at the latest. */
export function timesOf({ at, typedAt }: Pick<NewReadingSession, 'at' | 'typedAt'>, now: Date): Times {
  const typed = typedAt === undefined ? now : new Date(Math.min(Date.parse(typedAt), now.getTime()));
  return { at: new Date(at), typedAt: typed, now };
}

/** Not to come; at most 72 hours between measuring and typing; sent within thirty days. */
export function timeProblem({ at, typedAt, now }: Times): Refused | undefined {
  const beforeTyping = typedAt.getTime() - at.getTime();
  if (beforeTyping < -AHEAD_MS) return badField('/at', 'is to come');
  if (beforeTyping > READING_BACK_HOURS * HOUR_MS || now.getTime() - at.getTime() > SYNC_MAX_MS)
    return refuse('reading-too-late');
  return undefined;
}

const said = (remarks: readonly ReadingRemark[], index: number): { path: string; message: string }[] =>
  remarks.map(({ field, text }) => ({ path: `/values/${index}/${field}`, message: text }));

/** The values of one sitting: of one kind and time of day, possible, and asked again where they are rare. */
export function valuesProblem(values: readonly ReadingValue[], confirmed: boolean): Refused | undefined {
  const [first] = values;
  const kindOf = (value: ReadingValue): string => (value.item === 'glucose' ? `glucose ${value.time}` : value.item);
  if (!first || values.some((value) => kindOf(value) !== kindOf(first)))
    return badField('/values', 'one sitting is of one kind');
  const checked = values.map(checkReading);
  const impossible = checked.flatMap((one, index) => said(one.impossible, index));
  if (impossible.length > 0) return refuse('bad-input', { fields: impossible });
  const unlikely = checked.flatMap((one, index) => said(one.unlikely, index));
  return unlikely.length > 0 && !confirmed ? refuse('reading-unlikely', { fields: unlikely }) : undefined;
}
