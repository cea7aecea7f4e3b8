// Who holds which place: appointments of seeded people fill the slots of the past week and of the days that are released.
import { consentOn, CONSENT_AT_DESK } from '../../domain/src/booking/consent';
import { questionsFor, screenAnswers, type HealthAnswer } from '../../domain/src/booking/screen-answers';
import { isForVaccines, NO_CONSENT_NEEDED } from '../../domain/src/booking/purpose';
import { ticketNoOf, type Pool } from '../../domain/src/booking/ticket';
import type { WantedDose } from '../../domain/src/immunization/decide-doses';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { dayOf, instantOf } from '../../server/src/clock';
import { addDays } from './days';
import type { Accounts } from './accounts';
import type { Person } from './people';
import type { Random } from './random';
import type { Site, Slot } from './sites';

export type State = 'booked' | 'fulfilled' | 'cancelled' | 'noshow';

export interface SeededAppointment {
  id: string;
  slot: Slot;
  person: Person;
  pool: Pool;
  state: State;
  place: number;
  ticketNo: string;
  code: string;
  accountId: string | null;
  staffId: string | null;
  healthOutcome: string;
  healthAnswers: HealthAnswer[];
  consentVersion: string;
  createdAt: Date;
  checkedInAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  doses: WantedDose[];
}

/** A slot while it is being filled. */
export interface Filling {
  slot: Slot;
  taken: Record<Pool, number>;
  issued: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

const startOf = ({ day, startsAt }: Slot): Date => instantOf(day, startsAt);
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

interface Making {
  today: PlainDate;
  random: Random;
  idAt: (at: Date) => string;
  accounts: Accounts;
  /** The desk of a clinic. */
  staffOf: (site: Site) => string;
}

export interface Request {
  person: Person;
  pool: Pool;
  state: State;
  doses: WantedDose[];
  /** Books online for the person; else their own account or a guardian's. */
  accountId?: string;
}

export class Bookings {
  readonly all: SeededAppointment[] = [];
  private readonly open = new Map<Slot, Filling>();

  constructor(private readonly making: Making) {}

  fillingOf(slot: Slot): Filling {
    const known = this.open.get(slot) ?? { slot, taken: { online: 0, onsite: 0, staff: 0 }, issued: 0 };
    this.open.set(slot, known);
    return known;
  }

  hasRoom(slot: Slot, pool: Pool): boolean {
    return slot.closedReason === null && this.fillingOf(slot).taken[pool] < slot[pool];
  }

  /** Between the release of the numbers and the loading day, most of them soon after; at the desk on the day itself. */
  private bookedAt(slot: Slot, pool: Pool): Date {
    const { random, today } = this.making;
    if (pool !== 'online') {
      const day = slot.day < today ? slot.day : addDays(today, -1);
      return after(instantOf(day, '08:00'), random.int(5, 25) * MINUTE_MS);
    }
    const from = instantOf(slot.releasedAt.day, slot.releasedAt.time);
    const until = Math.min(instantOf(today, '00:00').getTime(), startOf(slot).getTime() - HOUR_MS);
    const span = Math.max(1, until - from.getTime());
    return after(from, Math.floor(random.next() ** 2 * span));
  }

  private answersOf(person: Person, bookedOn: PlainDate) {
    const { random } = this.making;
    const { sex, birthDate } = person;
    const context = { sex, birthDate, today: bookedOn, givenOn: person.given.map(({ date }) => date) };
    const isAllergic = random.chance(0.06);
    const answers = questionsFor(context)
      .filter((question) => !question.fromRecord)
      .map(({ id }): HealthAnswer => {
        if (id !== 'allergy' || !isAllergic) return { question: id, answer: 'no' };
        return { question: id, answer: 'yes', details: [random.pick(['鸡蛋', '牛奶', '青霉素']), '起疹子'] };
      });
    return { healthAnswers: answers, healthOutcome: screenAnswers(answers, context).outcome };
  }

  private code(): string {
    return Array.from({ length: CODE_LENGTH }, () => this.making.random.letter(CODE_LETTERS)).join('');
  }

  private times(slot: Slot, state: State) {
    const { random } = this.making;
    const none = { checkedInAt: null, endedAt: null, endReason: null };
    if (state === 'booked' || state === 'cancelled') return none;
    if (state === 'noshow')
      return { ...none, endedAt: instantOf(addDays(slot.day, 1), '00:05'), endReason: 'did-not-come' };
    const checkedInAt = after(startOf(slot), random.int(-12, 18) * MINUTE_MS);
    return { checkedInAt, endedAt: after(checkedInAt, random.int(8, 30) * MINUTE_MS), endReason: null };
  }

  /** Who books: the account online, else the desk; undefined when nobody can book for the person. */
  private bookerOf(slot: Slot, { pool, person, accountId }: Request) {
    if (pool !== 'online') return { accountId: null, staffId: this.making.staffOf(slot.site) };
    const account = accountId ?? this.making.accounts.whoBooksFor(person)?.id;
    return account === undefined ? undefined : { accountId: account, staffId: null };
  }

  private takePlace(slot: Slot, pool: Pool): { place: number; ticketNo: string } {
    const filling = this.fillingOf(slot);
    filling.taken[pool] += 1;
    filling.issued += 1;
    return { place: filling.issued, ticketNo: ticketNoOf(pool, slot.ticketBase, filling.issued) };
  }

  private consentOf(pool: Pool, bookedOn: PlainDate): string {
    return (pool === 'online' && consentOn(bookedOn)?.version) || CONSENT_AT_DESK;
  }

  /** What was asked and agreed to before a vaccine; a check-up asks nothing. */
  private toldFor({ person, pool, doses }: Request, bookedOn: PlainDate) {
    if (!isForVaccines(doses)) return { healthAnswers: [], healthOutcome: 'go-on', consentVersion: NO_CONSENT_NEEDED };
    return { ...this.answersOf(person, bookedOn), consentVersion: this.consentOf(pool, bookedOn) };
  }

  /** Gives the next place of a slot; undefined when there is none or nobody can book for the person. */
  book(slot: Slot, request: Request): SeededAppointment | undefined {
    const { person, pool, state, doses } = request;
    const { making } = this;
    const booker = this.hasRoom(slot, pool) && doses.length > 0 ? this.bookerOf(slot, request) : undefined;
    if (!booker) return undefined;
    const createdAt = this.bookedAt(slot, pool);
    const bookedOn = dayOf(createdAt);
    const appointment: SeededAppointment = {
      id: making.idAt(createdAt),
      slot,
      person,
      pool,
      state,
      ...this.takePlace(slot, pool),
      code: this.code(),
      ...booker,
      ...this.toldFor(request, bookedOn),
      createdAt,
      ...this.times(slot, state),
      doses,
    };
    this.all.push(appointment);
    return appointment;
  }

  /** Somebody who held a place before its present holder and gave it back. */
  cancelled(held: SeededAppointment, person: Person, doses: WantedDose[]): void {
    const accountId = this.making.accounts.whoBooksFor(person)?.id;
    if (accountId === undefined || doses.length === 0) return;
    const from = instantOf(held.slot.releasedAt.day, held.slot.releasedAt.time);
    const gap = held.createdAt.getTime() - from.getTime();
    const createdAt = after(from, Math.floor(gap / 3));
    this.all.push({
      ...held,
      ...this.answersOf(person, dayOf(createdAt)),
      id: this.making.idAt(createdAt),
      person,
      doses,
      state: 'cancelled',
      code: this.code(),
      accountId,
      createdAt,
      endedAt: after(from, Math.floor((gap * 2) / 3)),
    });
  }
}
