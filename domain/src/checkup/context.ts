import { assessmentFacts } from '../assessment/facts';
import type { Concept, FilledForm, TypedEntry } from '../record/payloads';
import { ICD10 } from '../terminology/systems';
import { parsePlainDate, partsOf, type PlainDate } from '../shared/plain-date';
import type { Known, ReportContext, ScreeningAnswer } from './report-input';
import type { PressureTarget } from '../blood-pressure/types';

/** An entry of the record as it is loaded. */
export type ContextEntry = TypedEntry & { entryId: string; happenedOn: PlainDate };

interface Illness {
  icd10: RegExp;
  words: RegExp;
  /** Code of 既往史·疾病 on the basic form. */
  formCode: string;
  followUpForm: string;
}

const HYPERTENSION: Illness = {
  icd10: /^I1[0-35]/,
  words: /高血压(?!家族史|高危|前期|待查|？|\?)/,
  formCode: '2',
  followUpForm: 'follow-up-hypertension-3',
};
const DIABETES: Illness = {
  icd10: /^E1[0-4]/,
  words: /糖尿病(?!家族史|高危|前期|待查|？|\?)/,
  formCode: '3',
  followUpForm: 'follow-up-diabetes-3',
};

const PRESSURE_MEDICINE = /地平|沙坦|普利|洛尔|噻嗪|吲达帕胺|螺内酯|利血平|降压/;
const GLUCOSE_MEDICINE = /二甲双胍|格列|阿卡波糖|伏格列波糖|胰岛素|降糖|瑞格列奈|度拉糖肽|利拉鲁肽|司美格鲁肽/;
const LIPID_MEDICINE = /他汀|贝特|依折麦布|普罗布考|血脂康|单抗注射液/;

/** `2019`, `2019-03`, `2019-03-07`: the first day it can mean. */
function dayOf(told: unknown): PlainDate | null {
  if (typeof told !== 'string') return null;
  return parsePlainDate(`${told}${'-01-01'.slice(Math.max(0, told.length - 4))}`) ?? null;
}

const isOf = ({ icd10, words }: Illness, what: Concept): boolean =>
  what.coding.some(({ system, code }) => system === ICD10 && icd10.test(code)) ||
  (what.coding.length === 0 && words.test(what.text));

const GONE = ['inactive', 'resolved', 'remission'];

function fromCondition(entry: ContextEntry, illness: Illness): Known[] {
  if (entry.kind !== 'condition') return [];
  const { what, clinical, verification, onset } = entry.payload;
  const counts = verification === 'confirmed' && !GONE.includes(clinical) && isOf(illness, what);
  return counts ? [{ since: dayOf(onset) ?? entry.happenedOn }] : [];
}

const rowsIn = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value)
    ? value.filter((row): row is Readonly<Record<string, unknown>> => typeof row === 'object' && row !== null)
    : [];

function fromBasicForm(entry: ContextEntry, { formCode }: Illness): Known[] {
  if (entry.kind !== 'basic-information') return [];
  return rowsIn(entry.payload.fields.pastDiseases)
    .filter(({ disease }) => disease === formCode)
    .map(({ since }) => ({ since: dayOf(since) }));
}

const isFollowUp = (entry: ContextEntry, { followUpForm }: Illness): boolean =>
  entry.kind === 'follow-up' && entry.payload.form === followUpForm;

/** Known since the earliest day that anything says; without a day it is known all along. */
function knownOf(entries: readonly ContextEntry[], illness: Illness): Known | null {
  const told = entries.flatMap((entry) => [
    ...fromCondition(entry, illness),
    ...fromBasicForm(entry, illness),
    ...(isFollowUp(entry, illness) ? [{ since: entry.happenedOn }] : []),
  ]);
  if (told.length === 0) return null;
  const days = told.flatMap(({ since }) => since ?? []);
  return { since: days.length < told.length ? null : (days.sort()[0] ?? null) };
}

