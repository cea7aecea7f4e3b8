import { useState } from 'react';
import { View } from '@tarojs/components';
import { TaskKind, type TaskLine } from '@kangban/contract/care-task';
import { deskTasks as words } from '@/copy/desk-tasks';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { DeskLine } from '@/features/care-task/desk-line';
import { ContactSheet, GoalSheet, MoveSheet } from '@/features/care-task/desk-sheets';
import { type DeskTasks, type Kind, useDeskTasks } from '@/features/care-task/use-desk-tasks';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { InnerPage } from '@/features/shell/page';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { Chips } from '@/ui/chips/chips';
import { Note } from '@/ui/note/note';
import { Skeleton } from '@/ui/skeleton/skeleton';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

const ALL = 'all';
const CHIPS = [{ key: ALL, text: words.all }, ...TaskKind.options.map((key) => ({ key, text: words.kinds[key] }))];
const kindOf = (key: string): Kind | undefined => TaskKind.options.find((one) => one === key);

/** Which sheet is open for which line. */
interface Asked {
  what: 'contact' | 'move' | 'goal';
  line: TaskLine;
}

function List({ board, onAsk }: { board: DeskTasks; onAsk: (asked: Asked) => void }) {
  const { lines, today, hasMore, busy, problem } = board;
  return (
    <>
      {problem && (
        <Note tone="attention" live>
          {errorSentences[problem.code].say}
        </Note>
      )}
      {!lines && !problem && <Skeleton label={states.loading} shape="rows" />}
      {lines?.length === 0 && <StatePanel kind="empty" title={words.empty} text={words.emptyText} />}
      {lines && today && lines.length > 0 && (
        <View className="worklist" {...a11y({ role: 'list' })}>
          {lines.map((line) => (
            <DeskLine
              key={line.taskId}
              line={line}
              today={today}
              onContact={() => onAsk({ what: 'contact', line })}
              onAct={() => onAsk({ what: 'move', line })}
              onGoal={() => onAsk({ what: 'goal', line })}
            />
          ))}
        </View>
      )}
      {hasMore && <Button kind="second" text={words.more} busy={busy} onPress={() => void board.more()} />}
    </>
  );
}

interface SheetsProps {
  board: DeskTasks;
  asked: Asked | undefined;
  onDone: (saved: boolean) => void;
}

function Sheets({ board, asked, onDone }: SheetsProps) {
  const lineOf = (what: Asked['what']) => (asked?.what === what ? asked.line : undefined);
  const taskId = asked?.line.taskId ?? '';
  const base = { busy: board.busy, onClose: () => onDone(false) };
  return (
    <>
      <ContactSheet
        {...base}
        line={lineOf('contact')}
        onPick={(outcome) => void board.note(taskId, outcome).then(onDone)}
      />
      <MoveSheet {...base} line={lineOf('move')} onSave={(body) => void board.move(taskId, body).then(onDone)} />
      <GoalSheet {...base} line={lineOf('goal')} onSave={(body) => void board.target(taskId, body).then(onDone)} />
    </>
  );
}

/** The clinic's list of what is to be done after checkups: calls that cannot wait, then the longest due. */
export default function DeskTasksPage() {
  const [kind, setKind] = useState<Kind>();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState<string>();
  useDeskLock();
  const board = useDeskTasks(kind);
  const done = (saved: boolean): void => {
    setAsked(undefined);
    if (saved) setSaid(words.saved);
  };
  return (
    <InnerPage title={words.title} wide>
      <View className="worklist-page">
        <Chips
          wrap
          chips={CHIPS}
          current={kind ?? ALL}
          label={words.filterLabel}
          onChange={(key) => setKind(kindOf(key))}
        />
        <List board={board} onAsk={setAsked} />
      </View>
      <Sheets board={board} asked={asked} onDone={done} />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
