import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSystem, type ClinicSystem, fhirPost } from '../../../test/fhir/system';
import { rowsOf } from '../../../test/rows';
import { SENT_TYPES, syntheticBundle, type SyntheticPatient } from '../../../test/synthetic-bundle';

const PATIENTS = 1000;
const LONG = 300_000;
let app: TestApp;
let his: ClinicSystem;
const { bundle, patients } = syntheticBundle({ patients: PATIENTS });

beforeAll(async () => {
  app = await buildTestApp();
  his = await aSystem(app, { name: 'HIS' });
}, LONG);
afterAll(() => app.stop());

const sumOf = (type: (typeof SENT_TYPES)[number]): number =>
  patients.reduce((total, { counts }) => total + counts[type], 0);

interface Kept {
  patients: number;
  encounter: number;
  observation: number;
  condition: number;
  immunization: number;
}
async function kept(): Promise<Kept> {
  const [row] = await rowsOf(
    app,
    `SELECT (SELECT count(*)::int FROM resident) AS patients,
            (SELECT count(*)::int FROM immunization) AS immunization,
            count(*) FILTER (WHERE kind = 'encounter')::int AS encounter,
            count(*) FILTER (WHERE kind = 'observation')::int AS observation,
            count(*) FILTER (WHERE kind = 'condition')::int AS condition
       FROM record_entry`,
  );
  return row as unknown as Kept;
}

/** What stands under each person: encounters, observations, conditions, doses. */
async function perPerson(): Promise<Map<string, string>> {
  const rows = await rowsOf(
    app,
    `SELECT r.name, r.birth_date,
            (SELECT count(*) FILTER (WHERE kind = 'encounter') || ' ' || count(*) FILTER (WHERE kind = 'observation') || ' ' ||
                    count(*) FILTER (WHERE kind = 'condition') FROM record_entry e
              WHERE e.county_code = r.county_code AND e.resident_id = r.resident_id) || ' ' ||
            (SELECT count(*) FROM immunization i WHERE i.county_code = r.county_code AND i.resident_id = r.resident_id) AS counts
       FROM resident r`,
  );
  return new Map(rows.map((row) => [`${String(row['name'])} ${String(row['birth_date'])}`, String(row['counts'])]));
}
const toldOf = ({ name, birthDate, counts }: SyntheticPatient): [string, string] => [
  `${name} ${birthDate}`,
  SENT_TYPES.map((type) => counts[type]).join(' '),
];

const send = (body: object) => fhirPost(app, '', { who: his, body });
const statusesOf = (answer: { json(): unknown }): Record<string, number> => {
  const counted: Record<string, number> = {};
  for (const { response } of (answer.json() as { entry: { response: { status: string } }[] }).entry) {
    const status = response.status.slice(0, 3);
    counted[status] = (counted[status] ?? 0) + 1;
  }
  return counted;
};

test('the generator gives the same Bundle again, with invented numbers and a person per name and birthday', () => {
  expect(JSON.stringify(syntheticBundle({ patients: PATIENTS }).bundle)).toBe(JSON.stringify(bundle));
  expect(new Set(patients.map((one) => toldOf(one)[0])).size).toBe(PATIENTS);
  const numbers = patients.flatMap(({ idNumber }) => (idNumber === undefined ? [] : [idNumber]));
  expect(new Set(numbers).size).toBe(900);
  expect(numbers.every((number) => number.startsWith('9900'))).toBe(true);
  for (const type of SENT_TYPES) expect(sumOf(type)).toBeGreaterThan(800);
  expect(bundle.entry).toHaveLength(PATIENTS + SENT_TYPES.reduce((total, type) => total + sumOf(type), 0));
});

test(
  'a thousand patients in one transaction: counts add up by type and by person',
  async () => {
    const answer = await send(bundle);
    expect(answer.statusCode).toBe(200);
    expect(statusesOf(answer)).toEqual({ '201': bundle.entry.length });
    expect(await kept()).toEqual({
      patients: PATIENTS,
      encounter: sumOf('Encounter'),
      observation: sumOf('Observation'),
      condition: sumOf('Condition'),
      immunization: sumOf('Immunization'),
    });
    expect(await perPerson()).toEqual(new Map(patients.map(toldOf)));
    expect(await rowsOf(app, 'SELECT FROM match_review')).toEqual([]);
  },
  LONG,
);

test(
  'values were brought to one unit: no glucose in mg/dL, no platelets in anything but 10*9/L, own codes as they came',
  async () => {
    const rows = await rowsOf(
      app,
      `SELECT DISTINCT payload -> 'main' -> 'what' ->> 'text' AS what, payload -> 'main' -> 'amount' ->> 'unit' AS unit,
              payload -> 'main' -> 'what' ->> 'known' AS known
         FROM record_entry WHERE kind = 'observation' AND payload -> 'main' ? 'amount' ORDER BY 1`,
    );
    const units = rows.map((row) => `${String(row['what'])} ${String(row['unit'])} ${String(row['known'])}`).sort();
    expect(units).toEqual(
      ['本院自编项目 AU false', '空腹血糖 mmol/L true', '肌酐 umol/L true', '血小板 10*9/L true'].sort(),
    );
  },
  LONG,
);

test(
  'the same Bundle again adds nothing',
  async () => {
    const before = await kept();
    const answer = await send(bundle);
    expect(answer.statusCode).toBe(200);
    expect(statusesOf(answer)).toEqual({ '200': bundle.entry.length });
    expect(await kept()).toEqual(before);
  },
  LONG,
);

test(
  'another system tells of the same people: those with a number are found, each of the others waits beside its like',
  async () => {
    const lis = await aSystem(app, { name: 'LIS' });
    const people = syntheticBundle({ patients: PATIENTS, system: 'urn:kangban:synthetic:lis' }).bundle.entry.filter(
      ({ resource }) => resource.resourceType === 'Patient',
    );
    const answer = await fhirPost(app, '', { who: lis, body: { ...bundle, entry: people } });
    expect(answer.statusCode).toBe(200);
    const withoutNumber = patients.filter(({ idNumber }) => idNumber === undefined).length;
    expect((await kept()).patients).toBe(PATIENTS + withoutNumber);
    const reviews = await rowsOf(app, 'SELECT reason, count(*)::int AS n FROM match_review GROUP BY reason');
    expect(reviews).toEqual([{ reason: 'no-number-all-else-same', n: withoutNumber }]);
    const alike = await rowsOf(
      app,
      `SELECT FROM match_review v JOIN resident s ON s.resident_id = v.subject_id JOIN resident c ON c.resident_id = v.candidate_id
        WHERE (s.name, s.birth_date, s.sex) <> (c.name, c.birth_date, c.sex)`,
    );
    expect(alike).toEqual([]);
  },
  LONG,
);

test(
  'one wrong resource among a hundred new patients and nothing of it is kept',
  async () => {
    const before = await kept();
    const [first, ...rest] = syntheticBundle({ patients: 100, system: 'urn:kangban:synthetic:third' }).bundle.entry;
    const wrong = { ...first, resource: { ...first?.resource, birthDate: 'the day before yesterday' } };
    const answer = await send({ ...bundle, entry: [wrong, ...rest] });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.json()).toMatchObject({ resourceType: 'OperationOutcome' });
    expect(await kept()).toEqual(before);
  },
  LONG,
);
