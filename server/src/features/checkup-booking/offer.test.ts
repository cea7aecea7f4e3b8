import { CheckupOffer, listAddOns, listCheckupStops } from '@kangban/contract/checkup/booking';
import { Problem } from '@kangban/contract/errors';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anAccount,
  anEntry,
  aResident,
  aSite,
  payloads,
  type Person,
  signedIn,
  type SignedInAccount,
  type Site,
} from '../../../test/factories';
import { aStop } from '../../../test/factories/checkups';
import { aSlot, type Slot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let vehicle: Site;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  vehicle = await aSite(app, { name: '流动体检车' });
});
afterEach(() => app.stop());

type Elder = SignedInAccount & { person: Person };
async function anElder(birthDate = '1955-03-12'): Promise<Elder> {
  const person = await aResident(app, { birthDate });
  await rowsOf(
    app,
    "UPDATE resident SET site_id = $1, township = '石桥镇', village = '石桥村3组' WHERE resident_id = $2",
    [site.siteId, person.residentId],
  );
  return { ...(await signedIn(app, await anAccount(app, { of: person }))), person };
}
const day = (told: Partial<Parameters<typeof aSlot>[1]> = {}): Promise<Slot> =>
  aSlot(app, { at: site, service: 'elderly-checkup', startsAt: '08:00', ...told });
const offer = async (elder: Elder, query = 'service=elderly-checkup'): Promise<CheckupOffer> =>
  CheckupOffer.parse(
    (await get(app, `/residents/${elder.person.residentId}/checkup-offer?${query}`, { who: elder })).json(),
  );
const stops = async (query = '') =>
  listCheckupStops.answer.parse((await get(app, `/checkup-stops${query}`)).json()).items;

test('the own clinic first, then the vehicle in the own village, the first free time of each day', async () => {
  const elder = await anElder();
  await day({ inDays: 3, online: 0 });
  const own = await day({ inDays: 3, startsAt: '08:30' });
  await day({ inDays: 3, startsAt: '09:00' });
  const stopId = await aStop(app, { at: vehicle, inDays: 2 });
  const near = await day({ at: vehicle, inDays: 2, stopId });
  const far = await day({
    at: vehicle,
    inDays: 4,
    stopId: await aStop(app, { at: vehicle, inDays: 4, village: '远村' }),
  });
  const { state, choices, homeSiteId } = await offer(elder);
  expect([state, homeSiteId]).toEqual(['open', site.siteId]);
  expect(choices.map(({ slotId, near: how }) => [slotId, how])).toEqual([
    [own.slotId, 'own'],
    [near.slotId, 'village'],
    [far.slotId, 'township'],
  ]);
  expect(choices[1]).toMatchObject({ stop: { stopId, place: '石桥村村委会' }, address: '石桥镇石桥村1号' });
});

test('booked, done and too young are said; who turns 65 before a free day is offered that day', async () => {
  const slot = await day({ inDays: 3 });
  const elder = await anElder();
  const checkup = { service: 'elderly-checkup' };
  const part = { slotId: slot.slotId, residentId: elder.person.residentId, doses: [], answers: [], checkup };
  await post(app, '/appointments', { who: elder, body: { parts: [part] } });
  expect(await offer(elder)).toMatchObject({ state: 'booked', booked: { day: slot.day }, choices: [] });
  const done = await anElder();
  await anEntry(app, done.person, ['checkup', '2026-05-06', payloads.form('checkup-3', {})]);
  expect(await offer(done)).toMatchObject({ state: 'done', nextPossibleOn: '2027-01-01', choices: [] });
  expect(await offer(await anElder('1962-01-01'))).toMatchObject({ state: 'too-young', nextPossibleOn: '2027-01-01' });
  expect((await offer(await anElder('1961-11-26'))).choices.map(({ slotId }) => slotId)).toEqual([slot.slotId]);
});

test('somebody else is not found', async () => {
  const [one, other] = [await anElder(), await anElder()];
  const path = `/residents/${other.person.residentId}`;
  for (const of of ['checkup-offer?service=recheck', 'checkup-add-ons'])
    expect(Problem.parse((await get(app, `${path}/${of}`, { who: one })).json()).code).toBe('not-found');
});

test('stops by day, or the nearest first; their state is that of their slots', async () => {
  const early = await aStop(app, { at: vehicle, inDays: 1, place: '远处', latitude: 29.5 });
  const late = await aStop(app, { at: vehicle, inDays: 5, place: '近处' });
  await aStop(app, { at: vehicle, inDays: 9, place: '还没放号' });
  await day({ at: vehicle, inDays: 1, stopId: early, online: 0, onsite: 1 });
  await day({ at: vehicle, inDays: 5, stopId: late, online: 7 });
  expect((await stops()).map(({ place, state, remaining }) => [place, state, remaining])).toEqual([
    ['远处', 'full', 0],
    ['近处', 'open', 7],
    ['还没放号', 'not-released', 0],
  ]);
  const near = await stops('?latitude=28.58&longitude=110.48');
  expect(near.map(({ place }) => place)).toEqual(['近处', '还没放号', '远处']);
  expect(near[0]!.distanceKm).toBe(0);
  expect(Problem.parse((await get(app, '/checkup-stops?latitude=28')).json()).code).toBe('bad-input');
  expect(Problem.parse((await get(app, '/checkup-stops?cursor=xx')).json()).code).toBe('bad-input');
});

test('stops come in pages, each once', async () => {
  for (let no = 0; no < 23; no += 1) await aStop(app, { at: vehicle, inDays: no + 1 });
  const first = listCheckupStops.answer.parse((await get(app, '/checkup-stops')).json());
  const second = listCheckupStops.answer.parse((await get(app, `/checkup-stops?cursor=${first.nextCursor}`)).json());
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 3, null]);
  expect(new Set([...first.items, ...second.items].map(({ stopId }) => stopId)).size).toBe(23);
});

test('add-ons are listed; nothing is said of the record while it is not open', async () => {
  const elder = await anElder();
  const path = `/residents/${elder.person.residentId}/checkup-add-ons`;
  const { items } = listAddOns.answer.parse((await get(app, path, { who: elder })).json());
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['unknown']));
});
