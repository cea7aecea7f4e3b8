/** Where growth rules come from. `M` is memory: nobody has confirmed it, and the screen says so. */
export const GROWTH_SOURCES = {
  'WS/T 423-2022': '《7岁以下儿童生长标准》（WS/T 423—2022）',
  'WS/T 586-2018': '《学龄儿童青少年超重与肥胖筛查》（WS/T 586—2018）',
  'WS/T 612-2018': '《7岁～18岁儿童青少年身高发育等级评价》（WS/T 612—2018）',
  /** Its words on children found malnourished or obese (analyse the cause, guide or refer) are quoted from memory. */
  'NBPHS-2017': '《国家基本公共卫生服务规范（第三版）》0～6岁儿童健康管理',
  M: '通行做法，以医生告知为准',
} as const;
export type GrowthSource = keyof typeof GROWTH_SOURCES;

/** Sources whose text was seen for what is said of it here. */
export const CONFIRMED: readonly GrowthSource[] = ['WS/T 423-2022', 'WS/T 586-2018', 'WS/T 612-2018'];
