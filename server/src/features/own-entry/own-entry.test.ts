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

const medicine = (name = '氨氯地平') => ({ kind: 'medicine', name });

test('sent twice with one key is kept once; another with the same key is refused', async () => {
  const key = 'own-entry-key-1';
  const first = await write(medicine(), { key });
  const again = await write(medicine(), { key });
  expect([again.statusCode, again.body, again.headers['idempotency-hit']]).toEqual([201, first.body, 'true']);
  expect((await write(medicine('缬沙坦'), { key })).json()).toMatchObject({ code: 'idempotency-body-differs' });
  const [row, ...others] = await listed();
  expect(row).toMatchObject({ entryId: first.json().entryId, kind: 'medication', happenedOn: '2026-11-23' });
  expect(others).toEqual([]);
});

test('what was measured is no own entry: it has pages of its own', async () => {
  const reading = { item: 'blood-pressure', systolic: 134, diastolic: 84 };
  expect((await write({ kind: 'reading', reading, at: app.clock.now().toISOString() })).statusCode).toBe(400);
  const session = { sessionId: uuidV7(), at: app.clock.now().toISOString(), values: [reading] };
  const kept = await post(app, path('readings'), { who: me, body: session });
  const { entryId } = kept.json().session.readings[0];
  expect(await listed()).toEqual([]);
  expect((await post(app, path(`own-entries/${entryId}/withdraw`), { who: me })).json()).toMatchObject({
    code: 'not-found',
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
      await post(app, path('own-entries', other.residentId), { who: other, body: medicine() })
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
  const values = [{ item: 'blood-pressure', systolic: 188, diastolic: 101 }];
  const session = { sessionId: uuidV7(), at: app.clock.now().toISOString(), values };
  expect((await post(app, path('readings'), { who: me, body: session })).statusCode).toBe(201);
  const { lines } = (await get(app, path('share-card'), { who: me })).json();
  expect(lines).toMatchObject([{ key: 'opened' }, { key: 'measured-days' }]);
  expect(JSON.stringify(lines)).not.toMatch(/188|101/);
});

test('a day has an end', async () => {
  const many = await Promise.all(Array.from({ length: 103 }, () => write(medicine())));
  const codes = many.map((answer) => answer.json().code as string | undefined);
  expect(codes.filter((code) => code === 'own-entries-too-many')).toHaveLength(3);
});
