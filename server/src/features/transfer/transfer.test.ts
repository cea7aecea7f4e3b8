import { Fhir } from 'fhir/fhir';
import { addMonths, toPlainDate } from '@kangban/domain/shared/plain-date';
import { transferConsentOn } from '@kangban/domain/transfer/consent-texts';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { anAccount, aLink, anIdNumber, aParentOf, aSignedInResident, signedIn } from '../../../test/factories';
import { readPdf } from '../../../test/pdf-text';
import { get, post } from '../../../test/requests';
import { aNurseOf, anExamination, type Nurse, trust, trustNoMore } from '../../../test/transfers';
import { openPackage, signPackage } from './signed-package';

// One county sends, another receives: two servers with keys of their own on two databases.
let here: TestApp;
let there: TestApp;
let nurse: Nurse;
const THERE = '990202';
const CONSENT = transferConsentOn(toPlainDate('2026-11-23'))!.version;

beforeAll(async () => {
  here = await buildTestApp();
  there = await buildTestApp({
    env: {
      KANGBAN_COUNTY: THERE,
      KANGBAN_SIGNING_KEY: '77'.repeat(32),
      KANGBAN_LOOKUP_KEY: '44'.repeat(32),
      KANGBAN_CIPHER_KEY: '55'.repeat(32),
    },
  });
  nurse = await aNurseOf(there, THERE);
  await trust(there, here);
});
afterAll(async () => {
  await here.stop();
  await there.stop();
});

async function aFamily(measured = 2) {
  const parent = await aParentOf(here, { bornMonthsAgo: 78 });
  const [child] = parent.children;
  for (let year = measured; year > 0; year -= 1)
    await anExamination(here, child!.residentId, {
      examinedOn: addMonths(toPlainDate('2026-11-01'), -12 * (year - 1)),
      right: { naked: 50 - year, sphere: -25 * year },
      left: { naked: 50, axialLength: 2250 },
    });
  return { parent, child: child!, path: `/residents/${child!.residentId}/transfers` };
}
type Family = Awaited<ReturnType<typeof aFamily>>;

const agreed = { receiver: '柳溪中心小学', consentVersion: CONSENT };
async function send({ parent, path }: Family, body: object = agreed) {
  const sent = await post(here, path, { who: parent, body });
  expect(sent.json()).toMatchObject({ transferId: expect.any(String) });
  return sent.json();
}
async function fileOf(family: Family): Promise<string> {
  const { transferId } = await send(family);
  const file = await get(here, `${family.path}/${transferId}/file`, { who: family.parent });
  return file.payload;
}
const read = (file: string, who = nurse) => post(there, '/desk/transfers/read', { who, body: { file } });
const take = (file: string, child: object, who = nurse) =>
  post(there, '/desk/transfers/import', { who, body: { file, child } });
const numberOf = ({ child }: Family, no = 3): string => anIdNumber(child.birthDate, child.sex, no);
/** The registry number as a nurse there reads it from the same card. */
const sameNumber = ({ child }: Family): string => child.idNumber;

