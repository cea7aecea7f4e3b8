import { View } from '@tarojs/components';
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

interface TextRow {
  field: TextField;
  label: string;
  hint: string;
}

const TEXTS: Readonly<Record<OwnKind, readonly TextRow[]>> = {
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
const CATEGORIES = (['medication', 'food', 'environment', 'other'] as const).map((key) => ({
  key,
  text: words.allergyKinds[key],
}));

const TextFields = ({ state: { kind, typed, change } }: { state: State }) => (
  <>
    {TEXTS[kind].map(({ field, label, hint }) => (
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

function Outcome({ state: { outcome } }: { state: State }) {
  if (!outcome) return null;
  const isUnsure = outcome.kind === 'unsure';
  return (
    <Inset>
      <Note tone={isUnsure ? 'attention' : 'urgent'} live>
        {isUnsure ? words.unsure : outcome.texts.map((text) => <View key={text}>{text}</View>)}
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
        <TextFields state={state} />
      </Card>
      <Outcome state={state} />
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
