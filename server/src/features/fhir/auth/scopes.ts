/** What a system may do with a type: the letters of SMART v2. */
export type Deed = 'c' | 'r' | 'u' | 'd' | 's';

const DEEDS: readonly Deed[] = ['c', 'r', 'u', 'd', 's'];
const SCOPE = /^system\/(\*|[A-Z][A-Za-z]+)\.(c?r?u?d?s?|read|write|\*)$/;
/** SMART v1 words, still spoken by many systems. */
const OLD_WORDS: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

interface Scope {
  type: string;
  deeds: string;
}

function readScope(text: string): Scope | undefined {
  const [, type = '', told = ''] = SCOPE.exec(text) ?? [];
  const deeds = OLD_WORDS[told] ?? told;
  return type === '' || deeds === '' ? undefined : { type, deeds };
}

const scopeText = ({ type, deeds }: Scope): string => `system/${type}.${deeds}`;
const scopesOf = (texts: readonly string[]): Scope[] => texts.flatMap((text) => readScope(text) ?? []);

/** A copy of the whole county, and what is sensitive with it: named word by word, never part of `system/*`. */
export const COUNTY_EXPORT = 'county/export';
export const COUNTY_EXPORT_SENSITIVE = 'county/export.sensitive';
const isCountyScope = (text: string): boolean => text === COUNTY_EXPORT || text === COUNTY_EXPORT_SENSITIVE;

/** Whether a text is a scope a clinic's system can have. */
export const isSystemScope = (text: string): boolean => isCountyScope(text) || readScope(text) !== undefined;

/** Whether these scopes allow a deed on a type. */
export const allows = (scopes: readonly string[], type: string, deed: Deed): boolean =>
  scopesOf(scopes).some((scope) => (scope.type === '*' || scope.type === type) && scope.deeds.includes(deed));

/**
 * What is granted of what was asked: each asked scope with the deeds the system has, never more. Nothing asked means everything it
 * has (RFC 6749 §3.3); empty when nothing of it may be granted.
 */
export function grantScopes(owned: readonly string[], asked: readonly string[]): string[] {
  if (asked.length === 0) return [...owned];
  const granted = asked.flatMap((text) => {
    if (isCountyScope(text)) return owned.includes(text) ? [text] : [];
    const wish = readScope(text);
    if (!wish) return [];
    const narrowed = wish.type === '*' ? scopesOf(owned).map(({ type }) => type) : [wish.type];
    return [...new Set(narrowed)].flatMap((type) => {
      const deeds = DEEDS.filter((deed) => wish.deeds.includes(deed) && allows(owned, type, deed)).join('');
      return deeds === '' ? [] : [scopeText({ type, deeds })];
    });
  });
  return [...new Set(granted)];
}
