// Edges on which rules of points are usually wrong: days that have not come, retried transfers, homes that parted, caps against appeals,
// the ends of natural periods, and a dry run that must be what is then paid.
import type { PointAward, PointFamily } from '@kangban/contract/point-rule';
import type { PointEntry } from '@kangban/contract/points';
import type { DryRun, PointReview, SchemeDraft } from '@kangban/contract/point-rule-desk';
import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import pg from 'pg';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  registeredGuardian,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { aPressure, hasScheme, noted, settled } from '../../../test/point-rules';
import { get, post, put } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { sweepEvidence } from './settle-service';

jest.setTimeout(120_000);

let app: TestApp;
let site: Site;
let father: SignedInAccount & { person: Person };
let elder: Person;
let doctor: SignedInStaff;
let admin: SignedInStaff;
const NO_RECHECK = { checks: { ...schemeTemplate('city').checks, recheckPercent: 0 } };

beforeEach(async () => {
  app = await buildTestApp();
  app.clock.set('2026-11-25T09:40:00+08:00');
  site = await aSite(app);
  doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
  admin = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
  father = await aSignedInResident(app, { birthDate: '1955-03-08', site });
  elder = father.person;
});
afterEach(() => app.stop());

const of = (rest: string): string => `/residents/${elder.residentId}/${rest}`;
const done = (told: object) => noted(app, { residentId: elder.residentId, ...told });
const settle = () => settled(app, elder.residentId);
const awards = async (): Promise<PointAward[]> =>
  (await get(app, of('point-awards'), { who: father })).json<{ items: PointAward[] }>().items;

test('a checkup dated tomorrow waits for somebody to look at it, whatever time it says', async () => {
  await hasScheme(app, { change: NO_RECHECK });
  await done({ day: '2026-11-26' });
  await settle();
  expect(await awards()).toMatchObject([{ state: 'held', points: 100, why: expect.stringContaining('还晚') }]);
});

describe('a transfer into the family account', () => {
  let child: Person;
  beforeEach(async () => {
    await hasScheme(app, { change: NO_RECHECK });
    child = await aChild(app);
    await registeredGuardian(app, elder, { child });
    await post(app, of('point-family/members'), { who: father, body: { memberId: child.residentId } });
    await done({});
    await settle();
  });
  const move = (points: number, key: string) =>
    post(app, of('point-family/transfers'), { who: father, body: { points }, key });

  test('asked again with the same key is the same bytes and says so; another body is 422', async () => {
    const first = await move(10, 'key-of-a-transfer');
    expect(first.headers['idempotency-hit']).toBeUndefined();
    await move(20, 'key-of-another');
    const again = await move(10, 'key-of-a-transfer');
    expect(again.body).toBe(first.body);
    expect(again.headers['idempotency-hit']).toBe('true');
    const other = await move(11, 'key-of-a-transfer');
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-body-differs']);
  });

  test('of fifty at once no more goes than the month allows', async () => {
    await done({ kind: 'donation' });
    await done({ kind: 'contract' });
    await settle();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, no) => move(15, `key-of-many-${no}`)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(13);
    expect(
      new Set(answers.filter((one) => one.statusCode !== 200).map((one) => one.json<{ code: string }>().code)),
    ).toEqual(new Set(['family-transfer-limit']));
  });

  test('is refused once nobody of the account is of the household any more', async () => {
    const owner = new pg.Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await owner.query('DELETE FROM resident_guardian WHERE child_id = $1', [child.residentId]);
    await owner.end();
    expect((await move(10, 'key-of-parted')).json()).toMatchObject({ code: 'family-account-not-allowed' });
    const family = (await get(app, of('point-family'), { who: father })).json<PointFamily>();
    expect(family.account).not.toBeNull();
  });
});

test('a cap that is nearly full and one that is full both say so; a cap counts by the day it happened on', async () => {
  const rules = schemeTemplate('default').rules.map((rule) =>
    rule.id === 'lesson' ? { ...rule, caps: [{ per: 'month' as const, points: 5 }] } : rule,
  );
  await hasScheme(app, { schemeId: 'default', change: { ...NO_RECHECK, rules } });
  for (const day of ['2026-11-01', '2026-11-02', '2026-11-24', '2026-11-25', '2026-10-31'])
    await done({ kind: 'lesson', source: 'typed', day });
  await settle();
  const nothing = (await get(app, of('point-awards?only=nothing'), { who: father })).json<{ items: PointAward[] }>();
  expect(nothing.items.map(({ points, why }) => `${points} ${why ?? ''}`)).toEqual([
    '0 这段时间里，这一条的分已经给满了。',
  ]);
  const { items } = (await get(app, of('points/entries'), { who: father })).json<{ items: PointEntry[] }>();
  expect(items.map(({ on, change, detail }) => [on, change, detail]).sort()).toEqual([
    ['2026-10-31', 2, null],
    ['2026-11-01', 2, null],
    ['2026-11-02', 2, null],
    ['2026-11-24', 1, '快给满了，这次只给剩下的'],
  ]);
});

