// 爸爸's record as the pictures show it, counted from the loading day: hypertension under management, a sugar to be tested again.
import type { Person } from '../../people';
import type { Place, SeededEntry } from '../entry';
import { atHome } from './at-home';
import { basicInformation } from './basic';
import { elsewhere, managed } from './care';
import { checkedUp } from './checkups';
import { followedUp } from './follow-ups';
import type { Making, Told } from './making';

const FAMILY_DOCTOR = '张敏';
const CHECKUP_DOCTOR = '李文';

const placed = (person: Person, place: Place, told: readonly Told[]): SeededEntry[] =>
  told.map((one) => Object.assign({ person, source: 'clinic' as const }, place, one) as SeededEntry);

/** Everything the county knows of 爸爸 beside his vaccinations. */
export function fatherEntries(making: Making): SeededEntry[] {
  const { today, father, hospital } = making;
  const clinic = (practitioner: string): Place => ({
    site: father.site,
    institution: father.site?.shortName ?? hospital.shortName,
    practitioner,
  });
  const away: Place = { site: hospital, institution: hospital.shortName, practitioner: '陈立' };
  return [
    ...placed(father, clinic(FAMILY_DOCTOR), [basicInformation(making), ...managed(today), ...followedUp(today)]),
    ...placed(father, clinic(CHECKUP_DOCTOR), checkedUp(today)),
    ...placed(father, away, elsewhere(today)),
    ...atHome(making),
  ];
}
