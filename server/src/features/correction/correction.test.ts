import { Correction, DeskCorrectionDetail, listCorrections, listDeskCorrections } from '@kangban/contract/correction';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
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
import { hasOpened } from '../../../test/factories/consents';
import { COUNTY } from '../../../test/factories/context';
import { givenDoses } from '../../../test/factories/immunizations';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { insertEntries, makeEntry } from '../record/entry';

let app: TestApp;
let site: Site;
let person: Person;
let self: SignedInAccount;
let nurse: SignedInStaff;

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  person = await aResident(app, { name: '林国强', sex: 'male', birthDate: '1955-03-04', site });
  self = await signedIn(app, await anAccount(app, { of: person }));
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
  await hasOpened(app, self, { of: person });
});
afterAll(() => app.stop());

const concept = (text: string) => ({ text, coding: [{ system: 'urn:x', code: '1' }], known: true });
async function anEntry(text: string): Promise<string> {
  const made = makeEntry(
    {
      residentId: person.residentId,
      birthDate: person.birthDate,
      kind: 'medication',
      payload: { what: concept(text), status: 'active', dose: '每次 5 mg' },
      happenedOn: toPlainDate('2026-10-01'),
      siteId: site.siteId,
      institution: site.name,
      source: 'clinic',
    },
    app.clock.today(),
  );
  if ('faults' in made) throw new Error(JSON.stringify(made.faults));
  await app.deps.db.transaction((client) =>
    insertEntries(client, COUNTY, { entries: [made.entry], at: app.clock.now() }),
  );
  return made.entry.entryId;
}

const base = () => `/residents/${person.residentId}`;
const ask = (kind: string, id: string | null, who = self) =>
  post(app, `${base()}/corrections`, { who, body: { target: { kind, id }, wrong: '药名', rightly: '是缬沙坦' } });
const asked = async (kind: string, id: string | null) => Correction.parse((await ask(kind, id)).json());
const detail = async (id: string, who = nurse) =>
  DeskCorrectionDetail.parse((await get(app, `/desk/corrections/${id}`, { who })).json());
const accept = (id: string, body: object, who = nurse) =>
  post(app, `/desk/corrections/${id}/accept`, { who, body: { changes: [], strikeOut: false, words: '', ...body } });
const mine = async () =>
  listCorrections.answer.parse((await get(app, `${base()}/corrections`, { who: self })).json()).items;

test('a medicine is set right: a new row replaces the old, both stay, the person sees what changed and is told', async () => {
  const entryId = await anEntry('氨氯地平');
  const correction = await asked('medication', entryId);
  expect(correction).toMatchObject({ state: 'opened', dueOn: '2026-11-30', answeredBy: site.name, late: false });
  const seen = await detail(correction.correctionId);
  expect(seen).toMatchObject({
    nameMasked: '林*强',
    how: 'here',
    standing: { title: expect.stringContaining('氨氯地平') },
  });
  expect(seen.fields.find(({ path }) => path === 'what.text')).toMatchObject({ label: '药名', value: '氨氯地平' });
  const done = await accept(correction.correctionId, {
    changes: [
      { path: 'what.text', value: '缬沙坦' },
      { path: 'on', value: '2026-10-02' },
    ],
    words: '看错了药盒，改好了。',
  });
  expect(done.json()).toMatchObject({ state: 'accepted' });
  const rows = await rowsOf(
    app,
    `SELECT payload->'what' AS what, happened_on::text AS day, replaces_id FROM record_entry WHERE resident_id = $1
        AND (entry_id = $2 OR replaces_id = $2) ORDER BY recorded_at, entry_id`,
    [person.residentId, entryId],
  );
  expect(rows).toEqual([
    { what: concept('氨氯地平'), day: '2026-10-01', replaces_id: null },
    { what: { text: '缬沙坦', coding: [], known: false }, day: '2026-10-02', replaces_id: entryId },
  ]);
  expect((await mine())[0]).toMatchObject({
    state: 'accepted',
    answer: { staffName: '周护士', words: '看错了药盒，改好了。' },
    changes: [
      { label: '药名', from: '氨氯地平', to: '缬沙坦' },
      { label: '哪一天', from: '2026-10-01', to: '2026-10-02' },
    ],
  });
  const sent = await rowsOf(app, 'SELECT template FROM outbox WHERE subject_id = $1', [correction.correctionId]);
  expect(sent).toEqual([{ template: 'correction-answered' }]);
  expect((await ask('medication', entryId)).json()).toMatchObject({ code: 'not-found' });
});

test.each([
  [{ changes: [{ path: 'what.coding', value: 'x' }] }, 'correction-invalid'],
  [{ changes: [{ path: 'startsOn', value: 'yesterday' }] }, 'correction-invalid'],
  [{ changes: [{ path: 'on', value: '2027-01-01' }] }, 'correction-invalid'],
  [{ changes: [{ path: 'on', value: 'soon' }] }, 'correction-invalid'],
  [{ changes: [] }, 'bad-input'],
  [{ changes: [{ path: 'dose', value: '1' }], strikeOut: true }, 'bad-input'],
])('%j is refused and nothing is written', async (body, code) => {
  const entryId = await anEntry('硝苯地平');
  const { correctionId } = await asked('medication', entryId);
  expect((await accept(correctionId, body)).json()).toMatchObject({ code });
  expect(await rowsOf(app, 'SELECT FROM record_entry WHERE replaces_id = $1', [entryId])).toEqual([]);
  expect((await detail(correctionId)).state).toBe('opened');
});

