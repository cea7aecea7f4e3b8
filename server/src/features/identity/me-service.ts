import type { Account, Me } from '@kangban/contract/identity';
import { maskedPhone } from '../../crypto/sealed-column';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { auditProfiles, childrenToAdd, membersOf } from '../family/members';
import { loadRights } from '../family/rights';
import { type AccountRow, findAccount, findCounty, saveElderMode } from './account-store';

const phoneOf = ({ cipher }: Deps, { phoneCipher, phoneKeyId }: AccountRow): string | null =>
  maskedPhone(cipher, phoneCipher, phoneKeyId);

/** What the app shows of an account; undefined when the account or its county is gone. */
async function accountOf(deps: Deps, who: AccountSession): Promise<Account | undefined> {
  const [account, county] = await Promise.all([
    findAccount(deps.db, who.accountId),
    findCounty(deps.db, who.countyCode),
  ]);
  if (!account || !county) return undefined;
  return {
    accountId: account.accountId,
    countyCode: account.countyCode,
    countyName: county.name,
    healthBureau: county.healthBureau,
    hotline: county.hotline,
    bound: account.residentId !== null,
    phoneMasked: phoneOf(deps, account),
    elderMode: account.elderMode,
    today: deps.clock.today(),
  };
}

/** The account, the people it may act for, and the children it could add with one tap. */
export async function loadMe(deps: Deps, who: AccountSession): Promise<Me | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const account = await accountOf(deps, who);
  if (!account) return refuse('session-expired');
  const family = await membersOf(deps, who, rights);
  auditProfiles(deps, who, family);
  return { account, family, childrenToAdd: await childrenToAdd(deps, who, family) };
}

/** Remembers 大字版 for the account, on whatever phone it signs in next. */
export async function setReader(deps: Deps, who: AccountSession, elderMode: boolean): Promise<Refused | undefined> {
  const session = { accountId: who.accountId, sessionId: who.sessionId, now: deps.clock.now() };
  return (await saveElderMode(deps.db, session, elderMode)) ? undefined : refuse('session-expired');
}
