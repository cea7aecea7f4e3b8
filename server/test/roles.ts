import type { Caller } from '@kangban/contract/endpoint';
import type { ErrorCode } from '@kangban/contract/errors';
import { STAFF_ROLES, type StaffRole } from '@kangban/domain/identity/staff-rights';
import { anAccount, aSignedInResident, aStaffMember, signedIn, type SignedInAccount, staffSignedIn } from './factories';
import type { TestApp } from './build-app';
import type { Site } from './factories';

/** Everybody who may stand at a door: residents before and after binding, staff by role, and those without a session. */
export const ROLES = [
  'nobody',
  'forged',
  'token-over',
  'signed-out',
  'unbound',
  'bound',
  'staff-signed-out',
  ...STAFF_ROLES,
] as const;
export type Role = (typeof ROLES)[number];

interface Headers {
  headers: { authorization: string };
}

const isStaffRole = (role: Role): role is StaffRole => STAFF_ROLES.some((known) => known === role);

async function aNurseSignedOut(app: TestApp): Promise<Headers> {
  const nurse = await staffSignedIn(app, await aStaffMember(app));
  await app.deps.db.pool.query('UPDATE staff_session SET revoked_at = now() WHERE session_id = $1', [
    nurse.session.sessionId,
  ]);
  return nurse;
}

async function signedOut(app: TestApp): Promise<Headers> {
  const resident = await aSignedInResident(app);
  await app.deps.db.pool.query('UPDATE session SET revoked_at = now() WHERE session_id = $1', [
    resident.session.sessionId,
  ]);
  return resident;
}

async function tokenOver(app: TestApp): Promise<Headers> {
  const { session } = await aSignedInResident(app);
  const token = app.deps.tokens.sign(session, -1, app.clock.now().getTime());
  return { headers: { authorization: `Bearer ${token}` } };
}

/** The same token with one character of its signature changed. */
const forge = ({ headers: { authorization } }: SignedInAccount): Headers => {
  const other = authorization.at(-2) === 'A' ? 'B' : 'A';
  return { headers: { authorization: `${authorization.slice(0, -2)}${other}${authorization.slice(-1)}` } };
};

/** The headers of a role; staff work at the site when one is told. Nobody has none. */
export async function inRole(app: TestApp, role: Role, site?: Site): Promise<Headers | undefined> {
  if (isStaffRole(role)) return staffSignedIn(app, await aStaffMember(app, { role, ...(site && { site }) }));
  const make: Readonly<Record<Exclude<Role, StaffRole>, () => Promise<Headers | undefined>>> = {
    nobody: async () => undefined,
    forged: async () => forge(await aSignedInResident(app)),
    'token-over': () => tokenOver(app),
    'signed-out': () => signedOut(app),
    unbound: async () => signedIn(app, await anAccount(app)),
    bound: () => aSignedInResident(app),
    'staff-signed-out': () => aNurseSignedOut(app),
  };
  return make[role]();
}

/** Whoever has no token that reads is told so, whatever the door. */
const NO_SESSION: Readonly<Partial<Record<Role, ErrorCode>>> = {
  nobody: 'not-signed-in',
  forged: 'not-signed-in',
  'token-over': 'session-expired',
};
const RESIDENTS: readonly Role[] = ['signed-out', 'unbound', 'bound'];
const SIGNED_OUT: readonly Role[] = ['signed-out', 'staff-signed-out'];

function refusalInside(caller: Caller, role: Role): ErrorCode | undefined {
  const wanted = caller === 'staff' ? !RESIDENTS.includes(role) : RESIDENTS.includes(role);
  if (!wanted) return 'forbidden';
  if (SIGNED_OUT.includes(role)) return 'session-expired';
  return caller === 'resident' && role === 'unbound' ? 'binding-needed' : undefined;
}

/** What an endpoint of this caller says to a role before any rule about people is asked; undefined lets it on. */
export function refusalAtDoor(caller: Caller, role: Role): ErrorCode | undefined {
  if (caller === 'anyone' || caller === 'demo') return undefined;
  return NO_SESSION[role] ?? refusalInside(caller, role);
}
