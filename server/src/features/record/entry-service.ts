import type { BasicInformation, RecordEntryDetail } from '@kangban/contract/record/record';
import type { EntrySection } from '@kangban/contract/record/timeline';
import { explainEntry } from '@kangban/domain/record/explain';
import type { ExplainedSection } from '@kangban/domain/record/explained';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord, type RecordView } from '../access/open-record';
import { findRecordPerson, type RecordPersonRow } from './home-store';
import { itemOfEntry } from './item';
import { loadEntries, type RecordEntry, redactRow } from './load-record';
import { findVersions } from './versions-store';
import { hiddenFor, idMasked, kindsIn, phoneMasked } from './view';

const sectionView = ({ title, rows }: ExplainedSection): EntrySection => ({
  title,
  rows: rows.map(({ label, words, flag = null, range = null, outside }) => ({
    label,
    words,
    flag,
    range,
    ...(outside && { outside }),
  })),
});

/** Hidden answers are counted only for who could unlock them. */
const hiddenParts = (
  view: RecordView,
  person: RecordPersonRow,
  told: { entry: RecordEntry; today: BasicInformation['today'] },
): number =>
  told.entry.hiddenParts === 0 ? 0 : hiddenFor(view, { ...person, hidden: told.entry.hiddenParts }, told.today);

type Version = RecordEntryDetail['versions'][number];

const versionView = (entry: RecordEntry, shown: RecordEntry): Version => ({
  id: entry.entryId,
  on: entry.happenedOn,
  recordedAt: entry.recordedAt.toISOString(),
  enteredInError: entry.enteredInError,
  lines: entry.enteredInError ? [] : explainEntry(entry).lines,
  shown: entry.entryId === shown.entryId,
});

/** A row that only strikes another out has nothing to show: the struck one is shown, and said to be so. */
function shownOf(versions: readonly RecordEntry[], entryId: string): RecordEntry | undefined {
  const asked = versions.find((one) => one.entryId === entryId);
  return asked?.enteredInError ? versions.find((one) => one.entryId === asked.replacesId) : asked;
}

/** One entry a view may see, in words, with its corrections. */
export async function entryOf(deps: Deps, view: RecordView, entryId: string): Promise<RecordEntryDetail | Refused> {
  const [person, rows] = await Promise.all([findRecordPerson(deps.db, view), findVersions(deps.db, view, entryId)]);
  const versions = rows.flatMap((row) => redactRow(view, row) ?? []);
  const entry = shownOf(versions, entryId);
  if (!person || !entry || !kindsIn(view).includes(entry.kind)) return refuse('not-found');
  const { lines, sections } = explainEntry(entry);
  const today = deps.clock.today();
  return {
    residentId: view.residentId,
    label: view.label,
    today,
    item: itemOfEntry(entry),
    lines,
    sections: sections.map(sectionView),
    hiddenParts: hiddenParts(view, person, { entry, today }),
    recordedAt: entry.recordedAt.toISOString(),
    sourceSystem: entry.sourceSystem,
    versions: versions.map((one) => versionView(one, entry)),
    superseded: versions[0]?.entryId !== entry.entryId,
  };
}

/** What the audit says of an entry that was read. */
export const entryRead = ({ item: { id: entryId, kind } }: RecordEntryDetail): { entryId: string; kind: string } => ({
  entryId,
  kind,
});

/** One entry for the person and the family. Reading about another person is written down. */
export async function readEntry(
  deps: Deps,
  who: AccountSession,
  { residentId, entryId }: { residentId: string; entryId: string },
): Promise<RecordEntryDetail | Refused> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  const entry = await entryOf(deps, view, entryId);
  if (!isRefused(entry)) noteRead(deps, view, { action: 'record-entry-read', details: entryRead(entry) });
  return entry;
}

function formView(entry: RecordEntry, hidden: number): BasicInformation['form'] {
  const { title, sections } = explainEntry(entry);
  const { entryId, happenedOn, institution, practitioner } = entry;
  return {
    id: entryId,
    on: happenedOn,
    institution,
    practitioner,
    title,
    sections: sections.map(sectionView),
    hiddenParts: hidden,
  };
}

/** The newest 个人基本信息表 with who the person is in the registry. Reading about another person is written down. */
export async function readBasicInformation(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<BasicInformation | Refused> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  const [person, [entry]] = await Promise.all([
    findRecordPerson(deps.db, view),
    loadEntries(deps, view, { kinds: ['basic-information'], limit: 1 }),
  ]);
  if (!person) return refuse('not-found');
  noteRead(deps, view, { action: 'record-entry-read', details: { kind: 'basic-information' } });
  const today = deps.clock.today();
  return {
    residentId,
    label: view.label,
    today,
    name: person.name,
    idMasked: idMasked(deps, person),
    phoneMasked: phoneMasked(deps, person),
    sex: person.sex,
    birthDate: person.birthDate,
    form: entry ? formView(entry, hiddenParts(view, person, { entry, today })) : null,
  };
}
