import type { SharedRecord, SharesOfResident } from '@kangban/contract/share';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  aParentOf,
  aSignedInResident,
  aStaffMember,
  hasOpened,
  hasUnlocked,
  signedIn,
  staffSignedIn,
} from '../../../test/factories';
import { givenDoses } from '../../../test/factories/immunizations';
import { anEntryOf, payloads } from '../../../test/records';
import { get, post, remove } from '../../../test/requests';

jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

const MINUTE = 60_000;
const shared = (path: string, body: object, who?: { headers: { authorization: string } }) =>
  post(app, path, { body, ...(who && { who }) });
const asked = {
  kinds: ['condition', 'medication', 'immunization'],
  opened: [] as string[],
  since: null as string | null,
  minutes: 60,
  purpose: '门诊看病',
};
const DOCTOR = { name: '王医生', institution: '市第一人民医院' };

async function aPatient() {
  const person = await aSignedInResident(app, { name: '林国强', birthDate: '1955-03-08', sex: 'male' });
  await hasOpened(app, person, { of: person.person });
  const { residentId } = person.person;
  await anEntryOf(app, residentId, {
    kind: 'condition',
    payload: payloads.condition('高血压'),
    happenedOn: '2024-05-01',
  });
  await anEntryOf(app, residentId, { kind: 'medication', payload: payloads.medication('氨氯地平') });
  await anEntryOf(app, residentId, { kind: 'allergy', payload: payloads.allergy('青霉素') });
  return { ...person, residentId, path: `/residents/${residentId}/shares` };
}
type Patient = Awaited<ReturnType<typeof aPatient>>;

async function aShare(patient: Patient, told: Partial<typeof asked> = {}) {
  const made = await post(app, patient.path, { who: patient, body: { ...asked, ...told } });
  expect(made.json()).toEqual({ shareId: expect.any(String) });
  const { shareId } = made.json<{ shareId: string }>();
  const { shares } = (await get(app, patient.path, { who: patient })).json<SharesOfResident>();
  const share = shares.find((one) => one.shareId === shareId);
  return { shareId, ...share!.secret! };
}
const openBy = (secret: object, doctor: object = DOCTOR) => shared('/shared-records/open', { secret, ...doctor });

