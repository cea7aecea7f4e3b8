import { stateAfter } from '@kangban/domain/booking/appointment-states';
import { addDays } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../crypto/uuid-v7';
import type { Deps } from '../deps';
import { remindOfVisits } from '../features/child-visit/reminder-service';
import { expirePoints, tellOfEnding } from '../features/points/expiry-service';
import { markNoShows } from '../features/booking/desk-service';
import { clearAttempts } from '../features/identity/attempt-service';
import { clearNonces } from '../features/device/gateway-service';
import { writeLetters } from '../features/reading/letter-service';
import { extendSlots } from '../features/slot-plan/service';
import { forEachCounty } from './each-county';
import { APPOINTMENTS_AT_ONCE, closePast, deleteOld, deleteOldCodes, type Passing, ROWS_AT_ONCE } from './store';

const DAY_MS = 86_400_000;

/** Whoever was booked for a day that is over and never came missed it. Returns how many. */
export const markMissed = (deps: Deps, countyCode: string): Promise<number> =>
  markNoShows(deps, countyCode, addDays(deps.clock.today(), -1));

/**
 * Whoever was checked in on a day that is over was there: the appointment is done, so that it keeps nobody from booking a dose
 * that was put off. Returns how many.
 */
export async function closeCheckedIn(deps: Deps, countyCode: string): Promise<number> {
  const to = stateAfter('checked-in', 'fulfil', 'system');
  if (to === undefined) throw new Error('the night may not close what was checked in');
  const past = { countyCode, today: deps.clock.today(), now: deps.clock.now(), to };
  let total = 0;
  for (let closed = APPOINTMENTS_AT_ONCE; closed === APPOINTMENTS_AT_ONCE; total += closed) {
    const eventIds = Array.from({ length: APPOINTMENTS_AT_ONCE }, () => uuidV7());
    closed = await deps.db.transaction((client) => closePast(client, { ...past, eventIds }));
  }
  return total;
}

/** How long first answers and sent messages are kept. A phone that asks again after a week asks a new question. */
const KEPT_DAYS: Readonly<Record<Passing, number>> = { idempotency: 7, outbox: 30 };
const PASSING: readonly Passing[] = ['idempotency', 'outbox'];

/** Deletes what has served its time. Returns how many rows went. */
export async function cleanUp(deps: Deps, countyCode: string): Promise<number> {
  let total = 0;
  for (const table of PASSING) {
    const before = new Date(deps.clock.now().getTime() - KEPT_DAYS[table] * DAY_MS);
    for (let gone = ROWS_AT_ONCE; gone === ROWS_AT_ONCE; total += gone)
      gone = await deleteOld(deps.db, table, { countyCode, before });
  }
  return total;
}

/** Makes the slots of the coming four weeks that are not there yet. */
const planAhead = (deps: Deps, countyCode: string): Promise<unknown> => extendSlots(deps, countyCode);

/** The long round of every night and of every start. Running it twice does nothing more than running it once. */
export async function nightly(deps: Deps): Promise<void> {
  await forEachCounty(deps, [
    planAhead,
    markMissed,
    closeCheckedIn,
    remindOfVisits,
    writeLetters,
    clearNonces,
    expirePoints,
    tellOfEnding,
    cleanUp,
  ]);
  await deleteOldCodes(deps.db, new Date(deps.clock.now().getTime() - DAY_MS));
  await clearAttempts(deps);
}
