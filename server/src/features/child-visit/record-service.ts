import type { recordChildVisit, VisitToRecord } from '@kangban/contract/child-visit';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { findingProblems, readFindings, summaryOf } from '@kangban/domain/child-visit/read-findings';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import type { Transaction } from '../../plugins/db';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { deskEntry, memberFor } from '../desk/service';
import { reachChild } from './reach';
import { keepMeasures, measuringToKeep, openReferrals, type Writing } from './record-measures';
import { findLast, insertVisit } from './store';
import { lineView } from './views';

const CREATED = 201;

/** What is wrong with the visit itself, whatever the record says. */
function bodyProblem({ deps, child, body }: Writing): Refused | undefined {
  const { visitedOn, visit, findings } = body;
  if (visitedOn > deps.clock.today() || visitedOn < child.birth_date) return refuse('visit-day-impossible');
  return findingProblems(findings, visit).length > 0 ? refuse('visit-item-foreign') : undefined;
}

/** The row the new one takes the place of: none for a first visit, the standing one when it is corrected. */
async function rowToReplace(
  client: Transaction,
  { member, child, body }: Writing,
): Promise<{ replacesId: string | null; correctedOn: VisitToRecord['visitedOn'] | undefined } | Refused> {
  const { visit, replacesId } = body;
  const last = await findLast(client, member.countyCode, { residentId: child.resident_id, visit });
  const standing = last?.entered_in_error ? undefined : last;
  if (standing?.visit_id !== replacesId)
    return refuse(replacesId === undefined ? 'visit-recorded-already' : 'not-found');
  return { replacesId: last?.visit_id ?? null, correctedOn: standing?.visited_on };
}

async function write(client: Transaction, writing: Writing): Promise<AnswerOf<typeof recordChildVisit> | Refused> {
  const { deps, member, child, body } = writing;
  const replaced = await rowToReplace(client, writing);
  if (isRefused(replaced)) return replaced;
  const measuring = await measuringToKeep(writing, replaced.correctedOn);
  if (isRefused(measuring)) return measuring;
  const at = { visit: body.visit, birthDate: child.birth_date, visitedOn: body.visitedOn };
  const lines = readFindings(body.findings, at);
  const visitId = uuidV7();
  const { countyCode, siteId, staffId, name } = member;
  const now = deps.clock.now();
  await insertVisit(client, countyCode, {
    visitId,
    residentId: child.resident_id,
    visit: body.visit,
    visitedOn: body.visitedOn,
    siteId,
    doneBy: name,
    staffId,
    findings: body.findings,
    summary: summaryOf(lines),
    nextOn: body.nextOn ?? null,
    replacesId: replaced.replacesId,
    enteredInError: body.enteredInError ?? false,
    now,
  });
  const written = { ...writing, visitId, correctedOn: replaced.correctedOn, now };
  const seen = await keepMeasures(client, written, measuring);
  if (isRefused(seen)) return seen;
  await openReferrals(client, written, lines);
  return { visitId, lines: lines.map(lineView) };
}

/**
 * Writes down a visit with what was found and measured, all or nothing, once a key. Refuses a day before the birth or to come, signs and
 * teaching of another visit, a visit that stands already (correct it by `replacesId`), and unlikely numbers until they are confirmed.
 */
export async function recordVisit(
  deps: Deps,
  who: StaffSession,
  { residentId, body, key }: { residentId: string; body: VisitToRecord; key: string },
): Promise<FirstAnswer | Refused> {
  const member = await memberFor(deps, who, 'record-findings');
  if (isRefused(member)) return member;
  const child = await reachChild(deps, member, { residentId, day: body.visitedOn });
  if (isRefused(child)) return child;
  const writing = { deps, member, child, body };
  const problem = bodyProblem(writing);
  if (problem) return problem;
  const answer = await doOnce(deps, {
    countyCode: member.countyCode,
    repeatable: { ownerId: member.staffId, key, hash: bodyHash(`child-visit ${residentId}`, body) },
    status: CREATED,
    work: (client) => write(client, writing),
  });
  if (!isRefused(answer) && !answer.hit)
    await deps.auditor.recordNow(deskEntry(member, 'child-visit-recorded', { residentId }));
  return answer;
}
