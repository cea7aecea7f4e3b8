import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aLink, aSignedInResident, type Person, type SignedInAccount } from '../../../test/factories';
import { ANAN_DOSES, givenDoses } from '../../../test/factories/immunizations';
import { get, post } from '../../../test/requests';

let app: TestApp;
let mother: SignedInAccount;
let child: Person;

beforeAll(async () => {
  app = await buildTestApp({ now: '2026-11-23T08:05:00+08:00' });
  mother = await aSignedInResident(app);
  child = await aChild(app, { birthDate: '2025-05-19' });
  await aLink(app, mother, { over: child, right: 'guardian' });
  await givenDoses(app, child, ANAN_DOSES);
});
afterAll(() => app.stop());

const FACTS = { birthDate: '2024-11-01', sex: 'male', given: [], today: '2026-11-23' };

describe('from facts', () => {
  test('a child of two years with nothing: four visits instead of six, and why', async () => {
    const answer = await post(app, '/immunization/catch-up-plan', { body: FACTS });
    expect(answer.statusCode).toBe(200);
    const plan = answer.json<{ visits: { day: string; doses: { name: string; waitedFor: { rule: string }[] }[] }[] }>();
    expect(plan).toMatchObject({ programme: 'cn-nip-2026', today: '2026-11-23', visitsWithoutSharing: 6 });
    expect(plan.visits.map(({ day }) => day)).toEqual(['2026-11-23', '2026-12-21', '2027-02-19', '2027-11-23']);
    expect(plan.visits[1]?.doses.map(({ name }) => name)).toContain('乙肝疫苗 第2剂');
    expect(plan.visits[1]?.doses[0]?.waitedFor[0]?.rule).toBe('interval-wait');
  });
  test('no more injections a visit than told', async () => {
    const answer = await post(app, '/immunization/catch-up-plan', { body: { ...FACTS, maxInjectionsPerVisit: 3 } });
    const { visits } = answer.json<{ visits: { doses: { vaccine: string }[] }[] }>();
    for (const { doses } of visits)
      expect(doses.filter(({ vaccine }) => vaccine !== 'bOPV').length).toBeLessThanOrEqual(3);
  });
  test('what a clinician decides stands apart, and what is not understood is said', async () => {
    const body = { ...FACTS, conditions: { immunosuppressed: true, moon: 'full' } };
    const plan = (await post(app, '/immunization/catch-up-plan', { body })).json<{
      askClinic: { vaccine: string; status: string }[];
      flags: { rule: string }[];
    }>();
    expect(plan.askClinic).toContainEqual(expect.objectContaining({ vaccine: 'MMR', status: 'ask-clinic' }));
    expect(plan.flags).toContainEqual(expect.objectContaining({ rule: 'unknown-condition' }));
  });
  test.each([
    ['an unborn child', { birthDate: '2027-01-01' }],
    ['an unknown programme', { programme: 'cn-nip-1999' }],
    ['no injection at all', { maxInjectionsPerVisit: 0 }],
  ])('refuses %s', async (_, wrong) => {
    const answer = await post(app, '/immunization/catch-up-plan', { body: { ...FACTS, ...wrong } });
    expect(answer.json()).toMatchObject({ code: 'bad-input', status: 400 });
  });
});

test('for a child of the family: from the record, with the words of the sources, written down as read', async () => {
  const answer = await get(app, `/residents/${child.residentId}/immunization/plan`, { who: mother });
  expect(answer.statusCode).toBe(200);
  const plan = answer.json<{
    visits: { day: string; doses: { vaccine: string; dose: number }[] }[];
    sources: object;
  }>();
  expect(plan).toMatchObject({ residentId: child.residentId, name: child.name, birthDate: '2025-05-19' });
  // Varicella on 2026-11-04 holds the live vaccines of eighteen months until 12-02; DTaP 4 is for today.
  expect(plan.visits.map(({ day, doses }) => [day, ...doses.map(({ vaccine, dose }) => `${vaccine}#${dose}`)])).toEqual(
    [
      ['2026-11-23', 'DTaP#4'],
      ['2026-12-02', 'MMR#2', 'HepA-L#1'],
    ],
  );
  expect(Object.keys(plan.sources)).toContain('S1');
  await app.deps.auditor.flush();
  const { rows } = await app.deps.db.pool.query(
    `SELECT action, actor_id, right_kind FROM audit_entry WHERE resident_id = $1`,
    [child.residentId],
  );
  expect(rows).toContainEqual({ action: 'immunization-read', actor_id: mother.accountId, right_kind: 'guardian' });
});
