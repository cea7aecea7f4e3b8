/** How a family calls somebody until it chooses another word. */

export type Relation = 'mother' | 'father' | 'grandparent' | 'other';

/** The family's word of at most this many characters. */
export const LABEL_MAX = 8;

/** Family names of two characters still in use; given names of people who bear one start at the third. */
const COMPOUND_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 轩辕 宇文 长孙 端木 南宫 独孤 第五 百里 呼延 拓跋 澹台 申屠 濮阳'.split(
    ' ',
  ),
);

/**
 * Given name of a full name: 陈安安 → 安安, 欧阳小明 → 小明, 阿依古丽·买买提 → 阿依古丽. A given name of one character is not
 * used alone in Chinese, so 李安 stays 李安.
 */
export function givenNameOf(name: string): string {
  const letters = Array.from(name.trim());
  const dot = letters.findIndex((letter) => letter === '·' || letter === '•');
  if (dot > 0) return letters.slice(0, dot).join('');
  const surname = COMPOUND_SURNAMES.has(letters.slice(0, 2).join('')) ? 2 : 1;
  const given = letters.slice(surname);
  return given.length >= 2 ? given.join('') : letters.join('');
}

/** Family name of a full name: 陈安安 → 陈, 欧阳小明 → 欧阳; empty for names with a dot, which are not divided so. */
export function familyNameOf(name: string): string {
  const letters = Array.from(name.trim());
  if (letters.some((letter) => letter === '·' || letter === '•') || letters.length < 2) return '';
  const isCompound = letters.length > 2 && COMPOUND_SURNAMES.has(letters.slice(0, 2).join(''));
  return letters.slice(0, isCompound ? 2 : 1).join('');
}

const cut = (text: string): string => Array.from(text).slice(0, LABEL_MAX).join('');

/** A child is called by the given name unless the family chose a word. */
export const childLabel = (name: string, chosen: string | undefined): string =>
  cut(chosen !== undefined && chosen !== '' ? chosen : givenNameOf(name));

const BY_RELATION: Readonly<Partial<Record<Relation, string>>> = { mother: '妈妈', father: '爸爸' };

/**
 * An elder is called by the family's word, else by the relation the registry knows (`relation`: what the elder is to me), else
 * by name: a grandparent is not called 爷爷 or 外公 by guess.
 */
export function elderLabel(name: string, relation: Relation | null, chosen: string | undefined): string {
  if (chosen !== undefined && chosen !== '') return cut(chosen);
  return cut((relation && BY_RELATION[relation]) ?? name);
}
