import { type TestApp, buildTestApp } from '../../../test/build-app';
import { aGlucose, aPatient, bundleOf, type Entry, LOINC, posted, put, removed, UCUM } from '../../../test/fhir/people';
import { aSystem, type ClinicSystem, fhirGet, fhirPost } from '../../../test/fhir/system';

const P = 'urn:uuid:0b9f2b70-0000-4000-8000-000000000001';

let app: TestApp;
let who: ClinicSystem;
beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  who = await aSystem(app);
});
afterAll(() => app.stop());

const send = (...entry: Entry[]) => fhirPost(app, '', { who, body: bundleOf(...entry) });

async function count(table: string): Promise<number> {
  const { rows } = await app.deps.db.pool.query(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0].n;
}

const TABLES = ['resident', 'record_entry', 'immunization', 'fhir_resource', 'fhir_version', 'person_identity'];
const counts = async (): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, await count(table)])));

const statuses = (answer: { json(): { entry: { response: { status: string } }[] } }): string[] =>
  answer.json().entry.map(({ response }) => response.status);
const placesOf = (answer: { json(): { issue: { expression?: string[] }[] } }): string[] =>
  answer.json().issue.flatMap(({ expression }) => expression ?? []);

interface Answered {
  response: { status: string; location: string };
  resource: { entry: { resource: { id: string } }[] };
}
const entriesOf = (answer: { json<T>(): T }): Answered[] => answer.json<{ entry: Answered[] }>().entry;
const idOf = (answer: { json<T>(): T }): string | undefined => entriesOf(answer)[0]?.response.location.split('/')[1];

interface Row {
  entry_id: string;
  kind: string;
  happened_on: string;
  replaces_id: string | null;
  sensitive: string | null;
  payload: { main: { amount: { value: number } }; results: { what: { text: string }; amount: { value: number } }[] };
}

/** Entries of this system's record, that stand. */
async function standing(kind?: string): Promise<Row[]> {
  const { rows } = await app.deps.db.pool.query<Row>(
    `SELECT e.* FROM record_entry e WHERE e.source_system = $1 AND NOT e.entered_in_error AND ($2::text IS NULL OR kind = $2)
        AND NOT EXISTS (SELECT FROM record_entry n WHERE n.replaces_id = e.entry_id) ORDER BY happened_on, entry_id`,
    [who.clientId, kind ?? null],
  );
  return rows;
}

describe('all or nothing', () => {
  test('a Bundle becomes a person with a record, and says where everything is', async () => {
    const answer = await send(posted(aPatient(), { fullUrl: P }), posted(aGlucose(P)));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('application/fhir+json');
    expect(answer.json()).toMatchObject({ resourceType: 'Bundle', type: 'transaction-response' });
    const [patient, glucose] = answer.json().entry;
    expect(patient.response).toMatchObject({ status: '201 Created', etag: 'W/"1"', lastModified: expect.any(String) });
    expect(glucose.response.location).toMatch(/^Observation\/[0-9a-f-]{36}\/_history\/1$/);
    const [entry] = await standing();
    expect(entry).toMatchObject({
      kind: 'observation',
      happened_on: '2026-11-20',
      institution: '青岚县人民医院',
      source: 'fhir',
    });
    expect(entry!.payload.main.amount).toEqual({ value: 6.1, unit: 'mmol/L' });
  });

  test('a fault in the last of many entries leaves nothing behind', async () => {
    const before = await counts();
    const good = Array.from({ length: 30 }, (_, day) =>
      posted(aGlucose(P, { effectiveDateTime: `2026-10-${String(day + 1).padStart(2, '0')}` })),
    );
    const answer = await send(
      posted(aPatient(), { fullUrl: P }),
      ...good,
      posted(aGlucose(P, { effectiveDateTime: '2027-01-01' })),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.json().resourceType).toBe('OperationOutcome');
    expect(placesOf(answer)).toEqual(['Bundle.entry[31].resource.effective']);
    expect(await counts()).toEqual(before);
  });

  test('a fault that only the database sees leaves nothing behind', async () => {
    const before = await counts();
    const spy = jest.spyOn(app.deps.cipher, 'seal').mockImplementation(() => {
      throw new Error('no key');
    });
    const answer = await send(posted(aPatient(), { fullUrl: P }), posted(aGlucose(P)));
    spy.mockRestore();
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'exception' }] });
    expect(await counts()).toEqual(before);
  });

  test('every fault is told at once, each with its place', async () => {
    const answer = await send(
      posted(aPatient({ gender: 'unknown' }), { fullUrl: P }),
      posted(aGlucose(P, { status: 'done' })),
      posted(aGlucose('Patient/nobody')),
      { request: { method: 'PATCH', url: 'Patient/1' } },
      posted({
        resourceType: 'Observation',
        status: 'final',
        subject: { reference: P },
        effectiveDateTime: '2026-11-20',
      }),
      posted(aGlucose('urn:uuid:0b9f2b70-0000-4000-8000-00000000dead')),
      posted({ resourceType: 'Claim' }),
      posted(aGlucose(P, { inventedElement: 1 })),
      posted(aGlucose(P, { valueQuantity: undefined })),
    );
    expect(answer.statusCode).toBe(400);
    expect(new Set(placesOf(answer))).toEqual(
      new Set([
        'Bundle.entry[0].resource.gender',
        'Bundle.entry[1].resource.status',
        'Bundle.entry[2].resource.subject.reference',
        'Bundle.entry[3].request.method',
        'Bundle.entry[4].resource.code',
        'Bundle.entry[5].resource.subject.reference',
        'Bundle.entry[6].request.url',
        'Bundle.entry[7].resource.inventedElement',
        'Bundle.entry[8].resource.value',
      ]),
    );
  });
});