test('an entry of somebody else is struck out; two answers at once write one', async () => {
  const entryId = await anEntry('阿司匹林');
  const { correctionId } = await asked('medication', entryId);
  const both = await Promise.all([
    accept(correctionId, { strikeOut: true }),
    accept(correctionId, { strikeOut: true }),
  ]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  expect(await rowsOf(app, 'SELECT entered_in_error FROM record_entry WHERE replaces_id = $1', [entryId])).toEqual([
    { entered_in_error: true },
  ]);
  expect((await mine())[0]).toMatchObject({ state: 'accepted', struckOut: true, changes: [] });
});

test('a dose’s day is set right in its own table', async () => {
  const [dose = ''] = await givenDoses(app, person, ['HepB@2026-05-01']);
  const { correctionId } = await asked('immunization', dose);
  expect((await accept(correctionId, { changes: [{ path: 'on', value: '2026-05-03' }] })).statusCode).toBe(200);
  const rows = await rowsOf(app, 'SELECT given_on::text AS day FROM immunization WHERE replaces_id = $1', [dose]);
  expect(rows).toEqual([{ day: '2026-05-03' }]);
});

test('the profile is answered in words; declining needs a reason and changes nothing', async () => {
  const { correctionId } = await asked('profile', null);
  expect((await accept(correctionId, { words: '' })).json()).toMatchObject({ code: 'bad-input' });
  const bare = await post(app, `/desk/corrections/${correctionId}/decline`, { who: nurse, body: { words: ' ' } });
  expect(bare.json()).toMatchObject({ code: 'bad-input' });
  const declined = await post(app, `/desk/corrections/${correctionId}/decline`, {
    who: nurse,
    body: { words: '身份证上就是这样写的。' },
  });
  expect(declined.json()).toMatchObject({ state: 'declined', answer: { words: '身份证上就是这样写的。' } });
  expect((await accept(correctionId, { words: '改了' })).json()).toMatchObject({ code: 'correction-not-changeable' });
});

test('taken back, it waits no more; late, it says so', async () => {
  const { correctionId } = await asked('profile', null);
  const taken = await post(app, `${base()}/corrections/${correctionId}/withdraw`, { who: self });
  expect(taken.json()).toMatchObject({ state: 'withdrawn' });
  expect((await accept(correctionId, { words: '改了' })).json()).toMatchObject({ code: 'correction-not-changeable' });
  const other = await asked('profile', null);
  const before = app.clock.now();
  app.clock.advance(8 * 86_400_000);
  const again = await signedIn(app, self);
  const items = listCorrections.answer.parse((await get(app, `${base()}/corrections`, { who: again })).json()).items;
  expect(items.find((one) => one.correctionId === other.correctionId)).toMatchObject({ late: true });
  app.clock.set(before.toISOString());
});

test('one person’s entry is not pointed at through another; a proxy sees only what the proxy asked', async () => {
  const entryId = await anEntry('厄贝沙坦');
  const proxy = await aSignedInResident(app);
  const own = await post(app, `/residents/${proxy.person.residentId}/corrections`, {
    who: proxy,
    body: { target: { kind: 'medication', id: entryId }, wrong: '', rightly: '不对' },
  });
  expect(['not-found', 'record-not-opened']).toContain(own.json<{ code: string }>().code);
  await aLink(app, proxy, { over: person, right: 'proxy' });
  const list = listCorrections.answer.parse((await get(app, `${base()}/corrections`, { who: proxy })).json());
  expect(list.items).toEqual([]);
});

test('a clerk reads but does not write into the record; another clinic and the county get nothing', async () => {
  const entryId = await anEntry('美托洛尔');
  const { correctionId } = await asked('medication', entryId);
  const change = { changes: [{ path: 'dose', value: '每次 10 mg' }] };
  const clerk = await staffSignedIn(app, await aStaffMember(app, { site, role: 'desk' }));
  expect((await detail(correctionId, clerk)).fields).toEqual([]);
  expect((await accept(correctionId, change, clerk)).json()).toMatchObject({ code: 'forbidden' });
  const stranger = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor' }));
  const theirs = listDeskCorrections.answer.parse((await get(app, '/desk/corrections', { who: stranger })).json());
  expect(theirs.items).toEqual([]);
  expect((await get(app, `/desk/corrections/${correctionId}`, { who: stranger })).json()).toMatchObject({
    code: 'other-site',
  });
  expect((await accept(correctionId, change, stranger)).json()).toMatchObject({ code: 'other-site' });
  const county = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
  expect((await get(app, '/desk/corrections', { who: county })).json()).toMatchObject({ code: 'forbidden' });
});