describe('making', () => {
  test('the page says what could be shown, in the order of the record, without what is locked', async () => {
    const patient = await aPatient();
    await anEntryOf(app, patient.residentId, {
      kind: 'encounter',
      payload: { class: 'outpatient', reasons: [], diagnoses: [] },
      sensitive: 'mental-health',
    });
    const page = (await get(app, patient.path, { who: patient })).json();
    expect(page.kinds).toEqual([
      { kind: 'condition', words: '疾病', count: 1 },
      { kind: 'medication', words: '用药', count: 1 },
      { kind: 'allergy', words: '过敏', count: 1 },
    ]);
    expect(page).toMatchObject({ unlocked: [], shares: [] });
  });

  test('once for a key, and its secrets stand in no answer that is kept', async () => {
    const patient = await aPatient();
    const told = { who: patient, body: asked, key: 'share-key-1' };
    const first = await post(app, patient.path, told);
    expect(first.statusCode).toBe(201);
    expect((await post(app, patient.path, told)).payload).toBe(first.payload);
    const page = await get(app, patient.path, { who: patient });
    expect(page.json().shares).toHaveLength(1);
    expect(page.headers['cache-control']).toBe('private, no-store');
    const [share] = page.json().shares;
    expect(share).toMatchObject({ state: 'holds', purpose: '门诊看病', since: null, openings: [], revokedAt: null });
    expect(share.secret.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const { rows } = await app.deps.db.pool.query(
      `SELECT to_jsonb(s)::text AS row FROM record_share s UNION ALL SELECT to_jsonb(i)::text FROM idempotency i`,
    );
    for (const { row } of rows) {
      expect(row).not.toContain(share.secret.code);
      expect(row).not.toContain(share.secret.token);
    }
    expect((await post(app, patient.path, { ...told, body: { ...asked, minutes: 15 } })).json().code).toBe(
      'idempotency-body-differs',
    );
  });

  test.each([
    ['bad-input', { kinds: [] }],
    ['bad-input', { kinds: ['everything'] }],
    ['bad-input', { minutes: 30 }],
    ['bad-input', { minutes: 20_160 }],
    ['bad-input', { purpose: ' ' }],
    ['bad-input', { since: '2026-02-30' }],
    ['bad-input', { since: '2026-11-24' }],
    ['share-sensitive-locked', { opened: ['mental-health'] }],
  ])('%s: %j', async (code, wrong) => {
    const patient = await aPatient();
    expect((await post(app, patient.path, { who: patient, body: { ...asked, ...wrong } })).json().code).toBe(code);
  });

  test('twenty a day, counted also when they come side by side', async () => {
    const patient = await aPatient();
    const answers = await Promise.all(
      Array.from({ length: 22 }, () => post(app, patient.path, { who: patient, body: asked })),
    );
    const codes = answers.map((answer) => answer.json<{ code?: string }>().code ?? '201');
    expect(codes.filter((code) => code === '201')).toHaveLength(20);
    expect(codes.filter((code) => code === 'share-too-many')).toHaveLength(2);
  });
});

describe('opening', () => {
  test('by code: what was chosen and nothing else, with who reads as it was told', async () => {
    const patient = await aPatient();
    const { code } = await aShare(patient);
    const answer = await openBy({ code: code.toLowerCase().replace('-', ' ') });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const record = answer.json<SharedRecord>();
    expect(record.person).toEqual({ name: '林国强', sex: 'male', birthDate: '1955-03-08', ageYears: 71 });
    expect(record.reader).toEqual({ ...DOCTOR, proven: false });
    expect(record.items.map((item) => item.kind)).toEqual(['medication', 'condition']);
    expect(answer.payload).toContain('氨氯地平');
    expect(answer.payload).not.toContain('青霉素');
    expect(answer.payload).not.toContain(patient.person.idNumber);
    const [share] = (await get(app, patient.path, { who: patient })).json().shares;
    expect(share.openings).toEqual([{ ...DOCTOR, proven: false, way: 'code', openedAt: expect.any(String) }]);
  });

  test('by link as a colleague: named by the sign-in, and written down in the audit', async () => {
    const patient = await aPatient();
    const { token, shareId } = await aShare(patient);
    const doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor' }));
    const answer = await shared('/desk/shared-records/open', { secret: { token } }, doctor);
    expect(answer.json().reader).toMatchObject({ name: '周护士', proven: true });
    const [share] = (await get(app, patient.path, { who: patient })).json().shares;
    expect(share.openings).toMatchObject([{ name: '周护士', proven: true, way: 'link' }]);
    await app.deps.auditor.flush();
    const { rows } = await app.deps.db.pool.query(
      `SELECT action, actor_kind, actor_id, right_kind, details FROM audit_entry WHERE resident_id = $1 ORDER BY batch_no, entry_no`,
      [patient.residentId],
    );
    expect(rows).toMatchObject([
      { action: 'share-made', right_kind: 'self', details: { shareId } },
      {
        action: 'share-opened',
        actor_kind: 'staff',
        actor_id: doctor.staffId,
        right_kind: 'share',
        details: { shareId },
      },
    ]);
  });

  test('nothing older than the day that was chosen, and doses beside entries', async () => {
    const patient = await aPatient();
    await givenDoses(app, patient.person, ['HepB@2019-01-02,2026-10-02']);
    const { token } = await aShare(patient, { since: '2026-01-01' });
    const { items } = (await openBy({ token })).json<SharedRecord>();
    expect(items.map((item) => [item.happenedOn, item.title])).toEqual([
      ['2026-11-01', expect.stringContaining('氨氯地平')],
      ['2026-10-02', '乙肝疫苗'],
    ]);
  });

  test('what is sensitive only where it was ticked, unlocked and still agreed to', async () => {
    const patient = await aPatient();
    await anEntryOf(app, patient.residentId, {
      kind: 'condition',
      payload: {
        ...payloads.condition('抑郁发作'),
        what: { text: '抑郁发作', known: true, coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'F32.0' }] },
      },
      sensitive: 'mental-health',
    });
    await hasOpened(app, patient, { of: patient.person, kind: 'sensitive' });
    await hasUnlocked(app, patient, patient.person);
    const plain = await aShare(patient);
    expect((await openBy({ token: plain.token })).payload).not.toContain('抑郁发作');
    const ticked = await aShare(patient, { opened: ['mental-health'] });
    const other = await aShare(patient, { opened: ['tuberculosis'] });
    expect((await openBy({ token: ticked.token })).payload).toContain('抑郁发作');
    expect((await openBy({ token: other.token })).payload).not.toContain('抑郁发作');
    const nurse = await staffSignedIn(app, await aStaffMember(app));
    expect(
      (await shared('/desk/shared-records/open', { secret: { token: plain.token } }, nurse)).payload,
    ).not.toContain('抑郁');
    await hasOpened(app, patient, { of: patient.person, kind: 'sensitive', given: false, at: app.clock.now() });
    expect((await openBy({ token: ticked.token })).json().code).toBe('share-not-found');
    expect((await openBy({ token: plain.token })).statusCode).toBe(200);
  });

  test('a long record comes in pages that add up, each asked anew', async () => {
    const patient = await aPatient();
    for (let day = 1; day <= 40; day += 1)
      await anEntryOf(app, patient.residentId, {
        kind: 'condition',
        payload: payloads.condition(`第${day}件`),
        happenedOn: `2026-${day <= 20 ? '09' : '10'}-${String(((day - 1) % 20) + 1).padStart(2, '0')}`,
      });
    const { token, shareId } = await aShare(patient);
    const first = (await openBy({ token })).json();
    expect(first.items).toHaveLength(30);
    const { viewing } = first;
    const second = (await shared('/shared-records/page', { viewing, cursor: first.nextCursor })).json();
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map((item: { id: string }) => item.id);
    expect(ids).toHaveLength(42);
    expect(new Set(ids).size).toBe(42);
    await remove(app, `${patient.path}/${shareId}`, { who: patient });
    for (const cursor of [null, first.nextCursor])
      expect((await shared('/shared-records/page', { viewing, cursor })).json().code).toBe('share-not-found');
    expect((await shared('/shared-records/check', { viewing })).json().code).toBe('share-not-found');
  });
});

