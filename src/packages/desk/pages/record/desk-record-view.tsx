import { View } from '@tarojs/components';
import { PURPOSE_RULES } from '@kangban/domain/access/areas';
import { type EntryKind, isEntryKind } from '@kangban/domain/record/kinds';
import type { DeskRecord } from '@kangban/contract/record/desk-record';
import { deskCheckup } from '@/copy/desk-checkup';
import { deskRecord as words } from '@/copy/desk-record';
import { personNote } from '@/copy/people';
import { readingTarget } from '@/copy/reading-target';
import { recordPages } from '@/copy/record-pages';
import { states } from '@/copy/states';
import { dayWords, fullDay } from '@/copy/when';
import { FilterChips } from '@/features/record/filter-chips';
import { NUMBER_MARKS } from '@/features/record/number-tiles';
import { RecordMarks } from '@/features/record/record-head';
import { TimelineList } from '@/features/record/timeline-list';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { EntrySheet } from './entry-sheet';
import { DeskProblemNote } from './purpose-step';
import type { DeskReading } from './use-desk-record';

interface PartProps {
  record: DeskRecord;
  reading: DeskReading;
}

interface Props extends PartProps {
  /** Opens what this person aims at. */
  onTargets: () => void;
}

function Head({ record, reading, onTargets }: Props) {
  const { name, idMasked, birthDate, today, purpose } = record;
  const rows: KeyValue[] = [
    { key: words.born, values: [fullDay(birthDate)] },
    ...(idMasked === null ? [] : [{ key: words.idNumber, values: [idMasked] }]),
  ];
  return (
    <>
      <Lead title={name} text={states.dotted([personNote(record, today), words.forWhat(purpose)])} />
      <Card>
        <RecordMarks data={record} />
        <KeyValueList rows={rows} />
      </Card>
      <Inset>
        <Note icon="lock">{words.readOnly}</Note>
        {purpose === 'follow-up' && (
          <LinkButton
            text={deskCheckup.see}
            onPress={() => void openPage('deskCheckupReport', { residentId: record.residentId })}
          />
        )}
        {purpose === 'follow-up' && <LinkButton text={readingTarget.open} onPress={onTargets} />}
        <LinkButton text={words.another} onPress={reading.close} />
      </Inset>
    </>
  );
}

interface Fact {
  id: string;
  text: string;
  note: string;
}

function Facts({ title, none, facts, reading }: { title: string; none: string; facts: Fact[]; reading: DeskReading }) {
  return (
    <>
      <SectionTitle text={title} />
      <Card flush>
        {facts.length === 0 && <Row title={none} />}
        {facts.map(({ id, text, note }) => (
          <Row
            key={id + text}
            title={text}
            note={note}
            label={words.openEntry(states.dotted([text, note]))}
            onPress={() => void reading.openEntry(id)}
          />
        ))}
      </Card>
    </>
  );
}

function Numbers({ record: { numbers, today } }: Pick<PartProps, 'record'>) {
  const rows = numbers.flatMap(({ name, unit, values: [newest], state }): KeyValue[] =>
    newest
      ? [
          {
            key: name,
            values: [`${newest.text} ${unit}`],
            note: states.dotted([dayWords(newest.on, today), newest.home ? words.atHome : '', state?.note ?? '']),
            ...(state && { chip: { kind: NUMBER_MARKS[state.tone], text: state.word } }),
          },
        ]
      : [],
  );
  if (rows.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.numbers} />
      <Card>
        <KeyValueList rows={rows} />
      </Card>
    </>
  );
}

function Timeline({ record, reading }: PartProps) {
  const { page, group, busy } = reading;
  if (!page) return null;
  return (
    <>
      <SectionTitle text={words.timeline} />
      <FilterChips groups={record.groups} current={group} onChange={(next) => void reading.filter(next)} />
      {page.items.length === 0 ? (
        <StatePanel kind="empty" icon="record" title={words.empty} />
      ) : (
        <Card className="record-stack">
          <TimelineList
            items={page.items}
            residentId={record.residentId}
            opener={({ kind, id }) => (isEntryKind(kind) ? () => void reading.openEntry(id) : undefined)}
          />
        </Card>
      )}
      {page.nextCursor !== null && (
        <Inset>
          <Button kind="second" text={recordPages.more} busy={busy} onPress={() => void reading.more()} />
        </Inset>
      )}
    </>
  );
}

/** A record at the desk, read only: what must be known first, what stands, the newest numbers, and the list. */
export function DeskRecordView({ record, reading, onTargets }: Props) {
  const { allergies, problems, medicines, purpose } = record;
  const shows = (kind: EntryKind): boolean => PURPOSE_RULES[purpose].kinds?.includes(kind) ?? true;
  return (
    <View>
      <Head record={record} reading={reading} onTargets={onTargets} />
      <DeskProblemNote problem={reading.problem} />
      <Facts
        title={words.allergies}
        none={words.noAllergies}
        facts={allergies.map(({ id, text, severe }) => ({ id, text, note: severe ? words.severe : '' }))}
        reading={reading}
      />
      {shows('condition') && (
        <Facts
          title={words.problems}
          none={words.noProblems}
          facts={problems.map(({ id, text, since, sure }) => ({ id, text, note: words.problemNote(since, sure) }))}
          reading={reading}
        />
      )}
      {shows('medication') && (
        <Facts
          title={words.medicines}
          none={words.noMedicines}
          facts={medicines.map(({ id, name, how }) => ({ id, text: name, note: how ?? '' }))}
          reading={reading}
        />
      )}
      <Numbers record={record} />
      <Timeline record={record} reading={reading} />
      <EntrySheet reading={reading} />
    </View>
  );
}
