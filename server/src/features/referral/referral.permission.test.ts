import { RecordedVision } from '@kangban/contract/vision';
import { type DeskAction, STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { anExamination } from '../../../test/factories/vision';
import { anyLink, relink } from '../../../test/links';
import { get, post, type Told } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

type Who = NonNullable<Told['who']>;
type Response = Awaited<ReturnType<typeof post>>;

let app: TestApp;
let site: Site;
let other: Site;
let caller: SignedInAccount;
let child: Person;
let nurse: SignedInStaff;

/** An open referral of a child of the clinic, so that no move stands in another's way. */
async function aReferral(): Promise<string> {
  const person = await aResident(app, { birthDate: '2020-02-10', site });
  const body = anExamination('2026-11-20', [50, 47]);
  const made = await post(app, `/desk/residents/${person.residentId}/vision`, { who: nurse, body });
  const { opened } = RecordedVision.parse(made.json());
  if (!opened) throw new Error('no referral');
  return opened.referralId;
}

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  other = await aSite(app);
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
  caller = await aSignedInResident(app);
  child = await aChild(app, { site });
});
afterAll(() => app.stop());

const READS = ['referrals'] as const;

test('a link opens the referrals exactly when the rule of rights says so', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { may } = await relink(app, caller, { over: child, link: told });
      const expected = may('record') ? 200 : 404;
      for (const read of READS)
        expect((await get(app, `/residents/${child.residentId}/${read}`, { who: caller })).statusCode).toBe(expected);
    }),
    { numRuns: 50, seed: 990103, verbose: true },
  );
});

describe.each(READS)('GET %s', (read) => {
  test.each(ROLES)('at the door: %s', async (role) => {
    const who = (await inRole(app, role)) as Who | undefined;
    const answer = await get(
      app,
      `/residents/${child.residentId}/${read}`,
      who ? { who } : { who: { headers: {} as never } },
    );
    expect(answer.json()).toMatchObject({ code: refusalAtDoor('resident', role) ?? 'not-found' });
  });
  test('a stranger cannot tell a person from nobody', async () => {
    const stranger = await aSignedInResident(app);
    const known = await get(app, `/residents/${child.residentId}/${read}`, { who: stranger });
    const unknown = await get(app, `/residents/${uuidV7()}/${read}`, { who: stranger });
    expect([known.statusCode, known.json().code]).toEqual([unknown.statusCode, unknown.json().code]);
  });
});

interface Asked {
  action: DeskAction;
  /** Whether the thing asked about belongs to the clinic `site`, or to whichever clinic asks. */
  of: 'site' | 'own';
  ask: (who: Who) => Promise<Response>;
}

const ASKED: Record<string, Asked> = {
  'GET /desk/referrals': { action: 'follow-referrals', of: 'own', ask: (who) => get(app, '/desk/referrals', { who }) },
  'POST /desk/referrals/:id/moves': {
    action: 'follow-referrals',
    of: 'site',
    ask: async (who) => post(app, `/desk/referrals/${await aReferral()}/moves`, { who, body: { move: 'send' } }),
  },
  'POST /desk/referrals/:id/result': {
    action: 'follow-referrals',
    of: 'site',
    ask: async (who) =>
      post(app, `/desk/referrals/${await aReferral()}/result`, { who, body: { on: '2026-11-23', note: '看过了' } }),
  },
};

const matrix = Object.keys(ASKED).flatMap((name) =>
  STAFF_ROLES.flatMap((role) =>
    (['own clinic', 'other clinic'] as const).map((relation) => [name, role, relation] as const),
  ),
);

test.each(matrix)('%s by %s of the %s answers as the rule of staff rights says', async (name, role, relation) => {
  const { action, of, ask } = ASKED[name]!;
  const at = relation === 'own clinic' ? site : other;
  const member = await aStaffMember(app, { role, ...(role !== 'county-admin' && { site: at }) });
  const expected = staffMay({ role, siteId: member.siteId }, action, of === 'own' ? member.siteId : site.siteId);
  const answer = await ask(await staffSignedIn(app, member));
  if (expected === 'allowed') expect(answer.statusCode).toBeLessThan(300);
  else expect(answer.json()).toMatchObject({ code: expected, status: 403 });
});

describe.each(Object.keys(ASKED))('%s', (name) => {
  test.each(ROLES.filter((role) => refusalAtDoor('staff', role) !== undefined))('at the door: %s', async (role) => {
    const who = (await inRole(app, role)) ?? { headers: {} as never };
    expect((await ASKED[name]!.ask(who)).json()).toMatchObject({ code: refusalAtDoor('staff', role) });
  });
});