describe('the end', () => {
  test('at its instant, also for who has it open', async () => {
    const patient = await aPatient();
    const { token, code } = await aShare(patient, { minutes: 15 });
    const { viewing, endsAt, viewingEndsAt, viewingSeconds } = (await openBy({ token })).json();
    expect(viewingSeconds).toBe(15 * 60);
    expect(viewingEndsAt).toBe(endsAt);
    app.clock.advance(15 * MINUTE - 1);
    expect((await shared('/shared-records/check', { viewing })).statusCode).toBe(200);
    app.clock.advance(1);
    for (const answer of [
      await openBy({ token }),
      await openBy({ code }),
      await shared('/shared-records/check', { viewing }),
    ]) {
      expect(answer.statusCode).toBe(404);
      expect(answer.json().code).toBe('share-not-found');
    }
    const again = await signedIn(app, patient);
    const [share] = (await get(app, patient.path, { who: again })).json().shares;
    expect(share).toMatchObject({ state: 'over', secret: null });
    expect(share.openings).toHaveLength(1);
  });

  test('an opening is read for half an hour, then the code is entered again', async () => {
    const patient = await aPatient();
    const { token } = await aShare(patient, { minutes: 1440 });
    const { viewing } = (await openBy({ token })).json();
    app.clock.advance(30 * MINUTE);
    expect((await shared('/shared-records/check', { viewing })).json().code).toBe('share-not-found');
    expect((await openBy({ token })).statusCode).toBe(200);
  });

  test('taken back: at once, once, and only by the family', async () => {
    const patient = await aPatient();
    const { token, code, shareId } = await aShare(patient);
    const stranger = await aPatient();
    expect((await remove(app, `${stranger.path}/${shareId}`, { who: stranger })).json().code).toBe('not-found');
    expect((await remove(app, `${patient.path}/${shareId}`, { who: stranger })).json().code).toBe('not-found');
    expect((await openBy({ token })).statusCode).toBe(200);
    for (let twice = 0; twice < 2; twice += 1)
      expect((await remove(app, `${patient.path}/${shareId}`, { who: patient })).statusCode).toBe(200);
    expect((await openBy({ token })).json().code).toBe('share-not-found');
    expect((await openBy({ code })).json().code).toBe('share-not-found');
    const [share] = (await get(app, patient.path, { who: patient })).json().shares;
    expect(share).toMatchObject({ state: 'revoked', secret: null, revokedAt: expect.any(String) });
  });

  test('with the consent it rests on, and agreeing anew does not bring it back', async () => {
    const patient = await aPatient();
    const { token } = await aShare(patient, { minutes: 1440 });
    const { viewing } = (await openBy({ token })).json();
    app.clock.advance(1);
    await hasOpened(app, patient, { of: patient.person, given: false, at: app.clock.now() });
    expect((await openBy({ token })).json().code).toBe('share-not-found');
    expect((await shared('/shared-records/page', { viewing, cursor: null })).json().code).toBe('share-not-found');
    app.clock.advance(1);
    await hasOpened(app, patient, { of: patient.person, at: app.clock.now() });
    expect((await openBy({ token })).json().code).toBe('share-not-found');
  });

  test('with the right of the guardian who made it', async () => {
    const parent = await aParentOf(app, { bornMonthsAgo: 30 });
    const [child] = parent.children;
    await hasOpened(app, parent, { of: child!, by: 'guardian' });
    await givenDoses(app, child!, ['HepB@2025-01-02']);
    const path = `/residents/${child!.residentId}/shares`;
    await post(app, path, { who: parent, body: asked });
    const [share] = (await get(app, path, { who: parent })).json().shares;
    const father = await aSignedInResident(app);
    await aLink(app, father, { over: child!, right: 'guardian' });
    expect((await get(app, path, { who: father })).json().shares).toMatchObject([{ secret: null, state: 'holds' }]);
    expect((await openBy({ token: share.secret.token })).statusCode).toBe(200);
    await app.deps.db.pool.query(`UPDATE family_link SET state = 'ended' WHERE account_id = $1 AND resident_id = $2`, [
      parent.accountId,
      child!.residentId,
    ]);
    expect((await openBy({ token: share.secret.token })).json().code).toBe('share-not-found');
  });

  test('after thirty openings', async () => {
    const patient = await aPatient();
    const { code } = await aShare(patient);
    const answers = [];
    for (let time = 0; time < 31; time += 1) answers.push((await openBy({ code })).statusCode);
    expect(answers).toEqual([...Array<number>(30).fill(200), 404]);
    expect((await get(app, patient.path, { who: patient })).json().shares).toMatchObject([{ state: 'used-up' }]);
  });
});

