import type { CounterRedemption } from '@kangban/contract/reward-desk';
import {
  acceptedWindows,
  CODE_GRACE_SECONDS,
  CODE_WINDOW_SECONDS,
  COUNTER_MISSES,
  type CounterInput,
  readCounterInput,
} from '@kangban/domain/reward/code';
import { readIdNumber } from '@kangban/domain/shared/id-number';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { counterView } from './counter-facts';
import { countMisses, findByNumber, insertMiss, listShown, lockTries, type ShownRow } from './counter-store';
import { codesOf, isSameCode } from './secret';

export interface FindRequest {
  typed: string;
  idNumber?: string | undefined;
}

type Found = { redemptionId: string; way: CounterRedemption['way'] };

const MINUTE_MS = 60_000;
/** How long a code somebody looked at can still be taken. */
const SHOWN_MS = (CODE_WINDOW_SECONDS + CODE_GRACE_SECONDS) * 1000;

const UNKNOWN = refuse('redemption-code-unknown');

/** The redemption whose six digits these are, among the codes looked at just now at this place. Every one is compared. */
async function byDigits(deps: Deps, client: Transaction, told: { member: Member; digits: string }) {
  const { member, digits } = told;
  const atMs = deps.clock.now().getTime();
  const shown = await listShown(client, member.countyCode, {
    siteId: member.siteId,
    since: new Date(atMs - SHOWN_MS),
  });
  const fits = (row: ShownRow): boolean =>
    acceptedWindows(atMs).filter((window) => isSameCode(codesOf(deps.cipher, row, window).digits, digits)).length > 0;
  const [first, second] = shown.filter(fits);
  if (!first) return UNKNOWN;
  return second ? refuse('redemption-code-shared') : { redemptionId: first.redemptionId, way: 'digits' as const };
}

async function byQr(
  deps: Deps,
  client: Transaction,
  told: { member: Member; number: string; text: string },
): Promise<Found | Refused> {
  const { member, number, text } = told;
  const row = await findByNumber(client, member.countyCode, number);
  const windows = acceptedWindows(deps.clock.now().getTime());
  const fits = row && windows.some((window) => isSameCode(codesOf(deps.cipher, row, window).qr, text));
  if (!row || !fits) return UNKNOWN;
  return row.siteId === member.siteId ? { redemptionId: row.redemptionId, way: 'qr' } : refuse('other-site');
}

/** With a flat phone: the number somebody wrote down, and their ID card on the desk. Neither of them is enough alone. */
async function byCard(
  deps: Deps,
  client: Transaction,
  told: { member: Member; number: string; idNumber: string | undefined },
): Promise<Found | Refused> {
  const { member, number, idNumber } = told;
  const read = readIdNumber(idNumber ?? '', deps.clock.today());
  if ('problem' in read) return refuse('id-number-invalid', { reason: read.text });
  const row = await findByNumber(client, member.countyCode, number);
  const fits = row?.idHmac?.equals(deps.cipher.lookup('id-number', read.value)) ?? false;
  if (!row || !fits) return UNKNOWN;
  return row.siteId === member.siteId ? { redemptionId: row.redemptionId, way: 'id-card' } : refuse('other-site');
}

function search(
  deps: Deps,
  client: Transaction,
  told: { member: Member; input: CounterInput; idNumber: string | undefined },
): Promise<Found | Refused> {
  const { member, input, idNumber } = told;
  switch (input.way) {
    case 'digits':
      return byDigits(deps, client, { member, digits: input.digits });
    case 'qr':
      return byQr(deps, client, { member, number: input.number, text: input.text });
    case 'id-card':
      return byCard(deps, client, { member, number: input.number, idNumber });
  }
}

/** Looks for a code; what fits nobody is counted, and after too many the counter waits, whoever asks at once. */
async function tryFind(deps: Deps, member: Member, request: FindRequest): Promise<Found | Refused> {
  const input = readCounterInput(request.typed);
  if (!input) return UNKNOWN;
  const { countyCode, staffId, siteId } = member;
  return deps.db.transaction(async (client) => {
    await lockTries(client, countyCode, staffId);
    const now = deps.clock.now();
    const since = new Date(now.getTime() - COUNTER_MISSES.minutes * MINUTE_MS);
    const { ofStaff, ofSite } = await countMisses(client, countyCode, { staffId, siteId, since });
    if (ofStaff >= COUNTER_MISSES.perStaff || ofSite >= COUNTER_MISSES.perSite)
      return refuse('redemption-tries-used-up');
    const found = await search(deps, client, { member, input, idNumber: request.idNumber });
    if (isRefused(found) && found.refused === 'redemption-code-unknown')
      await insertMiss(client, countyCode, { missId: uuidV7(now.getTime()), staffId, siteId, at: now });
    return found;
  });
}

/**
 * The redemption of somebody who stands at the counter, with what staff have to know. Refuses `redemption-code-unknown` without saying why,
 * `redemption-code-shared` when two people show the same six digits, `other-site` for a code of another place.
 */
export async function findAtCounter(
  deps: Deps,
  who: StaffSession,
  request: FindRequest,
): Promise<CounterRedemption | Refused> {
  const member = await memberFor(deps, who, 'confirm-rewards');
  if (isRefused(member)) return member;
  const found = await tryFind(deps, member, request);
  if (isRefused(found)) return found;
  const view = await counterView(deps, member, found);
  if (!isRefused(view)) deps.auditor.record(deskEntry(member, 'redemption-read', { residentId: view.residentId }));
  return isRefused(view) ? view : view.redemption;
}
