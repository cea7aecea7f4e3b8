import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { listAwarders, listHouseholds, listPeople, listStaffPeople } from './people-store';

type Queryable = Pick<Transaction, 'query'>;

/** Which resident a member of staff is; undefined where nobody said so. */
export async function personOfStaff(db: Queryable, countyCode: string, staffId: string): Promise<string | undefined> {
  return (await listStaffPeople(db, countyCode, [staffId])).get(staffId);
}

/** Everybody of a person's household, the person among them: by the registry's guardians and family links that hold. */
export async function householdOf(
  db: Queryable,
  deps: Pick<Deps, 'clock'>,
  asked: { countyCode: string; residentId: string },
): Promise<readonly string[]> {
  const { countyCode, residentId } = asked;
  const found = await listHouseholds(db, countyCode, { residentIds: [residentId], today: deps.clock.today() });
  return found.get(residentId) ?? [residentId];
}

/** Members of staff who wrote or let pass what earned these transactions: none of them hands out what they buy. */
export const awardersOfTxs = (db: Queryable, countyCode: string, earnTxIds: readonly string[]): Promise<string[]> =>
  earnTxIds.length === 0 ? Promise.resolve([]) : listAwarders(db, countyCode, earnTxIds);

/** The family account a person belongs to; undefined where there is none. */
export async function familyHolderOf(
  db: Queryable,
  countyCode: string,
  residentId: string,
): Promise<string | undefined> {
  const [person] = await listPeople(db, countyCode, [residentId]);
  return person?.familyId ?? undefined;
}

/** Whether a person turned points off. */
export async function pointsOff(db: Queryable, countyCode: string, residentId: string): Promise<boolean> {
  const [person] = await listPeople(db, countyCode, [residentId]);
  return person?.off ?? false;
}
