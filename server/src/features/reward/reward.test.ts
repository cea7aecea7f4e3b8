import { listRewards, redeemReward, type Redemption, showRedemptionCode } from '@kangban/contract/reward';
import { type CounterRedemption, findRedemption } from '@kangban/contract/reward-desk';
import { addDays, toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSite, aStaffMember, signedIn, type SignedInStaff, type Site, staffSignedIn } from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { aSlot } from '../../../test/factories/slots';
import { anEarn, posted } from '../../../test/points';
import { get, post } from '../../../test/requests';
import {
  alsoEarns,
  aReward,
  aRichPerson,
  brokenRewards,
  redeemAs,
  type Rich,
  type RewardTold,
  type TestReward,
} from '../../../test/rewards';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { expireRedemptions } from './timeout-service';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
});
afterEach(async () => {
  expect(await brokenRewards(app)).toEqual([]);
  await app.stop();
});

type Answer = Awaited<ReturnType<typeof post>>;
const aNurse = async (at = site): Promise<SignedInStaff> =>
  staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site: at }));
const reward = (told: Partial<RewardTold> = {}): Promise<TestReward> => aReward(app, { at: site, ...told });
const redemptionIn = (answer: Answer): Redemption => redeemReward.answer.parse(answer.json());
const of = (who: Rich, redemptionId: string, rest = ''): string =>
  `/residents/${who.person.residentId}/redemptions/${redemptionId}${rest}`;

async function held(who: Rich, thing: TestReward): Promise<Redemption> {
  const answer = await redeemAs(app, who, thing);
  expect(answer.statusCode).toBe(201);
  return redemptionIn(answer);
}
async function codeOf(who: Rich, { redemptionId }: Redemption) {
  return showRedemptionCode.answer.parse((await post(app, of(who, redemptionId, '/code'), { who })).json());
}
/** The same person later in the day: a token lives for a quarter of an hour. */
const again = async (who: Rich): Promise<Rich> => ({ ...(await signedIn(app, who)), person: who.person });
const find = (who: SignedInStaff, typed: string, idNumber?: string): Promise<Answer> =>
  post(app, '/desk/redemptions/find', { who, body: { typed, ...(idNumber !== undefined && { idNumber }) } });
const confirm = (who: SignedInStaff, found: { redemptionId: string; proof: string | null }, seen: string[] = []) =>
  post(app, `/desk/redemptions/${found.redemptionId}/confirm`, { who, body: { proof: found.proof ?? '', seen } });
const foundIn = (answer: Answer): CounterRedemption => findRedemption.answer.parse(answer.json());
const reasonsOf = async (who: Rich, { itemId }: TestReward): Promise<string[]> => {
  const { items } = listRewards.answer.parse(
    (await get(app, `/residents/${who.person.residentId}/rewards`, { who })).json(),
  );
  return items.find((item) => item.itemId === itemId)?.reasons.map(({ text }) => text) ?? ['not there'];
};
async function spent(who: Rich, thing: TestReward, nurse: SignedInStaff): Promise<Redemption> {
  const redemption = await held(who, thing);
  const { digits } = await codeOf(who, redemption);
  const found = foundIn(await find(nurse, digits ?? ''));
  expect((await confirm(nurse, found)).statusCode).toBe(200);
  return redemption;
}

