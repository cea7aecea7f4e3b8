import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PointReview } from '@kangban/contract/point-rule-desk';
import { pointDesk as words } from '@/copy/point-desk';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { Sheet } from '@/ui/sheet/sheet';
import type { Decision } from './use-reviews';
import './point-desk.scss';

/** As short as the contract lets a note be. */
const NOTE_MIN = 2;

interface Props {
  review: PointReview | undefined;
  busy: boolean;
  problem: string | undefined;
  onDecide: (told: { what: Decision; note: string }) => void;
  onClose: () => void;
}

function Inside({ review, busy, problem, onDecide }: Props & { review: PointReview }) {
  const [note, setNote] = useState('');
  const isSaid = note.trim().length >= NOTE_MIN;
  const { why, said, evidence, title, points } = review;
  return (
    <View className="point-desk__sheet">
      <View>{words.awardOf(title, points)}</View>
      <View>{words.evidence(evidence)}</View>
      <Note tone="sunk">{why}</Note>
      {said !== null && <Note tone="attention">{words.said(said)}</Note>}
      <Field
        id="review-note"
        label={words.note}
        hint={isSaid ? undefined : words.noteFirst}
        maxLength={200}
        value={note}
        onChange={setNote}
      />
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      <View className="point-desk__ways">
        <Button
          text={words.award}
          disabled={!isSaid}
          busy={busy}
          onPress={() => onDecide({ what: 'award', note: note.trim() })}
        />
        <Button
          kind="second"
          text={words.refuse}
          disabled={!isSaid}
          busy={busy}
          onPress={() => onDecide({ what: 'refuse', note: note.trim() })}
        />
      </View>
    </View>
  );
}

/** Decides one award, with a sentence the resident reads. */
export function DecideSheet(props: Props) {
  const { review, onClose } = props;
  return (
    <Sheet
      id="decide-review"
      open={review !== undefined}
      title={review ? words.decideTitle(review.nameMasked, review.title) : ''}
      closeLabel={states.close}
      onClose={onClose}
    >
      {review && <Inside key={review.reviewId} {...props} review={review} />}
    </Sheet>
  );
}
