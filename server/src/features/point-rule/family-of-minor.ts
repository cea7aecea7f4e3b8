import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { insertFamily, insertMembers, listGuardians, listNamed } from './family-store';
import type { PersonRow } from './people-store';

/** What an account is called until the family calls it otherwise. */
export const FAMILY_NAME = '家庭账户';

/**
 * The family account of a child who has none yet: that of a guardian in the registry, or a new one of them together. Points of a child never
 * stand under the child's own name.
 */
export async function familyOfMinor(
  client: Transaction,
  deps: Pick<Deps, 'clock'>,
  { countyCode, child }: { countyCode: string; child: PersonRow },
): Promise<string> {
  const at = deps.clock.now();
  const guardianIds = await listGuardians(client, countyCode, child.residentIds);
  const guardians = await listNamed(client, countyCode, guardianIds);
  const joined = guardians.find(({ familyId }) => familyId !== null)?.familyId;
  const familyId = joined ?? uuidV7();
  if (joined === undefined)
    await insertFamily(client, countyCode, { familyId, name: FAMILY_NAME, accountId: null, at });
  const residentIds = joined === undefined ? [child.residentId, ...guardianIds] : [child.residentId];
  await insertMembers(client, countyCode, { familyId, residentIds, accountId: null, at });
  return familyId;
}
