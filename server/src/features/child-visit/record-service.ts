import type { recordChildVisit, VisitToRecord } from '@kangban/contract/child-visit';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { findingProblems, readFindings, summaryOf } from '@kangban/domain/child-visit/read-findings';
import { checkPlausible } from '@kangban/domain/growth/check-plausible';
import type { Measurement } from '@kangban/domain/growth/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import type { Transaction } from '../../plugins/db';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { recordGrowth } from '../growth/record-service';
import { loadGrowth } from '../growth/records';
import { ownMeasuringOf } from './measured';
import { reachChild } from './reach';
import { type ChildRow, findLast, insertVisit } from './store';
import { lineView } from './views';

const CREATED = 201;

interface Writing {
  deps: Deps;
  member: Member;
  child: ChildRow;
  body: VisitToRecord;
}

/** What is wrong with the visit itself, whatever the record says. */
function bodyProblem({ deps, child, body }: Writing): Refused | undefined {
  const { visitedOn, visit, findings } = body;
  if (visitedOn > deps.clock.today() || visitedOn < child.birth_date) return refuse('visit-day-impossible');
  return findingProblems(findings, visit).length > 0 ? refuse('visit-item-foreign') : undefined;
}

function measurementOf({ visitedOn, growth }: VisitToRecord): Measurement | undefined {
  const { confirmed: _, ...told } = growth ?? {};
  const isMeasured = [told.weightKg, told.lengthCm, told.headCm].some((value) => value !== undefined);
  return isMeasured ? { measuredOn: visitedOn, ...told } : undefined;
}

interface Measuring {
  measurement: Measurement;
  /** The measuring of the corrected visit. */
  replacesId: string | null;
}

/** The measuring to keep; numbers that look like a slip are asked again until they are confirmed. */
async function measuringToKeep(
  { deps, member, child, body }: Writing,
  correctedOn: VisitToRecord['visitedOn'] | undefined,
): Promise<Measuring | undefined | Refused> {
  const measurement = measurementOf(body);
  if (!measurement) return undefined;
  const record = (await loadGrowth(deps, member.countyCode, [child.resident_id])).get(child.resident_id);
  if (!record) return refuse('not-found');
  const replaced = correctedOn === undefined ? undefined : ownMeasuringOf(record.measurements, correctedOn);
  const others = record.measurements.filter((one) => one !== replaced);
  const questions = body.growth?.confirmed === true ? [] : checkPlausible(record.person, measurement, others);
  if (questions.length > 0) return refuse('measurement-unlikely', { questions });
  return { measurement, replacesId: replaced?.measurementId ?? null };
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
  if (measuring) {
    await recordGrowth(client, {
      countyCode,
      residentId: child.resident_id,
      measurement: measuring.measurement,
      source: 'clinic',
      siteId,
      measuredBy: name,
      visitId,
      staffId,
      replacesId: measuring.replacesId,
      recordedAt: now,
    });
  }
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
