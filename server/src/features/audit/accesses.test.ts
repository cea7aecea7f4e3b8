import { listAccesses } from '@kangban/contract/audit';
import { auditRows, countQueries } from '../../../test/audit';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  aParentOf,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  registeredGuardian,
  type SignedInAccount,
  type SignedInStaff,
  signedIn,
  anAccount,
  staffSignedIn,
} from '../../../test/factories';
import { get, post } from '../../../test/requests';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let father: SignedInAccount & { person: Person };
let daughter: SignedInAccount & { person: Person };
let nurse: SignedInStaff;
let siteName: string;

beforeAll(async () => {
  app = await buildTestApp();
  const site = await aSite(app);
  siteName = site.name;
  const person = await aResident(app, { name: '林国强', sex: 'male', birthDate: '1955-03-04', site });
  father = { ...(await signedIn(app, await anAccount(app, { of: person }))), person };
  daughter = await aSignedInResident(app, { name: '林晓梅' });
  await registeredGuardian(app, father.person, { child: daughter.person });
  await aLink(app, daughter, { over: father.person, right: 'proxy', label: '爸爸' });
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
});
afterAll(() => app.stop());

const read = async (who: SignedInAccount, query = '', of = father.person) =>
  listAccesses.answer.parse((await get(app, `/residents/${of.residentId}/accesses${query}`, { who })).json());
const lines = ({ items }: Awaited<ReturnType<typeof read>>): string[] =>
  items.map(({ who, where, right, did, purpose }) => [who, where, right, did, purpose].filter(Boolean).join('，'));

test('a nurse finds somebody at the desk and the daughter looks: both are told, the own looks are not', async () => {
  await post(app, '/desk/residents/find', { who: nurse, body: { idNumber: father.person.idNumber } });
  app.clock.advance(60_000);
  await get(app, `/residents/${father.person.residentId}/referrals`, { who: daughter });
  await get(app, `/residents/${father.person.residentId}/referrals`, { who: father });
  await app.deps.auditor.flush();
  const mine = await read(father);
  expect(mine).toMatchObject({ nameMasked: '林*强', isSelf: true, count: 2, today: '2026-11-23', from: '2026-10-25' });
  expect(lines(mine)).toEqual([
    '女儿 林*梅，家人代看，看了转诊单',
    `周护士 · 护士，${siteName}，护士的岗位，查了姓名、生日和该做的事，为了在窗口办事`,
  ]);
  expect(mine.items.map(({ mine: own }) => own)).toEqual([false, false]);
});

test('the daughter sees the same with herself as 我; that she looked is told once a day', async () => {
  const first = await read(daughter);
  expect(lines(first)[0]).toBe('我（女儿 林*梅），家人代看，看了转诊单');
  expect(first).toMatchObject({ label: '爸爸', isSelf: false });
  expect(first.items[0]?.mine).toBe(true);
  await read(daughter);
  await app.deps.auditor.flush();
  const all = lines(await read(father));
  expect(all.filter((line) => line.includes('看了谁看过档案'))).toEqual(['女儿 林*梅，家人代看，看了谁看过档案']);
});

test('what was done under the right self is not in the list, whoever did it and however long ago', async () => {
  const before = (await read(father)).count;
  await auditRows(app, father.person, [{ action: 'record-sent', rightKind: 'self', actorKind: 'account' }]);
  expect((await read(father)).count).toBe(before);
});

test('pages follow each other without gap or repeat, also within one millisecond', async () => {
  const other = await aSignedInResident(app);
  const rows = Array.from({ length: 25 }, () => ({ action: 'vision-read' as const, rightKind: 'nurse' }));
  await auditRows(app, other.person, rows);
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof read>> = await read(
      other,
      `?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`,
      other.person,
    );
    expect(page.count).toBe(25);
    ids.push(...page.items.map(({ accessId }) => accessId));
    cursor = page.nextCursor;
  }
  expect(new Set(ids).size).toBe(25);
  expect(ids).toHaveLength(25);
});

test('a month is 30 days with today, half a year is asked for', async () => {
  const other = await aSignedInResident(app);
  const at = (day: string) => ({ action: 'child-read' as const, rightKind: 'nurse', at: new Date(day) });
  await auditRows(app, other.person, [
    at('2026-10-25T00:00:00+08:00'),
    at('2026-10-24T23:59:59.999+08:00'),
    at('2026-05-23T00:00:00+08:00'),
    at('2026-05-22T23:59:59+08:00'),
  ]);
  expect((await read(other, '', other.person)).count).toBe(1);
  expect(await read(other, '?span=half-year', other.person)).toMatchObject({ count: 3, from: '2026-05-23' });
});

test('nobody looked: nothing, and said so', async () => {
  const other = await aSignedInResident(app);
  expect(await read(other, '', other.person)).toMatchObject({ count: 0, items: [], nextCursor: null });
});

test.each(['nonsense', '1.2', `99999999999999999.${uuidV7()}`, `9999999999999999.${uuidV7()}`])(
  'a cursor that is none is refused: %s',
  async (cursor) => {
    const { residentId } = father.person;
    const answer = await get(app, `/residents/${residentId}/accesses?cursor=${cursor}`, { who: father });
    expect(answer.json()).toMatchObject({ code: 'bad-input' });
  },
);

test('the list is one query whatever its length', async () => {
  const mother = await aParentOf(app, { bornMonthsAgo: 19 });
  const [child] = mother.children;
  await auditRows(
    app,
    child!,
    Array.from({ length: 60 }, () => ({ action: 'growth-read' as const, rightKind: 'nurse', actorId: nurse.staffId })),
  );
  const queries = await countQueries(app, () => read(mother, '?limit=60', child));
  expect(queries.filter((name) => name === 'audit-accesses')).toHaveLength(1);
  expect(queries.length).toBeLessThanOrEqual(4);
});

test('a row of an action nobody knows any more still shows', async () => {
  const other = await aSignedInResident(app);
  await auditRows(app, other.person, [{ action: 'told-in-later-years', rightKind: 'nurse', actorId: nurse.staffId }]);
  expect(lines(await read(other, '', other.person))).toEqual(['周护士 · 护士，护士的岗位，打开过档案']);
});
