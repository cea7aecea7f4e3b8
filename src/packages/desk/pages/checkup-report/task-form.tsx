import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AgreedTask, DeskCheckup } from '@kangban/contract/checkup/desk';
import type { ProposedTask } from '@kangban/domain/checkup/types';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { deskCheckup as words } from '@/copy/desk-checkup';
import { sayZh } from '@/copy/report-sentences';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { CheckRow } from '@/ui/check-row/check-row';
import { Field } from '@/ui/field/field';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';

interface Draft {
  proposal: ProposedTask;
  on: boolean;
  dueOn: string;
  note: string;
}

const keyOf = ({ kind, items }: ProposedTask): string => `${kind}.${items.join('.')}`;

/** An old report's day may be over: then the doctor starts from today. */
const draftOf = (proposal: ProposedTask, today: PlainDate): Draft => ({
  proposal,
  on: true,
  dueOn: proposal.dueOn < today ? today : proposal.dueOn,
  note: '',
});

const dayOf = ({ dueOn }: Draft, today: PlainDate): PlainDate | undefined => {
  const day = parsePlainDate(dueOn.trim());
  return day !== undefined && day >= today ? day : undefined;
};

interface TaskProps {
  draft: Draft;
  today: PlainDate;
  onChange: (change: Partial<Draft>) => void;
}

function TaskCard({ draft, today, onChange }: TaskProps) {
  const { proposal, on, dueOn, note } = draft;
  const id = keyOf(proposal);
  const title = states.dotted([words.kinds[proposal.kind], sayZh(proposal.title)]);
  const isWrong = dayOf(draft, today) === undefined;
  return (
    <Card>
      <CheckRow checked={on} text={words.agree(title)} onChange={(next) => onChange({ on: next })} />
      {on && (
        <>
          <Field
            id={`due.${id}`}
            label={words.dueOn}
            hint={words.dueHint}
            value={dueOn}
            maxLength={10}
            onChange={(next) => onChange({ dueOn: next })}
            {...(isWrong && { error: words.dueWrong })}
          />
          <Field
            id={`note.${id}`}
            label={words.taskNote}
            value={note}
            maxLength={200}
            onChange={(next) => onChange({ note: next })}
          />
        </>
      )}
    </Card>
  );
}

interface FormProps {
  data: DeskCheckup;
  busy: boolean;
  onReview: (tasks: AgreedTask[], note: string) => void;
}

/** What the report proposes, to be agreed, put off or left out; and the review itself. */
export function TaskForm({ data: { report, today, reviews }, busy, onReview }: FormProps) {
  const [drafts, setDrafts] = useState(() => report.tasks.map((proposal) => draftOf(proposal, today)));
  const [note, setNote] = useState('');
  const change = (place: number, told: Partial<Draft>): void =>
    setDrafts((now) => now.map((draft, index) => (index === place ? { ...draft, ...told } : draft)));
  const chosen = drafts.filter(({ on }) => on);
  const agreed = chosen.flatMap((draft): AgreedTask[] => {
    const dueOn = dayOf(draft, today);
    const { kind, items } = draft.proposal;
    const text = draft.note.trim();
    return dueOn === undefined ? [] : [{ kind, items: [...items], dueOn, ...(text !== '' && { note: text }) }];
  });
  return (
    <View>
      <SectionTitle text={words.tasks} />
      <Inset>
        <Note>{drafts.length === 0 ? words.noTasks : words.tasksNote}</Note>
      </Inset>
      {drafts.map((draft, place) => (
        <TaskCard key={keyOf(draft.proposal)} draft={draft} today={today} onChange={(told) => change(place, told)} />
      ))}
      <Card>
        <Field id="review-note" label={words.note} value={note} maxLength={500} onChange={setNote} />
        <View className="desk-answers__ways">
          <Button
            text={reviews.length > 0 ? words.reviewAgain : words.review}
            busy={busy}
            disabled={agreed.length < chosen.length}
            onPress={() => onReview(agreed, note)}
          />
        </View>
      </Card>
    </View>
  );
}
