import { Client } from 'fhir-kit-client';
import { addDays } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { COUNTY } from '../../../test/factories/context';
import { post } from '../../../test/requests';
import { aParentOf, aSignedInResident, aSite, hasOpened, hasUnlocked, type Site } from '../../../test/factories';
import { payloadOfReading } from '../reading/values';
import { insertEntries, makeEntry } from '../record/entry';
import { fillEverything } from './test-support/everything-person';
import { faultsOf } from './test-support/validators';

interface Entry {
  fullUrl: string;
  resource: { resourceType: string; id: string; [name: string]: unknown };
}
interface Answer {
  resourceType: string;
  total?: number;
  link: { relation: string; url: string }[];
  entry?: Entry[];
}

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let elder: Awaited<ReturnType<typeof aSignedInResident>>;

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  elder = await aSignedInResident(app, { name: '林测强', sex: 'male', birthDate: '1955-06-01', site });
  await fillEverything(app, elder.person, site);
  await hasOpened(app, elder, { of: elder.person });
});
afterAll(() => app.stop());

const ask = (path: string, headers: Record<string, string> = elder.headers) =>
  app.server.inject({ url: `/fhir/r4/${path}`, headers });
const everything = async (query = ''): Promise<Answer> =>
  (await ask(`Patient/${elder.person.residentId}/$everything${query}`)).json<Answer>();
const resourcesOf = ({ entry }: Answer): Entry['resource'][] => (entry ?? []).map(({ resource }) => resource);

