/** 老年人生活自理能力评估表, fact sheet §1.5 [S20][S21]: five items, each with the scores the form prints and no others. */

export type SelfCareLevel = 'independent' | 'mild' | 'moderate' | 'dependent';

interface SelfCareItem {
  label: string;
  /** Printed answers with their score; two items have no answer under 轻度依赖. */
  answers: readonly { score: number; words: string }[];
}

const ALL_HELP = '完全需要帮助';

export const SELF_CARE_ITEMS: readonly SelfCareItem[] = [
  {
    label: '进餐：使用餐具将饭菜送入口、咀嚼、吞咽',
    answers: [
      { score: 0, words: '独立完成' },
      { score: 3, words: '需要协助，如切碎、搅拌食物等' },
      { score: 5, words: ALL_HELP },
    ],
  },
  {
    label: '梳洗：梳头、洗脸、刷牙、剃须、洗澡',
    answers: [
      { score: 0, words: '独立完成' },
      { score: 1, words: '能独立地洗头、梳头、洗脸、刷牙、剃须等；洗澡需要协助' },
      { score: 3, words: '在协助下和适当的时间内，能完成部分梳洗活动' },
      { score: 7, words: ALL_HELP },
    ],
  },
  {
    label: '穿衣：穿衣裤、袜子、鞋子',
    answers: [
      { score: 0, words: '独立完成' },
      { score: 3, words: '需要协助，在适当的时间内完成部分穿衣' },
      { score: 5, words: ALL_HELP },
    ],
  },
  {
    label: '如厕：小便、大便及自控',
    answers: [
      { score: 0, words: '不需协助，可自控' },
      { score: 1, words: '偶尔失禁，但基本上能如厕或使用便具' },
      { score: 5, words: '经常失禁，在很多提示和协助下尚能如厕或使用便具' },
      { score: 10, words: '完全失禁，完全需要帮助' },
    ],
  },
  {
    label: '活动：站立、室内行走、上下楼梯、户外活动',
    answers: [
      { score: 0, words: '独立完成所有活动' },
      { score: 1, words: '借助较小的外力或辅助装置能完成站立、行走、上下楼梯等' },
      { score: 5, words: '借助较大的外力才能完成站立、行走，不能上下楼梯' },
      { score: 10, words: '卧床不起，活动完全需要帮助' },
    ],
  },
];

/** Lower bound of each band of the sum, and the code of 生活自理能力自我评估 on the checkup form. */
const BANDS: readonly { from: number; level: SelfCareLevel; code: string; words: string }[] = [
  { from: 19, level: 'dependent', code: '4', words: '不能自理' },
  { from: 9, level: 'moderate', code: '3', words: '中度依赖' },
  { from: 4, level: 'mild', code: '2', words: '轻度依赖' },
  { from: 0, level: 'independent', code: '1', words: '可自理' },
];

/** The code of 生活自理能力自我评估 for a sum of 0–37; undefined below 0. */
export const selfCareCode = (total: number): string | undefined => BANDS.find(({ from }) => total >= from)?.code;

export interface SelfCareResult {
  /** 0–37. */
  total: number;
  level: SelfCareLevel;
  /** Code of the checkup form. */
  code: string;
  words: string;
}

/**
 * The sum and level of the five answers in printed order. Refused (with the number of the item, from 1; 0 when there are not five)
 * when an item has a score the form does not print.
 */
export function scoreSelfCare(scores: readonly number[]): SelfCareResult | { wrongItem: number } {
  if (scores.length !== SELF_CARE_ITEMS.length) return { wrongItem: 0 };
  const wrong = SELF_CARE_ITEMS.findIndex(
    ({ answers }, index) => !answers.some(({ score }) => score === scores[index]),
  );
  if (wrong >= 0) return { wrongItem: wrong + 1 };
  const total = scores.reduce((sum, score) => sum + score, 0);
  const band = BANDS.find(({ from }) => total >= from);
  if (!band) return { wrongItem: 0 };
  return { total, level: band.level, code: band.code, words: band.words };
}
