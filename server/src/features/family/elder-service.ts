import type { AddElder, PendingLink } from '@kangban/contract/family';
import type { FamilyMember } from '@kangban/contract/identity';
import { elderLabel } from '@kangban/domain/identity/labels';
import { isAdult } from '@kangban/domain/identity/rights';
import { LIMITS } from '@kangban/domain/shared/limits';
import { maskName, maskPhone } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { findAccount } from '../identity/account-service';
import { countAttempt, forgiveAll, type Trier } from '../identity/attempt-service';
import { issueCode, redeemCode } from '../identity/code-service';
import { findRelation, listPeople, matchPerson, type RegistryPerson } from '../identity/registry-service';
import { insertMessages, messageRow } from '../outbox/outbox';
import { sendSoon } from '../outbox/send';
import { askForRight, giveRight, type NewRight } from './links';
import { memberOf } from './members';
import { auditLink, loadSelf, rightOfLink } from './service';
import { findLink, type LinkRow } from './store';

const purposeOf = (linkId: string): string => `elder:${linkId}`;

/** Where the elder's agreement can be asked for: their own phone, as far as it is not the asking person's, too. */
interface ElderPhone {
  number: string;
  hash: Buffer;
}

/**
 * The phone on file, unless the account that asks proved the same one: a code sent to oneself is nobody's agreement, and
 * then it takes the desk.
 */
async function phoneToAsk(deps: Deps, who: AccountSession, elder: RegistryPerson): Promise<ElderPhone | undefined> {
  const { phoneCipher, phoneKeyId, phoneHmac } = elder;
  if (phoneCipher === null || phoneKeyId === null || phoneHmac === null) return undefined;
  const account = await findAccount(deps, who.accountId);
  if (account?.phoneHmac?.equals(phoneHmac)) return undefined;
  return { number: deps.cipher.open({ cipher: phoneCipher, keyId: phoneKeyId }), hash: phoneHmac };
}

async function proxyRight(
  deps: Deps,
  who: AccountSession,
  told: { elder: RegistryPerson; selfId: string; label: string | undefined },
): Promise<NewRight> {
  const { elder, selfId, label } = told;
  const relation = await findRelation(deps.db, who.countyCode, { childId: selfId, guardianId: elder.residentId });
  return {
    accountId: who.accountId,
    countyCode: who.countyCode,
    residentId: elder.residentId,
    right: 'proxy',
    birthDate: elder.birthDate,
    label: elderLabel(elder.name, relation ?? null, label),
  };
}

interface Asking {
  right: NewRight;
  phone: ElderPhone | undefined;
  asks: string;
}

async function ask(deps: Deps, client: Transaction, { right, phone, asks }: Asking): Promise<LinkRow | Refused> {
  const moment = { now: deps.clock.now(), today: deps.clock.today() };
  const link = await askForRight(client, right, moment);
  if (isRefused(link) || !phone) return link;
  const issued = await issueCode(deps, client, { phoneHash: phone.hash, purpose: purposeOf(link.linkId) });
  if (isRefused(issued)) return issued;
  const message = messageRow(deps, {
    countyCode: right.countyCode,
    channel: 'sms',
    phone: phone.number,
    template: 'elder-agreement',
    params: { code: issued.code, minutes: LIMITS.codeSeconds / 60, asks },
    sendAfter: moment.now,
  });
  await insertMessages(client, [message]);
  return link;
}

/** Refuses an account or a phone that was used for too many such requests today. */
async function countAsking(
  deps: Deps,
  who: AccountSession,
  phone: ElderPhone | undefined,
): Promise<Refused | undefined> {
  const refused = await countAttempt(deps, { kind: 'elder-asked', subject: who.accountId });
  if (refused || !phone) return refused;
  return countAttempt(deps, codesTo(phone));
}
const codesTo = (phone: ElderPhone): Trier => ({ kind: 'code-to-phone', subject: phone.number });

/** The adult who is named, and where they can be asked. */
async function findElder(
  deps: Deps,
  who: AccountSession,
  input: AddElder,
): Promise<{ elder: RegistryPerson; phone: ElderPhone | undefined } | Refused> {
  const elder = await matchPerson(deps, who, input);
  if (isRefused(elder)) return elder;
  if (!isAdult(elder.birthDate, deps.clock.today())) return refuse('not-an-adult');
  const phone = await phoneToAsk(deps, who, elder);
  return (await countAsking(deps, who, phone)) ?? { elder, phone };
}

const pendingLink = ({ linkId }: LinkRow, phone: ElderPhone | undefined): PendingLink =>
  phone
    ? { linkId, agreement: 'code-sent', phoneMasked: maskPhone(phone.number), expiresInSeconds: LIMITS.codeSeconds }
    : { linkId, agreement: 'desk-only', phoneMasked: null, expiresInSeconds: null };

/**
 * Asks an adult to let me act for them. A code goes to the phone the registry has for them; without one, or when it is my own,
 * the desk can put the agreement down. Nothing is opened until then.
 */
export async function addElder(deps: Deps, who: AccountSession, input: AddElder): Promise<PendingLink | Refused> {
  const self = await loadSelf(deps, who);
  if (isRefused(self)) return self;
  const found = await findElder(deps, who, input);
  if (isRefused(found)) return found;
  const { elder, phone } = found;
  const [me] = await listPeople(deps.db, who.countyCode, [self.residentId]);
  const right = await proxyRight(deps, who, { elder, selfId: self.residentId, label: input.label });
  const asking = { right, phone, asks: maskName(me?.name ?? '') };
  const link = await deps.db.transaction((client) => ask(deps, client, asking));
  if (isRefused(link)) return link;
  sendSoon(deps);
  await auditLink(deps, who, { action: 'link-asked', link });
  return pendingLink(link, phone);
}

async function agreeByCode(
  deps: Deps,
  client: Transaction,
  told: { link: LinkRow; elder: RegistryPerson; code: string },
): Promise<LinkRow | Refused> {
  const { link, elder, code } = told;
  if (elder.phoneHmac === null) return refuse('code-expired');
  const use = { phoneHash: elder.phoneHmac, purpose: purposeOf(link.linkId), code };
  const refused = await redeemCode(deps, client, use);
  if (refused) return refused;
  const agreement = { by: 'elder-code' as const, at: deps.clock.now(), staffId: null };
  const right = { ...link, birthDate: elder.birthDate };
  return giveRight(client, right, { agreement, today: deps.clock.today() });
}

/** The code the elder received and passed on: from now on, for a year, I may act for them. */
export async function confirmElder(
  deps: Deps,
  who: AccountSession,
  told: { linkId: string; code: string },
): Promise<{ member: FamilyMember } | Refused> {
  const self = await loadSelf(deps, who);
  if (isRefused(self)) return self;
  const link = await findLink(deps.db, told.linkId, { ...who, residentId: null });
  if (link?.state !== 'pending') return refuse('not-found');
  const [elder] = await listPeople(deps.db, who.countyCode, [link.residentId]);
  if (!elder) return refuse('not-found');
  const agreed = await deps.db.transaction((client) => agreeByCode(deps, client, { link, elder, code: told.code }));
  if (isRefused(agreed)) return agreed;
  if (elder.phoneCipher && elder.phoneKeyId) {
    const number = deps.cipher.open({ cipher: elder.phoneCipher, keyId: elder.phoneKeyId });
    await forgiveAll(deps, { kind: 'code-to-phone', subject: number });
  }
  await auditLink(deps, who, { action: 'link-agreed', link: agreed });
  return { member: memberOf(deps, elder, rightOfLink(agreed)) };
}
