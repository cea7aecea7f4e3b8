import type { RequestPhoneCode, SignedIn, SignIn } from '@kangban/contract/identity';
import { joinLogins, type LoginFacts } from '@kangban/domain/identity/join-logins';
import { isMobileNumber } from '@kangban/domain/identity/phone';
import { LIMITS } from '@kangban/domain/shared/limits';
import { maskPhone } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { insertMessages, messageRow } from '../outbox/outbox';
import { sendSoon } from '../outbox/send';
import {
  findLogins,
  insertAccount,
  lockProofs,
  loseProof,
  type LoginRow,
  type Proof,
  takeProof,
} from './account-store';
import { countAttempt, forgiveAll, forgiveAttempt, type Trier } from './attempt-service';
import { issueCode, redeemCode } from './code-service';
import { proofOf, proveByWechat } from './proof-service';
import { openSession } from './session-service';

const SIGN_IN = 'sign-in';

const byPhone = (phone: string): Trier => ({ kind: 'code-to-phone', subject: phone });
const fromAddress = (address: string): Trier => ({ kind: 'code-from-address', subject: address });

interface CodeSent {
  phoneMasked: string;
  expiresInSeconds: number;
  retryAfterSeconds: number;
}

function queueCode(deps: Deps, phone: string): Promise<Refused | undefined> {
  const phoneHash = deps.cipher.lookup('phone', phone);
  return deps.db.transaction(async (client) => {
    const issued = await issueCode(deps, client, { phoneHash, purpose: SIGN_IN });
    if (isRefused(issued)) return issued;
    const message = messageRow(deps, {
      countyCode: deps.config.countyCode,
      channel: 'sms',
      phone,
      template: 'sign-in-code',
      params: { code: issued.code, minutes: LIMITS.codeSeconds / 60 },
      sendAfter: deps.clock.now(),
    });
    await insertMessages(client, [message]);
    return undefined;
  });
}

/**
 * Sends a code to a phone. Nobody is looked up, so every phone gets the same answer. What is asked for and never used counts
 * against the phone and the address.
 */
export async function requestCode(
  deps: Deps,
  { phone }: RequestPhoneCode,
  address: string,
): Promise<CodeSent | Refused> {
  if (!isMobileNumber(phone)) return refuse('phone-invalid');
  const triers = [fromAddress(address), byPhone(phone)];
  for (const trier of triers) {
    const refused = await countAttempt(deps, trier);
    if (refused) return refused;
  }
  const refused = await queueCode(deps, phone);
  if (refused) {
    for (const trier of triers) await forgiveAttempt(deps, trier);
    return refused;
  }
  sendSoon(deps);
  return {
    phoneMasked: maskPhone(phone),
    expiresInSeconds: LIMITS.codeSeconds,
    retryAfterSeconds: LIMITS.codeResendSeconds,
  };
}

const factsOf = (login: LoginRow | undefined): LoginFacts | null =>
  login ? { accountId: login.accountId, bound: login.residentId !== null } : null;

type Entered = { accountId: string; countyCode: string; residentId: string | null; newAccount: boolean };

async function createAccount(deps: Deps, client: Transaction, proofs: readonly Proof[]): Promise<Entered> {
  const account = { accountId: uuidV7(), countyCode: deps.config.countyCode, now: deps.clock.now() };
  await insertAccount(client, account);
  for (const proof of proofs) await takeProof(client, account.accountId, { proof, now: account.now });
  return { ...account, residentId: null, newAccount: true };
}

/** The account these proofs open: an old one, two that become one, or a new one. */
async function enter(deps: Deps, client: Transaction, proofs: readonly Proof[]): Promise<Entered> {
  await lockProofs(client, proofs);
  const logins = await findLogins(client, proofs);
  const [wechat, phone] = (['wechat', 'phone'] as const).map((kind) => logins.find((login) => login.kind === kind));
  const phoneShown = proofs.some((proof) => proof.kind === 'phone');
  const decision = joinLogins({ wechat: factsOf(wechat), phone: factsOf(phone), phoneShown });
  if (decision.kind === 'create') return createAccount(deps, client, proofs);
  const account = logins.find((login) => login.accountId === decision.accountId);
  if (!account) throw new Error('the decision names an account nobody found');
  const now = deps.clock.now();
  for (const proof of proofs.filter(({ kind }) => decision.take.includes(kind))) {
    await takeProof(client, account.accountId, { proof, now });
    if (decision.from !== null) await loseProof(client, decision.from, { kind: proof.kind, now });
  }
  return { ...account, newAccount: false };
}

async function signedIn(deps: Deps, client: Transaction, told: { proofs: Proof[]; device: string }): Promise<SignedIn> {
  const { newAccount, ...account } = await enter(deps, client, told.proofs);
  const tokens = await openSession(deps, client, { ...account, device: told.device });
  return { ...tokens, newAccount, bound: account.residentId !== null };
}

async function signInByPhone(
  deps: Deps,
  { phone, code, device }: Extract<SignIn, { kind: 'phone' }>,
  address: string,
): Promise<SignedIn | Refused> {
  if (!isMobileNumber(phone)) return refuse('phone-invalid');
  const proof = proofOf(deps, 'phone', phone);
  // A wrong code is answered, not thrown: the try it cost stays counted.
  const answer = await deps.db.transaction(async (client) => {
    const refused = await redeemCode(deps, client, { phoneHash: proof.hash, purpose: SIGN_IN, code });
    return refused ?? signedIn(deps, client, { proofs: [proof], device });
  });
  if (isRefused(answer)) return answer;
  await forgiveAll(deps, byPhone(phone));
  await forgiveAttempt(deps, fromAddress(address));
  return answer;
}

async function signInByWechat(
  deps: Deps,
  input: Extract<SignIn, { kind: 'wechat' }>,
  address: string,
): Promise<SignedIn | Refused> {
  const trier: Trier = { kind: 'wechat-from-address', subject: address };
  const refused = await countAttempt(deps, trier);
  if (refused) return refused;
  const proofs = await proveByWechat(deps, input);
  if (!isRefused(proofs) || proofs.refused !== 'wechat-code-invalid') await forgiveAttempt(deps, trier);
  if (isRefused(proofs)) return proofs;
  return deps.db.transaction((client) => signedIn(deps, client, { proofs, device: input.device }));
}

/** Signs in by phone and code or by WeChat; who comes for the first time gets an account. */
export const signIn = (deps: Deps, input: SignIn, address: string): Promise<SignedIn | Refused> =>
  input.kind === 'phone' ? signInByPhone(deps, input, address) : signInByWechat(deps, input, address);
