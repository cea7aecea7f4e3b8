import { listAccesses } from '@kangban/contract/audit';
import { getDeskEntry, getDeskRecord, listDeskTimeline, type StaffPurpose } from '@kangban/contract/record/desk-record';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anEntry,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  payloads as p,
  type Person,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  staffSignedIn,
  strikeOut,
} from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { givenDoses } from '../../../test/factories/immunizations';
import { get } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let site: Site;
let doctor: SignedInStaff;
let elder: SignedInAccount & { person: Person };

const at = (suffix: string) => `/desk/residents/${elder.person.residentId}/record${suffix}`;
const ask = (suffix: string, who: SignedInStaff = doctor) => get(app, at(suffix), { who });
const open = async (purpose: StaffPurpose = 'follow-up') => {
  const answer = await ask(`?purpose=${purpose}`);
  expect(answer.statusCode).toBe(200);
  return getDeskRecord.answer.parse(answer.json());
};
const timeline = async (query = 'purpose=follow-up') => {
  const answer = await ask(`/timeline?${query}`);
  expect(answer.statusCode).toBe(200);
  return listDeskTimeline.answer.parse(answer.json());
};
const entry = (...told: Parameters<typeof anEntry>[2]) => anEntry(app, elder.person, told);
const openings = async () => {
  await app.deps.auditor.flush();
  return rowsOf(
    app,
    `SELECT action, right_kind, site_id, actor_id, details FROM audit_entry
      WHERE resident_id = $1 AND actor_kind = 'staff' ORDER BY at, entry_id`,
    [elder.person.residentId],
  );
};

beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  site = await aSite(app);
  doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
  elder = await aSignedInResident(app, { name: '林国强', sex: 'male', birthDate: '1955-03-08', site });
});
afterAll(() => app.stop());

test('an opened record says who, the marks, what stands, what is taken and the newest numbers', async () => {
  await entry('condition', '2019-03-01', p.condition('I10', '高血压', { onset: '2019-03' }));
  await entry('condition', '2026-10-01', p.condition('R73.9', '血糖高', { verification: 'provisional' }));
  await entry('condition', '2024-01-05', p.condition('J18.9', '肺炎', { clinical: 'resolved' }));
  await entry('condition', '2023-05-05', p.condition('K29.7', '胃炎', { verification: 'refuted' }));
  await strikeOut(app, elder.person, await entry('condition', '2023-05-06', p.condition('M10.9', '痛风')));
  await entry('allergy', '2020-02-02', p.allergy('青霉素'));
  await entry('medication', '2026-11-12', p.medication('缬沙坦', { frequency: '每天早上' }));
  await entry('observation', '2026-11-20', p.pressure(152, 84));
  const page = await open();
  expect(page).toMatchObject({
    purpose: 'follow-up',
    today: '2026-11-23',
    name: '林国强',
    idMasked: expect.stringMatching(/^99\d\d\*{10}\d[\dX]$/),
    sex: 'male',
    birthDate: '1955-03-08',
    allergies: [{ text: '青霉素过敏', severe: true }],
    medicines: [{ name: '缬沙坦', how: '每天早上' }],
  });
  expect(page.marks.map(({ text }) => text)).toEqual(expect.arrayContaining(['65岁以上', '高血压']));
  expect(page.problems.map(({ text, since, sure }) => [text, since, sure])).toEqual([
    ['高血压', '2019-03', true],
    ['血糖高', null, false],
  ]);
  expect(page.numbers[0]).toMatchObject({ measure: 'blood-pressure', values: [{ text: '152/84' }] });
  expect(page.groups).toEqual(expect.arrayContaining(['medicine', 'number']));
});

test('each opening is one row the person reads: name, role, clinic and what for; its list is no further one', async () => {
  await open();
  await timeline();
  await timeline('purpose=follow-up&group=number');
  expect(await openings()).toEqual([
    {
      action: 'record-read',
      right_kind: 'doctor',
      site_id: site.siteId,
      actor_id: doctor.staffId,
      details: { purpose: 'follow-up' },
    },
  ]);
  await open();
  await open('vaccination');
  expect((await openings()).map(({ details }) => details)).toEqual([
    { purpose: 'follow-up' },
    { purpose: 'follow-up' },
    { purpose: 'vaccination' },
  ]);
  const seen = await get(app, `/residents/${elder.person.residentId}/accesses`, { who: elder });
  const { items } = listAccesses.answer.parse(seen.json());
  expect(items.map(({ who, where, right, did, purpose }) => [who, where, right, did, purpose])).toEqual([
    ['周护士 · 医生', site.name, '医生的岗位', '看了健康档案', '为了接种'],
    ['周护士 · 医生', site.name, '医生的岗位', '看了健康档案', '为了随访'],
    ['周护士 · 医生', site.name, '医生的岗位', '看了健康档案', '为了随访'],
  ]);
});

test('a list asked for without an opening, by another, for another purpose or long after is an opening itself', async () => {
  await timeline();
  await timeline();
  expect(await openings()).toHaveLength(1);
  await timeline('purpose=correction');
  expect(await openings()).toHaveLength(2);
  const nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  expect((await ask('/timeline?purpose=follow-up', nurse)).statusCode).toBe(200);
  expect(await openings()).toHaveLength(3);
  app.clock.advance(15 * 60_000);
  await timeline();
  expect((await openings()).map(({ details }) => details)).toEqual([
    { purpose: 'follow-up' },
    { purpose: 'correction' },
    { purpose: 'follow-up' },
    { purpose: 'follow-up' },
  ]);
});

