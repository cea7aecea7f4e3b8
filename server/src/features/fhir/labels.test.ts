import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSignedInResident, hasOpened } from '../../../test/factories';
import { aGlucose, aPatient, bundleOf, type Entry, posted, put } from '../../../test/fhir/people';
import { aSystem, type ClinicSystem, fhirPost } from '../../../test/fhir/system';
import { rowsOf } from '../../../test/rows';
import { sealBody } from './transaction/seal';

let app: TestApp;
let who: ClinicSystem;
beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  who = await aSystem(app);
});
afterAll(() => app.stop());

const send = async (...entry: Entry[]): Promise<void> => {
  expect((await fhirPost(app, '', { who, body: bundleOf(...entry) })).statusCode).toBe(200);
};
const standing = () =>
  rowsOf(
    app,
    `SELECT kind, sensitive FROM record_entry e WHERE source_system = $1 AND NOT entered_in_error
        AND NOT EXISTS (SELECT FROM record_entry n WHERE n.replaces_id = e.entry_id)`,
    [who.clientId],
  );
const security = (...codes: string[]) => ({ meta: { security: codes.map((code) => ({ code })) } });

test('a label is kept beside what the words tell: both must be open', async () => {
  await send(
    put({ ...aPatient(), id: 'p' }),
    put({
      resourceType: 'Condition',
      id: 'c',
      code: { text: '继发性肺结核' },
      subject: { reference: 'Patient/p' },
      ...security('R', 'HIV'),
    }),
  );
  expect(await standing()).toEqual([{ kind: 'condition', sensitive: 'hiv-sti' }]);
});

test('the label of a line goes with it into its report, and out again', async () => {
  const line = (more: object) => put({ ...aGlucose('Patient/p', { ...more }), id: 'line' });
  const report = put({
    resourceType: 'DiagnosticReport',
    id: 'report',
    status: 'final',
    code: { text: '检验' },
    subject: { reference: 'Patient/p' },
    effectiveDateTime: '2026-11-20',
    result: [{ reference: 'Observation/line' }],
  });
  await send(put({ ...aPatient(), id: 'p' }), line(security('R')), report);
  expect(await standing()).toEqual([{ kind: 'lab-report', sensitive: 'restricted' }]);
  await send(line({}));
  expect(await standing()).toEqual([{ kind: 'lab-report', sensitive: null }]);
  await send(line(security('PSY')));
  expect(await standing()).toEqual([{ kind: 'lab-report', sensitive: 'mental-health' }]);
});

test('a visit is as hidden as the diagnosis it names', async () => {
  const condition = 'urn:uuid:0b9f2b70-0000-4000-8000-00000000000c';
  await send(
    put({ ...aPatient(), id: 'p' }),
    posted(
      {
        resourceType: 'Condition',
        code: { text: '复查' },
        subject: { reference: 'Patient/p' },
        recordedDate: '2026-11-20',
        ...security('V'),
      },
      { fullUrl: condition },
    ),
    posted({
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'AMB' },
      subject: { reference: 'Patient/p' },
      period: { start: '2026-11-20T09:00:00+08:00' },
      diagnosis: [{ condition: { reference: condition } }],
    }),
  );
  expect((await standing()).map(({ sensitive }) => sensitive)).toEqual(['restricted', 'restricted']);
});

test.each(['13800138000', '+86 138 0013 8000', '0086-138-0013-8000', '990000 19800504 0018', '990000198005040018'])(
  '%s is stored sealed wherever it stands',
  (text) => {
    const { body, sealed } = sealBody(app.deps.cipher, {
      resourceType: 'Patient',
      note: [{ text: `打 ${text} 找他` }],
    });
    expect(JSON.stringify(body)).not.toContain('0013');
    expect(JSON.stringify(body)).not.toContain('0018');
    expect(sealed).not.toBeNull();
  },
);

test('what a person did themself is no AuditEvent: a guardian would read of it', async () => {
  const person = await aSignedInResident(app);
  await hasOpened(app, person, { of: person.person });
  const { residentId } = person.person;
  const { countyCode } = app.deps.config;
  const entry = { countyCode, actorKind: 'account' as const, actorId: person.accountId, residentId };
  await app.deps.auditor.recordNow(
    { ...entry, action: 'share-made', rightKind: 'self' },
    { ...entry, action: 'record-read', rightKind: 'guardian' },
  );
  const answer = await app.server.inject({ url: '/fhir/r4/AuditEvent', headers: person.headers });
  expect(answer.json()).toMatchObject({ total: 1, entry: [{ resource: { subtype: [{ code: 'record-read' }] } }] });
});
