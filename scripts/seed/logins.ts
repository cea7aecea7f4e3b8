// The ways into the demo, for the person at the terminal.
import { writeFileSync } from 'node:fs';
import type { County } from './county';
import type { Person } from './people';

/** Phones of the demo take this code; the server's demo mode knows it. */
const DEMO_CODE = '246810';

export interface DemoLogin {
  who: string;
  /** Phone or staff name. */
  login: string;
  /** One-time code or password. */
  secret: string;
  note: string;
  /** Staff: the secret of the authenticator. */
  totpSecret?: string;
}

const byPhone = (person: Person, who: string, note: string): DemoLogin => ({
  who,
  login: person.phone ?? '',
  secret: DEMO_CODE,
  note,
});

const card = ({ name, idNumber }: Person): string => `${name} ${idNumber ?? ''}`;

/** Everybody who can be tried, residents first. */
export function demoLogins({ family, staff }: County): DemoLogin[] {
  const { xiaomei, father, wangFang, xiaoyu, wangJianguo } = family;
  const residents = [
    byPhone(xiaomei, '我 林晓梅：安安、一鸣的妈妈，替爸爸办事', '安安有 2 种疫苗可以打'),
    byPhone(father, '爸爸 林国强：71 岁，大字版', '晓梅替他约了流感疫苗'),
    byPhone(
      wangFang,
      `王芳：还没认证，可以试着认证 ${card(wangFang)}`,
      `孩子 ${card(xiaoyu)}；老人 ${card(wangJianguo)}`,
    ),
    byPhone(wangJianguo, '王建国：67 岁，王芳加他时点同意', '还没有账号'),
  ];
  const roles = { desk: '导诊台', nurse: '护士', doctor: '医生', 'county-admin': '县管理员' } as const;
  const members = staff
    .filter(({ isDemo }) => isDemo)
    .map(({ name, role, site, loginName, password, totpSecret }) => ({
      who: `${name} ${roles[role]}${site ? `（${site.shortName}）` : ''}，动态码：npm run totp -- ${loginName}`,
      login: loginName,
      secret: password,
      note: `动态码密钥 ${totpSecret}，可以加进任意验证器`,
      totpSecret,
    }));
  return [...residents, ...members];
}

/** Writes the logins beside the data, readable by its owner alone. */
export const writeLogins = (file: string, logins: readonly DemoLogin[]): void =>
  writeFileSync(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
