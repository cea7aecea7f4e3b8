import type { OverdueChild } from '@kangban/contract/worklist';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aResident,
  aSite,
  aStaffMember,
  registeredGuardian,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { givenDoses } from '../../../test/factories/immunizations';
import { rowsOf } from '../../../test/rows';
import { get, post } from '../../../test/requests';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let site: Site;
let nurse: SignedInStaff;

interface Page {
  items: OverdueChild[];
  nextCursor: string | null;
}

const list = async (query = ''): Promise<Page> =>
  (await get(app, `/desk/overdue${query}`, { who: nurse })).json<Page>();
const told = ({ nameMasked, lateDays }: OverdueChild): string => `${nameMasked} ${lateDays}`;

/** Two years old to the day on 2026-11-23 and complete, but for what is left out. */
const COMPLETE = {
  HepB: 'HepB@2024-11-23,2024-12-23,2025-05-23',
  BCG: 'BCG@2024-11-23',
  IPV: 'IPV@2025-01-23,2025-02-23',
  bOPV: 'bOPV@2025-03-23',
  DTaP: 'DTaP@2025-01-23,2025-03-23,2025-05-23,2026-05-23',
  MPSV: 'MPSV-A@2025-05-23,2025-08-23',
  MMR: 'MMR@2025-07-23,2026-05-23',
  JE: 'JE-L@2025-07-23',
  HepA: 'HepA-L@2026-05-23',
};
const without = (...codes: (keyof typeof COMPLETE)[]): string[] =>
  Object.entries(COMPLETE).flatMap(([code, line]) => (codes.some((one) => one === code) ? [] : [line]));
const aTwoYearOld = async (name: string, doses: readonly string[], at: Site = site) => {
  const child = await aChild(app, { name, birthDate: '2024-11-23', site: at });
  await givenDoses(app, child, doses);
  return child;
};

beforeAll(async () => {
  app = await buildTestApp({ now: '2026-11-23T08:05:00+08:00' });
  site = await aSite(app);
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
  const noMmr = await aTwoYearOld('甲没麻风', without('MMR'));
  const mother = await aResident(app, { name: '王秀英', phone: '19900001234' });
  await registeredGuardian(app, mother, { child: noMmr });
  await aTwoYearOld('乙没甲肝', without('HepA'));
  await aTwoYearOld('丙全打了', without());
  await aTwoYearOld('丁在别处', without('MMR'), await aSite(app));
  await aChild(app, { name: '戊没记录', birthDate: '2026-01-23', site });
});
afterAll(() => app.stop());

test('every late child of the own area, longest first, with the doses, a masked name and a masked phone', async () => {
  const { items, nextCursor } = await list();
  // 戊: hepatitis B 1 late since the day after birth; 甲: MMR 1 since the first birthday; 乙: hepatitis A since the second.
  expect(items.map(told)).toEqual(['甲**风 366', '戊**录 304', '乙**肝 1']);
  expect(items[0]).toMatchObject({
    birthDate: '2024-11-23',
    phoneMasked: '199****1234',
    lastContact: null,
    doses: [{ vaccine: 'MMR', dose: 1, name: '麻腮风疫苗 第1剂', lateDays: 366 }],
  });
  expect(items[1]?.phoneMasked).toBeNull();
  expect(nextCursor).toBeNull();
});

test('pages follow each other without gap or repeat', async () => {
  const first = await list('?limit=2');
  expect(first.items.map(told)).toEqual(['甲**风 366', '戊**录 304']);
  const second = await list(`?limit=2&cursor=${first.nextCursor}`);
  expect(second).toMatchObject({ items: [{ nameMasked: '乙**肝' }], nextCursor: null });
  const wrong = await get(app, '/desk/overdue?cursor=nonsense', { who: nurse });
  expect(wrong.json()).toMatchObject({ code: 'bad-input' });
});

test('filters by vaccine and by days late', async () => {
  expect((await list('?vaccine=MMR')).items.map(told)).toEqual(['甲**风 366']);
  expect((await list('?vaccine=HepA-L&minDays=2')).items).toEqual([]);
  expect((await list('?minDays=305')).items.map(told)).toEqual(['甲**风 366']);
});

