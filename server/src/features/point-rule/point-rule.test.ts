import type { PointAward, PointFamily } from '@kangban/contract/point-rule';
import type { DryRun, PointReview, SchemeDraft } from '@kangban/contract/point-rule-desk';
import type { PointRules, PointWays } from '@kangban/contract/point-way';
import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import type { Scheme } from '@kangban/domain/point-rule/types';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anEntry,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  registeredGuardian,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  signedIn,
  staffSignedIn,
} from '../../../test/factories';
import { aPressure, gone, hasScheme, ledgerOf, noted, settled } from '../../../test/point-rules';
import { get, post, put } from '../../../test/requests';

jest.setTimeout(120_000);

let app: TestApp;
let site: Site;
let father: SignedInAccount;
let elder: Person;
let nurse: SignedInStaff;
let doctor: SignedInStaff;
let admin: SignedInStaff;
let recheckPercent = 0;

beforeAll(async () => {
  app = await buildTestApp();
  app.clock.set('2026-11-25T09:40:00+08:00');
  site = await aSite(app);
  await hasScheme(app, { change: { checks: { ...schemeTemplate('city').checks, recheckPercent } } });
  nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
  admin = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2026-11-25T09:40:00+08:00');
  const one = await aSignedInResident(app, { birthDate: '1955-03-08', site });
  father = one;
  elder = one.person;
});

const of = (rest: string): string => `/residents/${elder.residentId}/${rest}`;
const done = (told: Parameters<typeof noted>[1] | object = {}) => noted(app, { residentId: elder.residentId, ...told });
const settle = () => settled(app, elder.residentId);
const awards = async (query = ''): Promise<PointAward[]> =>
  (await get(app, of(`point-awards${query}`), { who: father })).json<{ items: PointAward[] }>().items;
const reviews = async (who = doctor): Promise<PointReview[]> =>
  (await get(app, '/desk/point-reviews', { who }))
    .json<{ items: PointReview[] }>()
    .items.filter(({ residentId }) => residentId === elder.residentId);
const decision = (reviewId: string, what: string, who = doctor) =>
  post(app, `/desk/point-reviews/${reviewId}/decision`, { who, body: { what, note: '看过了记录' } });
/** An award that waits: five times the same number. */
async function heldAward(): Promise<PointReview> {
  for (const day of ['16', '17', '18', '19', '20'])
    await aPressure(app, elder.residentId, { day: `2026-11-${day}`, bp: '130/80' });
  await settle();
  const [review] = await reviews();
  if (!review) throw new Error('nothing waits');
  return review;
}

describe('the rules page', () => {
  test('says in words what counts, how much, how often, and when it lapses', async () => {
    const rules = (await get(app, of('point-rules'), { who: father })).json<PointRules>();
    expect(rules).toMatchObject({ off: false, scheme: { schemeId: 'city', version: 1, appealDays: 30 } });
    expect(rules.scheme?.expiry).toBe('当年的分，第二年 12月31日到期，先到期的先用。');
    expect(rules.scheme?.rules.find(({ ruleId }) => ruleId === 'pressure-week')).toMatchObject({
      title: '记血压满 5 天',
      points: 10,
      caps: ['每周最多 1 次'],
      sources: ['满 18 岁的人才有这一条', '卫生院量的算全部', '绑定的仪器传来的算全部', '自己填的算一半'],
    });
  });

  test('turned off: no ways, no points, and nothing else changes; on again they come', async () => {
    expect((await put(app, of('points-off'), { who: father, body: { off: true } })).json()).toEqual({ off: true });
    expect((await get(app, of('point-ways'), { who: father })).json<PointWays>()).toMatchObject({
      off: true,
      items: [],
    });
    await done();
    await settle();
    expect(await awards()).toMatchObject([{ state: 'none', why: '那时您关掉了积分。', appealUntil: null }]);
    await put(app, of('points-off'), { who: father, body: { off: false } });
    await done();
    await settle();
    expect(await ledgerOf(app, elder.residentId)).toEqual(['earn 100']);
  });
});

test('the nearest three ways, with how far one is', async () => {
  await aPressure(app, elder.residentId, { day: '2026-11-23' });
  await anEntry(app, elder, [
    'follow-up',
    '2026-08-30',
    { form: 'follow-up-hypertension-3', fields: { way: '1', systolic: 150, diastolic: 92, nextOn: '2026-11-30' } },
  ]);
  await settle();
  const ways = (await get(app, of('point-ways'), { who: father })).json<PointWays>();
  expect(ways).toMatchObject({ weekFrom: '2026-11-23', weekTo: '2026-11-29' });
  expect(ways.items.map(({ title, points, progress, note }) => [title, points, progress, note])).toEqual([
    ['记血压满 5 天', 10, { done: 1, of: 5 }, '自己填的算一半'],
    ['来卫生院随访', 50, null, '11月30日前'],
    ['听一节健康课', 5, null, null],
  ]);
});

