// What holds of an invented county whatever the day it is loaded on; nothing here needs a database.
import { forecast } from '../../domain/src/immunization/forecast';
import { doseNameZh } from '../../domain/src/immunization/catalogue';
import { readIdNumber } from '../../domain/src/shared/id-number';
import { distanceKmBetween } from '../../domain/src/site/distance';
import {
  addDays,
  ageInYears,
  monthsBetween,
  toPlainDate as d,
  type PlainDate,
} from '../../domain/src/shared/plain-date';
import { familyMembers, makeDemoFamily } from './demo-family';
import { liveChild, liveOnAllCores } from './lives';
import { DEMO_FILL } from './fill-table';
import { DEMO_HOME } from './places-table';
import { makeIds, makeRandom } from './random';
import { forecastInput } from './record';
import { makeResidents } from './residents';
import { makeSites, slotsOf } from './sites';

const at = new Date('2026-11-23T00:00:00Z');
const idsFor = (seed: string) => {
  const ids = makeIds(makeRandom(seed, 'ids'));
  return () => ids(at);
};
const sitesOn = (today: PlainDate, residents = 2000) =>
  makeSites({ today, residents, random: makeRandom('1', 'sites'), idAt: idsFor('1') });

/** Every day of a common and of a leap year, in steps that meet every weekday, month end and 29 February. */
const LOADING_DAYS = [
  ...Array.from({ length: 122 }, (_, step) => addDays(d('2026-11-22'), 6 * step)),
  ...['2027-02-28', '2027-03-01', '2027-03-31', '2027-08-31', '2028-02-29', '2028-03-01', '2028-12-31'].map(d),
];

const familyOn = (today: PlainDate) => {
  const [home] = sitesOn(today);
  if (!home) throw new Error('no clinic');
  const making = { countyCode: '990101', today, random: makeRandom('1', 'family'), home, idAt: idsFor('family') };
  return makeDemoFamily(making);
};

const namesBy = (person: ReturnType<typeof familyOn>['anan'], today: PlainDate) => {
  const { doses, flags } = forecast(forecastInput(person, today));
  const named = (...statuses: string[]) =>
    doses.filter((dose) => statuses.includes(dose.status)).map((dose) => `${doseNameZh(dose)} ${dose.earliestOn}`);
  return { given: named('given').length, due: named('due', 'overdue'), waiting: named('not-yet'), flags };
};

describe.each(LOADING_DAYS)('the demo family loaded on %s', (today) => {
  const { anan, yiming, father, xiaomei } = familyOn(today);

  test('安安 is as the pictures show', () => {
    expect(monthsBetween(anan.birthDate, today)).toBe(18);
    const { given, due, waiting, flags } = namesBy(anan, today);
    expect([given, flags]).toEqual([14, []]);
    expect(due.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '百白破疫苗 第4剂',
      '甲肝灭活疫苗 第1剂',
    ]);
    const days = waiting.map((line) => line.split(' ').at(-1) ?? '').sort();
    expect(waiting).toContain(`麻腮风疫苗 第2剂 ${days[0]}`);
    expect(waiting).toContain(`乙脑疫苗 第2剂 ${days[1]}`);
    expect(days[0]).toBe(addDays(today, 9));
  });

  test('一鸣 lacks one dose, which is due', () => {
    const { given, due, waiting, flags } = namesBy(yiming, today);
    expect([monthsBetween(yiming.birthDate, today), given, waiting, flags]).toEqual([75, 22, [], []]);
    expect(due).toHaveLength(1);
    expect(due[0]).toMatch(/^流脑疫苗 第4剂 /);
  });

  test('everybody has a sound number; the father’s ends as in the pictures', () => {
    for (const person of familyMembers(familyOn(today)))
      expect(readIdNumber(person.idNumber ?? '', today)).toMatchObject({
        birthDate: person.birthDate,
        sex: person.sex,
      });
    expect([ageInYears(father.birthDate, today), father.idNumber?.slice(-4)]).toEqual([71, '2317']);
    expect(ageInYears(xiaomei.birthDate, today)).toBe(36);
  });
});

