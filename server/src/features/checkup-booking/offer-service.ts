import type { CheckupChoice, CheckupOffer } from '@kangban/contract/checkup/booking';
import { checkupItem, findCheckup, itemsOn, type WantedCheckup } from '@kangban/domain/checkup-booking/checkup-item';
import { type RefusedCheckup, refuseCheckup } from '@kangban/domain/checkup-booking/refuse-checkup';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { loadRights, rightOver } from '../family/rights';
import { loadDoneCheckups } from './done-store';
import { type BookedRow, type ChoiceRow, findBooked, findPerson, listChoices, type PersonRow } from './offer-store';

/** Days ahead that are looked at for places. */
const WINDOW_DAYS = 35;
const EACH = 3;

const choiceOf = (row: ChoiceRow): CheckupChoice => ({
  slotId: row.slot_id,
  siteId: row.site_id,
  siteName: row.site_name,
  phone: row.phone,
  stop: row.stop_id !== null && row.place !== null ? { stopId: row.stop_id, place: row.place } : null,
  address: row.address,
  day: row.day,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  remaining: row.remaining,
  near: row.near,
});

type State = Pick<CheckupOffer, 'state' | 'text' | 'nextPossibleOn'>;
const OPEN: State = { state: 'open', text: null, nextPossibleOn: null };

function stateOf({ reason, text, nextPossibleOn }: RefusedCheckup): State {
  return { state: reason === 'too-young' ? 'too-young' : 'done', text, nextPossibleOn };
}

/** Decided for a day as a booking of it would be. */
function decide(
  wanted: WantedCheckup,
  { birth_date: birthDate }: PersonRow,
  at: { done: PlainDate[]; day: PlainDate },
) {
  const checkup = findCheckup(itemsOn([checkupItem(wanted)], at.day));
  return checkup && refuseCheckup(checkup, { birthDate, doneOn: at.done, day: at.day });
}

interface Asked {
  wanted: WantedCheckup;
  person: PersonRow;
  done: PlainDate[];
}

/** Places of which the person may take one: days on which the rule says no are left out. */
async function placesFor(deps: Deps, countyCode: string, { wanted, person, done }: Asked): Promise<CheckupChoice[]> {
  const from = deps.clock.today();
  const asked = { service: wanted.service, person, from, to: addDays(from, WINDOW_DAYS - 1) };
  const rows = await listChoices(deps.db, countyCode, { ...asked, now: deps.clock.now(), each: EACH });
  return rows.filter((row) => !decide(wanted, person, { done, day: row.day })).map(choiceOf);
}

const bookedOf = (row: BookedRow): NonNullable<CheckupOffer['booked']> => ({
  appointmentId: row.appointment_id,
  day: row.day,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
});

async function openOffer(deps: Deps, countyCode: string, asked: Asked): Promise<State & Pick<CheckupOffer, 'choices'>> {
  const { wanted, person, done } = asked;
  const refused = decide(wanted, person, { done, day: deps.clock.today() });
  const choices = await placesFor(deps, countyCode, asked);
  return { ...(refused && choices.length === 0 ? stateOf(refused) : OPEN), text: refused?.text ?? null, choices };
}

/**
 * Whether the yearly checkup or a recheck may be booked for a person of the family, and the nearest places. Somebody who may not today but on a
 * later day that can be booked (the birthday is near, the new year) is offered that day.
 */
export async function readOffer(
  deps: Deps,
  who: AccountSession,
  { residentId, ...wanted }: WantedCheckup & { residentId: string },
): Promise<CheckupOffer | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  if (!rightOver(rights, residentId, 'booking')) return refuse('not-found');
  const { countyCode } = who;
  const today = deps.clock.today();
  const { series } = checkupItem(wanted);
  const [person, doneBy, booked] = await Promise.all([
    findPerson(deps.db, countyCode, residentId),
    loadDoneCheckups(deps.db.pool, countyCode, wanted.service === 'recheck' ? [] : [residentId]),
    findBooked(deps.db, countyCode, { residentId, series, from: today }),
  ]);
  if (!person) return refuse('not-found');
  const done = doneBy.get(residentId) ?? [];
  const common = { service: wanted.service, today, homeSiteId: person.site_id };
  if (booked) return { ...common, ...OPEN, state: 'booked', booked: bookedOf(booked), choices: [] };
  return { ...common, ...(await openOffer(deps, countyCode, { wanted, person, done })), booked: null };
}
