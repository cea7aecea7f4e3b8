import type { Appointment, BookingPart, CreateAppointments } from '@kangban/contract/booking';
import { isForVaccines, NO_CONSENT_NEEDED } from '@kangban/domain/booking/purpose';
import { checkupItem } from '@kangban/domain/checkup-booking/checkup-item';
import { rewardItem } from '@kangban/domain/reward/slot-item';
import { visitItem } from '@kangban/domain/child-visit/visit-booking';
import { isSensitiveQuestion } from '@kangban/domain/booking/health-questions';
import { NOTHING_ASKED, type Screening, screenAnswers } from '@kangban/domain/booking/screen-answers';
import { LIMITS } from '@kangban/domain/shared/limits';
import { parsePlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { type FamilyRight, loadRights, rightOver } from '../family/rights';
import { appointmentCard } from './appointment-card';
import type { BookingOutcome, RequestPart } from './booking-request';
import { bodyHash } from './idempotency';
import { lineOf } from './line';
import { type AppointmentRow, findAppointment, listAppointmentRows, type ListPage } from './store';
import { makeTokenBuckets } from './token-bucket';

/** How the family calls a person; what a list of people for cards needs of a right. */
export type Called = Pick<FamilyRight, 'residentId' | 'label'>;

const buckets = makeTokenBuckets();

/** Refuses an account that writes faster than a person can. */
export function tooFast(deps: Deps, who: AccountSession): Refused | undefined {
  const seconds = buckets.take(who.accountId, deps.clock.now().getTime());
  return seconds > 0 ? refuse('too-many-requests', { retryAfterSeconds: Math.ceil(seconds) }) : undefined;
}

export const deviceOf = (who: AccountSession): Buffer | null =>
  who.device === null ? null : Buffer.from(who.device, 'base64url');

/** The one thing a booking without vaccines is for. */
const onlyItemOf = ({ visit, checkup, reward }: BookingPart) =>
  (checkup && checkupItem(checkup)) ?? (reward && rewardItem(reward)) ?? (visit && visitItem(visit));

/** A visit, checkup or service becomes the one thing the appointment is for; it asks for no answers and no agreement. */
function partOf(asked: BookingPart): RequestPart {
  const only = onlyItemOf(asked);
  const { slotId, residentId, doses, answers, consent } = asked;
  const part = { slotId, residentId, doses, answers };
  if (!only) return { ...part, consentVersion: consent?.version };
  return { ...part, doses: [only], answers: [], consentVersion: NO_CONSENT_NEEDED };
}

/**
 * Books one or more persons, all or nothing, in the county's line. Answers the bytes of the first answer to this key, or the
 * refusal; refusals are not kept, so that the same key may try again when a place has come free.
 */
export async function book(
  deps: Deps,
  who: AccountSession,
  { body, key }: { body: CreateAppointments; key: string },
): Promise<BookingOutcome> {
  const slowDown = tooFast(deps, who);
  if (slowDown) return slowDown;
  return lineOf(deps, who.countyCode).join({
    booker: { kind: 'account', accountId: who.accountId, sessionId: who.sessionId, device: deviceOf(who) },
    pool: 'online',
    parts: body.parts.map(partOf),
    repeatable: { ownerId: who.accountId, key, hash: bodyHash('book', body) },
  });
}

/**
 * The answers kept with an appointment, read again by the questions of the day it was made. What is sensitive among them is for the
 * doctor: a card is seen by guardians and proxies, too.
 */
function screeningOf(row: AppointmentRow): Screening {
  const context = { sex: row.sex, birthDate: row.birth_date, today: dayOf(row.created_at), givenOn: [] };
  const told = row.health_answers.filter(({ question }) => !isSensitiveQuestion(question));
  return { ...screenAnswers(row.health_answers, context), noted: screenAnswers(told, context).noted };
}

/** The card of a row for somebody who calls the person so. */
export const cardOf = (row: AppointmentRow, label: string, now: Date): Appointment =>
  appointmentCard(
    {
      appointmentId: row.appointment_id,
      state: row.state,
      pool: row.pool,
      place: row.place,
      ticketNo: row.ticket_no,
      code: row.code,
      screening: !isForVaccines(row.doses) ? NOTHING_ASKED : { ...screeningOf(row), outcome: row.health_outcome },
      createdAt: row.created_at,
      endReason: row.end_reason,
      resident: { residentId: row.resident_id, name: row.name, sex: row.sex, birthDate: row.birth_date },
      doses: row.doses,
    },
    { slot: row, places: { issued: row.places_issued, free: row.free_places }, label, now },
  );

const SEPARATOR = '|';
const cursorOf = (row: AppointmentRow): string =>
  Buffer.from([row.day, row.starts_at, row.appointment_id].join(SEPARATOR)).toString('base64url');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{2}:\d{2}$/;

/** Reads a cursor of ours; undefined when it is not one. */
function readCursor(cursor: string): ListPage['after'] {
  const [dayText = '', startsAt = '', appointmentId = ''] = Buffer.from(cursor, 'base64url')
    .toString()
    .split(SEPARATOR);
  const day = parsePlainDate(dayText);
  return day !== undefined && TIME.test(startsAt) && UUID.test(appointmentId)
    ? { day, startsAt, appointmentId }
    : undefined;
}

export interface ListQuery {
  when?: 'upcoming' | 'past' | undefined;
  residentId?: string | undefined;
  cursor?: string | undefined;
}

const BOOKING = 'booking';

/** A page of the bookings of everybody this account may act for; upcoming unless told. */
export async function list(
  deps: Deps,
  who: AccountSession,
  query: ListQuery,
): Promise<{ items: Appointment[]; nextCursor: string | null } | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  if (query.cursor !== undefined && !after)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const people = rights.filter((right) => right.scope.includes(BOOKING));
  const asked = people.filter((right) => query.residentId === undefined || right.residentId === query.residentId);
  const rows = await listAppointmentRows(deps.db.pool, {
    countyCode: who.countyCode,
    residentIds: asked.map((right) => right.residentId),
    when: query.when ?? 'upcoming',
    today: deps.clock.today(),
    after,
    limit: LIMITS.appointmentsPerPage + 1,
  });
  const page = rows.slice(0, LIMITS.appointmentsPerPage);
  const last = page.at(-1);
  return {
    items: cardsOf(deps, page, asked),
    nextCursor: last && rows.length > page.length ? cursorOf(last) : null,
  };
}

