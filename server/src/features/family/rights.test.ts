import type { FamilyRight } from '@kangban/domain/identity/rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aLink, anAccount, aParentOf, aResident, signedIn } from '../../../test/factories';
import { isRefused } from '../../http/refusal';
import { loadRights } from './rights';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

async function rightsOf(who: { session: Parameters<typeof loadRights>[1] }): Promise<FamilyRight[]> {
  const rights = await loadRights(app.deps, who.session);
  if (isRefused(rights)) throw new Error(rights.refused);
  return rights;
}

test('a parent holds the right over herself and over her children', async () => {
  const mother = await aParentOf(app, { name: '陈安安' }, { name: '陈一鸣', bornMonthsAgo: 70 });
  const rights = await rightsOf(mother);
  expect(rights.map(({ right, label }) => [right, label])).toEqual([
    ['self', '我'],
    ['guardian', '安安'],
    ['guardian', '一鸣'],
  ]);
});

test('a session that was signed out, ran out or belongs to a closed account is refused', async () => {
  const account = await anAccount(app, { of: await aResident(app) });
  const signedOut = await signedIn(app, account);
  const ranOut = await signedIn(app, account);
  await app.deps.db.pool.query('UPDATE session SET revoked_at = now() WHERE session_id = $1', [
    signedOut.session.sessionId,
  ]);
  await app.deps.db.pool.query('UPDATE session SET expires_at = $2 WHERE session_id = $1', [
    ranOut.session.sessionId,
    app.clock.now(),
  ]);
  const closed = await anAccount(app);
  const ofClosed = await signedIn(app, closed);
  await app.deps.db.pool.query('UPDATE account SET closed_at = now() WHERE account_id = $1', [closed.accountId]);
  for (const who of [signedOut, ranOut, ofClosed])
    expect(await loadRights(app.deps, who.session)).toEqual({ refused: 'session-expired' });
});

test('the session of one account does not open another, nor does it work in another county', async () => {
  const mother = await aParentOf(app);
  const stranger = await signedIn(app, await anAccount(app));
  const mixed = { ...mother.session, accountId: stranger.accountId };
  expect(await loadRights(app.deps, mixed)).toEqual({ refused: 'session-expired' });
  expect(await loadRights(app.deps, { ...mother.session, countyCode: '990102' })).toEqual({
    refused: 'session-expired',
  });
});

test('links that are pending, ended, not begun or over are no rights', async () => {
  const account = await signedIn(app, await anAccount(app));
  const today = app.clock.today();
  const links = [
    { state: 'pending' as const },
    { state: 'ended' as const },
    { startsOn: '2026-11-24' },
    { endsOn: '2026-11-22' },
    { endsOn: today, label: 'last day' },
  ];
  for (const link of links) await aLink(app, account, { over: await aChild(app), right: 'guardian', ...link });
  expect((await rightsOf(account)).map((right) => right.label)).toEqual(['last day']);
});
