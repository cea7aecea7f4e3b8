import { addDays, addMonths, ageInYears, type PlainDate } from '@kangban/domain/shared/plain-date';
import { SENSITIVE_CATEGORIES } from '@kangban/domain/record/kinds';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  anAccount,
  aParentOf,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  hasUnlocked,
  signedIn,
  staffSignedIn,
  type SignedInAccount,
} from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { aSlot } from '../../../test/factories/slots';
import { get, post, remove } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { isRefused } from '../../http/refusal';
import { narrowView, openByGrant, openRecord, openRecordAsStaff } from './open-record';

const CODE = '246810';
let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

const say = (who: SignedInAccount, residentId: string, body: object) =>
  post(app, `/residents/${residentId}/consents`, { who, body });
const opening = { kind: 'open-record', version: 'open-record-1', given: true };
const sensitive = { kind: 'sensitive', version: 'sensitive-1', given: true };
const itemOf = (answer: { json: () => { items: { kind: string }[] } }, kind: string) =>
  answer.json().items.find((item) => item.kind === kind);
const today = (): PlainDate => app.deps.clock.today();

async function anElderAndDaughter(scope: string[] = ['record', 'immunization', 'booking']) {
  const elder = await aResident(app, { bornMonthsAgo: 71 * 12, name: '林国强' });
  const daughter = await aSignedInResident(app);
  await aLink(app, daughter, { over: elder, right: 'proxy', scope, label: '爸爸' });
  return { elder, daughter };
}

test('nothing is opened before the person agreed, and everything is closed by the next request after they took it back', async () => {
  const who = await aSignedInResident(app);
  const own = who.person.residentId;
  expect(await openRecord(app.deps, who.session, own)).toEqual({ refused: 'record-not-opened' });
  const before = await get(app, `/residents/${own}/consents`, { who });
  expect(itemOf(before, 'open-record')).toMatchObject({ state: 'never', on: false, mayDecide: 'yes', said: null });
  expect(itemOf(before, 'family-doctor')).toMatchObject({ state: 'never', on: true });
  expect(itemOf(before, 'research')).toMatchObject({ on: false });
  const given = await say(who, own, opening);
  expect(given.statusCode).toBe(201);
  expect(itemOf(given, 'open-record')).toMatchObject({ state: 'given', on: true, said: { by: 'self' } });
  expect(await openRecord(app.deps, who.session, own)).toMatchObject({ right: 'self', opened: [], kinds: null });
  expect((await say(who, own, { ...opening, given: false })).statusCode).toBe(201);
  expect(await openRecord(app.deps, who.session, own)).toEqual({ refused: 'record-not-opened' });
  const rows = await rowsOf(app, 'SELECT given FROM record_consent WHERE resident_id = $1 ORDER BY said_at', [own]);
  expect(rows.map((row) => row.given)).toEqual([true, false]);
});

test('an agreement to a text nobody shows any more is refused, a withdrawal is taken whatever was on the screen', async () => {
  const who = await aSignedInResident(app);
  const own = who.person.residentId;
  const old = { ...opening, version: 'open-record-0' };
  expect((await say(who, own, old)).json().code).toBe('consent-text-old');
  expect((await say(who, own, { ...old, given: false })).statusCode).toBe(201);
});

test('rows of consent cannot be changed or removed by the server', async () => {
  const who = await aSignedInResident(app);
  await hasOpened(app, who, { of: who.person });
  await expect(rowsOf(app, 'UPDATE record_consent SET given = false')).rejects.toThrow('permission denied');
  await expect(rowsOf(app, 'DELETE FROM record_consent')).rejects.toThrow('permission denied');
});

test('the referral hospital’s switch runs out by itself', async () => {
  const who = await aSignedInResident(app);
  const own = who.person.residentId;
  const said = await say(who, own, { kind: 'referral-hospital', version: 'referral-hospital-1', given: true });
  expect(itemOf(said, 'referral-hospital')).toMatchObject({ on: true, endsOn: addDays(today(), 89) });
  const over = await aSignedInResident(app);
  await hasOpened(app, over, { of: over.person, kind: 'referral-hospital', endsOn: addDays(today(), -1) });
  const read = await get(app, `/residents/${over.person.residentId}/consents`, { who: over });
  expect(itemOf(read, 'referral-hospital')).toMatchObject({ on: false, endsOn: null });
});

