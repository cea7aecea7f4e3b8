import type { CodeSent } from '@kangban/contract/access';
import { LIMITS } from '@kangban/domain/shared/limits';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { redeemCode } from '../identity/code-service';
import { forgiveCodes, phoneOfAccount, sendCode } from './codes';
import { insertUnlock, lockUnlocks, type UnlockKey } from './consent-store';
import { reach } from './open-record';

/** The code opens one person's record in one session. */
const purposeOf = ({ sessionId }: AccountSession, residentId: string): string => `unlock:${sessionId}:${residentId}`;

const keyOf = (who: AccountSession, residentId: string): UnlockKey => ({
  countyCode: who.countyCode,
  residentId,
  accountId: who.accountId,
  sessionId: who.sessionId,
});

/** Sends the code that opens what is sensitive to the caller's own phone. There is no way by face alone. */
export async function sendUnlockCode(deps: Deps, who: AccountSession, residentId: string): Promise<CodeSent | Refused> {
  const reached = await reach(deps, who, { residentId, area: 'unlock' });
  if (isRefused(reached)) return reached;
  const phone = await phoneOfAccount(deps, who);
  return sendCode(deps, who, { phone, letter: { purpose: purposeOf(who, residentId), template: 'record-unlock' } });
}

/** Opens what is sensitive in this session for some minutes; signing out ends it. */
export async function unlock(
  deps: Deps,
  who: AccountSession,
  { residentId, code }: { residentId: string; code: string },
): Promise<{ unlockedUntil: string } | Refused> {
  const reached = await reach(deps, who, { residentId, area: 'unlock' });
  if (isRefused(reached)) return reached;
  const phone = await phoneOfAccount(deps, who);
  if (!phone) return refuse('code-expired');
  const at = deps.clock.now();
  const expiresAt = new Date(at.getTime() + LIMITS.unlockSeconds * 1000);
  const use = { phoneHash: phone.hash, purpose: purposeOf(who, residentId), code };
  const refused = await deps.db.transaction(async (client) => {
    const wrong = await redeemCode(deps, client, use);
    if (!wrong) await insertUnlock(client, keyOf(who, residentId), { unlockId: uuidV7(), at, expiresAt });
    return wrong;
  });
  if (refused) return refused;
  await forgiveCodes(deps, phone);
  if (reached.right.right !== 'self')
    await deps.auditor.recordNow({
      countyCode: who.countyCode,
      actorKind: 'account',
      actorId: who.accountId,
      residentId,
      action: 'record-unlocked',
      rightKind: reached.right.right,
    });
  return { unlockedUntil: expiresAt.toISOString() };
}

/** Hides it again, in this session. */
export async function lock(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<Refused | Record<string, never>> {
  const reached = await reach(deps, who, { residentId, area: 'see-consents' });
  if (isRefused(reached)) return reached;
  await lockUnlocks(deps.db, keyOf(who, residentId), deps.clock.now());
  return {};
}
