/** A code of a named system, as FHIR writes it; system is empty where the source named none. */
export interface CodingLike {
  system: string;
  code: string;
  display?: string | undefined;
}

/** What something is: words for people first, codes beside them (contract/record/payloads `Concept`). */
export interface ConceptLike {
  text: string;
  coding: CodingLike[];
  known: boolean;
  original?: string;
}

export type Comparator = '<' | '<=' | '>=' | '>';

/** A number with its unit as a source wrote it. */
export interface RawAmount {
  value: number;
  unit: string;
  comparator?: Comparator | undefined;
}

/** A number with its UCUM unit, or with the source's own words where they are no unit we know (contract `Amount`). */
export interface AmountLike {
  value: number;
  unit: string;
  comparator?: Comparator;
  /** What came, when it was converted. */
  original?: { value: number; unit: string };
}

/** Where a row of a table is from: the fact sheet's verified list, or memory (M), which nothing medical may hang on. */
export type Mark = 'verified' | 'M';
