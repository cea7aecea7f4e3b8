import fc from 'fast-check';
import type { App } from '../../app';
import { anotherServer } from '../../../test/another-server';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { anAccount, aResident, aSite, type Person, signedIn, type SignedInAccount } from '../../../test/factories';
import { allNo, aPart, aSlot, consentNow, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { post, remove } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { expireOffers, offerFreedPlaces } from '../waitlist/offer-service';
import { bookAtDesk, moveAppointment } from './desk-service';

jest.setTimeout(180_000);

/** Any fixed number; the stories of a run are the same every time, another number tells others. */
const SEED = 20_261_123;
const STORIES = 12;
const PEOPLE = 6;
const COUNTY = '990101';
const NOBODY = '00000000-0000-7000-8000-000000000000';

type Bound = SignedInAccount & { person: Person };

let app: TestApp;
let other: App;
beforeAll(async () => {
  app = await buildTestApp();
  other = await anotherServer(app);
});
afterAll(async () => {
  await other.server.close();
  await app.stop();
});

interface World {
  siteId: string;
  people: Bound[];
  slots: Slot[];
}

/** Three small slots, one of today for the desk, two of tomorrow for the family, and more people than places. */
async function aWorld(): Promise<World> {
  const site = await aSite(app);
  const slots = [
    await aSlot(app, { at: site, inDays: 0, startsAt: '10:00', online: 2, onsite: 1 }),
    await aSlot(app, { at: site, inDays: 1, startsAt: '10:00', online: 1, onsite: 1 }),
    await aSlot(app, { at: site, inDays: 1, startsAt: '14:00', online: 2, onsite: 0 }),
  ];
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const person = await aResident(app);
      return {
        ...(await signedIn(app, await anAccount(app, { of: person }), `phone of ${person.residentId}`)),
        person,
      };
    }),
  );
  return { siteId: site.siteId, people, slots };
}

interface Scene extends World {
  server: Pick<App, 'server'>;
  who: Bound;
  slot: Slot;
}

async function idOf(sql: string, who: Bound): Promise<string> {
  const [row] = await rowsOf(app, sql, [who.person.residentId]);
  return typeof row?.id === 'string' ? row.id : NOBODY;
}
const held = (who: Bound) =>
  idOf(`SELECT appointment_id AS id FROM appointment WHERE resident_id = $1 AND active`, who);
const awaited = (who: Bound) =>
  idOf(`SELECT entry_id AS id FROM waitlist_entry WHERE resident_id = $1 AND state IN ('waiting', 'offered')`, who);
const atDesk = async (move: 'check-in' | 'no-show' | 'fulfil', { who, siteId }: Scene) =>
  moveAppointment(app.deps, {
    countyCode: COUNTY,
    appointmentId: await held(who),
    move,
    by: { staffId: NOBODY, siteId, role: 'nurse' },
  });

let keys = 0;
const ACTS = {
  book: ({ server, who, slot }: Scene) =>
    post(server, '/appointments', { who, body: { parts: [aPart(app, { slot, person: who.person })] } }),
  cancel: async ({ server, who }: Scene) => post(server, `/appointments/${await held(who)}/cancel`, { who }),
  move: async ({ server, who, slot }: Scene) =>
    post(server, `/appointments/${await held(who)}/reschedule`, { who, body: { slotId: slot.slotId } }),
  wait: ({ server, who, slot, siteId }: Scene) =>
    post(server, '/waitlist', {
      who,
      body: {
        siteId,
        day: slot.day,
        half: 'any',
        residentId: who.person.residentId,
        doses: [INFLUENZA],
        answers: allNo(app, who.person),
        consent: consentNow(app),
      },
    }),
  leave: async ({ server, who }: Scene) => remove(server, `/waitlist/${await awaited(who)}`, { who }),
  accept: async ({ server, who }: Scene) => post(server, `/waitlist/${await awaited(who)}/accept`, { who }),
  'walk-in': ({ who, slot, siteId }: Scene) =>
    bookAtDesk(app.deps, {
      countyCode: COUNTY,
      staffId: NOBODY,
      siteId,
      residentId: who.person.residentId,
      slotId: slot.slotId,
      pool: 'onsite',
      doses: [INFLUENZA],
      answers: allNo(app, who.person),
      key: `walk-in-${(keys += 1)}`,
    }),
  'check-in': (scene: Scene) => atDesk('check-in', scene),
  'no-show': (scene: Scene) => atDesk('no-show', scene),
  fulfil: (scene: Scene) => atDesk('fulfil', scene),
  expire: () => expireOffers(app.deps, COUNTY),
  grow: async ({ slot }: Scene) => {
    await app.deps.db.pool.query('UPDATE slot SET online_capacity = online_capacity + 1 WHERE slot_id = $1', [
      slot.slotId,
    ]);
    return offerFreedPlaces(other.deps, { countyCode: COUNTY });
  },
} satisfies Record<string, (scene: Scene) => Promise<unknown>>;

const act = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant('book' as const) },
    { weight: 12, arbitrary: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])) },
  ),
  who: fc.nat({ max: PEOPLE - 1 }),
  slot: fc.nat({ max: 2 }),
  second: fc.boolean(),
});
/** Rounds of acts that happen at once, through two servers, with some minutes between rounds. */
const story = fc.array(fc.array(act, { minLength: 1, maxLength: 7 }), { minLength: 4, maxLength: 9 });

const statusOf = (outcome: object | number): number | undefined =>
  typeof outcome === 'object' && 'statusCode' in outcome && typeof outcome.statusCode === 'number'
    ? outcome.statusCode
    : undefined;

test('whatever people and desk do at once: counters, numbers and doses agree with the rows, and nothing is over capacity', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(story, async (rounds) => {
      app.clock.set('2026-11-23T08:05:00+08:00');
      const world = await aWorld();
      for (const round of rounds) {
        const outcomes = await Promise.all(
          round.map(({ kind, who, slot, second }) =>
            ACTS[kind]({ ...world, server: second ? other : app, who: world.people[who]!, slot: world.slots[slot]! }),
          ),
        );
        const answers = outcomes.map(statusOf).filter((status) => status !== undefined);
        expect(answers.filter((status) => status >= 500)).toEqual([]);
        done += answers.filter((status) => status < 300).length;
        expect(await brokenInvariants(app)).toEqual([]);
        app.clock.advance(11_000);
        if (round.length > 5)
          await app.deps.db.pool.query(`UPDATE waitlist_entry SET offer_expires_at = $1 WHERE state = 'offered'`, [
            app.clock.now(),
          ]);
      }
    }),
    { seed: SEED, numRuns: STORIES },
  );
  // The stories are not all refusals.
  expect(done).toBeGreaterThan(4 * STORIES);
});
