import { listCareTasks } from '@kangban/contract/care-task';
import type { CheckupReportOfResident } from '@kangban/contract/checkup/report';
import { report as words } from '@/copy/report';
import { clockWords, dayAndWeekday } from '@/copy/when';
import { dayInChina, timeInChina } from '@/platform/clock';
import { knownOf, useRemote } from '@/platform/use-remote';

/** When the place for the one thing to do is, where one is booked: 11月26日 周四 8:30. What cannot wait is never put off by it. */
export function useBooked({ residentId, report, today }: CheckupReportOfResident): string | undefined {
  const tasks = knownOf(useRemote({ endpoint: listCareTasks, input: { params: { residentId } }, keep: true }));
  const { notable, oneThingBy } = report;
  const first = notable.find(({ dueOn }) => dueOn !== null && dueOn === oneThingBy);
  if (!first || first.level === 'urgent') return undefined;
  const task = tasks?.items.find(
    ({ open, bookedFor, items }) => open && bookedFor !== null && items.includes(first.key),
  );
  if (!task?.bookedFor) return undefined;
  const ms = Date.parse(task.bookedFor);
  return words.at(dayAndWeekday(dayInChina(ms), today), clockWords(timeInChina(ms)));
}
