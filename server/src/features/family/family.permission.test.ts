import { agreeFamilyLink } from '@kangban/contract/desk';
import * as contract from '@kangban/contract/family';
import { isAdult, LINK_STATES, linkHolds, mayEndLink } from '@kangban/domain/identity/rights';
import { STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { addDays } from '@kangban/domain/shared/plain-date';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anAccount,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  registeredGuardian,
  staffSignedIn,
} from '../../../test/factories';
import { get, post, remove } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';
import { API_PREFIX } from '../../http/serve';

jest.setTimeout(60_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

const RUNS = { numRuns: 50, seed: 990101 };
const codeOf = (answer: Awaited<ReturnType<typeof post>>): string =>
  answer.json<{ code?: string }>().code ?? String(answer.statusCode);

const ENDPOINTS = [
  { endpoint: contract.addChild, body: { name: '无名', idNumber: '1' }, on: 'id-number-invalid' },
  { endpoint: contract.addElder, body: { name: '无名', idNumber: '1' }, on: 'id-number-invalid' },
  { endpoint: contract.confirmElder, body: { code: '246810' }, on: 'not-found' },
  { endpoint: contract.endFamilyLink, body: undefined, on: 'not-found' },
  { endpoint: contract.listActingForMe, body: undefined, on: '200' },
] as const;

test('who may call what', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROLES), fc.constantFrom(...ENDPOINTS), async (role, told) => {
      const who = await inRole(app, role);
      const answer = await app.server.inject({
        method: told.endpoint.method,
        url: `${API_PREFIX}${told.endpoint.path.replace(':linkId', uuidV7())}`,
        ...(who && { headers: who.headers }),
        ...(told.body && { payload: told.body }),
      });
      expect(codeOf(answer)).toBe(refusalAtDoor(told.endpoint.caller, role) ?? told.on);
    }),
    { ...RUNS, numRuns: 120 },
  );
});

const right = fc.constantFrom('guardian' as const, 'proxy' as const);
const state = fc.constantFrom(...LINK_STATES);
const side = fc.constantFrom('holder' as const, 'subject' as const, 'stranger' as const);

test('a link is ended by whom the rule lets, and does not exist for others', async () => {
  await fc.assert(
    fc.asyncProperty(right, state, side, async (...[kind, linkState, asks]) => {
      const [holder, subject] = [await aSignedInResident(app), await aSignedInResident(app)];
      const linkId = await aLink(app, holder, { over: subject.person, right: kind, state: linkState });
      const who = { holder, subject, stranger: await aSignedInResident(app) }[asks];
      const may = linkState !== 'ended' && mayEndLink(kind, asks);
      const answer = await remove(app, `/family/links/${linkId}`, { who });
      expect(codeOf(answer)).toBe(may ? '200' : 'not-found');
      const { rows } = await app.deps.db.pool.query<{ state: string }>(
        'SELECT state FROM family_link WHERE link_id = $1',
        [linkId],
      );
      expect(rows[0]?.state).toBe(may ? 'ended' : linkState);
    }),
    RUNS,
  );
});

test('nobody ends the right over themself', async () => {
  const me = await aSignedInResident(app);
  const { family } = (await get(app, '/me', { who: me })).json<{ family: { linkId: string }[] }>();
  expect(codeOf(await remove(app, `/family/links/${family[0]!.linkId}`, { who: me }))).toBe('not-found');
});

test('a code confirms only the caller’s own request that still waits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), state, async (own, linkState) => {
      const [holder, other] = [await aSignedInResident(app), await aSignedInResident(app)];
      const elder = await aResident(app);
      const body = { name: elder.name, idNumber: elder.idNumber };
      const { linkId } = (await post(app, '/family/elders', { who: holder, body })).json<{ linkId: string }>();
      await app.deps.db.pool.query(`UPDATE family_link SET state = $2, agreed_by = 'desk' WHERE link_id = $1`, [
        linkId,
        linkState,
      ]);
      const who = own ? holder : other;
      const answer = await post(app, `/family/links/${linkId}/confirm`, { who, body: { code: '246810' } });
      expect(codeOf(answer)).toBe(own && linkState === 'pending' ? '200' : 'not-found');
    }),
    RUNS,
  );
});

test('a child is added by a guardian of the registry alone, while a child', async () => {
  const months = fc.constantFrom(1, 12 * 14, 12 * 18 - 1, 12 * 18, 12 * 30);
  const way = fc.constantFrom('offered' as const, 'named' as const);
  await fc.assert(
    fc.asyncProperty(fc.boolean(), months, way, async (...[registered, bornMonthsAgo, how]) => {
      const guardian = await aSignedInResident(app);
      const child = await aChild(app, { bornMonthsAgo });
      if (registered) await registeredGuardian(app, guardian.person, { child });
      const { residentId, name, idNumber } = child;
      const body = how === 'offered' ? { residentId } : { name, idNumber };
      const refusals: string[] = [];
      if (how === 'offered' && !registered) refusals.push('not-found');
      if (isAdult(child.birthDate, app.clock.today())) refusals.push('not-a-child');
      if (!registered) refusals.push('not-registered-guardian');
      expect(codeOf(await post(app, '/family/children', { who: guardian, body }))).toBe(refusals[0] ?? '201');
    }),
    RUNS,
  );
});

test('exactly the rights that hold today are listed as acting for me', async () => {
  const today = app.clock.today();
  const day = fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days));
  await fc.assert(
    fc.asyncProperty(right, state, fc.tuple(day, day), async (...[kind, linkState, [startsOn, endsOn]]) => {
      const me = await aSignedInResident(app);
      const linkId = await aLink(app, await anAccount(app), {
        over: me.person,
        right: kind,
        state: linkState,
        startsOn,
        endsOn,
      });
      const { items } = (await get(app, '/family/acting-for-me', { who: me })).json<{ items: { linkId: string }[] }>();
      const holds = linkHolds({ state: linkState, startsOn, endsOn }, today);
      expect(items.map((item) => item.linkId)).toEqual(holds ? [linkId] : []);
    }),
    RUNS,
  );
});

test('an agreement is put down by the roles that may, for people of the own site', async () => {
  const sites = { own: await aSite(app), other: await aSite(app), none: null };
  const where = fc.constantFrom('own' as const, 'other' as const, 'none' as const);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...STAFF_ROLES), where, async (role, place) => {
      const staff = await staffSignedIn(app, await aStaffMember(app, { role, site: sites.own }));
      const [actor, resident] = [await aSignedInResident(app), await aResident(app, { site: sites[place] })];
      const body = {
        actorIdNumber: actor.person.idNumber,
        residentIdNumber: resident.idNumber,
        right: 'proxy',
      };
      const may = staffMay(staff, 'agree-family-link', resident.siteId);
      const answer = await post(app, '/desk/family-links/agree', { who: staff, body });
      expect(codeOf(answer)).toBe(may === 'allowed' ? '201' : may);
    }),
    RUNS,
  );
});

test.each(ROLES.filter((role) => !STAFF_ROLES.some((known) => known === role)))('%s agrees nothing', async (role) => {
  const who = await inRole(app, role);
  const answer = await app.server.inject({
    method: agreeFamilyLink.method,
    url: `${API_PREFIX}${agreeFamilyLink.path}`,
    ...(who && { headers: who.headers }),
    payload: { actorIdNumber: '1', residentIdNumber: '1', right: 'proxy' },
  });
  expect(codeOf(answer)).toBe(refusalAtDoor('staff', role));
});
