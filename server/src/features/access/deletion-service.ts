import type { AccountDeletion, CodeSent } from '@kangban/contract/access';
import { DELETION_ENDS, DELETION_STAYED, DELETION_STAYS } from '@kangban/domain/access/deletion-texts';
import { maskPhone } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { endAllLinks } from '../family/links';
import { loadRights } from '../family/rights';
import { findAccount } from '../identity/account-service';
import { redeemCode } from '../identity/code-service';
import { phoneOfAccount, sendCode } from './codes';
import { insertConsent, type NewConsent } from './consent-store';
import { clearCounty, closeAccount, countAppointmentsAhead, lockAccount } from './deletion-store';
import { loadFacts } from './facts';

/** What goes and what stays, before anything is done. */
export async function readDeletion(deps: Deps, who: AccountSession): Promise<AccountDeletion | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const [phone, appointmentsAhead] = await Promise.all([
    phoneOfAccount(deps, who),
    countAppointmentsAhead(deps.db, who.countyCode, {
      residentIds: rights.map((right) => right.residentId),
      today: deps.clock.today(),
    }),
  ]);
  return {
    ends: [...DELETION_ENDS],
    stays: [...DELETION_STAYS],
    appointmentsAhead,
    phoneMasked: phone ? maskPhone(phone.number) : null,
  };
}

const purposeOf = ({ accountId }: AccountSession): string => `delete-account:${accountId}`;

/** Sends the code that confirms the deletion to the account's own phone. */
export async function sendDeletionCode(deps: Deps, who: AccountSession): Promise<CodeSent | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const phone = await phoneOfAccount(deps, who);
  return sendCode(deps, who, { phone, letter: { purpose: purposeOf(who), template: 'account-deletion' } });
}

/** The words by which the person takes back what they agreed to: from the next request on nothing of theirs is opened. */
async function withdrawals(deps: Deps, who: AccountSession, residentId: string | null): Promise<NewConsent[]> {
  if (residentId === null) return [];
  const { countyCode, accountId } = who;
  const facts = await loadFacts(deps, countyCode, { residentId, sessionId: null });
  return (['open-record', 'sensitive'] as const).flatMap((kind) => {
    const consent = facts?.consents[kind];
    if (consent?.state !== 'given' || !consent.row) return [];
    const { version } = consent.row;
    const said = { kind, version, given: false, by: 'self', endsOn: null, at: deps.clock.now() } as const;
    return [{ countyCode, consentId: uuidV7(), residentId, accountId, ...said }];
  });
}

async function remove(deps: Deps, client: Transaction, told: { who: AccountSession; said: readonly NewConsent[] }) {
  const now = deps.clock.now();
  const { accountId, countyCode } = told.who;
  for (const word of told.said) await insertConsent(client, word);
  await endAllLinks(client, accountId, now);
  await clearCounty(client, countyCode, { accountId, now });
  await closeAccount(client, accountId, now);
}

/**
 * Deletes the portal account for good: sessions, ways in, rights over others, what was to be sent. The medical record, the audit
 * and the consents stay, as the person was told before.
 */
export async function deleteAccount(
  deps: Deps,
  who: AccountSession,
  code: string,
): Promise<{ stays: string[] } | Refused> {
  const [account, phone] = await Promise.all([findAccount(deps, who.accountId), phoneOfAccount(deps, who)]);
  if (!account) return refuse('session-expired');
  if (!phone) return refuse('agreement-phone-missing');
  const said = await withdrawals(deps, who, account.residentId);
  const key = { accountId: who.accountId, sessionId: who.sessionId, now: deps.clock.now() };
  const refused = await deps.db.transaction(async (client) => {
    if (!(await lockAccount(client, key))) return refuse('session-expired');
    const wrong = await redeemCode(deps, client, { phoneHash: phone.hash, purpose: purposeOf(who), code });
    if (!wrong) await remove(deps, client, { who, said });
    return wrong;
  });
  return refused ?? { stays: [...DELETION_STAYED] };
}
