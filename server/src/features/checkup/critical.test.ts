import { ICD10 } from '@kangban/domain/terminology/systems';
import { listWaitingCheckups } from '@kangban/contract/checkup/desk';
import { Correction } from '@kangban/contract/correction';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import {
  anEntry,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  type Person,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { aGlucose, aPatient, bundleOf, posted, put } from '../../../test/fhir/people';
import { aSystem, type ClinicSystem, fhirPost } from '../../../test/fhir/system';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { importFile } from '../import/service';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let elder: SignedInAccount & { person: Person };
let nurse: SignedInStaff;
let system: ClinicSystem;

const calls = () =>
  rowsOf(
    app,
    `SELECT kind, items, site_id, due_on::text AS due, subject_id, opened_by_staff FROM care_task
      WHERE resident_id = $1 ORDER BY task_id`,
    [elder.person.residentId],
  );
const keys = async (): Promise<unknown[]> => (await calls()).map(({ kind, items }) => [kind, items]);
const file = (glucose: string, { on = '2026-11-22', pressure = '124/78' } = {}) =>
  importFile(app.deps, 'checkups', {
    bytes: Buffer.from(
      `记录号,身份证号,体检日期,体检机构,责任医生,右侧血压,空腹血糖\nC-${elder.person.idNumber},${elder.person.idNumber},${on},柳溪镇卫生院,赵倩,${pressure},${glucose}\n`,
    ),
    countyCode: TEST_COUNTY,
  });

beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  site = await aSite(app);
  system = await aSystem(app);
  nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  elder = await aSignedInResident(app, { name: '林国强', sex: 'male', birthDate: '1955-03-08', site });
  await hasOpened(app, elder, { of: elder.person });
});
afterAll(() => app.stop());

test('a file with a value that cannot wait: the clinic is to call today, once however often the file comes', async () => {
  await file('17.5');
  const first = await calls();
  expect(first).toEqual([
    {
      kind: 'call-now',
      items: ['fastingGlucose'],
      site_id: site.siteId,
      due: '2026-11-23',
      subject_id: expect.any(String),
      opened_by_staff: null,
    },
  ]);
  await file('17.5');
  expect(await calls()).toEqual(first);
  const { items } = listWaitingCheckups.answer.parse((await get(app, '/desk/checkups/waiting', { who: nurse })).json());
  expect(items).toMatchObject([{ urgent: true }]);
});

test('the same file with another answer of the person keeps the one call that is open', async () => {
  await file('17.5');
  await file('18.1', { pressure: '126/80' });
  expect(await keys()).toEqual([['call-now', ['fastingGlucose']]]);
});

test('values at the edge: just below alarms nobody, at it and above it does, each value by itself', async () => {
  await file('16.6', { pressure: '179/109' });
  expect(await keys()).toEqual([]);
  await file('16.7', { pressure: '180/100' });
  expect(await keys()).toEqual(
    expect.arrayContaining([
      ['call-now', ['fastingGlucose']],
      ['call-now', ['pressure']],
    ]),
  );
  expect(await keys()).toHaveLength(2);
});

test('a sugar too low for somebody with diabetes is called about, as the page says; for nobody else', async () => {
  await file('3.9');
  expect(await keys()).toEqual([]);
  const what = { text: '2型糖尿病', coding: [{ system: ICD10, code: 'E11.9' }], known: true };
  const known = { what, clinical: 'active', verification: 'confirmed' } as const;
  await anEntry(app, elder.person, ['condition', '2020-03-01', known]);
  await file('4.0');
  expect(await keys()).toEqual([]);
  await file('3.8');
  expect(await keys()).toEqual([['call-now', ['fastingGlucose']]]);
  const { items } = listWaitingCheckups.answer.parse((await get(app, '/desk/checkups/waiting', { who: nurse })).json());
  expect(items).toMatchObject([{ urgent: true }]);
});

test('a file of past years alarms nobody', async () => {
  await file('17.5', { on: '2026-10-01' });
  expect(await keys()).toEqual([]);
});

test('a laboratory’s result by FHIR after the checkup raises its own call, and sent again raises none', async () => {
  await anEntry(app, elder.person, ['checkup', '2026-11-19', { form: 'checkup-3', fields: { heightCm: 168 } }]);
  const { idNumber, name } = elder.person;
  const patient = aPatient({
    identifier: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NI' }] },
        system: 'urn:kangban:id-number',
        value: idNumber,
      },
      { system: 'urn:his:patient', value: `P-${idNumber}` },
    ],
    name: [{ text: name }],
    birthDate: '1955-03-08',
  });
  const glucose = (value: number) => ({
    ...aGlucose('Patient/elder'),
    id: 'sugar',
    valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  });
  const send = (value: number) =>
    fhirPost(app, '', { who: system, body: bundleOf(put({ ...patient, id: 'elder' }), put(glucose(value))) });
  expect((await send(17.2)).statusCode).toBe(200);
  expect(await keys()).toEqual([['call-now', ['fastingGlucose']]]);
  await send(17.2);
  await send(17.4);
  await fhirPost(app, '', { who: system, body: bundleOf(posted(glucose(17.4))) });
  expect(await keys()).toEqual([['call-now', ['fastingGlucose']]]);
});

test('a correction at the desk that brings such a value raises the call in the same act', async () => {
  const entryId = await anEntry(app, elder.person, [
    'checkup',
    '2026-11-20',
    { form: 'checkup-3', fields: { fastingGlucose: 5.6 } },
    { siteId: site.siteId, institution: site.name },
  ]);
  const asked = await post(app, `/residents/${elder.person.residentId}/corrections`, {
    who: elder,
    body: { target: { kind: 'checkup', id: entryId }, wrong: '血糖', rightly: '17.5' },
  });
  const { correctionId } = Correction.parse(asked.json());
  const done = await post(app, `/desk/corrections/${correctionId}/accept`, {
    who: nurse,
    body: { changes: [{ path: 'fields.fastingGlucose', value: '17.5' }], strikeOut: false, words: '抄错了，改好了。' },
  });
  expect(done.statusCode).toBe(200);
  expect(await keys()).toEqual([['call-now', ['fastingGlucose']]]);
});

test('the person is not written to: the clinic calls', async () => {
  await file('17.5');
  expect(await rowsOf(app, 'SELECT 1 FROM outbox WHERE account_id = $1', [elder.accountId])).toEqual([]);
});
