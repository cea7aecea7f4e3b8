import { buildTestApp, type TestApp } from '../../../test/build-app';
import { anIdNumber, aResident } from '../../../test/factories';
import { rowsOf } from '../../../test/rows';
import { matchPerson, matchPersons, type PersonOfSystem, residentIdsOf } from './persons';

const COUNTY = '990101';
const HIS = 'urn:test:his';
let app: TestApp;
let serial = 0;

beforeAll(async () => {
  app = await buildTestApp();
  await aResident(app);
});
afterAll(() => app.stop());

const told = (over: Partial<PersonOfSystem> = {}): PersonOfSystem => ({
  county: COUNTY,
  system: HIS,
  sourceId: `p${(serial += 1)}`,
  name: `测甲${String.fromCharCode(0x5000 + serial)}`,
  sex: 'female',
  birthDate: '1991-04-05' as PersonOfSystem['birthDate'],
  ...over,
});
const match = (person: PersonOfSystem) => app.deps.db.transaction((client) => matchPerson(app.deps, client, person));
const matchAll = (persons: readonly PersonOfSystem[]) =>
  app.deps.db.transaction((client) => matchPersons(app.deps, client, persons));
const reviewsOf = (residentId: string) =>
  rowsOf(app, 'SELECT candidate_id, reason FROM match_review WHERE subject_id = $1 ORDER BY review_id', [residentId]);
const number = (no: number, birthDate = '1991-04-05') => anIdNumber(birthDate, 'female', 20_000 + no);

test('a person nobody is like gets a record of its own, sealed and found again by number and phone', async () => {
  const person = told({ idNumber: number(1), phone: '19900009001' });
  const first = await match(person);
  expect(first.how).toBe('new');
  const [row] = await rowsOf(
    app,
    'SELECT name, id_hmac, phone_hmac, id_cipher, source FROM resident WHERE resident_id = $1',
    [first.residentId],
  );
  expect(row).toMatchObject({
    name: person.name,
    source: 'system',
    id_hmac: app.deps.cipher.lookup('id-number', number(1)),
    phone_hmac: app.deps.cipher.lookup('phone', '19900009001'),
  });
  expect(String(row?.['id_cipher'])).not.toContain(number(1));
  expect(await match(person)).toEqual({ residentId: first.residentId, how: 'linked' });
  expect(await match({ ...person, system: 'urn:test:other' })).toEqual({
    residentId: first.residentId,
    how: 'id-number',
  });
});

test("the registry's person with the same number, name, sex and birthday is the same; nothing is put before the staff", async () => {
  const known = await aResident(app, { name: '阿依古丽·买买提', birthDate: '1990-05-01' });
  const { birthDate, idNumber, sex } = known;
  const found = await match(told({ name: '阿依古丽•买买提', birthDate: birthDate, sex, idNumber }));
  expect(found).toEqual({ residentId: known.residentId, how: 'id-number' });
  expect(await rowsOf(app, 'SELECT FROM match_review WHERE candidate_id = $1', [known.residentId])).toEqual([]);
});

test('the same number under another name is somebody of their own, without the number, and a pair to look at', async () => {
  const known = await aResident(app, { name: '林晓梅', birthDate: '1990-05-02' });
  const person = told({
    name: '林小梅',
    birthDate: '1990-05-02' as PersonOfSystem['birthDate'],
    idNumber: known.idNumber,
  });
  const found = await match(person);
  expect(found.how).toBe('doubtful');
  expect(found.residentId).not.toBe(known.residentId);
  expect(await reviewsOf(found.residentId)).toEqual([
    { candidate_id: known.residentId, reason: 'number-same-name-differs' },
  ]);
  const [row] = await rowsOf(app, 'SELECT id_hmac, merged_into, same_person FROM resident WHERE resident_id = $1', [
    found.residentId,
  ]);
  expect(row).toEqual({ id_hmac: null, merged_into: null, same_person: null });
  expect(await match(person)).toEqual({ residentId: found.residentId, how: 'linked' });
  expect(await reviewsOf(found.residentId)).toHaveLength(1);
});

test.each([
  ['no number', undefined],
  ['a number with a slip in it', '990000199005030017'],
  ['an old number of 15 digits', '990000900503001'],
])('%s, and name, sex and birthday of a known person: doubtful', async (_, idNumber) => {
  const known = await aResident(app, { birthDate: '1990-05-03' });
  const found = await match(
    told({
      name: known.name,
      birthDate: '1990-05-03' as PersonOfSystem['birthDate'],
      ...(idNumber !== undefined && { idNumber }),
    }),
  );
  expect(found.how).toBe('doubtful');
  expect(await reviewsOf(found.residentId)).toEqual([
    { candidate_id: known.residentId, reason: 'no-number-all-else-same' },
  ]);
});

test('a number that contradicts sex or birthday finds its bearer as a doubt and is kept on no new record', async () => {
  const own = await match(told({ idNumber: number(2, '1970-01-01') }));
  expect(own.how).toBe('new');
  const [row] = await rowsOf(app, 'SELECT id_hmac FROM resident WHERE resident_id = $1', [own.residentId]);
  expect(row).toEqual({ id_hmac: null });
});

