import type { DueDose } from '@kangban/contract/home';
import { openDayOf } from '@kangban/domain/home/next-thing';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import type { ForecastDose } from '@kangban/domain/immunization/types';

/** A dose to be arranged as cards show it. */
export const dueView = (dose: ForecastDose): DueDose => ({
  series: dose.series,
  vaccine: dose.vaccine,
  dose: dose.dose,
  name: vaccineNameZh(dose.vaccine),
  status: dose.status,
  free: dose.paid !== true,
  dueOn: dose.status === 'not-yet' ? (openDayOf(dose) ?? null) : dose.dueOn,
  completeBefore: dose.completeBefore,
  reasonText: dose.reasons[0]?.text ?? null,
});
