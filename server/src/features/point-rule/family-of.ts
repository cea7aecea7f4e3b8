import type { Transaction } from '../../plugins/db';
import { listPeople } from './people-store';

/** The family account a person belongs to now; undefined where there is none. */
export async function familyAccountOf(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  residentId: string,
): Promise<string | undefined> {
  const [person] = await listPeople(db, countyCode, [residentId]);
  return person?.familyId ?? undefined;
}
