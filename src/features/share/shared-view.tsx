import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RecordLine } from '@kangban/contract/record-export';
import type { SharedRecord } from '@kangban/contract/share';
import { share, sharedRecord as words } from '@/copy/share';
import { fullDay, sexWord } from '@/copy/when';
import { dayInChina, nowMs, timeInChina } from '@/platform/clock';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Strong } from '@/ui/strong/strong';
import type { SharedReading } from './use-shared-record';
import './share.scss';

function until(instant: string): string {
  const ms = Date.parse(instant);
  const [day, time] = [dayInChina(ms), timeInChina(ms)];
  return day === dayInChina(nowMs()) ? words.untilAt(time) : words.untilDay(day, time);
}

const said = ({ rows }: RecordLine['sections'][number]): string[] =>
  rows.map(({ label, words: text, range, flag }) =>
    [label === '' ? text : `${label}：${text}`, range ?? '', flag ?? ''].filter((part) => part !== '').join('，'),
  );

function Entry({ entry }: { entry: RecordLine }) {
  const [isWhole, setWhole] = useState(false);
  const { kindWords, title, happenedOn, institution, practitioner, source, sections, lines } = entry;
  const all = sections.flatMap((section) => [...(section.title === '' ? [] : [section.title]), ...said(section)]);
  const shown = isWhole ? all : lines;
  const canUnfold = all.length > lines.length;
  const where = [institution ?? '', practitioner ?? '', source].filter((part) => part !== '').join(' · ');
  return (
    <Card>
      <Strong text={title.startsWith(kindWords) ? title : `${kindWords} · ${title}`} />
      <View className="shared-entry__where">{`${fullDay(happenedOn)} · ${where}`}</View>
      {[...new Set(shown)].map((line) => (
        <View key={line} className="shared-entry__line">
          {line}
        </View>
      ))}
      {canUnfold && (
        <LinkButton
          text={isWhole ? words.less : words.whole}
          label={`${isWhole ? words.less : words.whole}，${title}`}
          onPress={() => setWhole(!isWhole)}
        />
      )}
    </Card>
  );
}

/** What the person chose to show, read only. */
export function SharedView({ record, reading }: { record: SharedRecord; reading: SharedReading }) {
  const { person, reader, items } = record;
  const rows = [
    { key: words.born, values: [fullDay(person.birthDate)] },
    { key: words.purpose, values: [record.purpose] },
    { key: share.since, values: [record.since === null ? share.whatAll : share.whatSince(record.since)] },
    { key: words.until, values: [until(record.viewingEndsAt)] },
    {
      key: words.reader,
      values: [share.opening(reader.name, reader.institution)],
      note: reader.proven ? share.proven : share.told,
    },
  ];
  return (
    <>
      <Lead title={person.name} text={words.person(sexWord(person.sex), person.ageYears)} />
      <Card>
        <KeyValueList rows={rows} />
      </Card>
      <Inset>
        <Note icon="info">{words.readOnly}</Note>
      </Inset>
      {items.length === 0 && <StatePanel kind="empty" title={words.empty} />}
      {items.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      <View className="share-form">
        {record.nextCursor !== null && (
          <Button
            kind="second"
            text={words.more}
            busy={reading.act.busy !== undefined}
            onPress={() => void reading.more()}
          />
        )}
        <Button kind="second" text={words.close} onPress={reading.close} />
      </View>
    </>
  );
}
