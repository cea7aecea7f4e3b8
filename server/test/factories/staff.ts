import { Secret, TOTP } from 'otpauth';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import type { StaffSession } from '../../src/plugins/tokens';
import { COUNTY, type Factory, insert, next } from './context';
import { aSite, type Site } from './county';

export interface StaffMember {
  staffId: string;
  loginName: string;
  name: string;
  role: StaffSession['role'];
  siteId: string | null;
  totpSecret: string;
}

export interface StaffTold {
  role?: StaffSession['role'];
  site?: Site;
  /** As crypto/password writes it; without one nobody can sign in by password. */
  passwordHash?: string;
  disabled?: boolean;
}

/** A staff member: a nurse of a clinic of her own unless told. */
export async function aStaffMember(app: Factory, told: StaffTold = {}): Promise<StaffMember> {
  const role = told.role ?? 'nurse';
  const site = told.site ?? (role === 'county-admin' ? undefined : await aSite(app));
  const member: StaffMember = {
    staffId: uuidV7(),
    loginName: `n${String(next()).padStart(4, '0')}`,
    name: '周护士',
    role,
    siteId: site?.siteId ?? null,
    totpSecret: new Secret({ size: 20 }).base32,
  };
  const totp = app.deps.cipher.seal(member.totpSecret);
  await insert(app, 'staff', {
    county_code: COUNTY,
    staff_id: member.staffId,
    login_name: member.loginName,
    name: member.name,
    role,
    site_id: member.siteId,
    password_hash: told.passwordHash ?? 'none',
    totp_cipher: totp.cipher,
    totp_key_id: totp.keyId,
    disabled_at: told.disabled ? app.deps.clock.now() : null,
  });
  return member;
}

/** The six digits the member's authenticator shows at the test clock's time, `steps` × 30 s later. */
export const totpOf = (app: Factory, member: StaffMember, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(member.totpSecret) }).generate({
    timestamp: app.deps.clock.now().getTime() + steps * 30_000,
  });

export interface SignedInStaff extends StaffMember {
  session: StaffSession;
  headers: { authorization: string };
}

/** A living session of the member. */
export async function staffSignedIn(app: Factory, member: StaffMember): Promise<SignedInStaff> {
  const { clock, tokens } = app.deps;
  const session: StaffSession = {
    kind: 'staff',
    staffId: member.staffId,
    sessionId: uuidV7(),
    countyCode: COUNTY,
    role: member.role,
    siteId: member.siteId,
  };
  await insert(app, 'staff_session', {
    county_code: COUNTY,
    session_id: session.sessionId,
    staff_id: member.staffId,
    created_at: clock.now(),
    expires_at: new Date(clock.now().getTime() + 10 * 3_600_000),
  });
  const accessToken = tokens.sign(session, 10 * 3600, clock.now().getTime());
  return { ...member, session, headers: { authorization: `Bearer ${accessToken}` } };
}
