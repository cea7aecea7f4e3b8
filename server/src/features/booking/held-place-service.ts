import type { Appointment } from '@kangban/contract/booking';
import type { HealthAnswer } from '@kangban/domain/booking/screen-answers';
import { type BookingFacts, decideBooking } from '@kangban/domain/booking/decide-booking';
import { screenAnswers } from '@kangban/domain/booking/screen-answers';
import type { WantedDose } from '@kangban/domain/immunization/decide-doses';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import type { FamilyRight } from '../family/rights';
import { forecastInputOf, type ForecastFacts } from '../immunization/facts';
import { WritesOfBatch } from './batch-writes';
import { commitBatch } from './commit-store';
import { detailsOf } from './explain';
import { findHeldDoses, findPeople, findSlots, type SlotRow } from './facts-store';
import { heldDoseOf, openSlot } from './ledger';
import { deviceOf } from './service';
import { instantOf } from '../../clock';

export interface Wish {
  who: AccountSession;
  person: ForecastFacts;
  right: FamilyRight;
  doses: readonly WantedDose[];
  answers: readonly HealthAnswer[];
  consentVersion: string | undefined;
}

const ALWAYS = Number.MAX_SAFE_INTEGER;

/** The questions about a person and a day alone, whatever the slot: consent, answers, duplicates, caps, eligibility. */
export async function decideWish(
  deps: Deps,
  client: Transaction,
  { wish, day }: { wish: Wish; day: PlainDate },
): Promise<Refused | undefined> {
  const slot = { slotId: '', day, closed: false, releasedAtMs: 0, onlineUntilMs: ALWAYS, endsAtMs: ALWAYS };
  const facts = await factsOf(deps, wish, { slot: { ...slot, left: { online: 1, onsite: 0, staff: 0 } }, client });
  const decision = decideBooking(facts);
  return decision.kind === 'accepted'
    ? undefined
    : refuse(decision.reason, detailsOf(decision, wish.person.residentId));
}

async function factsOf(
  deps: Deps,
  { who, person, doses, answers, consentVersion }: Wish,
  { slot, client }: { slot: BookingFacts['slot']; client: Transaction },
): Promise<BookingFacts> {
  const today = deps.clock.today();
  const now = deps.clock.now();
  const { countyCode, accountId, sessionId } = who;
  const { residentId, sex, birthDate, given } = person;
  const held = (await findHeldDoses(client, countyCode, [residentId])).map(heldDoseOf);
  const asked = [{ no: 0, accountId, sessionId, residentId, device: deviceOf(who) }];
  const dayStart = instantOf(today, '00:00');
  const [counts] = await findPeople(client, countyCode, { asked, now, dayStart });
  return {
    slot,
    pool: 'online',
    nowMs: now.getTime(),
    today,
    doses,
    held,
    heldByAccount: counts?.held_by_account,
    madeOnDeviceToday: who.device === null ? undefined : counts?.made_on_device,
    screening: screenAnswers(answers, { sex, birthDate, today, givenOn: given.map((dose) => dose.date) }),
    consentVersion,
    immunization: forecastInputOf(person, slot.day),
  };
}

/** A place of a locked slot that is counted as taken already and held for this person. */
export interface HeldForPerson {
  slotId: string;
  place: number;
}

const oneMore = (slot: SlotRow): BookingFacts['slot'] => {
  const { bookable } = openSlot(slot);
  return { ...bookable, left: { ...bookable.left, online: 1 } };
};

/**
 * Makes the appointment of a place held for somebody, in the transaction that ends the holding. Everything is decided again
 * except whether there is room; the agreement given when the wish was made holds.
 */
export async function bookHeldPlace(
  deps: Deps,
  client: Transaction,
  { wish, held }: { wish: Wish; held: HeldForPerson },
): Promise<{ appointments: Appointment[] } | Refused> {
  const { who, person, right, doses, answers, consentVersion } = wish;
  const { countyCode, accountId, sessionId } = who;
  const [row] = await findSlots(client, countyCode, [held.slotId]);
  if (!row) return refuse('not-found');
  const facts = await factsOf(deps, wish, { slot: oneMore(row), client });
  const decision = decideBooking(facts);
  if (decision.kind === 'refused') return refuse(decision.reason, detailsOf(decision, person.residentId, row));
  const { sex, birthDate } = person;
  const writes = new WritesOfBatch(deps, { countyCode, now: deps.clock.now() });
  const part = { slotId: held.slotId, residentId: person.residentId, doses, answers, consentVersion };
  const answer = writes.add(
    {
      booker: { kind: 'account', accountId, sessionId, device: deviceOf(who) },
      pool: 'online',
      parts: [part],
      repeatable: { ownerId: accountId, key: '', hash: Buffer.alloc(0) },
    },
    [
      {
        appointmentId: uuidV7(),
        part,
        slot: openSlot(row),
        place: held.place,
        person,
        screening: screenAnswers(answers, { sex, birthDate, today: deps.clock.today(), givenOn: [] }),
        answers,
        label: right.label,
        rightKind: right.right,
      },
    ],
  );
  // No slot changes: the place was counted when it was offered.
  await commitBatch(client, writes.finish([]));
  return answer;
}
