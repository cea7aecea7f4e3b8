import { createHash } from 'node:crypto';
import type { RecordedVision, VisionToRecord } from '@kangban/contract/vision';
import { isAdult } from '@kangban/domain/identity/rights';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { assessVisionFile } from '@kangban/domain/vision/vision-file';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { FirstAnswer } from '../../http/send-first';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { doOnce } from '../booking/repeat-service';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { listOfPeople } from '../referral/service';
import { referralView } from '../referral/view';
import { followUp, type FollowedUp } from './follow-up-service';
import { insertExaminations, listFiles, lockFiles, type VisionRow } from './store';

const CREATED = 201;

/** An examination to write down, and who does. */
export interface VisionTold {
  countyCode: string;
  residentId: string;
  examination: VisionToRecord;
  by: { staffId: string; siteId: string; siteName: string; staffName: string };
  /** The visit at which it was measured. */
  visitId?: string;
}

const wrongDay = (message: string): Refused => refuse('bad-input', { fields: [{ path: '/examinedOn', message }] });

/** What keeps an examination out of a person's file: a day outside their life, an adult, a correction of something else. */
function refusalOf(file: VisionRow, { examination }: VisionTold, today: PlainDate): Refused | undefined {
  const { examinedOn, replacesId } = examination;
  if (examinedOn > today) return wrongDay('the day has not come');
  if (examinedOn < file.birthDate) return wrongDay('before birth');
  if (isAdult(file.birthDate, examinedOn)) return refuse('not-a-child');
  const corrects = replacesId === undefined || file.examinations.some((one) => one.examinationId === replacesId);
  return corrects ? undefined : refuse('not-found');
}

async function write(client: Transaction, { countyCode, residentId, examination, by, visitId }: VisionTold) {
  const { replacesId, institution, examinedBy, enteredInError = false, ...measured } = examination;
  const examinationId = uuidV7();
  await insertExaminations(client, countyCode, [
    {
      examination_id: examinationId,
      resident_id: residentId,
      visit_id: visitId ?? null,
      examined_on: measured.examinedOn,
      setting: measured.setting,
      site_id: institution === undefined ? by.siteId : null,
      institution: institution ?? by.siteName,
      examined_by: examinedBy ?? (institution === undefined ? by.staffName : null),
      cycloplegic: measured.cycloplegic,
      items: measured.items,
      right: measured.right,
      left: measured.left,
      source: 'clinic',
      source_key: null,
      recorded_by_staff: by.staffId,
      replaces_id: replacesId ?? null,
      entered_in_error: enteredInError,
    },
  ]);
  return examinationId;
}

/** What was written, judged in the light of the whole file; nothing of an examination that never took place. */
async function judged(
  client: Transaction,
  { countyCode, residentId }: VisionTold,
  examinationId: string,
): Promise<Pick<RecordedVision, 'verdict' | 'reasons' | 'recheck'>> {
  const [file] = await listFiles(client, countyCode, [residentId]);
  const assessed = file ? assessVisionFile(file.birthDate, file.examinations) : [];
  const found = assessed.find(({ examination }) => examination.examinationId === examinationId)?.assessment;
  return found
    ? { verdict: found.verdict, reasons: found.reasons, recheck: found.recheck }
    : { verdict: 'not-measured', reasons: [], recheck: null };
}

async function openedBy(
  deps: Deps,
  client: Transaction,
  { countyCode, residentId, followed }: VisionTold & { followed: FollowedUp },
) {
  const [openedId] = followed.openedIds;
  if (openedId === undefined) return null;
  const rows = await listOfPeople(client, countyCode, { residentIds: [residentId], openOnly: true, limit: 20 });
  const row = rows.find(({ referralId }) => referralId === openedId);
  return row ? referralView(row, deps.clock.today()) : null;
}

/**
 * Writes an examination down in the caller's transaction and does what it calls for: a task to measure again, a referral, or the end of
 * one. For the desk of eyes and for a child's visit. Refuses a day outside the person's life, an adult, and the correction of an
 * examination that is not this person's or no longer stands; nothing is written then.
 */
export async function recordVision(
  deps: Deps,
  client: Transaction,
  told: VisionTold,
): Promise<RecordedVision | Refused> {
  const { countyCode, residentId, examination, by } = told;
  await lockFiles(client, countyCode, [residentId]);
  const [file] = await listFiles(client, countyCode, [residentId]);
  if (!file) return refuse('not-found');
  const refused = refusalOf(file, told, deps.clock.today());
  if (refused) return refused;
  const examinationId = await write(client, told);
  const followed = await followUp(deps, client, {
    countyCode,
    residentIds: [residentId],
    fresh: new Set([examinationId]),
    replaced: new Set(examination.replacesId === undefined ? [] : [examination.replacesId]),
    byStaff: by.staffId,
    fromSite: { siteId: by.siteId, name: by.siteName },
  });
  const opened = await openedBy(deps, client, { ...told, followed });
  const said = await judged(client, told, examinationId);
  return { examinationId, ...said, opened, closedReferralIds: [...followed.closedIds] };
}

/** A child of the own clinic, or of none; another clinic's is refused as such. */
async function reachChild(deps: Deps, member: Member, residentId: string): Promise<Refused | undefined> {
  const [file] = await listFiles(deps.db.pool, member.countyCode, [residentId]);
  if (!file) return refuse('not-found');
  const may = staffMay(member, 'record-findings', file.siteId);
  return may === 'allowed' ? undefined : refuse(may);
}

/** A nurse or doctor writes an examination down; once for a key. */
export async function recordAtDesk(
  deps: Deps,
  who: StaffSession,
  { residentId, body, key }: { residentId: string; body: VisionToRecord; key: string },
): Promise<FirstAnswer | Refused> {
  const member = await memberFor(deps, who, 'record-findings');
  if (isRefused(member)) return member;
  const refused = await reachChild(deps, member, residentId);
  if (refused) return refused;
  const { countyCode, staffId, siteId, siteName, name } = member;
  const hash = createHash('sha256')
    .update(`recordVision\n${residentId}\n${JSON.stringify(body)}`)
    .digest();
  const by = { staffId, siteId, siteName: siteName ?? '', staffName: name };
  const answer = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: staffId, key, hash },
    status: CREATED,
    work: (client) => recordVision(deps, client, { countyCode, residentId, examination: body, by }),
  });
  if (!isRefused(answer)) await deps.auditor.recordNow(deskEntry(member, 'vision-recorded', { residentId }));
  return answer;
}
