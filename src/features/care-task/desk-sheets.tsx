import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import {
  AttemptOutcome,
  type DeskMove,
  type moveTask,
  type setTaskTarget,
  type TaskLine,
} from '@kangban/contract/care-task';
import type { BodyOf } from '@kangban/contract/endpoint';
import { type Measure, MEASURES } from '@kangban/domain/care-task/lifestyle';
import { parsePlainDate } from '@kangban/domain/shared/plain-date';
import { deskTasks as words } from '@/copy/desk-tasks';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Sheet } from '@/ui/sheet/sheet';
import '@/features/desk/worklist.scss';

interface SheetBaseProps {
  line: TaskLine | undefined;
  busy: boolean;
  onClose: () => void;
}

interface LayerProps extends Pick<SheetBaseProps, 'line' | 'onClose'> {
  id: string;
  title: (name: string) => string;
  children: ReactNode;
}

const Layer = ({ id, line, title, onClose, children }: LayerProps) => (
  <Sheet
    id={id}
    open={line !== undefined}
    title={title(line?.nameMasked ?? '')}
    closeLabel={states.close}
    onClose={onClose}
  >
    <View className="worklist-sheet">{children}</View>
  </Sheet>
);

/** What came of a call. */
export const ContactSheet = ({
  line,
  busy,
  onClose,
  onPick,
}: SheetBaseProps & { onPick: (outcome: AttemptOutcome) => void }) => (
  <Layer id="contact" line={line} title={words.contactTitle} onClose={onClose}>
    {AttemptOutcome.options.map((outcome) => (
      <Button key={outcome} kind="second" text={words.outcomes[outcome]} busy={busy} onPress={() => onPick(outcome)} />
    ))}
  </Layer>
);

type MoveBody = BodyOf<typeof moveTask>;
const TIME = /^([01]?\d|2[0-3]):[0-5]\d$/;
const NEEDS_NOTE: readonly DeskMove[] = ['finish', 'decline', 'cancel'];

/** A booked place as it was typed; undefined when day or time are none. */
function bookedBody(day: string, time: string, place: string): MoveBody | undefined {
  const on = parsePlainDate(day.trim());
  const at = time.trim().replace('：', ':');
  if (on === undefined || !TIME.test(at)) return undefined;
  const bookedFor = `${on}T${at.padStart(5, '0')}:00+08:00`;
  return { move: 'book', bookedFor, ...(place.trim() && { institution: place.trim() }) };
}

interface FormProps {
  busy: boolean;
  onSave: (body: MoveBody) => void;
}

function BookForm({ busy, onSave }: FormProps) {
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [place, setPlace] = useState('');
  const [error, setError] = useState<string>();
  const save = (): void => {
    const body = bookedBody(day, time, place);
    setError(body ? undefined : words.bookedWrong);
    if (body) onSave(body);
  };
  return (
    <>
      <Field id="task-day" label={words.bookedDay} value={day} onChange={setDay} {...(error && { error })} />
      <Field id="task-time" label={words.bookedTime} value={time} onChange={setTime} />
      <Field id="task-place" label={words.bookedPlace} value={place} onChange={setPlace} maxLength={60} />
      <Button text={words.save} busy={busy} onPress={save} />
    </>
  );
}

function NoteForm({ move, busy, onSave }: FormProps & { move: DeskMove }) {
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const save = (): void => {
    const isEnough = note.trim().length >= 2;
    setError(isEnough ? undefined : words.noteNeeded);
    if (isEnough) onSave({ move, note: note.trim() });
  };
  return (
    <>
      <Field
        id="task-note"
        label={words.note}
        value={note}
        onChange={setNote}
        maxLength={200}
        {...(error && { error })}
      />
      <Button text={words.save} busy={busy} onPress={save} />
    </>
  );
}

function Moves({ line, busy, onSave }: FormProps & { line: TaskLine }) {
  const [asked, setAsked] = useState<DeskMove>();
  if (asked === 'book') return <BookForm busy={busy} onSave={onSave} />;
  if (asked !== undefined) return <NoteForm move={asked} busy={busy} onSave={onSave} />;
  const pick = (move: DeskMove): void =>
    move === 'book' || NEEDS_NOTE.includes(move) ? setAsked(move) : onSave({ move });
  return line.moves.map((move) => (
    <Button key={move} kind="second" text={words.moves[move]} busy={busy} onPress={() => pick(move)} />
  ));
}

/** What is done with a task: a place was booked, the paper sent, taken into care, or ended with a reason. */
export const MoveSheet = ({ line, busy, onClose, onSave }: SheetBaseProps & Pick<FormProps, 'onSave'>) => (
  <Layer id="move" line={line} title={words.actTitle} onClose={onClose}>
    {line && <Moves key={line.taskId} line={line} busy={busy} onSave={onSave} />}
  </Layer>
);

type TargetBody = BodyOf<typeof setTaskTarget>;

function GoalForm({ busy, onSave }: { busy: boolean; onSave: (body: TargetBody) => void }) {
  const [measure, setMeasure] = useState<Measure>();
  const [value, setValue] = useState('');
  const [error, setError] = useState<string>();
  if (measure === undefined)
    return MEASURES.map((one) => (
      <Button key={one} kind="second" text={words.measures[one]} onPress={() => setMeasure(one)} />
    ));
  const save = (): void => {
    const number = Number(value.trim());
    const isNumber = value.trim() !== '' && Number.isFinite(number);
    setError(isNumber ? undefined : words.goalWrong);
    if (isNumber) onSave({ measure, value: number });
  };
  return (
    <>
      <Field
        id="task-goal"
        label={words.measures[measure]}
        hint={words.goalNumber}
        value={value}
        onChange={setValue}
        type="digit"
        {...(error && { error })}
      />
      <Button text={words.save} busy={busy} onPress={save} />
    </>
  );
}

/** The goal of a habit; what could harm is refused by the server. */
export const GoalSheet = ({ line, busy, onClose, onSave }: SheetBaseProps & { onSave: (body: TargetBody) => void }) => (
  <Layer id="goal" line={line} title={words.goalTitle} onClose={onClose}>
    {line && <GoalForm key={line.taskId} busy={busy} onSave={onSave} />}
  </Layer>
);
