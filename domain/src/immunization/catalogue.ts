/** What a screen shows of a vaccine: names, diseases, free or paid, number of doses, route and site. */
import type { PlainDate } from '../shared/plain-date';
import { dayNumberOf } from './day-number';
import { editionFor, type Edition } from './editions';
import { PRODUCTS, RABIES } from './product-table';
import type { ProgrammeTable } from './programmes/table';
import { findVaccine, VACCINES, type VaccineFacts } from './vaccine-table';

/** One vaccine for a screen. */
export interface CatalogueEntry extends VaccineFacts {
  /** True when the programme gives it free. */
  isFree: boolean;
  /** Doses in the whole series (polio and meningococcal run across two vaccines); null when it depends on the person. */
  totalDoses: number | null;
  routeZh: string;
}

const ROUTES_ZH = {
  intramuscular: '肌内注射',
  subcutaneous: '皮下注射',
  intradermal: '皮内注射',
  oral: '口服',
  nasal: '鼻喷',
} as const satisfies Record<VaccineFacts['route'], string>;

/** Products that always take the same number of doses, whatever the age at the first. */
function productDoses(code: string): number | null {
  const rabies = RABIES.days[code];
  if (rabies !== undefined) return rabies.length;
  const plans = PRODUCTS.find((product) => product.code === code)?.plans ?? [];
  const counts = new Set(plans.map((plan) => plan.doses.length));
  const [only] = counts;
  return counts.size === 1 && only !== undefined ? only : null;
}

function entryOf(edition: Edition, facts: VaccineFacts): CatalogueEntry {
  const course = edition.byVaccine.get(facts.code);
  const programmeDoses = course === undefined || course.slots.length === 0 ? null : course.slots.length;
  return {
    ...facts,
    isFree: course !== undefined,
    totalDoses: course === undefined ? productDoses(facts.code) : programmeDoses,
    routeZh: ROUTES_ZH[facts.route],
  };
}

/**
 * Every vaccine code as a screen needs it, for the programme in force on a day.
 * @param today - day of service
 * @param programme - programme id or table; by day of service when left out
 */
export function listVaccines(today: PlainDate, programme?: string | ProgrammeTable): readonly CatalogueEntry[] {
  const edition = editionFor(programme, dayNumberOf(today));
  return VACCINES.map((facts) => entryOf(edition, facts));
}

/** One vaccine of `listVaccines`; undefined for a code nobody knows. Clinic names and other spellings are understood. */
export function findCatalogueEntry(
  code: string,
  today: PlainDate,
  programme?: string | ProgrammeTable,
): CatalogueEntry | undefined {
  const facts = findVaccine(code);
  return facts && entryOf(editionFor(programme, dayNumberOf(today)), facts);
}

/** 百白破疫苗 第4剂. The code itself when nobody knows it. */
export function doseNameZh(dose: { vaccine: string; dose: number }): string {
  return `${findVaccine(dose.vaccine)?.nameZh ?? dose.vaccine} 第${dose.dose}剂`;
}

/** 百白破疫苗. The code itself when nobody knows it. */
export const vaccineNameZh = (code: string): string => findVaccine(code)?.nameZh ?? code;
