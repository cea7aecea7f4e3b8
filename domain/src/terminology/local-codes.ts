/**
 * Codes of other systems with Chinese names: ours (LOCAL), GB/T 2261.1 sex, the WS 364 blood groups, and the one SNOMED CT statement
 * the forms need. Never read a blood group by its number alone: forms and standards number them differently (fact sheet, trap 6).
 */
import { GB_SEX, LOCAL, SNOMED, WS_ABO, WS_RH } from './systems';
import type { Mark } from './types';

export interface LocalEntry {
  system: string;
  code: string;
  name: string;
  /** UCUM unit of its values; empty where it has none. */
  unit: string;
  mark: Mark;
}

const named = (system: string, mark: Mark, table: Readonly<Record<string, string>>): LocalEntry[] =>
  Object.entries(table).map(([code, name]) => ({ system, code, name, unit: '', mark }));

const OWN_AMOUNTS: readonly LocalEntry[] = [
  { system: LOCAL, code: 'glucose-2h', name: '餐后两小时血糖', unit: 'mmol/L', mark: 'verified' },
  { system: LOCAL, code: 'steps', name: '步数', unit: '', mark: 'verified' },
  { system: LOCAL, code: 'self-care-score', name: '生活自理能力总分', unit: '{score}', mark: 'verified' },
  { system: LOCAL, code: 'ad8-score', name: 'AD8 总分', unit: '{score}', mark: 'verified' },
];

export const LOCAL_TABLE: readonly LocalEntry[] = [
  ...OWN_AMOUNTS,
  ...named(LOCAL, 'verified', {
    'constitution-33': '中医体质辨识（33题）',
    'self-care': '生活自理能力评估',
    ad8: 'AD8 记忆问卷',
    'checkup-form': '健康体检表',
    'follow-up-form': '随访服务记录表',
  }),
  ...named(GB_SEX, 'M', { '0': '未知的性别', '1': '男', '2': '女', '9': '未说明的性别' }),
  ...named(WS_ABO, 'M', { '1': 'A型', '2': 'B型', '3': 'O型', '4': 'AB型', '5': '不详' }),
  ...named(WS_RH, 'M', { '1': 'Rh阴性', '2': 'Rh阳性', '3': '不详' }),
  ...named(SNOMED, 'verified', { '716186003': '没有已知的过敏' }),
];

const keyOf = (system: string, code: string): string => `${system}\n${code}`;
const BY_KEY = new Map(LOCAL_TABLE.map((entry) => [keyOf(entry.system, entry.code), entry]));

/** The name of a code of a system that is not LOINC or ICD-10; undefined when it is not one of ours. */
export const findLocal = (system: string, code: string): string | undefined => BY_KEY.get(keyOf(system, code))?.name;

/** The unit values under a code of ours are kept in; undefined when it is none of ours. */
export const findLocalUnit = (code: string): string | undefined => BY_KEY.get(keyOf(LOCAL, code))?.unit;
