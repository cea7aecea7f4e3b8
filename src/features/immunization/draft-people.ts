import type { ImmunizationOfResident } from '@kangban/contract/immunization';
import { doseKey, groupDoses, nameOf, vaccineNames } from './groups';

/** One person of a booking: who, and which of the ticked doses can be given today. */
export function personWith(data: ImmunizationOfResident, chosen: readonly string[]) {
  const names = vaccineNames(data);
  const { now, offers } = groupDoses(data);
  const { residentId, label, name, sex, birthDate, recent } = data;
  const doses = [...now, ...offers]
    .filter((dose) => chosen.includes(doseKey(dose)))
    .map(({ series, vaccine, dose, paid }) => ({ series, vaccine, dose, name: nameOf(names, vaccine), free: !paid }));
  return { residentId, label, name, sex, birthDate, recent, doses };
}
