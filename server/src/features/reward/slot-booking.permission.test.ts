import { redeemReward } from '@kangban/contract/reward';
import fc from 'fast-check';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSignedInResident, aSite, type SignedInAccount, type Site } from '../../../test/factories';
import { aSlot } from '../../../test/factories/slots';
import { anyLink, relink } from '../../../test/links';
import { anEarn, posted } from '../../../test/points';
import { get, post } from '../../../test/requests';
import {
  aReward,
  aRichPerson,
  aService,
  brokenRewards,
  redeemAs,
  type Rich,
  type TestReward,
} from '../../../test/rewards';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';

jest.setTimeout(120_000);

let app: TestApp;
let site: Site;
let service: string;
let thing: TestReward;
let owner: Rich;
let caller: SignedInAccount;
let slotId: string;
beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  service = await aService(app);
  thing = await aReward(app, { at: site, booking: 'slot', service, capacity: 1000 });
  owner = await aRichPerson(app, { site });
  caller = await aSignedInResident(app);
  ({ slotId } = await aSlot(app, { at: site, service, online: 500, releasedDaysBefore: 30 }));
});
afterAll(async () => {
  expect(await brokenInvariants(app)).toEqual([]);
  expect(await brokenRewards(app)).toEqual([]);
  await app.stop();
});

type Who = { headers: { authorization: string } };

async function held(who: Rich): Promise<string> {
  await posted(app, anEarn(app, who.person, { points: thing.points }));
  return redeemReward.answer.parse((await redeemAs(app, who, thing)).json()).redemptionId;
}
const giveUp = (who: Who, of: Rich, id: string) =>
  post(app, `/residents/${of.person.residentId}/redemptions/${id}/cancel`, { who });
const book = (who: Who | undefined, residentId: string, redemptionId: string) =>
  post(app, '/appointments', {
    ...(who && { who }),
    body: { parts: [{ slotId, residentId, doses: [], answers: [], reward: { service, redemptionId } }] },
  });

test.each(ROLES)('%s without a right over the person books no time for their redemption', async (role: Role) => {
  const id = await held(owner);
  const who = await inRole(app, role);
  expect((await book(who, owner.person.residentId, id)).json()).toMatchObject({
    code: refusalAtDoor('resident', role) ?? 'not-found',
  });
  await giveUp(owner, owner, id);
});

test('nobody takes a place in their own name with another’s redemption, nor sees the time of one', async () => {
  const id = await held(owner);
  const other = await aRichPerson(app, { site });
  expect((await book(other, other.person.residentId, id)).json()).toMatchObject({ code: 'not-found' });
  const [card] = (await book(owner, owner.person.residentId, id)).json().appointments;
  expect((await get(app, `/appointments/${card.appointmentId}`, { who: other })).statusCode).toBe(404);
  for (const act of ['cancel', 'reschedule'])
    expect(
      (await post(app, `/appointments/${card.appointmentId}/${act}`, { who: other, body: { slotId } })).statusCode,
    ).toBe(404);
  expect((await giveUp(other, owner, id)).statusCode).toBe(404);
  expect((await giveUp(owner, owner, id)).statusCode).toBe(200);
});

test('who may book for somebody may choose the time of their redemption, by the rule of rights', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today(), ['proxy']), async (told) => {
      const id = await held(owner);
      const { may } = await relink(app, caller, { over: owner.person, link: told });
      const answer = await book(caller, owner.person.residentId, id);
      expect(answer.statusCode).toBe(may('booking') ? 201 : 404);
      await giveUp(owner, owner, id);
    }),
    { numRuns: 10 },
  );
});
