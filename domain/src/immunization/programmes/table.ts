/** The shape of a national programme as data: one row per vaccine and dose, each with its source. */
import type { SourceId } from './sources';

/** A stretch of calendar time; a hour count is only used for the birth dose. Calendar units are added first, then days. */
export interface Span {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
  readonly hours?: number;
}

/** One dose of a vaccine, as a programme names it. */
export interface DoseRow {
  /** Number in the series, which may run across products (bOPV begins with 3). */
  readonly dose: number;
  /** Age the programme names. */
  readonly age: Span;
  /** Minimum age where it differs from `age`; the age of the table is the minimum age otherwise. */
  readonly minAge?: Span;
  /** Shortest wait after the previous dose of the series. */
  readonly interval?: Span;
  /** False when the interval is known from memory only. */
  readonly intervalVerified?: boolean;
  /** Longest wait after the previous dose that the text names (a target, not a stop). */
  readonly maxInterval?: Span;
  /** Age before which the dose should be complete (a target, not a stop). */
  readonly completeBefore?: Span;
  readonly source: readonly SourceId[];
  readonly verified: boolean;
}

/** An age from which a vaccine is no longer given. */
export interface AgeStop {
  readonly age: Span;
  readonly source: readonly SourceId[];
  readonly verified: boolean;
}

/** One vaccine of a programme. */
export interface VaccineRow {
  readonly code: string;
  /** Series that the doses are counted in; several vaccines may share one. */
  readonly series: string;
  /** Alternatives of one disease carry the same group; one of them is the default. */
  readonly optionGroup?: string;
  readonly isDefaultOption?: boolean;
  readonly sex?: 'female' | 'male';
  readonly bornOnOrAfter?: string;
  /** Never routine: given to catch up between two ages only. */
  readonly catchUpOnly?: boolean;
  readonly ageFrom?: Span;
  readonly stop?: AgeStop;
  readonly doses: readonly DoseRow[];
  readonly source: readonly SourceId[];
  readonly verified: boolean;
}

/** A dated change of a programme: the rows named replace rows of the same code or are added. */
export interface Amendment {
  readonly effectiveFrom: string;
  readonly change: string;
  readonly vaccines: readonly VaccineRow[];
  readonly source: readonly SourceId[];
}

/** A whole programme. */
export interface ProgrammeTable {
  readonly id: string;
  readonly nameZh: string;
  readonly documentNumber: string;
  /** First day of service it applies to; undefined for the oldest edition kept. */
  readonly effectiveFrom?: string;
  readonly vaccines: readonly VaccineRow[];
  readonly amendments: readonly Amendment[];
}

/**
 * A programme with a province's or county's own vaccines added (or rows replaced), as a new table.
 * @param base - the national programme
 * @param addition - id and name of the result, and the rows to add or replace by code
 */
export function withAdditions(
  base: ProgrammeTable,
  addition: Pick<ProgrammeTable, 'id' | 'nameZh' | 'vaccines'>,
): ProgrammeTable {
  return { ...base, id: addition.id, nameZh: addition.nameZh, vaccines: mergeRows(base.vaccines, addition.vaccines) };
}

/** Rows of `base` with those of the same code replaced in place and new codes appended. */
export function mergeRows(base: readonly VaccineRow[], changes: readonly VaccineRow[]): readonly VaccineRow[] {
  const changed = new Map(changes.map((row) => [row.code, row]));
  const known = new Set(base.map((row) => row.code));
  return [...base.map((row) => changed.get(row.code) ?? row), ...changes.filter((row) => !known.has(row.code))];
}
