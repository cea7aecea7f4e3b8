import { listAccesses } from '@kangban/contract/audit';
import { Complaint, getAccess, listComplaints, listDeskComplaints } from '@kangban/contract/complaint';
import { auditRows } from '../../../test/audit';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  anAccount,
  type Person,
  type SignedInAccount,
  type SignedInStaff,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { get, post, type Told } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let site: Site;
let father: SignedInAccount & { person: Person };
let daughter: SignedInAccount & { person: Person };
let doctor: SignedInStaff;
let desk: SignedInStaff;
let county: SignedInStaff;

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  const person = await aResident(app, { name: '林国强', sex: 'male', birthDate: '1955-03-04', site });
  father = { ...(await signedIn(app, await anAccount(app, { of: person }))), person };
  daughter = await aSignedInResident(app, { name: '林晓梅' });
  await aLink(app, daughter, { over: father.person, right: 'proxy', label: '爸爸' });
  doctor = await staffSignedIn(app, await aStaffMember(app, { site, role: 'doctor' }));
  desk = await staffSignedIn(app, await aStaffMember(app, { site, role: 'desk' }));
  county = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
});
afterAll(() => app.stop());

const path = () => `/residents/${father.person.residentId}`;
const list = async (who = father) =>
  listAccesses.answer.parse((await get(app, `${path()}/accesses`, { who })).json()).items;
/** The doctor looks; the id of the row that says so. */
async function aLook(): Promise<string> {
  app.clock.advance(1000);
  await auditRows(app, father.person, [
    { action: 'vision-read', rightKind: 'doctor', actorId: doctor.staffId, siteId: site.siteId },
  ]);
  return (await list())[0]?.accessId ?? '';
}
const complain = (accessId: string, told: Partial<Told> & { body?: object } = {}) =>
  post(app, `${path()}/accesses/${accessId}/complaints`, {
    who: father,
    body: { reason: 'not-agreed', words: '我没去看过眼睛' },
    ...told,
  });
const opened = async (accessId: string) => Complaint.parse((await complain(accessId)).json());
const move = (complaintId: string, what: 'take-up' | 'answer', who: SignedInStaff, words = '问过了，是登记错了人。') =>
  post(app, `/desk/complaints/${complaintId}/${what}`, { who, ...(what === 'answer' && { body: { words } }) });
const onDesk = async (who: SignedInStaff, query = '') =>
  listDeskComplaints.answer.parse((await get(app, `/desk/complaints${query}`, { who })).json());

test('said, taken up, answered, closed: the person sees each step and is told that there is an answer', async () => {
  const accessId = await aLook();
  const complaint = await opened(accessId);
  expect(complaint).toMatchObject({
    state: 'opened',
    reason: 'not-agreed',
    words: '我没去看过眼睛',
    answeredBy: site.name,
    mine: true,
    access: { who: '周护士 · 医生', did: '看了视力记录', purpose: '为了查视力' },
  });
  expect((await onDesk(desk)).items).toMatchObject([
    { complaintId: complaint.complaintId, nameMasked: '林*强', aboutMe: false, access: { who: '周护士 · 医生' } },
  ]);
  app.clock.advance(1000);
  expect((await move(complaint.complaintId, 'take-up', desk)).json()).toMatchObject({ state: 'taken-up' });
  app.clock.advance(1000);
  expect((await move(complaint.complaintId, 'answer', desk)).json()).toMatchObject({ state: 'answered' });
  expect((await onDesk(desk)).items).toEqual([]);
  expect((await onDesk(desk, '?which=done')).items).toHaveLength(1);
  const sent = await rowsOf(app, 'SELECT template, account_id FROM outbox WHERE subject_id = $1', [
    complaint.complaintId,
  ]);
  expect(sent).toEqual([{ template: 'answer-ready', account_id: father.accountId }]);
  const one = getAccess.answer.parse((await get(app, `${path()}/accesses/${accessId}`, { who: father })).json());
  expect(one.access.complaint).toMatchObject({ state: 'answered' });
  expect(one.complaint?.steps.map(({ state, staffName, words }) => [state, staffName, words])).toEqual([
    ['opened', null, ''],
    ['taken-up', '周护士', ''],
    ['answered', '周护士', '问过了，是登记错了人。'],
  ]);
  const closed = await post(app, `${path()}/complaints/${complaint.complaintId}/close`, { who: father });
  expect(closed.json()).toMatchObject({ state: 'closed' });
  expect(
    await rowsOf(app, `SELECT state FROM complaint_event WHERE complaint_id = $1 ORDER BY step`, [
      complaint.complaintId,
    ]),
  ).toEqual([{ state: 'opened' }, { state: 'taken-up' }, { state: 'answered' }, { state: 'closed' }]);
});