describe('the same Bundle again', () => {
  const year = (patient = aPatient()) => {
    const encounter = 'urn:uuid:0b9f2b70-0000-4000-8000-0000000000e1';
    const condition = 'urn:uuid:0b9f2b70-0000-4000-8000-0000000000c1';
    return [
      posted(patient, { fullUrl: P }),
      // These two name each other.
      posted(
        {
          resourceType: 'Encounter',
          status: 'finished',
          class: { code: 'AMB' },
          subject: { reference: P },
          period: { start: '2026-11-20T08:00:00+08:00' },
          diagnosis: [{ condition: { reference: condition } }],
        },
        { fullUrl: encounter },
      ),
      posted(
        {
          resourceType: 'Condition',
          code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }] },
          subject: { reference: P },
          encounter: { reference: encounter },
          recordedDate: '2026-11-20',
        },
        { fullUrl: condition },
      ),
      posted(aGlucose(P)),
      posted(aGlucose(P, { effectiveDateTime: '2026-11-21' })),
      posted({
        resourceType: 'Immunization',
        status: 'completed',
        vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '33' }] },
        patient: { reference: P },
        occurrenceDateTime: '2026-10-10',
      }),
    ];
  };

  test('makes nothing twice, whatever the order of its entries and its urn:uuids', async () => {
    const entries = year();
    expect(statuses(await send(...entries))).toEqual(Array(6).fill('201 Created'));
    const before = await counts();
    const renamed: Entry[] = JSON.parse(JSON.stringify(entries).replaceAll('0b9f2b70', '77777777'));
    for (const order of [entries, renamed.reverse(), [...entries.slice(3), ...entries.slice(0, 3)]]) {
      const answer = await send(...order);
      expect(statuses(answer)).toEqual(Array(6).fill('200 OK'));
      expect(await counts()).toEqual(before);
    }
  });

  test('sent at once from several sides makes nothing twice', async () => {
    const entries = year();
    const before = await counts();
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(...entries)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(200));
    const locations = answers.map((answer) => entriesOf(answer).map(({ response }) => response.location));
    expect(new Set(locations.map((one) => JSON.stringify(one))).size).toBe(1);
    const after = await counts();
    expect(after.fhir_resource! - before.fhir_resource!).toBe(6);
    expect(after.record_entry! - before.record_entry!).toBe(4);
    expect(after.immunization! - before.immunization!).toBe(1);
    expect(after.resident! - before.resident!).toBe(1);
  });

  test('a condition finds what is there: ifNoneExist, Patient?identifier=… as a reference', async () => {
    const patient = aPatient();
    const his = patient.identifier[1]!.value;
    const condition = `identifier=urn:his:patient|${his}`;
    const create = posted(patient, { fullUrl: P, ifNoneExist: condition });
    expect(statuses(await send(create, posted(aGlucose(`Patient?${condition}`))))).toEqual([
      '201 Created',
      '201 Created',
    ]);
    expect(statuses(await send(create, posted(aGlucose(P))))).toEqual(['200 OK', '200 OK']);
    expect(statuses(await send(posted(aGlucose(`Patient?${condition}`))))).toEqual(['200 OK']);
    const lost = await send(posted(aGlucose('Patient?identifier=urn:his:patient|nobody')));
    expect(placesOf(lost)).toEqual(['Bundle.entry[0].resource.subject.reference']);
  });

  test('a condition that several fit is refused', async () => {
    const shared = { identifier: [{ system: 'urn:his:ward', value: 'W1' }] };
    await send(
      posted(aPatient(), { fullUrl: P }),
      posted(aGlucose(P, shared)),
      posted(aGlucose(P, { ...shared, status: 'amended' })),
    );
    const answer = await send(posted(aGlucose('Patient/x', shared), { ifNoneExist: 'identifier=urn:his:ward|W1' }));
    expect(answer.json().issue).toContainEqual(
      expect.objectContaining({ code: 'multiple-matches', expression: ['Bundle.entry[0].request.ifNoneExist'] }),
    );
  });
});

