// 晓梅's record: basic information, her visits in the pregnancy with 安安 (shown only after unlocking), a cold.
import type { EntryPayloads } from '../../../domain/src/record/payloads';
import type { PlainDate } from '../../../domain/src/shared/plain-date';
import { addDays, addMonths } from '../days';
import type { Person } from '../people';
import type { Random } from '../random';
import type { Site } from '../sites';
import { homeOf, illness, measured, type SeededEntry, words } from './entry';

type Visit = EntryPayloads['maternal-visit'];

/** Weeks of the five antenatal visits (before 13, 16–20, 21–24, 28–36, 37–40). */
const ANTENATAL_WEEKS = [11, 18, 23, 31, 38] as const;
const BIRTH_WEEK = 39;

function antenatal(no: number, weeks: number, { random, nextOn }: { random: Random; nextOn: PlainDate | null }): Visit {
  return {
    visit: 'antenatal',
    no,
    weeks,
    measured: [
      measured('29463-7', '体重', [Math.round(random.around(54 + weeks * 0.3, 3) * 10) / 10, 'kg']),
      measured('8480-6', '收缩压', [Math.round(random.around(112, 6)), 'mm[Hg]']),
      measured('8462-4', '舒张压', [Math.round(random.around(70, 5)), 'mm[Hg]']),
      measured('718-7', '血红蛋白', [Math.round(random.around(118, 5)), 'g/L']),
      ...(weeks < 20 ? [] : [measured('11948-7', '胎心率', [Math.round(random.around(142, 5)), '/min'])]),
    ],
    findings: '没有看到要注意的',
    advice: weeks < 14 ? '每天吃叶酸，不舒服随时来。' : '按时来检查，每天数一数胎动。',
    ...(nextOn !== null && { nextOn }),
  };
}

/** The visits of a pregnancy that ended in a birth on a day, with those after it that are over. */
export function maternalVisits(
  mother: Person,
  born: PlainDate,
  told: { today: PlainDate; random: Random; hospital: Site },
): SeededEntry[] {
  const place = {
    person: mother,
    kind: 'maternal-visit',
    source: 'clinic',
    ...homeOf(mother, '刘敏', told.hospital),
  } as const;
  const dayOf = (weeks: number): PlainDate => addDays(born, (weeks - BIRTH_WEEK) * 7);
  const before = ANTENATAL_WEEKS.map((weeks, index): SeededEntry => {
    const next = ANTENATAL_WEEKS[index + 1];
    const nextOn = next === undefined ? null : dayOf(next);
    return { ...place, on: dayOf(weeks), payload: antenatal(index + 1, weeks, { random: told.random, nextOn }) };
  });
  const after: SeededEntry[] = [
    {
      ...place,
      on: addDays(born, 6),
      payload: { visit: 'postnatal', measured: [], findings: '恢复得好', advice: '多休息，按需喂奶。' },
    },
    {
      ...place,
      on: addDays(born, 43),
      payload: { visit: 'postnatal-42', measured: [], findings: '恢复得好', advice: '可以恢复平常的活动。' },
    },
  ];
  return [...before, ...after].filter(({ on }) => on <= told.today);
}

/** Everything the county knows of 晓梅 beside her vaccinations. */
export function daughterEntries(told: {
  today: PlainDate;
  daughter: Person;
  child: Person;
  random: Random;
  hospital: Site;
}): SeededEntry[] {
  const { today, daughter, child, random, hospital } = told;
  const place = { person: daughter, source: 'clinic', ...homeOf(daughter, '张敏', hospital) } as const;
  return [
    {
      ...place,
      kind: 'basic-information',
      on: addMonths(today, -74),
      payload: {
        form: 'basic-information-3',
        fields: {
          sex: '2',
          birthDate: daughter.birthDate,
          residence: '1',
          ethnicity: '01',
          bloodAbo: '1',
          bloodRh: '2',
          education: '2',
          occupation: '2',
          marriage: '2',
          payment: ['1'],
          drugAllergies: ['1'],
          exposures: ['1'],
          pastDiseases: [{ disease: '1' }],
          hadSurgery: '1',
          hadInjury: '1',
          hadTransfusion: '1',
          familyFather: ['2'],
          familyMother: ['3'],
          familySiblings: ['1'],
          familyChildren: ['1'],
          hereditary: '1',
          disabilities: ['1'],
          kitchen: '2',
          fuel: '3',
          water: '1',
          toilet: '1',
          livestock: '1',
        },
      },
    },
    {
      ...place,
      kind: 'allergy',
      on: addMonths(today, -74),
      payload: {
        none: true,
        what: {
          text: '没有已知的过敏',
          coding: [{ system: 'http://snomed.info/sct', code: '716186003' }],
          known: true,
        },
        category: 'other',
        criticality: 'unknown',
        clinical: 'active',
        verification: 'confirmed',
        reactions: [],
      },
    },
    {
      ...place,
      kind: 'encounter',
      on: addMonths(today, -9),
      payload: {
        class: 'outpatient',
        department: '全科',
        reasons: [words('咳嗽、流鼻涕 3 天')],
        diagnoses: [illness('J06.9', '急性上呼吸道感染')],
        advice: '多喝水，多休息，发热再来。',
      },
    },
    ...maternalVisits(daughter, child.birthDate, { today, random, hospital }),
  ];
}
