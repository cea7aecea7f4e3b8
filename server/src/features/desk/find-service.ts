import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import type { findResident } from '@kangban/contract/desk';
import { thingsToArrange } from '@kangban/domain/home/next-thing';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import { forecast } from '@kangban/domain/immunization/forecast';
import { recommendProducts } from '@kangban/domain/immunization/products';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { maskedIdNumber } from '../../crypto/sealed-column';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { findByNumber } from '../identity/registry-service';
import { doseView } from '../immunization/dose-view';
import { forecastInputOf, loadImmunizationFacts, type ResidentFacts } from '../immunization/facts';
import { listHeldDoses } from '../immunization/service';
import { deskEntry, type Member, memberFor } from './service';
import { type FoundRow, listNamesakes } from './store';

type Found = AnswerOf<typeof findResident>;
type Asked = BodyOf<typeof findResident>;
type Held = { series: string; dose: number };

/**
 * By ID number anybody of the county: the card lies on the desk. By name and birthday only people of the own clinic and those
 * who belong to none, so that a name alone opens nobody's record elsewhere.
 */
async function search(deps: Deps, member: Member, asked: Asked): Promise<readonly FoundRow[] | Refused> {
  if ('idNumber' in asked) {
    const person = await findByNumber(deps, member.countyCode, asked.idNumber);
    return isRefused(person) ? person : [person];
  }
  const found = await listNamesakes(deps.db, member, asked);
  return found.length > 0 ? found : refuse('record-not-found');
}

/** What can be given today and nobody has booked, free doses first, then what may be paid for. */
function dueToday(facts: ResidentFacts, held: readonly Held[], today: PlainDate): Found['items'][number]['due'] {
  const input = forecastInputOf(facts, today);
  const free = thingsToArrange(forecast(input).doses, held).due;
  const paid = thingsToArrange(recommendProducts(input), held).due;
  return [...free, ...paid].map((dose) => ({ ...doseView(dose), name: vaccineNameZh(dose.vaccine) }));
}

/** People for a walk-in, with no more than the desk needs: who they are and what is due. Every person shown is written down. */
export async function findResidents(deps: Deps, who: StaffSession, asked: Asked): Promise<Found | Refused> {
  const member = await memberFor(deps, who, 'find-resident');
  if (isRefused(member)) return member;
  const rows = await search(deps, member, asked);
  if (isRefused(rows)) return rows;
  const ids = rows.map((row) => row.residentId);
  const [facts, held] = await Promise.all([
    loadImmunizationFacts(deps, member.countyCode, ids),
    listHeldDoses(deps, member.countyCode, ids),
  ]);
  const today = deps.clock.today();
  const items = rows.map((row) => {
    const known = facts.get(row.residentId);
    return {
      residentId: row.residentId,
      name: row.name,
      sex: row.sex,
      birthDate: row.birthDate,
      idMasked: maskedIdNumber(deps.cipher, row.idCipher, row.idKeyId),
      due: known ? dueToday(known, held.get(row.residentId) ?? [], today) : [],
    };
  });
  for (const { residentId } of items) deps.auditor.record(deskEntry(member, 'resident-found', { residentId }));
  return { items };
}
