import type { JoinWaitlist, WaitlistEntry } from '@kangban/contract/waitlist';
import { keptAnswers, screenAnswers } from '@kangban/domain/booking/screen-answers';
import { LIMITS } from '@kangban/domain/shared/limits';
import { dayStateOf, halfOf, slotStateOf } from '@kangban/domain/site/slot-state';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { decideWish, type Wish } from '../booking/held-place-service';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { tooFast } from '../booking/service';
import { entryCard, type Person, reachPerson, writeDown } from './entry';
import { countOpen, type DaySlotRow, findEntry, insertEntry, lockDay } from './store';

const CREATED = 201;

const stateOf = (slot: DaySlotRow, nowMs: number) =>
  slotStateOf(
    {
      closed: slot.closed,
      releasedAtMs: slot.released_at.getTime(),
      onlineUntilMs: slot.online_until.getTime(),
      onlineCapacity: slot.online_capacity,
      onlineTaken: slot.online_taken,
    },
    nowMs,
  );

/** Whether there is something to wait for: a full day or half. Anything else is refused with what is the case. */
function refuseUnlessFull(slots: readonly DaySlotRow[], body: JoinWaitlist, nowMs: number): Refused | undefined {
  const wanted = slots.filter((slot) => body.half === 'any' || halfOf(slot.starts_at) === body.half);
  const state = dayStateOf(wanted.map((slot) => stateOf(slot, nowMs)));
  switch (state) {
    case 'full':
      return undefined;
    case 'not-released':
      return refuse('slot-not-released', {
        releasedAt: new Date(Math.min(...wanted.map((slot) => slot.released_at.getTime()))).toISOString(),
      });
    case 'past-cutoff':
      return refuse('slot-past-cutoff');
    case 'closed':
      return refuse('slot-closed');
    case 'open':
      return refuse('waitlist-not-needed', { freeSlots: freeSlotsOf(wanted, body, nowMs) });
  }
}

const freeSlotsOf = (slots: readonly DaySlotRow[], { siteId, day }: JoinWaitlist, nowMs: number) =>
  slots
    .filter((slot) => stateOf(slot, nowMs) === 'open')
    .sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1))
    .slice(0, LIMITS.freeSlotsShownMax)
    .map((slot) => ({
      slotId: slot.slot_id,
      siteId,
      day,
      startsAt: slot.starts_at,
      endsAt: slot.ends_at,
      remaining: slot.online_capacity - slot.online_taken,
    }));

interface Joining {
  deps: Deps;
  who: AccountSession;
  body: JoinWaitlist;
  reached: Person;
}

async function joinUnderLock(
  { deps, who, body, reached }: Joining,
  client: Transaction,
): Promise<WaitlistEntry | Refused> {
  const { countyCode } = who;
  const { person, right } = reached;
  const now = deps.clock.now();
  const slots = await lockDay(client, countyCode, body);
  const refused = refuseUnlessFull(slots, body, now.getTime());
  if (refused) return refused;
  const open = await countOpen(client, countyCode, body.residentId);
  if (open.sameDay(body.siteId, body.day)) return refuse('waitlist-exists');
  if (open.open >= LIMITS.waitlistEntriesPerPersonMax) return refuse('appointment-too-many');
  const context = { ...person, today: deps.clock.today(), givenOn: person.given.map((dose) => dose.date) };
  const answers = keptAnswers(body.answers, context);
  const entryId = uuidV7();
  await insertEntry(client, countyCode, {
    entryId,
    siteId: body.siteId,
    day: body.day,
    half: body.half,
    residentId: body.residentId,
    accountId: who.accountId,
    doses: body.doses,
    outcome: screenAnswers(answers, context).outcome,
    answers,
    consentVersion: body.consent?.version ?? '',
    now,
  });
  const row = await findEntry(client, countyCode, entryId);
  return row ? entryCard(row, right.label) : refuse('not-found');
}

/** Waits for a freed place of a full day or half. The person and the doses are decided now, and again when a place is taken. */
export async function join(
  deps: Deps,
  who: AccountSession,
  { body, key }: { body: JoinWaitlist; key: string },
): Promise<FirstAnswer | Refused> {
  const slowDown = tooFast(deps, who);
  if (slowDown) return slowDown;
  const reached = await reachPerson(deps, who, body.residentId);
  if (isRefused(reached)) return reached;
  const wish: Wish = {
    ...reached,
    who,
    doses: body.doses,
    answers: body.answers,
    consentVersion: body.consent?.version,
  };
  const outcome = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash('wait', body) },
    status: CREATED,
    work: async (client) =>
      (await decideWish(deps, client, { wish, day: body.day })) ?? joinUnderLock({ deps, who, body, reached }, client),
  });
  if (!isRefused(outcome) && !outcome.hit)
    await writeDown(deps, who, {
      right: reached.right,
      action: 'waitlist-joined',
      details: { siteId: body.siteId, day: body.day },
    });
  return outcome;
}
