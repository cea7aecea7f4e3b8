// What becomes of a redemption's time when the redemption ends.
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { MovedMeanwhile } from '../booking/moved-meanwhile';
import { arrive, lockStanding, release, type StandingAppointment } from '../booking/release-service';
import { findSlotBooking } from './slot-store';

/** The appointment of a redemption, locked before the redemption itself: the order in which everybody locks. */
export async function lockTime(
  client: Transaction,
  countyCode: string,
  redemptionId: string,
): Promise<StandingAppointment | undefined> {
  const appointmentId = await findSlotBooking(client, countyCode, redemptionId);
  return appointmentId === undefined ? undefined : lockStanding(client, countyCode, appointmentId);
}

export interface TimeOf {
  countyCode: string;
  redemptionId: string;
  time: StandingAppointment | undefined;
}

/** With the redemption locked: what was locked before must still be its time, else everything is tried again. */
export async function sureOfTime(client: Transaction, { countyCode, redemptionId, time }: TimeOf): Promise<void> {
  const now = await findSlotBooking(client, countyCode, redemptionId);
  if (now !== time?.appointment_id) throw new MovedMeanwhile(redemptionId);
}

const GIVEN_UP = '积分兑换退掉了';
const USED_EARLIER = '已经提前做了';

/** Whoever gives the redemption up gives the place back with it. What lies behind stays as it was. */
export async function giveUpTime(
  deps: Pick<Deps, 'clock'>,
  client: Transaction,
  { countyCode, time, accountId }: TimeOf & { accountId: string },
): Promise<void> {
  if (time && time.day >= deps.clock.today())
    await release(deps, client, { countyCode, row: time, reason: GIVEN_UP, by: { accountId } });
}

/** Used at the counter: on its day the person has come; a time still ahead goes back, for nobody will come to it. */
export async function useTime(
  deps: Pick<Deps, 'clock'>,
  client: Transaction,
  { countyCode, time, staffId }: TimeOf & { staffId: string },
): Promise<void> {
  const today = deps.clock.today();
  if (time?.day === today) await arrive(deps, client, { countyCode, row: time, staffId });
  else if (time && time.day > today)
    await release(deps, client, { countyCode, row: time, reason: USED_EARLIER, by: { staffId } });
}
