import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anAccount,
  aParentOf,
  aPhone,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  registeredGuardian,
  type SignedInAccount,
  signedIn,
  staffSignedIn,
} from '../../../test/factories';
import { get, post, remove } from '../../../test/requests';

jest.setTimeout(60_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

interface Member {
  residentId: string;
  linkId: string;
  right: string;
  label: string;
  endsOn: string | null;
}
interface Pending {
  linkId: string;
  agreement: string;
  phoneMasked: string | null;
  expiresInSeconds: number | null;
}

const named = ({ name, idNumber }: Person): { name: string; idNumber: string } => ({ name, idNumber });
const addChild = (who: SignedInAccount, body: object) => post(app, '/family/children', { who, body });
const addElder = (who: SignedInAccount, body: object) => post(app, '/family/elders', { who, body });
const confirm = (who: SignedInAccount, linkId: string, code = '246810') =>
  post(app, `/family/links/${linkId}/confirm`, { who, body: { code } });
const familyOf = async (who: SignedInAccount): Promise<Member[]> =>
  (await get(app, '/me', { who })).json<{ family: Member[] }>().family;
const code = async (answer: ReturnType<typeof post>): Promise<string> => (await answer).json<{ code: string }>().code;

async function audited(residentId: string): Promise<string[]> {
  await app.deps.auditor.flush();
  const { rows } = await app.deps.db.pool.query<{ line: string }>(
    `SELECT actor_kind || ' ' || right_kind || ' ' || action AS line FROM audit_entry WHERE resident_id = $1
      ORDER BY batch_no, entry_no`,
    [residentId],
  );
  return rows.map(({ line }) => line);
}

describe('a child', () => {
  test('is added by the guardian the registry names, until the day before the 18th birthday', async () => {
    const mother = await aSignedInResident(app);
    const child = await aChild(app, { name: '陈安安', birthDate: '2025-04-23' });
    await registeredGuardian(app, mother.person, { child });
    const answer = await addChild(mother, named(child));
    expect(answer.statusCode).toBe(201);
    expect(answer.json<{ member: Member }>().member).toMatchObject({
      residentId: child.residentId,
      right: 'guardian',
      label: '安安',
      name: '陈安安',
      endsOn: '2043-04-22',
    });
    expect((await familyOf(mother)).map(({ label }) => label)).toEqual(['我', '安安']);
    expect(await audited(child.residentId)).toEqual(['account guardian link-agreed', 'account guardian profile-read']);
  });

  test('of the offered list is added by one tap, with the family’s own word', async () => {
    const mother = await aSignedInResident(app);
    const child = await aChild(app);
    await registeredGuardian(app, mother.person, { child });
    const answer = await addChild(mother, { residentId: child.residentId, label: ' 小宝 ' });
    expect(answer.json<{ member: Member }>().member.label).toBe('小宝');
  });

  test('of somebody else does not exist for me', async () => {
    const stranger = await aSignedInResident(app);
    const { children } = await aParentOf(app, {});
    expect(await code(addChild(stranger, { residentId: children[0]!.residentId }))).toBe('not-found');
    expect(await code(addChild(stranger, named(children[0]!)))).toBe('not-registered-guardian');
  });

  test('is added once, and again after the right was given back', async () => {
    const mother = await aParentOf(app, {});
    const child = mother.children[0]!;
    expect(await code(addChild(mother, named(child)))).toBe('family-link-exists');
    const linkId = (await familyOf(mother))[1]!.linkId;
    expect((await remove(app, `/family/links/${linkId}`, { who: mother })).statusCode).toBe(200);
    expect((await addChild(mother, named(child))).statusCode).toBe(201);
  });

  test('sent twice at once is added once', async () => {
    const mother = await aSignedInResident(app);
    const child = await aChild(app);
    await registeredGuardian(app, mother.person, { child });
    const answers = await Promise.all([1, 2, 3].map(() => addChild(mother, named(child))));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409]);
  });

  test('who turned 18 is none any more', async () => {
    const mother = await aSignedInResident(app);
    const grown = await aResident(app, { bornMonthsAgo: 18 * 12 });
    await registeredGuardian(app, mother.person, { child: grown });
    expect(await code(addChild(mother, named(grown)))).toBe('not-a-child');
    expect(await code(addChild(mother, { residentId: grown.residentId }))).toBe('not-a-child');
  });

  test('leaves the family on the 18th birthday by itself', async () => {
    const mother = await aParentOf(app, { bornMonthsAgo: 18 * 12 - 1 });
    expect(await familyOf(mother)).toHaveLength(2);
    const now = app.clock.now();
    app.clock.advance(31 * 86_400_000);
    const later = await signedIn(app, mother);
    expect(await familyOf(later)).toHaveLength(1);
    app.clock.set(now.toISOString());
  });

  test('cannot be the thirteenth of a family', async () => {
    const mother = await aSignedInResident(app);
    for (let n = 0; n < 11; n += 1) await aLink(app, mother, { over: await aChild(app), right: 'guardian' });
    const child = await aChild(app);
    await registeredGuardian(app, mother.person, { child });
    expect(await code(addChild(mother, named(child)))).toBe('family-too-large');
  });

  test.each([
    ['a wrong name', 'identity-mismatch', (child: Person) => ({ ...named(child), name: '陈别人' })],
    ['a wrong number', 'id-number-invalid', (child: Person) => ({ ...named(child), idNumber: '123' })],
  ])('with %s is refused: %s', async (_what, refusal, body) => {
    const mother = await aSignedInResident(app);
    expect(await code(addChild(mother, body(await aChild(app))))).toBe(refusal);
  });
});

