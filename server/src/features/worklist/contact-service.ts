import type { AnswerOf } from '@kangban/contract/endpoint';
import type { ContactOutcome, showPhone } from '@kangban/contract/worklist';
import { openColumn } from '../../crypto/sealed-column';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { deskEntry, memberFor } from '../desk/service';
import { insertContact, isOfArea, listLines } from './store';

const CREATED = 201;

/** Notes a call to a family of the own area. Somebody of another area is not found. */
export async function noteContact(
  deps: Deps,
  who: StaffSession,
  { residentId, outcome, key }: { residentId: string; outcome: ContactOutcome; key: string },
): Promise<FirstAnswer | Refused> {
  const member = await memberFor(deps, who, 'follow-overdue');
  if (isRefused(member)) return member;
  if (!(await isOfArea(deps.db, member, residentId))) return refuse('not-found');
  const { countyCode, siteId, staffId, name: staffName } = member;
  const done = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: staffId, key, hash: bodyHash('recordOverdueContact', { residentId, outcome }) },
    status: CREATED,
    work: async (client) => {
      const at = deps.clock.now();
      await insertContact(client, { countyCode, contactId: uuidV7(), residentId, siteId, staffId, outcome, at });
      return { contactedAt: at.toISOString(), staffName, outcome };
    },
  });
  if (!isRefused(done) && !done.hit)
    await deps.auditor.recordNow(deskEntry(member, 'overdue-contacted', { residentId }));
  return done;
}

/** Whom to call, unmasked: for somebody of the own area only, and the person reads that it was shown. */
export async function tellPhone(
  deps: Deps,
  who: StaffSession,
  residentId: string,
): Promise<AnswerOf<typeof showPhone> | Refused> {
  const member = await memberFor(deps, who, 'follow-overdue');
  if (isRefused(member)) return member;
  const [line] = await listLines(deps.db, member, [residentId]);
  if (!line) return refuse('not-found');
  await deps.auditor.recordNow(deskEntry(member, 'phone-shown', { residentId }));
  return { name: line.name, phone: openColumn(deps.cipher, line.phoneCipher, line.phoneKeyId) };
}
