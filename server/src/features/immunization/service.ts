import type { ImmunizationOfResident } from '@kangban/contract/immunization';
import { RECENT_VACCINE_DAYS } from '@kangban/domain/booking/health-questions';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import { programmeNameZh } from '@kangban/domain/immunization/editions';
import { forecast } from '@kangban/domain/immunization/forecast';
import { recommendProducts } from '@kangban/domain/immunization/products';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { type FamilyRight, loadRights, rightOver } from '../family/rights';
import { doseView, flagView, sourceWords, vaccineCards } from './dose-view';
import { forecastInputOf, loadImmunizationFacts, type ResidentFacts } from './facts';
import { type BookedRow, listBookedDoses } from './store';

export interface ResidentToRead {
  right: FamilyRight;
  facts: ResidentFacts;
}

/** The person and the right to see their immunizations; somebody else's id says no more than that nothing was found. */
export async function openImmunization(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<ResidentToRead | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'immunization');
  if (!right) return refuse('not-found');
  const facts = (await loadImmunizationFacts(deps, who.countyCode, [residentId])).get(residentId);
  return facts ? { right, facts } : refuse('not-found');
}

const recordOf = ({ immunizationId, vaccine, date, lot, manufacturer, siteName }: ResidentFacts['given'][number]) => ({
  immunizationId,
  vaccine,
  vaccineName: vaccineNameZh(vaccine),
  givenOn: date,
  lot,
  manufacturer,
  siteName,
});

const isRecent = (date: PlainDate, today: PlainDate): boolean =>
  date <= today && date > addDays(today, -RECENT_VACCINE_DAYS);

const bookedOf = (row: BookedRow): ImmunizationOfResident['booked'][number] => ({
  series: row.series,
  dose: row.dose,
  appointmentId: row.appointment_id,
  day: row.day,
});

function pageOf(
  { right, facts }: ResidentToRead,
  booked: readonly BookedRow[],
  today: PlainDate,
): ImmunizationOfResident {
  const input = forecastInputOf(facts, today);
  const { programme, doses: planned, flags } = forecast(input);
  const doses = planned.map(doseView);
  const offers = recommendProducts(input).map(doseView);
  const all = [...doses, ...offers];
  const recent = facts.given.filter(({ date }) => isRecent(date, today));
  return {
    residentId: facts.residentId,
    label: right.label,
    name: facts.name,
    sex: facts.sex,
    birthDate: facts.birthDate,
    today,
    programme,
    programmeName: programmeNameZh(programme),
    doses,
    offers,
    flags: flags.map(flagView),
    given: facts.given.map(recordOf),
    vaccines: vaccineCards(
      all,
      facts.given.map(({ vaccine }) => vaccine),
      today,
    ),
    sources: sourceWords(all),
    booked: booked.map(bookedOf),
    recent: recent.map(({ vaccine, date }) => ({ vaccineName: vaccineNameZh(vaccine), givenOn: date })),
  };
}

/** Doses that active appointments of these people hold, by person. One query. */
export async function listHeldDoses(
  deps: Pick<Deps, 'db'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, { series: string; dose: number }[]>> {
  const held = new Map<string, { series: string; dose: number }[]>();
  if (residentIds.length === 0) return held;
  for (const { resident_id: id, series, dose } of await listBookedDoses(deps.db, countyCode, residentIds))
    held.set(id, [...(held.get(id) ?? []), { series, dose }]);
  return held;
}

/** What a person has, needs and may want, and why. Reading about another person is written down. */
export async function readImmunization(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<ImmunizationOfResident | Refused> {
  const opened = await openImmunization(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const booked = await listBookedDoses(deps.db, who.countyCode, [residentId]);
  if (opened.right.right !== 'self') {
    deps.auditor.record({
      countyCode: who.countyCode,
      actorKind: 'account',
      actorId: who.accountId,
      residentId,
      action: 'immunization-read',
      rightKind: opened.right.right,
    });
  }
  return pageOf(opened, booked, deps.clock.today());
}
