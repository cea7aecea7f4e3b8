import { View } from '@tarojs/components';
import type { ReadingField } from '@kangban/domain/reading/plausible';
import { GLUCOSE_TIMES } from '@kangban/domain/reading/types';
import { ownEntry as words } from '@/copy/pocket';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import type { AllergyCategory, OwnKind, TextField } from './entry';
import type { useOwnEntry } from './use-own-entry';
import './own-entry.scss';

type State = ReturnType<typeof useOwnEntry>;

interface NumberRow {
  field: ReadingField;
  label: string;
  unit: string;
  hint?: string;
}
interface TextRow {
  field: TextField;
  label: string;
  hint: string;
}

const NUMBERS: Readonly<Partial<Record<OwnKind, readonly NumberRow[]>>> = {
  'blood-pressure': [
    { field: 'systolic', label: words.systolic, unit: words.units.mmHg, hint: words.systolicHint },
    { field: 'diastolic', label: words.diastolic, unit: words.units.mmHg, hint: words.diastolicHint },
    { field: 'pulse', label: words.pulse, unit: words.units.beats, hint: words.pulseHint },
  ],
  glucose: [{ field: 'mmolL', label: words.glucose, unit: words.units.mmolL }],
  weight: [{ field: 'kg', label: words.weight, unit: words.units.kg }],
  waist: [{ field: 'cm', label: words.waist, unit: words.units.cm }],
};
const TEXTS: Readonly<Partial<Record<OwnKind, readonly TextRow[]>>> = {
  allergy: [
    { field: 'what', label: words.allergyWhat, hint: words.allergyHint },
    { field: 'reaction', label: words.reaction, hint: words.reactionHint },
  ],
  medicine: [
    { field: 'name', label: words.medicineName, hint: words.medicineHint },
    { field: 'dose', label: words.dose, hint: words.doseHint },
    { field: 'frequency', label: words.frequency, hint: words.frequencyHint },
  ],
};
const TIMES = GLUCOSE_TIMES.map((key) => ({ key, text: words.glucoseTimes[key] }));
const CATEGORIES = (['medication', 'food', 'environment', 'other'] as const).map((key) => ({
  key,
  text: words.allergyKinds[key],
}));

const NumberFields = ({ state: { kind, typed, change } }: { state: State }) => (
  <>
    {NUMBERS[kind]?.map(({ field, label, unit, hint }) => (
      <Field
        key={field}
        id={`own-${field}`}
        label={label}
        type="digit"
        maxLength={6}
        value={typed.numbers[field] ?? ''}
        tool={<View className="own-entry-unit">{unit}</View>}
        onChange={(text) => change({ numbers: { ...typed.numbers, [field]: text } })}
        {...(hint !== undefined && { hint })}
      />
    ))}
  </>
);

const TextFields = ({ state: { kind, typed, change } }: { state: State }) => (
  <>
    {TEXTS[kind]?.map(({ field, label, hint }) => (
      <Field
        key={field}
        id={`own-${field}`}
        label={label}
        hint={hint}
        maxLength={60}
        value={typed.texts[field] ?? ''}
        onChange={(text) => change({ texts: { ...typed.texts, [field]: text } })}
      />
    ))}
  </>
);

function Choice({ state: { kind, typed, change } }: { state: State }) {
  if (kind === 'glucose')
    return (
      <SegmentedControl
        segments={TIMES}
        current={typed.time}
        label={words.glucoseTime}
        onChange={(key) => change({ time: GLUCOSE_TIMES.find((time) => time === key) ?? 'fasting' })}
      />
    );
  if (kind !== 'allergy') return null;
  const pick = (key: string): AllergyCategory => CATEGORIES.find((one) => one.key === key)?.key ?? 'other';
  return (
    <SegmentedControl
      segments={CATEGORIES}
      current={typed.category}
      label={words.allergyKind}
      onChange={(key) => change({ category: pick(key) })}
    />
  );
}

function Outcome({ state: { outcome, busy, save }, onSaved }: { state: State; onSaved: () => void }) {
  if (!outcome) return null;
  if (outcome.kind === 'unsure')
    return (
      <Inset>
        <Note tone="attention" live>
          {words.unsure}
        </Note>
      </Inset>
    );
  const again = (): void => void save(true).then((done) => done && onSaved());
  return (
    <Inset>
      <Note tone={outcome.kind === 'asked' ? 'attention' : 'urgent'} live>
        {outcome.texts.map((text) => (
          <View key={text}>{text}</View>
        ))}
        {outcome.kind === 'asked' && <Button small kind="second" text={words.keep} busy={busy} onPress={again} />}
      </Note>
    </Inset>
  );
}

/** The boxes of one kind of entry, and what became of sending it. */
export function EntryForm({ state, onSaved }: { state: State; onSaved: () => void }) {
  const { kind, outcome, ready, busy, save, denyAllergies } = state;
  const sendWords = outcome?.kind === 'unsure' ? words.resend : ready ? words.save : words.nothing;
  const saved = (done: boolean): void => {
    if (done) onSaved();
  };
  return (
    <>
      <Choice state={state} />
      <Card>
        <NumberFields state={state} />
        <TextFields state={state} />
      </Card>
      <Outcome state={state} onSaved={onSaved} />
      <View className="own-entry-acts">
        <Button text={sendWords} disabled={!ready} busy={busy} onPress={() => void save().then(saved)} />
        {kind === 'allergy' && (
          <Button kind="plain" text={words.noAllergy} onPress={() => void denyAllergies().then(saved)} />
        )}
      </View>
      <Inset>
        <Note tone="sunk">{words.ownWord}</Note>
      </Inset>
    </>
  );
}
