import { listOpenReferrals, listReferrals, Referral } from '@kangban/contract/referral';
import { RecordedVision, type VisionToRecord } from '@kangban/contract/vision';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aParentOf,
  aSite,
  aStaffMember,
  aResident,
  type Site,
  type SignedInStaff,
  staffSignedIn,
} from '../../../test/factories';
import { anExamination } from '../../../test/factories/vision';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { openReferrals } from './service';

let app: TestApp;
let site: Site;
let nurse: SignedInStaff;
type Parent = Awaited<ReturnType<typeof aParentOf>>;

/** Six years old on the test clock's day, 2026-11-23. */
const SIX = '2020-02-10';

async function aFamily(birthDate = SIX): Promise<{ parent: Parent; childId: string }> {
  const parent = await aParentOf(app, { birthDate, name: '林一鸣', site });
  const [child] = parent.children;
  if (!child) throw new Error('no child');
  return { parent, childId: child.residentId };
}
const record = (childId: string, body: VisionToRecord, key?: string) =>
  post(app, `/desk/residents/${childId}/vision`, { who: nurse, body, ...(key && { key }) });
const recorded = async (childId: string, body: VisionToRecord): Promise<RecordedVision> => {
  const answer = await record(childId, body);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return RecordedVision.parse(answer.json());
};
const letters = (parent: Parent) =>
  rowsOf(app, 'SELECT template, channel FROM outbox WHERE account_id = $1 ORDER BY message_id', [parent.accountId]);

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
});
afterAll(() => app.stop());

describe('a referral', () => {
  const open = async () => {
    const family = await aFamily();
    const { opened } = await recorded(family.childId, anExamination('2026-11-20', [50, 47]));
    if (!opened) throw new Error('no referral');
    return { ...family, referralId: opened.referralId };
  };
  const move = (referralId: string, body: object) =>
    post(app, `/desk/referrals/${referralId}/moves`, { who: nurse, body });
  const result = (referralId: string, body: object) =>
    post(app, `/desk/referrals/${referralId}/result`, { who: nurse, body });

  test('is booked, seen and closed by its result, each step said to the family', async () => {
    const { parent, childId, referralId } = await open();
    const booked = Referral.parse(
      (
        await move(referralId, {
          move: 'book',
          bookedFor: '2026-12-05T09:00:00+08:00',
          institution: '县妇幼保健院眼科',
          phone: '0300-555 0188',
        })
      ).json(),
    );
    expect(booked).toMatchObject({ state: 'booked', toInstitution: '县妇幼保健院眼科', toPhone: '0300-555 0188' });
    expect(booked.steps.find(({ state }) => state === 'now')).toMatchObject({
      title: '去县妇幼保健院眼科',
      at: '2026-12-05T01:00:00.000Z',
    });
    expect((await move(referralId, { move: 'see' })).json()).toMatchObject({ state: 'seen', open: true });
    const closed = await result(referralId, { on: '2026-11-23', note: '要配眼镜，3 个月后再查' });
    expect(closed.json()).toMatchObject({ state: 'closed', open: false });
    expect(await openReferrals(app.deps, '990101', [childId])).toEqual(new Map());
    const list = listReferrals.answer.parse(
      (await get(app, `/residents/${childId}/referrals`, { who: parent })).json(),
    );
    expect(list.nextCursor).toBeNull();
    expect(list.items[0]?.steps.map(({ title, note }) => [title, note])).toEqual([
      ['柳溪镇卫生院查到左眼偏低', null],
      ['约好了县妇幼保健院眼科', null],
      ['医生看过了', null],
      ['县妇幼保健院眼科结果回来了', '要配眼镜，3 个月后再查'],
    ]);
    expect(await letters(parent)).toHaveLength(3);
  });

  test('refuses moves its state does not allow, a booking without a time, a result of tomorrow', async () => {
    const { referralId } = await open();
    expect((await move(referralId, { move: 'book' })).json()).toMatchObject({ code: 'bad-input' });
    expect((await result(referralId, { on: '2026-11-24', note: '好' })).json()).toMatchObject({ code: 'bad-input' });
    expect((await move(referralId, { move: 'decline', note: '家里想再等等' })).json()).toMatchObject({
      state: 'declined',
      open: false,
    });
    for (const refused of [
      await move(referralId, { move: 'see' }),
      await move(referralId, { move: 'cancel' }),
      await result(referralId, { on: '2026-11-23', note: '好' }),
    ])
      expect(refused.json()).toMatchObject({ code: 'referral-not-changeable', status: 409 });
    expect((await move(uuidV7(), { move: 'see' })).json()).toMatchObject({ code: 'not-found' });
  });

  test('the clinic sees what waits for a result, the longest due first, page by page', async () => {
    const own = await aSite(app);
    const doctor = await staffSignedIn(app, await aStaffMember(app, { site: own, role: 'doctor' }));
    const days = ['2026-08-10', '2026-07-10', '2026-09-10'];
    for (const day of days) {
      const child = await aResident(app, { birthDate: SIX, site: own, name: '陈小安' });
      await post(app, `/desk/residents/${child.residentId}/vision`, {
        who: doctor,
        body: anExamination(day, [50, 49]),
      });
    }
    const list = listOpenReferrals.answer.parse((await get(app, '/desk/referrals', { who: doctor })).json());
    expect(list.items.map(({ dueOn, daysLate, nameMasked }) => [dueOn, daysLate, nameMasked])).toEqual([
      ['2026-08-10', 105, '陈*安'],
      ['2026-09-10', 74, '陈*安'],
      ['2026-10-10', 44, '陈*安'],
    ]);
    const second = list.items[1]!;
    const cursor = `${second.dueOn}|${second.referralId}`;
    const answer = await get(app, `/desk/referrals?cursor=${cursor}`, { who: doctor });
    const rest = listOpenReferrals.answer.parse(answer.json());
    expect(rest.items.map(({ dueOn }) => dueOn)).toEqual(['2026-10-10']);
    expect((await get(app, '/desk/referrals?cursor=nothing', { who: doctor })).json()).toMatchObject({
      code: 'bad-input',
    });
    expect((await get(app, '/desk/referrals', { who: nurse })).json().items).not.toContainEqual(
      expect.objectContaining({ referralId: second.referralId }),
    );
  });

  test('pages of a person go from the newest on', async () => {
    const { parent, childId, referralId } = await open();
    const page = (await get(app, `/residents/${childId}/referrals?cursor=${referralId}`, { who: parent })).json();
    expect(page).toEqual({ label: '一鸣', today: '2026-11-23', items: [], nextCursor: null });
    expect((await get(app, `/residents/${childId}/referrals?cursor=x`, { who: parent })).json()).toMatchObject({
      code: 'bad-input',
    });
  });

  test('the serving role cannot rewrite an examination or a step', async () => {
    const { childId } = await open();
    for (const sql of [
      'UPDATE vision_examination SET right_naked = 50 WHERE resident_id = $1',
      'DELETE FROM vision_examination WHERE resident_id = $1',
      `UPDATE referral_event SET move = 'close' WHERE referral_id IN (SELECT referral_id FROM referral WHERE resident_id = $1)`,
    ])
      await expect(app.deps.db.pool.query(sql, [childId])).rejects.toThrow('permission denied');
  });
});
