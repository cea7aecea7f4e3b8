/** Programmes made ready for the forecast: courses (one per series or option) and the edition in force on a day of service. */
import { dayNumberOf, stepOf, type Step } from './day-number';
import { ADDITIONS } from './programmes/additions';
import { CN_NIP_2021 } from './programmes/cn-nip-2021';
import { CN_NIP_2026 } from './programmes/cn-nip-2026';
import { mergeRows, withAdditions, type ProgrammeTable, type VaccineRow } from './programmes/table';
import { sourceText } from './programmes/sources';
import type { Backing } from './reason-texts';
import { slotOf, type Slot } from './slots';
import { getVaccine, VACCINES, type VaccineFacts } from './vaccine-table';

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
  /** Age from which it is no longer given. */
  readonly stopStep: Step | undefined;
  readonly head: VaccineRow;
  readonly backing: Backing;
  /** What the rows were at earlier times, oldest first, where ages or intervals differed; see `slotsOn`. */
  readonly eras: readonly Era[];
}

/** The rows of a course from one day of service on. */
export interface Era {
  readonly from: number;
  readonly slots: readonly Slot[];
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
  /** Courses (by index) a recorded dose of a vaccine belongs to; a combination belongs to several. */
  readonly byFacts: ReadonlyMap<VaccineFacts, readonly number[]>;
  /** Alternatives of one disease by their group. */
  readonly byGroup: ReadonlyMap<string, readonly Course[]>;
}

/** Series in which each vaccine keeps its own dose numbers; elsewhere any vaccine of the series fills the next dose. */
const OWN_VACCINE_SERIES: ReadonlySet<string> = new Set(['mening']);

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
    stopStep: head.stop && stepOf(head.stop.age),
    head,
    backing: { source: sourceText(head.source), verified: head.verified },
    eras: erasOf(key),
  };
}

/** What a recorded dose is judged by, as a text: minimum age and interval. */
const judgedBy = ({ minAgeStep, gap }: Slot): string => JSON.stringify([minAgeStep, gap?.step ?? null]);

/** Whether two sets of rows judge recorded doses alike. */
const judgeAlike = (a: readonly Slot[], b: readonly Slot[] | undefined): boolean =>
  a.map(judgedBy).join() === b?.map(judgedBy).join();

/** The national rows of a course by day of service; consecutive editions that judge alike are one era. */
function erasOf(key: string): readonly Era[] {
  const known = eras.get(key);
  if (known !== undefined) return known;
  const made: Era[] = [];
  for (const { from, vaccines } of nationalVaccines) {
    const slots = vaccines
      .filter((row) => keyOf(row) === key)
      .flatMap((row) => row.doses.map((dose) => slotOf(row.code, dose)));
    if (made.length === 0 || !judgeAlike(slots, made.at(-1)?.slots)) made.push({ from, slots });
  }
  eras.set(key, made);
  return made;
}

/** The national rows of a course on a day of service; none before the programme had the vaccine, and none for a vaccine only a province gives. */
export function slotsOn(course: Course, day: number): readonly Slot[] {
  const { eras: all } = course;
  for (let at = all.length - 1; at > 0; at -= 1) {
    const era = all[at];
    if (era !== undefined && era.from <= day) return era.slots;
  }
  return all[0]?.slots ?? [];
}

/** For every known vaccine the courses it counts in. */
function coursesByFacts(byVaccine: ReadonlyMap<string, Course>): Map<VaccineFacts, readonly number[]> {
  const indexes = (facts: VaccineFacts): readonly number[] => [
    ...new Set([...facts.countsFor, facts.code].flatMap((code) => byVaccine.get(code)?.index ?? [])),
  ];
  return new Map(VACCINES.map((facts) => [facts, indexes(facts)]));
}

