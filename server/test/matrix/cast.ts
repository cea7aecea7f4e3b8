import type { StaffRole } from '@kangban/domain/identity/staff-rights';
import type { Relation } from '@kangban/domain/access/decide-access';
import { SCOPES } from '@kangban/domain/identity/rights';
import type { TestApp } from '../build-app';
import {
  aLink,
  anAccount,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  type Person,
  registeredGuardian,
  signedIn,
  type SignedInAccount,
  type Site,
  staffSignedIn,
} from '../factories';

/** Everybody of issue 4's matrix, in the order of its columns. */
export const CALLERS = [
  'self',
  'guardian',
  'ex-guardian',
  'proxy',
  'proxy without scope',
  'stranger',
  'nurse of the site',
  'nurse of another site',
  'doctor with a share',
  'doctor without a share',
  'county admin',
  'anonymous',
] as const;
export type CallerName = (typeof CALLERS)[number];

export interface Headers {
  headers: { authorization: string };
}

/** One caller: what the rule is asked about them, and what they send. */
export interface Caller {
  who: Headers | undefined;
  /** What an account is to the person. */
  relation?: Relation;
  staff?: { role: StaffRole; at: 'home' | 'other' };
}

/** The person everything is asked about: 15, so that they and their guardian both have a say; the record opened by themself. */
export interface Cast {
  app: TestApp;
  subject: Person;
  site: Site;
  callers: Readonly<Record<CallerName, Caller>>;
  self: SignedInAccount;
  nurse: Headers;
}

const BORN_MONTHS_AGO = 15 * 12 + 3;
const SCOPE = [...SCOPES];

async function family(app: TestApp, subject: Person): Promise<Record<string, Caller>> {
  const self = await signedIn(app, await anAccount(app, { of: subject }), 'phone of self');
  const guardian = await aSignedInResident(app);
  await registeredGuardian(app, guardian.person, { child: subject });
  await aLink(app, guardian, { over: subject, right: 'guardian' });
  const former = await aSignedInResident(app);
  await aLink(app, former, { over: subject, right: 'guardian', state: 'ended' });
  const proxy = await aSignedInResident(app);
  await aLink(app, proxy, { over: subject, right: 'proxy' });
  const bare = await aSignedInResident(app);
  await aLink(app, bare, { over: subject, right: 'proxy', scope: [] });
  return {
    self: { who: self, relation: { right: 'self' } },
    guardian: { who: guardian, relation: { right: 'guardian', holds: true } },
    'ex-guardian': { who: former, relation: { right: 'guardian', holds: false } },
    proxy: { who: proxy, relation: { right: 'proxy', holds: true, scope: SCOPE } },
    'proxy without scope': { who: bare, relation: { right: 'proxy', holds: true, scope: [] } },
    stranger: { who: await aSignedInResident(app), relation: { right: 'none' } },
  };
}

async function staff(app: TestApp, role: StaffRole, site: Site | undefined, at: 'home' | 'other'): Promise<Caller> {
  const member = await aStaffMember(app, { role, ...(site && { site }) });
  return { who: await staffSignedIn(app, member), staff: { role, at } };
}

/** The people of the matrix around one person, everybody signed in. */
export async function makeCast(app: TestApp): Promise<Cast> {
  const site = await aSite(app);
  const subject = await aResident(app, { bornMonthsAgo: BORN_MONTHS_AGO, site });
  const people = await family(app, subject);
  const nurse = await staff(app, 'nurse', site, 'home');
  const callers = {
    ...people,
    'nurse of the site': nurse,
    'nurse of another site': await staff(app, 'nurse', undefined, 'other'),
    'doctor with a share': await staff(app, 'doctor', undefined, 'other'),
    'doctor without a share': await staff(app, 'doctor', undefined, 'other'),
    'county admin': await staff(app, 'county-admin', undefined, 'other'),
    anonymous: { who: undefined },
  } as Cast['callers'];
  const self = people.self!.who as SignedInAccount;
  await hasOpened(app, self, { of: subject });
  await hasOpened(app, self, { of: subject, kind: 'sensitive' });
  return { app, subject, site, callers, self, nurse: nurse.who! };
}
