/** How to get ready for a checkup or a recheck: one table, in plain words. */
import type { CheckupService } from './checkup-item';

export const PREPARE_GROUPS = ['evening', 'morning', 'bring', 'wear'] as const;
/** The evening before, the morning itself, what to bring, what to wear. */
export type PrepareGroup = (typeof PREPARE_GROUPS)[number];

export interface PrepareLine {
  id: string;
  group: PrepareGroup;
  services: readonly CheckupService[];
  text: string;
  /** Why, or what else; null where the line says it all. */
  more: string | null;
  source: string;
  /** False: from memory or of no document; shown with 以医疗机构告知为准. */
  verified: boolean;
}

const BOTH = ['elderly-checkup', 'recheck'] as const;
const YEARLY = ['elderly-checkup'] as const;
/** Fact sheet §1.4 (M): both are shown with 以医疗机构告知为准. */
const FASTING = '体检前空腹的通常做法';
const CUSTOM = '各机构通知的通常做法';

/** Every line in the order it is shown. */
export const PREPARE_LINES: readonly PrepareLine[] = [
  {
    id: 'fast',
    group: 'evening',
    services: YEARLY,
    text: '晚上 10 点以后不吃东西，到抽完血再吃。',
    more: '空着肚子 8 到 12 个小时，血查得才准。',
    source: FASTING,
    verified: false,
  },
  {
    id: 'ask-fasting',
    group: 'evening',
    services: ['recheck'],
    text: '要抽血的复查，要空着肚子来。',
    more: '不清楚要不要空腹，先打电话问。',
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'no-drink',
    group: 'evening',
    services: BOTH,
    text: '头一天不喝酒，菜吃清淡些，早点睡。',
    more: null,
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'water',
    group: 'morning',
    services: BOTH,
    text: '可以小口喝一点白开水。',
    more: '不喝茶、牛奶、豆浆和糖水。',
    source: FASTING,
    verified: false,
  },
  {
    id: 'pressure-medicine',
    group: 'morning',
    services: BOTH,
    text: '降压药照常吃，用一小口水送下。',
    more: '不要自己停药。',
    source: FASTING,
    verified: false,
  },
  {
    id: 'diabetes-medicine',
    group: 'morning',
    services: BOTH,
    text: '有糖尿病又要抽血的：药和针带着，抽完血、吃了饭再用。',
    more: '空着肚子心慌、出冷汗、手抖，马上告诉医生。',
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'urine',
    group: 'morning',
    services: YEARLY,
    text: '要查尿：出门前先别急着上厕所。',
    more: null,
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'id-card',
    group: 'bring',
    services: BOTH,
    text: '身份证或社保卡。',
    more: null,
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'medicines',
    group: 'bring',
    services: BOTH,
    text: '正在吃的药，或者药盒。',
    more: '医生要看您吃的是什么。',
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'last-report',
    group: 'bring',
    services: BOTH,
    text: '上次的体检单和家里量的血压，有就带上。',
    more: null,
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'food',
    group: 'bring',
    services: BOTH,
    text: '一点吃的，抽完血就吃。',
    more: null,
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'sleeves',
    group: 'wear',
    services: BOTH,
    text: '穿袖子好挽的衣服，要量血压、抽血。',
    more: null,
    source: CUSTOM,
    verified: false,
  },
  {
    id: 'no-metal',
    group: 'wear',
    services: YEARLY,
    text: '不戴项链。上衣不要有金属扣，要拍胸片。',
    more: null,
    source: '国卫基层 2025 年起老年人体检加胸部DR正位片',
    verified: false,
  },
  {
    id: 'company',
    group: 'wear',
    services: BOTH,
    text: '走路不稳的，请家里人陪着来。',
    more: null,
    source: CUSTOM,
    verified: false,
  },
];

/** The lines of a service, in the order they are shown. */
export const prepareFor = (service: CheckupService): readonly PrepareLine[] =>
  PREPARE_LINES.filter(({ services }) => services.includes(service));

const MINUTES = 60;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * MINUTES + Number(time.slice(3, 5));
/** Slots that start between these times can be come to fasting over the night. */
const FIRST = 6 * MINUTES;
const TEN_UNTIL = 10 * MINUTES;
const LAST = 11 * MINUTES;

/**
 * The hour of the evening before after which nothing is eaten, so that 8 to 12 hours lie between it and a slot: 22 or 23; undefined for a
 * slot so late or early that a night's fast would be too long or too short.
 * @param startsAt `HH:MM`
 */
export function stopEatingAt(startsAt: string): 22 | 23 | undefined {
  const start = minutesOf(startsAt);
  if (start < FIRST || start > LAST) return undefined;
  return start <= TEN_UNTIL ? 22 : 23;
}

const ASK = '要不要空腹，请先打电话问';

/** One line of at most 20 characters for the reminder of the evening before. */
export function reminderLine(service: CheckupService, startsAt: string): string {
  const hour = stopEatingAt(startsAt);
  if (service === 'recheck' || hour === undefined) return ASK;
  return `今晚${hour - 12}点后别吃东西，降压药照常吃`;
}
