import {
  CreateAppointments,
  createAppointments,
  getAppointment,
  joinWaitlist,
  type Appointment,
  type BookingPart,
  type WaitlistEntry,
} from '@kangban/contract/booking';
import type { BodyOf } from '@kangban/contract/endpoint';
import { asProblem, type ProblemError } from '@/platform/problem';
import { keepAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { isUnsure, openSend, sendOnce } from '@/platform/send-once';
import { endDraft, type Draft, type DraftPerson, type SlotTarget, type WaitTarget } from './draft';

export type Outcome =
  | { kind: 'booked'; appointments: Appointment[] }
  | { kind: 'waiting'; entry: WaitlistEntry }
  | { kind: 'refused'; problem: ProblemError }
  /** No answer came: it may be booked, or not. Asking again settles it. */
  | { kind: 'unsure' };

const BOOK = 'book';
const WAIT = 'wait';

type WaitBody = BodyOf<typeof joinWaitlist>;

const dosesOf = ({ doses }: DraftPerson) => doses.map(({ series, vaccine, dose }) => ({ series, vaccine, dose }));
const consentOf = ({ consent }: Draft) => (consent === undefined ? undefined : { version: consent });

function bookBody(draft: Draft, { places }: SlotTarget): CreateAppointments {
  const parts = draft.people.flatMap((person, index): BookingPart[] => {
    const place = places[index];
    if (!place) return [];
    const { residentId, answers, visit } = person;
    const part = { slotId: place.slotId, residentId, doses: dosesOf(person) };
    if (visit) return [{ ...part, visit: visit.code, answers: [] }];
    return [{ ...part, answers, consent: consentOf(draft) }];
  });
  return { parts };
}

function waitBody(draft: Draft, { day, half }: WaitTarget): WaitBody | undefined {
  const [person] = draft.people;
  if (!person || !draft.site) return undefined;
  const { residentId, answers } = person;
  const { siteId } = draft.site;
  return { siteId, day, half, residentId, doses: dosesOf(person), answers, consent: consentOf(draft) };
}

/** What was sent and never answered; undefined when nothing is open. */
function openBody(): { book: CreateAppointments } | { wait: WaitBody } | undefined {
  const book = CreateAppointments.safeParse(openSend(BOOK));
  if (book.success) return { book: book.data };
  const wait = joinWaitlist.body.safeParse(openSend(WAIT));
  return wait.success ? { wait: wait.data } : undefined;
}

/** Whether a booking was sent and its answer got lost. */
export const hasOpenBooking = (): boolean => openBody() !== undefined;

async function book(body: CreateAppointments): Promise<Outcome> {
  const { appointments } = await sendOnce({ name: BOOK, what: body }, (idempotencyKey) =>
    call(createAppointments, { body, idempotencyKey }),
  );
  for (const appointment of appointments) {
    keepAnswer(getAppointment, { params: { appointmentId: appointment.appointmentId } }, appointment);
  }
  endDraft();
  return { kind: 'booked', appointments };
}

async function wait(body: WaitBody): Promise<Outcome> {
  const entry = await sendOnce({ name: WAIT, what: body }, (idempotencyKey) =>
    call(joinWaitlist, { body, idempotencyKey }),
  );
  endDraft();
  return { kind: 'waiting', entry };
}

async function outcomeOf(send: Promise<Outcome>): Promise<Outcome> {
  try {
    return await send;
  } catch (reason) {
    const problem = asProblem(reason);
    return isUnsure(problem.code) ? { kind: 'unsure' } : { kind: 'refused', problem };
  }
}

/** Sends what was never answered once more, with its own key: nothing is booked twice. */
export async function askAgain(): Promise<Outcome | undefined> {
  const open = openBody();
  if (!open) return undefined;
  return outcomeOf('book' in open ? book(open.book) : wait(open.wait));
}

/** Books, or joins the waiting list, as the draft says. Undefined when something is still missing in it. */
export async function submitDraft(draft: Draft): Promise<Outcome | undefined> {
  if (draft.target?.kind === 'slot') return outcomeOf(book(bookBody(draft, draft.target)));
  const body = draft.target && waitBody(draft, draft.target);
  return body && outcomeOf(wait(body));
}
