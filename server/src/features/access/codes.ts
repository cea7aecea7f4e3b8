import type { CodeSent } from '@kangban/contract/access';
import { LIMITS } from '@kangban/domain/shared/limits';
import { maskName, maskPhone } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { findAccount } from '../identity/account-service';
import { countAttempt, forgiveAll, type Trier } from '../identity/attempt-service';
import { issueCode } from '../identity/code-service';
import { listPeople } from '../identity/registry-service';
import { insertMessages, messageRow } from '../outbox/outbox';
import { sendSoon } from '../outbox/send';

/** A phone a code goes to: the number, and the hash the code is kept by. */
export interface CodePhone {
  number: string;
  hash: Buffer;
}

interface SealedPhone {
  phoneHmac: Buffer | null;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
}

function openPhone({ cipher }: Pick<Deps, 'cipher'>, sealed: SealedPhone | undefined): CodePhone | undefined {
  if (!sealed?.phoneCipher || !sealed.phoneKeyId || !sealed.phoneHmac) return undefined;
  const number = cipher.open({ cipher: sealed.phoneCipher, keyId: sealed.phoneKeyId });
  return { number, hash: sealed.phoneHmac };
}

/** The phone the county has on file for a person. */
export async function phoneOnFile(deps: Deps, countyCode: string, residentId: string): Promise<CodePhone | undefined> {
  const [person] = await listPeople(deps.db, countyCode, [residentId]);
  return openPhone(deps, person);
}

/** The phone of who holds this account: the one it proved; else, for one that came by WeChat, the one on file for its person. */
export async function phoneOfAccount(deps: Deps, who: AccountSession): Promise<CodePhone | undefined> {
  const account = await findAccount(deps, who.accountId);
  const proven = openPhone(deps, account);
  if (proven || !account?.residentId) return proven;
  return phoneOnFile(deps, who.countyCode, account.residentId);
}

const codesTo = (phone: CodePhone): Trier => ({ kind: 'code-to-phone', subject: phone.number });

/** The owner of the phone has come: what was asked for and not used counts no more. */
export const forgiveCodes = (deps: Deps, phone: CodePhone): Promise<void> => forgiveAll(deps, codesTo(phone));

export interface CodeLetter {
  purpose: string;
  template: 'record-consent' | 'record-unlock' | 'account-deletion';
}

/** Sends a fresh code to a phone. Refuses `agreement-phone-missing`, `code-too-soon` and `too-many-requests`. */
export async function sendCode(
  deps: Deps,
  who: AccountSession,
  { phone, letter }: { phone: CodePhone | undefined; letter: CodeLetter },
): Promise<CodeSent | Refused> {
  if (!phone) return refuse('agreement-phone-missing');
  const tooMany = await countAttempt(deps, codesTo(phone));
  if (tooMany) return tooMany;
  const asker = who.residentId === null ? [] : await listPeople(deps.db, who.countyCode, [who.residentId]);
  const refused = await deps.db.transaction(async (client) => {
    const issued = await issueCode(deps, client, { phoneHash: phone.hash, purpose: letter.purpose });
    if (isRefused(issued)) return issued;
    const params = { code: issued.code, minutes: LIMITS.codeSeconds / 60, asks: maskName(asker[0]?.name ?? '') };
    const message = messageRow(deps, {
      countyCode: who.countyCode,
      channel: 'sms',
      phone: phone.number,
      template: letter.template,
      params,
      sendAfter: deps.clock.now(),
    });
    await insertMessages(client, [message]);
    return undefined;
  });
  if (refused) return refused;
  sendSoon(deps);
  return {
    phoneMasked: maskPhone(phone.number),
    expiresInSeconds: LIMITS.codeSeconds,
    retryAfterSeconds: LIMITS.codeResendSeconds,
  };
}