describe('what is sensitive', () => {
  test('opens by a separate consent and a fresh code, in this session alone, for ten minutes', async () => {
    const who = await aSignedInResident(app);
    const other = await signedIn(app, who, 'another-device');
    const own = who.person.residentId;
    const at = (path: string) => `/residents/${own}/record/${path}`;
    expect((await post(app, at('unlock-code'), { who })).json().code).toBe('record-not-opened');
    await say(who, own, opening);
    expect((await post(app, at('unlock-code'), { who })).json().code).toBe('sensitive-not-agreed');
    await say(who, own, sensitive);
    expect((await post(app, at('unlock'), { who, body: { code: CODE } })).json().code).toBe('code-expired');
    expect((await post(app, at('unlock-code'), { who })).statusCode).toBe(202);
    // The code of one session opens nothing in another.
    expect((await post(app, at('unlock'), { who: other, body: { code: CODE } })).json().code).toBe('code-expired');
    expect((await post(app, at('unlock'), { who, body: { code: '111111' } })).json().code).toBe('code-wrong');
    expect(await openRecord(app.deps, who.session, own)).toMatchObject({ opened: [] });
    expect((await post(app, at('unlock'), { who, body: { code: CODE } })).statusCode).toBe(201);
    expect(await openRecord(app.deps, who.session, own)).toMatchObject({ opened: expect.arrayContaining(['hiv-sti']) });
    expect(await openRecord(app.deps, other.session, own)).toMatchObject({ opened: [] });
    app.clock.advance(601_000);
    expect(await openRecord(app.deps, who.session, own)).toMatchObject({ opened: [] });
  });

  test('hides again by one’s own hand, by taking the consent back and by signing out', async () => {
    const who = await aSignedInResident(app);
    const own = who.person.residentId;
    await hasOpened(app, who, { of: who.person });
    await hasOpened(app, who, { of: who.person, kind: 'sensitive' });
    const opened = async () => (await openRecord(app.deps, who.session, own)) as { opened?: string[] };
    await hasUnlocked(app, who, who.person);
    expect((await opened()).opened).not.toEqual([]);
    await remove(app, `/residents/${own}/record/unlock`, { who });
    expect((await opened()).opened).toEqual([]);
    await hasUnlocked(app, who, who.person);
    await say(who, own, { ...sensitive, given: false });
    expect((await opened()).opened).toEqual([]);
    await say(who, own, sensitive);
    expect((await opened()).opened).not.toEqual([]);
    await post(app, '/auth/sign-out', { who });
    expect(await opened()).toEqual({ refused: 'session-expired' });
  });

  test('a guardian unlocks for a child until the 14th birthday, then only the child’s own session does', async () => {
    const birthDate = addMonths(addDays(today(), 1), -14 * 12);
    const mother = await aParentOf(app, { birthDate });
    const child = mother.children[0]!;
    await hasOpened(app, mother, { of: child, by: 'guardian' });
    await hasOpened(app, mother, { of: child, kind: 'sensitive', by: 'guardian' });
    await hasUnlocked(app, mother, child);
    const seen = async () => openRecord(app.deps, mother.session, child.residentId);
    expect(await seen()).toMatchObject({ opened: [...SENSITIVE_CATEGORIES] });
    app.clock.advance(86_400_000 - 700_000);
    await hasUnlocked(app, mother, child);
    expect(ageInYears(birthDate, today())).toBe(14);
    expect(await seen()).toMatchObject({ opened: [] });
    const token = app.deps.tokens.sign(mother.session, 900, app.clock.now().getTime());
    const who = { headers: { authorization: `Bearer ${token}` } };
    const refused = await post(app, `/residents/${child.residentId}/record/unlock-code`, { who });
    expect(refused.json().code).toBe('forbidden');
  });

  test('a proxy sees a category only when the right names it, and only after a code of their own', async () => {
    const { elder, daughter } = await anElderAndDaughter(['record', 'record:sensitive:tuberculosis']);
    await hasOpened(app, daughter, { of: elder, by: 'person-code' });
    await hasOpened(app, daughter, { of: elder, kind: 'sensitive' });
    const seen = async () => openRecord(app.deps, daughter.session, elder.residentId);
    expect(await seen()).toMatchObject({ right: 'proxy', label: '爸爸', opened: [] });
    await hasUnlocked(app, daughter, elder);
    expect(await seen()).toMatchObject({ opened: ['tuberculosis'] });
  });
});

