import { findCheckup } from '../checkup-booking/checkup-item';
import { refuseCheckup } from '../checkup-booking/refuse-checkup';
import { findVisit, refuseVisit } from '../child-visit/visit-booking';
import type { DoneVisit } from '../child-visit/visit-items';
import { doseNameZh } from '../immunization/catalogue';
import { decideDoses, type RefusalReason, type RefusedDose, type WantedDose } from '../immunization/decide-doses';
import type { ForecastInput, GivenDose } from '../immunization/types';
import { type RedemptionToBook, findReward, refuseRewardSlot } from '../reward/slot-item';
import { LIMITS } from '../shared/limits';
import type { PlainDate } from '../shared/plain-date';
import { isConsentCurrent } from './consent';
import { isForVaccines } from './purpose';
import type { Screening } from './screen-answers';
import type { Pool } from './ticket';

/** A slot as a booking sees it; instants in milliseconds. */
export interface BookableSlot {
  slotId: string;
  day: PlainDate;
  closed: boolean;
  releasedAtMs: number;
  /** Last instant an online booking is taken. */
  onlineUntilMs: number;
  endsAtMs: number;
  /** Places left of each pool. */
  left: Readonly<Record<Pool, number>>;
}

/** A dose that an active appointment of the person holds. */
export interface HeldDose {
  appointmentId: string;
  slotId: string;
  day: PlainDate;
  series: string;
  vaccine: string;
  dose: number;
}

/** Everything a booking of one person is decided from. */
export interface BookingFacts {
  slot: BookableSlot;
  pool: Pool;
  nowMs: number;
  today: PlainDate;
  doses: readonly WantedDose[];
  held: readonly HeldDose[];
  /**
   * The appointment that is being moved: its own doses and place do not stand in the way, and what was answered and agreed
   * when it was made holds.
   */
  moving?: string | undefined;
  /** Active appointments of the account, and bookings of the installation today; undefined where there is none. */
  heldByAccount: number | undefined;
  madeOnDeviceToday: number | undefined;
  screening: Pick<Screening, 'missing'>;
  /** Version agreed to; the desk takes consent on paper. */
  consentVersion: string | undefined;
  /** Input of the immunization rules; `today` in it is the slot's day. */
  immunization: ForecastInput;
  /** The child's visits in the record, where a visit is booked. */
  doneVisits?: readonly DoneVisit[] | undefined;
  /** Days of the person's yearly checkups, where one is booked. */
  doneCheckups?: readonly PlainDate[] | undefined;
  /** The redemption it is paid with and the site of the slot, where a service of the catalogue is booked. */
  reward?: { redemption: RedemptionToBook; siteId: string } | undefined;
  /** The desk has a reason to book a checkup that is done already, or for somebody too young. */
  overridden?: boolean | undefined;
}

export type BookingRefusal =
  | 'consent-missing'
  | 'answers-incomplete'
  | 'slot-closed'
  | 'slot-past-cutoff'
  | 'slot-not-released'
  | 'appointment-duplicate'
  | 'appointment-too-many'
  | 'device-too-many'
  | 'dose-not-eligible'
  | 'visit-not-eligible'
  | 'checkup-not-eligible'
  | 'redemption-not-bookable'
  | 'slot-full';

/** Why one dose cannot be given on the slot's day. */
export interface DoseProblem extends WantedDose {
  reason: RefusalReason;
  text: string;
  nextPossibleOn: PlainDate | null;
}

export type BookingDecision =
  | { kind: 'accepted' }
  | {
      kind: 'refused';
      reason: BookingRefusal;
      /** The appointment that already holds the dose. */
      appointmentId?: string;
      doses?: readonly DoseProblem[];
      /** Why a visit or checkup cannot be made on the slot's day, in words. */
      text?: string;
      nextPossibleOn?: PlainDate;
    };

type Refusal = Extract<BookingDecision, { kind: 'refused' }>;
type Question = (facts: BookingFacts) => Refusal | undefined;

