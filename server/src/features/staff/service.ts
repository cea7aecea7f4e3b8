import type { StaffMe, StaffSignIn } from '@kangban/contract/desk';
import { LIMITS } from '@kangban/domain/shared/limits';
import { randomBytes } from 'node:crypto';
import { hashPassword, verifyPassword } from '../../crypto/password';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { countAttempt, forgiveAll, forgiveAttempt, type Trier } from '../identity/attempt-service';
import { DEMO_CODE } from '../identity/code-service';
import {
  type Credentials,
  findByLoginName,
  findBySession,
  insertSession,
  revoke,
  type StaffRow,
  takeTotpStep,
} from './store';
import { totpStep } from './totp';

export type { StaffRow } from './store';

export interface StaffSignedIn {
  accessToken: string;
  expiresAt: string;
  staff: StaffMe;
}

let decoy: Promise<string> | undefined;
/** A hash nobody's password fits: an unknown login name costs as much time as a known one. */
const decoyHash = (): Promise<string> => (decoy ??= hashPassword(randomBytes(16).toString('hex')));

/** Whether the second factor is right and was not used before. In the demo the fixed code stands in for an authenticator. */
async function isSecondFactor(deps: Deps, found: Credentials, totp: string): Promise<boolean> {
  if (deps.config.demo && totp === DEMO_CODE) return true;
  const secret = deps.cipher.open({ cipher: found.totpCipher, keyId: found.totpKeyId });
  const step = totpStep(secret, totp, deps.clock.machineNow());
  return step !== undefined && takeTotpStep(deps.db, found, step);
}

/** The member these credentials prove; undefined without telling which part was wrong. */
async function proven(deps: Deps, countyCode: string, input: StaffSignIn): Promise<Credentials | undefined> {
  const found = await findByLoginName(deps.db, countyCode, input.loginName);
  const fits = await verifyPassword(input.password, found?.passwordHash ?? (await decoyHash()));
  return found && fits && (await isSecondFactor(deps, found, input.totp)) ? found : undefined;
}

async function openSession(deps: Deps, staff: StaffRow): Promise<StaffSignedIn> {
  const { countyCode, staffId, role, siteId } = staff;
  const now = deps.clock.now();
  const seconds = LIMITS.staffSessionHours * 3600;
  const expiresAt = new Date(now.getTime() + seconds * 1000);
  const session: StaffSession = { kind: 'staff', staffId, sessionId: uuidV7(), countyCode, role, siteId };
  await insertSession(deps.db, { ...session, now, expiresAt });
  return {
    accessToken: deps.tokens.sign(session, seconds, now.getTime()),
    expiresAt: expiresAt.toISOString(),
    staff: staffMe(deps, staff),
  };
}

const staffMe = (deps: Deps, { staffId, name, loginName, role, siteId, siteName }: StaffRow): StaffMe => ({
  staffId,
  name,
  loginName,
  role,
  siteId,
  siteName,
  today: deps.clock.today(),
});

/**
 * Signs a member in by password and authenticator. Five failures in a row lock the login name for a quarter of an hour,
 * whether anybody has it or not; nothing tells which part was wrong.
 */
export async function signInStaff(deps: Deps, input: StaffSignIn, address: string): Promise<StaffSignedIn | Refused> {
  const countyCode = input.countyCode ?? deps.config.countyCode;
  const fromAddress: Trier = { kind: 'staff-from-address', subject: address };
  const byName: Trier = { kind: 'staff-failure', subject: `${countyCode} ${input.loginName}` };
  const tooMany = await countAttempt(deps, fromAddress);
  if (tooMany) return tooMany;
  const locked = await countAttempt(deps, byName);
  if (locked) return refuse('staff-locked', locked.details);
  const staff = await proven(deps, countyCode, input);
  if (!staff) return refuse('staff-login-failed');
  await forgiveAll(deps, byName);
  await forgiveAttempt(deps, fromAddress);
  return openSession(deps, staff);
}

/**
 * The member behind a session, from its row: what role and site are now, not what the token says. Refuses `session-expired`
 * when the session ended or the member may not sign in any more. Every desk route asks this first.
 */
export async function loadStaff(deps: Deps, who: StaffSession): Promise<StaffRow | Refused> {
  const found = await findBySession(deps.db, who, deps.clock.now());
  return found ?? refuse('session-expired');
}

/** Ends the session; one that has ended already is refused. */
export async function signOutStaff(deps: Deps, who: StaffSession): Promise<Refused | undefined> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  await revoke(deps.db, who, deps.clock.now());
  return undefined;
}
