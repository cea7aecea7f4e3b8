import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PersonalTarget } from '@kangban/contract/reading/desk';
import type { ReadingItem } from '@kangban/contract/reading/reading';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { readingTarget as words } from '@/copy/reading-target';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { isWhole, numberIn, TARGET_BOXES, type TargetBox, targetIn, type TypedTarget, typedOf } from './typed-target';
import type { NewTarget } from './use-targets';

const NOTE_MAX = 120;

interface Props {
  item: ReadingItem;
  today: PlainDate;
  /** The doctor's target that holds today. */
  standing: PersonalTarget | undefined;
  busy: boolean;
  problem: string | undefined;
  onSet: (target: NewTarget) => void;
}

interface BoxesProps {
  item: ReadingItem;
  typed: TypedTarget;
  onType: (box: TargetBox, text: string) => void;
}

function Boxes({ item, typed, onType }: BoxesProps) {
  const errorOf = (box: TargetBox): string | undefined => {
    if ((typed[box] ?? '') === '' || numberIn(typed, box) !== undefined) return undefined;
    return isWhole(box) ? words.wrongWhole : words.wrongNumber;
  };
  return (
    <>
      {TARGET_BOXES[item].map((box) => (
        <Field
          key={box}
          id={`target-${box}`}
          label={words.fields[box]}
          type={isWhole(box) ? 'number' : 'digit'}
          maxLength={5}
          value={typed[box] ?? ''}
          error={errorOf(box)}
          onChange={(text) => onType(box, text)}
        />
      ))}
    </>
  );
}

/** A new target of one kind: its numbers, from which day, and a word to the person. */
export function TargetForm({ item, today, standing, busy, problem, onSet }: Props) {
  const [typed, setTyped] = useState<TypedTarget>(() => typedOf(standing?.value));
  const [day, setDay] = useState<string>(today);
  const [note, setNote] = useState('');
  const validFrom = parsePlainDate(day.trim());
  const value = targetIn(item, typed);
  const told = { item, ...(note.trim() !== '' && { note: note.trim() }) };
  return (
    <View className="reading-target__column">
      <Heading text={words.formTitle} />
      <View className="reading-target__quiet">{words.before}</View>
      <Boxes item={item} typed={typed} onType={(box, text) => setTyped((all) => ({ ...all, [box]: text }))} />
      <Field
        id="target-day"
        label={words.day}
        maxLength={10}
        value={day}
        error={validFrom ? undefined : words.wrongDay}
        onChange={setDay}
      />
      <Field id="target-note" label={words.note} maxLength={NOTE_MAX} value={note} onChange={setNote} />
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      <Button
        text={value && validFrom ? words.set : words.fillFirst}
        disabled={!value || !validFrom}
        busy={busy}
        onPress={() => value && validFrom && onSet({ ...told, value, validFrom })}
      />
      {standing?.value && (
        <Button
          kind="second"
          text={words.takeAway}
          disabled={!validFrom}
          busy={busy}
          onPress={() => validFrom && onSet({ ...told, value: null, validFrom })}
        />
      )}
    </View>
  );
}
