import {
  ChildVisits,
  DeskChildVisits,
  recordChildVisit,
  VisitDetail,
  type VisitToRecord,
} from '@kangban/contract/child-visit';
import { Problem } from '@kangban/contract/errors';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aParentOf, aSite, aStaffMember, type Site, staffSignedIn } from '../../../test/factories';
import { aSlot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { loadChildVisits } from './service';

jest.setTimeout(60_000);

// Monday 23 November 2026.
let app: TestApp;
let site: Site;
beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
});
afterAll(() => app.stop());

type Family = Awaited<ReturnType<typeof aParentOf>>;
type Nurse = Awaited<ReturnType<typeof staffSignedIn>>;

const aFamily = (birthDate: string): Promise<Family> => aParentOf(app, { name: '陈安安', birthDate, site });
const aNurse = async (): Promise<Nurse> => staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
const childOf = (family: Family): string => family.children[0]!.residentId;

const read = async (family: Family): Promise<ChildVisits> =>
  ChildVisits.parse((await get(app, `/residents/${childOf(family)}/child-visits`, { who: family })).json());
const readOne = async (family: Family, visit: string): Promise<VisitDetail> =>
  VisitDetail.parse((await get(app, `/residents/${childOf(family)}/child-visits/${visit}`, { who: family })).json());
/** As a phone sends it: days are texts. */
type Told = Partial<Omit<VisitToRecord, 'visitedOn' | 'nextOn'> & { visitedOn: string; nextOn: string }>;
const write = (who: Nurse, family: Family, told: Told, key?: string) =>
  post(app, `/desk/residents/${childOf(family)}/child-visits`, {
    who,
    body: { visit: 'm8', visitedOn: '2026-11-23', findings: { version: 1, physical: 'fine' }, ...told },
    ...(key && { key }),
  });
const codeIn = (answer: Awaited<ReturnType<typeof post>>): string => Problem.parse(answer.json()).code;
const idIn = (answer: Awaited<ReturnType<typeof post>>): string => recordChildVisit.answer.parse(answer.json()).visitId;

const EIGHT_MONTHS = '2026-03-20';

test('the visits of a child of eight months: what is over, open and to come', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const page = await read(family);
  expect(page.next).toBe('m8');
  expect(page.visits.map(({ code, status }) => `${code} ${status}`)).toEqual([
    'home missed',
    'm1 missed',
    'm3 missed',
    'm6 missed',
    'm8 due',
    'm12 not-yet',
    'm18 not-yet',
    'm24 not-yet',
    'm30 not-yet',
    'm36 not-yet',
    'y4 not-yet',
    'y5 not-yet',
    'y6 not-yet',
  ]);
  expect(page.visits.find(({ code }) => code === 'm8')).toMatchObject({
    name: '8个月体检',
    from: '2026-11-20',
    to: '2026-12-19',
    bookable: true,
    booked: null,
    summary: null,
  });
});

test('a nurse writes down what she found and measured; the family reads it in plain words', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const nurse = await aNurse();
  const answer = await write(nurse, family, {
    findings: {
      version: 1,
      physical: 'fine',
      haemoglobinGL: 104,
      developmentSigns: [],
      autism: 'pass',
      teeth: { erupted: 2, caries: 0 },
      eyes: [
        { item: 'appearance', result: 'normal' },
        { item: 'behaviour', result: 'normal' },
      ],
      note: '多吃肉泥和肝泥。',
    },
    growth: { weightKg: 8.6, lengthCm: 70.4, position: 'lying', headCm: 44.1 },
    nextOn: '2027-03-20',
  });
  expect(answer.statusCode).toBe(201);
  const detail = await readOne(family, 'm8');
  expect(detail.card).toMatchObject({ status: 'done', doneOn: '2026-11-23', attention: true, bookable: false });
  expect(detail.card.summary).toContain('104');
  expect(detail.record).toMatchObject({
    visitedOn: '2026-11-23',
    siteName: site.name,
    note: '多吃肉泥和肝泥。',
    nextOn: '2027-03-20',
  });
  expect(detail.record?.lines.map(({ item, tone }) => `${item} ${tone}`)).toEqual([
    'physical fine',
    'blood attention',
    'development fine',
    'autism fine',
    'teeth fine',
    'eyes fine',
  ]);
  expect(detail.growth).toEqual({ weightKg: 8.6, lengthCm: 70.4, headCm: 44.1 });
  const [audit] = await rowsOf(
    app,
    "SELECT actor_kind, site_id FROM audit_entry WHERE resident_id = $1 AND action = 'child-visit-recorded'",
    [childOf(family)],
  );
  expect(audit).toMatchObject({ actor_kind: 'staff', site_id: site.siteId });
});

