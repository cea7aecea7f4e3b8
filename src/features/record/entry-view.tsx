import { View } from '@tarojs/components';
import type { RecordEntryDetail } from '@kangban/contract/record/record';
import { record } from '@/copy/record';
import { recordPages as words } from '@/copy/record-pages';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import { openPage, replacePage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Sections } from './sections';

interface PartProps {
  data: RecordEntryDetail;
}

const dayOfInstant = (instant: string): string => fullDay(dayInChina(Date.parse(instant)));

/** Where an entry came from. */
export function EntryOrigin({ data: { item, recordedAt } }: PartProps) {
  const { on, institution, practitioner, sourceText } = item;
  const told: readonly [string, string | null][] = [
    [words.when, fullDay(on)],
    [words.where, institution],
    [words.who, practitioner],
    [words.source, sourceText],
    [words.recorded, dayOfInstant(recordedAt)],
  ];
  return (
    <Card>
      <KeyValueList rows={told.flatMap(([key, value]) => (value ? [{ key, values: [value] }] : []))} />
    </Card>
  );
}

function Hidden({ data: { hiddenParts, residentId } }: PartProps) {
  if (hiddenParts === 0) return null;
  return (
    <Card flush>
      <Row
        icon="lock"
        title={words.hiddenParts(hiddenParts)}
        note={record.hiddenNote}
        onPress={() => void openPage('recordUnlock', { residentId })}
      />
    </Card>
  );
}

function Versions({ data: { versions, residentId } }: PartProps) {
  if (versions.length < 2) return null;
  return (
    <>
      <SectionTitle text={words.versions} />
      <Card flush>
        {versions.map(({ id, recordedAt, lines, enteredInError, shown }, index) => (
          <Row
            key={id}
            title={`${dayOfInstant(recordedAt)} ${index === 0 ? words.versionNow : words.versionBefore}`}
            note={
              enteredInError
                ? words.struck
                : [...lines.slice(0, 2), shown ? words.versionShown : ''].filter(Boolean).join('，')
            }
            {...(!shown &&
              !enteredInError && { onPress: () => void replacePage('recordEntry', { residentId, entryId: id }) })}
          />
        ))}
      </Card>
    </>
  );
}

function Superseded({ data: { versions, residentId, superseded } }: PartProps) {
  const [newest] = versions;
  if (!superseded || !newest) return null;
  return (
    <Inset>
      <Note tone="attention">{newest.enteredInError ? words.struck : words.superseded}</Note>
      {!newest.enteredInError && (
        <LinkButton
          text={words.seeNewest}
          arrow
          onPress={() => void replacePage('recordEntry', { residentId, entryId: newest.id })}
        />
      )}
    </Inset>
  );
}

/** A whole entry: what it says, where it came from, and what it said before. */
export function EntryView({ data }: PartProps) {
  const { item, lines, sections, label, residentId, superseded } = data;
  return (
    <>
      <Lead title={item.title} text={states.dotted([label, fullDay(item.on), item.institution])} />
      <Superseded data={data} />
      {item.kind === 'checkup' && !superseded && (
        <Inset>
          <Button
            text={words.report}
            onPress={() => void openPage('checkupReport', { residentId, entryId: item.id })}
          />
        </Inset>
      )}
      {sections.length === 0 && (
        <Card>{lines.length > 0 ? lines.map((line) => <View key={line}>{line}</View>) : words.nothing}</Card>
      )}
      <Sections sections={sections} />
      <Hidden data={data} />
      <SectionTitle text={words.source} />
      <EntryOrigin data={data} />
      <Versions data={data} />
      {!superseded && (
        <Inset>
          <Button
            kind="second"
            icon="pen"
            text={words.wrong}
            onPress={() => void openPage('recordCorrection', { residentId, kind: item.kind, id: item.id })}
          />
        </Inset>
      )}
    </>
  );
}
