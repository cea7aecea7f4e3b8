/** Where each fact comes from. Ids are those of the project's fact sheet; M marks a fact that nobody has confirmed yet. */
export const SOURCES = {
  S1: {
    titleZh: '国家免疫规划疫苗儿童免疫程序及说明（2026年版）',
    note: 'Transcription of the 2026 edition: GitHub xujiann/chronic-care-platform, immunization-schedule.js and docs, 2026-08-23',
  },
  S2: {
    titleZh: '国家免疫规划疫苗儿童免疫程序及说明（2026年版）',
    note: 'Transcription with document number and official address: GitHub lj-lioo/baby-record, vaccines.js and paidvax.js, 2026-09-29',
  },
  S3: {
    titleZh: '国家免疫规划疫苗儿童免疫程序及说明（2026年版）',
    note: 'Public vaccineSchedule.ts tagged cn-nip-2026 and two further transcriptions of the 2026 edition',
  },
  S4: {
    titleZh: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
    note: 'China CDC Weekly 2021, English publication of the 2021 edition (the age is the minimum age)',
  },
  S5: {
    titleZh: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
    note: 'Public file nipVaccines: 2021 edition and the 2025 DTaP change',
  },
  S6: {
    titleZh: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
    note: 'Public knowledge cards drawn from the 2021 edition',
  },
  S7: {
    titleZh: '百白破疫苗和白破疫苗免疫程序调整通知（2025年1月1日起）',
    note: 'National notice quoted by China Daily 2024-12-27 and Chengdu CDC 2025-01-02; gov.cn zhengceku 202412/content_6994724',
  },
  S8: {
    titleZh: 'HPV疫苗纳入国家免疫规划的通知（2025年11月10日起）',
    note: 'Seven-department notice of 2025-10-30, quoted by China Daily, Hunan Daily, HK01 and Shanghai CDC',
  },
  S9: { titleZh: '卡介苗补种规定', note: 'Public pages repeating the BCG catch-up rule (three agree)' },
  S10: {
    titleZh: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
    note: 'English summary of the 2021 edition (daydaynews 2021)',
  },
  S11: { titleZh: '白破疫苗补种规定', note: 'Public vaccine-info file: DT for 7-11 years, none from 12 years' },
  S12: {
    titleZh: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
    note: 'Public files of the ages of the 2021 edition',
  },
  S13: {
    titleZh: '儿童入托、入学预防接种证查验办法（2021年）',
    note: 'Public playbooks citing the 2021 entry-check rules',
  },
  S14: { titleZh: '中国流感疫苗预防接种技术指南（2023—2024）', note: 'Chinese press on the guide of 2023-24' },
  S15: {
    titleZh: '狂犬病暴露预防处置工作规范（2023年版）',
    note: 'County government answer of 2024-11-15 quoting the specification',
  },
  LABEL: { titleZh: '疫苗说明书', note: 'Product label or press and city notices quoting it' },
  M: { titleZh: '以接种门诊告知为准', note: 'From memory, unverified: never a hard block' },
} as const satisfies Record<string, { titleZh: string; note: string }>;

export type SourceId = keyof typeof SOURCES;

/** Source ids as one text, the way a reason carries them: `S1 S2 S3`. */
export const sourceText = (ids: readonly SourceId[]): string => ids.join(' ');

/**
 * The document a parent is shown for a reason's source text (first id that is a document): 国家免疫规划疫苗儿童免疫程序及说明…
 * @param source - the `source` of a reason
 */
export function sourceTitleZh(source: string): string {
  const ids = source.split(' ').filter((id): id is SourceId => id in SOURCES);
  const first = ids.find((id) => id !== 'M') ?? 'M';
  return SOURCES[first].titleZh;
}
