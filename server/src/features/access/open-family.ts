import { type PlainArea, showsEntries } from '@kangban/domain/access/areas';
import { decideAccess } from '@kangban/domain/access/decide-access';
import type { FamilyRight } from '@kangban/domain/identity/rights';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { loadRights } from '../family/rights';
import { loadFactsOf, type PersonFacts, relationOf } from './facts';
import type { RecordView } from './open-record';

interface Family {
  who: AccountSession;
  rights: readonly FamilyRight[];
  area: PlainArea;
}

/** The same decision as `openRecordFor`, for one of several. */
function viewOf({ who, rights, area }: Family, facts: PersonFacts): RecordView | Refused {
  const right = rights.find(({ residentId }) => residentId === facts.residentId);
  if (!right) return refuse('not-found');
  const { may, opened } = decideAccess({
    caller: { kind: 'account', bound: true, relation: relationOf(rights, facts.residentId) },
    person: facts.person,
    consent: facts.consent,
    unlocked: facts.unlockedUntil !== null,
    area,
    byPersonCode: false,
  });
  if (may !== 'allowed') return refuse(may);
  return {
    countyCode: who.countyCode,
    residentId: facts.residentId,
    residentIds: facts.residentIds,
    right: right.right,
    label: right.label,
    opened,
    kinds: showsEntries(area) ? null : [],
    reader: { kind: 'account', id: who.accountId, siteId: null },
  };
}

/**
 * The views of a signed-in account on several of its family at once, for one area, by the id of the person: two queries however many they
 * are. `residentIds` null: everybody it has a right over. Who is not of the family, or may not be seen, has a refusal.
 */
export async function openFamilyFor(
  deps: Deps,
  who: AccountSession,
  asked: { residentIds: readonly string[] | null; area: PlainArea },
): Promise<ReadonlyMap<string, RecordView | Refused> | Refused> {
  const { area } = asked;
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const wanted = asked.residentIds ?? rights.map(({ residentId }) => residentId);
  const mine = wanted.filter((id) => rights.some(({ residentId }) => residentId === id));
  const all = await loadFactsOf(deps, who.countyCode, { residentIds: mine, sessionId: who.sessionId });
  return new Map(
    wanted.map((id) => {
      const facts = all.find(({ residentId }) => residentId === id);
      return [id, facts ? viewOf({ who, rights, area }, facts) : refuse('not-found')];
    }),
  );
}
