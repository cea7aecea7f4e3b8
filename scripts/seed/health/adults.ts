// The records of a county's grown-ups: who has a file, who is managed for hypertension or diabetes, whose checkups are kept.
import type { EntryPayloads } from '../../../domain/src/record/payloads';
import type { PlainDate } from '../../../domain/src/shared/plain-date';
import { addDays, addMonths } from '../days';
import type { Person } from '../people';
import type { Random } from '../random';
import type { Site } from '../sites';
import { checkupFields, checkupForm, diabetesFields, hypertensionFields } from './form-rows';
import { homeOf, illness, type Place, type SeededEntry, words } from './entry';

interface Living {
  today: PlainDate;
  random: Random;
  hospital: Site;
}

/** Chances by age of having a file, high blood pressure and diabetes; believable, not a survey. */
const BY_AGE: readonly (readonly [fromYears: number, hypertension: number, diabetes: number])[] = [
  [65, 0.52, 0.19],
  [55, 0.38, 0.14],
  [45, 0.22, 0.09],
  [35, 0.09, 0.03],
  [18, 0, 0],
];
const FILE_SHARE = 0.72;
const CHECKED_SHARE = 0.7;
const SEEN_SHARE = 0.16;
const ELDER_YEARS = 65;
const CHECKUPS_KEPT = 3;
const FOLLOW_UPS_KEPT = 4;

const FAMILY_DOCTORS = ['张敏', '李文', '陈立', '刘敏', '周凯', '吴婷', '郑强', '孙丽'] as const;

interface Health {
  hypertension: boolean;
  diabetes: boolean;
}

/** Illnesses of the sheet by their printed code; now and then an old tuberculosis, shown only after unlocking. */
function pastDiseases(
  { hypertension, diabetes }: Health,
  { today, random }: Living,
): { disease: string; since?: string }[] {
  const had = [...(hypertension ? ['2'] : []), ...(diabetes ? ['3'] : []), ...(random.chance(0.006) ? ['9'] : [])];
  if (had.length === 0) return [{ disease: '1' }];
  return had.map((disease) => ({ disease, since: addMonths(today, -random.int(14, 100)).slice(0, 7) }));
}

function basicFields(person: Person, health: Health, living: Living): EntryPayloads['basic-information']['fields'] {
  const { random } = living;
  const isOld = person.years > 60;
  return {
    sex: person.sex === 'male' ? '1' : '2',
    birthDate: person.birthDate,
    residence: random.pick(['1', '1', '1', '1', '2'] as const),
    ethnicity: '01',
    bloodAbo: random.weighted([
      ['1', 28],
      ['2', 24],
      ['3', 32],
      ['4', 8],
      ['5', 8],
    ] as const),
    bloodRh: random.pick(['2', '2', '2', '2', '2', '3'] as const),
    education: isOld ? random.pick(['7', '8', '9'] as const) : random.pick(['2', '3', '6', '7'] as const),
    occupation: random.pick(['0', '1', '2', '3', '4', '4', '4', '5', '8'] as const),
    marriage: isOld ? random.pick(['2', '2', '2', '3'] as const) : '2',
    payment: [random.pick(['1', '2', '2'] as const)],
    drugAllergies: [
      random.weighted([
        ['1', 95],
        ['2', 4],
        ['3', 1],
      ] as const),
    ],
    exposures: ['1'],
    pastDiseases: pastDiseases(health, living),
    familyFather: [random.pick(['1', '1', '2'] as const)],
    familyMother: [random.pick(['1', '1', '1', '2'] as const)],
    disabilities: ['1'],
  };
}