test('a summary counts children by vaccine', async () => {
  const summary = (await get(app, '/desk/overdue/summary', { who: nurse })).json<{ byVaccine: unknown[] }>();
  expect(summary).toMatchObject({ siteName: site.name, today: '2026-11-23', childrenInArea: 4, overdueChildren: 3 });
  expect(summary.byVaccine).toContainEqual({ vaccine: 'MMR', name: '麻腮风疫苗', children: 1 });
  expect(summary.byVaccine).toContainEqual({ vaccine: 'HepA-L', name: expect.any(String), children: 1 });
});

test('a call is kept and shown the next time; the same key notes it once', async () => {
  const [first] = (await list()).items;
  const key = uuidV7();
  const send = () =>
    post(app, `/desk/overdue/${first?.residentId}/contacts`, { who: nurse, key, body: { outcome: 'will-come' } });
  const noted = await send();
  expect(noted.statusCode).toBe(201);
  expect((await send()).json()).toEqual(noted.json());
  app.clock.advance(60_000);
  await post(app, `/desk/overdue/${first?.residentId}/contacts`, { who: nurse, body: { outcome: 'no-answer' } });
  expect((await list()).items[0]?.lastContact).toEqual({
    contactedAt: app.clock.now().toISOString(),
    outcome: 'no-answer',
    staffName: nurse.name,
  });
  const kept = await rowsOf(app, 'SELECT outcome FROM overdue_contact ORDER BY contacted_at');
  expect(kept).toEqual([{ outcome: 'will-come' }, { outcome: 'no-answer' }]);
  await expect(app.deps.db.pool.query(`UPDATE overdue_contact SET outcome = 'reached'`)).rejects.toThrow(/permission/);
});

test('a dose given after the list was made takes the child off at once, a correction puts it back', async () => {
  const child = (await list()).items.find(({ nameMasked }) => nameMasked === '乙**肝');
  const person = { residentId: child?.residentId ?? '', siteId: site.siteId } as Parameters<typeof givenDoses>[1];
  const [given] = await givenDoses(app, person, ['HepA-L@2026-11-23']);
  expect((await list()).items.map(told)).not.toContain('乙**肝 1');
  await app.deps.db.pool.query(
    `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, source, replaces_id, entered_in_error)
     SELECT county_code, $2, resident_id, vaccine, given_on, source, immunization_id, true
       FROM immunization WHERE immunization_id = $1`,
    [given, uuidV7()],
  );
  expect((await list()).items.map(told)).toContain('乙**肝 1');
});

test('the list is made anew after some minutes, and reads corrected records as they stand', async () => {
  app.clock.advance(6 * 60_000);
  expect((await list()).items.map(told)).toEqual(['甲**风 366', '戊**录 304', '乙**肝 1']);
  await aTwoYearOld('己没麻风', without('MMR'));
  expect((await list()).items).toHaveLength(3);
  app.clock.advance(6 * 60_000);
  expect((await list()).items).toHaveLength(4);
});

test('a child shown is written down once a day', async () => {
  await list();
  await list();
  await app.deps.auditor.flush();
  const rows = await rowsOf(
    app,
    `SELECT resident_id FROM audit_entry WHERE action = 'overdue-listed' AND actor_id = $1`,
    [nurse.staffId],
  );
  expect(rows.length).toBe(new Set(rows.map(({ resident_id: id }) => id)).size);
  expect(rows).toHaveLength(4);
});

test('whom to call is shown on asking, a guardian’s phone for a child, and the person reads that it was', async () => {
  const { items } = await list();
  const late = items.find(({ nameMasked }) => nameMasked === '甲**风');
  const path = `/desk/residents/${late?.residentId}/phone`;
  expect((await post(app, path, { who: nurse })).json()).toEqual({
    name: '甲没麻风',
    phone: expect.stringMatching(/^199\d{4}1234$/),
  });
  const rows = await rowsOf(app, `SELECT actor_id FROM audit_entry WHERE action = 'phone-shown'`);
  expect(rows).toEqual([{ actor_id: nurse.staffId }]);
  const none = items.find(({ phoneMasked }) => phoneMasked === null);
  expect((await post(app, `/desk/residents/${none?.residentId}/phone`, { who: nurse })).json()).toMatchObject({
    phone: null,
  });
  expect((await post(app, `/desk/residents/${uuidV7()}/phone`, { who: nurse })).json()).toMatchObject({
    code: 'not-found',
  });
});
