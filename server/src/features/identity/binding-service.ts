import type { BindIdentity, Me } from '@kangban/contract/identity';
import { isMobileNumber } from '@kangban/domain/identity/phone';
import { mayHaveOwnAccount } from '@kangban/domain/identity/rights';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession, StaffSession } from '../../plugins/tokens';
import { endAllLinks, giveRight } from '../family/links';
import { loadRights } from '../family/rights';
import { loadStaff, type StaffRow } from '../staff/service';
import { findAccount } from './account-store';
import { bindAccount, lockBinding, releaseAccount } from './binding-store';
import { loadMe } from './me-service';
import { findNamed, matchPerson, type RegistryPerson } from './registry-service';
import { savePhone } from './registry-store';

const NO_PHONE = '还没有绑手机号。用手机号登录一次，再来认证。';

/** What stands against binding this account to this person, apart from another account. */
async function problemOf(deps: Deps, who: AccountSession, person: RegistryPerson): Promise<Refused | undefined> {
  const account = await findAccount(deps.db, who.accountId);
  if (!mayHaveOwnAccount(person.birthDate, deps.clock.today())) return refuse('not-an-adult');
  if (!account?.phoneHmac) return refuse('identity-phone-differs', { reason: NO_PHONE });
  return person.phoneHmac?.equals(account.phoneHmac) ? undefined : refuse('identity-phone-differs');
}

async function bind(
  deps: Deps,
  client: Transaction,
  { who, person }: { who: AccountSession; person: RegistryPerson },
): Promise<Refused | undefined> {
  const other = await lockBinding(client, who.countyCode, person.residentId);
  if (other) return refuse(other.accountId === who.accountId ? 'already-bound' : 'bound-elsewhere');
  if (!(await bindAccount(client, who.accountId, person.residentId))) return refuse('already-bound');
  const { accountId, countyCode } = who;
  const { residentId, birthDate } = person;
  const right = { accountId, countyCode, residentId, birthDate, right: 'self' as const, label: '我' };
  const agreement = { by: 'self' as const, at: deps.clock.now(), staffId: null };
  const link = await giveRight(client, right, { agreement, today: deps.clock.today() });
  return isRefused(link) ? link : undefined;
}

/**
 * Binds an account to a person of the registry: name, ID number and the phone on file must all be theirs. The phone is looked
 * at before it is told whether somebody else has bound this person. The access token learns of it at the next refresh.
 */
export async function bindIdentity(deps: Deps, who: AccountSession, input: BindIdentity): Promise<Me | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  if (rights.some((right) => right.right === 'self')) return refuse('already-bound');
  const person = await matchPerson(deps, who, input);
  if (isRefused(person)) return person;
  const problem = await problemOf(deps, who, person);
  if (problem) return problem;
  const refused = await deps.db.transaction((client) => bind(deps, client, { who, person }));
  return refused ?? loadMe(deps, who);
}

export interface DeskPhone {
  name: string;
  idNumber: string;
  phone: string;
}

/** The new phone on file; an account that was bound through another phone loses the person and its sessions. */
async function putPhone(
  deps: Deps,
  client: Transaction,
  { staff, person, phone }: { staff: StaffRow; person: RegistryPerson; phone: string },
): Promise<{ released: boolean }> {
  const { countyCode } = staff;
  const hmac = deps.cipher.lookup('phone', phone);
  const bound = await lockBinding(client, countyCode, person.residentId);
  await savePhone(client, { countyCode, residentId: person.residentId }, { ...deps.cipher.seal(phone), hmac });
  if (!bound || bound.phoneHmac?.equals(hmac)) return { released: false };
  const now = deps.clock.now();
  await releaseAccount(client, bound.accountId, now);
  await endAllLinks(client, bound.accountId, now);
  return { released: true };
}

/**
 * Puts a new phone on file after the ID card was seen, so that the person can bind with it. Whoever lost a phone is rid of it
 * with this: the account bound through the old one is signed out everywhere and acts for nobody any more.
 */
export async function bindAtDesk(deps: Deps, who: StaffSession, input: DeskPhone): Promise<Refused | undefined> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  const may = staffMay(staff, 'change-phone', null);
  if (may !== 'allowed') return refuse(may);
  if (!isMobileNumber(input.phone)) return refuse('phone-invalid');
  const person = await findNamed(deps, staff.countyCode, input);
  if (isRefused(person)) return person;
  const here = staffMay(staff, 'change-phone', person.siteId);
  if (here !== 'allowed') return refuse(here);
  const put = { staff, person, phone: input.phone };
  const { released } = await deps.db.transaction((client) => putPhone(deps, client, put));
  await deps.auditor.recordNow({
    countyCode: staff.countyCode,
    actorKind: 'staff',
    actorId: staff.staffId,
    residentId: person.residentId,
    action: 'phone-changed',
    rightKind: staff.role,
    siteId: staff.siteId,
    details: { accountReleased: released },
  });
  return undefined;
}