test('twins told with one phone are two persons, and a namesake of another day is nobody', async () => {
  const birthDate = '2024-03-01' as PersonOfSystem['birthDate'];
  const [big, small, namesake] = await matchAll([
    told({ name: '陈大宝', birthDate, phone: '19900009002' }),
    told({ name: '陈小宝', birthDate, phone: '19900009002' }),
    told({ name: '陈大宝', birthDate: '2024-03-02' as PersonOfSystem['birthDate'] }),
  ]);
  expect([big?.how, small?.how, namesake?.how]).toEqual(['new', 'new', 'new']);
  expect(new Set([big?.residentId, small?.residentId, namesake?.residentId]).size).toBe(3);
});

test('one bundle that tells of a person twice finds the first telling: by its number there, and by the identity number', async () => {
  const person = told({ idNumber: number(3) });
  const found = await matchAll([
    person,
    person,
    { ...person, system: 'urn:test:lis' },
    { ...person, sourceId: 'without number', idNumber: undefined },
  ]);
  expect(found.map(({ how }) => how)).toEqual(['new', 'linked', 'id-number', 'doubtful']);
  const [first = '', again, elsewhere, doubt = ''] = found.map(({ residentId }) => residentId);
  expect([again, elsewhere]).toEqual([first, first]);
  expect(await reviewsOf(doubt)).toEqual([{ candidate_id: first, reason: 'no-number-all-else-same' }]);
});

test('a number of the system that was given to somebody else makes a record of its own and a pair; what came before stays', async () => {
  const before = told({ idNumber: number(4) });
  const first = await match(before);
  const second = await match({ ...before, name: '周测敏', idNumber: number(5) });
  expect(second.how).toBe('doubtful');
  expect(second.residentId).not.toBe(first.residentId);
  expect(await reviewsOf(second.residentId)).toEqual([
    { candidate_id: first.residentId, reason: 'source-number-reused' },
  ]);
  expect(await match({ ...before, name: '周测敏', idNumber: number(5) })).toEqual({ ...second, how: 'linked' });
});

test('an identity number that comes later shows the registry had this person: a pair, and still linked', async () => {
  const known = await aResident(app, { name: '测后来', birthDate: '1991-04-06' });
  const early = told({ name: '测後来', birthDate: '1991-04-06' as PersonOfSystem['birthDate'] });
  const first = await match(early);
  expect(first.how).toBe('new');
  const late = { ...early, idNumber: known.idNumber };
  expect(await match(late)).toEqual({ residentId: first.residentId, how: 'linked' });
  expect(await reviewsOf(first.residentId)).toEqual([{ candidate_id: known.residentId, reason: 'number-told-later' }]);
  await match(late);
  expect(await reviewsOf(first.residentId)).toHaveLength(1);
});

test('a thousand persons take a fixed number of statements, and told again only one', async () => {
  const persons = Array.from({ length: 1000 }, (_, at) =>
    told({
      idNumber: anIdNumber('1960-02-03', 'female', 30_000 + at),
      birthDate: '1960-02-03' as PersonOfSystem['birthDate'],
    }),
  );
  const counted = async (): Promise<{ statements: number; hows: string[] }> =>
    app.deps.db.transaction(async (client) => {
      const spy = jest.spyOn(client, 'query');
      const matched = await matchPersons(app.deps, client, persons);
      const statements = spy.mock.calls.length;
      spy.mockRestore();
      return { statements, hows: [...new Set(matched.map(({ how }) => how))] };
    });
  expect(await counted()).toEqual({ statements: 6, hows: ['new'] });
  expect(await counted()).toEqual({ statements: 1, hows: ['linked'] });
});

test('two systems sending one newcomer at the same moment make one record', async () => {
  const person = told({ idNumber: number(6) });
  const found = await Promise.all(['a', 'b', 'c'].map((system) => match({ ...person, system: `urn:test:${system}` })));
  expect(new Set(found.map(({ residentId }) => residentId)).size).toBe(1);
  expect(found.map(({ how }) => how).sort()).toEqual(['id-number', 'id-number', 'new']);
});

test('a failed transaction leaves nobody behind', async () => {
  const person = told({ idNumber: number(7) });
  await expect(
    app.deps.db.transaction(async (client) => {
      await matchPerson(app.deps, client, person);
      throw new Error('the bundle is wrong further on');
    }),
  ).rejects.toThrow('further on');
  expect(await rowsOf(app, 'SELECT FROM resident WHERE name = $1', [person.name])).toEqual([]);
  expect(await rowsOf(app, 'SELECT FROM person_identity WHERE source_id = $1', [person.sourceId])).toEqual([]);
});

test('a person without any merge is one record; somebody of no record has none', async () => {
  const { residentId } = await match(told());
  expect(await residentIdsOf(app.deps, COUNTY, residentId)).toEqual([residentId]);
  expect(await residentIdsOf(app.deps, '990102', residentId)).toEqual([]);
});
