import { useState } from 'react';
import { View } from '@tarojs/components';
import type { BodyOf } from '@kangban/contract/endpoint';
import type { setRewardTexts } from '@kangban/contract/reward-item';
import { rewardAdmin as words } from '@/copy/reward-admin';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { Sheet } from '@/ui/sheet/sheet';
import { Problem, type SheetProps } from './place-sheet';
import { readNote, readWords } from './typed';
import '@/features/desk/worklist.scss';

type Body = BodyOf<typeof setRewardTexts>;

interface Props extends SheetProps {
  onSave: (body: Body) => void;
}

const MOST = { name: 30, about: 40, detail: 200 } as const;
const NAMES = ['name', 'about', 'detail'] as const;

/** What is typed, once every box can be read. */
function bodyOf(form: Body): { body: Body | undefined; faults: Partial<Record<keyof Body, string>> } {
  const read = {
    name: readWords(form.name, MOST.name),
    about: readWords(form.about, MOST.about),
    detail: readWords(form.detail, MOST.detail),
    note: readNote(form.note),
  };
  const faults: Partial<Record<keyof Body, string>> = {};
  for (const name of [...NAMES, 'note'] as const) {
    const { fault } = read[name];
    if (fault !== undefined) faults[name] = fault;
  }
  const { name, about, detail, note } = read;
  const isRead = name.value !== undefined && about.value !== undefined && detail.value !== undefined;
  if (!isRead || note.value === undefined) return { body: undefined, faults };
  return { body: { name: name.value, about: about.value, detail: detail.value, note: note.value }, faults };
}

function TextsForm({ item, busy, problem, onSave }: Props & { item: NonNullable<Props['item']> }) {
  const { name, about, detail } = item;
  const [form, setForm] = useState<Body>({ name, about, detail, note: '' });
  const [isTried, setTried] = useState(false);
  const { body, faults } = bodyOf(form);
  const isSame = NAMES.every((one) => form[one].trim() === item[one]);
  const save = (): void => {
    setTried(true);
    if (body && !isSame) onSave(body);
  };
  const box = (one: keyof Body, most: number) => ({
    id: `texts-${one}`,
    maxLength: most,
    value: form[one],
    onChange: (value: string) => setForm({ ...form, [one]: value }),
    ...(isTried && faults[one] !== undefined && { error: faults[one] }),
  });
  return (
    <View className="worklist-sheet">
      <Note tone="sunk">{words.textsNote}</Note>
      {NAMES.map((one) => (
        <Field key={one} label={words[one]} {...box(one, MOST[one])} />
      ))}
      <Field label={words.textsWhy} {...box('note', 200)} />
      {isTried && isSame && <Problem text={words.textsSame} />}
      <Problem text={problem} />
      <Button text={words.textsSave} busy={busy} onPress={save} />
    </View>
  );
}

/** Corrects what is said of an item, with why. */
export const TextsSheet = (props: Props) => (
  <Sheet
    id="texts"
    open={props.item !== undefined}
    title={words.setTextsOf(props.item?.name ?? '')}
    closeLabel={states.close}
    onClose={props.onClose}
  >
    {props.item && <TextsForm key={props.item.itemId} {...props} item={props.item} />}
  </Sheet>
);