/** Names of the medicines on a form that are taken, if only now and then. */
const takenOn = ({ fields }: FilledForm): string[] =>
  rowsIn(fields.medicines)
    .filter(({ adherence }) => adherence !== '3')
    .flatMap(({ name }) => (typeof name === 'string' ? [name] : []));

function medicinesOf(entries: readonly ContextEntry[]): string[] {
  const listed = entries.flatMap((entry) =>
    entry.kind === 'medication' && entry.payload.status === 'active' && entry.payload.adherence !== 'not-taking'
      ? [entry.payload.what.text]
      : [],
  );
  const newest = entries
    .filter((entry) => entry.kind === 'checkup' || entry.kind === 'follow-up')
    .sort((a, b) => (a.happenedOn < b.happenedOn ? 1 : -1))[0];
  return newest ? [...listed, ...takenOn(newest.payload)] : listed;
}

const TARGET = /血压[^0-9]{0,12}(\d{2,3})\s*[/／]\s*(\d{2,3})/;

/** The target a doctor agreed with the person, written into an active care plan: 血压目标 140/90 以下. */
function targetIn(entry: ContextEntry): PressureTarget[] {
  if (entry.kind !== 'care-plan' || entry.payload.status !== 'active') return [];
  const { title, note, activities } = entry.payload;
  return [title, note ?? '', ...activities.map(({ what }) => what)].flatMap((words) => {
    const found = TARGET.exec(words);
    const target = { systolicBelow: Number(found?.[1]), diastolicBelow: Number(found?.[2]) };
    return found && isTarget(target) ? [target] : [];
  });
}

/** A measured pressure in a plan's note is no target. */
const isTarget = ({ systolicBelow, diastolicBelow }: PressureTarget): boolean =>
  systolicBelow >= 110 && systolicBelow <= 160 && diastolicBelow >= 60 && diastolicBelow <= 100;

const SCREENED = ['elderSelfCare', 'elderCognition', 'elderMood'] as const;

/** What questionnaires say of the form's own questions: on each day one was answered, the newest of its year until then. */
function screeningsOf(entries: readonly ContextEntry[]): ScreeningAnswer[] {
  const told = entries.filter(({ kind }) => kind === 'screening');
  const days = [...new Set(told.map(({ happenedOn }) => happenedOn))].sort();
  return days.flatMap((day) => {
    const until = told.filter(({ happenedOn }) => happenedOn <= day);
    const facts = assessmentFacts(until, partsOf(day).year);
    return SCREENED.flatMap((field) => {
      const fact = facts[field];
      return typeof fact?.value === 'string' && fact.on === day ? [{ field, code: fact.value, on: fact.on }] : [];
    });
  });
}

/**
 * What the record says of a person beside the checkup: illnesses that are confirmed (a suspicion is none), being followed up for them,
 * medicines taken, the doctor's personal target, questionnaires that may stand in for answers of the form.
 * @param entries standing entries the reader may see, in any order
 */
export function contextOf(entries: readonly ContextEntry[]): ReportContext {
  const medicines = medicinesOf(entries);
  const takes = (pattern: RegExp): boolean => medicines.some((name) => pattern.test(name));
  const newestFirst = [...entries].sort((a, b) => (a.happenedOn < b.happenedOn ? 1 : -1));
  return {
    hypertension: knownOf(entries, HYPERTENSION),
    diabetes: knownOf(entries, DIABETES),
    hypertensionManaged: entries.some((entry) => isFollowUp(entry, HYPERTENSION)),
    diabetesManaged: entries.some((entry) => isFollowUp(entry, DIABETES)),
    pressureMedicine: takes(PRESSURE_MEDICINE),
    glucoseMedicine: takes(GLUCOSE_MEDICINE),
    lipidMedicine: takes(LIPID_MEDICINE),
    personalTarget: newestFirst.flatMap(targetIn)[0] ?? null,
    personalGlucose: null,
    screenings: screeningsOf(entries),
  };
}
