import type { WrittenEntry } from '@kangban/contract/record/own-entry';
import { cardLines } from '@kangban/domain/own-entry/share-card';
import { explainEntry } from '@kangban/domain/record/explain';
import type { EntryKind } from '@kangban/domain/record/kinds';
import type { ShareCard } from '@kangban/contract/record/own-entry';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { narrowView, noteRead, openRecord, openRecordFor } from '../access/open-record';
import { loadEntries, type RecordEntry } from '../record/load-record';

const SHOWN_MAX = 50;
const LOOKED_AT_MAX = 500;
const CARD_KINDS: readonly EntryKind[] = ['checkup', 'observation', 'follow-up'];

const isOwnKind = (kind: EntryKind): kind is WrittenEntry['kind'] => kind === 'allergy' || kind === 'medication';

function writtenOf(entry: RecordEntry): WrittenEntry[] {
  if (entry.source !== 'resident' || !isOwnKind(entry.kind)) return [];
  const { title, lines } = explainEntry(entry);
  const { entryId, kind, happenedOn } = entry;
  return [{ entryId, kind, happenedOn, title, text: lines[0] ?? '' }];
}

/** What the family wrote, newest first. */
export async function listOwn(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<{ items: WrittenEntry[]; mayWrite: boolean } | Refused> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  const kinds: readonly EntryKind[] = ['allergy', 'medication'];
  const entries = await loadEntries(deps, view, { kinds, limit: LOOKED_AT_MAX });
  noteRead(deps, view, { action: 'record-read' });
  return { items: entries.flatMap(writtenOf).slice(0, SHOWN_MAX), mayWrite: view.right !== 'proxy' };
}

/** What could stand on a card for others; nothing of it is chosen here. */
export async function readShareCard(deps: Deps, who: AccountSession, residentId: string): Promise<ShareCard | Refused> {
  const opened = await openRecordFor(deps, who, { residentId, area: 'share' });
  if (isRefused(opened)) return opened;
  const view = narrowView(opened, { opened: [] });
  const entries = await loadEntries(deps, view, { kinds: CARD_KINDS, limit: LOOKED_AT_MAX });
  noteRead(deps, view, { action: 'share-card-read' });
  const facts = entries.map(({ kind, happenedOn, source }) => ({
    kind,
    happenedOn,
    own: source === 'resident' || source === 'device',
  }));
  return { residentId, label: view.label, lines: cardLines(facts, deps.clock.today()) };
}
