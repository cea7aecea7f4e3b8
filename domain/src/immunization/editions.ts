/** Programmes made ready for the forecast: courses (one per series or option) and the edition in force on a day of service. */
import { dayNumberOf } from './day-number';
import { CN_NIP_2021 } from './programmes/cn-nip-2021';
import { CN_NIP_2026 } from './programmes/cn-nip-2026';
import { sourceText } from './programmes/sources';
import { mergeRows, type DoseRow, type ProgrammeTable, type Span, type VaccineRow } from './programmes/table';

/** One dose of a course. */
export interface Slot {
  readonly vaccine: string;
  readonly row: DoseRow;
  readonly minAge: Span;
  readonly source: string;
  readonly verified: boolean;
}

/** The doses of one series, or of one alternative of it. */
export interface Course {
  readonly key: string;
  readonly series: string;
  /** Position in the edition. */
  readonly index: number;
  /** Vaccine codes whose recorded doses belong here. */
  readonly vaccines: readonly string[];
  /** Whether a recorded dose fills the next dose of the series, or the next dose of its own vaccine. */
  readonly fill: 'next' | 'own-vaccine';
  readonly slots: readonly Slot[];
  readonly rows: readonly VaccineRow[];
  readonly optionGroup: string | undefined;
  readonly isDefault: boolean;
  readonly bornFrom: number | undefined;
  readonly head: VaccineRow;
}

/** A programme as it stood from one day on. */
export interface Edition {
  readonly id: string;
  readonly nameZh: string;
  /** First day of service (day number). */
  readonly from: number;
  readonly courses: readonly Course[];
  readonly byKey: ReadonlyMap<string, Course>;
  readonly byVaccine: ReadonlyMap<string, Course>;
  /** Alternatives of one disease by their group. */
  readonly byGroup: ReadonlyMap<string, readonly Course[]>;
}

/** Series in which each vaccine keeps its own dose numbers; elsewhere any vaccine of the series fills the next dose. */
const OWN_VACCINE_SERIES: ReadonlySet<string> = new Set(['mening']);

/** A row made ready for the rules. */
export const slotOf = (vaccine: string, row: DoseRow): Slot => ({
  vaccine,
  row,
  minAge: row.minAge ?? row.age,
  source: sourceText(row.source),
  verified: row.verified,
});

const keyOf = (row: VaccineRow): string => (row.optionGroup === undefined ? row.series : row.code);

function courseOf(key: string, rows: readonly VaccineRow[], index: number): Course {
  const [head] = rows;
  if (head === undefined) throw new RangeError(`course without vaccines: ${key}`);
  return {
    key,
    series: head.series,
    index,
    vaccines: rows.map((row) => row.code),
    fill: OWN_VACCINE_SERIES.has(head.series) ? 'own-vaccine' : 'next',
    slots: rows.flatMap((row) => row.doses.map((dose) => slotOf(row.code, dose))),
    rows,
    optionGroup: head.optionGroup,
    isDefault: head.isDefaultOption ?? true,
    bornFrom: head.bornOnOrAfter === undefined ? undefined : dayNumberOf(head.bornOnOrAfter),
    head,
  };
}

function editionOf(table: ProgrammeTable, vaccines: readonly VaccineRow[], from: number): Edition {
  const groups = new Map<string, VaccineRow[]>();
  for (const row of vaccines) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  const courses = [...groups].map(([key, rows], index) => courseOf(key, rows, index));
  return {
    id: table.id,
    nameZh: table.nameZh,
    from,
    courses,
    byKey: new Map(courses.map((course) => [course.key, course])),
    byVaccine: new Map(courses.flatMap((course) => course.vaccines.map((code) => [code, course] as const))),
    byGroup: groupsOf(courses),
  };
}

function groupsOf(courses: readonly Course[]): Map<string, readonly Course[]> {
  const groups = new Map<string, readonly Course[]>();
  for (const course of courses) {
    const { optionGroup } = course;
    if (optionGroup !== undefined) groups.set(optionGroup, [...(groups.get(optionGroup) ?? []), course]);
  }
  return groups;
}

/** The editions of one programme, oldest first: its base and one for each dated amendment. */
function editionsOf(table: ProgrammeTable): readonly Edition[] {
  const start = table.effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : dayNumberOf(table.effectiveFrom);
  const editions = [editionOf(table, table.vaccines, start)];
  let vaccines = table.vaccines;
  for (const amendment of table.amendments) {
    vaccines = mergeRows(vaccines, amendment.vaccines);
    editions.push(editionOf(table, vaccines, dayNumberOf(amendment.effectiveFrom)));
  }
  return editions;
}

/** The national programmes, oldest first. */
export const PROGRAMMES: readonly ProgrammeTable[] = [CN_NIP_2021, CN_NIP_2026];

const national = PROGRAMMES.flatMap(editionsOf);
const prepared = new Map<ProgrammeTable, readonly Edition[]>();

function latest(editions: readonly Edition[], day: number): Edition {
  let found = editions[0];
  for (const edition of editions) if (edition.from <= day) found = edition;
  if (found === undefined) throw new RangeError('a programme has no edition');
  return found;
}

/** The national edition in force on a day of service; days before the oldest are judged by the oldest. */
export const editionOn = (day: number): Edition => latest(national, day);

/**
 * The edition to apply on a day: of the programme named, or by day of service.
 * @param programme - id (`cn-nip-2021`, `cn-nip-2026`) or a table made by `withAdditions`
 * @throws RangeError when no programme has the id
 */
export function editionFor(programme: string | ProgrammeTable | undefined, day: number): Edition {
  if (programme === undefined) return editionOn(day);
  const table = typeof programme === 'string' ? PROGRAMMES.find((one) => one.id === programme) : programme;
  if (table === undefined) throw new RangeError('unknown programme');
  const editions = prepared.get(table) ?? editionsOf(table);
  prepared.set(table, editions);
  return latest(editions, day);
}
