import { View } from '@tarojs/components';
import { listCareTasks, type CareTask } from '@kangban/contract/care-task';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { careTask as words, stateWords } from '@/copy/care-task';
import { states } from '@/copy/states';
import { openPage } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import type { MarkKind } from '@/ui/mark/mark';
import { TaskSteps } from './task-steps';
import { dueWords } from './when';
import './care-task.scss';

/** The shape beside the word of a state. */
export function markOf({ open, urgent, late, state }: CareTask): MarkKind {
  if (!open) return state === 'done' ? 'normal' : 'waiting';
  if (urgent) return 'urgent';
  return late ? 'attention' : 'now';
}

interface TaskCardProps {
  task: CareTask;
  residentId: string;
  today: PlainDate;
}

/** One task in a few lines, with its way and the way in. */
export function TaskCard({ task, residentId, today }: TaskCardProps) {
  const { taskId, title, state, steps, place } = task;
  const text = task.actions.includes('slip') ? words.seeSlip : words.openTask(title);
  return (
    <Card>
      <View className="task-head">
        <Heading text={title} level={3} look="heading" />
        <StatusChip kind={markOf(task)} text={stateWords[state]} />
      </View>
      <View className="task-quiet">{states.dotted([dueWords(task, today), place ?? ''])}</View>
      <View className="task-actions">
        <TaskSteps steps={steps} today={today} />
        <Button text={text} kind="second" onPress={() => void openPage('careTask', { residentId, taskId })} />
      </View>
    </Card>
  );
}

/** What is being done about a report: the open tasks of the person, the first first. Nothing while there is none. */
export function TaskCards({ residentId }: { residentId: string }) {
  const remote = useRemote({ endpoint: listCareTasks, input: { params: { residentId } }, keep: true });
  const known = knownOf(remote);
  if (!known || known.items.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.title} />
      {known.items.map((task) => (
        <TaskCard key={task.taskId} task={task} residentId={residentId} today={known.today} />
      ))}
    </>
  );
}
