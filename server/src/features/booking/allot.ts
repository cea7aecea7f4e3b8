import {
  type BookingDecision,
  type BookingFacts,
  decideBooking,
  type HeldDose,
} from '@kangban/domain/booking/decide-booking';
import { isForVaccines, serviceOf } from '@kangban/domain/booking/purpose';
import { itemsOn } from '@kangban/domain/checkup-booking/checkup-item';
import { findReward } from '@kangban/domain/reward/slot-item';
import { areNeighbouring } from '@kangban/domain/booking/neighbouring';
import {
  keptAnswers,
  type HealthAnswer,
  NOTHING_ASKED,
  type Screening,
  screenAnswers,
} from '@kangban/domain/booking/screen-answers';
import type { ErrorCode, ProblemDetails } from '@kangban/contract/errors';
import { dayOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import { type Refused, refuse } from '../../http/refusal';
import { forecastInputOf, type ForecastFacts } from '../immunization/facts';
import type { BatchFacts, PartFacts } from './batch-facts';
import type { BookingRequest, RequestPart } from './booking-request';
import { detailsOf, type RefusedDecision, wantsOthers, type WantedRoom } from './explain';
import type { OpenSlot } from './ledger';

/** A part that got its place. */
export interface AllottedPart {
  appointmentId: string;
  part: RequestPart;
  slot: OpenSlot;
  place: number;
  person: ForecastFacts;
  screening: Screening;
  /** What is kept with the appointment of what was answered. */
  answers: readonly HealthAnswer[];
  label: string;
  rightKind: string;
}

/** A request that got all its places, or the reason it got none; a full slot asks for others to be named. */
export type Allotment =
  | { kind: 'allotted'; request: BookingRequest; parts: readonly AllottedPart[] }
  | { kind: 'refused'; refused: Refused; nameOthers?: WantedRoom };

type RefusedAllotment = Extract<Allotment, { kind: 'refused' }>;

const refusal = (code: ErrorCode, details?: ProblemDetails): RefusedAllotment => ({
  kind: 'refused',
  refused: refuse(code, details),
});

interface Asked {
  request: BookingRequest;
  part: RequestPart;
  known: PartFacts | undefined;
  facts: BatchFacts;
}

interface Ready extends Asked {
  slot: OpenSlot;
  person: ForecastFacts;
}

interface Screened {
  answers: readonly HealthAnswer[];
  screening: Screening;
}

/** A part whose items are of the slot's day: a yearly checkup counts for its year. */
function datedPart(part: RequestPart, slot: OpenSlot): RequestPart {
  const doses = itemsOn(part.doses, slot.row.day);
  return doses === part.doses ? part : { ...part, doses };
}

/** The redemption a part is for, with the place of the slot; undefined for anything else, and for somebody else's. */
function rewardOf({ doses }: RequestPart, { row }: OpenSlot, { redemptions }: BatchFacts): BookingFacts['reward'] {
  const redemption = redemptions.get(findReward(doses)?.redemptionId ?? '');
  return redemption && { redemption, siteId: row.site_id };
}

/** Whether the slot is of the service the part is for, and the redemption, where there is one, of the part's person. */
const isMeant = (part: RequestPart, slot: OpenSlot, facts: BatchFacts): boolean =>
  slot.row.service === serviceOf(part.doses) &&
  (findReward(part.doses) === undefined || rewardOf(part, slot, facts) !== undefined);

/** Whether this caller may book this person in this slot at all; somebody else's person or slot is simply not there. */
function admit(asked: Asked): Ready | RefusedAllotment {
  const { request, part, known, facts } = asked;
  const slot = facts.ledger.slot(part.slotId);
  const person = facts.people.get(part.residentId);
  if (request.booker.kind === 'account') {
    if (!known?.sessionLives) return refusal('session-expired');
    if (!known.right) return refusal('not-found');
  }
  if (!slot || !person || !isMeant(part, slot, facts)) return refusal('not-found');
  if (request.booker.kind === 'staff' && slot.row.site_id !== request.booker.siteId) return refusal('other-site');
  return { ...asked, part: datedPart(part, slot), slot, person };
}

function screen({ part, person, facts }: Ready): Screened {
  if (!isForVaccines(part.doses)) return { answers: [], screening: NOTHING_ASKED };
  const { sex, birthDate, given } = person;
  const context = { sex, birthDate, today: dayOf(facts.now), givenOn: given.map((dose) => dose.date) };
  const answers = keptAnswers(part.answers, context);
  return { answers, screening: screenAnswers(answers, context) };
}

function countsOf({ request: { booker }, known, facts: { ledger } }: Ready) {
  if (booker.kind === 'staff') return { heldByAccount: undefined, madeOnDeviceToday: undefined };
  const device = booker.device?.toString('base64url');
  return {
    heldByAccount: (known?.heldByAccount ?? 0) + ledger.addedByAccount(booker.accountId),
    madeOnDeviceToday: device === undefined ? undefined : (known?.madeOnDevice ?? 0) + ledger.addedOnDevice(device),
  };
}

function decide(ready: Ready, screening: Screening): BookingDecision {
  const { part, slot, person, facts, request } = ready;
  return decideBooking({
    slot: slot.bookable,
    pool: request.pool,
    nowMs: facts.now.getTime(),
    today: dayOf(facts.now),
    doses: part.doses,
    held: facts.ledger.heldBy(part.residentId),
    ...countsOf(ready),
    screening,
    consentVersion: part.consentVersion,
    immunization: forecastInputOf(person, slot.row.day),
    doneVisits: facts.visits.get(part.residentId),
    doneCheckups: facts.checkups.get(part.residentId),
    reward: rewardOf(part, slot, facts),
    overridden: part.overrideReason !== undefined,
  });
}

function explain(decision: RefusedDecision, { request, part, slot }: Ready): RefusedAllotment {
  const { reason } = decision;
  const code = reason === 'slot-full' && request.pool !== 'online' ? 'onsite-full' : reason;
  const need = request.parts.filter((other) => other.slotId === part.slotId).length;
  return {
    ...refusal(code, detailsOf(decision, part.residentId, slot.row)),
    ...(request.pool === 'online' && wantsOthers(reason) && { nameOthers: { slotId: part.slotId, need } }),
  };
}

function take(ready: Ready, screened: Screened): { allotted: AllottedPart; undo: () => void } {
  const { part, slot, person, known, facts, request } = ready;
  const appointmentId = uuidV7();
  const { booker, pool } = request;
  const doses: HeldDose[] = part.doses.map((dose) => ({
    ...dose,
    appointmentId,
    slotId: part.slotId,
    day: slot.row.day,
  }));
  const { place, undo } = facts.ledger.take(slot, {
    residentId: part.residentId,
    booker:
      booker.kind === 'account'
        ? { accountId: booker.accountId, device: booker.device?.toString('base64url') ?? null }
        : undefined,
    pool,
    doses,
  });
  const label = known?.right?.label ?? '';
  const rightKind = known?.right?.right ?? 'desk';
  return { allotted: { appointmentId, part, slot, place, person, ...screened, label, rightKind }, undo };
}

const isNeighbouring = (ready: readonly Ready[]): boolean =>
  areNeighbouring(
    ready.map(({ slot: { row } }) => ({
      slotId: row.slot_id,
      siteId: row.site_id,
      day: row.day,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    })),
  );

/**
 * Decides one request on what the requests before it left, and takes its places: all parts or none. `firstPart` is the number
 * of its first part in the batch.
 */
export function allot(request: BookingRequest, firstPart: number, facts: BatchFacts): Allotment {
  const ready: Ready[] = [];
  for (const [index, part] of request.parts.entries()) {
    const admitted = admit({ request, part, known: facts.parts[firstPart + index], facts });
    if ('kind' in admitted) return admitted;
    ready.push(admitted);
  }
  if (!isNeighbouring(ready)) return refusal('slots-not-neighbouring');
  const parts: AllottedPart[] = [];
  const undos: (() => void)[] = [];
  for (const one of ready) {
    const screened = screen(one);
    const decision = decide(one, screened.screening);
    if (decision.kind === 'refused') {
      for (const undo of undos.reverse()) undo();
      return explain(decision, one);
    }
    const { allotted, undo } = take(one, screened);
    parts.push(allotted);
    undos.push(undo);
  }
  return { kind: 'allotted', request, parts };
}
