import { View } from '@tarojs/components';
import type { RecordEntryDetail } from '@kangban/contract/record/record';
import { deskRecord as words } from '@/copy/desk-record';
import { recordPages } from '@/copy/record-pages';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { EntryOrigin } from '@/features/record/entry-view';
import { Sections } from '@/features/record/sections';
import { dayInChina } from '@/platform/clock';
import { Card } from '@/ui/card/card';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Sheet } from '@/ui/sheet/sheet';
import type { DeskReading } from './use-desk-record';

function Versions({ entry: { versions } }: { entry: RecordEntryDetail }) {
  if (versions.length < 2) return null;
  return (
    <>
      <SectionTitle text={words.versions} />
      <Card flush>
        {versions.map(({ id, recordedAt, lines, enteredInError }, index) => (
          <Row
            key={id}
            title={`${fullDay(dayInChina(Date.parse(recordedAt)))} ${index === 0 ? recordPages.versionNow : recordPages.versionBefore}`}
            note={enteredInError ? recordPages.struck : lines.slice(0, 2).join('，')}
          />
        ))}
      </Card>
    </>
  );
}

function Inside({ entry }: { entry: RecordEntryDetail }) {
  const { lines, sections, superseded } = entry;
  return (
    <>
      {superseded && <Note tone="attention">{recordPages.superseded}</Note>}
      {sections.length === 0 && (
        <Card>{lines.length > 0 ? lines.map((line) => <View key={line}>{line}</View>) : recordPages.nothing}</Card>
      )}
      <Sections sections={sections} />
      <SectionTitle text={recordPages.source} />
      <EntryOrigin data={entry} />
      <Versions entry={entry} />
    </>
  );
}

/** One entry over the record it stands in. */
export function EntrySheet({ reading: { entry, closeEntry } }: { reading: DeskReading }) {
  return (
    <Sheet
      id="desk-entry"
      open={entry !== undefined}
      title={entry?.item.title ?? ''}
      closeLabel={states.close}
      onClose={closeEntry}
    >
      {entry && <Inside entry={entry} />}
    </Sheet>
  );
}