describe('an elder', () => {
  test('agrees by passing on the code sent to their own phone, for a year', async () => {
    const daughter = await aSignedInResident(app, { name: '李小云' });
    const father = await aResident(app, { name: '李建国', sex: 'male', bornMonthsAgo: 68 * 12 });
    await registeredGuardian(app, father, { child: daughter.person, relation: 'father' });
    const pending = (await addElder(daughter, named(father))).json<Pending>();
    expect(pending).toEqual({
      linkId: expect.any(String),
      agreement: 'code-sent',
      phoneMasked: `${father.phone!.slice(0, 3)}****${father.phone!.slice(-4)}`,
      expiresInSeconds: 300,
    });
    expect(await familyOf(daughter)).toHaveLength(1);
    expect((await app.server.inject('/demo/outbox')).body).toContain('李*云 想帮您看健康档案、办预约');
    const agreed = await confirm(daughter, pending.linkId);
    expect(agreed.json<{ member: Member }>().member).toMatchObject({
      right: 'proxy',
      label: '爸爸',
      endsOn: '2027-11-22',
    });
    expect((await familyOf(daughter)).map(({ label }) => label)).toEqual(['我', '爸爸']);
    expect(await audited(father.residentId)).toEqual([
      'account proxy link-asked',
      'account proxy link-agreed',
      'account proxy profile-read',
    ]);
  });

  test('a wrong code opens nothing, and five use it up', async () => {
    const daughter = await aSignedInResident(app);
    const father = await aResident(app);
    const { linkId } = (await addElder(daughter, named(father))).json<Pending>();
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push(await code(confirm(daughter, linkId, '111111')));
    expect(codes).toEqual([...Array<string>(4).fill('code-wrong'), 'code-tries-used-up', 'code-tries-used-up']);
    expect(await code(confirm(daughter, linkId))).toBe('code-tries-used-up');
    expect(await familyOf(daughter)).toHaveLength(1);
  });

  test('a code is for one request only: another account cannot use it', async () => {
    const [daughter, stranger] = [await aSignedInResident(app), await aSignedInResident(app)];
    const father = await aResident(app);
    const mine = (await addElder(daughter, named(father))).json<Pending>();
    expect(await code(confirm(stranger, mine.linkId))).toBe('not-found');
    const theirs = (await addElder(stranger, named(father))).json<Pending>();
    expect(theirs.linkId).not.toBe(mine.linkId);
    expect((await confirm(daughter, mine.linkId)).statusCode).toBe(200);
    expect(await familyOf(stranger)).toHaveLength(1);
  });

  test('asking again within a minute is too soon, later it is the same request with a new code', async () => {
    const daughter = await aSignedInResident(app);
    const father = await aResident(app);
    const first = (await addElder(daughter, named(father))).json<Pending>();
    expect(await code(addElder(daughter, named(father)))).toBe('code-too-soon');
    app.clock.advance(60_000);
    expect((await addElder(daughter, named(father))).json<Pending>().linkId).toBe(first.linkId);
  });

  test('without a phone on file, or with the asking person’s own, takes the desk', async () => {
    const daughter = await aSignedInResident(app);
    const desk = { linkId: expect.any(String), agreement: 'desk-only', phoneMasked: null, expiresInSeconds: null };
    const without = await aResident(app, { phone: null });
    expect((await addElder(daughter, named(without))).json()).toEqual(desk);
    const shared = await aResident(app, { phone: daughter.phone });
    const pending = (await addElder(daughter, named(shared))).json<Pending>();
    expect(pending).toEqual(desk);
    expect(await code(confirm(daughter, pending.linkId))).toBe('code-expired');
  });

  test('must be an adult and somebody else', async () => {
    const daughter = await aSignedInResident(app);
    expect(await code(addElder(daughter, named(await aChild(app))))).toBe('not-an-adult');
    expect(await code(addElder(daughter, named(daughter.person)))).toBe('family-link-exists');
  });

  test('is asked by one account ten times a day at most', async () => {
    const daughter = await aSignedInResident(app);
    for (let n = 0; n < 10; n += 1)
      expect((await addElder(daughter, named(await aResident(app)))).statusCode).toBe(202);
    expect(await code(addElder(daughter, named(await aResident(app))))).toBe('too-many-requests');
  });

  test('whose year is over agrees anew', async () => {
    const daughter = await aSignedInResident(app);
    const father = await aResident(app);
    await aLink(app, daughter, { over: father, right: 'proxy', endsOn: '2026-11-22' });
    expect(await familyOf(daughter)).toHaveLength(1);
    const { linkId } = (await addElder(daughter, named(father))).json<Pending>();
    expect((await confirm(daughter, linkId)).statusCode).toBe(200);
    expect(await familyOf(daughter)).toHaveLength(2);
  });
});

