import { type ConsentRow, type Consents, consentsOf, hasOwnWord } from '@kangban/domain/access/consent';
import type { AccessAsk, Relation } from '@kangban/domain/access/decide-access';
import type { FamilyRight } from '@kangban/domain/identity/rights';
import type { Deps } from '../../deps';
import { findPerson, listPeople, type PersonRow } from './store';

/** What the rule knows of a person at this moment. */
export interface PersonFacts extends Pick<AccessAsk, 'person' | 'consent'> {
  residentId: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
  siteId: string | null;
  siteName: string | null;
  name: string;
  consents: Consents;
  unlockedUntil: Date | null;
}

const rowsOf = (row: PersonRow): ConsentRow[] => row.said.map((one) => ({ ...one, at: new Date(one.at) }));

function factsOf(row: PersonRow, today: AccessAsk['person']['today']): PersonFacts {
  const said = rowsOf(row);
  const person = { birthDate: row.birthDate, today };
  const consents = consentsOf(said, person);
  return {
    residentId: row.residentId,
    residentIds: row.residentIds,
    siteId: row.siteId,
    siteName: row.siteName,
    name: row.name,
    person,
    consents,
    consent: {
      record: consents['open-record'].state,
      sensitive: consents.sensitive.state,
      familyDoctor: consents['family-doctor'].state,
      referralHospital: consents['referral-hospital'].state,
      ownWord: hasOwnWord(said, 'open-record'),
    },
    unlockedUntil: row.unlockedUntil,
  };
}

/** The facts of a person as of now, in one query; undefined when the county does not know them. */
export async function loadFacts(
  deps: Pick<Deps, 'db' | 'clock'>,
  countyCode: string,
  asked: { residentId: string; sessionId: string | null },
): Promise<PersonFacts | undefined> {
  const row = await findPerson(deps.db.pool, countyCode, { ...asked, now: deps.clock.now() });
  return row && factsOf(row, deps.clock.today());
}

/** The facts of several people as of now, in one query; who is unknown is left out. */
export async function loadFactsOf(
  deps: Pick<Deps, 'db' | 'clock'>,
  countyCode: string,
  asked: { residentIds: readonly string[]; sessionId: string | null },
): Promise<PersonFacts[]> {
  if (asked.residentIds.length === 0) return [];
  const rows = await listPeople(deps.db.pool, countyCode, { ...asked, now: deps.clock.now() });
  return rows.map((row) => factsOf(row, deps.clock.today()));
}

/** What an account is to a person, of the rights it holds today. */
export function relationOf(rights: readonly FamilyRight[], residentId: string): Relation {
  const right = rights.find((one) => one.residentId === residentId);
  if (!right) return { right: 'none' };
  if (right.right === 'self') return { right: 'self' };
  return right.right === 'guardian'
    ? { right: 'guardian', holds: true }
    : { right: 'proxy', holds: true, scope: right.scope };
}
