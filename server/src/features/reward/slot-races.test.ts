import { createAppointments } from '@kangban/contract/booking';
import { redeemReward } from '@kangban/contract/reward';
import type { App } from '../../app';
import { anotherServer } from '../../../test/another-server';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSite, aStaffMember, type SignedInStaff, type Site, staffSignedIn } from '../../../test/factories';
import { aSlot, type Slot } from '../../../test/factories/slots';
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
import { rowsOf } from '../../../test/rows';

jest.setTimeout(120_000);

let app: TestApp;
let other: App;
let site: Site;
let service: string;
let thing: TestReward;
beforeEach(async () => {
  app = await buildTestApp();
  other = await anotherServer(app);
  site = await aSite(app);
  service = await aService(app);
  thing = await aReward(app, { at: site, booking: 'slot', service, capacity: 500 });
});
afterEach(async () => {
  expect(await brokenInvariants(app)).toEqual([]);
  expect(await brokenRewards(app)).toEqual([]);
  await other.server.close();
  await app.stop();
});

const CROWD = 50;
interface Held {
  who: Rich;
  redemptionId: string;
}
async function aHeld(): Promise<Held> {
  const who = await aRichPerson(app, { points: 300 });
  const { redemptionId } = redeemReward.answer.parse((await redeemAs(app, who, thing)).json());
  return { who, redemptionId };
}
async function crowd(size: number): Promise<Held[]> {
  const all: Held[] = [];
  for (let no = 0; no < size; no += 1) all.push(await aHeld());
  return all;
}
const aTime = (told: Partial<Parameters<typeof aSlot>[1]> = {}): Promise<Slot> =>
  aSlot(app, { at: site, service, releasedDaysBefore: 30, onsite: 0, ...told });
const server = (no: number) => (no % 2 === 0 ? app : other);
const book = ({ who, redemptionId }: Held, { slotId }: Slot, told: { on?: Pick<App, 'server'>; key?: string } = {}) => {
  const { on = app, key } = told;
  const part = { slotId, residentId: who.person.residentId, doses: [], answers: [], reward: { service, redemptionId } };
  return post(on, '/appointments', { who, body: { parts: [part] }, ...(key !== undefined && { key }) });
};
const giveUp = ({ who, redemptionId }: Held, on: Pick<App, 'server'> = app) =>
  post(on, `/residents/${who.person.residentId}/redemptions/${redemptionId}/cancel`, { who });
const codeIn = (answer: Awaited<ReturnType<typeof post>>): string =>
  answer.statusCode < 300 ? 'ok' : answer.json<{ code: string }>().code;

test('fifty redemptions and the last place of a slot, through two servers: one has it, forty-nine keep theirs', async () => {
  const slot = await aTime({ online: 1 });
  const people = await crowd(CROWD);
  const answers = await Promise.all(people.map((held, no) => book(held, slot, { on: server(no) })));
  const codes = answers.map(codeIn);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect(codes.filter((code) => code === 'slot-full')).toHaveLength(CROWD - 1);
  expect(await rowsOf(app, `SELECT count(*)::int AS held FROM redemption WHERE state = 'held'`)).toEqual([
    { held: CROWD },
  ]);
  expect(await rowsOf(app, 'SELECT count(*)::int AS tied FROM redemption WHERE appointment_id IS NOT NULL')).toEqual([
    { tied: 1 },
  ]);
});

test('one redemption and many times at once: one of them, by key and by press', async () => {
  const slots = await Promise.all([2, 3, 4, 5].map((inDays) => aTime({ inDays })));
  const held = await aHeld();
  const same = await Promise.all(
    Array.from({ length: 6 }, (_, no) => book(held, slots[0]!, { on: server(no), key: 'one-press' })),
  );
  expect(new Set(same.map((answer) => answer.body)).size).toBe(1);
  const [first] = createAppointments.answer.parse(same[0]!.json()).appointments;
  await post(app, `/appointments/${first!.appointmentId}/cancel`, { who: held.who });
  const many = await Promise.all(slots.map((slot, no) => book(held, slot, { on: server(no) })));
  expect(many.map(codeIn).sort()).toEqual([
    'appointment-duplicate',
    'appointment-duplicate',
    'appointment-duplicate',
    'ok',
  ]);
});

test('booked and given up at the same moment: never a place for what was given up, never a piece lost', async () => {
  const slot = await aTime({ online: 40 });
  const people = await crowd(16);
  const answers = await Promise.all(
    people.flatMap((held, no) =>
      no % 4 < 2
        ? [book(held, slot, { on: server(no) }), giveUp(held, server(no + 1))]
        : [giveUp(held, server(no)), book(held, slot, { on: server(no + 1) })],
    ),
  );
  const codes = answers.map(codeIn);
  expect(codes.filter((code) => !['ok', 'redemption-not-bookable'].includes(code))).toEqual([]);
  expect(await rowsOf(app, `SELECT DISTINCT state FROM redemption`)).toEqual([{ state: 'voided' }]);
  expect(await rowsOf(app, 'SELECT online_taken AS taken FROM slot')).toEqual([{ taken: 0 }]);
});

async function counterOf(desk: SignedInStaff, { who, redemptionId }: Held) {
  const shown = await get(app, `/residents/${who.person.residentId}/redemptions/${redemptionId}`, { who });
  const body = { typed: shown.json<{ number: string }>().number, idNumber: who.person.idNumber };
  const found = await post(app, '/desk/redemptions/find', { who: desk, body });
  return found.json<{ proof: string }>().proof;
}

test('confirmed, moved, given up and cancelled at the same moment: each ends one way, every place counted', async () => {
  const [from, to] = [await aTime({ online: 40 }), await aTime({ inDays: 3, online: 40 })];
  const desk = await staffSignedIn(app, await aStaffMember(app, { role: 'desk', site }));
  const people = await crowd(10);
  const ready = [];
  for (const held of people) {
    const [card] = createAppointments.answer.parse((await book(held, from)).json()).appointments;
    ready.push({ held, appointmentId: card!.appointmentId, proof: await counterOf(desk, held) });
  }
  const seen = ['outside-hours', 'other-day'];
  const answers = await Promise.all(
    ready.flatMap(({ held, appointmentId, proof }, no) => {
      const { who, redemptionId } = held;
      return [
        post(server(no), `/appointments/${appointmentId}/reschedule`, { who, body: { slotId: to.slotId } }),
        post(server(no + 1), `/desk/redemptions/${redemptionId}/confirm`, { who: desk, body: { proof, seen } }),
        giveUp(held, server(no)),
        post(server(no + 1), `/appointments/${appointmentId}/cancel`, { who }),
      ];
    }),
  );
  expect(answers.filter(({ statusCode }) => statusCode >= 500).map(({ body }) => body)).toEqual([]);
  expect(await rowsOf(app, `SELECT 1 FROM redemption WHERE state NOT IN ('committed', 'voided')`)).toEqual([]);
  expect(await rowsOf(app, 'SELECT sum(online_taken)::int AS taken FROM slot')).toEqual([{ taken: 0 }]);
});
