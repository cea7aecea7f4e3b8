// Who works at the clinics. The demo's own staff have known passwords; nobody knows the others'.
import { randomBytes } from 'node:crypto';
import type { StaffRole } from '../../domain/src/identity/staff-rights';
import { hashPassword } from '../../server/src/crypto/password';
import type { Random } from './random';
import type { Site } from './sites';

export interface StaffMember {
  id: string;
  loginName: string;
  name: string;
  role: StaffRole;
  site: Site | null;
  password: string;
  passwordHash: string;
  totpSecret: string;
  isDemo: boolean;
}

type Known = Pick<StaffMember, 'loginName' | 'name' | 'role' | 'password' | 'totpSecret'> & { atDemoSite: boolean };

/** Printed by `npm start`; the secret goes into any authenticator app. */
const DEMO_STAFF: readonly Known[] = [
  {
    loginName: '0217',
    name: '赵倩',
    role: 'nurse',
    password: 'qinglan-0217',
    totpSecret: 'KANGBANDEMONURSE234567ABCDEFGHIJ',
    atDemoSite: true,
  },
  {
    loginName: '0210',
    name: '何静',
    role: 'desk',
    password: 'qinglan-0210',
    totpSecret: 'KANGBANDEMODESK2234567ABCDEFGHIJ',
    atDemoSite: true,
  },
  {
    loginName: '0105',
    name: '王立',
    role: 'doctor',
    password: 'qinglan-0105',
    totpSecret: 'KANGBANDEMODOCTOR34567ABCDEFGHIJ',
    atDemoSite: true,
  },
  {
    loginName: 'admin',
    name: '周明',
    role: 'county-admin',
    password: 'qinglan-admin',
    totpSecret: 'KANGBANDEMOADMIN234567ABCDEFGHIJ',
    atDemoSite: false,
  },
];

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

interface Making {
  sites: readonly Site[];
  random: Random;
  idAt: () => string;
}

function unknownNurse(site: Site, { random, idAt }: Making): Omit<StaffMember, 'passwordHash'> {
  return {
    id: idAt(),
    loginName: `${site.code}-01`,
    name: `${random.letter('李张刘陈杨黄吴徐孙胡')}${random.letter('敏静丽芳娟霞燕玲红萍')}`,
    role: 'nurse',
    site,
    password: randomBytes(24).toString('base64url'),
    totpSecret: Array.from(randomBytes(32), (byte) => BASE32[byte & 31]).join(''),
    isDemo: false,
  };
}

/** The staff of every clinic; passwords are hashed side by side. */
export async function makeStaff(making: Making): Promise<StaffMember[]> {
  const [demoSite, ...others] = making.sites;
  const known = DEMO_STAFF.map(({ atDemoSite, ...member }) => ({
    ...member,
    id: making.idAt(),
    site: (atDemoSite && demoSite) || null,
    isDemo: true,
  }));
  const members = [...known, ...others.map((site) => unknownNurse(site, making))];
  const hashes = await Promise.all(members.map(({ password }) => hashPassword(password)));
  return members.map((member, index) => ({ ...member, passwordHash: hashes[index] ?? '' }));
}

/** Who sits at the desk of a clinic. */
export function deskOf(staff: readonly StaffMember[]): (site: Site) => string {
  const bySite = new Map(staff.map(({ site, id }) => [site, id]));
  for (const member of staff) if (member.role === 'nurse') bySite.set(member.site, member.id);
  return (site) => {
    const id = bySite.get(site);
    if (id === undefined) throw new RangeError(`nobody works at ${site.code}`);
    return id;
  };
}
