// The family of the mock-ups in exactly the state they show, moved to the loading day; and a second family nobody has bound yet.
import { ageInYears, type PlainDate, toPlainDate } from '../../domain/src/shared/plain-date';
import { addDays, addMonths } from './days';
import { ananDoses, type Dose, yimingDoses } from './demo-doses-table';
import { liveChildhood } from './history';
import { demoPhone, idNumberOf } from './identity';
import { makePerson, type Person, type Relation, type Sex } from './people';
import type { Random } from './random';
import type { Site } from './sites';

export interface DemoFamily {
  xiaomei: Person;
  husband: Person;
  anan: Person;
  yiming: Person;
  father: Person;
  /** Nobody's account yet: for trying real-name binding, adding a child and an elder. */
  wangFang: Person;
  xiaoyu: Person;
  wangJianguo: Person;
}

interface Making {
  countyCode: string;
  today: PlainDate;
  random: Random;
  home: Site;
  idAt: () => string;
}

interface About {
  name: string;
  sex: Sex;
  birthDate: PlainDate;
  /** Sequence of the ID number: odd for men. */
  sequence: number;
  phoneNo?: number;
}

function makeMember(about: About, { countyCode, today, random, home, idAt }: Making): Person {
  const years = ageInYears(about.birthDate, today);
  const township = home.township;
  return {
    ...makePerson({ years, sex: about.sex }, today, random),
    id: idAt(),
    name: about.name,
    birthDate: about.birthDate,
    idNumber: idNumberOf(countyCode, about.birthDate, about.sequence),
    phone: about.phoneNo === undefined ? null : demoPhone(countyCode, about.phoneNo),
    site: home,
    township,
    village: '新桥村3组',
    reserved: true,
  };
}

const link = (child: Person, ...guardians: [Person, Relation][]): void => {
  child.guardians.push(...guardians.map(([person, relation]) => ({ person, relation })));
};

/** The last birthday from which so many months are complete on a day. */
function bornMonthsBefore(day: PlainDate, months: number): PlainDate {
  let birth = addMonths(day, -months);
  while (addMonths(birth, months) > day) birth = addDays(birth, -1);
  return birth;
}

function record(person: Person, site: Site, doses: readonly Dose[]): void {
  const given = doses.map(([vaccine, date]) => {
    const atBirth = date === person.birthDate;
    return { vaccine, date, site: atBirth ? null : site, siteName: atBirth ? '青岚县妇幼保健院产科' : null };
  });
  person.given.push(...given.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
}

/** The pictures show a number that ends in 2317: sequence 231 and check digit 7, so the birthday is one where it is 7. */
function fathersBirthday(countyCode: string, today: PlainDate): PlainDate {
  let birth = addDays(addMonths(today, -12 * 71), -60);
  while (!idNumberOf(countyCode, birth, 231).endsWith('2317')) birth = addDays(birth, -1);
  return birth;
}

type First = Omit<DemoFamily, 'wangFang' | 'xiaoyu' | 'wangJianguo'>;

/** Who belongs to whom, and what each was given. */
function tellFirst({ xiaomei, husband, anan, yiming, father }: First, { today, home }: Making): void {
  for (const child of [anan, yiming]) link(child, [xiaomei, 'mother'], [husband, 'father']);
  link(xiaomei, [father, 'father']);
  record(anan, home, ananDoses(anan.birthDate, today));
  record(yiming, home, yimingDoses(yiming.birthDate));
  const lastYear = Number(today.slice(0, 4)) - (today.slice(5) < '11-20' ? 2 : 1);
  record(father, home, [
    ['PPV23', addDays(addMonths(father.birthDate, 12 * 66), 12)],
    ['Flu-IIV', toPlainDate(`${lastYear}-10-21`)],
  ]);
  father.conditions = { chronicDisease: true };
  Object.assign(anan, { birthWeightG: 3250, gestationWeeks: 39, conditions: { maternalHbsAg: 'negative' } });
  Object.assign(yiming, { birthWeightG: 3400, gestationWeeks: 40, conditions: { maternalHbsAg: 'negative' } });
}

function makeFirst(making: Making): First {
  const { today, countyCode } = making;
  const member = (about: About): Person => makeMember(about, making);
  const yearsAgo = (years: number, days: number): PlainDate => addDays(addMonths(today, -12 * years), -days);
  const xiaomei = member({
    name: '林晓梅',
    sex: 'female',
    birthDate: yearsAgo(36, 143),
    sequence: 214,
    phoneNo: 1,
  });
  const husband = member({
    name: '陈志明',
    sex: 'male',
    birthDate: yearsAgo(38, 57),
    sequence: 215,
    phoneNo: 3,
  });
  const father = member({
    name: '林国强',
    sex: 'male',
    birthDate: fathersBirthday(countyCode, today),
    sequence: 231,
    phoneNo: 2,
  });
  const anan = member({
    name: '陈安安',
    sex: 'female',
    birthDate: bornMonthsBefore(addDays(today, -4), 18),
    sequence: 226,
  });
  const yiming = member({
    name: '陈一鸣',
    sex: 'male',
    birthDate: bornMonthsBefore(addDays(today, -5), 75),
    sequence: 217,
  });
  const family = { xiaomei, husband, anan, yiming, father };
  tellFirst(family, making);
  return family;
}

function makeSecond(making: Making): Pick<DemoFamily, 'wangFang' | 'xiaoyu' | 'wangJianguo'> {
  const { today, random } = making;
  const member = (about: About): Person => makeMember(about, making);
  const monthsAgo = (months: number, days: number): PlainDate => addDays(addMonths(today, -months), -days);
  const wangFang = member({
    name: '王芳',
    sex: 'female',
    birthDate: monthsAgo(12 * 31, 88),
    sequence: 242,
    phoneNo: 4,
  });
  const wangJianguo = member({
    name: '王建国',
    sex: 'male',
    birthDate: monthsAgo(12 * 67, 21),
    sequence: 243,
    phoneNo: 5,
  });
  const xiaoyu = member({ name: '周小雨', sex: 'female', birthDate: monthsAgo(26, 12), sequence: 244 });
  link(xiaoyu, [wangFang, 'mother']);
  liveChildhood(xiaoyu, today, random);
  return { wangFang, wangJianguo, xiaoyu };
}

/** Both families, not yet in the county's list of people. */
export const makeDemoFamily = (making: Making): DemoFamily => ({ ...makeFirst(making), ...makeSecond(making) });

/** Everybody in both families. */
export const familyMembers = ({
  xiaomei,
  husband,
  anan,
  yiming,
  father,
  wangFang,
  xiaoyu,
  wangJianguo,
}: DemoFamily): Person[] => [xiaomei, husband, anan, yiming, father, wangFang, xiaoyu, wangJianguo];
