import type { recordTaskAttempt } from '@kangban/contract/care-task';
import type { BodyOf } from '@kangban/contract/endpoint';
import { isOpenTask, taskAfter } from '@kangban/domain/care-task/states';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { holdTask, noteByStaff, showLine } from './desk-service';
import { updateTasks } from './write-store';

type Body = BodyOf<typeof recordTaskAttempt>;

interface Calling {
  member: Member;
  taskId: string;
  body: Body;
}

const isReached = ({ outcome }: Body): boolean => outcome === 'reached' || outcome === 'family-reached';

async function note(deps: Deps, client: Transaction, { member, taskId, body }: Calling) {
  const task = await holdTask(client, member, { taskId, action: 'follow-referrals' });
  if (isRefused(task)) return task;
  if (!isOpenTask(task.state)) return refuse('task-not-changeable', { reason: task.state });
  const called = { member, taskId, move: 'attempt' as const, details: body };
  const state = isReached(body) ? taskAfter(task.kind, task.state, 'reach') : undefined;
  if (state !== undefined) await updateTasks(client, member.countyCode, [{ taskId, state }]);
  const reached = state === undefined ? [] : [{ ...called, move: 'reach' as const, details: { note: body.note } }];
  await noteByStaff(deps, client, [called, ...reached]);
  return showLine(deps, client, { countyCode: member.countyCode, taskId });
}

/** A call about a task, with what came of it. Reaching the person or the family ends a call that could not wait. */
export async function noteAttempt(
  deps: Deps,
  who: StaffSession,
  { taskId, body, key }: { taskId: string; body: Body; key: string },
): Promise<FirstAnswer | Refused> {
  const member = await memberFor(deps, who, 'follow-referrals');
  if (isRefused(member)) return member;
  const { countyCode, staffId } = member;
  let residentId = '';
  const done = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: staffId, key, hash: bodyHash(`recordTaskAttempt ${taskId}`, body) },
    status: 200,
    work: async (client) => {
      const line = await note(deps, client, { member, taskId, body });
      if (!isRefused(line)) ({ residentId } = line);
      return line;
    },
  });
  if (!isRefused(done) && !done.hit)
    await deps.auditor.recordNow({ ...deskEntry(member, 'task-called', { residentId }), details: { taskId } });
  return done;
}
