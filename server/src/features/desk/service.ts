import type { DeskDay, DeskPerson } from '@kangban/contract/desk';
import { readTicket } from '@kangban/domain/desk/read-ticket';
import { type DeskAction, staffMay } from '@kangban/domain/identity/staff-rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import type { AuditAction } from '../audit/auditor';
import { loadImmunizationFacts } from '../immunization/facts';
import { loadStaff, type StaffRow } from '../staff/service';
import { type DeskRow, findByCode, findByTicket, findPerson, listDay, listDaySlots, type PersonRow } from './store';
import { ticketOfDay } from './texts';
import { dayView, personView } from './views';

/** A staff member at their own clinic. */
export type Member = StaffRow & { siteId: string };

/** The member, from rows, when their role may do this at their own clinic. */
export async function memberFor(deps: Deps, who: StaffSession, action: DeskAction): Promise<Member | Refused> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  const { siteId } = staff;
  const may = staffMay(staff, action, siteId);
  if (may !== 'allowed' || siteId === null) return refuse(may === 'other-site' ? may : 'forbidden');
  return { ...staff, siteId };
}

/** Who read or changed what of whom at the desk. */
export const deskEntry = (
  member: Member,
  action: AuditAction,
  about: { residentId: string; appointmentId?: string },
) => ({
  countyCode: member.countyCode,
  actorKind: 'staff' as const,
  actorId: member.staffId,
  residentId: about.residentId,
  action,
  rightKind: member.role,
  siteId: member.siteId,
  ...(about.appointmentId !== undefined && { details: { appointmentId: about.appointmentId } }),
});

/** Lines of lists a clinic's day may have, times the members who look at them. */
const seenLines = makeSeenToday(50_000);

/** A line of the list is written down once a day and member, however often the list renews itself. */
function auditLines(deps: Deps, member: Member, rows: readonly DeskRow[]): void {
  const today = deps.clock.today();
  for (const { appointment_id: appointmentId, resident_id: residentId } of rows)
    if (seenLines.isFirst(`${member.staffId} ${appointmentId}`, today))
      deps.auditor.record(deskEntry(member, 'appointment-listed', { residentId, appointmentId }));
}

/** The list of a day of the own clinic: names masked, cancelled bookings only counted. */
export async function readDay(deps: Deps, who: StaffSession, asked: PlainDate | undefined): Promise<DeskDay | Refused> {
  const member = await memberFor(deps, who, 'see-day');
  if (isRefused(member)) return member;
  const day = asked ?? deps.clock.today();
  const at = { countyCode: member.countyCode, siteId: member.siteId, day };
  const [rows, slots] = await Promise.all([listDay(deps.db, at), listDaySlots(deps.db, at)]);
  auditLines(deps, member, rows);
  return dayView({ day, siteName: member.siteName ?? '' }, rows, slots);
}

/** The booking as the desk sees it, written down as read. */
export async function showAppointment(deps: Deps, member: Member, row: PersonRow): Promise<DeskPerson | Refused> {
  const residentId = row.resident_id;
  const facts = (await loadImmunizationFacts(deps, member.countyCode, [residentId])).get(residentId);
  if (!facts) return refuse('not-found');
  deps.auditor.record(deskEntry(member, 'appointment-read', { residentId, appointmentId: row.appointment_id }));
  return personView(row, facts, { cipher: deps.cipher, today: deps.clock.today() });
}

/** A booking of the own clinic by id; another clinic's is refused as such, an unknown one is not found. */
export async function reachAppointment(
  deps: Deps,
  member: Member,
  { appointmentId, action }: { appointmentId: string; action: DeskAction },
): Promise<PersonRow | Refused> {
  const row = await findPerson(deps.db, member.countyCode, appointmentId);
  if (!row) return refuse('not-found');
  const may = staffMay(member, action, row.site_id);
  return may === 'allowed' ? row : refuse(may);
}

/** The person being checked, with what the rules say today. */
export async function readPerson(deps: Deps, who: StaffSession, appointmentId: string): Promise<DeskPerson | Refused> {
  const member = await memberFor(deps, who, 'see-person');
  if (isRefused(member)) return member;
  const row = await reachAppointment(deps, member, { appointmentId, action: 'see-person' });
  return isRefused(row) ? row : showAppointment(deps, member, row);
}

async function findRow(deps: Deps, member: Member, typed: string): Promise<PersonRow | undefined> {
  const read = readTicket(typed);
  const { countyCode, siteId } = member;
  if (!read) return undefined;
  if (read.kind === 'code') return findByCode(deps.db, countyCode, read.code);
  return findByTicket(deps.db, { countyCode, siteId, day: deps.clock.today() }, read.ticketNos);
}

/** The booking of a scanned code or a typed number. Refuses one of another clinic before saying anything about its day. */
export async function findTicket(deps: Deps, who: StaffSession, typed: string): Promise<DeskPerson | Refused> {
  const member = await memberFor(deps, who, 'see-person');
  if (isRefused(member)) return member;
  const row = await findRow(deps, member, typed);
  if (!row) return refuse('ticket-not-found');
  const may = staffMay(member, 'see-person', row.site_id);
  if (may !== 'allowed') return refuse(may);
  if (row.day !== deps.clock.today()) return refuse('ticket-other-day', { reason: ticketOfDay(row.day) });
  return showAppointment(deps, member, row);
}
