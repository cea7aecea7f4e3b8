import { isSameName } from '../identity/names';
import { maskIdNumber } from '../shared/masking';
import type { TransferredChild } from './types';

/** A person of the receiving registry. */
export interface RegistryChild {
  name: string;
  sex: 'male' | 'female';
  birthDate: string;
  /** In full; null when the registry has none. */
  idNumber: string | null;
}

export type ChildDifference = 'name' | 'sex' | 'birth-date' | 'id-number';

/**
 * In what a person of the registry differs from the child a package is about; empty when they may be the same. Name, sex and
 * birthday must agree; the masked number is compared where both sides have one. Nobody is matched without a person choosing.
 */
export function differencesOf(child: TransferredChild, person: RegistryChild): ChildDifference[] {
  const differs: readonly (readonly [ChildDifference, boolean])[] = [
    ['name', !isSameName(child.name, person.name)],
    ['sex', child.sex !== person.sex],
    ['birth-date', child.birthDate !== person.birthDate],
    [
      'id-number',
      child.idMasked !== null && person.idNumber !== null && maskIdNumber(person.idNumber) !== child.idMasked,
    ],
  ];
  return differs.filter(([, different]) => different).map(([what]) => what);
}
