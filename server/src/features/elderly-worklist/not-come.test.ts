import { CheckupContact, getNotComeSummary, listNotCome, type NotComePerson } from '@kangban/contract/checkup/not-come';
import { Problem } from '@kangban/contract/errors';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anAccount,
  anEntry,
  aResident,
  aSite,
  aStaffMember,
  payloads,
  type Person,
  signedIn,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { aSlot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let nurse: SignedInStaff;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
});
afterEach(() => app.stop());

/** Somebody of the clinic's area; 71 unless told. */
async function anElder(village = '石桥村', birthDate = '1955-03-12'): Promise<Person> {
  const person = await aResident(app, { birthDate });
  await rowsOf(app, 'UPDATE resident SET site_id = $1, village = $2 WHERE resident_id = $3', [
    site.siteId,
    village,
    person.residentId,
  ]);
  return person;
}
const came = (person: Person, on: string): Promise<string> =>
  anEntry(app, person, ['checkup', on, payloads.form('checkup-3', {})]);
const page = async (query = ''): Promise<ReturnType<typeof listNotCome.answer.parse>> =>
  listNotCome.answer.parse((await get(app, `/desk/checkups/not-come${query}`, { who: nurse })).json());
const lineOf = async (person: Person): Promise<NotComePerson | undefined> =>
  (await page()).items.find(({ residentId }) => residentId === person.residentId);
const summary = async () =>
  getNotComeSummary.answer.parse((await get(app, '/desk/checkups/not-come/summary', { who: nurse })).json());
const contact = (person: Person, body: object, key?: string) =>
  post(app, `/desk/checkups/not-come/${person.residentId}/contacts`, { who: nurse, body, ...(key && { key }) });
const invite = (person: Person) =>
  post(app, `/desk/checkups/not-come/${person.residentId}/invitation`, { who: nurse, body: {} });
const codeIn = (answer: { json: () => unknown }): string => Problem.parse(answer.json()).code;

test('who came, who did not, and where those stand', async () => {
  const [done, never, last, earlier] = [
    await anElder(),
    await anElder(),
    await anElder('双河村'),
    await anElder('双河村'),
  ];
  await anElder('石桥村', '1961-11-24');
  await came(done, '2026-01-01');
  await came(last, '2025-12-31');
  await came(earlier, '2024-05-06');
  expect(await lineOf(done)).toBeUndefined();
  expect(await lineOf(never)).toMatchObject({ standing: 'never', lastOn: null, contacts: 0, lastContact: null });
  expect(await lineOf(last)).toMatchObject({ standing: 'last-year', lastOn: '2025-12-31', village: '双河村' });
  expect(await lineOf(earlier)).toMatchObject({ standing: 'earlier' });
  const counts = await summary();
  expect(counts).toMatchObject({ year: 2026, eligible: 4, came: 1, notCome: 3, ratePermille: 250 });
  expect(counts.byVillage).toEqual([
    { village: '双河村', people: 2, came: 0 },
    { village: '石桥村', people: 2, came: 1 },
  ]);
  expect(counts.byStanding).toEqual(
    expect.arrayContaining([
      { standing: 'never', people: 1 },
      { standing: 'last-year', people: 1 },
      { standing: 'earlier', people: 1 },
    ]),
  );
});

test('who turns 65 today is on the list, who does tomorrow is not; another clinic’s people and children are not', async () => {
  const today = await anElder('石桥村', '1961-11-23');
  const tomorrow = await anElder('石桥村', '1961-11-24');
  await aResident(app, { birthDate: '1950-01-01' });
  expect(await lineOf(today)).toBeDefined();
  expect(await lineOf(tomorrow)).toBeUndefined();
  expect((await page()).items).toHaveLength(1);
});

