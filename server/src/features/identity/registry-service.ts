import { isSameName } from '@kangban/domain/identity/names';
import { readIdNumber } from '@kangban/domain/shared/id-number';
import type { Deps } from '../../deps';
import { type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { countAttempt, forgiveAttempt, type Trier } from './attempt-service';
import { findByIdNumber, type RegistryPerson } from './registry-store';

export { findRelation, listPeople, listWards, type RegistryPerson } from './registry-store';

/** The person with this ID number in the county. Refuses `id-number-invalid` with what is wrong, or `record-not-found`. */
export async function findByNumber(
  deps: Deps,
  countyCode: string,
  idNumber: string,
): Promise<RegistryPerson | Refused> {
  const read = readIdNumber(idNumber, deps.clock.today());
  if ('problem' in read) return refuse('id-number-invalid', { reason: read.text });
  const person = await findByIdNumber(deps.db, countyCode, deps.cipher.lookup('id-number', read.value));
  return person ?? refuse('record-not-found');
}

export interface NamedPerson {
  name: string;
  idNumber: string;
}

/** The person of this number, when the name fits, too; `identity-mismatch` when it does not. */
export async function findNamed(deps: Deps, countyCode: string, named: NamedPerson): Promise<RegistryPerson | Refused> {
  const person = await findByNumber(deps, countyCode, named.idNumber);
  if ('refused' in person) return person;
  return isSameName(person.name, named.name) ? person : refuse('identity-mismatch');
}

/**
 * The person an account names by name and ID number. Who is wrong five times in a day cannot go on until tomorrow, so that
 * nobody finds out here who is in the registry; a number with a slip of the pen is no attempt.
 */
export async function matchPerson(
  deps: Deps,
  who: AccountSession,
  named: NamedPerson,
): Promise<RegistryPerson | Refused> {
  const read = readIdNumber(named.idNumber, deps.clock.today());
  if ('problem' in read) return refuse('id-number-invalid', { reason: read.text });
  const trier: Trier = { kind: 'registry-miss', subject: who.accountId };
  const refused = await countAttempt(deps, trier);
  if (refused) return refused;
  const person = await findNamed(deps, who.countyCode, named);
  if (!('refused' in person)) await forgiveAttempt(deps, trier);
  return person;
}
