import { Correction, DeskCorrectionDetail, listCorrections, listDeskCorrections } from '@kangban/contract/correction';
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
  staffSignedIn,
} from '../../../test/factories';
import { hasOpened, hasUnlocked } from '../../../test/factories/consents';
import { anEntryOf, payloads } from '../../../test/records';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

const SECRET = /梅毒|淋病|青霉素治疗/;

let app: TestApp;
let person: Person;
let self: SignedInAccount;
let doctor: SignedInStaff;
let clerk: SignedInStaff;

beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  const site = await aSite(app);
  person = await aResident(app, { name: '林国强', birthDate: '1985-03-04', site });
  self = await signedIn(app, await anAccount(app, { of: person }));
  doctor = await staffSignedIn(app, await aStaffMember(app, { site, role: 'doctor' }));
  clerk = await staffSignedIn(app, await aStaffMember(app, { site, role: 'desk' }));
  await hasOpened(app, self, { of: person });
  await hasOpened(app, self, { of: person, kind: 'sensitive' });
});
afterAll(() => app.stop());

/** A request about a hidden illness, asked while it was unlocked; the sessions after it have unlocked nothing. */
async function askedWhileUnlocked(): Promise<Correction> {
  const id = await anEntryOf(app, person.residentId, {
    kind: 'condition',
    payload: payloads.condition('梅毒'),
    sensitive: 'hiv-sti',
  });
  await hasUnlocked(app, self, person);
  const asked = await post(app, `/residents/${person.residentId}/corrections`, {
    who: self,
    body: { target: { kind: 'condition', id }, wrong: '不是梅毒', rightly: '是淋病' },
  });
  expect(asked.json()).toMatchObject({ title: expect.stringContaining('梅毒'), rightly: '是淋病' });
  return Correction.parse(asked.json());
}
const listed = async (who: SignedInAccount) => {
  const answer = await get(app, `/residents/${person.residentId}/corrections`, { who });
  return { text: answer.body, items: listCorrections.answer.parse(answer.json()).items };
};

test('a request about what is hidden says nothing of it once the unlocking is over', async () => {
  const { correctionId } = await askedWhileUnlocked();
  expect((await listed(self)).text).toMatch(SECRET);
  const later = await signedIn(app, self);
  const { text, items } = await listed(later);
  expect(text).not.toMatch(SECRET);
  expect(items).toMatchObject([{ correctionId, title: '一条保密的记录', wrong: '', changes: [] }]);
});

test('words about it are hidden in a request about something ordinary, too', async () => {
  await post(app, `/residents/${person.residentId}/corrections`, {
    who: self,
    body: { target: { kind: 'profile', id: null }, wrong: '梅毒那一栏', rightly: '住处写错了' },
  });
  const { text, items } = await listed(self);
  expect(text).not.toMatch(SECRET);
  expect(items).toMatchObject([{ rightly: '住处写错了' }]);
});

test('at the desk only who may write into the record reads it, and only while it waits', async () => {
  const { correctionId } = await askedWhileUnlocked();
  const desk = (who: SignedInStaff, which = 'waiting') => get(app, `/desk/corrections?which=${which}`, { who });
  const detail = (who: SignedInStaff) => get(app, `/desk/corrections/${correctionId}`, { who });
  expect((await desk(clerk)).body).not.toMatch(SECRET);
  expect(listDeskCorrections.answer.parse((await desk(clerk)).json()).items).toHaveLength(1);
  expect((await detail(clerk)).body).not.toMatch(SECRET);
  expect(DeskCorrectionDetail.parse((await detail(doctor)).json()).standing?.title).toContain('梅毒');
  const declined = await post(app, `/desk/corrections/${correctionId}/decline`, {
    who: doctor,
    body: { words: '化验单上是梅毒。' },
  });
  expect(declined.statusCode).toBe(200);
  expect((await desk(doctor, 'done')).body).not.toMatch(SECRET);
  const after = DeskCorrectionDetail.parse((await detail(doctor)).json());
  expect(JSON.stringify(after)).not.toMatch(SECRET);
  expect(after.standing).toBeNull();
});

test('what a source’s label hides stays hidden when a clinic sets it right, and when it strikes it out', async () => {
  for (const body of [
    { changes: [{ path: 'dose', value: '每次 10 mg' }], strikeOut: false },
    { changes: [], strikeOut: true },
  ]) {
    const id = await anEntryOf(app, person.residentId, {
      kind: 'medication',
      payload: payloads.medication('维生素C'),
      sensitive: 'restricted',
    });
    await hasUnlocked(app, self, person);
    const asked = await post(app, `/residents/${person.residentId}/corrections`, {
      who: self,
      body: { target: { kind: 'medication', id }, wrong: '', rightly: '量不对' },
    });
    const { correctionId } = Correction.parse(asked.json());
    const done = await post(app, `/desk/corrections/${correctionId}/accept`, {
      who: doctor,
      body: { words: '', ...body },
    });
    expect(done.json()).toMatchObject({ state: 'accepted' });
    expect(await rowsOf(app, 'SELECT sensitive FROM record_entry WHERE replaces_id = $1', [id])).toEqual([
      { sensitive: 'restricted' },
    ]);
  }
});

test('a proxy who reads an entry before pointing at it is in the log', async () => {
  const id = await anEntryOf(app, person.residentId, { kind: 'medication', payload: payloads.medication('氨氯地平') });
  const proxy = await aSignedInResident(app);
  await aLink(app, proxy, { over: person, right: 'proxy' });
  const path = `/residents/${person.residentId}/correction-target?kind=medication&id=${id}`;
  expect((await get(app, path, { who: proxy })).statusCode).toBe(200);
  await app.deps.auditor.flush();
  const rows = await rowsOf(app, 'SELECT action, right_kind FROM audit_entry WHERE resident_id = $1', [
    person.residentId,
  ]);
  expect(rows).toEqual([{ action: 'record-entry-read', right_kind: 'proxy' }]);
});