describe('$everything', () => {
  test('holds every kind, and two independent validators find no fault in any of it', async () => {
    const answer = await everything();
    const resources = resourcesOf(answer);
    expect(answer.resourceType).toBe('Bundle');
    expect(new Set(resources.map(({ resourceType }) => resourceType))).toEqual(
      new Set([
        'Patient',
        'Immunization',
        'Observation',
        'DiagnosticReport',
        'Encounter',
        'Condition',
        'AllergyIntolerance',
        'MedicationStatement',
        'QuestionnaireResponse',
        'CarePlan',
        'Appointment',
        'ServiceRequest',
        'Consent',
        'Organization',
        'Practitioner',
        'Provenance',
      ]),
    );
    expect(resources.flatMap(faultsOf)).toEqual([]);
    expect(faultsOf(answer)).toEqual([]);
  });

  test('of a child, by its guardian, says which doses are to come', async () => {
    const mother = await aParentOf(app, { bornMonthsAgo: 3 });
    const [child] = mother.children;
    await hasOpened(app, mother, { of: child!, by: 'guardian' });
    const answer = (await ask(`Patient/${child!.residentId}/$everything`, mother.headers)).json<Answer>();
    const resources = resourcesOf(answer);
    expect(resources.find(({ resourceType }) => resourceType === 'ImmunizationRecommendation')).toBeDefined();
    expect(resources.flatMap(faultsOf)).toEqual([]);
  });

  test('leads nowhere: every reference is to something in it', async () => {
    const resources = resourcesOf(await everything());
    const places = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
    const named = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)].map(([, place]) => place);
    expect(named.filter((place) => !places.has(place ?? ''))).toEqual([]);
  });

  test('tells no identity number and no phone in full', async () => {
    const text = JSON.stringify(await everything());
    expect(text).not.toMatch(/\d{17}[\dX]/);
    expect(text).not.toContain(elder.person.phone);
  });

  test('by pages gives each resource once, and by type only that type', async () => {
    const whole = resourcesOf(await everything()).map(({ resourceType, id }) => `${resourceType}/${id}`);
    const seen: string[] = [];
    let path: string | undefined = `Patient/${elder.person.residentId}/$everything?_count=17`;
    while (path !== undefined) {
      const answer: Answer = (await ask(path)).json<Answer>();
      seen.push(...resourcesOf(answer).map(({ resourceType, id }) => `${resourceType}/${id}`));
      path = answer.link.find(({ relation }) => relation === 'next')?.url.split('/fhir/r4/')[1];
    }
    expect(seen).toHaveLength(whole.length);
    expect(new Set(seen)).toEqual(new Set(whole));
    const some = resourcesOf(await everything('?_type=Condition,AllergyIntolerance'));
    expect(new Set(some.map(({ resourceType }) => resourceType))).toEqual(new Set(['Condition', 'AllergyIntolerance']));
    expect(resourcesOf(await everything('?_since=2030-01-01T00:00:00Z'))).toEqual([]);
  });

  test.each(['_count=0', '_count=x', '_since=2026', '_type=Spaceship', '_cursor=zzz'])('refuses %s', async (query) => {
    const answer = await ask(`Patient/${elder.person.residentId}/$everything?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(faultsOf(answer.json())).toEqual([]);
  });
});

describe('the mean at home', () => {
  let self: Awaited<ReturnType<typeof aSignedInResident>>;
  const TODAY = () => app.clock.today();
  async function measures(days: readonly (readonly [ago: number, ...tops: number[]])[]): Promise<void> {
    const entries = days.flatMap(([ago, ...tops]) =>
      tops.map((systolic, index) => {
        const on = addDays(TODAY(), -ago);
        const made = makeEntry(
          {
            residentId: self.person.residentId,
            birthDate: self.person.birthDate,
            kind: 'observation',
            payload: payloadOfReading({ item: 'blood-pressure', systolic, diastolic: 80 }),
            happenedOn: on,
            happenedAt: new Date(Date.parse(`${on}T06:00:00+08:00`) + index * 60_000),
            institution: '自己记的',
            source: 'resident',
          },
          TODAY(),
        );
        if ('faults' in made) throw new Error(JSON.stringify(made.faults));
        return made.entry;
      }),
    );
    await app.deps.db.transaction((client) => insertEntries(client, COUNTY, { entries, at: app.clock.now() }));
  }
  const means = async () =>
    resourcesOf((await ask('Observation?code=http://loinc.org|96607-7', self.headers)).json<Answer>());

  beforeEach(async () => {
    self = await aSignedInResident(app, { birthDate: '1955-06-01', site });
    await hasOpened(app, self, { of: self.person });
  });

  test('leaves as a panel of its own with the days used and the protocol by name', async () => {
    await measures([
      [1, 140, 141, 142, 143],
      [2, 130, 131, 132, 133],
      [4, 120, 121, 122, 123],
      [40, 190, 190, 190, 190],
    ]);
    const [mean, ...others] = await means();
    expect(others).toEqual([]);
    expect(mean).toMatchObject({
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '96607-7' }] },
      subject: { reference: `Patient/${self.person.residentId}` },
      effectivePeriod: { start: addDays(TODAY(), -4), end: addDays(TODAY(), -1) },
      method: { coding: [{ code: 'JC-2025' }], text: '国家基层高血压防治管理指南2025版' },
      component: [
        { code: { coding: [{ code: '96608-5' }] }, valueQuantity: { value: 132, code: 'mm[Hg]' } },
        { code: { coding: [{ code: '96609-3' }] }, valueQuantity: { value: 80, code: 'mm[Hg]' } },
      ],
    });
    expect(mean?.derivedFrom).toHaveLength(12);
    expect(mean).not.toHaveProperty('valueQuantity');
    expect(mean && faultsOf(mean)).toEqual([]);
    const alone = await ask(`Observation/${mean?.id}`, self.headers);
    expect(alone.json()).toEqual(mean);
    const whole = resourcesOf(
      (await ask(`Patient/${self.person.residentId}/$everything`, self.headers)).json<Answer>(),
    );
    expect(whole.flatMap(faultsOf)).toEqual([]);
    const places = new Set(whole.map(({ resourceType, id }) => `${resourceType}/${id}`));
    expect(
      JSON.stringify(mean?.derivedFrom)
        .match(/Observation\/[^"]+/g)
        ?.every((place) => places.has(place)),
    ).toBe(true);
    const summary = (await ask(`Patient/${self.person.residentId}/$summary`, self.headers)).body;
    expect(summary).toContain('几天的平均血压 132 mmHg 80 mmHg');
  });

  test.each([
    [
      'two days',
      [
        [0, 130, 130, 130, 130, 130, 130],
        [1, 130, 130, 130, 130, 130, 130],
      ],
    ],
    [
      'eleven values',
      [
        [0, 130, 130, 130],
        [1, 130, 130, 130, 130],
        [2, 130, 130, 130, 130],
      ],
    ],
  ] as const)('of %s is none', async (_, days) => {
    await measures(days);
    expect(await means()).toEqual([]);
  });

  test('is of the last days that were enough, and of those that stand', async () => {
    await measures([
      [0, 150],
      [9, 120, 121, 122, 123],
      [10, 120, 121, 122, 123],
      [11, 120, 121, 122, 123],
    ]);
    expect(await means()).toMatchObject([
      { effectivePeriod: { start: addDays(TODAY(), -11), end: addDays(TODAY(), -9) } },
    ]);
    const { rows } = await app.deps.db.pool.query<{ entry_id: string }>(
      'SELECT entry_id FROM record_entry WHERE resident_id = $1 AND happened_on = $2 LIMIT 1',
      [self.person.residentId, addDays(TODAY(), -9)],
    );
    const path = `/residents/${self.person.residentId}/readings/${rows[0]?.entry_id}/withdraw`;
    const taken = await post(app, path, { who: self });
    expect(taken.statusCode).toBe(200);
    expect(await means()).toEqual([]);
  });
});

describe('search', () => {
  const idsOf = async (path: string): Promise<string[]> =>
    resourcesOf((await ask(path)).json<Answer>()).map(({ id }) => id);
  const total = async (path: string): Promise<number | undefined> => (await ask(path)).json<Answer>().total;

  test.each([
    ['Observation?code=http://loinc.org|85354-9', 4],
    ['Observation?code=85354-9&category=vital-signs', 4],
    ['Observation?combo-code=8480-6', 4],
    ['Observation?code=no-such', 0],
    ['Observation?category=laboratory&date=ge2026-05-01', 10],
    ['Condition?clinical-status=active', 2],
    ['Condition?code=E11,I10', 2],
    ['MedicationStatement?status=active', 1],
    ['MedicationStatement?status:not=active', 1],
    ['Immunization?date=ge2020', 1],
    ['Immunization?date=lt1999-01-10', 0],
    ['Immunization?date=1999-01', 1],
    ['Appointment?status=booked', 1],
    ['Patient', 1],
    ['Patient?gender=female', 0],
    ['Questionnaire?_id=checkup-3', 1],
  ])('%s finds %d', async (path, expected) => {
    expect(await total(path)).toBe(expected);
  });

  test('newest first, and the other way when asked', async () => {
    const newest = await idsOf('Immunization');
    expect(await idsOf('Immunization?_sort=date')).toEqual([...newest].reverse());
  });

  test('pages join to the whole', async () => {
    const whole = await idsOf('Observation?_count=500');
    const seen: string[] = [];
    let path: string | undefined = 'Observation?_count=7';
    while (path !== undefined) {
      const answer: Answer = (await ask(path)).json<Answer>();
      seen.push(...resourcesOf(answer).map(({ id }) => id));
      path = answer.link.find(({ relation }) => relation === 'next')?.url.split('/fhir/r4/')[1];
    }
    expect(seen).toEqual(whole);
  });

  test('says what it applied and what not, or refuses it when told to be strict', async () => {
    const lenient = (await ask('Condition?code=E11&colour=red')).json<Answer>();
    expect(lenient.link[0]?.url).toMatch(/Condition\?code=E11$/);
    expect(lenient.entry?.at(-1)).toMatchObject({ search: { mode: 'outcome' } });
    expect(faultsOf(lenient)).toEqual([]);
    const strict = await ask('Condition?colour=red', { ...elder.headers, prefer: 'handling=strict' });
    expect(strict.statusCode).toBe(400);
  });

  test.each(['Observation?date=yesterday', 'Observation?code:above=1', 'Observation?_count=many'])(
    'refuses %s',
    async (path) => {
      expect((await ask(path)).statusCode).toBe(400);
    },
  );

  test('a resource that was found is read by its id', async () => {
    for (const { resourceType, id } of resourcesOf(await everything())) {
      const read = await ask(`${resourceType}/${id}`);
      expect(read.json<{ id: string }>().id).toBe(id);
    }
  });
});

describe('what is sensitive', () => {
  const HIDDEN = ['肺结核', 'A15.0', '结核', 'elderMood', 'vulva'];

  test('is in no answer, until it was unlocked in this session', async () => {
    const texts = [
      JSON.stringify(await everything()),
      (await ask('Condition?_count=500')).body,
      (await ask('QuestionnaireResponse')).body,
      (await ask(`Patient/${elder.person.residentId}/$summary`)).body,
    ];
    for (const word of HIDDEN) expect(texts.filter((text) => text.includes(word))).toEqual([]);
  });

  test('is there with its label once the person unlocked it', async () => {
    const person = await aSignedInResident(app, { birthDate: '1955-06-01', site });
    await fillEverything(app, person.person, site);
    await hasOpened(app, person, { of: person.person });
    await hasOpened(app, person, { of: person.person, kind: 'sensitive' });
    await hasUnlocked(app, person, person.person);
    const found = (await ask('Condition?code=A15.0', person.headers)).json<Answer>();
    expect(found.entry?.[0]?.resource.meta).toMatchObject({ security: [{ code: 'R' }] });
    expect(resourcesOf(found).flatMap(faultsOf)).toEqual([]);
  });
});

describe('the patient summary', () => {
  test('is a valid document with what an IPS must have', async () => {
    const answer = (await ask(`Patient/${elder.person.residentId}/$summary`)).json<Answer & { type: string }>();
    expect(answer.type).toBe('document');
    expect(faultsOf(answer as never)).toEqual([]);
    const [composition, ...rest] = resourcesOf(answer);
    expect(composition?.resourceType).toBe('Composition');
    expect([composition!, ...rest].flatMap(faultsOf)).toEqual([]);
    const codes = JSON.stringify(composition);
    for (const code of ['60591-5', '11450-4', '48765-2', '10160-0', '11369-6', '30954-2', '8716-3'])
      expect(codes).toContain(`"code":"${code}"`);
  });

  test('says of an empty record that there is no information', async () => {
    const person = await aSignedInResident(app);
    await hasOpened(app, person, { of: person.person });
    const answer = (await ask(`Patient/${person.person.residentId}/$summary`, person.headers)).json<Answer>();
    const [composition] = resourcesOf(answer);
    expect(composition?.section).toHaveLength(3);
    expect(JSON.stringify(composition).match(/"unavailable"/g)).toHaveLength(3);
    expect(resourcesOf(answer).flatMap(faultsOf)).toEqual([]);
  });
});

test('an independent client finds its way over HTTP', async () => {
  const address = await app.server.listen({ port: 0, host: '127.0.0.1' });
  const client = new Client({ baseUrl: `${address}/fhir/r4`, customHeaders: elder.headers });
  const patient = await client.read({ resourceType: 'Patient', id: elder.person.residentId });
  expect(patient).toMatchObject({ resourceType: 'Patient', birthDate: '1955-06-01' });
  const first = await client.search({ resourceType: 'Observation', searchParams: { _count: '5' } });
  expect(first).toMatchObject({ type: 'searchset', total: expect.any(Number) });
  const second = await client.nextPage({ bundle: first as never });
  expect(second).toMatchObject({ type: 'searchset' });
  const all = await client.operation({
    resourceType: 'Patient',
    id: elder.person.residentId,
    name: 'everything',
    method: 'GET',
  });
  expect(all).toMatchObject({ resourceType: 'Bundle' });
});
