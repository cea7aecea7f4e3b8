import type { ReadingItem, TrendBand } from './types';

/** The red box of a page: from which number on it presses, and what is done then (fact sheet §3.6, §4.2; ux.md §6). Empty where nothing presses. */
export const ALARM_BOXES: Readonly<Record<ReadingItem, string>> = {
  'blood-pressure':
    '高压到 180 或低压到 110，歇 5 到 10 分钟再量。还这么高，马上去医院；头痛、胸痛、说话不清，打 120。',
  glucose: '血糖到 16.7，今天就找医生。低到 3.9，先吃糖，15 分钟后再量；人叫不醒，打 120，别喂东西。',
  weight: '',
  waist: '',
};

/** Whose word a target is: the doctor's by name, the table's, or none. */
export function targetTitle(band: TrendBand | null, doctorName: string | null): string {
  if (band === null) return '还没有定目标';
  if (doctorName !== null) return `目标是${doctorName}医生定的`;
  return band.isPersonal ? '目标是医生和您定的' : '按年龄定的目标';
}

/** How many of the times were in target; empty where none could be judged. */
export const shareText = (share: { inTarget: number; judged: number } | null): string =>
  share === null ? '' : `${share.judged} 次里有 ${share.inTarget} 次达标`;

/** The heading over what is to be done next in a letter. */
export const LETTER_NEXT = '接下来';

/** A medicine was begun or changed on that day. */
export const MEDICINE_MARK = '调药';
/** A target was set on that day. */
export const TARGET_MARK = '定目标';