describe('awards', () => {
  test('show rule, evidence and day; one that was corrected says so', async () => {
    const subjectId = await done({ day: '2026-11-11' });
    await settle();
    expect(await awards()).toMatchObject([
      {
        state: 'posted',
        title: '做完老年人体检',
        points: 100,
        evidence: '11月11日，体检',
        on: '2026-11-11',
        version: 1,
        why: null,
        appealUntil: null,
      },
    ]);
    await gone(app, 'checkup', subjectId);
    await settle();
    expect(await awards()).toMatchObject([
      { state: 'reversed', why: '原来的记录改了或撤回了，所以这一笔收回。改好的会重新算。', appealUntil: '2026-12-25' },
    ]);
  });

  test('come by pages', async () => {
    for (let day = 1; day <= 24; day += 1)
      await done({ kind: 'lesson', source: 'typed', day: `2026-11-${String(day).padStart(2, '0')}` });
    await settle();
    const first = (await get(app, of('point-awards'), { who: father })).json<{
      items: PointAward[];
      nextCursor: string;
    }>();
    expect(first.items).toHaveLength(20);
    const rest = await awards(`?cursor=${first.nextCursor}`);
    expect(rest).toHaveLength(4);
    expect(new Set([...first.items, ...rest].map(({ awardId }) => awardId)).size).toBe(24);
    expect((await get(app, of('point-awards?cursor=nonsense'), { who: father })).json()).toMatchObject({
      code: 'bad-input',
    });
  });
});