describe('through a proxy', () => {
  test('an elder without an account agrees by a code to their own phone', async () => {
    const { elder, daughter } = await anElderAndDaughter();
    const at = `/residents/${elder.residentId}/consents`;
    expect(itemOf(await get(app, at, { who: daughter }), 'open-record')).toMatchObject({ mayDecide: 'by-code' });
    expect(itemOf(await get(app, at, { who: daughter }), 'sensitive')).toMatchObject({ mayDecide: 'no' });
    expect((await say(daughter, elder.residentId, opening)).json().code).toBe('forbidden');
    expect((await say(daughter, elder.residentId, { ...opening, code: CODE })).json().code).toBe('code-expired');
    const sent = await post(app, `${at}/code`, { who: daughter });
    expect(sent.json().phoneMasked).toMatch(/^199\*{4}\d{4}$/);
    const messages = await rowsOf(app, `SELECT to_masked FROM outbox WHERE template = 'record-consent'`);
    expect(messages.at(-1)).toEqual({ to_masked: sent.json().phoneMasked });
    expect((await say(daughter, elder.residentId, { ...opening, code: CODE })).statusCode).toBe(201);
    expect(await openRecord(app.deps, daughter.session, elder.residentId)).toMatchObject({ right: 'proxy' });
    // The code agrees to the opening and to nothing else.
    for (const kind of ['sensitive', 'research'] as const)
      expect((await say(daughter, elder.residentId, { ...sensitive, kind, code: CODE })).json().code).toBe('forbidden');
    await app.deps.auditor.flush();
    const audit = await rowsOf(app, `SELECT action FROM audit_entry WHERE resident_id = $1`, [elder.residentId]);
    expect(audit.map((row) => row.action)).toContain('consent-given');
  });

  test('a code to the proxy’s own phone is nobody’s agreement', async () => {
    const daughter = await aSignedInResident(app);
    const elder = await aResident(app, { bornMonthsAgo: 71 * 12, phone: daughter.phone });
    await aLink(app, daughter, { over: elder, right: 'proxy' });
    const sent = await post(app, `/residents/${elder.residentId}/consents/code`, { who: daughter });
    expect(sent.json().code).toBe('agreement-phone-missing');
  });
});

test('from 14 the person’s own word stands above the guardian’s', async () => {
  const mother = await aParentOf(app, { bornMonthsAgo: 15 * 12 + 1, phone: '19900009015' });
  const teen = mother.children[0]!;
  expect((await say(mother, teen.residentId, opening)).statusCode).toBe(201);
  const own = await signedIn(app, await anAccount(app, { of: teen }));
  expect(await openRecord(app.deps, own.session, teen.residentId)).toMatchObject({ right: 'self' });
  expect((await say(own, teen.residentId, { ...opening, given: false })).statusCode).toBe(201);
  expect(await openRecord(app.deps, mother.session, teen.residentId)).toEqual({ refused: 'record-not-opened' });
  expect((await say(mother, teen.residentId, opening)).json().code).toBe('forbidden');
});

describe('staff', () => {
  const open = async (
    told: { role?: 'nurse' | 'doctor' | 'desk' | 'county-admin'; site?: { siteId: string; name: string } },
    of: string,
  ) => {
    const member = await staffSignedIn(app, await aStaffMember(app, told));
    return async (purpose: 'follow-up' | 'vaccination' | 'referral' | 'correction') =>
      openRecordAsStaff(app.deps, member.session, { residentId: of, purpose });
  };

  test('open a record of the home clinic by role and purpose; the person’s switch closes it at once', async () => {
    const site = await aSite(app);
    const who = await aSignedInResident(app, { site });
    const own = who.person.residentId;
    const doctor = await open({ role: 'doctor', site }, own);
    expect(await doctor('follow-up')).toMatchObject({ right: 'staff', kinds: null, opened: [] });
    expect(await doctor('vaccination')).toMatchObject({ kinds: expect.arrayContaining(['immunization', 'allergy']) });
    expect(await doctor('referral')).toEqual({ refused: 'other-site' });
    expect(await (await open({ role: 'desk', site }, own))('follow-up')).toEqual({ refused: 'forbidden' });
    expect(await (await open({ role: 'county-admin' }, own))('follow-up')).toEqual({ refused: 'forbidden' });
    expect(await (await open({ role: 'doctor' }, own))('follow-up')).toEqual({ refused: 'other-site' });
    await say(who, own, { kind: 'family-doctor', version: 'family-doctor-1', given: false });
    expect(await doctor('follow-up')).toEqual({ refused: 'closed-by-person' });
    expect(await doctor('vaccination')).toMatchObject({ right: 'staff' });
  });

  test('of a referral’s institution see reports and medicines while it is open and the switch is on', async () => {
    const hospital = await aSite(app, { name: '测试县人民医院' });
    const who = await aSignedInResident(app, { site: await aSite(app) });
    const own = who.person.residentId;
    const doctor = await open({ role: 'doctor', site: hospital }, own);
    expect(await doctor('referral')).toEqual({ refused: 'other-site' });
    const referralId = uuidV7();
    await insert(app, 'referral', {
      county_code: COUNTY,
      referral_id: referralId,
      resident_id: own,
      kind: 'checkup',
      reason_code: 'high-glucose',
      reason: '血糖偏高',
      to_institution: '测试县人民医院',
      code: `R${referralId.slice(-8)}`,
      opened_on: today(),
      state: 'sent',
    });
    expect(await doctor('referral')).toEqual({ refused: 'closed-by-person' });
    await say(who, own, { kind: 'referral-hospital', version: 'referral-hospital-1', given: true });
    expect(await doctor('referral')).toMatchObject({ kinds: expect.not.arrayContaining(['follow-up', 'encounter']) });
    await rowsOf(app, `UPDATE referral SET state = 'closed' WHERE referral_id = $1`, [referralId]);
    expect(await doctor('referral')).toEqual({ refused: 'other-site' });
  });
});