test('an appeal that is right gives no more than a cap of points leaves', async () => {
  await hasScheme(app, { schemeId: 'default', change: NO_RECHECK });
  for (let no = 0; no < 6; no += 1) await done({ kind: 'lesson', source: 'typed' });
  await settle();
  const capped = (await awards()).find(({ state }) => state === 'none');
  await post(app, of(`point-awards/${capped?.awardId ?? ''}/appeal`), { who: father, body: { text: '是六节课' } });
  const [open] = (await get(app, '/desk/point-reviews', { who: doctor })).json<{ items: PointReview[] }>().items;
  const decision = await post(app, `/desk/point-reviews/${open?.reviewId ?? ''}/decision`, {
    who: doctor,
    body: { what: 'award', note: '看过了' },
  });
  expect([decision.statusCode, decision.json().code]).toEqual([409, 'award-capped']);
  const [{ points } = { points: 0 }] = await rowsOf(
    app,
    `SELECT sum(points)::int AS points FROM point_tx WHERE holder_id = $1 AND type = 'earn'`,
    [elder.residentId],
  );
  expect(points).toBe(10);
});

test.each([
  ['a week (Sunday to Monday)', '2026-11-29', '2026-11-30'],
  ['a month', '2026-11-30', '2026-12-01'],
  ['a year', '2026-12-31', '2027-01-01'],
])('fifty at once around the end of %s: each day counts in its own period', async (_, before, after) => {
  await hasScheme(app, { schemeId: 'default', change: NO_RECHECK });
  const lessons = async (day: string, at: string) => {
    app.clock.set(at);
    await Promise.all(
      Array.from({ length: 25 }, async (__, no) => {
        await done({ kind: 'lesson', source: 'typed', day });
        await aPressure(app, elder.residentId, { day, bp: `1${20 + no}/80`, at: null, writtenAt: null });
        await (no % 5 === 0 ? sweepEvidence(app.deps, COUNTY) : settle());
      }),
    );
  };
  await lessons(before, `${before}T23:59:59.999+08:00`);
  await lessons(after, `${after}T00:00:00+08:00`);
  await settle();
  const rows = await rowsOf(
    app,
    `SELECT rule_id AS rule, day, sum(points)::int AS points FROM point_tx WHERE holder_id = $1 AND type = 'earn'
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [elder.residentId],
  );
  const isNewMonth = before.slice(0, 7) !== after.slice(0, 7);
  expect(rows).toEqual([
    { rule: 'lesson', day: before, points: 10 },
    ...(isNewMonth ? [{ rule: 'lesson', day: after, points: 10 }] : []),
    { rule: 'reading-day', day: before, points: 1 },
    { rule: 'reading-day', day: after, points: 1 },
  ]);
});

/** What two people did in October: series by meter and by hand, lessons over a cap, follow-ups, a checkup. */
async function october(told: { subject: string }): Promise<void> {
  const people = [
    await aSignedInResident(app, { birthDate: '1955-03-08', site }),
    await aSignedInResident(app, { birthDate: '1972-04-01', site }),
  ];
  for (const [no, { person }] of people.entries())
    for (let day = 1; day <= 21; day += 1) {
      const on = `2026-10-${String(day).padStart(2, '0')}`;
      app.clock.set(`${on}T08:30:00+08:00`);
      const base = { residentId: person.residentId, day: on };
      const source = day % (3 + no) === 0 ? ('typed' as const) : ('device' as const);
      await aPressure(app, person.residentId, { day: on, bp: `13${day % 10}/8${day % 3}`, source });
      if (day % 4 === 0) await noted(app, { ...base, kind: 'lesson', source: 'typed' });
      if (day % 9 === 0) await noted(app, { ...base, kind: 'follow-up', topic: 'hypertension' });
      if (day === 20) await noted(app, { ...base, kind: 'checkup', subjectId: `${told.subject} ${no}` });
      await settled(app, person.residentId);
    }
}

test('what the dry run says of a draft is what the draft then pays for the same month', async () => {
  await hasScheme(app, { change: NO_RECHECK, validFrom: '2026-12-01' });
  await october({ subject: 'before' });
  app.clock.set('2026-11-25T09:40:00+08:00');
  admin = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
  const points: Record<string, number> = { 'pressure-week': 13, lesson: 7 };
  const rules = schemeTemplate('city').rules.map((rule) => ({
    ...rule,
    points: points[rule.id] ?? rule.points,
    ...(rule.id === 'lesson' && { caps: [{ per: 'month' as const, points: 17 }] }),
  }));
  const draft = { ...schemeTemplate('city'), ...NO_RECHECK, rules };
  const saved = await put(app, '/desk/point-schemes/city/draft', { who: admin, body: { document: draft } });
  const body = { draftId: saved.json<SchemeDraft>().draftId };
  const told = (await post(app, '/desk/point-schemes/city/dry-run', { who: admin, body })).json<DryRun>();
  expect(told.current).toEqual({ people: 0, awards: 0, points: 0 });
  await hasScheme(app, { change: draft, version: 9, validFrom: '2026-10-01' });
  await october({ subject: 'after' });
  const paid = await rowsOf(
    app,
    `SELECT rule_id AS "ruleId", count(DISTINCT resident_id)::int AS people, count(*)::int AS awards, sum(points)::int AS points
       FROM point_tx WHERE type = 'earn' GROUP BY 1 ORDER BY 1`,
  );
  const expected = told.rules
    .filter((rule) => rule.draft.awards > 0)
    .map((rule) => ({ ruleId: rule.ruleId, ...rule.draft }))
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
  expect(paid).toEqual(expected);
  expect(paid.length).toBeGreaterThanOrEqual(4);
});
