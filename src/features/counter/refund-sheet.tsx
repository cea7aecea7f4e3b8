import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CounterLine } from '@kangban/contract/reward-desk';
import { counter as words } from '@/copy/counter';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Picks } from '@/ui/picks/picks';
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
      <Picks
        label={words.refundWhy}
        picks={line.refunds.map((one) => ({ key: one.reason, text: one.label }))}
        chosen={reason ? [reason] : []}
        onPick={(key) => setReason(line.refunds.find((one) => one.reason === key)?.reason)}
      />
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
