import {
  LINK_STATES,
  type LinkFacts,
  linkHolds,
  type RightKind,
  rightOver,
  type Scope,
  SCOPES,
} from '@kangban/domain/identity/rights';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import fc from 'fast-check';
import type { TestApp } from './build-app';
import { aChild, aLink, aResident, aSignedInResident, hasOpened, type Person, type SignedInAccount } from './factories';

const OF_OTHERS = ['guardian', 'proxy'] as const satisfies readonly RightKind[];

/** A right over somebody else as it may stand in the register. */
interface DrawnLink extends LinkFacts {
  right: (typeof OF_OTHERS)[number];
  scope: Scope[];
}

/** Rights over somebody else in every state, for any scopes, that begin and end around a day. */
export const anyLink = (today: PlainDate, rights: readonly DrawnLink['right'][] = OF_OTHERS): fc.Arbitrary<DrawnLink> =>
  fc.record({
    right: fc.constantFrom(...rights),
    state: fc.constantFrom(...LINK_STATES),
    scope: fc.subarray([...SCOPES]),
    startsOn: fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days)),
    endsOn: fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days)),
  });

/** What the rule of rights says of a link today. */
interface Ruled {
  holds: boolean;
  may: (scope: Scope) => boolean;
}

/** Makes the link the only one that the account has over the person. */
export async function relink(
  app: TestApp,
  account: SignedInAccount,
  { over, link }: { over: Person; link: DrawnLink },
): Promise<Ruled> {
  await app.deps.db.pool.query(`UPDATE family_link SET state = 'ended' WHERE account_id = $1 AND resident_id = $2`, [
    account.accountId,
    over.residentId,
  ]);
  await aLink(app, account, { over, ...link });
  const { residentId } = over;
  const holds = linkHolds(link, app.deps.clock.today());
  const rights = holds
    ? [{ linkId: '', residentId, right: link.right, scope: link.scope, label: '', endsOn: link.endsOn }]
    : [];
  return { holds, may: (scope) => rightOver(rights, residentId, scope) !== undefined };
}

/** Somebody who may come to look after an elder and a child, whose records they agreed to open. */
export interface CarerScene {
  caller: SignedInAccount;
  elder: Person;
  child: Person;
}

export async function aCarer(app: TestApp): Promise<CarerScene> {
  const caller = await aSignedInResident(app);
  const elder = await aResident(app, { birthDate: '1950-01-01' });
  const child = await aChild(app);
  await hasOpened(app, caller, { of: elder });
  await hasOpened(app, caller, { of: child, by: 'guardian' });
  return { caller, elder, child };
}

/** A right to look after the child, or to help the elder. */
export const overWhom = ({ elder, child }: CarerScene, { right }: DrawnLink): Person =>
  right === 'guardian' ? child : elder;
