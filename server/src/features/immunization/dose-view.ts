import type { DoseForecast, DoseReason, ForecastFlag, VaccineCard } from '@kangban/contract/immunization';
import { findCatalogueEntry } from '@kangban/domain/immunization/catalogue';
import { SOURCES } from '@kangban/domain/immunization/programmes/sources';
import type { Flag, ForecastDose, Reason } from '@kangban/domain/immunization/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';

/** Stands where a wait began with a blood product and not with a vaccine. */
const IMMUNOGLOBULIN = 'immunoglobulin';
const BLOOD_PRODUCT: VaccineCard = {
  vaccine: IMMUNOGLOBULIN,
  name: '免疫球蛋白',
  prevents: '',
  free: false,
  dosesInSeries: null,
};

const reasonOf = ({ wait, ...reason }: Reason): DoseReason => ({
  ...reason,
  ...(wait && { wait: { ...wait, fromVaccine: wait.fromVaccine ?? IMMUNOGLOBULIN } }),
});

/** A dose of the rules as the wire has it. */
export const doseView = (dose: ForecastDose): DoseForecast => ({ ...dose, reasons: dose.reasons.map(reasonOf) });

export const flagView = (flag: Flag): ForecastFlag => ({ ...flag });

function cardOf(vaccine: string, today: PlainDate): VaccineCard[] {
  if (vaccine === IMMUNOGLOBULIN) return [BLOOD_PRODUCT];
  const entry = findCatalogueEntry(vaccine, today);
  if (!entry) return [];
  const { nameZh: name, diseaseZh: prevents, isFree: free, totalDoses: dosesInSeries } = entry;
  return [{ vaccine, name, prevents, free, dosesInSeries }];
}

const vaccinesIn = (dose: DoseForecast): string[] => [
  dose.vaccine,
  ...(dose.givenVaccine === undefined ? [] : [dose.givenVaccine]),
  ...dose.reasons.flatMap((reason) => reason.wait?.fromVaccine ?? []),
];

/** Names of every vaccine some doses and records speak of, each once; words of a source the catalogue does not know are absent. */
export function vaccineCards(
  doses: readonly DoseForecast[],
  recorded: readonly string[],
  today: PlainDate,
): VaccineCard[] {
  const codes = new Set([...doses.flatMap(vaccinesIn), ...recorded]);
  return [...codes].flatMap((code) => cardOf(code, today));
}

const isSource = (id: string): id is keyof typeof SOURCES => Object.hasOwn(SOURCES, id);

/** The documents behind some reasons, by source id. */
export function sourceWords(doses: readonly DoseForecast[]): Record<string, string> {
  const ids = new Set(doses.flatMap((dose) => dose.reasons).flatMap((reason) => reason.source.split(' ')));
  return Object.fromEntries([...ids].filter(isSource).map((id) => [id, SOURCES[id].titleZh]));
}
