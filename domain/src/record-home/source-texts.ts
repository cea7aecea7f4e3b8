/** Where a row came from, as a person reads it. */
export const SOURCE_TEXTS = {
  clinic: '卫生院记的',
  import: '卫生院的旧系统转来的',
  fhir: '医院的系统传来的',
  resident: '自己记的',
  device: '仪器传来的',
  school: '学校查的',
  transfer: '外县转来的',
} as const;
export type RecordSource = keyof typeof SOURCE_TEXTS;

/** What the families with tables of their own call their sources. */
const OWN_SOURCES: Readonly<Record<string, RecordSource>> = {
  registry: 'import',
  import: 'import',
  desk: 'clinic',
  clinic: 'clinic',
  home: 'resident',
  school: 'school',
  transfer: 'transfer',
};

/** The source of a row of doses, growth, eyes, check-ups or referrals. */
export const sourceOfOwn = (word: string): RecordSource => OWN_SOURCES[word] ?? 'clinic';
