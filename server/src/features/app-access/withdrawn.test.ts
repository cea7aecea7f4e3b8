import { listAppGrants } from '@kangban/contract/app-access';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aLink, aSignedInResident, hasOpened, hasUnlocked, type SignedInAccount } from '../../../test/factories';
import { get } from '../../../test/requests';
import { anApp, authorize, authorizeQuery, bearer, letIn, token, type Tokens } from './test-support/an-app';

jest.setTimeout(60_000);

let app: TestApp;
let clientId: string;
let elder: Awaited<ReturnType<typeof aSignedInResident>>;

beforeEach(async () => {
  app = await buildTestApp();
  elder = await aSignedInResident(app, { birthDate: '1955-06-01' });
  await hasOpened(app, elder, { of: elder.person });
  await hasOpened(app, elder, { of: elder.person, kind: 'sensitive' });
  await hasUnlocked(app, elder, elder.person);
  clientId = await anApp(app);
});
afterEach(() => app.stop());

const letThem = (told: { sensitive?: string[] } = {}): Promise<Tokens> =>
  letIn(app, clientId, { who: elder, residentId: elder.person.residentId, ...told });
const readBy = async (tokens: Tokens): Promise<number> => {
  const url = `/fhir/r4/Patient/${elder.person.residentId}`;
  return (await app.server.inject({ url, headers: bearer(tokens) })).statusCode;
};
const refreshed = async ({ refresh_token = '' }: Tokens): Promise<number> =>
  (await token(app, { grant_type: 'refresh_token', refresh_token, client_id: clientId })).statusCode;
const grants = async (who: SignedInAccount) => {
  const answer = await get(app, `/residents/${elder.person.residentId}/apps`, { who });
  return listAppGrants.answer.parse(answer.json()).grants;
};

/** Takes a consent back and agrees to it anew. */
async function andAgain(kind: 'open-record' | 'sensitive'): Promise<void> {
  app.clock.advance(1000);
  await hasOpened(app, elder, { of: elder.person, kind, given: false, at: app.clock.now() });
  app.clock.advance(1000);
  await hasOpened(app, elder, { of: elder.person, kind, at: app.clock.now() });
}

test('an app stays out after the record was closed, also when it is opened again', async () => {
  const tokens = await letThem();
  expect(await readBy(tokens)).toBe(200);
  await andAgain('open-record');
  expect(await readBy(tokens)).toBe(401);
  expect(await refreshed(tokens)).toBe(400);
  expect(await grants(elder)).toMatchObject([{ live: false, endedAt: expect.any(String) }]);
});

test('taking back what is sensitive ends the app that was given it, and no other', async () => {
  const [plain, delicate] = [await letThem(), await letThem({ sensitive: ['tuberculosis'] })];
  await andAgain('sensitive');
  expect([await readBy(plain), await readBy(delicate)]).toEqual([200, 401]);
});

test('which sensitive categories an app was given is told to the person, not to the family', async () => {
  await letThem({ sensitive: ['hiv-sti'] });
  const daughter = await aSignedInResident(app);
  await aLink(app, daughter, { over: elder.person, right: 'proxy' });
  expect((await grants(elder))[0]?.sensitive).toEqual(['性病、艾滋病']);
  expect((await grants(daughter))[0]?.sensitive).toEqual([]);
});

test('nobody asks to be let in without end', async () => {
  const query = authorizeQuery(clientId);
  const answers: number[] = [];
  for (let no = 0; no < 65; no += 1) answers.push((await authorize(app, query)).statusCode);
  expect(answers.slice(0, 60).every((status) => status === 302)).toBe(true);
  expect(answers.slice(60)).toEqual([429, 429, 429, 429, 429]);
});
