import { type PlainDate, toPlainDate } from '../shared/plain-date';
import type { ConsentKind } from './consent-kinds';

/** What is agreed to, in words: why it is needed and what it does (Personal Information Protection Law, Art. 29, 30). */
export interface ConsentText {
  version: string;
  /** First day it is shown; the newest one that has begun is asked. */
  from: PlainDate;
  title: string;
  /** Why it is needed. */
  need: string;
  /** What follows when it is on, and when it is off. */
  whenOn: string;
  whenOff: string;
  points: readonly string[];
  /** Who agreed to an earlier text is asked again. */
  asksAnew: boolean;
}

/** Every text anybody was ever asked by, newest last: a row of record_consent names one by its version. */
export const CONSENT_TEXTS: Readonly<Record<ConsentKind, readonly ConsentText[]>> = {
  'open-record': [
    {
      version: 'open-record-1',
      from: toPlainDate('2026-11-01'),
      title: '打开健康档案',
      need: '档案存在您的卫生院。要在手机上看，得从那里取出来，所以先问您。',
      whenOn: '您和您同意的家人，能在康伴里看档案。',
      whenOff: '康伴马上不再取您的档案。看病、打疫苗、体检都照常。',
      points: [
        '会显示：体检、随访、化验、用药、过敏、打过的疫苗。',
        '只给您本人、监护人和您同意的人看。谁看过，都会记下来。',
        '不卖，不用来发广告。',
        '随时能关，一关马上就不能看了。关了不影响看病。',
      ],
      asksAnew: false,
    },
  ],
  sensitive: [
    {
      version: 'sensitive-1',
      from: toPlainDate('2026-11-01'),
      title: '特别保密的记录',
      need: '有些记录被别人看到，会让人难受或受委屈，所以要另外问您。',
      whenOn: '您输入短信验证码以后，能看这些记录。过几分钟又藏起来。',
      whenOff: '这些记录一直藏着，您自己也看不到。治病照常。',
      points: [
        '说的是这几类：心理、性病和艾滋病、生育、成瘾、结核、受过的伤害。',
        '家人看不到，除非您单独写明让他看。',
        '每次看都要您手机上的验证码，不用刷脸。',
        '不同意也行，别的记录照样能看。随时能关。',
      ],
      asksAnew: false,
    },
  ],
  'family-doctor': [
    {
      version: 'family-doctor-1',
      from: toPlainDate('2026-11-01'),
      title: '家庭医生团队',
      need: '随访要先看以前的记录。',
      whenOn: '卫生院的家庭医生随访时能看。',
      whenOff: '他们在康伴里看不到，没法在这里随访。',
      points: [],
      asksAnew: false,
    },
  ],
  'referral-hospital': [
    {
      version: 'referral-hospital-1',
      from: toPlainDate('2026-11-01'),
      title: '转诊的县医院',
      need: '转过去的医生要知道您以前查过什么、吃什么药。',
      whenOn: '转诊没结束时，那边的医生能看报告和用药。',
      whenOff: '那边的医生在康伴里看不到。',
      points: [],
      asksAnew: false,
    },
  ],
  research: [
    {
      version: 'research-1',
      from: toPlainDate('2026-11-01'),
      title: '用来做健康研究',
      need: '研究的人想知道，哪些办法对大家有用。',
      whenOn: '去掉姓名和身份证再用。',
      whenOff: '不用您的记录做研究。',
      points: [],
      asksAnew: false,
    },
  ],
  lessons: [
    {
      version: 'lessons-1',
      from: toPlainDate('2026-11-01'),
      title: '给我推荐健康课',
      need: '要看血压、血糖，才知道推荐哪一课。',
      whenOn: '按血压、血糖来推荐。',
      whenOff: '不按您的记录推荐。',
      points: [],
      asksAnew: false,
    },
  ],
};

/** The text that is asked on `today`: the newest that has begun. */
export function presentText(kind: ConsentKind, today: PlainDate): ConsentText {
  const begun = CONSENT_TEXTS[kind].filter((text) => text.from <= today);
  const text = begun.at(-1) ?? CONSENT_TEXTS[kind][0];
  if (!text) throw new Error(`no text of ${kind}`);
  return text;
}

/** Whether agreement to `version` still covers what is asked on `today`: no text begun since then asks anew. */
export function stillCovers(
  texts: readonly Pick<ConsentText, 'version' | 'from' | 'asksAnew'>[],
  version: string,
  today: PlainDate,
): boolean {
  const place = texts.findIndex((text) => text.version === version);
  if (place < 0) return false;
  return !texts.slice(place + 1).some((later) => later.asksAnew && later.from <= today);
}
