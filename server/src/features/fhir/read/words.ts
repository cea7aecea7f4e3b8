import { conceptOf } from '@kangban/domain/terminology/concept-of';
import type { ConceptLike } from '@kangban/domain/terminology/types';
import { isObject } from '../resource';
import type { Annotation, CodeableConcept, Coding, HumanName, Quantity, Reference } from '../schema/datatypes';
import type { ReadContext } from './reading';

const WORDS_MAX = 500;

/** Codes as our terminology takes them. */
export const codingsOf = (
  codings: readonly Coding[] | undefined,
): { system: string; code: string; display?: string }[] =>
  (codings ?? []).flatMap(({ system, code, display }) =>
    code === undefined
      ? []
      : [{ system: system ?? '', code, ...(display !== undefined && { display: display.slice(0, WORDS_MAX) }) }],
  );

/** A CodeableConcept in our words where a code is known, else in the source's own. A coding without a code gives its display. */
export function conceptFrom({ coding, text }: CodeableConcept): ConceptLike {
  const display = coding?.find((one) => one.code === undefined && one.display !== undefined)?.display;
  return conceptOf(codingsOf(coding), text ?? display);
}

export const conceptsFrom = (told: readonly CodeableConcept[] | undefined): ConceptLike[] =>
  (told ?? []).map(conceptFrom);

/** The words of a concept. */
export const wordsOf = (told: CodeableConcept | undefined): string | undefined => told && conceptFrom(told).text;

/** Whether one of the codes is this one, whatever the spelling of the system. */
export const hasCode = (told: CodeableConcept | undefined, ...codes: readonly string[]): boolean =>
  (told?.coding ?? []).some(({ code }) => code !== undefined && codes.includes(code));

/** The first code of a concept that is one of a list. */
export function codeIn<const T extends string>(told: CodeableConcept | undefined, codes: readonly T[]): T | undefined {
  return codes.find((code) => hasCode(told, code));
}

/** Notes as one text. */
export const noteOf = (notes: readonly Annotation[] | undefined): string | undefined =>
  notes === undefined
    ? undefined
    : notes
        .map(({ text }) => text)
        .join('\n')
        .slice(0, WORDS_MAX * 20);

/** `5 mg`, `< 0.5 mmol/L`. */
export const quantityWords = ({ comparator, value, unit, code }: Quantity): string =>
  [comparator, value, unit ?? code].filter((part) => part !== undefined && part !== '').join(' ');

/** A name as it is written: the text, else family and given; Chinese without a space between them. */
export function nameText(names: readonly HumanName[] | undefined): string | undefined {
  const usable = (names ?? []).filter(({ use }) => use !== 'old' && use !== 'anonymous');
  const name = usable.find(({ use }) => use === 'official') ?? usable[0];
  if (!name) return undefined;
  const parts = [name.family, ...(name.given ?? [])].filter((part) => part !== undefined);
  const isLatin = parts.every((part) => /^[\p{Script=Latin}\s'.-]+$/u.test(part));
  const built = isLatin ? [...(name.given ?? []), name.family].filter(Boolean).join(' ') : parts.join('');
  const text = (name.text ?? built).trim();
  return text === '' ? undefined : text;
}

function namesOf(value: unknown): HumanName[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one): HumanName[] => {
    if (!isObject(one)) return [];
    const { text, family, given } = one;
    return [
      {
        ...(typeof text === 'string' && { text }),
        ...(typeof family === 'string' && { family }),
        ...(Array.isArray(given) && { given: given.filter((part) => typeof part === 'string') }),
      },
    ];
  });
}

/** What a referenced person or organization is called: as the reference says, else as their own resource says. */
export function calledBy(reference: Reference | undefined, { find }: ReadContext): string | undefined {
  if (!reference) return undefined;
  if (reference.display !== undefined) return reference.display.slice(0, WORDS_MAX);
  const resource = reference.reference === undefined ? undefined : find(reference.reference);
  if (!resource) return undefined;
  const name = typeof resource.name === 'string' ? resource.name : nameText(namesOf(resource.name));
  return name?.slice(0, WORDS_MAX);
}

/** Who did it and where, of the performers of a resource: people are practitioners, organizations are institutions. */
export function performersOf(
  references: readonly Reference[] | undefined,
  context: ReadContext,
): { practitioner?: string; institution?: string } {
  const typed = (references ?? []).map((reference) => ({ type: typeOf(reference, context), reference }));
  const called = (isOrganization: boolean): string | undefined =>
    typed
      .filter(({ type }) => (type === 'Organization') === isOrganization && type !== 'Patient')
      .map(({ reference }) => calledBy(reference, context))
      .find((name) => name !== undefined);
  const [practitioner, institution] = [called(false), called(true)];
  return { ...(practitioner !== undefined && { practitioner }), ...(institution !== undefined && { institution }) };
}

function typeOf({ type, reference }: Reference, { find }: ReadContext): string | undefined {
  if (type !== undefined) return type;
  if (reference === undefined) return undefined;
  return find(reference)?.resourceType ?? /([A-Z][A-Za-z]+)\/[^/]+$/.exec(reference)?.[1];
}
