import { type ComponentType, type ReactNode, useState } from 'react';
import { View } from '@tarojs/components';
import type { GrowthOfResident } from '@kangban/contract/growth';
import type { MeasurementQuestion } from '@kangban/contract/errors';
import { errorSentences } from '@/copy/errors';
import { measure as words } from '@/copy/growth';
import { dayWords } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { classNames } from '@/ui/class-names';
import { Note } from '@/ui/note/note';
import { Pressable } from '@/ui/pressable/pressable';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { DaySheet } from './day-sheet';
import { hasValue, type EntryField } from './entry';
import { Keypad } from './keypad';
import type { Outcome, Target } from './submit';
import { fieldsFor, useMeasure } from './use-measure';
import './growth.scss';

type Measure = ReturnType<typeof useMeasure>;

const UNIT: Readonly<Record<EntryField, string>> = { weightKg: words.kg, lengthCm: words.cm, headCm: words.cm };
const nameOf = (field: EntryField, lying: boolean): string =>
  ({ weightKg: words.weight, lengthCm: lying ? words.lengthLying : words.length, headCm: words.head })[field];

/** The boxes: which one is being typed into shows by its frame and is said. */
const Boxes = ({ fields, state }: { fields: readonly EntryField[]; state: Measure }) => (
  <View className="measure-boxes" {...a11y({ role: 'tablist', label: words.lead })}>
    {fields.map((field) => {
      const name = nameOf(field, state.entry.position === 'lying');
      const text = state.entry.texts[field];
      const on = state.field === field;
      return (
        <View key={field} className="measure-boxes__cell">
          <Pressable
            className={classNames('measure-box', on && 'measure-box--on')}
            role="tab"
            label={words.box(name, text, UNIT[field])}
            selected={on}
            onPress={() => state.setField(field)}
          >
            <View className="measure-box__name">
              <View>{name}</View>
              <View>{UNIT[field]}</View>
            </View>
            <View className={classNames('measure-box__value', text === '' && 'measure-box__value--empty')}>
              {text === '' ? words.empty : text}
            </View>
          </Pressable>
        </View>
      );
    })}
  </View>
);

const WAYS = [
  { key: 'lying', text: words.lying },
  { key: 'standing', text: words.standing },
] as const;

const When = ({ data, state }: { data: GrowthOfResident; state: Measure }) => {
  const [open, setOpen] = useState(false);
  const { birthDate, today } = data;
  const { measuredOn, position, texts } = state.entry;
  const day = measuredOn === today ? words.today : dayWords(measuredOn, today);
  return (
    <>
      <Pressable
        className="measure-day"
        label={`${words.when}：${day}，${words.otherDay}`}
        onPress={() => setOpen(true)}
      >
        <View>{words.when}</View>
        <View className="measure-day__day">{day}</View>
      </Pressable>
      {texts.lengthCm !== '' && (
        <SegmentedControl
          segments={WAYS}
          current={position}
          label={words.how}
          onChange={(key) => state.setPosition(key === 'lying' ? 'lying' : 'standing')}
        />
      )}
      <DaySheet
        open={open}
        current={measuredOn}
        bounds={{ birthDate, today }}
        onPick={(picked) => {
          state.setDay(picked);
          setOpen(false);
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
};

interface AskedProps {
  questions: readonly MeasurementQuestion[];
  state: Measure;
}

/** The question again, with the number probably meant as a button. Nothing typed is lost. */
const Asked = ({ questions, state }: AskedProps) => (
  <Note tone="attention" live>
    {questions.map((question) => (
      <View key={`${question.field}${question.rule}`} className="measure-asked">
        <View>{question.text}</View>
        {question.suggestion !== null && (
          <Button small kind="tint" text={words.change(question.suggestion)} onPress={() => state.take(question)} />
        )}
      </View>
    ))}
    <Button small kind="second" text={words.keep} busy={state.busy} onPress={() => void state.save(true)} />
  </Note>
);

function Became({ outcome, state }: { outcome: Outcome | undefined; state: Measure }) {
  if (outcome === undefined || outcome.kind === 'kept') return null;
  if (outcome.kind === 'asked') return <Asked questions={outcome.questions} state={state} />;
  if (outcome.kind === 'unsure')
    return (
      <Note tone="attention" live>
        <View>{words.unsureTitle}</View>
        <View>{words.unsure}</View>
      </Note>
    );
  const { say, next } = errorSentences[outcome.problem.code];
  return (
    <Note tone="urgent" live>
      <View>{say}</View>
      <View>{next}</View>
    </Note>
  );
}

function saveWords({ entry, outcome }: Measure): string {
  if (!hasValue(entry)) return words.saveNothing;
  return outcome?.kind === 'unsure' ? words.resend : words.save;
}

export interface MeasureFormProps {
  /** The page around the form. */
  frame: ComponentType<{ title: string; foot: ReactNode; children: ReactNode }>;
  data: GrowthOfResident;
  target: Target;
}

/** Typing what was measured at home, on large keys. */
export function MeasureForm({ frame: Frame, data, target }: MeasureFormProps) {
  const state = useMeasure(data, target);
  const { entry, field, outcome, busy } = state;
  const fields = fieldsFor(data, entry);
  const foot = (
    <View className="measure-foot">
      <Keypad label={nameOf(field, entry.position === 'lying')} onKey={state.type} />
      <Button text={saveWords(state)} disabled={!hasValue(entry)} busy={busy} onPress={() => void state.save()} />
    </View>
  );
  return (
    <Frame title={target.measurementId === undefined ? words.title : words.fixTitle} foot={foot}>
      <View className="measure">
        <Became outcome={outcome} state={state} />
        <Boxes fields={fields} state={state} />
        <View className="growth-quiet">{words.lead}</View>
        <When data={data} state={state} />
      </View>
    </Frame>
  );
}
