import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aParentOf, aSite, hasOpened, hasUnlocked } from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { get } from '../../../test/requests';
import { uuidV7 } from '../../crypto/uuid-v7';
import { loadFacts } from '../access/facts';
import { openRecord } from '../access/open-record';
import { readRecord } from '../record-export/read-record';

jest.setTimeout(120_000);

const SECRET = /孤独症|自闭/;
let app: TestApp;
let mother: Awaited<ReturnType<typeof aParentOf>>;
let childId: string;

beforeAll(async () => {
  app = await buildTestApp();
  const site = await aSite(app);
  mother = await aParentOf(app, { bornMonthsAgo: 30 });
  const [child] = mother.children;
  childId = child!.residentId;
  const base = { county_code: COUNTY, resident_id: childId };
  await insert(app, 'child_visit', {
    ...base,
    visit_id: uuidV7(),
    visit: 'm24',
    visited_on: '2026-06-01',
    site_id: site.siteId,
    findings: JSON.stringify({ version: 1, physical: 'fine', note: '疑似孤独症，请去看看' }),
    summary: '看和人交流怎么样（孤独症早期筛查）：要再看看',
    source: 'clinic',
  });
  await insert(app, 'referral', {
    ...base,
    referral_id: uuidV7(),
    kind: 'child-health',
    reason_code: 'autism',
    reason: '看和人交流怎么样（孤独症早期筛查）：要再看看',
    from_site_id: site.siteId,
    to_institution: '县医院',
    code: 'R12345678901',
    opened_on: '2026-06-01',
    due_on: '2026-07-01',
    state: 'opened',
  });
  await hasOpened(app, mother, { of: child!, by: 'guardian' });
  await hasOpened(app, mother, { of: child!, by: 'guardian', kind: 'sensitive' });
});
afterAll(() => app.stop());

/** Everything the readers of a record say of the child's visits and referrals. */
async function everythingSaid(): Promise<string[]> {
  const view = await openRecord(app.deps, mother.session, childId);
  if ('refused' in view) throw new Error(view.refused);
  const path = `/residents/${childId}/record`;
  const home = await get(app, path, { who: mother });
  const timeline = await get(app, `${path}/timeline`, { who: mother });
  const fhir = await app.server.inject({ url: `/fhir/r4/Patient/${childId}/$everything`, headers: mother.headers });
  expect([home.statusCode, timeline.statusCode, fhir.statusCode]).toEqual([200, 200, 200]);
  return [home.body, timeline.body, fhir.body, JSON.stringify(await readRecord(app.deps, view))];
}

test('a child’s visit and a referral say nothing of what is hidden until it is unlocked, and stay where they are', async () => {
  const facts = await loadFacts(app.deps, COUNTY, { residentId: childId, sessionId: mother.session.sessionId });
  expect(facts?.unlockedUntil).toBeNull();
  const hidden = await everythingSaid();
  for (const text of hidden) expect(text).not.toMatch(SECRET);
  expect(hidden[1]).toMatch(/"kind":"child-visit"/);
  expect(hidden[1]).toMatch(/"kind":"referral"/);
  expect(hidden[2]).toMatch(/"ServiceRequest"/);
  await hasUnlocked(app, mother, { residentId: childId });
  for (const text of await everythingSaid()) expect(text).toMatch(SECRET);
});
