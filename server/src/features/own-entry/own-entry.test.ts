import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSignedInResident, type SignedInAccount } from '../../../test/factories';
import { hasOpened, hasUnlocked } from '../../../test/factories/consents';
import { get, post, put, type Told } from '../../../test/requests';
import { COUNTY } from '../../../test/factories/context';
import { uuidV7 } from '../../crypto/uuid-v7';
import { insertEntries, makeEntry } from '../record/entry';

jest.setTimeout(60_000);

let app: TestApp;
type Resident = SignedInAccount & { residentId: string };
let me: Resident;

async function aResidentWithRecord(): Promise<Resident> {
  const account = await aSignedInResident(app, { birthDate: '1955-01-01' });
  await hasOpened(app, account, { of: account.person });
  return { ...account, residentId: account.person.residentId };
}

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  me = await aResidentWithRecord();
});

const path = (rest: string, of = me.residentId): string => `/residents/${of}/${rest}`;
const write = (body: object, told: Told = {}) => post(app, path('own-entries'), { who: me, body, ...told });
const at = (hoursBack = 0): string => new Date(app.clock.now().getTime() - hoursBack * 3_600_000).toISOString();
const bp = (systolic: number, diastolic: number, more: object = {}) => ({
  kind: 'reading',
  reading: { item: 'blood-pressure', systolic, diastolic },
  at: at(),
  ...more,
});
const listed = async () => (await get(app, path('own-entries'), { who: me })).json().items;
const pocket = async () => (await get(app, path('pocket'), { who: me })).json();

async function clinicSays(kind: 'allergy' | 'basic-information' | 'condition', payload: object): Promise<void> {
  const today = app.clock.today();
  const made = makeEntry(
    {
      residentId: me.residentId,
      birthDate: toPlainDate('1955-01-01'),
      kind,
      payload,
      happenedOn: today,
      institution: '柳溪镇卫生院',
      source: 'clinic',
    },
    today,
  );
  if (!('entry' in made)) throw new Error(JSON.stringify(made.faults));
  await app.deps.db.transaction((client) =>
    insertEntries(client, COUNTY, { entries: [made.entry], at: app.clock.now() }),
  );
}

describe('a reading', () => {
  test('is kept with where it comes from, and stands in the list', async () => {
    const answer = await write(bp(134, 84));
    expect(answer.statusCode).toBe(201);
    const [row] = await listed();
    expect(row).toMatchObject({ entryId: answer.json().entryId, kind: 'observation', happenedOn: '2026-11-23' });
    expect(`${row.title}${row.text}`).toMatch(/134.*84/);
    const { rows } = await app.deps.db.pool.query('SELECT * FROM record_entry WHERE entry_id = $1', [row.entryId]);
    expect(rows[0]).toMatchObject({ source: 'resident', recorded_by_account: me.accountId, sensitive: null });
    expect(JSON.stringify(rows[0])).toMatch(/8480-6.*8462-4/);
  });

  test('that is unlikely is asked again and kept when confirmed; one that cannot be is refused', async () => {
    const asked = await write(bp(210, 100));
    expect(asked.json()).toMatchObject({ code: 'reading-unlikely', details: { fields: [{ path: 'systolic' }] } });
    expect(await listed()).toEqual([]);
    expect((await write(bp(210, 100, { confirmed: true }))).statusCode).toBe(201);
    const refused = await write(bp(84, 134, { confirmed: true }));
    expect(refused.json()).toMatchObject({ code: 'bad-input', details: { fields: [{ path: '/reading/diastolic' }] } });
  });

  test.each([
    [72, 201],
    [72.01, 400],
    [-0.05, 201],
    [-1, 400],
  ])('measured %d hours ago: %d', async (hours, status) => {
    expect((await write(bp(134, 84, { at: at(hours) }))).statusCode).toBe(status);
  });

  test('sent twice with one key is kept once; another with the same key is refused', async () => {
    const key = 'own-entry-key-1';
    const body = bp(134, 84);
    const first = await write(body, { key });
    const again = await write(body, { key });
    expect([again.statusCode, again.body, again.headers['idempotency-hit']]).toEqual([201, first.body, 'true']);
    expect((await write(bp(135, 85), { key })).json()).toMatchObject({ code: 'idempotency-body-differs' });
    expect(await listed()).toHaveLength(1);
  });

  test('yesterday’s late reading belongs to yesterday', async () => {
    await write(bp(134, 84, { at: '2026-11-22T23:59:00+08:00' }));
    expect((await listed())[0]).toMatchObject({ happenedOn: '2026-11-22' });
  });
});

