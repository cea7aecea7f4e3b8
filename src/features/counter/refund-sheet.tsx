import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CounterLine } from '@kangban/contract/reward-desk';
import { counter as words } from '@/copy/counter';
import { states } from '@/copy/states';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { classNames } from '@/ui/class-names';
import { Field } from '@/ui/field/field';
import { Pressable } from '@/ui/pressable/pressable';
import { Sheet } from '@/ui/sheet/sheet';
import type { RefundBody } from './use-counter';
import '@/features/desk/worklist.scss';

const NOTE_MIN = 2;

interface FormProps {
  line: CounterLine;
  busy: boolean;
  onSave: (body: RefundBody) => void;
}

function Form({ line, busy, onSave }: FormProps) {
  const [reason, setReason] = useState<RefundBody['reason']>();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const written = note.trim();
  const save = (): void => {
    setAsked(true);
    if (reason && written.length >= NOTE_MIN) onSave({ reason, note: written });
  };
  return (
    <>
      <View>{words.refundText}</View>
      <View className="worklist-filters" {...a11y({ role: 'radiogroup', label: words.refundWhy })}>
        {line.refunds.map((one) => (
          <Pressable
            key={one.reason}
            role="radio"
            checked={one.reason === reason}
            className={classNames('worklist-filter', one.reason === reason && 'worklist-filter--on')}
            label={one.label}
            onPress={() => setReason(one.reason)}
          >
            {one.label}
          </Pressable>
        ))}
      </View>
      <Field
        id="counter-note"
        label={words.note}
        value={note}
        onChange={setNote}
        maxLength={200}
        {...(asked && written.length < NOTE_MIN && { error: words.noteNeeded })}
      />
      <Button
        kind="danger"
        text={reason ? words.refundYes : words.refundFirst}
        disabled={!reason}
        busy={busy}
        onPress={save}
      />
    </>
  );
}

/** Why it is given back: only the reasons that still hold are there to choose. */
export const RefundSheet = ({
  line,
  busy,
  onClose,
  onSave,
}: Omit<FormProps, 'line'> & { line: CounterLine | undefined; onClose: () => void }) => (
  <Sheet
    id="counter-refund"
    open={line !== undefined}
    title={words.refundTitle(line?.nameMasked ?? '', line?.itemName ?? '')}
    closeLabel={states.close}
    onClose={onClose}
  >
    <View className="worklist-sheet">
      {line && <Form key={line.redemptionId} line={line} busy={busy} onSave={onSave} />}
    </View>
  </Sheet>
);