function cardsOf(deps: Deps, rows: readonly AppointmentRow[], people: readonly Called[]): Appointment[] {
  const labels = new Map(people.map((person) => [person.residentId, person.label]));
  const now = deps.clock.now();
  return rows.map((row) => cardOf(row, labels.get(row.resident_id) ?? '', now));
}

/** Upcoming bookings of these people, the next first: for home, which has read the rights already. One query. */
export async function listUpcoming(deps: Deps, countyCode: string, people: readonly Called[]): Promise<Appointment[]> {
  const rows = await listAppointmentRows(deps.db.pool, {
    countyCode,
    residentIds: people.map((person) => person.residentId),
    when: 'upcoming',
    today: deps.clock.today(),
    after: undefined,
    limit: LIMITS.appointmentsPerPage,
  });
  return cardsOf(deps, rows, people);
}

export interface Reached {
  row: AppointmentRow;
  right: FamilyRight;
}

/** An appointment of somebody the account may act for; anybody else's is not found. */
export async function reach(deps: Deps, who: AccountSession, appointmentId: string): Promise<Reached | Refused> {
  const [rights, row] = await Promise.all([
    loadRights(deps, who),
    findAppointment(deps.db.pool, who.countyCode, appointmentId),
  ]);
  if (isRefused(rights)) return rights;
  const right = row && rightOver(rights, row.resident_id, BOOKING);
  return row && right ? { row, right } : refuse('not-found');
}

/** One booking with its ticket. */
export async function get(deps: Deps, who: AccountSession, appointmentId: string): Promise<Appointment | Refused> {
  const reached = await reach(deps, who, appointmentId);
  if (isRefused(reached)) return reached;
  const { row, right } = reached;
  if (right.right !== 'self')
    deps.auditor.record({
      countyCode: who.countyCode,
      actorKind: 'account',
      actorId: who.accountId,
      residentId: row.resident_id,
      action: 'appointment-read',
      rightKind: right.right,
      siteId: row.site_id,
      details: { appointmentId },
    });
  return cardOf(row, right.label, deps.clock.now());
}
