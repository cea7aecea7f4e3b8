import type { Redemption, RedemptionCode } from '@kangban/contract/reward';
import { codeChangesAt, codeWindow } from '@kangban/domain/reward/code';
import { findMove } from '@kangban/domain/reward/states';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { FirstAnswer } from '../../http/send-first';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import type { RecordView } from '../access/open-record';
import { bodyHash } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { postWithin } from '../points/ledger';
import { listCheckups } from './appointment-store';
import { accountNote } from './audit-note';
import { endHeld, insertEvents, noteShown, setAppointment } from './move-store';
import { momentOf, type OfPerson, openForRewards, showOne } from './read-service';
import { codesOf } from './secret';
import { giveUpTime, lockTime, sureOfTime } from './slot-ending';
import { findOfPerson, returnStock } from './store';
import { fitsCheckup } from './view';

/** The code of this minute. Looking at it makes it good at the counter; a code nobody looks at finds nothing. */
export async function showCode(
  deps: Deps,
  who: AccountSession,
  { residentId, redemptionId }: OfPerson,
): Promise<RedemptionCode | Refused> {
  const view = await openForRewards(deps, who, residentId);
  if (isRefused(view)) return view;
  const { countyCode, residentIds } = view;
  const row = await findOfPerson(deps.db.pool, countyCode, { residentIds, redemptionId });
  if (!row) return refuse('not-found');
  const now = deps.clock.now();
  const atMs = now.getTime();
  const changesAt = codeChangesAt(atMs);
  const held = row.state === 'held' && now < row.timesOutAt;
  if (held) await noteShown(deps.db.pool, countyCode, { redemptionId, at: now });
  const codes = held ? codesOf(deps.cipher, row, codeWindow(atMs)) : { digits: null, qr: null };
  return {
    redemptionId,
    state: row.state,
    ...codes,
    changesAt: new Date(changesAt).toISOString(),
    secondsLeft: Math.ceil((changesAt - atMs) / 1000),
  };
}

interface Ending {
  who: AccountSession;
  view: RecordView;
  redemptionId: string;
}

async function voidHeld(deps: Deps, client: Transaction, told: Ending): Promise<Redemption | Refused> {
  const { who, view, redemptionId } = told;
  const { countyCode, residentIds } = view;
  if (!(await findOfPerson(client, countyCode, { residentIds, redemptionId }))) return refuse('not-found');
  const time = await lockTime(client, countyCode, redemptionId);
  const row = await findOfPerson(client, countyCode, { residentIds, redemptionId, lock: true });
  if (!row) return refuse('not-found');
  await sureOfTime(client, { countyCode, redemptionId, time });
  if (!findMove(row.state, 'void') || time?.state === 'checked-in') return refuse('redemption-not-changeable');
  await giveUpTime(deps, client, { countyCode, redemptionId, time, accountId: who.accountId });
  const now = deps.clock.now();
  await returnStock(client, countyCode, [row.stockId]);
  const by = { kind: 'account', id: who.accountId } as const;
  const [answer] = await postWithin(client, deps, {
    countyCode,
    orders: [{ type: 'void', key: `void:reward:${redemptionId}`, holdTxId: row.holdTx, by }],
  });
  if (!answer?.ok) throw new Error(`a held redemption could not be given up: ${answer?.refused ?? 'no answer'}`);
  await endHeld(client, countyCode, { state: 'voided', at: now, ends: [{ redemptionId, endTx: answer.txId }] });
  await insertEvents(client, countyCode, [
    { eventId: uuidV7(now.getTime()), redemptionId, move: 'void', byAccount: who.accountId, at: now },
  ]);
  return showOne(client, view, { redemptionId, ...momentOf(deps) });
}

/** Gives a redemption up before it was used: points go back to their lots, the piece to its period, a booked time to others. Once for a key. */
export async function cancel(
  deps: Deps,
  who: AccountSession,
  { residentId, redemptionId, idempotencyKey: key }: OfPerson & { idempotencyKey: string },
): Promise<FirstAnswer | Refused> {
  const view = await openForRewards(deps, who, residentId);
  if (isRefused(view)) return view;
  const outcome = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash('cancelRedemption', [residentId, redemptionId]) },
    status: 200,
    work: (client) => voidHeld(deps, client, { who, view, redemptionId }),
  });
  if (!isRefused(outcome) && !outcome.hit) await deps.auditor.recordNow(accountNote(view, who, 'reward-cancelled'));
  return outcome;
}

/** Has an add-on done with a yearly checkup that is booked at the same place and in time. Doing it twice is once. */
export async function joinCheckup(
  deps: Deps,
  who: AccountSession,
  { residentId, redemptionId, appointmentId }: OfPerson & { appointmentId: string },
): Promise<Redemption | Refused> {
  const view = await openForRewards(deps, who, residentId);
  if (isRefused(view)) return view;
  const { countyCode, residentIds } = view;
  const today = deps.clock.today();
  const joined = await deps.db.transaction(async (client) => {
    const row = await findOfPerson(client, countyCode, { residentIds, redemptionId, lock: true });
    if (!row) return refuse('not-found');
    if (row.state !== 'held') return refuse('redemption-not-changeable');
    const checkups = await listCheckups(client, countyCode, residentIds);
    const checkup = checkups.find((one) => one.appointmentId === appointmentId);
    if (!checkup || !fitsCheckup(row, checkup) || checkup.day < today) return refuse('redemption-not-joinable');
    const at = deps.clock.now();
    if (row.appointmentId !== appointmentId) {
      await setAppointment(client, countyCode, { redemptionId, appointmentId });
      const details = { appointmentId };
      await insertEvents(client, countyCode, [
        { eventId: uuidV7(at.getTime()), redemptionId, move: 'join', byAccount: who.accountId, details, at },
      ]);
    }
    return showOne(client, view, { redemptionId, ...momentOf(deps) });
  });
  if (!isRefused(joined)) await deps.auditor.recordNow(accountNote(view, who, 'reward-joined'));
  return joined;
}
