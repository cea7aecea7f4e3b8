import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DeskEvidence } from '@kangban/contract/desk-evidence';
import { RETRACTION_REASONS, type RetractionReason } from '@kangban/domain/desk-evidence/kinds';
import { deskEvidence as words } from '@/copy/desk-evidence';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { RadioRows } from '@/ui/radio-rows/radio-rows';
import { Sheet } from '@/ui/sheet/sheet';
import './desk-evidence.scss';

const CHOICES = RETRACTION_REASONS.map((key) => ({ key, text: words.reasons[key] }));

interface Props {
  paper: DeskEvidence | undefined;
  busy: boolean;
  problem: string | undefined;
  onRetract: (told: { reason: RetractionReason; note: string }) => void;
  onClose: () => void;
}

function Inside({ paper, busy, problem, onRetract }: Props & { paper: DeskEvidence }) {
  const [reason, setReason] = useState<RetractionReason>('typing-error');
  const [note, setNote] = useState('');
  return (
    <View className="papers__sheet">
      <View>{words.takeBackText}</View>
      {paper.kind === 'contract' && <Note tone="attention">{words.takeBackContract}</Note>}
      <RadioRows
        title={words.takeBackTitle}
        choices={CHOICES}
        current={reason}
        onChoose={(key) => setReason(RETRACTION_REASONS.find((one) => one === key) ?? reason)}
      />
      <Field id="retract-note" label={words.note} maxLength={200} value={note} onChange={setNote} />
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      <Button
        kind="danger"
        text={words.takeBack}
        busy={busy}
        onPress={() => onRetract({ reason, note: note.trim() })}
      />
    </View>
  );
}

/** Why a row is taken back; it stays, and what was given for it is corrected. */
export function RetractSheet(props: Props) {
  const { paper, onClose } = props;
  return (
    <Sheet
      id="retract-paper"
      open={paper !== undefined}
      title={paper ? words.takeBackOf(words.kinds[paper.kind], paper.numberTail) : ''}
      closeLabel={states.close}
      onClose={onClose}
    >
      {paper && <Inside key={paper.evidenceId} {...props} paper={paper} />}
    </Sheet>
  );
}
