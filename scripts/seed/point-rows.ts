// A year of points: the father's as picture 13 shows them, and a few of many other elders. Posted by the product's own ledger, day after
// day, so that every lot, link and balance is what it would be.
import { deskOf } from './staff';
import type { HoldOrder, LedgerOrder, WrittenBy } from '../../domain/src/points/types';
import { partsOf, type PlainDate, toPlainDate, weekdayOf } from '../../domain/src/shared/plain-date';
import { instantOf } from '../../server/src/clock';
import { post } from '../../server/src/features/points/post';
import type { County } from './county';
import { addDays } from './days';
import type { Person } from './people';
import { makeIds, makeRandom, type Random } from './random';
import type { Sealing } from './rows';

type Client = Parameters<typeof post>[0];

const RULES = {
  'pressure-week': { title: '记血压满 5 天', points: 10 },
  'pressure-control': { title: '一周平均血压达标', points: 20 },
  'follow-up': { title: '高血压随访', points: 50 },
  checkup: { title: '做完老年人体检', points: 100 },
  lesson: { title: '听一节健康课', points: 5 },
} as const;
type RuleId = keyof typeof RULES;

/** One award of a person on a day. */
interface Planned {
  person: Person;
  rule: RuleId;
  day: PlainDate;
  detail: string | null;
}

const BONE_DENSITY = { points: 400, title: '骨密度检查 1 次' };
/** Days before the last Sunday, as the picture of 2026-11-23 has them. */
const REDEEMED_BEFORE = 33;
const WEEKS_BEFORE_SUMMER = 27;
const OTHERS = 150;
const AGE_MIN = 65;

const lastSunday = (today: PlainDate): PlainDate =>
  addDays(today, -(weekdayOf(today) % 7 === 0 ? 7 : weekdayOf(today)));

/** Which days of the year before something happened, counted back from the last Sunday. */
function fathersYear(person: Person, sunday: PlainDate): Planned[] {
  const at = (rule: RuleId, before: number, detail: string | null = null): Planned => ({
    person,
    rule,
    day: addDays(sunday, -before),
    detail,
  });
  const weekly = (before: number): Planned[] => [
    at('pressure-week', before, '记了 5 天'),
    at('pressure-control', before),
  ];
  const weeks = (from: number, count: number): Planned[] =>
    Array.from({ length: count }, (_, week) => weekly(from + 7 * week)).flat();
  const site = person.site?.shortName ?? null;
  return [
    at('pressure-control', 0, '139/84'),
    at('pressure-week', 0, '记了 6 天'),
    at('checkup', 11, site),
    at('pressure-week', 14, '记了 5 天'),
    at('follow-up', 44, '张敏医生'),
    // This year until the autumn: 27 good weeks, three follow-ups, two lessons.
    ...weeks(84, WEEKS_BEFORE_SUMMER),
    ...[136, 227, 310].map((before) => at('follow-up', before, '张敏医生')),
    ...[120, 200].map((before) => at('lesson', before, '少盐怎么吃')),
    // The end of the year before: what ends with this year.
    ...weeks(329, 10),
    ...[340, 408].map((before) => at('follow-up', before, '张敏医生')),
    at('checkup', 376, site),
    ...[330, 344, 358, 372].map((before) => at('lesson', before, '血压怎么量')),
  ];
}

function othersYear(county: County, sunday: PlainDate, days: readonly PlainDate[]): Planned[] {
  const random: Random = makeRandom(county.seed, 'points of others');
  const elders = county.people.filter(({ reserved, years }) => !reserved && years >= AGE_MIN).slice(0, OTHERS);
  const since = addDays(sunday, -300);
  const recent = days.filter((day) => day >= since);
  return elders.flatMap((person) =>
    Array.from({ length: random.int(1, 6) }, (): Planned => {
      const rule = random.weighted<RuleId>([
        ['follow-up', 4],
        ['checkup', 1],
        ['lesson', 2],
        ['pressure-week', 3],
      ]);
      return { person, rule, day: random.pick(recent), detail: null };
    }),
  );
}