test.each([0, 1, 2, 3, 4, 5, 6])(
  'the demo clinic on weekday %i: open, open, open, closed, open, open, closed',
  (shift) => {
    const today = addDays(d('2026-11-23'), shift);
    const [site] = sitesOn(today);
    if (!site) throw new Error('no clinic');
    const slots = slotsOf(site, today, idsFor('slots')).filter((slot) => slot.service === 'immunization');
    const perDay = Array.from({ length: 7 }, (_, ahead) => slots.filter((slot) => slot.day === addDays(today, ahead)));
    expect(perDay.map((day) => day.length)).toEqual([8, 8, 8, 0, 8, 8, 0]);
    const remaining = Object.fromEntries(
      Object.entries(DEMO_FILL).map(([ahead, { online }]) => [
        ahead,
        (perDay[Number(ahead)] ?? []).reduce((sum, slot, index) => sum + slot.online - (online[index] ?? 0), 0),
      ]),
    );
    expect(remaining).toEqual({ 0: 0, 1: 3, 2: 18, 4: 31, 5: 12 });
    expect(perDay[2]?.[1]).toMatchObject({ startsAt: '09:00', ticketBase: 19, online: 12, onsite: 3, staff: 4 });
  },
);

test('the demo clinic is 1.2 km from the demo home', () => {
  const [site] = sitesOn(d('2026-11-23'));
  expect(site && distanceKmBetween(DEMO_HOME, site)).toBeCloseTo(1.2, 2);
});

test('a larger county has more clinics', () => {
  expect(sitesOn(d('2026-11-23'), 2000)).toHaveLength(8);
  expect(sitesOn(d('2026-11-23'), 200_000)).toHaveLength(25);
});

describe('2,000 people', () => {
  const today = d('2026-11-23');
  const make = (seed: string) =>
    makeResidents(2000, {
      countyCode: '990101',
      today,
      random: makeRandom(seed, 'people'),
      sites: sitesOn(today),
      idAt: idsFor(seed),
    });
  const people = make('1');
  const share = (from: number, to: number) =>
    people.filter(({ years }) => years >= from && years <= to).length / people.length;

  test('the same seed makes the same people, another seed others', () => {
    const names = (seed: string) => make(seed).map(({ id, name, idNumber, phone }) => [id, name, idNumber, phone]);
    expect(names('1')).toEqual(names('1'));
    expect(names('2')).not.toEqual(names('1'));
  });

  test('ages are those of a county that grows old', () => {
    expect(people).toHaveLength(2000);
    expect(share(0, 14)).toBeGreaterThan(0.12);
    expect(share(0, 14)).toBeLessThan(0.18);
    expect(share(60, 120)).toBeGreaterThan(0.19);
    expect(share(60, 120)).toBeLessThan(0.27);
  });

  test('numbers are sound, invented and nobody’s twice', () => {
    const numbers = people.flatMap(({ idNumber }) => idNumber ?? []);
    const phones = people.flatMap(({ phone }) => phone ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(phones).size).toBe(phones.length);
    for (const { idNumber, birthDate, sex } of people)
      if (idNumber) expect(readIdNumber(idNumber, today)).toMatchObject({ birthDate, sex });
    expect(numbers.filter((number) => !number.startsWith('990'))).toEqual([]);
    expect(phones.filter((phone) => !/^1990\d{7}$/.test(phone))).toEqual([]);
  });

  test('as many cores as there are live the same lives', async () => {
    const children = make('1').filter(({ years }) => years < 3);
    const alone = make('1').filter(({ years }) => years < 3);
    const sites = [...new Set(children.flatMap(({ site }) => site ?? []))];
    await liveOnAllCores(children, { people: children, sites, today, seed: '1' });
    alone.forEach((child, streamNo) => liveChild(child, streamNo, { today, seed: '1' }));
    const doses = (some: typeof children) =>
      some.map(({ given }) => given.map(({ vaccine, date, site, siteName }) => [vaccine, date, site?.id, siteName]));
    expect(doses(children)).toEqual(doses(alone));
    expect(doses(children).flat().length).toBeGreaterThan(200);
  });

  test('every child has a grown-up, mothers are 18 to 46 years older', () => {
    const children = people.filter(({ years }) => years < 18);
    expect(children.filter(({ guardians }) => guardians.length === 0)).toEqual([]);
    for (const child of children)
      for (const { person, relation } of child.guardians)
        if (relation === 'mother') {
          expect(person.years - child.years).toBeGreaterThanOrEqual(17);
          expect(person.years - child.years).toBeLessThanOrEqual(47);
        }
  });
});

test('chance is fair enough and ids sort as they were made', () => {
  const random = makeRandom('1', 'fair');
  const counts = [0, 0, 0, 0];
  for (let draw = 0; draw < 40_000; draw += 1) counts[random.int(0, 3)]! += 1;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  const ids = makeIds(makeRandom('1', 'ids'));
  const made = Array.from({ length: 10_000 }, () => ids(at));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
