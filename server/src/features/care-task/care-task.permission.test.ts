import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { type DeskAction, STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  anAccount,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { get, post, type Told } from '../../../test/requests';
import { refusalAtDoor, ROLES, inRole } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { openTasks } from './open';

type Who = NonNullable<Told['who']>;

let app: TestApp;
let site: Site;
let other: Site;
let father: Person;

async function aTask(of: Person): Promise<string> {
  const [taskId] = await app.deps.db.transaction((client) =>
    openTasks(app.deps, client, {
      countyCode: COUNTY,
      residentId: of.residentId,
      siteId: of.siteId,
      subject: null,
      by: { staffId: null, name: '张敏' },
      tasks: [
        {
          kind: 'lifestyle',
          items: [uuidV7()],
          title: '每天走一走',
          reason: '走走对血管好。',
          dueOn: toPlainDate('2027-02-01'),
        },
      ],
    }),
  );
  if (taskId === undefined) throw new Error('no task');
  return taskId;
}

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  other = await aSite(app);
  father = await aResident(app, { birthDate: '1955-03-02', name: '林国强', site });
});
afterAll(() => app.stop());

const reading = (residentId: string, taskId: string) => [
  (who?: Who) => get(app, `/residents/${residentId}/tasks`, who && { who }),
  (who?: Who) => get(app, `/residents/${residentId}/tasks/${taskId}`, who && { who }),
];
const ticking = (residentId: string, taskId: string) => (who?: Who) =>
  post(app, `/residents/${residentId}/tasks/${taskId}/ticks`, {
    ...(who && { who }),
    body: { on: '2026-11-23', kept: true },
  });

describe('by the family', () => {
  test.each([
    ['oneself', 'self', 200, 200],
    ['a proxy for the record', 'proxy record', 200, 403],
    ['a proxy for bookings', 'proxy booking', 404, 404],
    ['a proxy whose right ended', 'ended', 404, 404],
    ['a stranger', 'stranger', 404, 404],
  ])('%s', async (_, relation, reads, ticks) => {
    const taskId = await aTask(father);
    const who =
      relation === 'self' ? await signedIn(app, await anAccount(app, { of: father })) : await aSignedInResident(app);
    if (relation.startsWith('proxy'))
      await aLink(app, who, { over: father, right: 'proxy', scope: [relation.split(' ')[1] ?? ''] });
    if (relation === 'ended')
      await aLink(app, who, { over: father, right: 'proxy', scope: ['record'], endsOn: toPlainDate('2026-11-22') });
    for (const ask of reading(father.residentId, taskId)) {
      const answer = await ask(who);
      expect(answer.statusCode).toBe(reads);
      if (reads === 404) expect(answer.body).not.toContain('每天走一走');
    }
    expect((await ticking(father.residentId, taskId)(who)).statusCode).toBe(ticks);
  });

  test("another person's task is not found beside one's own", async () => {
    const me = await aSignedInResident(app);
    const taskId = await aTask(father);
    const [, one] = reading(me.person.residentId, taskId);
    expect((await one?.(me))?.statusCode).toBe(404);
    expect((await ticking(me.person.residentId, taskId)(me)).statusCode).toBe(404);
  });

  test('reading about another is written down, about oneself never', async () => {
    const daughter = await aSignedInResident(app);
    await aLink(app, daughter, { over: father, right: 'proxy', scope: ['record'] });
    await get(app, `/residents/${father.residentId}/tasks`, { who: daughter });
    await app.deps.auditor.flush();
    const rows = await rowsOf(app, 'SELECT action, right_kind FROM audit_entry WHERE actor_id = $1', [
      daughter.accountId,
    ]);
    expect(rows).toEqual([{ action: 'task-read', right_kind: 'proxy' }]);
  });
});

describe('at the desk', () => {
  const NOTE = { move: 'cancel', note: '开错了' };
  const ACTS: readonly [string, DeskAction, (taskId: string, who: Who) => ReturnType<typeof post>][] = [
    ['a move', 'follow-referrals', (id, who) => post(app, `/desk/tasks/${id}/moves`, { who, body: NOTE })],
    [
      'a call',
      'follow-referrals',
      (id, who) => post(app, `/desk/tasks/${id}/attempts`, { who, body: { outcome: 'no-answer' }, key: uuidV7() }),
    ],
    [
      'a goal',
      'record-findings',
      (id, who) => post(app, `/desk/tasks/${id}/target`, { who, body: { measure: 'walkMinutes', value: 30 } }),
    ],
  ];
  const cases = ACTS.flatMap(([name, action, act]) =>
    STAFF_ROLES.flatMap((role) =>
      [true, false].map((own) => ({
        name: `${name} by a ${role} of ${own ? 'the' : 'another'} clinic`,
        action,
        act,
        role,
        own,
      })),
    ),
  );

  test.each(cases)('$name', async ({ action, act, role, own }) => {
    const at = own ? site : other;
    const member = await staffSignedIn(
      app,
      await aStaffMember(app, { role, ...(role !== 'county-admin' && { site: at }) }),
    );
    const answer = await act(await aTask(father), member);
    const expected = staffMay({ role, siteId: role === 'county-admin' ? null : at.siteId }, action, site.siteId);
    if (expected === 'allowed') expect(answer.statusCode).toBe(200);
    else expect(answer.json()).toMatchObject({ code: expected });
  });

  test.each(ACTS)('%s about a task that is not there is not found', async (_, __, act) => {
    const doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
    expect((await act(uuidV7(), doctor)).json()).toMatchObject({ code: 'not-found' });
  });

  test('the list has nobody of another clinic', async () => {
    await aTask(father);
    const nurse = await staffSignedIn(app, await aStaffMember(app, { site: other }));
    const answer = await get(app, '/desk/tasks', { who: nurse });
    expect(answer.json()).toMatchObject({ items: [] });
    expect(answer.body).not.toContain(father.residentId);
  });

  test('taking into care is for doctors and nurses', async () => {
    const clerk = await staffSignedIn(app, await aStaffMember(app, { role: 'desk', site }));
    const answer = await post(app, `/desk/tasks/${await aTask(father)}/moves`, {
      who: clerk,
      body: { move: 'accept' },
    });
    expect(answer.json()).toMatchObject({ code: 'forbidden' });
  });
});

describe.each(ROLES)('at the door: %s', (role) => {
  test.each([
    ['resident', (): string => `/residents/${father.residentId}/tasks`],
    ['staff', (): string => '/desk/tasks'],
  ] as const)('of what is for %s', async (door, path) => {
    const refused = refusalAtDoor(door, role);
    const who = (await inRole(app, role)) as Who | undefined;
    const answer = await get(app, path(), who ? { who } : {});
    if (refused === undefined) expect(answer.json()).not.toMatchObject({ code: 'not-signed-in' });
    else expect(answer.json()).toMatchObject({ code: refused });
  });
});