describe('sending', () => {
  test('the page says what would be sent and what to agree to', async () => {
    const { parent, path } = await aFamily();
    const page = (await get(here, path, { who: parent })).json();
    expect(page).toMatchObject({
      examinations: 2,
      firstOn: '2025-11-01',
      lastOn: '2026-11-01',
      maySend: true,
      sent: [],
      received: [],
    });
    expect(page.consent).toEqual({ version: CONSENT, text: expect.stringContaining('学校') });
  });

  test('a package is made with the agreement it rests on, and once for a key', async () => {
    const { parent, path } = await aFamily();
    const told = { who: parent, body: agreed, key: 'transfer-key-1' };
    const first = await post(here, path, told);
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({
      receiver: '柳溪中心小学',
      sentOn: '2026-11-23',
      examinations: 2,
      consentVersion: CONSENT,
      consentBy: '李*云（监护人）',
      stoppedAt: null,
      fileName: '视力档案-2026-11-23.json',
    });
    expect((await post(here, path, told)).payload).toBe(first.payload);
    const { sent } = (await get(here, path, { who: parent })).json();
    expect(sent).toHaveLength(1);
    expect((await post(here, path, { ...told, body: { ...agreed, receiver: '别的小学' } })).json().code).toBe(
      'idempotency-body-differs',
    );
  });

  test('nothing is sent without today’s words, without a measurement, or ten times a day', async () => {
    const family = await aFamily(1);
    const { parent, path } = family;
    const old = await post(here, path, { who: parent, body: { ...agreed, consentVersion: 'vision-transfer-2020-1' } });
    expect(old.json().code).toBe('consent-missing');
    const bare = await aFamily(0);
    expect((await post(here, bare.path, { who: bare.parent, body: agreed })).json().code).toBe('transfer-empty');
    for (let made = 0; made < 10; made += 1) await send(family);
    expect((await post(here, path, { who: parent, body: agreed })).json().code).toBe('transfer-too-many');
  });

  test('the file is valid FHIR, signed, and says no full number', async () => {
    const family = await aFamily();
    const { transferId } = await send(family);
    const file = await get(here, `${family.path}/${transferId}/file`, { who: family.parent });
    expect(file.headers['content-type']).toContain('application/fhir+json');
    expect(file.headers['content-disposition']).toContain(encodeURIComponent('视力档案-2026-11-23.json'));
    const bundle = JSON.parse(file.payload) as object;
    const { valid, messages } = new Fhir().validate(bundle, { errorOnUnexpected: true });
    expect(messages.filter(({ severity }) => String(severity) === 'error')).toEqual([]);
    expect(valid).toBe(true);
    expect(file.payload).not.toContain(family.child.idNumber);
    expect(bundle).toMatchObject({ signature: { sigFormat: 'application/jose' } });
  });

  test('the paper says the same to people, large on demand, and its code is true', async () => {
    const family = await aFamily();
    const { transferId, code } = await send(family);
    const paper = `${family.path}/${transferId}/paper`;
    const standard = readPdf((await get(here, paper, { who: family.parent })).rawPayload);
    const text = standard.pages.join('\n');
    for (const words of ['儿童视力档案', family.child.name, '共 2 次检查', '4.9 / 0.8', '-0.50', '22.50', '李*云'])
      expect(text).toContain(words);
    expect(text.replaceAll('\n', '')).toContain(code);
    expect(text).not.toContain(family.child.idNumber);
    const large = await get(here, `${paper}?size=large`, { who: family.parent });
    expect(large.headers['content-type']).toBe('application/pdf');
    expect(readPdf(large.rawPayload).pages.length).toBeGreaterThan(standard.pages.length);
    const check = await here.server.inject(`/check/${String(code).toLowerCase()}`);
    expect(check.statusCode).toBe(200);
    expect(check.payload).toContain('编号是真的');
    expect(check.payload).not.toContain(family.child.name);
    expect((await here.server.inject('/check/0000-0000-0000-0000')).statusCode).toBe(404);
    expect((await here.server.inject('/check/%3Cscript%3E')).payload).not.toContain('<script>');
  });

  test('taken back, it can no longer be downloaded, and the code says so', async () => {
    const family = await aFamily();
    const { transferId, code } = await send(family);
    const path = `${family.path}/${transferId}`;
    const stopped = await post(here, `${path}/stop`, { who: family.parent });
    expect(stopped.json()).toMatchObject({ transferId, stoppedAt: expect.any(String) });
    expect((await post(here, `${path}/stop`, { who: family.parent })).payload).toBe(stopped.payload);
    for (const kind of ['file', 'paper'])
      expect((await get(here, `${path}/${kind}`, { who: family.parent })).json().code).toBe('transfer-stopped');
    expect((await here.server.inject(`/check/${code}`)).payload).toContain('收回同意');
  });

  test('what happened to it is written down', async () => {
    const family = await aFamily();
    await fileOf(family);
    await here.deps.auditor.flush();
    const { rows } = await here.deps.db.pool.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE resident_id = $1 ORDER BY batch_no, entry_no',
      [family.child.residentId],
    );
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['record-sent', 'record-downloaded']));
  });
});

