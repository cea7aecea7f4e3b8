import { useState } from 'react';
import { View } from '@tarojs/components';
import type { SchemeDocument } from './types';
import { type PlainDate, parsePlainDate } from '@kangban/domain/shared/plain-date';
import { pointDesk as words } from '@/copy/point-desk';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { Sheet } from '@/ui/sheet/sheet';
import { changesOf } from './changes';
import './point-desk.scss';

interface Props {
  open: boolean;
  document: SchemeDocument;
  /** What is in force now; undefined for the first scheme of a county. */
  current: SchemeDocument | undefined;
  /** The first day it can be published from, and the one that is proposed. */
  today: PlainDate;
  from: PlainDate;
  busy: boolean;
  problem: string | undefined;
  onPublish: (validFrom: PlainDate) => void;
  onClose: () => void;
}

function Changes({ current, document }: Pick<Props, 'current' | 'document'>) {
  if (!current) return <View>{words.first}</View>;
  const changes = changesOf(current, document);
  const other = current.schemeId === document.schemeId ? undefined : current;
  if (changes.length === 0) return <View>{words.noChanges}</View>;
  return (
    <View>
      {other && <View>{words.replaces(other.title)}</View>}
      <Heading text={words.changes} level={3} look="heading" />
      {changes.map((text) => (
        <View key={text}>{text}</View>
      ))}
    </View>
  );
}

/** The second look before a version is published: what changes, from when, and that it cannot be changed afterwards. */
export function PublishSheet({ open, document, current, today, from, busy, problem, onPublish, onClose }: Props) {
  const [typed, setTyped] = useState<string>(from);
  const read = parsePlainDate(typed.trim());
  const day = read && read >= today ? read : undefined;
  return (
    <Sheet id="publish" open={open} title={words.publishTitle} closeLabel={states.close} onClose={onClose}>
      <View className="point-desk__sheet">
        <Changes current={current} document={document} />
        <Field
          id="publish-from"
          label={words.publishFrom}
          maxLength={10}
          value={typed}
          error={day ? undefined : read ? words.pastDay : words.wrongDay}
          onChange={setTyped}
        />
        {day && <Note tone="attention">{words.publishText(document.title, fullDay(day))}</Note>}
        {problem !== undefined && (
          <Note tone="urgent" live>
            {problem}
          </Note>
        )}
        <Button text={words.publishYes} disabled={!day} busy={busy} onPress={() => day && onPublish(day)} />
        <Button kind="plain" text={words.publishNo} onPress={onClose} />
      </View>
    </Sheet>
  );
}
