import type { Home } from '@kangban/contract/home';
import type { FamilyMember } from '@kangban/contract/identity';
import { isEligible } from '@kangban/domain/checkup-booking/eligibility';
import { isAdult } from '@kangban/domain/identity/rights';
import type { Scope } from './first-thing';

/** The children of the family, in the family's order. */
export const childrenOf = ({ members, today }: Home): FamilyMember[] =>
  members.map(({ member }) => member).filter(({ birthDate, right }) => right !== 'self' && !isAdult(birthDate, today));

/** Whose page opens first: who is up first on home, else the youngest. */
export function firstChildOf(home: Home): string | undefined {
  const children = childrenOf(home);
  const up = children.find(({ residentId }) => residentId === home.firstResidentId);
  const [youngest] = [...children].sort((a, b) => b.birthDate.localeCompare(a.birthDate));
  return (up ?? youngest)?.residentId;
}

/** Whose checkup a tap books: the person shown or up first when old enough, else the first of the family who is. */
export function elderOf({ members, today, firstResidentId }: Home, scope: Scope): string | undefined {
  const elders = members
    .filter(({ member }) => isEligible(member.birthDate, today))
    .map(({ member }) => member.residentId);
  return [scope, firstResidentId].find((id) => id !== null && elders.includes(id)) ?? elders[0];
}

/** Whose pressure a tap opens: the grown-up who is shown, else an older one, else whoever reads this. */
export function readerOf(home: Home, scope: Scope): FamilyMember | undefined {
  const adults = home.members.map(({ member }) => member).filter(({ birthDate }) => isAdult(birthDate, home.today));
  const elder = elderOf(home, scope);
  return (
    adults.find(({ residentId }) => residentId === scope) ??
    adults.find(({ residentId }) => residentId === elder) ??
    adults.find(({ right }) => right === 'self')
  );
}

/** Whose growth a tap opens: the child that is shown, else the one who is up first. */
export function childOf(home: Home, scope: Scope): string | undefined {
  const shown = childrenOf(home).find(({ residentId }) => residentId === scope);
  return shown?.residentId ?? firstChildOf(home);
}

/** At most two lines on home: the grown-up shown; for the whole family those who are old enough for checkups before the reader. */
export function adultsOf(home: Home, scope: Scope): FamilyMember[] {
  const { members, today } = home;
  const adults = members.map(({ member }) => member).filter(({ birthDate }) => isAdult(birthDate, today));
  if (scope !== 'all') return adults.filter(({ residentId }) => residentId === scope);
  const own = adults.filter(({ right }) => right === 'self');
  const elders = adults.filter(({ right, birthDate }) => right !== 'self' && isEligible(birthDate, today));
  return [...elders, ...own].slice(0, 2);
}
