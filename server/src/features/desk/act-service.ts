import type { DeskAppointment, DeskPerson, giveWalkInPlace } from '@kangban/contract/desk';
import type { BodyOf } from '@kangban/contract/endpoint';
import type { DeskAction } from '@kangban/domain/identity/staff-rights';
import type { Deps } from '../../deps';
import { checkupItem } from '@kangban/domain/checkup-booking/checkup-item';
import { visitItem } from '@kangban/domain/child-visit/visit-booking';
import { isRefused, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { bookAtDesk, type DeskMove, moveAppointment } from '../booking/desk-service';
import { type Member, memberFor, reachAppointment, showAppointment } from './service';
import type { PersonRow } from './store';
import { lineView } from './views';

interface Step {
  action: DeskAction;
  move: DeskMove['move'];
  appointmentId: string;
}

interface Moved {
  member: Member;
  row: PersonRow;
}

/** Makes a move of a booking of the own clinic and reads it again. */
async function take(deps: Deps, who: StaffSession, { action, move, appointmentId }: Step): Promise<Moved | Refused> {
  const member = await memberFor(deps, who, action);
  if (isRefused(member)) return member;
  const reached = await reachAppointment(deps, member, { appointmentId, action });
  if (isRefused(reached)) return reached;
  const { countyCode, staffId, siteId, role } = member;
  const moved = await moveAppointment(deps, { countyCode, appointmentId, move, by: { staffId, siteId, role } });
  if (isRefused(moved)) return moved;
  const row = await reachAppointment(deps, member, { appointmentId, action });
  return isRefused(row) ? row : { member, row };
}

/** The person is here: checked in, with what the rules say today. A refusal of a dose is shown, the nurse decides. */
export async function checkIn(deps: Deps, who: StaffSession, appointmentId: string): Promise<DeskPerson | Refused> {
  const moved = await take(deps, who, { action: 'check-in', move: 'check-in', appointmentId });
  return isRefused(moved) ? moved : showAppointment(deps, moved.member, moved.row);
}

/** The person did not come; the place stays used. */
export async function markNoShow(
  deps: Deps,
  who: StaffSession,
  appointmentId: string,
): Promise<DeskAppointment | Refused> {
  const moved = await take(deps, who, { action: 'mark-no-show', move: 'no-show', appointmentId });
  return isRefused(moved) ? moved : lineView(moved.row);
}

export interface WalkIn {
  person: DeskPerson;
  /** The same key had given this place before. */
  hit: boolean;
}

/** Gives somebody who came without a booking a place of the own clinic's on-site or staff pool. */
export async function giveWalkIn(
  deps: Deps,
  who: StaffSession,
  { body, key }: { body: BodyOf<typeof giveWalkInPlace>; key: string },
): Promise<WalkIn | Refused> {
  const member = await memberFor(deps, who, 'give-walk-in-place');
  if (isRefused(member)) return member;
  const { countyCode, staffId, siteId } = member;
  const { visit, checkup, ...asked } = body;
  const only = checkup ? checkupItem(checkup) : visit && visitItem(visit);
  const wanted = only === undefined ? asked : { ...asked, doses: [only], answers: [] };
  const booked = await bookAtDesk(deps, { ...wanted, countyCode, staffId, siteId, key });
  if (isRefused(booked)) return booked;
  const { appointmentId, hit } = booked;
  const row = await reachAppointment(deps, member, { appointmentId, action: 'see-person' });
  if (isRefused(row)) return row;
  const person = await showAppointment(deps, member, row);
  return isRefused(person) ? person : { person, hit };
}
