import type { HealthFact, NumberFact, RecordPerson } from '@kangban/domain/record-home/facts';
import { factsOfEntry } from '@kangban/domain/record-home/facts-of-entry';
import type { SignedEntry } from '@kangban/domain/record-home/essentials';
import { dayOf } from '../../clock';
import type { RecordPersonRow } from './home-store';
import type { RecordEntry } from './load-record';
import type { OwnRow } from './own-store';

/** Of whom the rules speak. */
export const personOf = ({ sex, birthDate, gestationWeeks }: RecordPersonRow): RecordPerson => ({
  sex,
  birthDate,
  gestationWeeks,
});

/** An entry with who wrote it. */
export const signed = ({
  entryId,
  kind,
  happenedOn,
  institution,
  practitioner,
  payload,
}: RecordEntry): SignedEntry => ({
  entryId,
  kind,
  on: happenedOn,
  institution,
  practitioner,
  payload,
});

/** Weight and length of a child's measurings, as far as they are there. */
export function factsOfGrowth(
  row: OwnRow & { kind: 'growth' },
  knownUntil: NumberFact['knownUntil'] = null,
): NumberFact[] {
  const { id, kind, on, knownFrom, source, told } = row;
  const base = {
    entryId: id,
    kind,
    on,
    knownFrom,
    knownUntil,
    fact: 'number',
    second: null,
    setting: source === 'home' ? 'home' : 'clinic',
    low: null,
    high: null,
  } as const;
  return [
    ...(told.weightG === null ? [] : [{ ...base, measure: 'weight' as const, value: told.weightG / 1000 }]),
    ...(told.lengthMm === null ? [] : [{ ...base, measure: 'height' as const, value: told.lengthMm / 10 }]),
  ];
}

/** What entries that stand and rows of growth say of the marks and the newest numbers. */
export const factsOf = (entries: readonly RecordEntry[], own: readonly OwnRow[]): HealthFact[] => [
  ...entries.flatMap(({ entryId, kind, happenedOn, recordedAt, payload }) =>
    factsOfEntry({ entryId, kind, on: happenedOn, knownFrom: dayOf(recordedAt), knownUntil: null, payload }),
  ),
  ...own.flatMap((row) => (row.kind === 'growth' ? factsOfGrowth(row) : [])),
];
