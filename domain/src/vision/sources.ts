/** Where each fact about eyes comes from. S18–S20 are the ids of the fact sheet; V1 and V2 were found for the tips; M is unconfirmed. */
export const VISION_SOURCES = {
  S18: {
    titleZh: '0～6岁儿童眼保健及视力检查服务规范（试行）（2021年）',
    note: 'National specification of 2021, document 11: items by age on a public page, the 13 visits on gov.cn',
  },
  S19: {
    titleZh: '0～6岁儿童眼保健及视力检查服务规范（试行）（2021年）',
    note: 'Thresholds transcribed in the public code of a myopia platform (wupol, StatUtil.java, two versions)',
  },
  S20: {
    titleZh: '关于科学保护儿童远视储备量的通知（2025年11月）',
    note: 'Three departments, reported by the press on 2025-11-07; the reports carry no table of reserves',
  },
  GB: { titleZh: '标准对数视力表（GB/T 11533）', note: 'Definition of the five-point record: L = 5 + log10(V)' },
  V1: {
    titleZh: '国家儿童青少年视力健康管理专家共识（2021年6月）',
    note: 'Expert consensus of 2021-06-06: at least 3 hours outdoors a day before school age, 2 hours at school age; press of 2021-06-07',
  },
  V2: {
    titleZh: '教育部家长宣讲团爱眼倡议（2022年6月6日）',
    note: 'Appeal of 2022-06-06: 20-20-20, one foot one fist one inch, no reading beyond 40 minutes, both lamps on; press of that day',
  },
  M: { titleZh: '以医疗机构告知为准', note: 'From memory, unverified: never a hard block' },
} as const satisfies Record<string, { titleZh: string; note: string }>;

export type VisionSourceId = keyof typeof VISION_SOURCES;

/** What a fact rests on: source ids, and whether anybody confirmed it. */
export interface VisionBacking {
  source: readonly VisionSourceId[];
  verified: boolean;
}

/** The words of every source id in a text such as `S19 M`; unknown ids are left out. */
export function visionSourceWords(sources: readonly string[]): Record<string, string> {
  const ids = [...new Set(sources.flatMap((text) => text.split(' ')))];
  const known = Object.entries(VISION_SOURCES).filter(([id]) => ids.includes(id));
  return Object.fromEntries(known.map(([id, { titleZh }]) => [id, titleZh]));
}