describe('an award that waits', () => {
  test('says why, is pending, and is posted when somebody looked', async () => {
    const review = await heldAward();
    for (const moment of ['2026-99-99T1Z', '2026-11-25T:Z', '2026-02-30T00:00:00Z']) {
      const cursor = encodeURIComponent(`${moment} ${review.reviewId}`);
      const answer = await get(app, `/desk/point-reviews?cursor=${cursor}`, { who: nurse });
      expect([moment, answer.statusCode < 500]).toEqual([moment, true]);
    }
    expect(review).toMatchObject({ kind: 'held', reasons: ['identical-values'], mayDecide: true, points: 10 });
    expect(review.why).toBe('连着好几次的数一模一样，请人看一眼。');
    expect(review.nameMasked).not.toBe(elder.name);
    expect(await awards('?only=under-review')).toMatchObject([
      { state: 'held', why: '连着好几次的数一模一样，请人看一眼。没问题就给，不用您做什么。' },
    ]);
    const both = await Promise.all([decision(review.reviewId, 'award'), decision(review.reviewId, 'award', nurse)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await awards()).toMatchObject([{ state: 'posted', answer: '看过了记录' }]);
    expect(await ledgerOf(app, elder.residentId)).toEqual(['earn 10', 'post-pending 10']);
    expect(await reviews()).toEqual([]);
  });

  test('refused it can be objected to within 30 days, once; another than who refused decides', async () => {
    const review = await heldAward();
    await decision(review.reviewId, 'refuse');
    const [refused] = await awards();
    const why = '连着好几次的数一模一样，请人看一眼。看过以后，这一笔没有给。';
    expect(refused).toMatchObject({ state: 'refused', appealUntil: '2026-12-25', appeal: null, why });
    const appeal = (text = '真的是这样的') =>
      post(app, of(`point-awards/${refused?.awardId ?? ''}/appeal`), { who: father, body: { text } });
    expect((await appeal()).json()).toMatchObject({ appeal: 'open', appealUntil: null });
    expect((await appeal()).json()).toMatchObject({ code: 'appeal-exists' });
    const [open] = await reviews();
    expect(open).toMatchObject({ kind: 'appeal', said: '真的是这样的', mayDecide: false, why });
    expect((await decision(open?.reviewId ?? '', 'award')).json()).toMatchObject({ code: 'review-own' });
    expect((await decision(open?.reviewId ?? '', 'award', nurse)).statusCode).toBe(200);
    expect(await ledgerOf(app, elder.residentId)).toEqual(['earn 10', 'void-pending 10', 'earn 10']);
    expect(await awards()).toMatchObject([
      { state: 'posted', points: 10 },
      { state: 'refused', appeal: 'upheld' },
    ]);
  });

  test('after 30 days it is too late; for one that stands there is nothing to say', async () => {
    const review = await heldAward();
    await decision(review.reviewId, 'refuse');
    const [refused] = await awards();
    app.clock.set('2026-12-26T09:00:00+08:00');
    father = await signedIn(app, father);
    const path = of(`point-awards/${refused?.awardId ?? ''}/appeal`);
    expect((await post(app, path, { who: father, body: { text: '晚了' } })).json()).toMatchObject({
      code: 'appeal-too-late',
    });
    await done({ day: '2026-12-20' });
    await settle();
    const [stands] = await awards();
    const other = of(`point-awards/${stands?.awardId ?? ''}/appeal`);
    expect((await post(app, other, { who: father, body: { text: '没事' } })).json()).toMatchObject({
      code: 'appeal-not-needed',
    });
  });

  test('an appeal for what was not given gives the rule’s points when it was right', async () => {
    await done({ kind: 'lesson', source: 'typed' });
    await done({ kind: 'lesson', source: 'typed' });
    await settle();
    const capped = (await awards()).find(({ state }) => state === 'none');
    await post(app, of(`point-awards/${capped?.awardId ?? ''}/appeal`), { who: father, body: { text: '是两节课' } });
    const [open] = await reviews();
    await decision(open?.reviewId ?? '', 'award');
    expect(await ledgerOf(app, elder.residentId)).toEqual(['earn 5', 'earn 5']);
  });

  test('who wrote the evidence does not decide on it; nobody gives to their own household', async () => {
    const child = await aChild(app);
    await registeredGuardian(app, elder, { child });
    expect(
      (await put(app, `/desk/staff/${nurse.staffId}/person`, { who: admin, body: { residentId: child.residentId } }))
        .statusCode,
    ).toBe(200);
    await done({ byStaff: nurse.staffId });
    await settle();
    const [seen] = await reviews(nurse);
    expect(seen).toMatchObject({ reasons: ['own-award'], mayDecide: false });
    expect((await decision(seen?.reviewId ?? '', 'award', nurse)).json()).toMatchObject({ code: 'review-own' });
    await put(app, `/desk/staff/${nurse.staffId}/person`, { who: admin, body: { residentId: null } });
    expect((await decision(seen?.reviewId ?? '', 'award', nurse)).json()).toMatchObject({ code: 'review-own' });
    expect((await decision(seen?.reviewId ?? '', 'award')).statusCode).toBe(200);
  });
});

test('a re-check does not hold what was given; refused, it is taken back once', async () => {
  recheckPercent = 100;
  await hasScheme(app, {
    version: 2,
    validFrom: '2026-11-24',
    change: { checks: { ...schemeTemplate('city').checks, recheckPercent } },
  });
  await done({ kind: 'donation' });
  await settle();
  expect(await awards()).toMatchObject([{ state: 'posted', points: 100, why: expect.stringContaining('抽') }]);
  const [review] = await reviews();
  expect(review).toMatchObject({ kind: 'recheck' });
  await decision(review?.reviewId ?? '', 'refuse');
  expect(await ledgerOf(app, elder.residentId)).toEqual(['earn 100', 'reverse 100']);
  expect(await awards()).toMatchObject([{ state: 'reversed', appealUntil: '2026-12-25' }]);
  const helper = await aSignedInResident(app);
  await aLink(app, helper, { over: elder, right: 'proxy', scope: ['record'] });
  const shown = (await get(app, of('point-awards'), { who: helper })).json();
  expect(shown).toMatchObject({ items: [{ state: 'reversed', appealUntil: null }] });
});

describe('schemes', () => {
  const draft = (change: Partial<Scheme> = {}, who = admin) =>
    put(app, '/desk/point-schemes/city/draft', { who, body: { document: { ...schemeTemplate('city'), ...change } } });
  const publishing = (draftId: string, validFrom: string) =>
    post(app, '/desk/point-schemes/city/publish', { who: admin, body: { draftId, validFrom } });

  test('a draft with faults is kept and not published; a sound one becomes the next version, never of a past day', async () => {
    const rules = schemeTemplate('city').rules.map((rule) => (rule.id === 'lesson' ? { ...rule, caps: [] } : rule));
    const wrong = (await draft({ rules })).json<SchemeDraft>();
    expect(wrong.faults).toMatchObject([{ path: 'rules.8.caps' }]);
    expect((await publishing(wrong.draftId, '2026-12-01')).json()).toMatchObject({ code: 'scheme-has-faults' });
    const sound = (await draft({ title: '新的规则' })).json<SchemeDraft>();
    expect((await publishing(wrong.draftId, '2026-12-01')).json()).toMatchObject({ code: 'scheme-draft-old' });
    expect((await publishing(sound.draftId, '2026-11-24')).json()).toMatchObject({ code: 'scheme-not-from-past' });
    const published = await publishing(sound.draftId, '2026-12-01');
    expect(published.statusCode).toBe(201);
    // A press twice, or an answer that was lost: one version all the same.
    expect((await publishing(sound.draftId, '2026-12-01')).json()).toEqual(published.json());
    expect(published.json()).toMatchObject({
      validFrom: '2026-12-01',
      inForce: false,
      document: { title: '新的规则' },
    });
    const rulesToday = (await get(app, of('point-rules'), { who: father })).json<PointRules>();
    expect(rulesToday.scheme?.title).not.toBe('新的规则');
    const listed = (await get(app, '/desk/point-schemes', { who: admin })).json<{
      templates: unknown[];
      versions: unknown[];
      drafts: unknown[];
    }>();
    expect(listed.templates).toHaveLength(3);
    expect(listed.drafts).toEqual([]);
  });

  test('the dry run says what last month would have paid under the draft, and writes nothing', async () => {
    for (const day of ['2026-10-08', '2026-10-12']) await done({ kind: 'lesson', source: 'typed', day });
    await done({ day: '2026-10-09', kind: 'follow-up', topic: 'hypertension' });
    await settle();
    const before = await ledgerOf(app, elder.residentId);
    const rules = schemeTemplate('city').rules.map((rule) =>
      rule.id === 'follow-up' ? { ...rule, points: 60 } : rule,
    );
    const { draftId } = (await draft({ rules })).json<SchemeDraft>();
    const run = (await post(app, '/desk/point-schemes/city/dry-run', { who: admin, body: { draftId } })).json();
    expect(run).toMatchObject({ from: '2026-10-01', to: '2026-10-31', sampled: false });
    expect(run.people).toEqual({ more: 1, less: 0, same: 0 });
    expect(run.rules).toContainEqual({
      ruleId: 'follow-up',
      title: '来卫生院随访',
      current: { people: 1, awards: 1, points: 50 },
      draft: { people: 1, awards: 1, points: 60 },
    });
    expect(run.rules).toContainEqual({
      ruleId: 'lesson',
      title: '听一节健康课',
      current: { people: 1, awards: 2, points: 10 },
      draft: { people: 1, awards: 2, points: 10 },
    });
    expect(await ledgerOf(app, elder.residentId)).toEqual(before);
  });

  test('a dry run of another scheme takes the place of the county’s for the whole month, and lists no rule nobody follows', async () => {
    const none = { appealDays: 7 };
    await hasScheme(app, { version: 5, validFrom: '2026-10-10', change: none });
    await hasScheme(app, { schemeId: 'township', validFrom: '2026-01-01' });
    for (const day of ['2026-10-08', '2026-10-20']) await done({ kind: 'lesson', source: 'typed', day });
    await settle();
    const rules = schemeTemplate('default').rules.filter(({ id }) => id !== 'checkup');
    const document = { ...schemeTemplate('default'), rules };
    const saved = await put(app, '/desk/point-schemes/default/draft', { who: admin, body: { document } });
    const { draftId } = saved.json<SchemeDraft>();
    const run = (
      await post(app, '/desk/point-schemes/default/dry-run', { who: admin, body: { draftId } })
    ).json<DryRun>();
    const points = rules.find(({ id }) => id === 'lesson')?.points ?? 0;
    const { draft: paid, current } = run.rules.find(({ ruleId }) => ruleId === 'lesson')!;
    expect(paid).toEqual({ ...current, points: paid.awards * points });
    expect(paid.awards).toBeGreaterThanOrEqual(2);
    const known = new Set([...rules.map(({ id }) => id), 'lesson']);
    expect(run.rules.map(({ ruleId }) => ruleId).filter((id) => !known.has(id))).toEqual([]);
  });
});

test.each([
  ['2026-10-20T21:59:00+08:00', false],
  ['2026-10-20T22:00:00+08:00', true],
  ['2026-10-21T05:59:00+08:00', true],
  ['2026-10-21T06:00:00+08:00', false],
])('the monthly list names who wrote at night: %s %s', async (at, expected) => {
  const worker = await aStaffMember(app, { role: 'doctor', site });
  app.clock.set(at);
  for (const kind of ['donation', 'contract', 'signing-fee'] as const)
    await done({ kind, byStaff: worker.staffId, day: '2026-10-20' });
  await settle();
  app.clock.set('2026-11-25T09:40:00+08:00');
  const found = (await get(app, '/desk/point-anomalies', { who: admin })).json<{ items: { staffId: string }[] }>();
  expect(found).toMatchObject({ month: '2026-10' });
  const theirs = found.items.filter(({ staffId }) => staffId === worker.staffId);
  expect(theirs).toEqual(expected ? [expect.objectContaining({ kind: 'at-night', awards: 3 })] : []);
});

describe('a family account', () => {
  const family = async (): Promise<PointFamily> => (await get(app, of('point-family'), { who: father })).json();
  const add = (memberId: string) => post(app, of('point-family/members'), { who: father, body: { memberId } });
  const move = (points: number, key: string) =>
    post(app, of('point-family/transfers'), { who: father, body: { points }, key });

  test('takes in the household and nobody else; each is in one at most; a child does not leave', async () => {
    const mother = await aSignedInResident(app, { birthDate: '1956-01-01' });
    await aLink(app, mother, { over: elder, right: 'proxy', scope: ['record'] });
    const child = await aChild(app);
    await registeredGuardian(app, elder, { child });
    const stranger = await aSignedInResident(app);
    expect((await family()).mayAdd.map(({ residentId }) => residentId).sort()).toEqual(
      [mother.person.residentId, child.residentId].sort(),
    );
    expect((await add(stranger.person.residentId)).json()).toMatchObject({ code: 'not-found' });
    await add(mother.person.residentId);
    const after = (await add(child.residentId)).json<PointFamily>();
    expect(after.account?.members.map(({ minor }) => minor)).toEqual(expect.arrayContaining([false, true]));
    expect(after.account?.members).toHaveLength(3);
    expect(after.mayAdd).toEqual([]);
    const left = (await post(app, of('point-family/leave'), { who: father, body: {} })).json<PointFamily>();
    expect(left.account).toBeNull();
    expect((await add(mother.person.residentId)).json()).toMatchObject({ code: 'family-account-other' });
  });

  test('calls people as the reader’s family does; a proxy is told that choosing is not theirs', async () => {
    const child = await aChild(app);
    await registeredGuardian(app, elder, { child });
    await aLink(app, father, { over: child, right: 'guardian', label: '女儿' });
    expect(await family()).toMatchObject({
      mayChoose: true,
      mayAdd: [{ residentId: child.residentId, label: '女儿', nameMasked: expect.stringContaining('*') }],
    });
    const helper = await aSignedInResident(app);
    await aLink(app, helper, { over: elder, right: 'proxy', scope: ['record'] });
    const seen = async (what: string) => (await get(app, of(what), { who: helper })).json();
    const theirs = (await seen('point-family')) as PointFamily;
    expect(theirs.mayChoose).toBe(false);
    expect(theirs.mayAdd.find(({ residentId }) => residentId === child.residentId)).toMatchObject({ label: '' });
    expect(await seen('point-rules')).toMatchObject({ mayChoose: false });
    expect((await get(app, of('point-rules'), { who: father })).json()).toMatchObject({ mayChoose: true });
  });

  test('points move into it up to the month’s limit, once for a key', async () => {
    const child = await aChild(app);
    await registeredGuardian(app, elder, { child });
    const familyId = (await add(child.residentId)).json<PointFamily>().account?.familyId ?? '';
    for (const kind of ['checkup', 'donation', 'contract'] as const) await done({ kind });
    await settle();
    const twice = await Promise.all([move(120, 'key-of-once'), move(120, 'key-of-once')]);
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await ledgerOf(app, familyId)).toEqual([]);
    expect((await family()).account).toMatchObject({ transferredThisMonth: 120, transferPerMonthMax: 200 });
    const both = ['own', 'family'].map((account) => get(app, of(`points?account=${account}`), { who: father }));
    const balances = (await Promise.all(both)).map((answer) => answer.json<{ active: number }>().active);
    expect(balances).toEqual([130, 120]);
    expect((await move(90, 'key-of-more')).json()).toMatchObject({ code: 'family-transfer-limit' });
    expect((await move(100, 'key-of-once')).json()).toMatchObject({ code: 'idempotency-body-differs' });
    app.clock.set('2026-12-01T08:00:00+08:00');
    father = await signedIn(app, father);
    expect((await move(180, 'key-of-december')).json()).toMatchObject({ code: 'not-enough-points' });
    expect((await move(100, 'key-of-december-2')).statusCode).toBe(200);
  });
});
