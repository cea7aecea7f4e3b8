/**
 * The questions before a vaccination: the set of the fact sheet §3.2 (domain/child-and-immunization.md), every "yes" of which
 * goes to a clinician; the portal decides nothing about a person. Source M there: the set is known practice without a quoted
 * page, except the two intervals, which are of the 2026 programme (S1).
 */

/** What a "yes" leads to: the doctor looks first, or not on a day the person is ill. */
export type YesOutcome = 'tell-doctor' | 'not-today';

/** Who is asked a question; everybody unless told. */
export type Audience = 'everybody' | 'adult' | 'woman-of-childbearing-age';

export interface FollowUp {
  id: string;
  text: string;
  choices: readonly Choice[];
}

export interface Choice {
  /** What the person taps and what is kept in the answer's details. */
  word: string;
  /** How the doctor reads it. */
  noted: string;
}

export interface HealthQuestion {
  id: string;
  /** As the person reads it. */
  text: string;
  /** How a "yes" without chosen words is noted for the doctor. */
  noted: string;
  yes: YesOutcome;
  audience: Audience;
  followUps: readonly FollowUp[];
  /** The record answers it: shown, not asked; the person may add what the record does not know. */
  fromRecord: boolean;
  source: string;
}

const question = (row: Pick<HealthQuestion, 'id' | 'text' | 'noted' | 'yes'> & Partial<HealthQuestion>) =>
  ({ audience: 'everybody', followUps: [], fromRecord: false, source: 'M', ...row }) satisfies HealthQuestion;

const choice = (word: string, noted: string = word): Choice => ({ word, noted });

/** In the order they are asked. */
export const HEALTH_QUESTIONS: readonly HealthQuestion[] = [
  question({
    id: 'fever',
    text: '最近3天发过烧吗？（37.3℃ 以上）',
    noted: '最近3天发过烧',
    yes: 'not-today',
  }),
  question({
    id: 'acute-illness',
    text: '现在有咳嗽、拉肚子、出疹子吗？',
    noted: '咳嗽、拉肚子或出疹子',
    yes: 'not-today',
  }),
  question({
    id: 'allergy',
    text: '对药、食物或疫苗过敏过吗？',
    noted: '过敏过',
    yes: 'tell-doctor',
    followUps: [
      {
        id: 'to-what',
        text: '对什么过敏？',
        choices: [
          choice('鸡蛋', '鸡蛋过敏'),
          choice('牛奶', '牛奶过敏'),
          choice('青霉素', '青霉素过敏'),
          choice('别的', '对别的东西过敏'),
        ],
      },
      {
        id: 'how',
        text: '当时怎么样？',
        choices: [choice('起疹子'), choice('喘不上气'), choice('昏倒')],
      },
    ],
  }),
  question({
    id: 'earlier-reaction',
    text: '以前打完疫苗，有过高烧不退、抽筋、喘不上气吗？',
    noted: '以前打完疫苗反应重',
    yes: 'tell-doctor',
  }),
  question({
    id: 'nervous-system',
    text: '得过癫痫、抽筋，或别的脑子里的病吗？',
    noted: '得过癫痫、抽筋或脑子里的病',
    yes: 'tell-doctor',
  }),
  question({
    id: 'immune-system',
    text: '得过免疫方面的病，或正在用激素、化疗药吗？',
    noted: '免疫方面的病或正在用药',
    yes: 'tell-doctor',
  }),
  question({
    id: 'blood-product',
    text: '最近3个月输过血，或打过免疫球蛋白吗？',
    noted: '最近3个月输过血或打过免疫球蛋白',
    yes: 'tell-doctor',
    source: 'S1 M',
  }),
  question({
    id: 'recent-vaccine',
    text: '最近4周打过别的疫苗吗？',
    noted: '最近4周打过别的疫苗',
    yes: 'tell-doctor',
    fromRecord: true,
    source: 'S1 M',
  }),
  question({
    id: 'chronic-disease',
    text: '心、肝、肾、肺的病或糖尿病，最近加重了吗？',
    noted: '慢性病最近加重',
    yes: 'tell-doctor',
    audience: 'adult',
  }),
  question({
    id: 'pregnancy',
    text: '怀孕了、打算怀孕，或正在喂奶吗？',
    noted: '怀孕、打算怀孕或正在喂奶',
    yes: 'tell-doctor',
    audience: 'woman-of-childbearing-age',
  }),
];

/** Ages in completed years, both ends included: 育龄妇女 of the national statistics. */
export const CHILDBEARING_YEARS = { from: 15, to: 49 } as const;

/** A vaccine of the record this many days back answers the question about recent vaccines. */
export const RECENT_VACCINE_DAYS = 28;

/** Whether the answer is of a sensitive category (reproduction): the doctor reads it, the family's card of the booking never shows it. */
export const isSensitiveQuestion = (id: string): boolean => id === 'pregnancy';
