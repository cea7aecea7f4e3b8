import type { PublicEntryProof } from '@kangban/contract/entry-check';
import { addDays } from '@kangban/domain/shared/plain-date';
import { maskName } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import type { AuditAction } from '../audit/auditor';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import type { FamilyRight } from '../family/rights';
import { openImmunization } from '../immunization/service';
import { proofIdOf, proofToken } from './proof-token';
import { type EntryAsked, openEntryCheck } from './service';
import { endProof, findProof, insertProof } from './store';

/** A proof can be verified this long: from the first check of a term to the second. */
const PROOF_DAYS = 90;
const CREATED = 201;

/** Showing the child's papers to a school is for its people: the person or a guardian, not a proxy. */
const mayProve = ({ right }: FamilyRight): boolean => right !== 'proxy';

const noteProof = (
  deps: Deps,
  who: AccountSession,
  about: { right: FamilyRight; action: AuditAction },
): Promise<void> =>
  deps.auditor.recordNow({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: about.right.residentId,
    action: about.action,
    rightKind: about.right.right,
  });

/** Makes a proof of today's verdict. Refuses `not-found` for somebody else and for a proxy. */
export async function makeProof(
  deps: Deps,
  who: AccountSession,
  { key, ...asked }: EntryAsked & { key: string },
): Promise<FirstAnswer | Refused> {
  const opened = await openEntryCheck(deps, who, asked);
  if (isRefused(opened)) return opened;
  if (!mayProve(opened.right)) return refuse('not-found');
  const { countyCode, accountId } = who;
  const { entry, verdict, checkedOn, recheckBy } = opened.check;
  const done = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: accountId, key, hash: bodyHash('createEntryProof', asked) },
    status: CREATED,
    work: async (client) => {
      const proof = { proofId: uuidV7(), entry, verdict, checkedOn, expiresOn: addDays(checkedOn, PROOF_DAYS) };
      const { residentId } = asked;
      await insertProof(client, { ...proof, recheckBy, countyCode, residentId, accountId, now: deps.clock.now() });
      return { ...proof, token: proofToken(deps.cipher, proof.proofId) };
    },
  });
  if (!isRefused(done) && !done.hit) await noteProof(deps, who, { right: opened.right, action: 'entry-proof-made' });
  return done;
}

/** Ends a proof: its link and code say nothing from now on. */
export async function revokeProof(
  deps: Deps,
  who: AccountSession,
  told: { residentId: string; proofId: string },
): Promise<Record<string, never> | Refused> {
  const opened = await openImmunization(deps, who, told.residentId);
  if (isRefused(opened)) return opened;
  if (!mayProve(opened.right)) return refuse('not-found');
  const isEnded = await endProof(deps.db, who.countyCode, { ...told, now: deps.clock.now() });
  if (!isEnded) return refuse('not-found');
  await noteProof(deps, who, { right: opened.right, action: 'entry-proof-ended' });
  return {};
}

/** What a proof says to whoever holds it; a wrong, ended or expired one is not found. */
export async function verifyProof(deps: Deps, token: string): Promise<PublicEntryProof | Refused> {
  const proofId = proofIdOf(deps.cipher, token);
  if (proofId === undefined) return refuse('not-found');
  const found = await findProof(deps.db, deps.config.countyCode, { proofId, today: deps.clock.today() });
  if (!found) return refuse('not-found');
  const { entry, verdict, checkedOn, recheckBy, expiresOn, name, countyName } = found;
  return { entry, verdict, nameMasked: maskName(name), countyName, checkedOn, recheckBy, expiresOn };
}
