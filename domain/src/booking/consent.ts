import type { PlainDate } from '../shared/plain-date';
import { toPlainDate } from '../shared/plain-date';

/** One edition of 《接种知情同意书》; kept for as long as an appointment names it. */
export interface ConsentText {
  version: string;
  /** First day this edition is the one to agree to. */
  validFrom: PlainDate;
  title: string;
  paragraphs: readonly { heading: string; text: string }[];
}

/** Editions in order of time. The points are those the law asks to be told (疫苗管理法 art. 45, fact sheet §3.2). */
export const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    version: 'vaccination-2026-1',
    validFrom: toPlainDate('2026-01-01'),
    title: '接种知情同意书',
    paragraphs: [
      { heading: '打什么', text: '打哪种疫苗、第几剂、预防什么病，写在预约里。当天护士会和您再对一遍。' },
      { heading: '有什么用', text: '疫苗能预防对应的病，但不能保证每个人都不得病。' },
      {
        heading: '谁先别打',
        text: '正在发烧或生病、对疫苗里的成分严重过敏、以前打这种疫苗反应很重的人，要先告诉医生。',
      },
      {
        heading: '打完可能怎样',
        text: '可能胳膊红肿、疼，或低烧一两天，多数自己会好。很少的人会严重过敏，所以要留下观察。',
      },
      {
        heading: '打完怎么办',
        text: '在门诊坐满 30 分钟再走。回家后高烧、抽筋、喘不上气，马上去医院，并告诉接种门诊。',
      },
      { heading: '您可以', text: '照实回答健康问题，随时问医生，也可以不打。打不打，由接种医生当面看过再定。' },
    ],
  },
];

/** The edition to agree to on a day; undefined before the first. */
export const consentOn = (today: PlainDate): ConsentText | undefined =>
  CONSENT_TEXTS.filter((text) => text.validFrom <= today).at(-1);

/** Whether this version is the one to agree to on a day. */
export const isConsentCurrent = (version: string | undefined, today: PlainDate): boolean =>
  version !== undefined && consentOn(today)?.version === version;

/** Written in place of a version when the consent is signed on paper at the desk. */
export const CONSENT_AT_DESK = 'at-desk';