test('an open visit tells what will be done, what the parent learns and which vaccines go with it', async () => {
  const family = await aFamily('2026-05-20');
  const detail = await readOne(family, 'm6');
  expect(detail.items.map(({ kind }) => kind)).toEqual([
    'physical',
    'blood',
    'hearing',
    'development',
    'autism',
    'teeth',
    'eyes',
    'eyes',
    'tcm',
  ]);
  expect(detail.items.filter(({ countyLevel }) => countyLevel)).toHaveLength(1);
  expect(detail.teaching?.names).toBe('摩腹、捏脊');
  expect(detail.vaccines.map(({ series }) => series)).toContain('HepB');
  expect(detail.record).toBeNull();
  expect((await readOne(family, 'm12')).vaccines).toEqual([]);
});

test('blood taken at six months is not asked for again at eight', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const nurse = await aNurse();
  await write(nurse, family, {
    visit: 'm6',
    visitedOn: '2026-09-21',
    findings: { version: 1, haemoglobinGL: 118, hearing: 'pass' },
  });
  const blood = (await readOne(family, 'm8')).items.find(({ kind }) => kind === 'blood');
  expect(blood).toMatchObject({ needed: false });
});

test('hearing failed at birth asks for a second test until one is there', async () => {
  const family = await aFamily('2026-10-20');
  const nurse = await aNurse();
  await write(nurse, family, {
    visit: 'home',
    visitedOn: '2026-10-26',
    findings: { version: 1, newbornHearing: 'refer' },
  });
  expect((await read(family)).hearingRescreen).toMatchObject({ by: '2026-12-01', late: false });
  await write(nurse, family, { visit: 'm1', visitedOn: '2026-11-20', findings: { version: 1, hearing: 'pass' } });
  expect((await read(family)).hearingRescreen).toBeNull();
});

test('a key writes once; without it a visit that stands is not written again', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const nurse = await aNurse();
  const first = await write(nurse, family, {}, 'a-key-of-a-visit');
  const again = await write(nurse, family, {}, 'a-key-of-a-visit');
  expect(again.body).toBe(first.body);
  expect(codeIn(await write(nurse, family, { visitedOn: '2026-11-22' }, 'a-key-of-a-visit'))).toBe(
    'idempotency-body-differs',
  );
  expect(codeIn(await write(nurse, family, {}))).toBe('visit-recorded-already');
});

test('two nurses at once: one visit', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const nurse = await aNurse();
  const answers = await Promise.all([write(nurse, family, {}), write(nurse, family, {}), write(nurse, family, {})]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
});

test('a correction replaces, an error takes back, and both stay in the table', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const nurse = await aNurse();
  const first = idIn(await write(nurse, family, { growth: { weightKg: 8.6, lengthCm: 70.4 } }));
  const second = idIn(
    await write(nurse, family, {
      replacesId: first,
      findings: { version: 1, physical: 'attention', note: '皮肤有湿疹，涂润肤霜。' },
      growth: { weightKg: 8.9, lengthCm: 70.4 },
    }),
  );
  const corrected = await readOne(family, 'm8');
  expect(corrected.record).toMatchObject({ visitId: second, lines: [{ tone: 'attention' }] });
  expect(corrected.growth).toMatchObject({ weightKg: 8.9 });
  expect(codeIn(await write(nurse, family, { replacesId: first }))).toBe('not-found');
  expect((await write(nurse, family, { replacesId: second, enteredInError: true })).statusCode).toBe(201);
  expect((await readOne(family, 'm8')).card).toMatchObject({ status: 'due', summary: null });
  expect((await write(nurse, family, {})).statusCode).toBe(201);
  expect((await readOne(family, 'm8')).card.status).toBe('done');
  const rows = await rowsOf(app, 'SELECT FROM child_visit WHERE resident_id = $1', [childOf(family)]);
  expect(rows).toHaveLength(4);
});

test('the serving role can neither change nor delete a visit', async () => {
  await expect(app.deps.db.pool.query("UPDATE child_visit SET summary = ''")).rejects.toThrow(/permission/);
  await expect(app.deps.db.pool.query('DELETE FROM child_visit')).rejects.toThrow(/permission/);
});

test.each<[string, Told, string]>([
  ['a day to come', { visitedOn: '2026-11-24' }, 'visit-day-impossible'],
  ['a day before the birth', { visitedOn: '2026-03-19' }, 'visit-day-impossible'],
  ['a sign of another age', { findings: { version: 1, developmentSigns: ['m6-1'] } }, 'visit-item-foreign'],
  ['teaching at a visit without any', { findings: { version: 1, tcmTaught: true } }, 'visit-item-foreign'],
  ['grams for kilograms', { growth: { weightKg: 8600 } }, 'measurement-unlikely'],
  ['a next visit before this one', { nextOn: '2026-11-23' }, 'bad-input'],
  ['haemoglobin in another unit', { findings: { version: 1, haemoglobinGL: 11 } }, 'bad-input'],
])('%s is refused', async (_, told, code) => {
  const family = await aFamily(EIGHT_MONTHS);
  expect(codeIn(await write(await aNurse(), family, told))).toBe(code);
  expect((await read(family)).visits.find(({ code: visit }) => visit === 'm8')?.status).toBe('due');
});