test('what was passed on ends at once with the giver’s right, consent or account', async () => {
  const { elder, daughter } = await anElderAndDaughter();
  const who = await aSignedInResident(app);
  await hasOpened(app, who, { of: who.person });
  await hasOpened(app, who, { of: who.person, kind: 'sensitive' });
  const grant = (of: { residentId: string }, accountId: string, live = true) =>
    openByGrant(app.deps, {
      kind: 'share',
      countyCode: COUNTY,
      residentId: of.residentId,
      accountId,
      live,
      kinds: ['checkup'],
      opened: ['tuberculosis'],
      reader: { kind: 'system', id: null, siteId: null },
    });
  expect(await grant(who.person, who.accountId)).toMatchObject({
    right: 'share',
    kinds: ['checkup'],
    opened: ['tuberculosis'],
  });
  expect(await grant(who.person, who.accountId, false)).toEqual({ refused: 'not-found' });
  expect(await grant(who.person, daughter.accountId)).toEqual({ refused: 'not-found' });
  // A proxy passes nothing on, whatever they hold.
  await hasOpened(app, daughter, { of: elder, by: 'person-code' });
  expect(await grant(elder, daughter.accountId)).toEqual({ refused: 'not-found' });
  await say(who, who.person.residentId, { ...sensitive, given: false });
  expect(await grant(who.person, who.accountId)).toMatchObject({ opened: [] });
  await say(who, who.person.residentId, { ...opening, given: false });
  expect(await grant(who.person, who.accountId)).toEqual({ refused: 'not-found' });
  await say(who, who.person.residentId, opening);
  await rowsOf(app, 'UPDATE account SET closed_at = now() WHERE account_id = $1', [who.accountId]);
  expect(await grant(who.person, who.accountId)).toEqual({ refused: 'not-found' });
});

test('a narrowed view never shows more than the one it was made from', async () => {
  const who = await aSignedInResident(app);
  await hasOpened(app, who, { of: who.person });
  const view = await openRecord(app.deps, who.session, who.person.residentId);
  if (isRefused(view)) throw new Error('not opened');
  const labs = narrowView(
    { ...view, opened: ['abuse'] },
    { kinds: ['lab-report', 'checkup'], opened: ['abuse', 'hiv-sti'] },
  );
  expect(labs).toMatchObject({ kinds: ['lab-report', 'checkup'], opened: ['abuse'] });
  expect(narrowView(labs, { kinds: ['checkup', 'condition'] }).kinds).toEqual(['checkup']);
  expect(narrowView(labs, {})).toEqual(labs);
});

test('a guardian or proxy does not read in a booking what its person told the doctor about a pregnancy', async () => {
  const mother = await aParentOf(app, { bornMonthsAgo: 16 * 12, sex: 'female' });
  const girl = mother.children[0]!;
  const site = await aSite(app);
  const { slotId } = await aSlot(app, { at: site });
  const appointmentId = uuidV7();
  await insert(app, 'appointment', {
    county_code: COUNTY,
    appointment_id: appointmentId,
    slot_id: slotId,
    site_id: site.siteId,
    resident_id: girl.residentId,
    pool: 'online',
    state: 'booked',
    place: 1,
    ticket_no: 'A001',
    code: appointmentId,
    booked_by_account: mother.accountId,
    health_outcome: 'tell-doctor',
    health_answers: JSON.stringify([
      { question: 'pregnancy', answer: 'yes' },
      { question: 'fever', answer: 'yes' },
    ]),
    consent_version: 'test',
  });
  const token = app.deps.tokens.sign(mother.session, 900, app.clock.now().getTime());
  const answer = await get(app, `/appointments/${appointmentId}`, {
    who: { headers: { authorization: `Bearer ${token}` } },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.json().health.noted).toEqual(['最近3天发过烧']);
  expect(answer.body).not.toMatch(/怀孕|pregnan/);
});
