/**
 * What is missing in a record, most useful in an emergency first (§5 of issue 4), and how it gets in. A list of things to do, never a mark
 * or a score: a record has no percentage.
 */
import { addMonths, ageInYears, monthsBetween, type PlainDate } from '../shared/plain-date';
import { OLDER_YEARS } from './age-marks';

/** How it gets in: typed by the person, told to the clinic as a correction, at the clinic, measured at home, at a child's check-up. */
export type MissingWay = 'enter' | 'correct' | 'clinic' | 'measure' | 'visits';

export const MISSING_THINGS = [
  'allergies',
  'blood',
  'medicines',
  'basic',
  'contact',
  'phone',
  'checkup',
  'birth',
  'child-visit',
  'child-growth',
] as const;
export type MissingThing = (typeof MISSING_THINGS)[number];

export interface Missing {
  thing: MissingThing;
  title: string;
  text: string;
  /** The first is the easiest. */
  ways: readonly MissingWay[];
}

/** What the record holds, as of today. */
export interface Holdings {
  birthDate: PlainDate;
  /** Somebody asked about allergies, `none known` included. */
  allergiesAsked: boolean;
  /** A blood group that rows agree on. */
  bloodKnown: boolean;
  /** An illness that is taken medicine for is known; and whether any medicine is. */
  chronic: boolean;
  medicines: boolean;
  basicForm: boolean;
  contact: boolean;
  phone: boolean;
  lastCheckupOn: PlainDate | null;
  birthWeight: boolean;
  lastChildVisitOn: PlainDate | null;
  lastGrowthOn: PlainDate | null;
}

/** The form is not filled for children under 7 (第三版 填表说明, from memory, unverified); their check-ups hold the same. */
const CHILD_YEARS = 7;
/** Children are weighed at least twice a year until three, then once (0–6岁儿童健康管理, 第三版). */
const GROWTH_MONTHS = { small: 6, big: 12, smallUntilMonths: 36 } as const;
/** No two check-ups of the programme lie further apart; the first is within the first two months. */
const VISIT_MONTHS = 12;
const FIRST_VISIT_MONTHS = 2;

const isChild = ({ birthDate }: Holdings, today: PlainDate): boolean => ageInYears(birthDate, today) < CHILD_YEARS;
const olderThan = (day: PlainDate | null, months: number, today: PlainDate): boolean =>
  day === null || addMonths(day, months) <= today;

function growthMissing(held: Holdings, today: PlainDate): boolean {
  const small = monthsBetween(held.birthDate, today) < GROWTH_MONTHS.smallUntilMonths;
  return isChild(held, today) && olderThan(held.lastGrowthOn, small ? GROWTH_MONTHS.small : GROWTH_MONTHS.big, today);
}

const checkupMissing = ({ birthDate, lastCheckupOn }: Holdings, today: PlainDate): boolean =>
  ageInYears(birthDate, today) >= OLDER_YEARS &&
  (lastCheckupOn === null || lastCheckupOn.slice(0, 4) < today.slice(0, 4));

const visitMissing = (held: Holdings, today: PlainDate): boolean =>
  isChild(held, today) &&
  monthsBetween(held.birthDate, today) >= FIRST_VISIT_MONTHS &&
  olderThan(held.lastChildVisitOn, VISIT_MONTHS, today);

interface Rule {
  missing: (held: Holdings, today: PlainDate) => boolean;
  title: string;
  text: string;
  ways: readonly MissingWay[];
}

const RULES: Readonly<Record<MissingThing, Rule>> = {
  allergies: {
    missing: (held) => !held.allergiesAsked,
    title: '对什么过敏',
    text: '没有过敏也记一笔。急救的时候，医生先看这个。',
    ways: ['enter', 'clinic'],
  },
  blood: {
    missing: (held, today) => !held.bloodKnown && !isChild(held, today),
    title: '血型',
    text: '有化验单就告诉卫生院。没验过，体检时可以问。',
    ways: ['correct', 'clinic'],
  },
  medicines: {
    missing: (held) => held.chronic && !held.medicines,
    title: '正在吃的药',
    text: '照着药盒记下来，看病时给医生看。',
    ways: ['enter', 'clinic'],
  },
  basic: {
    missing: (held, today) => !held.basicForm && !isChild(held, today),
    title: '个人基本信息表',
    text: '带身份证到卫生院填，免费。',
    ways: ['clinic'],
  },
  contact: {
    missing: (held) => held.basicForm && !held.contact,
    title: '紧急联系人',
    text: '家里人的名字和电话。出了急事好找人。',
    ways: ['enter', 'clinic'],
  },
  phone: {
    missing: (held, today) => !held.phone && ageInYears(held.birthDate, today) >= 14,
    title: '本人电话',
    text: '带身份证到卫生院登记，有事能找到您。',
    ways: ['clinic'],
  },
  checkup: {
    missing: checkupMissing,
    title: '今年的老年人体检',
    text: '65岁以上每年一次，免费。今年还没有记录。',
    ways: ['clinic'],
  },
  birth: {
    missing: (held, today) => isChild(held, today) && !held.birthWeight,
    title: '出生体重',
    text: '带《出生医学证明》到卫生院补记。早产的孩子要靠它算年龄。',
    ways: ['clinic'],
  },
  'child-visit': {
    missing: visitMissing,
    title: '儿童体检',
    text: '这一年没有体检记录。看看该做哪一次。',
    ways: ['visits', 'clinic'],
  },
  'child-growth': {
    missing: growthMissing,
    title: '身高体重',
    text: '有一阵没量了。在家量了也可以记。',
    ways: ['measure', 'visits'],
  },
};

/** What is missing on a day, in the order it should be asked for. */
export const missingIn = (held: Holdings, today: PlainDate): Missing[] =>
  MISSING_THINGS.filter((thing) => RULES[thing].missing(held, today)).map((thing) => {
    const { title, text, ways } = RULES[thing];
    return { thing, title, text, ways };
  });