const openKinds = async (family: Family): Promise<unknown[]> =>
  (await rowsOf(app, 'SELECT kind FROM referral WHERE resident_id = $1 AND open ORDER BY kind', [childOf(family)])).map(
    ({ kind }) => kind,
  );

test('what needs a look elsewhere opens a referral each, once, and tells the family without naming it', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const nurse = await aNurse();
  const findings = { version: 1 as const, haemoglobinGL: 100, autism: 'refer' as const, teeth: { caries: 1 } };
  const first = idIn(await write(nurse, family, { findings }));
  expect(await openKinds(family)).toEqual(['anaemia', 'autism', 'teeth']);
  await write(nurse, family, { findings, replacesId: first });
  expect(await openKinds(family)).toEqual(['anaemia', 'autism', 'teeth']);
  const messages = await rowsOf(app, 'SELECT template FROM outbox WHERE account_id = $1', [family.accountId]);
  expect(new Set(messages.map(({ template }) => template))).toEqual(new Set(['health-notice']));
});

test('nothing is opened for a visit of last year, nor for a child with nothing to look at', async () => {
  const family = await aFamily('2025-01-10');
  const findings = { version: 1 as const, teeth: { caries: 2 } };
  await write(await aNurse(), family, {
    visit: 'm12',
    visitedOn: '2026-01-12',
    findings,
  });
  expect(await openKinds(family)).toEqual([]);
});

const NO_READING = { corrected: null, sphere: null, cylinder: null, axis: null, axialLength: null };

test('acuity goes into the vision file, shows on the visit and opens the task of eyes; an error takes all back', async () => {
  const family = await aFamily('2020-08-17');
  const nurse = await aNurse();
  const vision = { right: { ...NO_READING, naked: 50 }, left: { ...NO_READING, naked: 48 } };
  const visitId = idIn(
    await write(nurse, family, {
      visit: 'y6',
      vision,
      growth: { weightKg: 21.8, lengthCm: 118.9 },
      findings: { version: 1, eyes: [{ item: 'acuity', result: 'normal' }] },
    }),
  );
  expect((await readOne(family, 'y6')).vision).toEqual({ right: '1.0', left: '0.6' });
  expect(await openKinds(family)).toEqual(['vision']);
  const [exam] = await rowsOf(app, 'SELECT visit_id FROM vision_examination WHERE resident_id = $1', [childOf(family)]);
  expect(exam?.visit_id).toBe(visitId);
  await write(nurse, family, { visit: 'y6', replacesId: visitId, enteredInError: true });
  expect(await openKinds(family)).toEqual([]);
  const standing = `SELECT FROM growth_measurement g WHERE g.resident_id = $1 AND NOT g.entered_in_error AND NOT EXISTS (
    SELECT FROM growth_measurement n WHERE n.replaces_id = g.measurement_id)`;
  expect(await rowsOf(app, standing, [childOf(family)])).toEqual([]);
});

test('an unlikely weight is kept when it was looked at again', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const answer = await write(await aNurse(), family, { growth: { weightKg: 16, confirmed: true } });
  expect(answer.statusCode).toBe(201);
});

test('a booked visit is told with its time, and cannot be booked again from the list', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const slot = await aSlot(app, { at: site, service: 'child-health' });
  const part = { slotId: slot.slotId, residentId: childOf(family), doses: [], visit: 'm8', answers: [] };
  await post(app, '/appointments', { who: family, body: { parts: [part] } });
  const card = (await read(family)).visits.find(({ code }) => code === 'm8');
  expect(card).toMatchObject({ bookable: false, booked: { day: slot.day, startsAt: '09:00' } });
});

test('the desk sees what stands and what is open', async () => {
  const family = await aFamily(EIGHT_MONTHS);
  const nurse = await aNurse();
  await write(nurse, family, {});
  const answer = await get(app, `/desk/residents/${childOf(family)}/child-visits`, { who: nurse });
  const page = DeskChildVisits.parse(answer.json());
  expect(page).toMatchObject({ name: '陈安安', next: 'm12' });
  expect(page.visits.find(({ code }) => code === 'm8')?.record).toMatchObject({ findings: { physical: 'fine' } });
});

test('many children at once, each with its own', async () => {
  const [one, other] = [await aFamily(EIGHT_MONTHS), await aFamily('2020-08-17')];
  await write(await aNurse(), other, { visit: 'y6', findings: { version: 1, teeth: { caries: 2 } } });
  const loaded = await loadChildVisits(app.deps, '990101', [childOf(one), childOf(other)]);
  expect(loaded.get(childOf(one))?.next).toBe('m8');
  expect(loaded.get(childOf(other))?.next).toBeNull();
  expect(loaded.get(childOf(other))?.visits.at(-1)).toMatchObject({
    attention: true,
    summary: '看口腔和牙齿：2 颗蛀牙',
  });
  expect(await loadChildVisits(app.deps, '990101', [])).toEqual(new Map());
});