const refusal = (reason: BookingRefusal): Refusal => ({ kind: 'refused', reason });
const when = (isSo: boolean, reason: BookingRefusal): Refusal | undefined => (isSo ? refusal(reason) : undefined);
const isOnline = ({ pool }: BookingFacts): boolean => pool === 'online';
const isNew = ({ moving }: BookingFacts): boolean => moving === undefined;
/** A check-up asks for no agreement to a vaccine. */
const asksConsent = (facts: BookingFacts): boolean => isNew(facts) && isOnline(facts) && isForVaccines(facts.doses);

const others = ({ held, moving }: BookingFacts): HeldDose[] => held.filter((dose) => dose.appointmentId !== moving);

function findDuplicate(facts: BookingFacts): HeldDose | undefined {
  const { doses, slot } = facts;
  const isSame = (held: HeldDose): boolean =>
    held.slotId === slot.slotId || doses.some((dose) => dose.series === held.series && dose.dose === held.dose);
  return others(facts).find(isSame);
}

function duplicate(facts: BookingFacts): Refusal | undefined {
  const found = findDuplicate(facts);
  return found && { ...refusal('appointment-duplicate'), appointmentId: found.appointmentId };
}

function tooMany(facts: BookingFacts): Refusal | undefined {
  if (!isNew(facts)) return undefined;
  const ofPerson = new Set(facts.held.map((dose) => dose.appointmentId)).size;
  const ofAccount = facts.heldByAccount ?? 0;
  return when(
    ofPerson >= LIMITS.activeAppointmentsPerPersonMax || ofAccount >= LIMITS.activeAppointmentsPerAccountMax,
    'appointment-too-many',
  );
}

const tooManyOnDevice: Question = (facts) =>
  when(isNew(facts) && (facts.madeOnDeviceToday ?? 0) >= LIMITS.bookingsPerDevicePerDayMax, 'device-too-many');

/** A sentence where the rules give none of their own. */
const TEXTS: Readonly<Record<RefusalReason, (dose: WantedDose) => string>> = {
  'nothing-chosen': () => '还没有选疫苗。',
  'unknown-vaccine': () => '这种疫苗要到接种门诊问。',
  'not-together': (dose) => `${doseNameZh(dose)}不能和选的另一针同一天打。`,
  'already-given': (dose) => `${doseNameZh(dose)}已经打过了。`,
  stopped: (dose) => `${doseNameZh(dose)}不用再打了。`,
  'not-needed': (dose) => `${doseNameZh(dose)}不用打。`,
  'not-in-programme': (dose) => `${doseNameZh(dose)}不是给这个人的。`,
  'ask-clinic': (dose) => `${doseNameZh(dose)}要由接种医生当面看过再定。`,
  'too-early': (dose) => `${doseNameZh(dose)}那天还不能打。`,
};

const problemOf = ({ reasons, ...dose }: RefusedDose): DoseProblem => ({
  series: dose.series,
  vaccine: dose.vaccine,
  dose: dose.dose,
  reason: dose.reason,
  text: reasons[0]?.text ?? TEXTS[dose.reason](dose),
  nextPossibleOn: dose.nextPossibleOn,
});

/** The first day every refused dose is possible; undefined when one of them never is or the clinic decides. */
function nextOf(problems: readonly DoseProblem[]): PlainDate | undefined {
  const days = problems.map((problem) => problem.nextPossibleOn);
  return days.includes(null) ? undefined : days.filter((day) => day !== null).reduce((a, b) => (a > b ? a : b));
}

/** Doses that cannot be given on the day of the input, in words; empty when all can. Other bookings of the person count. */
export function doseProblems(
  input: ForecastInput,
  doses: readonly WantedDose[],
  booked: readonly GivenDose[] = [],
): DoseProblem[] {
  const decision = decideDoses({ input, wanted: doses, booked, refusalsOnly: true });
  if (decision.kind === 'refused') return decision.doses.map(problemOf);
  // A dose is known by its series: under another name it could be booked twice.
  const misnamed = doses.filter((dose, index) => decision.doses[index]?.series !== dose.series);
  return misnamed.map((dose) => problemOf({ ...dose, reason: 'unknown-vaccine', nextPossibleOn: null, reasons: [] }));
}

