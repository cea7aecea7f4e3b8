// Children as a clinic's list has them: ages 0–14, some vaccinated to the day, some late, some with gaps, some with five-in-one, some
// with conditions. Every child is made anew from a printed seed, so no two rounds see the same child and no answer can be remembered.
import { addDays, addMonths, type PlainDate, toPlainDate } from '@kangban/domain/shared/plain-date';
import type { Conditions, ForecastInput, GivenDose } from '@kangban/domain/immunization/types';
import { makeRandom, type Random } from '../../scripts/seed/random';

export type Kind = 'to schedule' | 'late' | 'five-in-one' | 'conditions';

interface Shot {
  vaccine: string;
  months: number;
}
const shots = (vaccine: string, ...months: number[]): Shot[] => months.map((at) => ({ vaccine, months: at }));

const COMMON: readonly Shot[] = [
  ...shots('HepB', 0, 1, 6),
  ...shots('BCG', 0),
  ...shots('MMR', 8, 18),
  ...shots('MPSV-A', 6, 9),
  ...shots('MPSV-AC', 36, 72),
  ...shots('2vHPV', 156),
];
const DTAP_OLD = shots('DTaP', 3, 4, 5, 18);
const DTAP_NEW = shots('DTaP', 2, 4, 6, 18, 72);
const POLIO = [...shots('IPV', 2, 3), ...shots('bOPV', 4, 48)];
const FIVE = [...shots('DTaP-IPV/Hib', 2, 3, 4, 18), ...shots('DTaP', 72)];
const LIVE = [...shots('JE-L', 8, 24), ...shots('HepA-L', 18)];
const INACTIVATED = [...shots('JE-I', 8, 8.25, 24, 72), ...shots('HepA-I', 18, 24)];
const EXTRAS = [...shots('Varicella', 12, 48), ...shots('PCV13', 2, 4, 6, 12), ...shots('RV5', 2, 3, 4)];

const DTAP_CHANGED = toPlainDate('2024-11-01');
const CONDITIONS: readonly ((random: Random, birth: PlainDate) => Conditions)[] = [
  (random, birth) => ({ immunoglobulinOn: addDays(birth, random.int(200, 700)) }),
  (random) => ({ maternalHbsAg: 'positive', birthWeightG: random.int(1500, 3600) }),
  (random) => ({ gestationWeeks: random.int(28, 36), birthWeightG: random.int(1400, 2600) }),
  () => ({ hiv: 'exposed' }),
  () => ({ immunosuppressed: true }),
  () => ({ tbSkinTest: 'negative' }),
];

function shotsOf(kind: Kind, birth: PlainDate, random: Random): Shot[] {
  const dtap = birth < DTAP_CHANGED ? DTAP_OLD : DTAP_NEW;
  const base = kind === 'five-in-one' ? FIVE : [...dtap, ...POLIO];
  return [...COMMON, ...base, ...(random.chance(0.8) ? LIVE : INACTIVATED), ...(random.chance(0.3) ? EXTRAS : [])];
}

/** The day one shot really was given: late children fall behind and stay behind until they catch up. */
function givenOf(kind: Kind, birthDate: PlainDate, random: Random): GivenDose[] {
  const given: GivenDose[] = [];
  let behind = 0;
  for (const { vaccine, months } of shotsOf(kind, birthDate, random)) {
    const isLate = kind === 'late';
    if (isLate && random.chance(0.15)) continue;
    if (isLate && random.chance(0.3)) behind = random.int(0, 240);
    const named = addDays(addMonths(birthDate, Math.floor(months)), months % 1 === 0 ? 0 : 7);
    given.push({ vaccine, date: addDays(named, behind + random.int(0, 6)) });
  }
  return given.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

/** One child on a day; `today` is drawn within a year, as slots and reminders ask about many days. */
export function childOf(kind: Kind, random: Random): ForecastInput {
  const today = addDays(toPlainDate('2026-07-01'), random.int(0, 364));
  const birthDate = addDays(today, -random.int(0, 14 * 365));
  const sex = random.chance(0.5) ? 'female' : 'male';
  const given = givenOf(kind, birthDate, random).filter(
    ({ vaccine, date }) => date <= today && (sex === 'female' || vaccine !== '2vHPV'),
  );
  const conditions = kind === 'conditions' ? random.pick(CONDITIONS)(random, birthDate) : {};
  return { birthDate, sex, today, given, conditions };
}

const MIX: readonly [Kind, number][] = [
  ['to schedule', 0.5],
  ['late', 0.25],
  ['five-in-one', 0.15],
  ['conditions', 0.1],
];

/** A clinic's mix: half to schedule, a quarter late, 15 % five-in-one, a tenth with a condition. */
export function mixedChild(random: Random): ForecastInput {
  let draw = random.next();
  for (const [kind, share] of MIX) {
    if (draw < share) return childOf(kind, random);
    draw -= share;
  }
  return childOf('conditions', random);
}

/** `count` new children; the seed decides them. */
export function makeChildren(make: (random: Random) => ForecastInput, seed: number, count: number): ForecastInput[] {
  const random = makeRandom(String(seed), 'bench forecast');
  return Array.from({ length: count }, () => make(random));
}
