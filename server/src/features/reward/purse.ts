import type { RewardCatalogue } from '@kangban/contract/reward';
import type { Holder } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import { balanceOf } from '../points/ledger';
import type { PersonRow } from './person-store';

type Purse = RewardCatalogue['purses'][number];

/** The holder a person pays with; undefined for a family they do not have. */
export function holderOf(person: PersonRow, which: Purse['holder']): Holder | undefined {
  if (which === 'own') return { kind: 'resident', id: person.residentId };
  return person.familyId === null ? undefined : { kind: 'family', id: person.familyId };
}

export interface At {
  countyCode: string;
  today: PlainDate;
}

async function purseOf(db: Pick<Transaction, 'query'>, at: At, told: { which: Purse['holder']; holder: Holder }) {
  const { active, locked, expiringSoon, nextExpiry } = await balanceOf(db, at, told.holder);
  // What ends first is said as on the tab of points, however far away; the screen says from when on that is soon.
  const expiring = expiringSoon.length === 0 && nextExpiry ? [nextExpiry] : expiringSoon;
  return { holder: told.which, active: Math.max(0, active), locked, expiring };
}

/** The purses a person may pay with: their own, and the family's where there is one. */
export async function loadPurses(db: Pick<Transaction, 'query'>, at: At, person: PersonRow): Promise<Purse[]> {
  const own = holderOf(person, 'own');
  const family = holderOf(person, 'family');
  const purses = own ? [await purseOf(db, at, { which: 'own', holder: own })] : [];
  if (family) purses.push(await purseOf(db, at, { which: 'family', holder: family }));
  return purses;
}

/** What one holder can use; below zero while a debt stands. */
export const activeOf = async (db: Pick<Transaction, 'query'>, at: At, holder: Holder): Promise<number> =>
  (await balanceOf(db, at, holder)).active;
