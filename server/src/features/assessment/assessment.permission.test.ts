import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { aCarer, anyLink, type CarerScene, overWhom, relink } from '../../../test/links';
import { get, post, put } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

let app: TestApp;
let scene: CarerScene;
let site: Site;
let patient: Person;

type Who = { headers: { authorization: string } } | undefined;
const as = (who: Who) => (who ? { who } : {});
const START = { questionnaire: 'self-care', informant: 'self' };
const SAID = { answers: [{ key: '1', choice: '0' }] };

/** Each door with what it answers to who may. */
const doors = (of: string, desk = ''): [string, (who: Who) => ReturnType<typeof get>, string][] => {
  const base = `${desk}/residents/${of}/assessments`;
  const some = `${base}/${uuidV7()}`;
  const all: [string, (who: Who) => ReturnType<typeof get>, string][] = [
    ['list', (who) => get(app, base, as(who)), 'allowed'],
    ['start', (who) => post(app, base, { body: START, ...as(who) }), 'allowed'],
    ['save', (who) => put(app, `${some}/answers`, { body: SAID, ...as(who) }), 'not-found'],
    ['finish', (who) => post(app, `${some}/finish`, { body: {}, ...as(who) }), 'not-found'],
  ];
  return desk === ''
    ? [
        ...all,
        ['read', (who) => get(app, some, as(who)), 'not-found'],
        ['result', (who) => get(app, `/residents/${of}/assessment-results/${uuidV7()}`, as(who)), 'not-found'],
      ]
    : all;
};
const codeOf = async (answer: ReturnType<typeof get>): Promise<string> => {
  const { statusCode, body } = await answer;
  return statusCode < 300 ? 'allowed' : String(JSON.parse(body).code);
};

beforeAll(async () => {
  app = await buildTestApp();
  scene = await aCarer(app);
  site = await aSite(app);
  patient = await aResident(app, { birthDate: '1950-01-01', site });
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [scene.elder.residentId, uuidV7()])
    for (const [, knock] of doors(of)) expect(await codeOf(knock(who))).toBe(expected);
});

test('a proxy with the record’s scope helps to answer, a guardian’s child is too young, others find nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const over = overWhom(scene, told);
      const { may, holds } = await relink(app, scene.caller, { over, link: told });
      for (const [name, knock, good] of doors(over.residentId)) {
        const young = told.right === 'guardian' && name === 'start';
        const allowed = young ? 'assessment-not-for-age' : good;
        const reaches = told.right === 'guardian' ? holds : may('record');
        expect([name, await codeOf(knock(scene.caller))]).toEqual([name, reaches ? allowed : 'not-found']);
      }
    }),
    { numRuns: 40, seed: 990505 },
  );
});

test('nobody before the record was opened', async () => {
  const self = await aSignedInResident(app, { birthDate: '1950-01-01' });
  for (const [, knock] of doors(self.person.residentId)) expect(await codeOf(knock(self))).toBe('record-not-opened');
});

test.each(ROLES.filter((role) => refusalAtDoor('staff', role)))(
  '%s gets no further than the desk’s door',
  async (role) => {
    const who = await inRole(app, role, site);
    for (const [, knock] of doors(patient.residentId, '/desk'))
      expect(await codeOf(knock(who))).toBe(refusalAtDoor('staff', role));
  },
);

test.each([
  ['nurse', 'home', undefined],
  ['doctor', 'home', undefined],
  ['desk', 'home', 'forbidden'],
  ['county-admin', 'home', 'forbidden'],
  ['nurse', 'another', 'other-site'],
  ['doctor', 'another', 'other-site'],
] as const)('a %s of the %s clinic: %s', async (role, where, refusal) => {
  const at = where === 'home' && role !== 'county-admin' ? { site } : {};
  const who = await staffSignedIn(app, await aStaffMember(app, { role, ...at }));
  for (const [name, knock, good] of doors(patient.residentId, '/desk'))
    expect([name, await codeOf(knock(who))]).toEqual([name, refusal ?? good]);
});