describe('who acts for me', () => {
  test('is listed with names masked and can be stopped at any time', async () => {
    const father = await aSignedInResident(app, { name: '李建国' });
    const daughter = await aSignedInResident(app, { name: '李小云' });
    const linkId = await aLink(app, daughter, { over: father.person, right: 'proxy' });
    const listed = (await get(app, '/family/acting-for-me', { who: father })).json();
    expect(listed).toEqual({
      items: [
        {
          linkId,
          nameMasked: '李*云',
          right: 'proxy',
          scope: ['record', 'immunization', 'booking'],
          startsOn: '2026-11-22',
          endsOn: '2027-11-22',
        },
      ],
    });
    const me = (await remove(app, `/family/links/${linkId}`, { who: father })).json<{ family: Member[] }>();
    expect(me.family.map(({ label }) => label)).toEqual(['我']);
    expect(await familyOf(daughter)).toHaveLength(1);
    expect((await get(app, '/family/acting-for-me', { who: father })).json()).toEqual({ items: [] });
    expect(await code(remove(app, `/family/links/${linkId}`, { who: father }))).toBe('not-found');
  });

  test('leaves out what is pending, over or not begun', async () => {
    const father = await aSignedInResident(app);
    for (const told of [{ state: 'pending' as const }, { endsOn: '2026-11-22' }, { startsOn: '2026-11-24' }])
      await aLink(app, await anAccount(app), { over: father.person, right: 'proxy', ...told });
    expect((await get(app, '/family/acting-for-me', { who: father })).json()).toEqual({ items: [] });
  });
});

