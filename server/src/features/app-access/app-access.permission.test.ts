import { decideAppRequest, endAppGrant, getAppRequest, listAppGrants } from '@kangban/contract/app-access';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aLink, aSignedInResident, hasOpened } from '../../../test/factories';
import { get, post, remove } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { STATUS } from '../../http/status';
import { anApp, anAsking, decide, letIn } from './test-support/an-app';

jest.setTimeout(60_000);

let app: TestApp;
let elder: Awaited<ReturnType<typeof aSignedInResident>>;
let clientId: string;
let requestId: string;
let grantId: string;

beforeAll(async () => {
  app = await buildTestApp();
  elder = await aSignedInResident(app, { birthDate: '1955-06-01' });
  await hasOpened(app, elder, { of: elder.person });
  clientId = await anApp(app);
  await letIn(app, clientId, { who: elder, residentId: elder.person.residentId });
  requestId = await anAsking(app, clientId);
  const { rows } = await app.deps.db.pool.query<{ id: string }>('SELECT grant_id AS id FROM app_grant');
  grantId = rows[0]?.id ?? '';
});
afterAll(() => app.stop());

const said = () => ({
  allow: true,
  residentId: elder.person.residentId,
  duration: 'month',
  sensitive: [],
  consentVersion: 'app-access-1',
});
type Who = { headers: { authorization: string } } | undefined;
const withWho = (who: Who) => (who ? { who } : {});
const DOORS = [
  {
    endpoint: getAppRequest,
    call: (who: Who) => get(app, `/app-requests/${requestId}?residentId=${elder.person.residentId}`, withWho(who)),
  },
  {
    endpoint: decideAppRequest,
    call: (who: Who) => post(app, `/app-requests/${requestId}/decision`, { ...withWho(who), body: said() }),
  },
  { endpoint: listAppGrants, call: (who: Who) => get(app, `/residents/${elder.person.residentId}/apps`, withWho(who)) },
  {
    endpoint: endAppGrant,
    call: (who: Who) => remove(app, `/residents/${elder.person.residentId}/apps/${grantId}`, withWho(who)),
  },
];

describe.each(DOORS)('$endpoint.summary', ({ endpoint, call }) => {
  test.each(ROLES)('%s has no right over this person', async (role) => {
    const answer = await call(await inRole(app, role));
    const refusal = refusalAtDoor(endpoint.caller, role) ?? 'not-found';
    expect(answer.json()).toMatchObject({ code: refusal });
    expect(answer.statusCode).toBe(STATUS[refusal]);
  });
});

test('a proxy sees which apps there are and decides nothing', async () => {
  const proxy = await aSignedInResident(app);
  await aLink(app, proxy, { over: elder.person, right: 'proxy' });
  const { residentId } = elder.person;
  expect((await get(app, `/residents/${residentId}/apps`, { who: proxy })).json()).toMatchObject({ mayEnd: false });
  expect((await remove(app, `/residents/${residentId}/apps/${grantId}`, { who: proxy })).statusCode).toBe(403);
  expect((await decide(app, requestId, { who: proxy, residentId })).statusCode).toBe(403);
  const asked = await get(app, `/app-requests/${requestId}?residentId=${residentId}`, { who: proxy });
  expect(asked.statusCode).toBe(404);
});

test('the same grant is not found under another person', async () => {
  const other = await aSignedInResident(app);
  const answer = await remove(app, `/residents/${other.person.residentId}/apps/${grantId}`, { who: other });
  expect(answer.statusCode).toBe(404);
});
