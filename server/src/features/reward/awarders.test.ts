// Whoever gave points for something does not hand out what they buy (fact sheet §7.3): however the points came to be where they are spent.
import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import type { Holder } from '@kangban/domain/points/types';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aResident, aStaffMember, type Person } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { aPressure, hasScheme, noted, settled } from '../../../test/point-rules';
import { aHold, BY_STAFF, done, holderOf, newKey } from '../../../test/points';
import { rowsOf } from '../../../test/rows';
import { wroteEvidence } from './counter-store';

let app: TestApp;
let elder: Person;
let writer: string;
let other: string;
const FAMILY: Holder = { kind: 'family', id: '00000000-0000-7000-8000-0000000000fa' };

beforeEach(async () => {
  app = await buildTestApp();
  app.clock.set('2026-11-25T09:40:00+08:00');
  await hasScheme(app, { change: { checks: { ...schemeTemplate('city').checks, recheckPercent: 0 } } });
  elder = await aResident(app, { birthDate: '1955-03-08' });
  writer = (await aStaffMember(app)).staffId;
  other = (await aStaffMember(app)).staffId;
});
afterEach(() => app.stop());

/** Who of the two is refused at the counter for points this holder sets aside. */
async function refused(holder: Holder, points: number): Promise<string[]> {
  const { txId } = await done(app, aHold(app, elder, { holder, points }));
  const asked = [writer, other].map((staffId) => wroteEvidence(app.deps.db.pool, COUNTY, { staffId, holdTx: txId }));
  const [isWriter, isOther] = await Promise.all(asked);
  return [...(isWriter ? ['writer'] : []), ...(isOther ? ['other'] : [])];
}

test('points of what they wrote down themselves', async () => {
  await noted(app, { residentId: elder.residentId, byStaff: writer });
  await settled(app, elder.residentId);
  expect(await refused(holderOf(elder), 100)).toEqual(['writer']);
});

test('points that were moved into the family account, and on to another', async () => {
  await noted(app, { residentId: elder.residentId, byStaff: writer });
  await settled(app, elder.residentId);
  const move = (from: Holder, to: Holder) =>
    done(app, {
      type: 'transfer-family',
      key: newKey('transfer'),
      from,
      to,
      residentId: elder.residentId,
      points: 60,
      by: BY_STAFF,
    });
  await move(holderOf(elder), FAMILY);
  expect(await refused(FAMILY, 20)).toEqual(['writer']);
  const second = await aResident(app);
  await done(app, {
    type: 'transfer-family',
    key: newKey('transfer'),
    from: FAMILY,
    to: holderOf(second),
    residentId: elder.residentId,
    points: 40,
    by: BY_STAFF,
  });
  expect(await refused(holderOf(second), 10)).toEqual(['writer']);
});

test('points of a week that rests on a day they wrote down', async () => {
  for (const [index, day] of ['16', '17', '18', '19', '20'].entries())
    await aPressure(app, elder.residentId, {
      day: `2026-11-${day}`,
      bp: `13${index}/80`,
      ...(index === 2 && { source: 'clinic' as const, byStaff: writer }),
    });
  await settled(app, elder.residentId);
  expect(await refused(holderOf(elder), 10)).toEqual(['writer']);
});

test('points they gave after looking at a held award', async () => {
  for (const day of ['16', '17', '18', '19', '20'])
    await aPressure(app, elder.residentId, { day: `2026-11-${day}`, bp: '130/80' });
  await settled(app, elder.residentId);
  const [award] = await rowsOf(app, 'SELECT tx_id FROM point_award');
  const by = { kind: 'staff', id: writer } as const;
  await done(app, { type: 'post-pending', key: newKey('post'), txId: String(award?.tx_id), by });
  expect(await refused(holderOf(elder), 10)).toEqual(['writer']);
});

test('points a member of staff entered by hand', async () => {
  const on = app.deps.clock.today();
  await done(app, {
    type: 'adjust',
    key: newKey('adjust'),
    holder: holderOf(elder),
    residentId: elder.residentId,
    points: 10,
    expiresOn: on,
    note: '更正',
    by: { kind: 'staff', id: writer },
  });
  expect(await refused(holderOf(elder), 10)).toEqual(['writer']);
});