function editionOf(table: ProgrammeTable, vaccines: readonly VaccineRow[], from: number): Edition {
  const groups = new Map<string, VaccineRow[]>();
  for (const row of vaccines) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  const courses = [...groups].map(([key, rows], index) => courseOf(key, rows, index));
  const byVaccine = new Map(courses.flatMap((course) => course.vaccines.map((code) => [code, course] as const)));
  return {
    id: table.id,
    nameZh: table.nameZh,
    from,
    courses,
    byKey: new Map(courses.map((course) => [course.key, course])),
    byVaccine,
    byFacts: coursesByFacts(byVaccine),
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

/** The rows of a programme from each of its days on, oldest first: its base, and one for each dated amendment. */
function datedRows(table: ProgrammeTable): { from: number; vaccines: readonly VaccineRow[] }[] {
  const start = table.effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : dayNumberOf(table.effectiveFrom);
  const dated = [{ from: start, vaccines: table.vaccines }];
  let { vaccines } = table;
  for (const amendment of table.amendments) {
    vaccines = mergeRows(vaccines, amendment.vaccines);
    dated.push({ from: dayNumberOf(amendment.effectiveFrom), vaccines });
  }
  return dated;
}

const editionsOf = (table: ProgrammeTable): readonly Edition[] =>
  datedRows(table).map(({ from, vaccines }) => editionOf(table, vaccines, from));

/** The national programmes, oldest first. */
export const PROGRAMMES: readonly ProgrammeTable[] = [CN_NIP_2021, CN_NIP_2026];

const nationalVaccines = PROGRAMMES.flatMap(datedRows);
const eras = new Map<string, readonly Era[]>();

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

/** National id, then the additions a province made: `cn-nip-2026+Varicella`. */
export const ADDITION_MARK = '+';
const named = new Map<string, ProgrammeTable>(PROGRAMMES.map((table) => [table.id, table]));

/** A national programme by its id, with the additions the id names (`cn-nip-2026+Varicella`); undefined when a part of it is unknown. */
export function findTable(id: string): ProgrammeTable | undefined {
  const known = named.get(id);
  if (known !== undefined) return known;
  const [baseId = '', ...codes] = id.split(ADDITION_MARK);
  const base = PROGRAMMES.find((table) => table.id === baseId);
  const rows = codes.flatMap((code) => ADDITIONS.get(code) ?? []);
  if (base === undefined || rows.length !== codes.length || new Set(codes).size !== codes.length) return undefined;
  const names = codes.map((code) => getVaccine(code).nameZh);
  const made = withAdditions(base, { id, nameZh: `${base.nameZh}加${names.join('、')}`, vaccines: rows });
  named.set(id, made);
  return made;
}

/** Whether a programme id is known: a national one, or one with additions (`cn-nip-2026+Varicella`). */
export const isProgramme = (id: string): boolean => findTable(id) !== undefined;

/** Name of a programme for a screen; the id itself when nobody knows it. */
export const programmeNameZh = (id: string): string => findTable(id)?.nameZh ?? id;

/**
 * The edition a forecast applies: a programme named by its id is that text as it was issued, whatever the day; a table goes with its
 * changes up to the day, and without either the national edition of the day is applied.
 * @throws RangeError when no programme has the id
 */
export function editionAsked(programme: string | ProgrammeTable | undefined, day: number): Edition {
  return typeof programme === 'string' ? editionFor(programme, Number.NEGATIVE_INFINITY) : editionFor(programme, day);
}

/**
 * The edition to apply on a day: of the programme named, or by day of service.
 * @param programme - id (`cn-nip-2021`, `cn-nip-2026`, either with `+` and additions) or a table made by `withAdditions`
 * @throws RangeError when no programme has the id
 */
export function editionFor(programme: string | ProgrammeTable | undefined, day: number): Edition {
  if (programme === undefined) return editionOn(day);
  const table = typeof programme === 'string' ? findTable(programme) : programme;
  if (table === undefined) throw new RangeError('unknown programme');
  const editions = prepared.get(table) ?? editionsOf(table);
  prepared.set(table, editions);
  return latest(editions, day);
}
