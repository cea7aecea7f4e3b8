import { ChildOverview, ChildVaccines } from '@kangban/contract/child';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aParentOf,
  aSite,
  aStaffMember,
  type Person,
  type SignedInStaff,
  type Site,
  signedIn,
  staffSignedIn,
} from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { ANAN_DOSES, countyStocks, givenDoses } from '../../../test/factories/immunizations';
import { aPart, aSlot } from '../../../test/factories/slots';
import { anExamination } from '../../../test/factories/vision';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { recordGrowth } from '../growth/record-service';

let app: TestApp;
let site: Site;
let nurse: SignedInStaff;
type Parent = Awaited<ReturnType<typeof aParentOf>>;

const pathOf = ({ residentId }: Person, rest = ''): string => `/residents/${residentId}/child${rest}`;
async function aFamily(birthDate: string): Promise<{ parent: Parent; child: Person }> {
  const parent = await aParentOf(app, { birthDate, sex: 'female', site, name: '陈安安' });
  return { parent, child: parent.children[0]! };
}
async function overview({ parent, child }: { parent: Parent; child: Person }): Promise<ChildOverview> {
  const answer = await get(app, pathOf(child), { who: parent });
  expect(answer.statusCode).toBe(200);
  return ChildOverview.parse(answer.json());
}
const measured = ({ residentId }: Person, measuredOn: string, lengthCm: number, weightKg: number) =>
  app.deps.db.transaction((client) =>
    recordGrowth(client, {
      countyCode: COUNTY,
      residentId,
      measurement: { measuredOn: toPlainDate(measuredOn), lengthCm, weightKg },
      source: 'clinic',
      siteId: site.siteId,
      recordedAt: app.clock.now(),
    }),
  );
const visited = ({ residentId }: Person, visit: string, visitedOn: string) =>
  insert(app, 'child_visit', {
    county_code: COUNTY,
    visit_id: uuidV7(),
    resident_id: residentId,
    visit,
    visited_on: visitedOn,
    site_id: site.siteId,
    findings: JSON.stringify({ version: 1 }),
    summary: '都好',
    source: 'clinic',
    recorded_at: app.clock.now(),
  });
const examined = async (child: Person, on: string, acuity: [number, number]): Promise<void> => {
  const answer = await post(app, `/desk/residents/${child.residentId}/vision`, {
    who: nurse,
    body: anExamination(on, acuity),
  });
  expect(answer.statusCode).toBe(201);
};

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
  await countyStocks(app, { HepA: 'HepA-I' });
});
afterAll(() => app.stop());

test('a child whose record is new has the next thing, its vaccines and its next visit, and says nothing of the rest', async () => {
  const family = await aFamily('2026-11-20');
  expect(await overview(family)).toMatchObject({
    residentId: family.child.residentId,
    label: '安安',
    today: '2026-11-23',
    next: { kind: 'vaccine', late: true },
    vaccines: { given: 0, total: 23 },
    growth: null,
    vision: null,
    referrals: [],
    visits: { done: [], count: 0 },
  });
});

test('shows of each part what the pages of the parts say', async () => {
  const family = await aFamily('2025-05-19');
  await givenDoses(app, family.child, ANAN_DOSES);
  await measured(family.child, '2026-05-20', 75.2, 9.4);
  await measured(family.child, '2026-11-19', 81.9, 10.7);
  for (const [visit, on] of [
    ['m8', '2026-01-20'],
    ['m12', '2026-05-20'],
    ['m18', '2026-11-19'],
  ] as const)
    await visited(family.child, visit, on);
  const page = await overview(family);
  const growth = (await get(app, `/residents/${family.child.residentId}/growth`, { who: family.parent })).json();
  expect(page.next).toMatchObject({ kind: 'vaccine', late: false });
  expect(page.vaccines?.due.map(({ vaccine, dose }) => `${vaccine} ${dose}`)).toEqual(['DTaP 4', 'HepA-I 1']);
  expect(page.vaccines?.series[0]).toEqual({
    series: 'DTaP',
    name: '百白破疫苗',
    doses: [1, 2, 3, 4, 5].map((dose) => ({ dose, mark: dose < 4 ? 'given' : dose === 4 ? 'due' : 'not-yet' })),
  });
  expect(page.growth).toMatchObject({ measuredOn: '2026-11-19', lengthCm: 81.9, weightKg: 10.7 });
  expect(page.growth?.points.map(({ cm, on }) => [cm, on])).toEqual([
    [75.2, '2026-05-20'],
    [81.9, '2026-11-19'],
  ]);
  for (const value of page.growth?.values ?? [])
    expect(growth.cards).toContainEqual(expect.objectContaining({ indicator: value.indicator, text: value.text }));
  expect(page.growth?.values.map(({ indicator }) => indicator).sort()).toEqual(['length-for-age', 'weight-for-age']);
  expect(page.visits).toMatchObject({
    count: 3,
    done: [
      { code: 'm18', doneOn: '2026-11-19' },
      { code: 'm12', doneOn: '2026-05-20' },
    ],
    next: { code: 'm24', status: 'not-yet', from: '2027-05-19' },
  });
});