test('points are held with the place, the code is confirmed at the counter, and both see it done', async () => {
  const [who, nurse, eye] = [await aRichPerson(app), await aNurse(), await reward()];
  const redemption = await held(who, eye);
  expect(redemption).toMatchObject({
    state: 'held',
    points: 300,
    activeLeft: 980,
    nameMasked: expect.stringMatching(/^林\*/),
    useBy: '2027-02-21',
  });
  const { digits, qr, secondsLeft } = await codeOf(who, redemption);
  expect(digits).toMatch(/^\d{6}$/);
  expect(qr).toMatch(/^\d{22}$/);
  expect(secondsLeft).toBeLessThanOrEqual(60);
  const first = await get(app, of(who, redemption.redemptionId), { who });
  const again = await app.server.inject({
    url: `/api/v1${of(who, redemption.redemptionId)}`,
    headers: { ...who.headers, 'if-none-match': String(first.headers.etag) },
  });
  expect(again.statusCode).toBe(304);

  const found = await find(nurse, digits ?? '');
  expect(found.json()).toMatchObject({
    name: who.person.name,
    points: 300,
    way: 'digits',
    refusal: null,
    warnings: [],
  });
  const line = await confirm(nurse, foundIn(found));
  expect(line.json()).toMatchObject({ state: 'committed', points: 300, staffName: nurse.name });
  expect((await get(app, of(who, redemption.redemptionId), { who })).json()).toMatchObject({
    state: 'committed',
    endText: '已经用了',
    activeLeft: 980,
    mayCancel: false,
  });
  expect((await get(app, '/desk/redemptions', { who: nurse })).json()).toMatchObject({ confirmed: 1, points: 300 });
  // Used is used: the code shows nothing, the QR opens nothing to confirm, and nothing can be given up.
  expect(await codeOf(who, redemption)).toMatchObject({ digits: null, qr: null, state: 'committed' });
  expect((await find(nurse, qr ?? '')).json()).toMatchObject({
    proof: null,
    refusal: expect.stringContaining('已经结束'),
  });
  expect((await confirm(nurse, foundIn(found))).json()).toMatchObject({ code: 'redemption-not-changeable' });
  expect((await post(app, of(who, redemption.redemptionId, '/cancel'), { who })).json()).toMatchObject({
    code: 'redemption-not-changeable',
  });
});

test('the same key is one redemption and the same bytes; with another body it is refused', async () => {
  const [who, eye, bone] = [await aRichPerson(app), await reward(), await reward()];
  const first = await redeemAs(app, who, { ...eye, key: 'key-of-a-phone' });
  const again = await redeemAs(app, who, { ...eye, key: 'key-of-a-phone' });
  expect(again.body).toBe(first.body);
  expect(again.headers['idempotency-hit']).toBe('true');
  const other = await redeemAs(app, who, { ...bone, key: 'key-of-a-phone' });
  expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-body-differs']);
  expect((await redeemAs(app, who, eye)).json()).toMatchObject({ code: 'reward-not-eligible' });
});

test('cancelling gives points back to the same lots and the place to its period, once', async () => {
  const [who, eye] = [await aRichPerson(app, { points: 0 }), await reward({ capacity: 1 })];
  await alsoEarns(app, who.person, { points: 200, expiresOn: '2026-12-31' });
  await alsoEarns(app, who.person, { points: 200, expiresOn: '2027-12-31' });
  const lots = () => rowsOf(app, 'SELECT expires_on, active, locked FROM point_lot ORDER BY expires_on');
  const before = await lots();
  const { redemptionId } = await held(who, eye);
  expect(await lots()).toEqual([
    { expires_on: '2026-12-31', active: 0, locked: 200 },
    { expires_on: '2027-12-31', active: 100, locked: 100 },
  ]);
  expect(await reasonsOf(who, eye)).toEqual(['已经换了一个，用完再换']);
  const answer = await post(app, of(who, redemptionId, '/cancel'), { who });
  expect(answer.json()).toMatchObject({ state: 'voided', endText: '已经退了，积分还给您了', activeLeft: 400 });
  expect(await lots()).toEqual(before);
  expect((await post(app, of(who, redemptionId, '/cancel'), { who })).statusCode).toBe(409);
  await held(who, eye);
});

test('what is not used in time comes back by itself, on the day after the last and not before', async () => {
  const [told, eye] = [await aRichPerson(app), await reward({ useWithinDays: 10 })];
  const redemption = await held(told, eye);
  app.clock.set(`${redemption.useBy}T23:59:00+08:00`);
  expect(await expireRedemptions(app.deps, COUNTY)).toBe(0);
  app.clock.set(`${addDays(redemption.useBy, 1)}T00:00:00+08:00`);
  const [who, nurse] = [await again(told), await aNurse()];
  // Over is over, even before the round has come by.
  expect((await codeOf(who, redemption)).digits).toBeNull();
  expect((await find(nurse, redemption.number, who.person.idNumber)).json()).toMatchObject({ proof: null });
  expect(await expireRedemptions(app.deps, COUNTY)).toBe(1);
  expect(await expireRedemptions(app.deps, COUNTY)).toBe(0);
  expect((await get(app, of(who, redemption.redemptionId), { who })).json()).toMatchObject({
    state: 'expired',
    activeLeft: 1280,
  });
});

