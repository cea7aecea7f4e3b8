import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import type { deskReadings, PersonalTarget, setReadingTarget } from '@kangban/contract/reading/desk';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import { targetFault } from '@kangban/domain/reading/target-fault';
import { READING_ITEMS } from '@kangban/domain/reading/types';
import { addDays, ageInYears } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { openRecordAsStaff, readEntryOf } from '../access/open-record';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { deskEntry, memberFor } from '../desk/service';
import { boardOf } from './board';
import { loadNewest } from './home-service';
import { type KnownPerson, loadPeople } from './people';
import { insertTarget, listTargets, type TargetRow } from './people-store';

const CREATED = 201;
/** A target is agreed at a visit of these days, or begins within them. */
const BACK_DAYS = 31;
const AHEAD_DAYS = 92;

const targetView = ({ item, value, validFrom, setAt, doctorName, note }: TargetRow): PersonalTarget => ({
  item,
  value,
  validFrom,
  setAt: setAt.toISOString(),
  doctorName,
  note,
});

/** A resident's readings at their own clinic: how they stand, what is aimed at, and every target that was ever set. */
export async function readAtDesk(
  deps: Deps,
  who: StaffSession,
  residentId: string,
): Promise<AnswerOf<typeof deskReadings> | Refused> {
  const view = await openRecordAsStaff(deps, who, { residentId, purpose: 'follow-up' });
  if (isRefused(view)) return view;
  const { countyCode } = view;
  const people = await loadPeople(deps, deps.db.pool, { countyCode, residentIds: [view.residentId] });
  const known = people.get(view.residentId);
  if (!known) return refuse('not-found');
  await deps.auditor.recordNow(readEntryOf(view, { action: 'reading-read', details: { purpose: 'follow-up' } }));
  const [taken, targets] = await Promise.all([
    loadNewest(deps, view),
    listTargets(deps.db.pool, countyCode, known.residentIds),
  ]);
  const on = deps.clock.today();
  return {
    boards: READING_ITEMS.map((item) => boardOf(item, taken, { known, view, on })),
    targets: targets.map(targetView),
    maySet:
      view.reader.role !== undefined &&
      staffMay({ role: view.reader.role, siteId: view.reader.siteId }, 'set-target', known.siteId) === 'allowed',
  };
}

type Wanted = BodyOf<typeof setReadingTarget>;

function problemOf(deps: Deps, { item, value, validFrom }: Wanted, { person }: KnownPerson): Refused | undefined {
  const today = deps.clock.today();
  if (value !== null && value.item !== item)
    return refuse('bad-input', { fields: [{ path: '/value/item', message: 'is of another kind' }] });
  if (validFrom < addDays(today, -BACK_DAYS) || validFrom > addDays(today, AHEAD_DAYS))
    return refuse('bad-input', { fields: [{ path: '/validFrom', message: 'is too far from today' }] });
  const body = { ageYears: ageInYears(person.birthDate, today), heightCm: person.heightCm };
  return value !== null && targetFault(value, body) ? refuse('reading-target-harmful') : undefined;
}

/**
 * A doctor of the home clinic agrees a target with a person: it goes before every table from its day on. Append-only; a null value takes the
 * last one away. Refuses `forbidden` for anybody but a doctor and `reading-target-harmful` for what could harm this body.
 */
export async function agreeTarget(
  deps: Deps,
  who: StaffSession,
  asked: { residentId: string; body: Wanted; key: string },
): Promise<FirstAnswer | Refused> {
  const { residentId, body, key } = asked;
  const member = await memberFor(deps, who, 'set-target');
  if (isRefused(member)) return member;
  const { countyCode, staffId, siteId } = member;
  const people = await loadPeople(deps, deps.db.pool, { countyCode, residentIds: [residentId] });
  const known = people.get(residentId);
  if (!known) return refuse('not-found');
  const may = staffMay(member, 'set-target', known.siteId);
  if (may !== 'allowed') return refuse(may);
  const answer = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: staffId, key, hash: bodyHash(`reading-target ${residentId}`, body) },
    status: CREATED,
    work: async (client) => {
      const problem = problemOf(deps, body, known);
      if (problem) return problem;
      const at = deps.clock.now();
      const { item, value, validFrom } = body;
      const note = body.note ?? null;
      const row = {
        targetId: uuidV7(),
        residentId: known.residentId,
        item,
        value,
        validFrom,
        note,
        staffId,
        siteId,
        at,
      };
      await insertTarget(client, countyCode, row);
      return targetView({ ...row, doctorName: member.name, siteName: member.siteName ?? '', setAt: at });
    },
  });
  if (!isRefused(answer) && !answer.hit)
    await deps.auditor.recordNow(deskEntry(member, 'reading-target-set', { residentId: known.residentId }));
  return answer;
}