/** Illness, medicine and the last year's follow-ups of one managed illness. */
function managedFor(
  sort: keyof Health,
  place: Place & { person: Person; source: 'clinic' },
  { today, random }: Living,
): SeededEntry[] {
  const isPressure = sort === 'hypertension';
  const since = addDays(today, -random.int(420, 3000));
  const what = isPressure ? illness('I10', '原发性高血压') : illness('E11.9', '2型糖尿病');
  const medicine = isPressure
    ? random.pick(['苯磺酸氨氯地平片', '缬沙坦胶囊', '厄贝沙坦片', '硝苯地平缓释片'] as const)
    : random.pick(['二甲双胍片', '格列美脲片', '阿卡波糖片'] as const);
  const last = random.int(5, 88);
  const visits = Array.from({ length: FOLLOW_UPS_KEPT }, (_, index): SeededEntry => {
    const on = addDays(today, -last - 91 * index);
    const told = { on, medicine, random };
    const payload = isPressure
      ? { form: 'follow-up-hypertension-3', fields: hypertensionFields(told) }
      : { form: 'follow-up-diabetes-3', fields: diabetesFields(told) };
    return { ...place, kind: 'follow-up', on, payload };
  });
  return [
    {
      ...place,
      kind: 'condition',
      on: since,
      payload: { what, clinical: 'active', verification: 'confirmed', onset: since.slice(0, 7) },
    },
    {
      ...place,
      kind: 'medication',
      on: since,
      payload: {
        what: words(medicine),
        status: 'active',
        frequency: '每天 1 次',
        dose: '每次 1 片',
        route: '口服',
        startsOn: since,
        reason: what,
        adherence: 'regular',
      },
    },
    ...visits,
  ];
}

/** The checkups of the last years of somebody of 65 and older: most years, not all. */
function checkedUp(
  person: Person,
  health: Health,
  { place, living }: { place: Place & { person: Person; source: 'clinic' }; living: Living },
): SeededEntry[] {
  const { today, random } = living;
  const last = random.int(2, 240);
  return Array.from({ length: CHECKUPS_KEPT }, (_, back) => addDays(today, -last - 365 * back)).flatMap(
    (on, back): SeededEntry[] => {
      const wasOld = addMonths(person.birthDate, 12 * ELDER_YEARS) <= on;
      if (!wasOld || !random.chance(CHECKED_SHARE)) return [];
      const fields = checkupFields(person, health, { random, back, on });
      return [{ ...place, kind: 'checkup', on, payload: checkupForm(fields, on) }];
    },
  );
}

const COMPLAINTS: readonly (readonly [reason: string, code: string, name: string])[] = [
  ['咳嗽、流鼻涕 3 天', 'J06.9', '急性上呼吸道感染'],
  ['腰痛 1 周', 'M54.5', '腰痛'],
  ['胃不舒服半个月', 'K29.5', '慢性胃炎'],
  ['膝盖痛，上下楼更重', 'M17.9', '膝关节骨关节炎'],
  ['拉肚子 2 天', 'A09.9', '肠炎'],
  ['眼睛看不清', 'H25.9', '老年性白内障'],
  ['睡不好，心里闷', 'F32.0', '轻度抑郁发作'],
];

function seen(place: Place & { person: Person; source: 'clinic' }, { today, random }: Living): SeededEntry[] {
  const [reason, code, name] = random.weighted(
    COMPLAINTS.map((one, index) => [one, index === COMPLAINTS.length - 1 ? 1 : 6] as const),
  );
  return [
    {
      ...place,
      kind: 'encounter',
      on: addDays(today, -random.int(3, 700)),
      payload: {
        class: 'outpatient',
        department: '全科',
        reasons: [words(reason)],
        diagnoses: [illness(code, name)],
        advice: '按时用药，不好再来。',
      },
    },
  ];
}

function healthOf(person: Person, random: Random): Health {
  const [, hypertension, diabetes] = BY_AGE.find(([from]) => person.years >= from) ?? [0, 0, 0];
  return { hypertension: random.chance(hypertension), diabetes: random.chance(diabetes) };
}

/** The record of one grown-up; empty for those who have no file yet. */
export function liveAdult(person: Person, living: Living): SeededEntry[] {
  const { random, today, hospital } = living;
  if (!random.chance(person.years >= ELDER_YEARS ? 0.93 : FILE_SHARE)) return [];
  const health = healthOf(person, random);
  const place = { person, source: 'clinic', ...homeOf(person, random.pick(FAMILY_DOCTORS), hospital) } as const;
  const isManaged = person.years >= 35;
  return [
    {
      ...place,
      kind: 'basic-information',
      on: addDays(today, -random.int(30, 400)),
      payload: { form: 'basic-information-3', fields: basicFields(person, health, living) },
    },
    ...(isManaged && health.hypertension ? managedFor('hypertension', place, living) : []),
    ...(isManaged && health.diabetes ? managedFor('diabetes', place, living) : []),
    ...checkedUp(person, health, { place, living }),
    ...(random.chance(SEEN_SHARE) ? seen(place, living) : []),
  ];
}