test.each<[string, Partial<RewardTold>, Partial<Parameters<typeof aRichPerson>[1]>, string, string]>([
  ['too young', { fromAge: 65 }, { birthDate: '1990-01-01' }, '满 65 岁才能换', 'reward-not-eligible'],
  ['the other sex', { sex: 'male' }, { sex: 'female' }, '只有男性要做', 'reward-not-eligible'],
  ['nobody’s clinic', { enrolledOnly: true }, {}, '先到卫生院建档或签约，就能换', 'reward-not-eligible'],
  ['another clinic', { ownSiteOnly: true }, {}, '只在签约的卫生院换，您的卫生院没有这一项', 'reward-not-eligible'],
  ['all gone', { capacity: 0 }, {}, '换完了', 'reward-sold-out'],
  ['more later', { fromDay: 8 }, {}, '12月1日再有', 'reward-sold-out'],
  ['too dear', { points: 1281 }, {}, '还差 1 分', 'not-enough-points'],
])('%s: it is shown with its reason and cannot be redeemed', async (_, told, person, text, code) => {
  const [who, thing] = [await aRichPerson(app, person), await reward(told)];
  expect(await reasonsOf(who, thing)).toEqual([text]);
  const answer = await redeemAs(app, who, thing);
  expect(answer.json()).toMatchObject({ code, details: { reason: text } });
  expect(await rowsOf(app, 'SELECT FROM redemption')).toEqual([]);
});

test('once in two years: the day says when again, and what was given back does not count', async () => {
  const [who, nurse, eye] = [await aRichPerson(app), await aNurse(), await reward({ everyMonths: 24 })];
  const { redemptionId } = await spent(who, eye, nurse);
  expect(await reasonsOf(who, eye)).toEqual(['每 2 年一次，2028年11月23日起能再换']);
  expect((await redeemAs(app, who, eye)).json()).toMatchObject({ details: { nextPossibleOn: '2028-11-23' } });
  const body = { reason: 'not-suitable', note: '医生看过，不适合做' };
  expect((await post(app, `/desk/redemptions/${redemptionId}/refund`, { who: nurse, body })).json()).toMatchObject({
    state: 'refunded',
    refundLabel: '医生说不适合做，没有做',
    refunds: [],
  });
  expect((await get(app, of(who, redemptionId), { who })).json()).toMatchObject({
    state: 'refunded',
    activeLeft: 1280,
  });
  expect(await reasonsOf(who, eye)).toEqual([]);
});

test('a refund holds by the table only: its days, its kind, once', async () => {
  const [who, nurse] = [await aRichPerson(app), await aNurse()];
  const [eye, scale] = [await reward(), await reward({ kind: 'goods', points: 100 })];
  const [service, goods] = [await spent(who, eye, nurse), await spent(who, scale, nurse)];
  const back = (redemptionId: string, reason: string): Promise<Answer> =>
    post(app, `/desk/redemptions/${redemptionId}/refund`, { who: nurse, body: { reason, note: '说明' } });
  expect((await back(goods.redemptionId, 'not-suitable')).json()).toMatchObject({ code: 'redemption-refund-closed' });
  app.clock.set('2026-11-24T08:00:00+08:00');
  const later = await aNurse();
  expect(
    (
      await post(app, `/desk/redemptions/${service.redemptionId}/refund`, {
        who: later,
        body: { reason: 'mistake', note: '说明' },
      })
    ).json(),
  ).toMatchObject({ code: 'redemption-refund-closed' });
  const faulty = await post(app, `/desk/redemptions/${goods.redemptionId}/refund`, {
    who: later,
    body: { reason: 'faulty', note: '坏了' },
  });
  expect(faulty.json()).toMatchObject({ state: 'refunded' });
  expect(
    (
      await post(app, `/desk/redemptions/${goods.redemptionId}/refund`, {
        who: later,
        body: { reason: 'faulty', note: '坏了' },
      })
    ).json(),
  ).toMatchObject({ code: 'redemption-not-changeable' });
});

