import type { Match, MatchLine } from '@kangban/contract/match';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anAccount,
  aParentOf,
  aResident,
  aSite,
  aStaffMember,
  type Person,
  registeredGuardian,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { givenDoses } from '../../../test/factories/immunizations';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { loadDoneVisits } from '../child-visit/done-store';
import { findGrowth } from '../growth/store';
import { findByNumber } from '../identity/registry-service';
import { listWards } from '../identity/registry-store';
import { loadForecastFacts, loadImmunizationFacts } from '../immunization/facts';
import { readChildren } from '../worklist/store';
import { matchPerson, residentIdsOf } from './persons';

const COUNTY = '990101';
let app: TestApp;
let site: Site;
let nurse: SignedInStaff;
let serial = 0;

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
});
afterAll(() => app.stop());

const list = async (query = ''): Promise<{ items: MatchLine[]; nextCursor: string | null }> =>
  (await get(app, `/desk/matches${query}`, { who: nurse })).json();
const decide = (reviewId: string, same: boolean, key?: string) =>
  post(app, `/desk/matches/${reviewId}/decision`, {
    who: nurse,
    body: { same, reason: '看过户口本' },
    ...(key !== undefined && { key }),
  });
const undo = (reviewId: string) =>
  post(app, `/desk/matches/${reviewId}/undo`, { who: nurse, body: { reason: '合错了，是堂妹' } });

/** A known child and a record a system told of it without a number. */
async function aPair(over: { name?: string } = {}): Promise<{ known: Person; other: string; reviewId: string }> {
  const known = await aChild(app, {
    site,
    birthDate: '2025-04-01',
    name: over.name ?? `陈测${String.fromCharCode(0x5200 + (serial += 1))}`,
  });
  const { residentId: other } = await app.deps.db.transaction((client) =>
    matchPerson(app.deps, client, {
      county: COUNTY,
      system: 'urn:test:his',
      sourceId: `m${(serial += 1)}`,
      name: known.name,
      sex: known.sex,
      birthDate: known.birthDate,
    }),
  );
  const [row] = await rowsOf(app, 'SELECT review_id FROM match_review WHERE subject_id = $1', [other]);
  return { known, other, reviewId: String(row?.['review_id']) };
}
const linkOf = (residentId: string) =>
  rowsOf(app, 'SELECT merged_into, same_person FROM resident WHERE resident_id = $1', [residentId]);
const measured = (residentId: string, day: string, weightG: number) =>
  app.deps.db.pool.query(
    `INSERT INTO growth_measurement (county_code, measurement_id, resident_id, measured_on, weight_g, source, recorded_at)
     VALUES ($1, $2, $3, $4, $5, 'clinic', now())`,
    [COUNTY, uuidV7(), residentId, day, weightG],
  );