describe('guessing', () => {
  test('a wrong code says nothing, and twenty of them close the door to this address for an hour', async () => {
    const guessed = await buildTestApp();
    const wrong = (code: string) =>
      post(guessed, '/shared-records/open', { body: { secret: { code }, ...DOCTOR } }).then(
        (answer) => answer.json().code,
      );
    expect(await wrong('not a code')).toBe('share-not-found');
    for (let time = 1; time < 20; time += 1) expect(await wrong(`0000-00${10 + time}`)).toBe('share-not-found');
    expect(await wrong('0000-0099')).toBe('too-many-requests');
    guessed.clock.advance(60 * MINUTE);
    expect(await wrong('0000-0099')).toBe('share-not-found');
    await guessed.stop();
  });

  test('a link that was changed, and a viewing taken for a link, open nothing', async () => {
    const patient = await aPatient();
    const { token } = await aShare(patient);
    const { viewing } = (await openBy({ token })).json();
    const changed = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`;
    for (const wrong of [changed, viewing])
      expect((await openBy({ token: wrong })).json().code).toBe('share-not-found');
    expect((await shared('/shared-records/check', { viewing: token })).json().code).toBe('share-not-found');
  });

  test.each([
    [{ name: ' ', institution: '市医院' }],
    [{ name: '王', institution: '市医院' }],
    [{ name: '王医生', institution: '' }],
  ])('who does not say who they are is not let in: %j', async (doctor) => {
    const { token } = await aShare(await aPatient());
    expect((await openBy({ token }, doctor)).json().code).toBe('bad-input');
  });
});

test('which sensitive categories one guardian passed on is not told to the other', async () => {
  const mother = await aParentOf(app, { bornMonthsAgo: 60 });
  const [child] = mother.children;
  await hasOpened(app, mother, { of: child!, by: 'guardian' });
  await hasOpened(app, mother, { of: child!, by: 'guardian', kind: 'sensitive' });
  await hasUnlocked(app, mother, child!);
  const path = `/residents/${child!.residentId}/shares`;
  await anEntryOf(app, child!.residentId, { kind: 'condition', payload: payloads.condition('感冒') });
  const made = await post(app, path, { who: mother, body: { ...asked, opened: ['abuse'] } });
  expect(made.statusCode).toBe(201);
  const father = await aSignedInResident(app);
  await aLink(app, father, { over: child!, right: 'guardian' });
  const told = async (who: Parameters<typeof get>[2]) =>
    (await get(app, path, who)).json<SharesOfResident>().shares.map(({ opened }) => opened);
  expect(await told({ who: mother })).toEqual([['abuse']]);
  expect(await told({ who: father })).toEqual([[]]);
});