test('what the desk does with it stands in the log of the person', async () => {
  await app.deps.auditor.flush();
  const told = (await list()).map(({ did }) => did);
  expect(told).toEqual(expect.arrayContaining(['看了投诉', '接手了投诉', '答复了投诉']));
});

test('steps keep their order, and nothing can be done to what is over', async () => {
  const { complaintId } = await opened(await aLook());
  expect((await move(complaintId, 'answer', desk)).json()).toMatchObject({ code: 'complaint-not-changeable' });
  await move(complaintId, 'take-up', desk);
  expect((await move(complaintId, 'take-up', desk)).json()).toMatchObject({ code: 'complaint-not-changeable' });
  await post(app, `${path()}/complaints/${complaintId}/close`, { who: father });
  expect((await move(complaintId, 'answer', desk)).json()).toMatchObject({ code: 'complaint-not-changeable' });
  const again = await post(app, `${path()}/complaints/${complaintId}/close`, { who: father });
  expect(again.json()).toMatchObject({ code: 'complaint-not-changeable' });
});

test('two colleagues who take it up at once: one does', async () => {
  const { complaintId } = await opened(await aLook());
  const both = await Promise.all([move(complaintId, 'take-up', desk), move(complaintId, 'take-up', county)]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
});

test('whoever it is about answers it never; a colleague and the county do', async () => {
  const { complaintId } = await opened(await aLook());
  expect((await onDesk(doctor)).items.find((one) => one.complaintId === complaintId)).toMatchObject({ aboutMe: true });
  for (const what of ['take-up', 'answer'] as const)
    expect((await move(complaintId, what, doctor)).json()).toMatchObject({ code: 'own-complaint' });
  expect((await move(complaintId, 'take-up', county)).statusCode).toBe(200);
  expect((await move(complaintId, 'answer', desk)).statusCode).toBe(200);
});

test('one complaint about a row by each, once for a key, and never about one’s own looking', async () => {
  const accessId = await aLook();
  const key = uuidV7();
  const first = await complain(accessId, { key });
  expect((await complain(accessId, { key })).json()).toEqual(first.json());
  expect((await complain(accessId)).json()).toMatchObject({ code: 'complaint-exists' });
  await auditRows(app, father.person, [
    { action: 'vision-read', rightKind: 'proxy', actorKind: 'account', actorId: daughter.accountId },
  ]);
  const own = (await list(daughter)).find(({ mine }) => mine)?.accessId ?? '';
  expect((await complain(own, { who: daughter })).json()).toMatchObject({ code: 'complaint-about-oneself' });
});

test('what a father says about his daughter is not shown to her, and she cannot take it back', async () => {
  await auditRows(app, father.person, [
    { action: 'vision-read', rightKind: 'proxy', actorKind: 'account', actorId: daughter.accountId },
  ]);
  const row = (await list()).find(({ kind }) => kind === 'family');
  const said = await opened(row?.accessId ?? '');
  expect(said.answeredBy).toBe(site.name);
  const hers = listComplaints.answer.parse((await get(app, `${path()}/complaints`, { who: daughter })).json());
  expect(hers.items).toEqual([]);
  expect((await list(daughter)).find(({ accessId }) => accessId === row?.accessId)?.complaint).toBeNull();
  const taken = await post(app, `${path()}/complaints/${said.complaintId}/close`, { who: daughter });
  expect(taken.json()).toMatchObject({ code: 'not-found' });
  const his = listComplaints.answer.parse((await get(app, `${path()}/complaints`, { who: father })).json());
  expect(his.items[0]).toMatchObject({ complaintId: said.complaintId });
});

test('words are needed where only words say what is meant; an answer has words', async () => {
  const accessId = await aLook();
  const bare = await complain(accessId, { body: { reason: 'other', words: '  ' } });
  expect(bare.json()).toMatchObject({ code: 'bad-input' });
  const { complaintId } = await opened(accessId);
  await move(complaintId, 'take-up', desk);
  expect((await move(complaintId, 'answer', desk, ' ')).json()).toMatchObject({ code: 'bad-input' });
});

test('what was said stays as it was said', async () => {
  const { pool } = app.deps.db;
  for (const table of ['complaint', 'complaint_event', 'correction', 'correction_event']) {
    await expect(pool.query(`UPDATE ${table} SET county_code = '990102'`)).rejects.toThrow(/permission denied/);
    await expect(pool.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
  }
});