test('a code lives for its minute and half of the next, only while somebody looks at it, and only at its place', async () => {
  const [told, eye] = [await aRichPerson(app), await reward()];
  const redemption = await held(told, eye);
  app.clock.set('2026-11-23T09:00:59+08:00');
  const [who, nurse] = [await again(told), await aNurse()];
  const { digits, qr } = await codeOf(who, redemption);
  app.clock.set('2026-11-23T09:01:29+08:00');
  expect((await find(nurse, digits ?? '')).statusCode).toBe(200);
  expect((await find(nurse, qr ?? '')).statusCode).toBe(200);
  app.clock.set('2026-11-23T09:01:30+08:00');
  expect((await find(nurse, digits ?? '')).json()).toMatchObject({ code: 'redemption-code-unknown' });
  expect((await find(nurse, qr ?? '')).json()).toMatchObject({ code: 'redemption-code-unknown' });
  const fresh = await codeOf(who, redemption);
  expect(fresh.digits).not.toBe(digits);
  const elsewhere = await aNurse(await aSite(app));
  expect((await find(elsewhere, fresh.digits ?? '')).json()).toMatchObject({ code: 'redemption-code-unknown' });
  expect((await find(elsewhere, fresh.qr ?? '')).json()).toMatchObject({ code: 'other-site' });
});

test('after ten codes that fit nobody the counter waits ten minutes, the right code too; fifty at once are ten', async () => {
  const [who, nurse, eye] = [await aRichPerson(app), await aNurse(), await reward()];
  const redemption = await held(who, eye);
  const { digits } = await codeOf(who, redemption);
  const wrong = digits === '000000' ? '000001' : '000000';
  const tries = await Promise.all(Array.from({ length: 50 }, () => find(nurse, wrong)));
  const codes = tries.map((answer) => answer.json().code as string);
  expect(codes.filter((code) => code === 'redemption-code-unknown')).toHaveLength(10);
  expect(codes.filter((code) => code === 'redemption-tries-used-up')).toHaveLength(40);
  expect((await find(nurse, digits ?? '')).json()).toMatchObject({ code: 'redemption-tries-used-up' });
  app.clock.advance(10 * 60_000);
  const now = await codeOf(who, redemption);
  expect((await find(nurse, now.digits ?? '')).statusCode).toBe(200);
});

test('a flat phone: the number with the ID card finds it, either alone does not', async () => {
  const [who, nurse, eye] = [await aRichPerson(app), await aNurse(), await reward()];
  const { number } = await held(who, eye);
  expect((await find(nurse, number)).json()).toMatchObject({ code: 'id-number-invalid' });
  const other = await aRichPerson(app);
  expect((await find(nurse, number, other.person.idNumber)).json()).toMatchObject({ code: 'redemption-code-unknown' });
  const found = await find(nurse, `${number.slice(0, 4)} ${number.slice(4)}`, who.person.idNumber);
  expect(found.json()).toMatchObject({ way: 'id-card' });
  expect((await confirm(nurse, foundIn(found))).json()).toMatchObject({ way: 'id-card', state: 'committed' });
});

test('a proof is good for its finder, its redemption and five minutes', async () => {
  const [who, nurse, colleague, eye] = [await aRichPerson(app), await aNurse(), await aNurse(), await reward()];
  const redemption = await held(who, eye);
  const found = foundIn(await find(nurse, (await codeOf(who, redemption)).digits ?? ''));
  expect((await confirm(colleague, found)).json()).toMatchObject({ code: 'redemption-proof-old' });
  expect((await confirm(nurse, { ...found, proof: `${found.proof}x` })).json()).toMatchObject({
    code: 'redemption-proof-old',
  });
  app.clock.advance(5 * 60_000 + 1);
  expect((await confirm(nurse, found)).json()).toMatchObject({ code: 'redemption-proof-old' });
});