test('an eye below its age comes first, and last once a place for it is booked', async () => {
  const family = await aFamily('2020-02-10');
  await examined(family.child, '2026-11-20', [50, 46]);
  const open = await overview(family);
  expect(open.next).toMatchObject({ kind: 'vaccine', late: true });
  expect(open.vision).toMatchObject({
    examinedOn: '2026-11-20',
    verdict: 'refer',
    right: { decimal: '1.0', fivePoint: '5.0', grade: 'normal' },
    left: { decimal: '0.4', fivePoint: '4.6', grade: 'low' },
  });
  const [referral] = open.referrals;
  expect(referral).toMatchObject({ kind: 'vision', late: false, bookedOn: null });
  app.clock.set('2027-03-01T08:00:00+08:00');
  const nurseLater = await staffSignedIn(app, nurse);
  const late = ChildOverview.parse(
    (await get(app, pathOf(family.child), { who: await signedIn(app, family.parent) })).json(),
  );
  expect(late.next).toMatchObject({ kind: 'referral', late: true, referralId: referral?.referralId });
  await post(app, `/desk/referrals/${referral?.referralId}/moves`, {
    who: nurseLater,
    body: { move: 'book', bookedFor: '2027-03-05T01:00:00.000Z' },
  });
  const booked = ChildOverview.parse(
    (await get(app, pathOf(family.child), { who: await signedIn(app, family.parent) })).json(),
  );
  expect(booked.referrals).toMatchObject([{ bookedOn: '2027-03-05' }]);
  expect(booked.next.kind).toBe('vaccine');
  app.clock.set('2026-11-23T08:00:00+08:00');
});

test('what is booked is arranged, and its doses are marked', async () => {
  const family = await aFamily('2025-05-19');
  await givenDoses(app, family.child, [...ANAN_DOSES]);
  const slot = await aSlot(app, { at: site, inDays: 2, startsAt: '09:00', online: 3 });
  const doses = [
    { series: 'DTaP', vaccine: 'DTaP', dose: 4 },
    { series: 'HepA', vaccine: 'HepA-I', dose: 1 },
  ];
  const parts = [aPart(app, { slot, person: family.child, doses })];
  const made = await post(app, '/appointments', { who: family.parent, body: { parts } });
  expect(made.statusCode).toBe(201);
  await visited(family.child, 'm18', '2026-11-19');
  const page = await overview(family);
  expect(page.next).toMatchObject({
    kind: 'arranged',
    arranged: {
      what: 'vaccine',
      day: slot.day,
      startsAt: '09:00',
      appointmentId: made.json().appointments[0].appointmentId,
    },
  });
  expect(page.vaccines?.due).toEqual([]);
  const answer = await get(app, pathOf(family.child, '/vaccines'), { who: family.parent });
  const vaccines = ChildVaccines.parse(answer.json());
  const card = vaccines.visits.find(({ months }) => months === 18);
  expect(card?.doses.find(({ vaccine }) => vaccine === 'DTaP')?.booked).toMatchObject({ day: slot.day });
});

test('the vaccines stand by the ages of the programme, with why and from where', async () => {
  const family = await aFamily('2025-05-19');
  await givenDoses(app, family.child, ANAN_DOSES);
  const answer = await get(app, pathOf(family.child, '/vaccines'), { who: family.parent });
  const page = ChildVaccines.parse(answer.json());
  expect(page.visits.map(({ name, state }) => [name, state])).toEqual(
    expect.arrayContaining([
      ['出生', 'done'],
      ['6个月', 'done'],
      ['1岁半', 'open'],
      ['2岁', 'not-yet'],
    ]),
  );
  const reasons = page.visits.flatMap(({ doses }) => doses).flatMap((dose) => dose.reasons);
  expect(reasons.length).toBeGreaterThan(10);
  for (const id of new Set(reasons.flatMap(({ source }) => source.split(' '))))
    expect(id === 'record' || id === 'M' || id in page.sources).toBe(true);
});

test('an unchanged page is not sent again', async () => {
  const family = await aFamily('2025-05-19');
  const first = await get(app, pathOf(family.child), { who: family.parent });
  const etag = String(first.headers.etag);
  const again = (tag: string) =>
    app.server.inject({
      method: 'GET',
      url: `/api/v1${pathOf(family.child)}`,
      headers: { ...family.parent.headers, 'if-none-match': tag },
    });
  expect((await again(etag)).statusCode).toBe(304);
  expect((await again('W/"other"')).statusCode).toBe(200);
  await measured(family.child, '2026-11-20', 80, 10);
  expect((await again(etag)).statusCode).toBe(200);
});

test('costs the same number of queries however much the record holds', async () => {
  const count = async (family: { parent: Parent; child: Person }): Promise<number> => {
    await overview(family);
    await app.deps.auditor.flush();
    const query = jest.spyOn(app.deps.db.pool, 'query');
    await overview(family);
    const calls = query.mock.calls.length;
    query.mockRestore();
    return calls;
  };
  const empty = await aFamily('2021-05-19');
  const full = await aFamily('2021-05-19');
  await givenDoses(app, full.child, ANAN_DOSES);
  for (let no = 0; no < 12; no += 1)
    await measured(full.child, `2025-${String(no + 1).padStart(2, '0')}-11`, 90 + no, 14);
  await examined(full.child, '2026-11-20', [50, 46]);
  expect(await count(full)).toBe(await count(empty));
  expect(await count(full)).toBeLessThanOrEqual(10);
});

test('that somebody looked is written down once a day', async () => {
  const family = await aFamily('2025-05-19');
  await overview(family);
  await overview(family);
  await app.deps.auditor.flush();
  const rows = await rowsOf(app, `SELECT right_kind FROM audit_entry WHERE actor_id = $1 AND action = 'child-read'`, [
    family.parent.accountId,
  ]);
  expect(rows).toEqual([{ right_kind: 'guardian' }]);
});

test('a grown-up has no such page', async () => {
  const family = await aFamily('2025-05-19');
  const own = await get(app, pathOf(family.parent.person), { who: family.parent });
  expect(own.json()).toMatchObject({ code: 'not-a-child' });
});