describe('at the desk', () => {
  const agree = async (told: {
    actor: Person;
    resident: Person;
    right: string;
    site?: { siteId: string; name: string };
  }) => {
    const nurse = await staffSignedIn(app, await aStaffMember(app, told.site && { site: told.site }));
    const { actor, resident, right } = told;
    const body = { actorIdNumber: actor.idNumber, residentIdNumber: resident.idNumber, right };
    return post(app, '/desk/family-links/agree', { who: nurse, body });
  };

  test('both cards seen, a waiting request becomes a right', async () => {
    const daughter = await aSignedInResident(app);
    const father = await aResident(app, { phone: null });
    await addElder(daughter, { ...named(father), label: '老爸' });
    expect((await agree({ actor: daughter.person, resident: father, right: 'proxy' })).statusCode).toBe(201);
    expect((await familyOf(daughter)).map(({ right, label }) => [right, label])).toEqual([
      ['self', '我'],
      ['proxy', '老爸'],
    ]);
    expect(await audited(father.residentId)).toEqual([
      'account proxy link-asked',
      'staff nurse link-agreed',
      'account proxy profile-read',
    ]);
  });

  test('a guardian whom the registry does not name is put down from the papers', async () => {
    const aunt = await aSignedInResident(app);
    const child = await aChild(app, { name: '陈安安' });
    expect((await agree({ actor: aunt.person, resident: child, right: 'guardian' })).statusCode).toBe(201);
    expect((await familyOf(aunt))[1]).toMatchObject({ right: 'guardian', label: '安安' });
  });

  test('is refused for the wrong age, the wrong site, and who has no account', async () => {
    const daughter = await aSignedInResident(app);
    const [child, adult] = [await aChild(app), await aResident(app)];
    const [own, other] = [await aSite(app), await aSite(app)];
    const elsewhere = await aResident(app, { site: other });
    const actor = daughter.person;
    expect(await code(agree({ actor, resident: child, right: 'proxy' }))).toBe('not-an-adult');
    expect(await code(agree({ actor, resident: adult, right: 'guardian' }))).toBe('not-a-child');
    expect(await code(agree({ actor, resident: elsewhere, right: 'proxy', site: own }))).toBe('other-site');
    expect(await code(agree({ actor: adult, resident: elsewhere, right: 'proxy', site: other }))).toBe(
      'binding-needed',
    );
    expect(await code(agree({ actor: child, resident: adult, right: 'proxy' }))).toBe('not-an-adult');
    expect(await code(agree({ actor, resident: actor, right: 'proxy' }))).toBe('family-link-exists');
  });
});

describe('a new phone at the desk', () => {
  const put = async (person: Person, phone: string) => {
    const nurse = await staffSignedIn(app, await aStaffMember(app));
    return post(app, '/desk/bindings', { who: nurse, body: { ...named(person), phone } });
  };
  const bind = (who: SignedInAccount, person: Person) => post(app, '/me/binding', { who, body: named(person) });

  test('lets somebody bind whose file had another', async () => {
    const phone = aPhone();
    const person = await aResident(app);
    const who = await signedIn(app, await anAccount(app, { phone }));
    expect(await code(bind(who, person))).toBe('identity-phone-differs');
    expect((await put(person, phone)).statusCode).toBe(201);
    expect((await bind(who, person)).statusCode).toBe(201);
    expect(await audited(person.residentId)).toEqual(['staff nurse phone-changed']);
  });

  test('rids who lost a phone of it: signed out, acting for nobody, and the person can bind anew', async () => {
    const lost = await aParentOf(app, {});
    const phone = aPhone();
    await put(lost.person, phone);
    expect((await get(app, '/me', { who: lost })).json()).toMatchObject({ code: 'session-expired' });
    const back = await signedIn(app, lost);
    expect((await get(app, '/me', { who: back })).json()).toMatchObject({ account: { bound: false }, family: [] });
    const fresh = await signedIn(app, await anAccount(app, { phone }));
    const me = (await bind(fresh, lost.person)).json<{ childrenToAdd: Member[] }>();
    expect(me.childrenToAdd.map(({ residentId }) => residentId)).toEqual([lost.children[0]!.residentId]);
  });

  test('that is the one on file changes nothing', async () => {
    const mother = await aParentOf(app, {});
    expect((await put(mother.person, mother.phone)).statusCode).toBe(201);
    expect(await familyOf(mother)).toHaveLength(2);
  });

  test('is refused for a wrong name or number', async () => {
    const person = await aResident(app);
    expect(await code(put({ ...person, name: '别人' }, aPhone()))).toBe('identity-mismatch');
    expect(await code(put(person, '12800000000'))).toBe('phone-invalid');
  });
});
