/** What a family does at home, by age: time outdoors, reading and screens. Each with the source it comes from. */
import { monthsBetween, type PlainDate } from '../shared/plain-date';
import type { VisionBacking } from './sources';

export type TipTopic = 'outdoors' | 'rest' | 'posture' | 'light' | 'screen' | 'watch';

interface TipRow extends VisionBacking {
  topic: TipTopic;
  fromMonth: number;
  /** Months of age before which it is said. */
  beforeMonth: number;
  /** Plain text; what counts stands between two marks: `每天在外面玩 【2 小时】`. */
  text: string;
}

const FOREVER = 18 * 12;
const THREE = 36;
const SCHOOL = 72;

const TIPS: readonly TipRow[] = [
  {
    topic: 'watch',
    fromMonth: 0,
    beforeMonth: 12,
    text: '看宝宝会不会【盯着人看】、追着东西看',
    source: ['S18'],
    verified: true,
  },
  {
    topic: 'outdoors',
    fromMonth: 0,
    beforeMonth: THREE,
    text: '天气好，多抱出去【看远处】',
    source: ['S20', 'M'],
    verified: false,
  },
  {
    topic: 'screen',
    fromMonth: 0,
    beforeMonth: THREE,
    text: '3 岁前【不看】手机和电视',
    source: ['M'],
    verified: false,
  },
  {
    topic: 'outdoors',
    fromMonth: THREE,
    beforeMonth: SCHOOL,
    text: '白天在外面玩，每天满 【3 小时】',
    source: ['V1'],
    verified: true,
  },
  {
    topic: 'outdoors',
    fromMonth: SCHOOL,
    beforeMonth: FOREVER,
    text: '每天在外面玩 【2 小时】',
    source: ['V1', 'V2'],
    verified: true,
  },
  {
    topic: 'rest',
    fromMonth: THREE,
    beforeMonth: FOREVER,
    text: '看书、看屏幕 【20 分钟】，看远处 20 秒',
    source: ['V2'],
    verified: true,
  },
  {
    topic: 'posture',
    fromMonth: SCHOOL,
    beforeMonth: FOREVER,
    text: '写字坐直：离书【一尺】，离桌【一拳】',
    source: ['V2'],
    verified: true,
  },
  {
    topic: 'light',
    fromMonth: THREE,
    beforeMonth: FOREVER,
    text: '晚上看书，【大灯和台灯】都打开',
    source: ['V1', 'V2'],
    verified: true,
  },
];

export interface Tip {
  topic: TipTopic;
  text: string;
  source: string;
  verified: boolean;
}

/** The tips for a child's age on `today`, most important first. */
export function visionTips(birthDate: PlainDate, today: PlainDate): Tip[] {
  const months = monthsBetween(birthDate, today);
  return TIPS.filter(({ fromMonth, beforeMonth }) => months >= fromMonth && months < beforeMonth).map((row) => ({
    topic: row.topic,
    text: row.text,
    source: row.source.join(' '),
    verified: row.verified,
  }));
}