test('outside the hours staff read the warning and may go on, but not without having read it', async () => {
  const who = await aRichPerson(app);
  const nurse = await aNurse();
  const eye = await reward({ hours: [[1, '08:30', '11:30']] });
  const redemption = await held(who, eye);
  expect(redemption.place.hours).toEqual(['周一 8:30–11:30']);
  const found = foundIn(await find(nurse, (await codeOf(who, redemption)).digits ?? ''));
  expect(found.warnings).toEqual([{ code: 'outside-hours', text: expect.stringContaining('周一 8:30–11:30') }]);
  expect((await confirm(nurse, found)).json()).toMatchObject({ code: 'redemption-warning-unseen' });
  expect((await confirm(nurse, found, ['outside-hours'])).statusCode).toBe(200);
});

test('nobody confirms for themself or their family, or points they wrote the evidence for; a colleague does', async () => {
  const [mother, nurse, colleague] = [await aRichPerson(app), await aNurse(), await aNurse()];
  const eye = await reward();
  const redemption = await held(mother, eye);
  const isPerson = (residentId: string) =>
    insert(app, 'staff_person', {
      county_code: COUNTY,
      told_id: uuidV7(),
      staff_id: nurse.staffId,
      resident_id: residentId,
      told_by: colleague.staffId,
      told_at: app.clock.now(),
    });
  await isPerson(mother.person.residentId);
  const own = foundIn(await find(nurse, (await codeOf(mother, redemption)).digits ?? ''));
  expect(own).toMatchObject({ proof: null, refusal: '自己和家里人的兑换，要请同事核销。' });
  const found = foundIn(await find(colleague, (await codeOf(mother, redemption)).digits ?? ''));
  expect((await confirm(colleague, found)).statusCode).toBe(200);
});

test('whoever wrote down what earned some of the points lets a colleague confirm; points spent elsewhere do not matter', async () => {
  const who = await aRichPerson(app, { points: 0 });
  const [nurse, colleague] = [await aNurse(), await aNurse()];
  const [eye, cheap] = [await reward(), await reward({ points: 100 })];
  const wrote = async (staffId: string, points: number, expiresOn: string): Promise<void> => {
    const evidenceId = uuidV7();
    await insert(app, 'point_evidence', {
      county_code: COUNTY,
      evidence_id: evidenceId,
      kind: 'follow-up',
      subject_id: evidenceId,
      resident_id: who.person.residentId,
      day: '2026-11-20',
      source: 'clinic',
      by_staff: staffId,
      noted_at: app.clock.now(),
    });
    const evidence = { kind: 'follow-up', id: evidenceId };
    await posted(app, anEarn(app, who.person, { points, evidence, expiresOn: toPlainDate(expiresOn) }));
  };
  await wrote(colleague.staffId, 100, '2026-12-31');
  await wrote(nurse.staffId, 300, '2027-12-31');
  const small = await held(who, cheap);
  const shown = async (staff: SignedInStaff, one: Redemption): Promise<CounterRedemption> =>
    foundIn(await find(staff, (await codeOf(who, one)).digits ?? ''));
  expect(await shown(colleague, small)).toMatchObject({ proof: null, refusal: '这些积分是您记的，要请同事核销。' });
  expect((await confirm(nurse, await shown(nurse, small))).statusCode).toBe(200);
  const big = await held(who, eye);
  expect(await shown(nurse, big)).toMatchObject({ proof: null });
  expect((await confirm(colleague, await shown(colleague, big))).statusCode).toBe(200);
});

