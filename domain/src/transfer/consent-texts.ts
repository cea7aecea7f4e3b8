import { type PlainDate, toPlainDate } from '../shared/plain-date';

/** One edition of the sentence a guardian agrees to before a vision file goes to a school; kept for as long as a package names it. */
export interface TransferConsentText {
  version: string;
  /** First day this edition is the one to agree to. */
  validFrom: PlainDate;
  text: string;
}

/** Editions in order of time. Under 14 the guardian consents (个人信息保护法 art. 31); separately, since it is health data given to a third party (art. 23, 29). */
export const TRANSFER_CONSENT_TEXTS: readonly TransferConsentText[] = [
  {
    version: 'vision-transfer-2026-1',
    validFrom: toPlainDate('2026-01-01'),
    text: '我同意把孩子的视力档案转给这所学校的卫生室，只用来保护孩子的视力。里面有姓名、性别、生日和每次视力检查的结果，身份证号只有头尾几位。不转也不影响上学和看病。以后我可以停止下载。',
  },
];

/** The edition to agree to on a day; undefined before the first. */
export const transferConsentOn = (today: PlainDate): TransferConsentText | undefined =>
  TRANSFER_CONSENT_TEXTS.filter((text) => text.validFrom <= today).at(-1);