describe('taking back', () => {
  test('makes it count no longer, once, and keeps the row', async () => {
    const { entryId } = (await write({ kind: 'allergy', what: '花生', category: 'food' })).json();
    expect((await pocket()).allergies).toEqual([{ text: '花生', own: true }]);
    const take = () => post(app, path(`own-entries/${entryId}/withdraw`), { who: me });
    const both = await Promise.all([take(), take()]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
    expect(await listed()).toEqual([]);
    expect((await pocket()).allergyState).toBe('unknown');
    const { rows } = await app.deps.db.pool.query('SELECT 1 FROM record_entry WHERE resident_id = $1', [me.residentId]);
    expect(rows).toHaveLength(2);
  });

  test('is for what the family wrote: not for the clinic’s word, not for another’s', async () => {
    await clinicSays('allergy', {
      none: false,
      what: { text: '青霉素', coding: [], known: false },
      category: 'medication',
      criticality: 'high',
      clinical: 'active',
      verification: 'confirmed',
      reactions: [],
    });
    const { rows } = await app.deps.db.pool.query('SELECT entry_id FROM record_entry WHERE resident_id = $1', [
      me.residentId,
    ]);
    const clinics = rows[0].entry_id;
    const other = await aResidentWithRecord();
    const { entryId: theirs } = (
      await post(app, path('own-entries', other.residentId), { who: other, body: bp(120, 80) })
    ).json();
    for (const id of [clinics, theirs, uuidV7()])
      expect((await post(app, path(`own-entries/${id}/withdraw`), { who: me })).json()).toMatchObject({
        code: 'not-found',
      });
  });
});

describe('the emergency page', () => {
  test('holds the clinic’s word before one’s own, and nothing that is sensitive even when unlocked', async () => {
    await clinicSays('basic-information', {
      form: 'basic-information-3',
      fields: { bloodAbo: '1', bloodRh: '2', drugAllergies: ['2'], pastDiseases: [{ disease: '2' }, { disease: '9' }] },
    });
    await clinicSays('condition', {
      what: { text: '抑郁发作', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'F32.9' }], known: true },
      clinical: 'active',
      verification: 'confirmed',
    });
    await write({ kind: 'allergy', what: '花生', category: 'food', reaction: '起皮疹' });
    await write({ kind: 'medicine', name: '氨氯地平', dose: '5 mg', frequency: '每天早上' });
    await hasOpened(app, me, { of: me, kind: 'sensitive' });
    await hasUnlocked(app, me, me);
    expect(await pocket()).toMatchObject({
      blood: { text: 'A型 · Rh 阳性', from: '柳溪镇卫生院', on: '2026-11-23' },
      allergyState: 'some',
      allergies: [
        { text: '青霉素', own: false },
        { text: '花生：起皮疹', own: true },
      ],
      medicines: [{ text: '氨氯地平，5 mg，每天早上', own: true }],
      conditions: ['高血压'],
      mayWrite: true,
    });
  });

  test('contacts are sealed at rest, and the last word counts', async () => {
    const one = { name: '林晓梅', relation: '女儿', phone: '13800000001' };
    expect((await put(app, path('contacts'), { who: me, body: { contacts: [one] } })).statusCode).toBe(200);
    expect((await pocket()).contacts).toEqual([one]);
    const { rows } = await app.deps.db.pool.query(
      `SELECT encode(contacts_cipher, 'escape') AS text FROM emergency_contacts WHERE resident_id = $1`,
      [me.residentId],
    );
    expect(rows[0].text).not.toContain('13800000001');
    await put(app, path('contacts'), { who: me, body: { contacts: [] } });
    expect((await pocket()).contacts).toEqual([]);
    const four = { contacts: [one, one, one, one] };
    expect((await put(app, path('contacts'), { who: me, body: four })).json()).toMatchObject({ code: 'bad-input' });
  });
});

test('the card offers lines without a single value', async () => {
  await write(bp(188, 101));
  const { lines } = (await get(app, path('share-card'), { who: me })).json();
  expect(lines).toMatchObject([{ key: 'opened' }, { key: 'measured-days' }]);
  expect(JSON.stringify(lines)).not.toMatch(/188|101/);
});

test('a day has an end', async () => {
  const many = await Promise.all(Array.from({ length: 103 }, () => write(bp(134, 84))));
  const codes = many.map((answer) => answer.json().code as string | undefined);
  expect(codes.filter((code) => code === 'own-entries-too-many')).toHaveLength(3);
});
