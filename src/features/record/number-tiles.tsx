import { View } from '@tarojs/components';
import type { RecordNumber, RecordOverview } from '@kangban/contract/record/record';
import { record as words } from '@/copy/record';
import { dayWords } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import type { MarkKind } from '@/ui/mark/mark';
import { Pressable } from '@/ui/pressable/pressable';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';

export const NUMBER_MARKS: Readonly<Record<NonNullable<RecordNumber['state']>['tone'], MarkKind>> = {
  normal: 'normal',
  attention: 'attention',
  urgent: 'urgent',
  plain: 'none',
};

function Tile({ number, data }: { number: RecordNumber; data: RecordOverview }) {
  const { measure, name, unit, values, state } = number;
  const [newest] = values;
  if (!newest) return null;
  const day = newest.on === data.today ? words.today : dayWords(newest.on, data.today);
  const label = [name, `${newest.text} ${unit}`, state?.word, state?.note, day].filter(Boolean).join('，');
  return (
    <Pressable
      className="record-tile"
      label={label}
      onPress={() => void openPage('recordNumbers', { residentId: data.residentId, measure })}
    >
      <View className="record-tile__head">
        <View>{name}</View>
        <View className="record-tile__day">{day}</View>
      </View>
      <View className="record-tile__value">
        {newest.text}
        <View className="record-tile__unit">{unit}</View>
      </View>
      <View className="record-tile__foot">
        {state && <StatusChip kind={NUMBER_MARKS[state.tone]} text={state.word} />}
        <View className="record-tile__note">{state?.note}</View>
      </View>
    </Pressable>
  );
}

/** The newest numbers, each with its word and what it was compared with. */
export function NumberTiles({ data }: { data: RecordOverview }) {
  if (data.numbers.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.numbers} right={<View className="record-hint">{words.numbersHint}</View>} />
      <View className="record-tiles">
        {data.numbers.map((number) => (
          <Tile key={number.measure} number={number} data={data} />
        ))}
      </View>
    </>
  );
}
