import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AssessmentAnswer, AssessmentQuestion } from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import './assessment.scss';

type NumberField = AssessmentQuestion['numbers'][number];

const isWithin = (value: number, { min, max }: NumberField): boolean => value >= min && value <= max;

/** The number that was typed, to the digits the question takes; undefined while it is none. */
function typedOf(text: string | undefined, { decimals }: NumberField): number | undefined {
  const plain = text?.trim() ?? '';
  if (!/^\d+(?:\.\d+)?$/.test(plain)) return undefined;
  return Number(Number(plain).toFixed(decimals));
}

interface Props {
  question: AssessmentQuestion;
  answer: AssessmentAnswer | undefined;
  busy: boolean;
  onAnswer: (answer: AssessmentAnswer) => void;
}

/** What stands on record is taken over with one tap; anything else is typed. */
export function NumberForm({ question, answer, busy, onAnswer }: Props) {
  const { key, numbers, known } = question;
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(answer?.numbers ?? {}).map(([name, value]) => [name, String(value)])),
  );
  const [typing, setTyping] = useState(false);
  const values = numbers.map((field): [NumberField, number | undefined] => [field, typedOf(texts[field.name], field)]);
  const ready = values.every(([field, value]) => value !== undefined && isWithin(value, field));
  const send = (): void => {
    const typed = values.flatMap(([{ name }, value]): [string, number][] =>
      value === undefined ? [] : [[name, value]],
    );
    onAnswer({ key, numbers: Object.fromEntries(typed) });
  };
  if (known && !typing)
    return (
      <View className="assessment-numbers">
        <Note tone="sunk" icon="record">
          {words.known(known.words)}
        </Note>
        <Button text={words.use} busy={busy} onPress={() => onAnswer({ key, numbers: known.numbers })} />
        <Button kind="second" text={words.orType} onPress={() => setTyping(true)} />
      </View>
    );
  return (
    <View className="assessment-numbers">
      {values.map(([field, value]) => (
        <Field
          key={field.name}
          id={`assessment-${field.name}`}
          label={field.label}
          type="digit"
          maxLength={6}
          value={texts[field.name] ?? ''}
          tool={<View className="assessment-quiet">{field.unit}</View>}
          onChange={(text) => setTexts({ ...texts, [field.name]: text })}
          {...(value !== undefined && !isWithin(value, field) && { error: words.outOfRange(field.min, field.max) })}
        />
      ))}
      <Button text={ready ? words.next : words.fillFirst} disabled={!ready} busy={busy} onPress={send} />
    </View>
  );
}
