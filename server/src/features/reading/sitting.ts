import { hash } from 'node:crypto';
import type { AlarmSymptom, ReadingItem, ReadingValue } from '@kangban/domain/reading/types';
import { dayOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import { makeEntry, type NewEntry } from '../record/entry';
import { type Alarm, alarmOfSitting } from './alarm';
import type { KnownPerson } from './people';
import type { Corrected } from './replace';
import type { Taken } from './sittings';
import type { SessionRow } from './store';
import { meanOfSitting, payloadOfReading } from './values';

const MINUTE_MS = 60_000;

/** The meter a sitting came from, bound to this person. */
export interface Meter {
  deviceId: string;
  name: string;
  /** The meter's own numbers, one a value; null where it counts none. */
  sequences: readonly (number | null)[];
}

/** A sitting that was looked at and may be kept. */
export interface Sitting {
  sessionId: string;
  known: KnownPerson;
  at: Date;
  typedAt: Date;
  values: readonly ReadingValue[];
  medicine: 'before' | 'after' | null;
  symptoms: readonly AlarmSymptom[];
  meter: Meter | null;
  accountId: string | null;
  /** The sitting it takes the place of, with its entries. */
  corrects: Corrected | null;
  /** What the moment was called by who sent it: part of what makes two sittings the same. */
  saidAt: string;
}

export interface Kept {
  sessionId: string;
  /** `known`: kept before, sent again. */
  result: 'kept' | 'known';
  alarm: Alarm | null;
  /** As it is shown. */
  taken: Taken;
}

export const hashOf = ({ known, values, saidAt }: Sitting): Buffer =>
  hash('sha256', JSON.stringify([known.residentId, saidAt, values]), 'buffer');

export const itemOf = ({ values }: Pick<Sitting, 'values'>): ReadingItem => values[0]?.item ?? 'blood-pressure';

/** Readings of a sitting are a minute apart; the last was taken at its moment. */
const momentOf = ({ at, values }: Sitting, index: number): Date =>
  new Date(at.getTime() - (values.length - 1 - index) * MINUTE_MS);

const AT_HOME = '自己记的';

export interface Making {
  sitting: Sitting;
  entries: NewEntry[];
  bodyHash: Buffer;
  mean: ReadingValue;
}

function entriesOf(deps: Pick<Deps, 'clock'>, sitting: Sitting): NewEntry[] | Refused {
  const { known, values, meter, accountId, at } = sitting;
  const made = values.map((value, index) =>
    makeEntry(
      {
        residentId: known.residentId,
        birthDate: known.person.birthDate,
        kind: 'observation',
        payload: payloadOfReading(value, meter?.name),
        happenedOn: dayOf(at),
        happenedAt: momentOf(sitting, index),
        institution: meter === null ? AT_HOME : meter.name,
        source: meter === null ? 'resident' : 'device',
        recordedByAccount: accountId,
      },
      deps.clock.today(),
    ),
  );
  const faults = made.flatMap((one) => ('faults' in one ? one.faults : []));
  if (faults.length > 0)
    return refuse('bad-input', { fields: faults.map(({ path, message }) => ({ path: `/${path}`, message })) });
  return made.flatMap((one) => ('entry' in one ? [one.entry] : []));
}

export const recordsOf = ({ meter }: Sitting): { deviceId: string; sequence: number }[] =>
  (meter?.sequences ?? []).flatMap((sequence) =>
    sequence === null || meter === null ? [] : [{ deviceId: meter.deviceId, sequence }],
  );

const sameMeter = (row: SessionRow, sitting: Sitting): boolean =>
  recordsOf(sitting).some(({ deviceId, sequence }) => row.deviceId === deviceId && row.sequences.includes(sequence));

/** The sitting as it was kept before, or a refusal where its id or its meter's numbers were used for other values. */
function before(sitting: Sitting, bodyHash: Buffer, rows: readonly SessionRow[]): SessionRow | Refused | undefined {
  const mine = ({ residentId }: SessionRow): boolean => sitting.known.residentIds.includes(residentId);
  const named = rows.find(({ sessionId }) => sessionId === sitting.sessionId);
  if (named) return mine(named) && named.bodyHash.equals(bodyHash) ? named : refuse('reading-session-differs');
  const recorded = rows.find((row) => sameMeter(row, sitting));
  if (recorded)
    return mine(recorded) && recorded.bodyHash.equals(bodyHash) ? recorded : refuse('reading-session-differs');
  return rows.find((row) => mine(row) && row.standing && row.bodyHash.equals(bodyHash));
}

/** A sitting under the ids it was kept with. */
export function takenAs(
  sitting: Sitting,
  kept: { sessionId: string; mean: ReadingValue; entryIds: readonly string[] },
): Taken {
  const { at, values, meter, medicine } = sitting;
  const institution = meter?.name ?? AT_HOME;
  return {
    sessionId: kept.sessionId,
    item: itemOf(sitting),
    on: dayOf(at),
    at,
    source: meter === null ? 'typed' : 'device',
    readings: values.map((value, index) => ({
      entry: {
        entryId: kept.entryIds[index] ?? '',
        residentId: sitting.known.residentId,
        happenedAt: momentOf(sitting, index),
        institution,
      },
      value,
    })),
    mean: kept.mean,
    isSitting: true,
    medicine,
    deviceName: meter?.name ?? null,
  };
}

/** Gives each sitting its answer as far as it needs no writing: kept before, refused, or still to be written. */
export function sortOut(deps: Pick<Deps, 'clock'>, sittings: readonly Sitting[], rows: readonly SessionRow[]) {
  const answers = new Map<Sitting, Kept | Refused>();
  const makings: Making[] = [];
  for (const sitting of sittings) {
    const bodyHash = hashOf(sitting);
    const found = before(sitting, bodyHash, rows);
    const twin = makings.find((one) => one.bodyHash.equals(bodyHash) || one.sitting.sessionId === sitting.sessionId);
    const entries = found || twin ? [] : entriesOf(deps, sitting);
    if (found) answers.set(sitting, isRefused(found) ? found : seenBefore(sitting, found, deps.clock.now()));
    else if (twin) answers.set(sitting, twinAnswer(twin, bodyHash));
    else if (isRefused(entries)) answers.set(sitting, entries);
    else makings.push({ sitting, entries, bodyHash, mean: meanOfSitting(sitting.values) });
  }
  return { answers, makings };
}

/** Sent again because the answer was lost, perhaps: what is to be done now is said again. */
const seenBefore = (sitting: Sitting, { sessionId, mean, standing, entryIds }: SessionRow, now: Date): Kept => ({
  sessionId,
  result: 'known',
  alarm: standing ? alarmOfSitting(sitting, { mean, earlier: [], now }) : null,
  taken: takenAs(sitting, { sessionId, mean, entryIds }),
});

/** A sitting of the same batch that is the same, or has its id for other values. */
function twinAnswer({ sitting, bodyHash, mean, entries }: Making, asked: Buffer): Kept | Refused {
  if (!bodyHash.equals(asked)) return refuse('reading-session-differs');
  const { sessionId } = sitting;
  const taken = takenAs(sitting, { sessionId, mean, entryIds: entries.map(({ entryId }) => entryId) });
  return { sessionId, result: 'known', alarm: null, taken };
}