test('an award by hand, a review let through and points moved into the family are traced to their writer, too', async () => {
  const [nurse, colleague, third] = [await aNurse(), await aNurse(), await aNurse()];
  const thing = await reward({ points: 100 });
  const refusalFor = async (staff: SignedInStaff, redemption: Redemption, who: Rich): Promise<string | null> =>
    foundIn(await find(staff, (await codeOf(who, redemption)).digits ?? '')).refusal;
  const by = (staff: SignedInStaff) => ({ kind: 'staff' as const, id: staff.staffId });
  const who = await aRichPerson(app, { points: 0 });
  const award = await posted(app, anEarn(app, who.person, { points: 100, state: 'pending', by: by(nurse) }));
  if (!award.ok) throw new Error('not awarded');
  await posted(app, { type: 'post-pending', key: 'review-of-a-test', txId: award.txId, by: by(colleague) });
  const own = await held(who, thing);
  expect(await refusalFor(nurse, own, who)).toContain('您记的');
  expect(await refusalFor(colleague, own, who)).toContain('您记的');
  expect(await refusalFor(third, own, who)).toBeNull();

  const giver = await aRichPerson(app, { points: 0 });
  const familyId = uuidV7();
  const family = { county_code: COUNTY, family_id: familyId };
  await insert(app, 'family_point_account', { ...family, name: '林家', begun_at: app.clock.now() });
  await insert(app, 'family_point_member', {
    ...family,
    resident_id: giver.person.residentId,
    joined_at: app.clock.now(),
  });
  await posted(app, anEarn(app, giver.person, { points: 100, by: by(nurse) }));
  const moved = await posted(app, {
    type: 'transfer-family',
    key: 'transfer-of-a-test',
    from: { kind: 'resident', id: giver.person.residentId },
    to: { kind: 'family', id: familyId },
    residentId: giver.person.residentId,
    points: 100,
    by: { kind: 'account', id: giver.accountId },
  });
  expect(moved.ok).toBe(true);
  const shared = await redeemAs(app, giver, { ...thing, holder: 'family' });
  expect(shared.json()).toMatchObject({ holder: 'family', points: 100 });
  expect(await refusalFor(nurse, redemptionIn(shared), giver)).toContain('您记的');
  expect(await refusalFor(third, redemptionIn(shared), giver)).toBeNull();
});

test('a new price counts from its day on, what is held keeps its own, and an old one is not agreed to', async () => {
  const [who, eye] = [await aRichPerson(app), await reward()];
  await insert(app, 'reward_price', {
    county_code: COUNTY,
    item_id: eye.itemId,
    version: 2,
    points: 350,
    valid_from: '2026-11-24',
    set_at: app.clock.now(),
  });
  const { redemptionId } = await held(who, eye);
  app.clock.set('2026-11-24T09:00:00+08:00');
  const later = { ...(await aRichPerson(app)) };
  expect((await redeemAs(app, later, eye)).json()).toMatchObject({ code: 'reward-price-changed' });
  expect((await redeemAs(app, later, { ...eye, priceVersion: 2 })).json()).toMatchObject({ points: 350 });
  expect(await rowsOf(app, 'SELECT points FROM redemption WHERE redemption_id = $1', [redemptionId])).toEqual([
    { points: 300 },
  ]);
});

test('an add-on goes with the yearly checkup booked at its place, and falls free when that is cancelled', async () => {
  const who = await aRichPerson(app, { site });
  const scan = await reward({ booking: 'checkup-add-on', name: '腹部彩超', icon: 'scan' });
  const redemption = await held(who, scan);
  expect(redemption.booking).toEqual({ how: 'checkup-add-on', service: null, appointment: null, canJoin: null });
  const book = async (at: Site): Promise<string> => {
    const slot = await aSlot(app, { at, service: 'elderly-checkup', startsAt: '09:30' });
    const part = {
      slotId: slot.slotId,
      residentId: who.person.residentId,
      doses: [],
      answers: [],
      checkup: { service: 'elderly-checkup' },
    };
    const answer = await post(app, '/appointments', { who, body: { parts: [part] } });
    expect(answer.statusCode).toBe(201);
    return answer.json().appointments[0].appointmentId;
  };
  const appointmentId = await book(site);
  const shown = () => get(app, of(who, redemption.redemptionId), { who });
  expect((await shown()).json().booking.canJoin).toMatchObject({ appointmentId, startsAt: '09:30' });
  const join = (id: string) =>
    post(app, of(who, redemption.redemptionId, '/appointment'), { who, body: { appointmentId: id } });
  expect((await join(uuidV7())).json()).toMatchObject({ code: 'redemption-not-joinable' });
  expect((await join(appointmentId)).json().booking).toMatchObject({ appointment: { appointmentId }, canJoin: null });
  const nurse = await aNurse();
  const found = foundIn(await find(nurse, (await codeOf(who, redemption)).digits ?? ''));
  expect(found.warnings).toEqual([{ code: 'other-day', text: expect.stringContaining('11月25日') }]);
  await post(app, `/appointments/${appointmentId}/cancel`, { who });
  expect((await shown()).json().booking).toMatchObject({ appointment: null, canJoin: null });
});
