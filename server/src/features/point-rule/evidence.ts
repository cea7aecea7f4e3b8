import type { EvidenceKind, PointSource, ReadingFacts } from '@kangban/domain/point-rule/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Clock } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Transaction } from '../../plugins/db';
import { type EvidenceRow, insertEvidence, insertRetractions } from './evidence-store';

export { settleEvidence } from './settle-service';

/** Something done that may earn: what was done, for whom, when and by whose hand. No result of a screen or assessment is in it. */
export interface Evidence {
  countyCode: string;
  kind: EvidenceKind;
  /** The row it is about: entry, dose, attempt, contract. The same subject is noted once. */
  subjectId: string;
  residentId: string;
  day: PlainDate;
  at?: Date | null;
  /** When it was typed, where that was on a phone without a connection. */
  writtenAt?: Date | null;
  source: PointSource;
  /** Which illness, vaccine, programme or lesson: a code; left out where it would say something sensitive. */
  topic?: string | null;
  reading?: ReadingFacts | null;
  deviceId?: string | null;
  siteId?: string | null;
  byStaff?: string | null;
  byAccount?: string | null;
}

type NotesWith = { clock: Pick<Clock, 'now'> };

const orNull = <T>(told: T | null | undefined): T | null => told ?? null;

const rowOf = (item: Evidence): EvidenceRow => ({
  evidenceId: uuidV7(),
  todoId: uuidV7(),
  kind: item.kind,
  subjectId: item.subjectId,
  residentId: item.residentId,
  day: item.day,
  happenedAt: orNull(item.at),
  writtenAt: orNull(item.writtenAt),
  source: item.source,
  topic: orNull(item.topic),
  reading: orNull(item.reading),
  deviceId: orNull(item.deviceId),
  siteId: orNull(item.siteId),
  byStaff: orNull(item.byStaff),
  byAccount: orNull(item.byAccount),
});

/**
 * Notes what may earn points, in the transaction that writes it: never lost, never twice, whatever happens afterwards. Nothing is
 * decided here, so nothing here can refuse or slow what is being written.
 */
export async function noteEvidence(client: Transaction, deps: NotesWith, items: readonly Evidence[]): Promise<void> {
  const at = deps.clock.now();
  const counties = [...new Set(items.map(({ countyCode }) => countyCode))];
  for (const countyCode of counties) {
    const rows = items.filter((item) => item.countyCode === countyCode).map(rowOf);
    await insertEvidence(client, countyCode, { rows, at });
  }
}

interface Retraction {
  countyCode: string;
  /** One kind, or several where one subject may stand for more than one. */
  kind: EvidenceKind | readonly EvidenceKind[];
  subjectIds: readonly string[];
}

/** Notes that what was noted no longer stands (corrected, withdrawn, never took place); its award is taken back once. */
export async function noteRetraction(client: Transaction, deps: NotesWith, told: Retraction): Promise<void> {
  if (told.subjectIds.length === 0) return;
  const kinds = typeof told.kind === 'string' ? [told.kind] : told.kind;
  await insertRetractions(client, told.countyCode, { subjectIds: told.subjectIds, kinds, at: deps.clock.now() });
}
