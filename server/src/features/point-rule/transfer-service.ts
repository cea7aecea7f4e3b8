import type { PointFamily } from '@kangban/contract/point-rule';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { FirstAnswer } from '../../http/send-first';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { bodyHash } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { postWithin } from '../points/ledger';
import { type Family, movedThisMonth, openFamily, othersOf, viewOf } from './family-service';
import { insertTransfer, listMembers } from './family-store';
import { listPeople } from './people-store';
import { lockPeople } from './settle-store';

interface Moving {
  family: Family;
  points: number;
  accountId: string;
  key: string;
}

/** Whether somebody else of the account is of the household still: points move inside one household only. */
async function isOneHousehold(
  deps: Deps,
  client: Transaction,
  { family, familyId }: { family: Family; familyId: string },
): Promise<boolean> {
  const members = await listMembers(client, family.view.countyCode, familyId);
  const others = await othersOf(deps, client, family);
  const strangers = members.filter(({ residentId }) => !family.person.residentIds.includes(residentId));
  return strangers.length === 0 || strangers.some(({ residentId }) => others.includes(residentId));
}

async function whyNotMove(
  deps: Deps,
  client: Transaction,
  { family, points, familyId }: Moving & { familyId: string },
): Promise<Refused | undefined> {
  if (!(await isOneHousehold(deps, client, { family, familyId }))) return refuse('family-account-not-allowed');
  const moved = await movedThisMonth(deps, client, family);
  const most = family.document?.family.transferPerMonthMax ?? 0;
  return moved + points > most ? refuse('family-transfer-limit') : undefined;
}

async function move(deps: Deps, client: Transaction, told: Moving): Promise<PointFamily | Refused> {
  const { family, points, accountId, key } = told;
  const { countyCode } = family.view;
  const { residentId } = family.person;
  await lockPeople(client, countyCode, [residentId]);
  const [person] = await listPeople(client, countyCode, [residentId]);
  if (!person?.familyId) return refuse('family-account-not-allowed');
  const { familyId } = person;
  const problem = await whyNotMove(deps, client, { ...told, familyId });
  if (problem) return problem;
  const to = { kind: 'family', id: familyId } as const;
  const [answer] = await postWithin(client, deps, {
    countyCode,
    orders: [
      {
        type: 'transfer-family',
        key: `transfer:${accountId}:${key}`,
        by: { kind: 'account', id: accountId },
        from: { kind: 'resident', id: residentId },
        to,
        residentId,
        points,
      },
    ],
  });
  if (!answer?.ok) return refuse('not-enough-points');
  const row = { transferId: uuidV7(), family: to, residentId, points, txId: answer.txId, accountId, key };
  await insertTransfer(client, countyCode, { ...row, day: deps.clock.today() });
  return viewOf(deps, client, family);
}

/** Moves points of one's own into the family account; together no more in a month than the document allows. Once for a key: the same bytes again. */
export async function transfer(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; points: number; key: string },
): Promise<FirstAnswer | Refused> {
  const family = await openFamily(deps, who, { residentId: asked.residentId, area: 'points-use' });
  if (isRefused(family)) return family;
  if (family.document?.family.allowed !== true) return refuse('family-account-not-allowed');
  const { residentId, points, key } = asked;
  const { accountId, countyCode } = who;
  return doOnce(deps, {
    countyCode,
    repeatable: { ownerId: accountId, key, hash: bodyHash('transferToFamily', [residentId, points]) },
    status: 200,
    work: (client) => move(deps, client, { family, points, key, accountId }),
  });
}