interface Desk {
  county: County;
  client: Client;
  post: (day: PlainDate, orders: readonly LedgerOrder[]) => ReturnType<typeof post>;
  newId: () => string;
  sunday: PlainDate;
}

/** 当年的分，第二年 12月31日到期: of the autumn before it ends with this year, everything since with the next. */
const expiresOn = (day: PlainDate, { county, sunday }: Desk): PlainDate =>
  toPlainDate(`${partsOf(county.today).year + (day < addDays(sunday, -325) ? 0 : 1)}-12-31`);

const BY_JOB: WrittenBy = { kind: 'system', id: null };

/** Who writes it down at the person's clinic. */
const nurseOf = ({ county }: Desk, { site }: Person): WrittenBy =>
  site === null ? BY_JOB : { kind: 'staff', id: deskOf(county.staff)(site) };

function earnOf(desk: Desk, planned: Planned): LedgerOrder {
  const { day, detail, person, rule } = planned;
  const evidence = desk.newId();
  const staffed = rule === 'follow-up' || rule === 'checkup';
  return {
    type: 'earn',
    key: `earn:${rule}@1:resident.${person.id}:${evidence}`,
    holder: { kind: 'resident', id: person.id },
    residentId: person.id,
    points: RULES[rule].points,
    state: 'posted',
    rule: { id: rule, version: 1 },
    evidence: {
      kind: rule === 'checkup' || rule === 'lesson' ? rule : staffed ? 'follow-up' : 'reading',
      id: evidence,
    },
    title: RULES[rule].title,
    detail,
    on: day,
    expiresOn: expiresOn(day, desk),
    caps: [],
    by: staffed ? nurseOf(desk, person) : BY_JOB,
  };
}

/** The father's bone density: held in the morning, confirmed at the counter. */
async function redeem(desk: Desk, day: PlainDate): Promise<void> {
  const { father } = desk.county.family;
  const holder = { kind: 'resident', id: father.id } as const;
  const purpose = { kind: 'reward', id: desk.newId() } as const;
  const order: HoldOrder = {
    type: 'hold',
    key: `hold:${purpose.id}`,
    holder,
    residentId: father.id,
    purpose,
    timesOutAt: instantOf(addDays(day, 1), '00:00'),
    by: BY_JOB,
    ...BONE_DENSITY,
  };
  const [held] = await desk.post(day, [order]);
  if (!held?.ok) throw new RangeError('the father has too few points');
  await desk.post(day, [
    { type: 'commit', key: `commit:${purpose.id}`, holdTxId: held.txId, by: nurseOf(desk, father) },
  ]);
}

/** Posts a year of points into a loaded county. Returns how many transactions that were. */
export async function postPoints(client: Client, { cipher, county }: Sealing): Promise<number> {
  const sunday = lastSunday(county.today);
  const ids = makeIds(makeRandom(county.seed, 'points'));
  let day = sunday;
  const now = (): Date => instantOf(day, '21:30');
  const newId = (): string => ids(now());
  const desk: Desk = {
    county,
    client,
    newId,
    sunday,
    post: (on, orders) => {
      day = on;
      return post(
        client,
        { cipher, newId, clock: { now, today: () => on } },
        { countyCode: county.countyCode, orders },
      );
    },
  };
  const father = fathersYear(county.family.father, sunday);
  const days = [...new Set(father.map((one) => one.day))];
  const all = [...father, ...othersYear(county, sunday, days)].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  );
  const redeemedOn = addDays(sunday, -REDEEMED_BEFORE);
  let posted = 0;
  for (const on of [...days, redeemedOn].sort()) {
    const orders = all.filter((one) => one.day === on).map((one) => earnOf(desk, one));
    if (orders.length > 0) await desk.post(on, orders);
    if (on === redeemedOn) await redeem(desk, on);
    posted += orders.length + (on === redeemedOn ? 2 : 0);
  }
  return posted;
}
