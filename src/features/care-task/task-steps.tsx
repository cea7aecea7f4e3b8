import { View } from '@tarojs/components';
import type { TaskStep } from '@kangban/contract/care-task';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { careTask as words } from '@/copy/care-task';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Mark, type MarkKind } from '@/ui/mark/mark';
import { bookedWords } from './when';
import './care-task.scss';

const MARKS: Readonly<Record<TaskStep['state'], MarkKind>> = { done: 'normal', now: 'now', waiting: 'waiting' };

function whenOf({ at, on, state }: TaskStep, today: PlainDate): string {
  if (at !== null) return bookedWords(at, today);
  if (on === null) return '';
  return state === 'now' ? words.by(dayWords(on, today)) : dayWords(on, today);
}

/** The way only grows: a place in it is a name for good. */
const keyed = (steps: readonly TaskStep[]) =>
  steps.map((step, index) => ({ step, key: `${index}`, isLast: index === steps.length - 1 }));

/** The way of a task: what was done, what is next, what will come. */
export function TaskSteps({ steps, today }: { steps: readonly TaskStep[]; today: PlainDate }) {
  return (
    <View {...a11y({ role: 'list' })}>
      {keyed(steps).map(({ step, key, isLast }) => {
        const note = states.dotted([whenOf(step, today), step.note ?? '']);
        return (
          <View key={key} className="task-step" {...a11y({ role: 'listitem' })}>
            <View className="task-step__mark">
              <Mark kind={MARKS[step.state]} size={24} />
              {!isLast && <View className="task-step__line" />}
            </View>
            <View className="task-step__main">
              <View className="task-step__title">{step.title}</View>
              {note && <View className={`task-step__note task-step__note--${step.state}`}>{note}</View>}
            </View>
          </View>
        );
      })}
    </View>
  );
}