describe('a pair that waits', () => {
  test('stands in the list of the clinic with masked names, and is shown side by side without a full number', async () => {
    const { known, other, reviewId } = await aPair({ name: '陈安宁' });
    const line = (await list()).items.find((one) => one.reviewId === reviewId);
    expect(line).toMatchObject({
      state: 'waiting',
      doubt: 'no-number-all-else-same',
      subjectMasked: '陈**宁'.replace('**', '*'),
    });
    const answer = await get(app, `/desk/matches/${reviewId}`, { who: nurse });
    const shown = answer.json<Match>();
    expect(shown).toMatchObject({
      state: 'waiting',
      subject: { residentId: other, name: '陈安宁', idMasked: null, hasAccount: false },
      candidate: { residentId: known.residentId, name: '陈安宁', siteName: site.name },
      decisions: [],
    });
    expect(Object.fromEntries(shown.fields.map(({ field, agreement }) => [field, agreement]))).toEqual({
      name: 'same',
      sex: 'same',
      'birth-date': 'same',
      'id-number': 'unknown',
      phone: 'unknown',
    });
    expect(answer.body).not.toContain(known.idNumber);
    await app.deps.auditor.flush();
    const read = await rowsOf(app, `SELECT resident_id FROM audit_entry WHERE action = 'match-read'`);
    expect(read.map((row) => row['resident_id']).sort()).toEqual([known.residentId, other].sort());
  });

  test('of another clinic is not in the list', async () => {
    const { reviewId } = await aPair();
    const stranger = await staffSignedIn(app, await aStaffMember(app, { site: await aSite(app) }));
    const { items } = (await get(app, '/desk/matches', { who: stranger })).json<{ items: MatchLine[] }>();
    expect(items.map((one) => one.reviewId)).not.toContain(reviewId);
  });

  test('pages follow each other without gap or repeat', async () => {
    await aPair();
    await aPair();
    const all = (await list('?limit=100')).items.map((one) => one.reviewId);
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof list>> = await list(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      found.push(...page.items.map((one) => one.reviewId));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect((await get(app, '/desk/matches?cursor=elsewhere', { who: nurse })).json()).toMatchObject({
      code: 'bad-input',
    });
  });
});

describe('one person', () => {
  test('the told record counts under the known one; every loader sees both, a dose told twice once', async () => {
    const { known, other, reviewId } = await aPair();
    await givenDoses(app, known, ['HepB@2025-04-01', 'BCG@2025-04-02']);
    await givenDoses(app, { ...known, residentId: other }, ['HepB@2025-04-01', 'IPV@2025-06-02']);
    await measured(known.residentId, '2025-06-01', 6000);
    await measured(other, '2025-07-01', 7000);
    const doses = async (id: string) =>
      (await loadImmunizationFacts(app.deps, COUNTY, [id]))
        .get(id)
        ?.given.map(({ vaccine, date }) => `${vaccine} ${date}`);
    const lean = async (id: string) =>
      (await loadForecastFacts(app.deps, COUNTY, [id]))
        .get(id)
        ?.given.map(({ vaccine, date }) => `${vaccine} ${date}`)
        .sort();
    const weights = async (id: string) =>
      (await findGrowth(app.deps.db.pool, COUNTY, { residentIds: [id], limit: 50 }))[0]?.measurements.map(
        (one) => one.weightG,
      );
    expect([await doses(other), await weights(other)]).toEqual([['HepB 2025-04-01', 'IPV 2025-06-02'], [7000]]);

    const answer = await decide(reviewId, true);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ state: 'same', decisions: [{ what: 'same', reason: '看过户口本' }] });
    const both = [known.residentId, other].sort();
    expect(await linkOf(other)).toEqual([{ merged_into: known.residentId, same_person: both }]);
    expect(await linkOf(known.residentId)).toEqual([{ merged_into: null, same_person: both }]);
    for (const id of both) {
      expect(await residentIdsOf(app.deps, COUNTY, id)).toEqual(both);
      const all = ['HepB 2025-04-01', 'BCG 2025-04-02', 'IPV 2025-06-02'];
      expect(await doses(id)).toEqual(all);
      expect(await lean(id)).toEqual([...all].sort());
      expect(await weights(id)).toEqual([6000, 7000]);
      expect((await loadDoneVisits(app.deps.db.pool, COUNTY, [id])).get(id)).toBeUndefined();
    }
    // Nothing moved: each row stays on its own record.
    const own = await rowsOf(app, 'SELECT count(*)::int AS n FROM immunization WHERE resident_id = $1', [other]);
    expect(own).toEqual([{ n: 2 }]);
    await app.deps.auditor.flush();
    const noted = await rowsOf(
      app,
      `SELECT resident_id FROM audit_entry WHERE action = 'records-joined' AND resident_id = ANY($1)`,
      [both],
    );
    expect(noted.map((row) => row['resident_id']).sort()).toEqual(both);

    expect((await undo(reviewId)).json()).toMatchObject({
      state: 'waiting',
      decisions: [{ what: 'undone' }, { what: 'same' }],
    });
    expect(await linkOf(other)).toEqual([{ merged_into: null, same_person: null }]);
    expect(await linkOf(known.residentId)).toEqual([{ merged_into: null, same_person: null }]);
    expect([await doses(other), await weights(other)]).toEqual([['HepB 2025-04-01', 'IPV 2025-06-02'], [7000]]);
    expect(await doses(known.residentId)).toEqual(['HepB 2025-04-01', 'BCG 2025-04-02']);
  });

  test('counts once in the list of the area', async () => {
    const { known, other, reviewId } = await aPair();
    await app.deps.db.pool.query('UPDATE resident SET site_id = $2 WHERE resident_id = $1', [other, site.siteId]);
    const inArea = async (): Promise<string[]> => {
      const found: string[] = [];
      await readChildren(
        app.deps.db,
        { countyCode: COUNTY, siteId: site.siteId, bornAfter: '2020-01-01' as never },
        async (rows) => {
          found.push(...rows.map((row) => row.resident_id));
          await Promise.resolve();
        },
      );
      return found.filter((id) => id === known.residentId || id === other);
    };
    expect(await inArea()).toHaveLength(2);
    await decide(reviewId, true);
    expect(await inArea()).toEqual([known.residentId]);
  });

  test('is found by an identity number as the record somebody signs in with', async () => {
    const known = await aResident(app, { name: '测甲号', birthDate: '1988-02-03', site });
    const { residentId: other } = await app.deps.db.transaction((client) =>
      matchPerson(app.deps, client, {
        county: COUNTY,
        system: 'urn:test:his',
        sourceId: 'signs in',
        name: '测乙号',
        sex: 'female',
        birthDate: '1988-02-03' as never,
        idNumber: known.idNumber,
      }),
    );
    await anAccount(app, { of: { ...known, residentId: other } });
    const [row] = await rowsOf(app, 'SELECT review_id FROM match_review WHERE subject_id = $1', [other]);
    await decide(String(row?.['review_id']), true);
    const found = await findByNumber(app.deps, COUNTY, known.idNumber);
    expect(found).toMatchObject({ residentId: other });
  });

  test('is one person of a family that follows both records', async () => {
    const { known, other, reviewId } = await aPair();
    const parent = await aParentOf(app);
    for (const over of [known, { ...known, residentId: other }])
      await aLink(app, parent, { over, right: 'guardian', label: '孩子' });
    const members = async (): Promise<string[]> => {
      const home = (await get(app, '/home', { who: parent })).json<{ members: { member: { residentId: string } }[] }>();
      return home.members
        .map(({ member }) => member.residentId)
        .filter((id) => id === known.residentId || id === other);
    };
    expect(await members()).toHaveLength(2);
    await decide(reviewId, true);
    expect(await members()).toEqual([known.residentId]);
    await undo(reviewId);
    expect(await members()).toHaveLength(2);
  });

  test('is offered to a guardian of the told record as the record it counts under, once', async () => {
    const { known, other, reviewId } = await aPair();
    const parent = await aParentOf(app);
    await registeredGuardian(app, parent.person, { child: { ...known, residentId: other } });
    await registeredGuardian(app, parent.person, { child: known });
    await decide(reviewId, true);
    const wards = await listWards(app.deps.db, COUNTY, {
      guardianId: parent.person.residentId,
      bornAfter: toPlainDate('2010-01-01'),
    });
    expect(wards.map(({ residentId }) => residentId)).toEqual([known.residentId]);
  });

  test('three records: undoing the middle one leaves the other two joined', async () => {
    const first = await aPair({ name: '陈三份' });
    const third = await app.deps.db.transaction((client) =>
      matchPerson(app.deps, client, {
        county: COUNTY,
        system: 'urn:test:lis',
        sourceId: 'third',
        name: '陈三份',
        sex: first.known.sex,
        birthDate: first.known.birthDate,
      }),
    );
    const reviews = await rowsOf(app, 'SELECT review_id, candidate_id FROM match_review WHERE subject_id = $1', [
      third.residentId,
    ]);
    const withKnown = String(reviews.find((row) => row['candidate_id'] === first.known.residentId)?.['review_id']);
    await decide(first.reviewId, true);
    await decide(withKnown, true);
    const three = [first.known.residentId, first.other, third.residentId].sort();
    expect(await residentIdsOf(app.deps, COUNTY, first.other)).toEqual(three);
    await undo(first.reviewId);
    expect(await residentIdsOf(app.deps, COUNTY, first.other)).toEqual([first.other]);
    expect(await residentIdsOf(app.deps, COUNTY, third.residentId)).toEqual(
      [first.known.residentId, third.residentId].sort(),
    );
  });
});

