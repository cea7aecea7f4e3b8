import { Home } from '@kangban/contract/home';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aLink, anAccount, aParentOf, aResident, aSite, signedIn, type Site } from '../../../test/factories';
import { ANAN_DOSES, countyStocks, givenDoses } from '../../../test/factories/immunizations';
import { aPart, aSlot } from '../../../test/factories/slots';
import { get, post, type Told } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

let app: TestApp;
let site: Site;
let mother: Awaited<ReturnType<typeof aParentOf>>;

const homeOf = async (who: Told['who']): Promise<Home> => {
  const answer = await get(app, '/home', who ? { who } : {});
  expect(answer.statusCode).toBe(200);
  return Home.parse(answer.json());
};
const summaryOf = (home: Home, residentId: string) =>
  home.members.find(({ member }) => member.residentId === residentId);
const said = (doses: { vaccine: string; dose: number }[] | undefined) =>
  doses?.map(({ vaccine, dose }) => `${vaccine} ${dose}`);

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  mother = await aParentOf(
    app,
    { birthDate: '2025-05-19', sex: 'female', site, name: '陈安安' },
    { birthDate: '2020-06-01', sex: 'male', site, name: '陈一鸣' },
  );
  await countyStocks(app, { HepA: 'HepA-I' });
  await givenDoses(app, mother.children[0]!, ANAN_DOSES);
});
afterAll(() => app.stop());

test('says who I am with, what is due, what comes next and whose card is first', async () => {
  const home = await homeOf(mother);
  expect(home).toMatchObject({
    today: '2026-11-23',
    countyName: '青岚县',
    healthBureau: '青岚县卫生健康局',
    hotline: '12320',
    appointments: [],
    waitlist: [],
    tasks: [],
  });
  expect(home.members.map(({ member }) => [member.label, member.right])).toEqual([
    ['我', 'self'],
    ['安安', 'guardian'],
    ['一鸣', 'guardian'],
  ]);
  const [me, anan] = home.members;
  expect([me?.due, me?.next]).toEqual([[], null]);
  expect(said(anan?.due)).toEqual(['DTaP 4', 'HepA-I 1']);
  expect(anan?.due[0]).toMatchObject({
    name: '百白破疫苗',
    status: 'due',
    free: true,
    dueOn: '2026-11-19',
    completeBefore: '2027-05-19',
    reasonText: '满18个月了（11月19日）',
  });
  expect(anan?.next).toMatchObject({ vaccine: 'MMR', dose: 2, status: 'not-yet', dueOn: '2026-12-02' });
});

test('a child of six without any record is late with much: the first of each series, and first on home', async () => {
  const home = await homeOf(mother);
  const yiming = summaryOf(home, mother.children[1]!.residentId);
  expect(yiming?.due.every(({ status }) => status === 'overdue' || status === 'due')).toBe(true);
  expect(new Set(yiming?.due.map(({ series }) => series)).size).toBe(yiming?.due.length);
  expect(yiming?.due[0]?.status).toBe('overdue');
  expect(home.firstResidentId).toBe(mother.children[1]!.residentId);
});

test('what is booked or waited for is no longer asked for', async () => {
  const family = await aParentOf(app, { birthDate: '2025-05-19', sex: 'female', site, name: '林安' });
  const child = family.children[0]!;
  await givenDoses(app, child, ANAN_DOSES);
  const slot = await aSlot(app, { at: site, inDays: 2, startsAt: '09:00', online: 1 });
  const doses = [{ series: 'DTaP', vaccine: 'DTaP', dose: 4 }];
  const booked = await post(app, '/appointments', {
    who: family,
    body: { parts: [aPart(app, { slot, person: child, doses })] },
  });
  expect(booked.statusCode).toBe(201);
  const { slotId: _slot, ...wanted } = aPart(app, {
    slot,
    person: child,
    doses: [{ series: 'HepA', vaccine: 'HepA-I', dose: 1 }],
  });
  const waits = await post(app, '/waitlist', {
    who: family,
    body: { ...wanted, siteId: site.siteId, day: slot.day, half: 'any' },
  });
  expect(waits.statusCode).toBe(201);
  const home = await homeOf(family);
  expect(said(summaryOf(home, child.residentId)?.due)).toEqual(['HepA-I 1']);
  expect(home.firstResidentId).toBe(child.residentId);
  expect(home.appointments).toEqual(booked.json().appointments);
  expect(home.waitlist.map(({ state, resident }) => [state, resident.residentId])).toEqual([
    ['waiting', child.residentId],
  ]);
  await post(app, `/appointments/${home.appointments[0]?.appointmentId}/cancel`, { who: family, body: {} });
  const after = await homeOf(family);
  expect([said(summaryOf(after, child.residentId)?.due), after.appointments]).toEqual([['DTaP 4', 'HepA-I 1'], []]);
});

test('an account without a person gets the county and an empty family', async () => {
  const unbound = await signedIn(app, await anAccount(app));
  expect(await homeOf(unbound)).toEqual({
    today: '2026-11-23',
    countyName: '青岚县',
    healthBureau: '青岚县卫生健康局',
    hotline: '12320',
    members: [],
    appointments: [],
    waitlist: [],
    tasks: [],
    firstResidentId: null,
  });
});

test('costs the same number of queries for one person and for twelve', async () => {
  const count = async (who: Told['who']): Promise<number> => {
    const query = jest.spyOn(app.deps.db.pool, 'query');
    await homeOf(who);
    const calls = query.mock.calls.length;
    query.mockRestore();
    return calls;
  };
  const alone = await signedIn(app, await anAccount(app, { of: await aResident(app) }));
  const large = await signedIn(app, await anAccount(app, { of: await aResident(app) }));
  for (let no = 0; no < 11; no += 1) await aLink(app, large, { over: await aChild(app), right: 'guardian' });
  expect((await homeOf(large)).members).toHaveLength(12);
  await app.deps.auditor.flush();
  expect(await count(alone)).toBe(await count(large));
  // The eighth is what is to be done after a checkup.
  expect(await count(large)).toBe(8);
});

test('reading about others is written down once a day each, about oneself never', async () => {
  const family = await aParentOf(app, { birthDate: '2025-05-19' });
  await homeOf(family);
  await homeOf(family);
  await app.deps.auditor.flush();
  const rows = () =>
    rowsOf(
      app,
      `SELECT resident_id, right_kind FROM audit_entry WHERE actor_id = $1 AND action = 'immunization-read'`,
      [family.accountId],
    );
  expect(await rows()).toEqual([{ resident_id: family.children[0]!.residentId, right_kind: 'guardian' }]);
  app.clock.set('2026-11-24T08:00:00+08:00');
  await homeOf(await signedIn(app, family));
  await app.deps.auditor.flush();
  expect(await rows()).toHaveLength(2);
  app.clock.set('2026-11-23T08:05:00+08:00');
});