test('pages by village, with filters; a cursor that is none is refused', async () => {
  for (const village of ['丙村', '甲村', '乙村', '甲村', '乙村']) await anElder(village);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const found = await page(`?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
    seen.push(...found.items.map((one) => one.village));
    cursor = found.nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(5);
  expect([...seen].sort()).toEqual(['丙村', '乙村', '乙村', '甲村', '甲村'].sort());
  expect(seen.filter((village, index) => village !== seen[index - 1])).toHaveLength(3);
  expect((await page(`?village=${encodeURIComponent('乙村')}`)).items).toHaveLength(2);
  expect((await page('?standing=refused')).items).toEqual([]);
  expect(codeIn(await get(app, '/desk/checkups/not-come?cursor=xx', { who: nurse }))).toBe('bad-input');
});

test('a call is noted once, its outcome is where the person stands, and a later one replaces it', async () => {
  const elder = await anElder();
  const first = await contact(elder, { way: 'phone', outcome: 'refused', note: '说在外地查过' }, 'a-key-of-its-own');
  expect(first.statusCode).toBe(201);
  expect(CheckupContact.parse(first.json())).toMatchObject({ way: 'phone', outcome: 'refused', note: '说在外地查过' });
  const again = await contact(elder, { way: 'phone', outcome: 'refused', note: '说在外地查过' }, 'a-key-of-its-own');
  expect(again.body).toBe(first.body);
  expect(await lineOf(elder)).toMatchObject({ standing: 'refused', contacts: 1 });
  app.clock.advance(60_000);
  await contact(elder, { way: 'visit', outcome: 'cannot-move' });
  expect(await lineOf(elder)).toMatchObject({ standing: 'cannot-move', contacts: 2, lastContact: { way: 'visit' } });
  app.clock.advance(60_000);
  await contact(elder, { way: 'visit', outcome: 'will-come' });
  expect(await lineOf(elder)).toMatchObject({ standing: 'never', contacts: 3 });
  expect(codeIn(await contact(elder, { way: 'phone', outcome: 'invited' }))).toBe('bad-input');
});

test('an invitation goes to the family once a week; without an account one is told to call', async () => {
  const [alone, elder] = [await anElder(), await anElder()];
  expect(codeIn(await invite(alone))).toBe('nobody-to-message');
  expect((await lineOf(alone))?.reachable).toBe(false);
  await anAccount(app, { of: elder });
  expect((await lineOf(elder))?.reachable).toBe(true);
  expect((await invite(elder)).statusCode).toBe(201);
  expect(await lineOf(elder)).toMatchObject({ standing: 'invited', lastContact: { way: 'message' } });
  expect(codeIn(await invite(elder))).toBe('invited-lately');
  expect(await rowsOf(app, "SELECT FROM outbox WHERE template = 'checkup-invitation'")).toHaveLength(1);
});

test('two members at once send one message', async () => {
  const elder = await anElder();
  await anAccount(app, { of: elder });
  const answers = await Promise.all([invite(elder), invite(elder), invite(elder), invite(elder)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
  expect(await rowsOf(app, "SELECT FROM outbox WHERE template = 'checkup-invitation'")).toHaveLength(1);
});

test('somebody with a place is booked, whatever was said before', async () => {
  const elder = await anElder();
  await contact(elder, { way: 'phone', outcome: 'refused' });
  const who = await signedIn(app, await anAccount(app, { of: elder }));
  const slot = await aSlot(app, { at: site, service: 'elderly-checkup' });
  const part = { slotId: slot.slotId, residentId: elder.residentId, doses: [], answers: [] };
  const body = { parts: [{ ...part, checkup: { service: 'elderly-checkup' } }] };
  expect((await post(app, '/appointments', { who, body })).statusCode).toBe(201);
  expect(await lineOf(elder)).toMatchObject({ standing: 'booked', bookedFor: slot.day });
});

test('people seen on the list are written down, and so is who contacted them', async () => {
  const elder = await anElder();
  await page();
  await contact(elder, { way: 'phone', outcome: 'no-answer' });
  await app.deps.auditor.flush();
  const actions = await rowsOf(app, 'SELECT action FROM audit_entry WHERE resident_id = $1', [elder.residentId]);
  expect(actions.map((row) => (row as { action: string }).action)).toEqual(
    expect.arrayContaining(['not-come-listed', 'checkup-contacted']),
  );
});