describe('two persons', () => {
  test('stay two; the pair leaves the list and can be taken up again', async () => {
    const { other, reviewId } = await aPair();
    expect((await decide(reviewId, false)).json()).toMatchObject({ state: 'different' });
    expect(await linkOf(other)).toEqual([{ merged_into: null, same_person: null }]);
    expect((await list()).items.map((one) => one.reviewId)).not.toContain(reviewId);
    expect((await list('?state=decided')).items.map((one) => one.reviewId)).toContain(reviewId);
    await undo(reviewId);
    expect((await list()).items.map((one) => one.reviewId)).toContain(reviewId);
  });
});

describe('deciding', () => {
  test('twice is refused, taking back what nobody decided, too; the same key gives the same bytes again', async () => {
    const { reviewId } = await aPair();
    expect((await undo(reviewId)).json()).toMatchObject({ code: 'match-not-decided' });
    const first = await decide(reviewId, true, 'match-key-1');
    expect((await decide(reviewId, true, 'match-key-1')).body).toBe(first.body);
    expect((await decide(reviewId, false, 'match-key-1')).json()).toMatchObject({ code: 'idempotency-body-differs' });
    expect((await decide(reviewId, false)).json()).toMatchObject({ code: 'match-decided' });
    await undo(reviewId);
    expect((await undo(reviewId)).json()).toMatchObject({ code: 'match-not-decided' });
  });

  test('by two at once: one decides, the other is told so', async () => {
    const { reviewId } = await aPair();
    const answers = await Promise.all([decide(reviewId, true), decide(reviewId, false)]);
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 409]);
  });

  test('without a reason is refused', async () => {
    const { reviewId } = await aPair();
    const answer = await post(app, `/desk/matches/${reviewId}/decision`, {
      who: nurse,
      body: { same: true, reason: ' ' },
    });
    expect(answer.json()).toMatchObject({ code: 'bad-input' });
  });

  test('cannot be rewritten: the serving role may neither change nor remove a decision', async () => {
    for (const sql of [
      `UPDATE match_decision SET reason = 'xx'`,
      'DELETE FROM match_decision',
      'DELETE FROM match_review',
      `UPDATE person_identity SET system = 'x'`,
    ])
      await expect(app.deps.db.pool.query(sql)).rejects.toThrow('permission denied');
  });
});
