import type { SensitiveCategory } from '../record/kinds';

/** What each sensitive category is called, in plain words; never beside a person's name. */
export const SENSITIVE_WORDS: Readonly<Record<SensitiveCategory, string>> = {
  'hiv-sti': '性病、艾滋病',
  'mental-health': '心理',
  reproduction: '生育',
  'substance-use': '成瘾',
  tuberculosis: '结核',
  abuse: '受过的伤害',
  restricted: '医院要求保密的内容',
};
