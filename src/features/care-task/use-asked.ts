import { getCareTask } from '@kangban/contract/care-task';
import { states } from '@/copy/states';
import { knownOf, useRemote } from '@/platform/use-remote';
import { dueWords } from './when';

/** What the doctor asked for and by when, where a task is being answered; empty without one, or while it is being found out. */
export function useAsked({ residentId, taskId }: { residentId: string; taskId?: string | undefined }): string {
  const source = taskId ? { endpoint: getCareTask, input: { params: { residentId, taskId } } } : undefined;
  const known = knownOf(useRemote(source));
  return known ? states.dotted([known.task.title, dueWords(known.task, known.today)]) : '';
}