describe('a school clinic on another instance', () => {
  test('checks a package and sees whose it is before anything is kept', async () => {
    const family = await aFamily();
    const file = await fileOf(family);
    const shown = await read(file);
    expect(shown.statusCode).toBe(200);
    expect(shown.json()).toMatchObject({
      issuerName: '青岚县卫生健康局',
      issuerCounty: '990101',
      receiver: '柳溪中心小学',
      consentBy: '李*云（监护人）',
      child: { name: family.child.name, sex: family.child.sex, birthDate: family.child.birthDate },
      candidates: [],
      importedOn: null,
    });
    expect(shown.json().examinations).toHaveLength(2);
    expect(shown.json().examinations[1]).toMatchObject({ right: { naked: '4.9', corrected: null } });
  });

  test('enters the child with the card at hand and takes the examinations over', async () => {
    const family = await aFamily();
    const file = await fileOf(family);
    const taken = await take(file, { idNumber: sameNumber(family) });
    expect(taken.statusCode).toBe(201);
    expect(taken.json()).toMatchObject({ name: family.child.name, examinations: 2, imported: 2 });
    const { rows } = await there.deps.db.pool.query(
      `SELECT examined_on, institution, examined_by, source, right_naked, right_sphere, left_axial_length
         FROM vision_examination WHERE county_code = $1 AND resident_id = $2 ORDER BY examined_on`,
      [THERE, taken.json().residentId],
    );
    expect(rows).toMatchObject([
      { examined_on: '2025-11-01', source: 'transfer', right_naked: 48, right_sphere: -50, left_axial_length: 2250 },
      { examined_on: '2026-11-01', institution: '青岚县柳溪镇卫生院', examined_by: '周敏', right_naked: 49 },
    ]);
    const again = await take(file, { idNumber: sameNumber(family) });
    expect(again.json()).toEqual(taken.json());
    expect((await read(file)).json()).toMatchObject({
      importedOn: '2026-11-23',
      candidates: [{ residentId: taken.json().residentId, name: family.child.name }],
    });
  });

  test('a later package of the same child adds only what is new', async () => {
    const family = await aFamily();
    const first = (await take(await fileOf(family), { idNumber: sameNumber(family) })).json();
    await anExamination(here, family.child.residentId, { examinedOn: '2026-11-20', right: { naked: 47 } });
    const second = (await take(await fileOf(family), { residentId: first.residentId })).json();
    expect(second).toMatchObject({ residentId: first.residentId, examinations: 3, imported: 1 });
  });

  test('the family there sees that it came', async () => {
    const family = await aFamily();
    const { residentId } = (await take(await fileOf(family), { idNumber: sameNumber(family) })).json();
    const { rows } = await there.deps.db.pool.query(
      `SELECT direction, issuer_name, receiver, imported, consent_version FROM record_transfer WHERE resident_id = $1`,
      [residentId],
    );
    expect(rows).toEqual([
      {
        direction: 'in',
        issuer_name: '青岚县卫生健康局',
        receiver: '柳溪中心小学',
        imported: 2,
        consent_version: CONSENT,
      },
    ]);
  });

  test('ten nurses at once take it over once', async () => {
    const family = await aFamily();
    const file = await fileOf(family);
    const answers = await Promise.all(Array.from({ length: 10 }, () => take(file, { idNumber: sameNumber(family) })));
    const good = answers.filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json());
    expect(good.length).toBeGreaterThan(0);
    expect(new Set(good.map((one) => String(one.transferId))).size).toBe(1);
    const { rows } = await there.deps.db.pool.query(
      'SELECT count(*)::int AS held FROM vision_examination WHERE resident_id = $1',
      [good[0].residentId],
    );
    expect(rows).toEqual([{ held: 2 }]);
  });

  test('a byte changed anywhere is refused, and nothing is kept', async () => {
    const family = await aFamily(1);
    const file = await fileOf(family);
    const places = [0, 10, file.indexOf(family.child.name), file.indexOf('"valueQuantity"') + 25, file.length - 5];
    for (const place of places) {
      const changed = `${file.slice(0, place)}${file[place] === '1' ? '2' : '1'}${file.slice(place + 1)}`;
      expect(['transfer-tampered', 'transfer-unreadable', 'transfer-issuer-unknown']).toContain(
        (await take(changed, { idNumber: sameNumber(family) })).json().code,
      );
    }
    const other = JSON.parse(file) as { entry: { resource: { birthDate?: string } }[] };
    other.entry.find(({ resource }) => resource.birthDate)!.resource.birthDate = '2020-01-01';
    expect((await read(JSON.stringify(other))).json().code).toBe('transfer-tampered');
  });

  test('a package of a county nobody trusts is refused with the fingerprint to compare', async () => {
    const file = await fileOf(await aFamily());
    await trustNoMore(there, here);
    const refused = await read(file);
    await trust(there, here);
    expect(refused.json().code).toBe('transfer-issuer-unknown');
    expect(refused.json().detail).toMatch(/[0-9A-F]{4}( [0-9A-F]{4}){7}/);
    expect((await read(file)).statusCode).toBe(200);
  });

  test('a trusted county cannot sign in the name of another', async () => {
    const third = await buildTestApp({ env: { KANGBAN_SIGNING_KEY: '66'.repeat(32) } });
    await trust(there, third, { issuerCounty: '990303' });
    const { bundle } = openPackage(await fileOf(await aFamily()))!;
    const forged = signPackage(bundle, third.deps.countyKey);
    await third.stop();
    expect((await read(forged)).json().code).toBe('transfer-issuer-unknown');
  });

  test.each([
    ['another name', { name: '王小明' }],
    ['another birthday', { birthDate: '2020-01-01' }],
    ['the other sex', { sex: 'other' as const }],
  ])('a child of %s is not the child of the package', async (_, told) => {
    const family = await aFamily();
    const file = await fileOf(family);
    const residentId = await nurse.enter({
      name: family.child.name,
      birthDate: family.child.birthDate,
      ...told,
      sex: 'sex' in told ? (family.child.sex === 'male' ? 'female' : 'male') : family.child.sex,
    });
    const refused = (await take(file, { residentId })).json();
    expect(refused.code).toBe('transfer-other-child');
    expect(refused.detail).toContain('不一样');
  });

  test('another number of the same birthday is not the child of the package', async () => {
    const family = await aFamily();
    const wrong = numberOf(family, 400);
    expect((await take(await fileOf(family), { idNumber: wrong })).json().code).toBe('transfer-other-child');
    const typo = `${wrong.slice(0, 17)}${wrong.endsWith('1') ? '2' : '1'}`;
    expect((await take(await fileOf(family), { idNumber: typo })).json().code).toBe('id-number-invalid');
  });

  test('a package goes to one child only', async () => {
    const family = await aFamily();
    const file = await fileOf(family);
    await take(file, { idNumber: sameNumber(family) });
    const { name, sex, birthDate } = family.child;
    const twin = await nurse.enter({ name, sex, birthDate });
    expect((await take(file, { residentId: twin })).json().code).toBe('transfer-imported-elsewhere');
  });

  test('our own county’s package is not imported', async () => {
    const family = await aFamily();
    const file = await fileOf(family);
    const own = await aNurseOf(here, '990101');
    expect((await post(here, '/desk/transfers/read', { who: own, body: { file } })).json().code).toBe(
      'transfer-own-county',
    );
  });

  test('twelve years of two examinations each fit', async () => {
    const family = await aFamily(0);
    for (let no = 0; no < 24; no += 1)
      await anExamination(here, family.child.residentId, {
        examinedOn: addMonths(family.child.birthDate, 3 * (no + 1)),
        right: { naked: 48, corrected: 50, sphere: -100, cylinder: -50, axis: 90, axialLength: 2300 },
        left: { naked: 48, corrected: 50, sphere: -100, cylinder: -50, axis: 90, axialLength: 2300 },
      });
    const taken = await take(await fileOf(family), { idNumber: sameNumber(family) });
    expect(taken.json()).toMatchObject({ imported: 24 });
  });
});

test('the key is published without its private part', async () => {
  const answer = await here.server.inject('/.well-known/jwks.json');
  const { keys } = answer.json();
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: expect.any(String) });
  expect(keys[0]).not.toHaveProperty('d');
});

test('a proxy may look but not give away', async () => {
  const grandmother = await aSignedInResident(here, { bornMonthsAgo: 12 * 70 });
  const grandson = await signedIn(here, await anAccount(here));
  await aLink(here, grandson, { over: grandmother.person, right: 'proxy' });
  const bound = { ...grandson, session: { ...grandson.session, residentId: grandmother.person.residentId } };
  const token = here.deps.tokens.sign(bound.session, 900, here.clock.now().getTime());
  const who = { headers: { authorization: `Bearer ${token}` } };
  const path = `/residents/${grandmother.person.residentId}/transfers`;
  expect((await get(here, path, { who })).json()).toMatchObject({ maySend: false });
  expect((await post(here, path, { who, body: agreed })).json().code).toBe('forbidden');
});
