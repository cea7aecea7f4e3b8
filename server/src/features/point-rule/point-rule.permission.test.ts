import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aResident, aSite, aStaffMember, type Person, type Site, staffSignedIn } from '../../../test/factories';
import { aCarer, anyLink, overWhom, relink } from '../../../test/links';
import { aPressure, hasScheme, settled } from '../../../test/point-rules';
import { get, post, put } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

let app: TestApp;
let scene: Awaited<ReturnType<typeof aCarer>>;
let site: Site;
let patient: Person;
let reviewId: string;

type Who = Awaited<ReturnType<typeof inRole>>;
type Answer = ReturnType<typeof get>;
type Door = [name: string, knock: (who: Who) => Answer, good: string];
const as = (who: Who) => ({ ...(who && { who }) });
const codeOf = async (answer: Answer): Promise<string> => {
  const { statusCode, body } = await answer;
  return statusCode < 300 ? 'allowed' : String(JSON.parse(body).code);
};

const reads = (of: string): Door[] =>
  ['point-rules', 'point-ways', 'point-awards', 'point-family'].map((what) => [
    what,
    (who) => get(app, `/residents/${of}/${what}`, as(who)),
    'allowed',
  ]);
/** What is done; past the door each says what is missing, so that every caller finds the same. */
const acts = (of: string): Door[] => {
  const at = `/residents/${of}`;
  return [
    ['off', (who) => put(app, `${at}/points-off`, { body: { off: false }, ...as(who) }), 'allowed'],
    [
      'appeal',
      (who) => post(app, `${at}/point-awards/${uuidV7()}/appeal`, { body: { text: '不对' }, ...as(who) }),
      'not-found',
    ],
    [
      'add',
      (who) => post(app, `${at}/point-family/members`, { body: { memberId: uuidV7() }, ...as(who) }),
      'not-found',
    ],
    [
      'move',
      (who) => post(app, `${at}/point-family/transfers`, { body: { points: 5 }, ...as(who) }),
      'family-account-not-allowed',
    ],
  ];
};

beforeAll(async () => {
  app = await buildTestApp();
  app.clock.set('2026-11-25T09:40:00+08:00');
  await hasScheme(app);
  scene = await aCarer(app);
  site = await aSite(app);
  patient = await aResident(app, { birthDate: '1950-01-01', site });
  for (const day of ['16', '17', '18', '19', '20'])
    await aPressure(app, patient.residentId, { day: `2026-11-${day}`, bp: '130/80' });
  await settled(app, patient.residentId);
  const [row] = await rowsOf(app, 'SELECT review_id FROM point_review');
  reviewId = String(row?.review_id);
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right finds nobody', async (role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [scene.elder.residentId, uuidV7()])
    for (const [name, knock] of [...reads(of), ...acts(of)])
      expect([name, await codeOf(knock(who))]).toEqual([name, expected]);
});

test('a proxy reads and changes nothing, a guardian does both, everybody else finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const over = overWhom(scene, told);
      const { may, holds } = await relink(app, scene.caller, { over, link: told });
      const isGuardian = told.right === 'guardian';
      const mayRead = isGuardian ? holds : may('record');
      for (const [name, knock] of reads(over.residentId))
        expect([name, await codeOf(knock(scene.caller))]).toEqual([name, mayRead ? 'allowed' : 'not-found']);
      for (const [name, knock, good] of acts(over.residentId)) {
        const expected = isGuardian ? (holds ? good : 'not-found') : holds ? 'forbidden' : 'not-found';
        expect([name, await codeOf(knock(scene.caller))]).toEqual([name, mayRead || isGuardian ? expected : expected]);
      }
    }),
    { numRuns: 25, seed: 990606 },
  );
});

const document = schemeTemplate('city');
const forCounty = (): Door[] => [
  ['schemes', (who) => get(app, '/desk/point-schemes', as(who)), 'allowed'],
  ['draft', (who) => put(app, '/desk/point-schemes/city/draft', { body: { document }, ...as(who) }), 'allowed'],
  [
    'dry run',
    (who) => post(app, '/desk/point-schemes/city/dry-run', { body: { draftId: uuidV7() }, ...as(who) }),
    'scheme-draft-old',
  ],
  [
    'publish',
    (who) =>
      post(app, '/desk/point-schemes/city/publish', {
        body: { draftId: uuidV7(), validFrom: '2026-12-01' },
        ...as(who),
      }),
    'scheme-draft-old',
  ],
  ['anomalies', (who) => get(app, '/desk/point-anomalies', as(who)), 'allowed'],
  [
    'person',
    (who) => put(app, `/desk/staff/${uuidV7()}/person`, { body: { residentId: null }, ...as(who) }),
    'not-found',
  ],
];
const forReviewers = (): Door[] => [
  ['reviews', (who) => get(app, '/desk/point-reviews', as(who)), 'allowed'],
  [
    'decide',
    (who) =>
      post(app, `/desk/point-reviews/${uuidV7()}/decision`, { body: { what: 'award', note: '看过' }, ...as(who) }),
    'not-found',
  ],
];

test.each(ROLES)('%s at the county’s and the reviewers’ doors', async (role) => {
  const who = await inRole(app, role, site);
  const atDoor = refusalAtDoor('staff', role);
  for (const [name, knock, good] of forCounty())
    expect([name, await codeOf(knock(who))]).toEqual([name, atDoor ?? (role === 'county-admin' ? good : 'forbidden')]);
  for (const [name, knock, good] of forReviewers())
    expect([name, await codeOf(knock(who))]).toEqual([name, atDoor ?? (role === 'desk' ? 'forbidden' : good)]);
});

test.each([
  ['nurse', 'home', 1],
  ['doctor', 'home', 1],
  ['county-admin', 'county', 1],
  ['nurse', 'another', 0],
  ['doctor', 'another', 0],
] as const)('a %s of the %s sees %d of the clinic’s reviews', async (role, where, count) => {
  const at = where === 'home' ? { site } : {};
  const who = await staffSignedIn(app, await aStaffMember(app, { role, ...at }));
  const { items } = (await get(app, '/desk/point-reviews', { who })).json<{ items: unknown[] }>();
  expect(items).toHaveLength(count);
  if (count === 0)
    expect(
      await codeOf(
        post(app, `/desk/point-reviews/${reviewId}/decision`, { who, body: { what: 'award', note: '看过' } }),
      ),
    ).toBe('not-found');
});