test('an entry is read in words with its day and doctor, and each reading is a row with its purpose', async () => {
  const id = await entry('encounter', '2026-10-01', p.visit('感冒'));
  const answer = await ask(`/entries/${id}?purpose=follow-up`);
  const detail = getDeskEntry.answer.parse(answer.json());
  expect(detail.item).toMatchObject({ id, kind: 'encounter', on: '2026-10-01', practitioner: '张敏' });
  expect(JSON.stringify(detail)).toContain('感冒');
  await ask(`/entries/${id}?purpose=follow-up`);
  expect(await openings()).toMatchObject([
    {
      action: 'record-entry-read',
      right_kind: 'doctor',
      details: { entryId: id, kind: 'encounter', purpose: 'follow-up' },
    },
    { action: 'record-entry-read' },
  ]);
});

test('the timeline goes on by its cursor without gap or repeat, under its filter', async () => {
  for (let day = 1; day <= 25; day += 1)
    await entry('observation', `2026-10-${String(day).padStart(2, '0')}`, p.pressure(120 + day, 80));
  await entry('encounter', '2026-10-30', p.visit('感冒'));
  const first = await timeline();
  const second = await timeline(`purpose=follow-up&cursor=${first.nextCursor}`);
  const all = [...first.items, ...second.items];
  expect(all).toHaveLength(26);
  expect(new Set(all.map(({ id }) => id)).size).toBe(26);
  expect(second.nextCursor).toBeNull();
  expect((await timeline('purpose=follow-up&group=visit')).items.map(({ kind }) => kind)).toEqual(['encounter']);
  expect((await ask('/timeline?purpose=follow-up&cursor=nonsense')).json()).toMatchObject({ code: 'bad-input' });
});

describe('a purpose shows what it is for', () => {
  test('a vaccination shows doses and allergies, and neither illness, medicine nor visit', async () => {
    const allergy = await entry('allergy', '2020-02-02', p.allergy('青霉素'));
    const illness = await entry('condition', '2019-03-01', p.condition('I10', '高血压'));
    await entry('medication', '2026-11-12', p.medication('缬沙坦'));
    await entry('observation', '2026-11-20', p.pressure(152, 84));
    await givenDoses(app, elder.person, ['Flu-IIV@2025-10-12']);
    const page = await open('vaccination');
    expect(page).toMatchObject({ problems: [], medicines: [], numbers: [], allergies: [{ text: '青霉素过敏' }] });
    expect(page.marks.map(({ text }) => text)).toEqual(['65岁以上']);
    const { items } = await timeline('purpose=vaccination');
    expect(items.map(({ kind }) => kind).sort()).toEqual(['allergy', 'immunization']);
    expect((await timeline('purpose=vaccination&group=visit')).items).toEqual([]);
    expect((await ask(`/entries/${allergy}?purpose=vaccination`)).statusCode).toBe(200);
    expect((await ask(`/entries/${illness}?purpose=vaccination`)).json()).toMatchObject({ code: 'not-found' });
    expect((await openings()).map(({ action }) => action)).toEqual(['record-read', 'record-entry-read']);
  });

  test('a referral’s doctor sees reports and medicines while the paper is open and the person agreed', async () => {
    const hospital = await aSite(app, { name: `测试县医院${site.siteId.slice(-6)}` });
    const there = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site: hospital }));
    await entry('medication', '2026-11-12', p.medication('缬沙坦'));
    const illness = await entry('condition', '2019-03-01', p.condition('I10', '高血压'));
    expect((await ask('?purpose=referral', there)).json()).toMatchObject({ code: 'other-site' });
    const referralId = uuidV7();
    await insert(app, 'referral', {
      county_code: COUNTY,
      referral_id: referralId,
      resident_id: elder.person.residentId,
      kind: 'checkup',
      reason_code: 'high-glucose',
      reason: '血糖偏高',
      from_site_id: site.siteId,
      to_institution: hospital.name,
      code: `R${referralId.slice(-8)}`,
      opened_on: '2026-11-20',
      state: 'sent',
    });
    expect((await ask('?purpose=referral', there)).json()).toMatchObject({ code: 'closed-by-person' });
    await hasOpened(app, elder, { of: elder.person, kind: 'referral-hospital', endsOn: '2027-01-01' });
    const page = getDeskRecord.answer.parse((await ask('?purpose=referral', there)).json());
    expect(page).toMatchObject({ problems: [], medicines: [{ name: '缬沙坦' }] });
    expect((await ask(`/entries/${illness}?purpose=referral`, there)).json()).toMatchObject({ code: 'not-found' });
  });
});

test('nothing sensitive is in any answer at the desk, and nothing says that it is there', async () => {
  await hasOpened(app, elder, { of: elder.person });
  await hasOpened(app, elder, { of: elder.person, kind: 'sensitive' });
  const hidden = await entry('condition', '2021-04-01', p.condition('F32.9', '抑郁发作'));
  const form = await entry(
    'basic-information',
    '2026-01-05',
    p.form('basic-information-3', {
      bloodAbo: '1',
      pastDiseases: [{ disease: '2', since: '2016-03' }, { disease: '8' }],
    }),
  );
  const answers = await Promise.all(
    ['?purpose=follow-up', '/timeline?purpose=follow-up', `/entries/${form}?purpose=follow-up`].map((one) => ask(one)),
  );
  for (const { statusCode, body } of answers) {
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(/抑郁|精神|F32/);
  }
  expect(answers[2]?.json()).toMatchObject({ hiddenParts: 0 });
  expect((await ask(`/entries/${hidden}?purpose=follow-up`)).json()).toMatchObject({ code: 'not-found' });
});

test('a purpose must be told, and one that is known', async () => {
  for (const query of ['', '?purpose=curiosity'])
    for (const suffix of ['', '/timeline', `/entries/${uuidV7()}`])
      expect((await ask(`${suffix}${query}`)).json()).toMatchObject({ code: 'bad-input' });
  expect(await openings()).toEqual([]);
});
