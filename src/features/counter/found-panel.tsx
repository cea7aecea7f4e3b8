import { View } from '@tarojs/components';
import type { CounterRedemption } from '@kangban/contract/reward-desk';
import { counter as words } from '@/copy/counter';
import { states } from '@/copy/states';
import { fullDay, sexWord, spanWords } from '@/copy/when';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import './counter.scss';

export interface FoundPanelProps {
  found: CounterRedemption;
  busy: boolean;
  onConfirm: () => void;
  onLeave: () => void;
}

const timeWords = ({ day, startsAt, endsAt }: NonNullable<CounterRedemption['appointment']>): string =>
  `${fullDay(day)} ${spanWords(startsAt, endsAt)}`;

const rowsOf = (found: CounterRedemption) => [
  { key: words.rows.item, values: [states.dotted([found.itemName, found.unit])] },
  { key: words.rows.place, values: [`${found.siteName} ${found.room}`.trim()] },
  ...(found.appointment === null ? [] : [{ key: words.rows.time, values: [timeWords(found.appointment)] }]),
  { key: words.rows.useBy, values: [fullDay(found.useBy)] },
  ...(found.idMasked === null ? [] : [{ key: words.rows.idCard, values: [found.idMasked] }]),
  { key: words.rows.number, values: [found.number] },
  { key: words.rows.way, values: [words.ways[found.way]] },
];

/** Who, what, how many points: everything to look at before pressing, and the one thing to press. */
export function FoundPanel({ found, busy, onConfirm, onLeave }: FoundPanelProps) {
  const { name, sex, age, points, warnings, refusal, kind } = found;
  return (
    <View className="counter-found">
      <View className="counter-found__head">
        <View>
          <Heading text={name} look="title-l" />
          <View className="counter-found__note">{words.person(sexWord(sex), age)}</View>
        </View>
        <View className="counter-found__points">{words.points(points)}</View>
      </View>
      <KeyValueList rows={rowsOf(found)} />
      {warnings.map(({ code, text }) => (
        <Note key={code} tone="attention">
          {text}
        </Note>
      ))}
      {refusal === null ? (
        <Note tone="sunk">{kind === 'goods' ? words.goods : words.service}</Note>
      ) : (
        <Note tone="urgent" live>
          {refusal}
        </Note>
      )}
      <View className="counter-found__acts">
        <Button kind="second" text={words.leave} onPress={onLeave} />
        {refusal === null ? (
          <Button
            text={warnings.length > 0 ? words.confirmAnyway : words.confirm(points)}
            busy={busy}
            onPress={onConfirm}
          />
        ) : (
          <Button text={words.cannot} disabled />
        )}
      </View>
    </View>
  );
}

interface DonePanelProps {
  item: string;
  name: string;
  points: number;
  onNext: () => void;
}

/** Said big, so that both sides of the counter can read it. */
export const DonePanel = ({ item, name, points, onNext }: DonePanelProps) => (
  <View className="counter-done">
    <Lead mark="normal" title={words.confirmed} text={words.confirmedText(item, name)} />
    <View className="counter-found__points counter-done__points">{words.points(points)}</View>
    <Button text={words.next} onPress={onNext} />
  </View>
);
