/** Which programme a county applies: its own first days of an edition, and its province's additions. */
import { ADDITION_MARK, findTable, PROGRAMMES } from './editions';
import type { ProgrammeTable } from './programmes/table';

/** What a county has decided about the programme: its own first day of an edition, and its province's additions. */
export interface CountyProgramme {
  /** First day of service of an edition here, by its id; the national day where absent. */
  readonly startsOn?: Readonly<Record<string, string>> | undefined;
  /** Codes of additions (`Varicella`), in the order of the id. */
  readonly additions?: readonly string[] | undefined;
}

/**
 * The programme a county applies on a day of service, as an id for `forecast`; undefined when it follows the national days.
 * @param today - day of service, `YYYY-MM-DD`
 */
export function programmeOfCounty(county: CountyProgramme, today: string): string | undefined {
  const { startsOn = {}, additions = [] } = county;
  if (Object.keys(startsOn).length === 0 && additions.length === 0) return undefined;
  const started = PROGRAMMES.filter((table) => (startsOn[table.id] ?? table.effectiveFrom ?? '') <= today);
  const base = started.at(-1) ?? PROGRAMMES[0];
  return base && [base.id, ...additions].join(ADDITION_MARK);
}

/**
 * The programme a county applies, as a table for `forecast`: with the national changes of its text up to that day; undefined when it
 * follows the national days.
 * @param today - day of service, `YYYY-MM-DD`
 */
export function countyTable(county: CountyProgramme, today: string): ProgrammeTable | undefined {
  const id = programmeOfCounty(county, today);
  return id === undefined ? undefined : findTable(id);
}
