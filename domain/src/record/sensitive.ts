import type { EntryKind, SensitiveCategory } from './kinds';
import { ICD_BLOCKS, LOINC_CODES } from './sensitive-codes-table';
import { categoryOfWords, MOST_PROTECTED_FIRST } from './sensitive-words';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ICD_SYSTEM = /icd-?10|14396|2\.16\.840\.1\.113883\.6\.(3|90)\b/i;
const LOINC_SYSTEM = /loinc|2\.16\.840\.1\.113883\.6\.1\b/i;
const ICD_CODE = /^[A-Z]\d{2}/;

/** An ICD-10 code without its dot, stars and local tail: `F32.900x001` is `F32900`. */
const plainIcd = (code: string): string => /^[A-Z]\d+/.exec(code.trim().toUpperCase().replace(/\./g, ''))?.[0] ?? '';

const inBlock = (code: string, from: string, to: string): boolean => {
  const short = code.slice(0, from.length);
  return short.length === from.length && short >= from && short <= to;
};

function categoryOfIcd(code: string): SensitiveCategory[] {
  const plain = plainIcd(code);
  const row = ICD_BLOCKS.find(([from, to]) => inBlock(plain, from, to));
  return row ? [row[2]] : [];
}

/** The category a code of a named system tells; a code without a system is read as ICD-10 or LOINC when it looks like one. */
function categoryOfCode(system: string, code: string): SensitiveCategory[] {
  const loinc = LOINC_CODES[code.trim()];
  if (loinc !== undefined && (system === '' || LOINC_SYSTEM.test(system))) return [loinc];
  const mayBeIcd = system === '' || ICD_SYSTEM.test(system);
  return mayBeIcd && ICD_CODE.test(code.trim().toUpperCase()) ? categoryOfIcd(code) : [];
}

/** Every string of a payload, and every coding by its system and code. */
function collect(value: unknown, into: { found: Set<SensitiveCategory> }): void {
  if (typeof value === 'string') for (const category of categoryOfWords(value)) into.found.add(category);
  else if (Array.isArray(value)) for (const one of value) collect(one, into);
  else if (isRecord(value)) {
    const { system, code } = value;
    if (typeof system === 'string' && typeof code === 'string')
      for (const category of categoryOfCode(system, code)) into.found.add(category);
    for (const one of Object.values(value)) collect(one, into);
  }
}

const FORM_KINDS: readonly EntryKind[] = ['basic-information', 'checkup', 'follow-up'];
/** What belongs to a category by being there at all. */
const WHOLE_KIND: Readonly<Partial<Record<EntryKind, SensitiveCategory>>> = { 'maternal-visit': 'reproduction' };

/**
 * Every sensitive category an entry belongs to, the most protected first: by ICD-10 (GB/T 14396) and LOINC codes, by its kind, and by
 * Chinese words where no code tells. Codes and words are looked for in every part of it. A form belongs to none as a whole: its single
 * answers do (`redactForm`).
 */
export function categoriesOf(entry: { kind: EntryKind; payload: unknown }): SensitiveCategory[] {
  if (FORM_KINDS.includes(entry.kind)) return [];
  const into = { found: new Set<SensitiveCategory>() };
  const whole = WHOLE_KIND[entry.kind];
  if (whole) into.found.add(whole);
  collect(entry.payload, into);
  return MOST_PROTECTED_FIRST.filter((category) => into.found.has(category));
}

/**
 * The category an entry is kept under: the most protected one it belongs to, else what the name of the institution tells of it (a visit to a
 * 精神卫生中心 says why by where it was); null when it is ordinary. A form is filled in for everybody: the place says nothing of it.
 */
export function sensitiveOf(kind: EntryKind, payload: unknown, institution = ''): SensitiveCategory | null {
  const [own] = categoriesOf({ kind, payload });
  if (own !== undefined || FORM_KINDS.includes(kind)) return own ?? null;
  return categoryOfWords(institution)[0] ?? null;
}
