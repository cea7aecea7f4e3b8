import type { Nothing } from '@kangban/contract/common';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { bookHeldPlace, type Wish } from '../booking/held-place-service';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { tooFast } from '../booking/service';
import { dropMessages } from '../outbox/outbox';
import { type Person, reachPerson, writeDown } from './entry';
import { offerPlacesOf } from './offer-service';
import { lockSlots } from './offer-store';
import { acceptEntry, type EntryRow, findEntry, lockEntry, withdrawEntry } from './store';

const CREATED = 201;

interface Reached extends Person {
  entry: EntryRow;
}

async function reachEntry(deps: Deps, who: AccountSession, entryId: string): Promise<Reached | Refused> {
  const entry = await findEntry(deps.db.pool, who.countyCode, entryId);
  if (!entry) return refuse('not-found');
  const reached = await reachPerson(deps, who, entry.resident_id);
  return isRefused(reached) ? reached : { ...reached, entry };
}

interface Taking {
  deps: Deps;
  who: AccountSession;
  reached: Reached;
}

/** Locks the offered slot, then the entry, and gives the entry as it stands. */
async function lockOffer({ who, reached }: Taking, client: Transaction): Promise<EntryRow | undefined> {
  const { countyCode } = who;
  const { entry_id: entryId } = reached.entry;
  const before = await findEntry(client, countyCode, entryId);
  const slotId = before?.offered_slot_id ?? null;
  if (slotId !== null) await lockSlots(client, countyCode, [slotId]);
  await lockEntry(client, countyCode, entryId);
  const entry = await findEntry(client, countyCode, entryId);
  return entry?.offered_slot_id === slotId ? entry : undefined;
}

async function acceptUnderLock(taking: Taking, client: Transaction): Promise<object | Refused> {
  const { deps, who, reached } = taking;
  const entry = await lockOffer(taking, client);
  const isOpen =
    entry?.state === 'offered' && entry.offer_expires_at !== null && entry.offer_expires_at > deps.clock.now();
  if (!isOpen || entry.offered_slot_id === null || entry.offered_place === null) return refuse('waitlist-offer-gone');
  const wish: Wish = {
    who,
    person: reached.person,
    right: reached.right,
    doses: entry.doses,
    answers: entry.health_answers,
    consentVersion: entry.consent_version,
  };
  const held = { slotId: entry.offered_slot_id, place: entry.offered_place };
  const booked = await bookHeldPlace(deps, client, { wish, held });
  if (isRefused(booked)) return booked;
  const appointmentId = booked.appointments[0]?.appointmentId ?? null;
  await acceptEntry(client, who.countyCode, { entryId: entry.entry_id, appointmentId });
  await dropMessages(client, who.countyCode, entry.entry_id);
  return booked;
}

/** Takes the offered place while the offer lasts; whether the doses may be given is decided again. */
export async function accept(
  deps: Deps,
  who: AccountSession,
  { entryId, key }: { entryId: string; key: string },
): Promise<FirstAnswer | Refused> {
  const slowDown = tooFast(deps, who);
  if (slowDown) return slowDown;
  const reached = await reachEntry(deps, who, entryId);
  if (isRefused(reached)) return reached;
  const outcome = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash(`accept ${entryId}`, {}) },
    status: CREATED,
    work: (client) => acceptUnderLock({ deps, who, reached }, client),
  });
  if (!isRefused(outcome) && !outcome.hit)
    await writeDown(deps, who, { right: reached.right, action: 'appointment-booked', details: { entryId } });
  return outcome;
}

/** Stops waiting; an offered place goes to the next in order or back to the slot. Leaving twice is leaving. */
export async function leave(deps: Deps, who: AccountSession, entryId: string): Promise<Nothing | Refused> {
  const reached = await reachEntry(deps, who, entryId);
  if (isRefused(reached)) return reached;
  const { countyCode } = who;
  await deps.db.transaction(async (client) => {
    const entry = await lockOffer({ deps, who, reached }, client);
    if (entry?.state !== 'waiting' && entry?.state !== 'offered') return;
    await withdrawEntry(client, countyCode, entryId);
    await dropMessages(client, countyCode, entryId);
    if (entry.offered_slot_id !== null)
      await offerPlacesOf(deps, client, { countyCode, slotIds: [entry.offered_slot_id] });
  });
  await writeDown(deps, who, { right: reached.right, action: 'waitlist-left', details: { entryId } });
  return {};
}
