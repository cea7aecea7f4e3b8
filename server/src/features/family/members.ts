import type { ChildToAdd, FamilyMember } from '@kangban/contract/identity';
import { childLabel } from '@kangban/domain/identity/labels';
import type { FamilyRight } from '@kangban/domain/identity/rights';
import { LIMITS } from '@kangban/domain/shared/limits';
import { maskName } from '@kangban/domain/shared/masking';
import { addMonths } from '@kangban/domain/shared/plain-date';
import { maskedIdNumber, maskedPhone } from '../../crypto/sealed-column';
import type { Deps } from '../../deps';
import type { AccountSession } from '../../plugins/tokens';
import { listPeople, listWards, type RegistryPerson } from '../identity/registry-service';

/** A person as their family sees them: the name in full, every number masked. */
export function memberOf(deps: Pick<Deps, 'cipher'>, person: RegistryPerson, right: FamilyRight): FamilyMember {
  return {
    residentId: person.residentId,
    linkId: right.linkId,
    right: right.right,
    scope: right.scope,
    label: right.label,
    name: person.name,
    nameMasked: maskName(person.name),
    sex: person.sex,
    birthDate: person.birthDate,
    idMasked: maskedIdNumber(deps.cipher, person.idCipher, person.idKeyId),
    phoneMasked: maskedPhone(deps.cipher, person.phoneCipher, person.phoneKeyId),
    homeSiteId: person.siteId,
    endsOn: right.endsOn,
  };
}

/** A record that counts under another of the family is not one more person. */
const isShownAs = ({ mergedInto }: RegistryPerson, byId: ReadonlyMap<string, RegistryPerson>): boolean =>
  mergedInto !== null && byId.has(mergedInto);

/** The people behind rights, in one query and in the order of the rights. */
export async function membersOf(
  deps: Deps,
  who: AccountSession,
  rights: readonly FamilyRight[],
): Promise<FamilyMember[]> {
  const ids = rights.map((right) => right.residentId);
  const people = await listPeople(deps.db, who.countyCode, ids);
  const byId = new Map(people.map((person) => [person.residentId, person]));
  return rights.flatMap((right) => {
    const person = byId.get(right.residentId);
    return person && !isShownAs(person, byId) ? [memberOf(deps, person, right)] : [];
  });
}

/** Notes in the audit that an account saw people other than its own, one row a person. */
export function auditProfiles(deps: Deps, who: AccountSession, members: readonly FamilyMember[]): void {
  for (const { residentId, right } of members.filter((member) => member.right !== 'self'))
    deps.auditor.record({
      countyCode: who.countyCode,
      actorKind: 'account',
      actorId: who.accountId,
      residentId,
      action: 'profile-read',
      rightKind: right,
    });
}

/** Children under 18 the registry says are mine and whom I do not have here yet. */
export async function childrenToAdd(
  deps: Deps,
  who: AccountSession,
  members: readonly FamilyMember[],
): Promise<ChildToAdd[]> {
  const self = members.find((member) => member.right === 'self');
  if (!self) return [];
  const bornAfter = addMonths(deps.clock.today(), -12 * LIMITS.adultAgeYears);
  const wards = await listWards(deps.db, who.countyCode, { guardianId: self.residentId, bornAfter });
  const known = new Set(members.map((member) => member.residentId));
  return wards
    .filter((ward) => !known.has(ward.residentId))
    .map(({ residentId, name, sex, birthDate }) => ({
      residentId,
      name,
      sex,
      birthDate,
      label: childLabel(name, undefined),
    }));
}
