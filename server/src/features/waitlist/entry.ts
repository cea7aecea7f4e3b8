import type { WaitlistEntry } from '@kangban/contract/waitlist';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import type { AuditAction } from '../audit/auditor';
import { type FamilyRight, loadRights, rightOver } from '../family/rights';
import { loadForecastFacts, type ForecastFacts } from '../immunization/facts';
import type { EntryRow } from './store';

/** Somebody this account may book for, with the record. */
export interface Person {
  right: FamilyRight;
  person: ForecastFacts;
}

/** The person, when the account may book for them; anybody else is not found. */
export async function reachPerson(deps: Deps, who: AccountSession, residentId: string): Promise<Person | Refused> {
  const [rights, facts] = await Promise.all([
    loadRights(deps, who),
    loadForecastFacts(deps, who.countyCode, [residentId]),
  ]);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'booking');
  const person = facts.get(residentId);
  return right && person ? { right, person } : refuse('not-found');
}

/** An entry as the phone gets it. */
export function entryCard(row: EntryRow, label: string): WaitlistEntry {
  const {
    offered_slot_id: slotId,
    offer_starts_at: startsAt,
    offer_ends_at: endsAt,
    offer_expires_at: expiresAt,
  } = row;
  const isOffered =
    row.state === 'offered' && slotId !== null && startsAt !== null && endsAt !== null && expiresAt !== null;
  return {
    entryId: row.entry_id,
    state: row.state,
    siteId: row.site_id,
    siteName: row.site_name,
    day: row.day,
    half: row.half,
    resident: { residentId: row.resident_id, label, name: row.name },
    doses: row.doses.map((dose) => ({ ...dose, name: vaccineNameZh(dose.vaccine) })),
    ahead: row.ahead,
    offer: isOffered ? { slotId, startsAt, endsAt, expiresAt: expiresAt.toISOString() } : null,
    appointmentId: row.appointment_id,
  };
}

/** Writes down who acted on whose waiting, under which right; acting for oneself is nobody else's business. */
export async function writeDown(
  deps: Deps,
  who: AccountSession,
  act: { right: FamilyRight; action: AuditAction; details: Readonly<Record<string, string>> },
): Promise<void> {
  if (act.right.right === 'self') return;
  await deps.auditor.recordNow({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: act.right.residentId,
    action: act.action,
    rightKind: act.right.right,
    details: act.details,
  });
}
