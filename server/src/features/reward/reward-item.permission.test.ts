import { listRewardItems } from '@kangban/contract/reward-desk';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSite, aStaffMember, type Site, staffSignedIn } from '../../../test/factories';
import { aNewItem } from '../../../test/reward-items';
import { get, post, put } from '../../../test/requests';
import { aReward } from '../../../test/rewards';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
});
afterAll(() => app.stop());

test.each(ROLES)('%s and what the catalogue has: only the county’s administrator keeps it', async (role: Role) => {
  const thing = await aReward(app, { at: site });
  const who = await inRole(app, role, role === 'county-admin' ? undefined : site);
  const told = who && { who };
  const note = '新买了机器';
  const name = `新的一项 ${role}`;
  const answers = [
    await post(app, '/desk/rewards', { ...told, body: aNewItem(app, { at: site, name }) }),
    await put(app, `/desk/rewards/${thing.itemId}/places/${site.siteId}`, {
      ...told,
      body: { room: '3楼', hours: [], note },
    }),
    await put(app, `/desk/rewards/${thing.itemId}/texts`, {
      ...told,
      body: { name: `改了名 ${role}`, about: '有用', detail: '不疼', note },
    }),
    await post(app, `/desk/rewards/${thing.itemId}/retire`, { ...told, body: { note } }),
  ];
  const added = await rowsOf(app, 'SELECT 1 FROM reward_item WHERE name = $1', [name]);
  const changed = await rowsOf(app, 'SELECT what, note FROM reward_change WHERE item_id = $1 ORDER BY change_id', [
    thing.itemId,
  ]);
  if (role === 'county-admin') {
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 200, 200, 200]);
    expect(added).toHaveLength(1);
    expect(changed).toEqual([
      { what: 'place', note },
      { what: 'text', note },
      { what: 'retire', note },
    ]);
  } else {
    for (const answer of answers)
      expect(answer.json()).toMatchObject({ code: refusalAtDoor('staff', role) ?? 'forbidden' });
    expect([...added, ...changed]).toEqual([]);
  }
});

test('clinics, services with slots and what was ended are listed for the administrator only', async () => {
  const admin = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
  const nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const thing = await aReward(app, { at: site });
  await post(app, `/desk/rewards/${thing.itemId}/retire`, { who: admin, body: { note: '不做了' } });
  const list = async (who: typeof admin) =>
    listRewardItems.answer.parse((await get(app, '/desk/rewards', { who })).json());
  const all = await list(admin);
  expect(all.sites).toContainEqual({ siteId: site.siteId, siteName: expect.any(String) });
  expect(all.items.find(({ itemId }) => itemId === thing.itemId)).toMatchObject({
    retiredOn: app.deps.clock.today(),
  });
  const own = await list(nurse);
  expect(own).toMatchObject({ mayEdit: false, sites: [], services: [] });
  expect(own.items.map(({ itemId }) => itemId)).not.toContain(thing.itemId);
});
