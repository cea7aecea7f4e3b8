import { findIcd10 } from './icd10';
import { findLocal } from './local-codes';
import { findLoinc } from './loinc';
import { ICD10, LOINC, systemOf } from './systems';
import type { CodingLike, ConceptLike } from './types';

const WORDS_MAX = 500;
const NAMELESS = '来源没有写名称';

interface Known {
  name: string;
  /** False: the name is that of the group a finer code belongs to. */
  exact: boolean;
}

function knownOf({ system, code }: CodingLike): Known | undefined {
  const name = system === LOINC ? findLoinc(code)?.name : findLocal(system, code);
  if (name !== undefined) return { name, exact: true };
  return system === ICD10 ? findIcd10(code) : undefined;
}

const clean = (words: string | undefined): string | undefined => {
  const trimmed = words?.trim().slice(0, WORDS_MAX);
  return trimmed === '' ? undefined : trimmed;
};

/**
 * What a source's codes and words mean: our name when one of the codes is known, with the source's own words kept beside it; else the
 * words, the display or the code exactly as they came, with known = false. A code of a finer classification than ours (I10.x00x002)
 * keeps the source's finer words. All codes stay as they are, only the spelling of their system is made one.
 */
export function conceptOf(codings: readonly CodingLike[], text?: string): ConceptLike {
  const coding = codings.map((one) => ({ ...one, system: systemOf(one.system) }));
  const told = clean(text) ?? coding.map(({ display }) => clean(display)).find((words) => words !== undefined);
  const known = coding.map(knownOf).find((found) => found !== undefined);
  if (!known) {
    const code = coding.map((one) => clean(one.code)).find((words) => words !== undefined);
    return { text: told ?? code ?? NAMELESS, coding, known: false };
  }
  if (!known.exact) return { text: told ?? known.name, coding, known: true };
  const own = told === undefined || told === known.name ? {} : { original: told };
  return { text: known.name, coding, known: true, ...own };
}
