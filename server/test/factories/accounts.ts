import { guardianEndsOn, proxyEndsOn, type RightKind } from '@kangban/domain/identity/rights';
import { addDays } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import type { AccountSession } from '../../src/plugins/tokens';
import { COUNTY, type Factory, insert } from './context';
import { aCounty } from './county';
import { aChild, aPhone, aResident, type Person, type PersonTold, registeredGuardian } from './residents';

export interface Account {
  accountId: string;
  phone: string;
  /** Bound to this person, or to nobody. */
  person: Person | null;
}

/** An account that came in by phone; with `of` it is bound to that person, whose right over themself it holds. */
export async function anAccount(app: Factory, told: { of?: Person; phone?: string } = {}): Promise<Account> {
  await aCounty(app);
  const { cipher } = app.deps;
  const account = {
    accountId: uuidV7(),
    phone: told.phone ?? told.of?.phone ?? aPhone(),
    person: told.of ?? null,
  };
  const phone = cipher.seal(account.phone);
  const phoneHmac = cipher.lookup('phone', account.phone);
  await insert(app, 'account', {
    account_id: account.accountId,
    county_code: COUNTY,
    resident_id: told.of?.residentId ?? null,
    phone_cipher: phone.cipher,
    phone_key_id: phone.keyId,
    phone_hmac: phoneHmac,
  });
  await insert(app, 'login', { subject_hash: phoneHmac, kind: 'phone', account_id: account.accountId });
  if (told.of) await aLink(app, account, { over: told.of, right: 'self', label: '我' });
  return account;
}

export interface LinkTold {
  over: Person;
  right: RightKind;
  state?: 'pending' | 'active' | 'ended';
  scope?: string[];
  label?: string;
  startsOn?: string;
  endsOn?: string | null;
}

/** A right of an account over a person, active from today unless told. Returns its id. */
export async function aLink(app: Factory, account: Account, told: LinkTold): Promise<string> {
  const linkId = uuidV7();
  const today = app.deps.clock.today();
  const ends = { self: null, guardian: guardianEndsOn(told.over.birthDate), proxy: proxyEndsOn(today) };
  await insert(app, 'family_link', {
    account_id: account.accountId,
    link_id: linkId,
    county_code: COUNTY,
    resident_id: told.over.residentId,
    right_kind: told.right,
    label: told.label ?? told.over.name,
    scope: told.scope ?? ['record', 'immunization', 'booking'],
    state: told.state ?? 'active',
    starts_on: told.startsOn ?? addDays(today, -1),
    ends_on: told.endsOn === undefined ? ends[told.right] : told.endsOn,
    agreed_by: { self: 'self', guardian: 'registry', proxy: 'desk' }[told.right],
  });
  return linkId;
}

export interface SignedInAccount extends Account {
  session: AccountSession;
  accessToken: string;
  /** Put these on a request. */
  headers: { authorization: string };
}

/** A living session of the account, as if it had signed in on this device. */
export async function signedIn(app: Factory, account: Account, device = 'device-of-a-test'): Promise<SignedInAccount> {
  const { cipher, clock, tokens } = app.deps;
  const deviceHash = cipher.lookup('device', device);
  const session: AccountSession = {
    kind: 'account',
    accountId: account.accountId,
    sessionId: uuidV7(),
    countyCode: COUNTY,
    residentId: account.person?.residentId ?? null,
    device: deviceHash.toString('base64url'),
  };
  await insert(app, 'session', {
    account_id: account.accountId,
    session_id: session.sessionId,
    refresh_hash: cipher.lookup('token', session.sessionId),
    device_hash: deviceHash,
    refreshed_at: clock.now(),
    expires_at: new Date(clock.now().getTime() + 90 * 86_400_000),
  });
  const accessToken = tokens.sign(session, 900, clock.now().getTime());
  return { ...account, session, accessToken, headers: { authorization: `Bearer ${accessToken}` } };
}

/** A bound person with an account and a session, in one sentence. */
export async function aSignedInResident(
  app: Factory,
  told: PersonTold = {},
): Promise<SignedInAccount & { person: Person }> {
  const person = await aResident(app, told);
  return { ...(await signedIn(app, await anAccount(app, { of: person }))), person };
}

/** A mother, signed in, holding the guardian's right over each child; the registry knows her as their mother. */
export async function aParentOf(
  app: Factory,
  ...children: PersonTold[]
): Promise<SignedInAccount & { person: Person; children: Person[] }> {
  const parent = await aSignedInResident(app, { name: '李小云' });
  const made: Person[] = [];
  for (const told of children) {
    const child = await aChild(app, told);
    await registeredGuardian(app, parent.person, { child });
    await aLink(app, parent, { over: child, right: 'guardian', label: child.name.slice(1) });
    made.push(child);
  }
  return { ...parent, children: made };
}