describe('updates and deletions', () => {
  test('a system names its own ids; an update replaces the row and both stay', async () => {
    const patient = put({ ...aPatient(), id: 'p1' });
    expect(statuses(await send(patient, put({ ...aGlucose('Patient/p1'), id: 'g1' })))).toEqual([
      '201 Created',
      '201 Created',
    ]);
    const better = put(
      { ...aGlucose('Patient/p1', { status: 'corrected', valueQuantity: { value: 7.2, unit: 'mmol/L' } }), id: 'g1' },
      'W/"1"',
    );
    const answer = await send(better);
    expect(answer.json().entry[0].response).toMatchObject({ status: '200 OK', etag: 'W/"2"' });
    const [row, ...more] = await standing();
    expect(more).toEqual([]);
    expect(row!.payload.main.amount.value).toBe(7.2);
    expect(row!.replaces_id).not.toBeNull();
    expect(statuses(await send(put({ ...better.resource!, resourceType: 'Observation', id: 'g1' })))).toEqual([
      '200 OK',
    ]);
    expect((await fhirGet(app, '/Observation/g1', { who })).headers.etag).toBe('W/"2"');
  });

  test('a version that does not stand any more is refused with 412', async () => {
    await send(put({ ...aPatient(), id: 'p2' }), put({ ...aGlucose('Patient/p2'), id: 'g2' }));
    const before = await counts();
    const answer = await send(put({ ...aGlucose('Patient/p2', { status: 'amended' }), id: 'g2' }, 'W/"7"'));
    expect(answer.statusCode).toBe(412);
    expect(placesOf(answer)).toEqual(['Bundle.entry[0].request.ifMatch']);
    expect(await counts()).toEqual(before);
  });

  test('a deletion takes the row back and says it was never so; told again it stands again', async () => {
    await send(put({ ...aPatient(), id: 'p3' }), put({ ...aGlucose('Patient/p3'), id: 'g3' }));
    expect(statuses(await send(removed('Observation/g3')))).toEqual(['204 No Content']);
    expect(await standing()).toEqual([]);
    expect((await fhirGet(app, '/Observation/g3', { who })).statusCode).toBe(410);
    expect(statuses(await send(removed('Observation/g3')))).toEqual(['204 No Content']);
    expect(statuses(await send(put({ ...aGlucose('Patient/p3'), id: 'g3' })))).toEqual(['201 Created']);
    expect(await standing()).toHaveLength(1);
  });

  test('what was created, deleted and created again may come back under its first id', async () => {
    await send(put({ ...aPatient(), id: 'p7' }));
    const glucose = posted(aGlucose('Patient/p7'));
    const first = idOf(await send(glucose))!;
    await send(removed(`Observation/${first}`));
    const second = idOf(await send(glucose));
    expect(second).not.toBe(first);
    const back = await send(put({ ...aGlucose('Patient/p7', { status: 'amended' }), id: first }));
    expect(statuses(back)).toEqual(['201 Created']);
    expect(await standing()).toHaveLength(2);
  });

  test('a dose the registry has is joined to it; one taken back and told again stands again', async () => {
    const dose = {
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: { text: '麻腮风疫苗' },
      patient: { reference: 'Patient/p8' },
      occurrenceDateTime: '2026-10-10',
      id: 'd1',
    };
    await send(put({ ...aPatient(), id: 'p8' }), put(dose), put({ ...dose, id: 'd2', lotNumber: 'B2' }));
    const given = async () => {
      const { rows } = await app.deps.db.pool.query(
        `SELECT i.* FROM immunization i JOIN fhir_resource p ON p.resident_id = i.resident_id AND p.id = 'p8' AND p.client_id = $1
                AND p.resource_type = 'Patient'
          WHERE NOT i.entered_in_error AND NOT EXISTS (SELECT FROM immunization n WHERE n.replaces_id = i.immunization_id)`,
        [who.clientId],
      );
      return rows;
    };
    expect(await given()).toMatchObject([{ vaccine: 'MMR', given_on: '2026-10-10', source: 'fhir' }]);
    await send(removed('Immunization/d1'), removed('Immunization/d2'));
    expect(await given()).toEqual([]);
    await send(put(dose));
    expect(await given()).toHaveLength(1);
    await send(put({ ...dose, occurrenceDateTime: '2026-10-11' }));
    expect(await given()).toMatchObject([{ given_on: '2026-10-11' }]);
  });

  test('a label of the source hides an entry like its own codes would', async () => {
    await send(
      put({ ...aPatient(), id: 'p9' }),
      put({ ...aGlucose('Patient/p9', { meta: { security: [{ code: 'R' }] } }), id: 'r' }),
      put({ ...aGlucose('Patient/p9', { meta: { security: [{ code: 'R' }, { code: 'PSY' }] } }), id: 'psy' }),
      put({
        resourceType: 'Condition',
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'B20' }] },
        subject: { reference: 'Patient/p9' },
        id: 'b20',
      }),
    );
    expect((await standing()).map(({ sensitive }) => sensitive).sort()).toEqual([
      'hiv-sti',
      'mental-health',
      'restricted',
    ]);
  });

  test('entered-in-error takes the row back, too', async () => {
    await send(put({ ...aPatient(), id: 'p4' }), put({ ...aGlucose('Patient/p4'), id: 'g4' }));
    await send(put({ ...aGlucose('Patient/p4', { status: 'entered-in-error' }), id: 'g4' }));
    expect(await standing()).toEqual([]);
  });

  test('deletions come first, then creations, then updates, then reads', async () => {
    await send(put({ ...aPatient(), id: 'p5' }), put({ ...aGlucose('Patient/p5'), id: 'old' }));
    const answer = await send(
      { request: { method: 'GET', url: 'Observation?patient=p5' } },
      put({ ...aGlucose('Patient/p5', { effectiveDateTime: '2026-11-01' }), id: 'new' }),
      removed('Observation/old'),
    );
    expect(statuses(answer)).toEqual(['200 OK', '201 Created', '204 No Content']);
    const found = entriesOf(answer)[0]!.resource;
    expect(found.entry.map(({ resource }) => resource.id)).toEqual(['new']);
  });

  test('one resource is written once, and nobody is deleted from under a record', async () => {
    await send(put({ ...aPatient(), id: 'p6' }), put({ ...aGlucose('Patient/p6'), id: 'g6' }));
    const twice = await send(
      put({ ...aGlucose('Patient/p6', { status: 'amended' }), id: 'g6' }),
      removed('Observation/g6'),
    );
    expect(twice.statusCode).toBe(400);
    expect(placesOf(twice)).toEqual(['Bundle.entry[1].request.url']);
    const orphaned = await send(removed('Patient/p6'));
    expect(orphaned.statusCode).toBe(409);
    expect(statuses(await send(removed('Patient/p6'), removed('Observation/g6')))).toEqual(
      Array(2).fill('204 No Content'),
    );
  });
});