function visitNotEligible(facts: BookingFacts): Refusal | undefined {
  const visit = findVisit(facts.doses);
  const { birthDate } = facts.immunization;
  const refused = visit && refuseVisit(visit, { birthDate, done: facts.doneVisits ?? [], day: facts.slot.day });
  if (!refused) return undefined;
  const { text, nextPossibleOn } = refused;
  return { ...refusal('visit-not-eligible'), text, ...(nextPossibleOn !== null && { nextPossibleOn }) };
}

function checkupNotEligible(facts: BookingFacts): Refusal | undefined {
  const checkup = findCheckup(facts.doses);
  const { birthDate } = facts.immunization;
  const doneOn = facts.doneCheckups ?? [];
  const refused = checkup && refuseCheckup(checkup, { birthDate, doneOn, day: facts.slot.day });
  if (!refused || (facts.overridden && refused.reason !== 'other-year')) return undefined;
  const { text, nextPossibleOn } = refused;
  return { ...refusal('checkup-not-eligible'), text, ...(nextPossibleOn !== null && { nextPossibleOn }) };
}

/** Without the redemption nothing is known that would allow it. */
function rewardNotBookable({ doses, reward, slot, today }: BookingFacts): Refusal | undefined {
  const wanted = findReward(doses);
  if (!wanted) return undefined;
  const at = { siteId: reward?.siteId ?? '', day: slot.day, today };
  const refused = reward ? refuseRewardSlot(wanted, reward.redemption, at) : { text: undefined };
  return (
    refused && { ...refusal('redemption-not-bookable'), ...(refused.text !== undefined && { text: refused.text }) }
  );
}

function notEligible(facts: BookingFacts): Refusal | undefined {
  if (findReward(facts.doses)) return rewardNotBookable(facts);
  if (findVisit(facts.doses)) return visitNotEligible(facts);
  if (findCheckup(facts.doses)) return checkupNotEligible(facts);
  const booked = others(facts).map(({ vaccine, day }) => ({ vaccine, date: day }));
  const doses = doseProblems(facts.immunization, facts.doses, booked);
  if (doses.length === 0) return undefined;
  const nextPossibleOn = nextOf(doses);
  return { ...refusal('dose-not-eligible'), doses, ...(nextPossibleOn !== undefined && { nextPossibleOn }) };
}

/** The first question with an answer refuses. What the person can put right comes first, what only luck decides comes last. */
const LADDER: readonly Question[] = [
  (facts) => when(asksConsent(facts) && !isConsentCurrent(facts.consentVersion, facts.today), 'consent-missing'),
  ({ screening }) => when(screening.missing.length > 0, 'answers-incomplete'),
  ({ slot }) => when(slot.closed, 'slot-closed'),
  (facts) => when(facts.nowMs > (isOnline(facts) ? facts.slot.onlineUntilMs : facts.slot.endsAtMs), 'slot-past-cutoff'),
  (facts) => when(isOnline(facts) && facts.nowMs < facts.slot.releasedAtMs, 'slot-not-released'),
  duplicate,
  tooMany,
  tooManyOnDevice,
  notEligible,
  ({ slot, pool }) => when(slot.left[pool] <= 0, 'slot-full'),
];

/**
 * Decides one person's booking of one slot. Consent and release hours bind online bookings only: at the desk a nurse takes the
 * consent and may give places until the slot ends.
 * @returns accepted, or refused with the first reason of the ladder and what the person needs to go on
 */
export function decideBooking(facts: BookingFacts): BookingDecision {
  for (const question of LADDER) {
    const refused = question(facts);
    if (refused) return refused;
  }
  return { kind: 'accepted' };
}
