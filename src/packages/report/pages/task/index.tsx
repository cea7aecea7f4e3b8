import { useEffect, useState } from 'react';
import { getCareTask, listCareTasks, tickCareTask, type CareTask } from '@kangban/contract/care-task';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { careTask as words } from '@/copy/care-task';
import { errorSentences } from '@/copy/errors';
import { TaskCard } from '@/features/care-task/task-card';
import { TaskView } from '@/features/care-task/task-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { brightScreen } from '@/platform/device';
import { usePageParams } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { useRemote } from '@/platform/use-remote';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

interface OneProps {
  first: CareTask;
  residentId: string;
  label: string;
  today: PlainDate;
}

/** The screen is bright while a code is to be scanned; a tick shows at once. */
function One({ first, residentId, label, today }: OneProps) {
  const [changed, setChanged] = useState<CareTask>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const task = changed ?? first;
  const hasCode = task.open && task.referral !== null;
  useEffect(() => {
    if (!hasCode) return undefined;
    const held = brightScreen();
    return () => void held.then((giveBack) => giveBack());
  }, [hasCode]);
  const tick = async (kept: boolean): Promise<void> => {
    setBusy(true);
    const params = { residentId, taskId: task.taskId };
    await call(tickCareTask, { params, body: { on: today, kept } })
      .then(setChanged)
      .catch((reason: unknown) => setSaid(errorSentences[asProblem(reason).code].say));
    setBusy(false);
  };
  return (
    <>
      <TaskView
        task={task}
        residentId={residentId}
        label={label}
        today={today}
        busy={busy}
        onTick={(kept) => void tick(kept)}
      />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </>
  );
}

function OneTask({ residentId, taskId }: { residentId: string; taskId: string }) {
  const remote = useRemote({ endpoint: getCareTask, input: { params: { residentId, taskId } }, keep: true });
  return (
    <RemoteView remote={remote} here={pathTo('careTask', { residentId, taskId })}>
      {({ label, today, task }) => (
        <One key={`${task.taskId} ${task.state}`} first={task} residentId={residentId} label={label} today={today} />
      )}
    </RemoteView>
  );
}

function AllTasks({ residentId }: { residentId: string }) {
  const remote = useRemote({ endpoint: listCareTasks, input: { params: { residentId } }, keep: true });
  return (
    <RemoteView remote={remote} here={pathTo('careTask', { residentId })}>
      {({ items, today }) =>
        items.length > 0 ? (
          items.map((task) => <TaskCard key={task.taskId} task={task} residentId={residentId} today={today} />)
        ) : (
          <StatePanel kind="empty" icon="check-circle" title={words.none} text={words.noneText} />
        )
      }
    </RemoteView>
  );
}

/** One thing to be done in words, with its paper and its way; without its id everything that is to be done for the person. */
export default function TaskPage() {
  const { residentId = '', taskId } = usePageParams('careTask');
  return (
    <InnerPage title={words.title}>
      {taskId === undefined ? (
        <AllTasks residentId={residentId} />
      ) : (
        <OneTask residentId={residentId} taskId={taskId} />
      )}
    </InnerPage>
  );
}