describe('reports and their lines', () => {
  const line = (value: number, code = '2345') => ({
    ...aGlucose(P, {
      code: { text: `项目${code}` },
      valueQuantity: { value, unit: 'mmol/L', system: UCUM, code: 'mmol/L' },
    }),
  });
  const report = (results: string[], told: Record<string, unknown> = {}) => ({
    resourceType: 'DiagnosticReport',
    status: 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] }],
    code: { coding: [{ system: LOINC, code: '24331-1' }], text: '血脂四项' },
    subject: { reference: P },
    effectiveDateTime: '2026-11-20',
    result: results.map((reference) => ({ reference })),
    ...told,
  });

  test('lines of a report are one entry, in the report’s order; a line that changes changes it', async () => {
    const patient = put({ ...aPatient(), id: 'r1' });
    const lines = ['b', 'a'].map((id, index) =>
      put({ ...line(index + 1, id), subject: { reference: 'Patient/r1' }, id }),
    );
    const whole = put({
      ...report(['Observation/b', 'Observation/a'], { subject: { reference: 'Patient/r1' } }),
      id: 'dr',
    });
    expect((await send(whole, ...lines, patient)).statusCode).toBe(200);
    const [entry, ...more] = await standing();
    expect(more).toEqual([]);
    expect(entry!.kind).toBe('lab-report');
    expect(entry!.payload.results.map((one: { what: { text: string } }) => one.what.text)).toEqual(['项目b', '项目a']);
    await send(put({ ...line(9, 'a'), subject: { reference: 'Patient/r1' }, id: 'a' }));
    const [changed, ...others] = await standing();
    expect(others).toEqual([]);
    expect(changed!.payload.results[1]!.amount.value).toBe(9);
    expect(changed!.replaces_id).toBe(entry!.entry_id);
  });

  test('a line that came before its report moves into it, and comes out when the report goes', async () => {
    const subject = { subject: { reference: 'Patient/r2' } };
    await send(put({ ...aPatient(), id: 'r2' }), put({ ...line(1), ...subject, id: 'l1' }));
    expect((await standing()).map(({ kind }) => kind)).toEqual(['observation']);
    await send(put({ ...report(['Observation/l1'], subject), id: 'dr2' }));
    expect((await standing()).map(({ kind }) => kind)).toEqual(['lab-report']);
    await send(removed('DiagnosticReport/dr2'));
    expect((await standing()).map(({ kind }) => kind)).toEqual(['observation']);
  });

  test('contained lines are lines; a report that says nothing is refused', async () => {
    const inside = { ...aGlucose('x'), id: 'c1' };
    const { subject: _subject, ...bare } = inside;
    await send(posted(aPatient(), { fullUrl: P }), posted(report(['#c1'], { contained: [bare] })));
    expect((await standing('lab-report'))[0]!.payload.results).toHaveLength(1);
    const empty = await send(posted(aPatient(), { fullUrl: P }), posted({ ...report([]), result: undefined }));
    expect(placesOf(empty)).toEqual(['Bundle.entry[1].resource.result']);
  });
});

describe('a batch', () => {
  test('takes what is good and says of each other entry what is wrong with it', async () => {
    const answer = await fhirPost(app, '', {
      who,
      body: {
        resourceType: 'Bundle',
        type: 'batch',
        entry: [
          put({ ...aPatient(), id: 'b1' }),
          posted(aGlucose('Patient/b1', { status: 'done' })),
          posted(aGlucose('Patient/b1')),
          { request: { method: 'GET', url: 'Patient/b1' } },
          { request: { method: 'GET', url: 'Patient/nobody' } },
        ],
      },
    });
    expect(answer.json().type).toBe('batch-response');
    expect(statuses(answer)).toEqual(['201 Created', '400', '201 Created', '200 OK', '404']);
    expect(answer.json().entry[1].response.outcome.issue[0].expression).toEqual(['Bundle.entry[1].resource.status']);
  });
});
