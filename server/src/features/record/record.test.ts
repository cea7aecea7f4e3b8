import {
  getBasicInformation,
  getRecord,
  getRecordEntry,
  getRecordMarks,
  listRecordTimeline,
  type RecordOverview,
} from '@kangban/contract/record/record';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anEntry,
  aParentOf,
  aSignedInResident,
  aSite,
  hasOpened,
  hasUnlocked,
  payloads as p,
  type Person,
  type SignedInAccount,
  strikeOut,
} from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { givenDoses } from '../../../test/factories/immunizations';
import { get } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let father: SignedInAccount & { person: Person };

type Told = { who?: SignedInAccount; of?: Person };
const path = (suffix: string, of: Person): string => `/residents/${of.residentId}/record${suffix}`;
const ask = (suffix = '', { who = father, of = father.person }: Told = {}) => get(app, path(suffix, of), { who });
const read = async (told: Told = {}): Promise<RecordOverview> => {
  const answer = await ask('', told);
  expect(answer.statusCode).toBe(200);
  return getRecord.answer.parse(answer.json());
};
const timeline = async (query = '', told: Told = {}) => {
  const answer = await ask(`/timeline${query}`, told);
  expect(answer.statusCode).toBe(200);
  return listRecordTimeline.answer.parse(answer.json());
};
const marks = async (query = '') => getRecordMarks.answer.parse((await ask(`/marks${query}`)).json());
const entry = (...told: Parameters<typeof anEntry>[2]) => anEntry(app, father.person, told);

beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  father = await aSignedInResident(app, { name: '林国强', sex: 'male', birthDate: '1955-03-08' });
  await hasOpened(app, father, { of: father.person });
});
afterAll(() => app.stop());

test('an empty record says who it is about and what is missing first', async () => {
  const page = await read();
  expect(page).toMatchObject({
    label: '我',
    right: 'self',
    today: '2026-11-23',
    name: '林国强',
    nameMasked: '林*强',
    idMasked: expect.stringMatching(/^99\d\d\*{10}\d[\dX]$/),
    marks: [{ group: 'older', text: '65岁以上', since: '2020-03-08', sinceIs: 'told' }],
    allergies: [],
    numbers: [],
    doctor: null,
    medicines: [],
    basic: null,
    recent: [],
    groups: [],
    hidden: 0,
  });
  expect(page.missing.map(({ thing }) => thing)).toEqual(['allergies', 'blood', 'basic', 'checkup']);
});

test('a record that is not opened says so, whatever is in it', async () => {
  const other = await aSignedInResident(app);
  const refused = await get(app, path('', other.person), { who: other });
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'record-not-opened']);
});

test('marks, newest numbers, medicines, doctor and allergies come from entries', async () => {
  await entry(
    'basic-information',
    '2026-01-05',
    p.form('basic-information-3', {
      bloodAbo: '1',
      bloodRh: '2',
      drugAllergies: ['2'],
      contactName: '林晓梅',
      contactPhone: '19900000001',
      pastDiseases: [{ disease: '2', since: '2016-03' }],
    }),
  );
  const site = await aSite(app, { name: '柳溪镇卫生院' });
  await app.deps.db.pool.query(`UPDATE site SET phone = '0990-1234567' WHERE site_id = $1`, [site.siteId]);
  await entry(
    'follow-up',
    '2026-10-09',
    p.form('follow-up-hypertension-3', {
      systolic: 148,
      diastolic: 86,
      class: '2',
      medicines: [{ name: '氨氯地平', timesPerDay: 1, dose: '5mg' }],
    }),
    { siteId: site.siteId },
  );
  await entry(
    'checkup',
    '2026-11-11',
    p.form('checkup-3', { heightCm: 168, weightKg: 66, waistCm: 86, fastingGlucose: 7.6 }),
  );
  await entry('observation', '2026-11-23', p.pressure(134, 82, 'home'), { source: 'resident' });
  await entry('medication', '2026-11-12', p.medication('缬沙坦', { frequency: '每天早上' }));
  const page = await read();
  expect(page.marks.map(({ group, text, note, since }) => [group, text, note, since])).toEqual([
    ['older', '65岁以上', null, '2020-03-08'],
    ['chronic', '高血压', '管理中', '2016-03'],
    ['weight', '体重在目标内', 'BMI 23.4，65到79岁目标 20.0–26.9', '2026-11-11'],
    ['blood', 'A型血', null, '2026-01-05'],
  ]);
  expect(
    page.numbers.map(({ name, unit, values, state }) => [
      name,
      values[0]?.text,
      unit,
      values[0]?.on,
      state?.word,
      state?.tone,
    ]),
  ).toEqual([
    ['血压', '134/82', 'mmHg', '2026-11-23', '偏高', 'attention'],
    ['空腹血糖', '7.6', 'mmol/L', '2026-11-11', '要复查', 'urgent'],
    ['体重', '66.0', '公斤', '2026-11-11', '在目标内', 'normal'],
    ['腰围', '86', '厘米', '2026-11-11', '正常', 'normal'],
  ]);
  expect(page.numbers[0]?.values.map(({ text, home }) => [text, home])).toEqual([
    ['134/82', true],
    ['148/86', false],
  ]);
  expect(page.allergies).toEqual([{ id: expect.any(String), text: '青霉素过敏', severe: false }]);
  expect(page.medicines.map(({ name, how }) => [name, how])).toEqual([
    ['缬沙坦', '每天早上'],
    ['氨氯地平', '每天 1 次，每次 5mg'],
  ]);
  expect(page.doctor).toEqual({ name: '张敏', institution: '柳溪镇卫生院', phone: '0990-1234567', on: '2026-10-09' });
  expect(page.missing).toEqual([]);
  expect(page.recent.map(({ kind, on }) => [kind, on])).toEqual([
    ['medication', '2026-11-12'],
    ['checkup', '2026-11-11'],
    ['follow-up', '2026-10-09'],
    ['basic-information', '2026-01-05'],
  ]);
  expect(page.groups).toEqual(['checkup', 'follow-up', 'number', 'medicine', 'basic']);
});

test('an old allergy and an old illness are not lost behind a thousand readings, and the page stays small', async () => {
  await entry('allergy', '1998-05-01', p.allergy('磺胺'));
  await entry('condition', '1999-02-01', p.condition('E11.9', '2型糖尿病'));
  await entry('observation', '2001-01-01', p.measured('8280-0', '腰围', [88, 'cm']));
  await app.deps.db.pool.query(
    `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, institution, source, payload, recorded_at)
     SELECT $1, gen_random_uuid(), $2, 'observation', 1, date '2026-11-23' - n, '在家', 'resident', $3, $4 FROM generate_series(1, 1000) n`,
    [COUNTY, father.person.residentId, JSON.stringify(p.pressure(130, 80, 'home')), app.clock.now()],
  );
  const answer = await ask();
  const page = getRecord.answer.parse(answer.json());
  expect(page.allergies.map(({ text, severe }) => [text, severe])).toEqual([['磺胺过敏', true]]);
  expect(page.marks.map(({ text }) => text)).toContain('糖尿病');
  expect(page.numbers.map(({ measure }) => measure)).toEqual(['blood-pressure', 'waist']);
  expect(answer.body.length).toBeLessThan(30_000);
});

test('the timeline merges every family, pages without loss or repeats, and stays put when rows are added', async () => {
  const mother = await aParentOf(app, { birthDate: '2025-05-19', name: '陈安安' });
  const child = mother.children[0]!;
  await hasOpened(app, mother, { of: child, by: 'guardian' });
  await givenDoses(app, child, ['HepB@2025-05-19,2025-06-19,2025-11-24', 'BCG@2025-05-19']);
  for (let day = 1; day <= 25; day += 1)
    await insert(app, 'growth_measurement', {
      county_code: COUNTY,
      measurement_id: uuidV7(),
      resident_id: child.residentId,
      measured_on: `2026-10-${String(day).padStart(2, '0')}`,
      weight_g: 9000 + day,
      source: 'home',
      account_id: mother.accountId,
      recorded_at: app.clock.now(),
    });
  await insert(app, 'child_visit', {
    county_code: COUNTY,
    visit_id: uuidV7(),
    resident_id: child.residentId,
    visit: 'm12',
    visited_on: '2026-05-20',
    findings: '{}',
    summary: '都正常',
    source: 'registry',
  });
  for (let day = 1; day <= 5; day += 1) await anEntry(app, child, ['encounter', `2026-10-0${day}`, p.visit('感冒')]);
  const told = { who: mother, of: child };
  const first = await timeline('', told);
  expect([first.label, first.items.length, first.hidden]).toEqual(['安安', 20, 0]);
  await anEntry(app, child, ['encounter', '2026-11-20', p.visit('后来补记的')]);
  const rest = [];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await timeline(`?cursor=${cursor}`, told);
    rest.push(...page.items);
    cursor = page.nextCursor;
  }
  const all = [...first.items, ...rest];
  expect(new Set(all.map(({ id }) => id)).size).toBe(35);
  expect(all).toHaveLength(35);
  expect(all.map(({ on, id }) => `${on}.${id}`)).toEqual(
    all
      .map(({ on, id }) => `${on}.${id}`)
      .sort()
      .reverse(),
  );
  expect(all.find(({ kind }) => kind === 'child-visit')).toMatchObject({
    title: '1岁体检',
    line: '都正常',
    visit: 'm12',
  });
  expect(all.find(({ kind }) => kind === 'growth')).toMatchObject({
    title: '量身高体重',
    line: '体重 9.025 公斤',
    source: 'resident',
    sourceText: '自己记的',
  });
  const vaccines = await timeline('?group=vaccine', told);
  expect(vaccines.items).toHaveLength(4);
  const two = await timeline('?kinds=encounter,child-visit', told);
  expect([...new Set(two.items.map(({ kind }) => kind))].sort()).toEqual(['child-visit', 'encounter']);
  expect((await timeline('?group=vaccine&kinds=encounter', told)).items).toEqual([]);
});

test.each([
  'cursor=x',
  'cursor=2026-02-30.00000000-0000-0000-0000-000000000000',
  'kinds=dreams',
  'kinds=',
  'group=all',
])('a timeline asked with %s is refused', async (query) => {
  expect((await ask(`/timeline?${query}`)).json()).toMatchObject({ code: 'bad-input' });
});

describe('what is sensitive', () => {
  let hidden: string;
  beforeEach(async () => {
    hidden = await entry('condition', '2026-06-01', p.condition('F20.0', '偏执型精神分裂症'));
    await entry('encounter', '2026-06-02', p.visit('感冒'));
  });

  test('is counted for oneself and nowhere in an answer, until it is unlocked in this session', async () => {
    const [page, list] = [await ask(), await ask('/timeline')];
    expect(page.json().hidden).toBe(1);
    expect(list.json()).toMatchObject({ hidden: 1, items: [{ title: expect.stringContaining('') }] });
    expect(list.json().items).toHaveLength(1);
    for (const answer of [page, list, await ask('/marks')]) expect(answer.body).not.toMatch(/精神|F20/);
    expect((await ask(`/entries/${hidden}`)).statusCode).toBe(404);
    await hasOpened(app, father, { of: father.person, kind: 'sensitive' });
    await hasUnlocked(app, father, father.person);
    const open = await read();
    expect(open.hidden).toBe(0);
    expect(open.marks.map(({ text }) => text)).toContain('严重精神障碍');
    expect((await ask(`/entries/${hidden}`)).statusCode).toBe(200);
  });

  test('is not even counted for a proxy, whose reading is written down', async () => {
    const daughter = await aSignedInResident(app);
    await aLink(app, daughter, { over: father.person, right: 'proxy', label: '爸爸', scope: ['record'] });
    const told = { who: daughter, of: father.person };
    expect(await read(told)).toMatchObject({ hidden: 0, label: '爸爸', right: 'proxy' });
    expect((await timeline('', told)).hidden).toBe(0);
    expect((await ask(`/entries/${hidden}`, told)).statusCode).toBe(404);
    await app.deps.auditor.flush();
    const rows = await rowsOf(
      app,
      `SELECT action, right_kind FROM audit_entry WHERE resident_id = $1 AND action LIKE 'record-%read'`,
      [father.person.residentId],
    );
    expect(rows).toEqual([
      { action: 'record-read', right_kind: 'proxy' },
      { action: 'record-read', right_kind: 'proxy' },
    ]);
  });

  test('a correction that is sensitive hides the version before it, too', async () => {
    const before = await entry('condition', '2026-07-01', p.condition('R45.1', '坐立不安'));
    await entry('condition', '2026-07-01', p.condition('F31.1', '双相障碍'), { replacesId: before });
    expect((await ask(`/entries/${before}`)).statusCode).toBe(404);
    expect((await ask('/marks')).body).not.toMatch(/双相|坐立不安/);
  });
});

test('an entry in words, with what it replaced, where it came from and who wrote it', async () => {
  const wrong = await entry('medication', '2026-10-01', p.medication('阿司匹林', { dose: '每次 100 mg' }));
  const right = await entry('medication', '2026-10-01', p.medication('阿司匹林', { dose: '每次 10 mg' }), {
    replacesId: wrong,
    source: 'fhir',
    origin: { system: 'his-1', key: 'M/7' },
  });
  const detail = getRecordEntry.answer.parse((await ask(`/entries/${right}`)).json());
  expect(detail).toMatchObject({
    item: { institution: '柳溪镇卫生院', practitioner: '张敏', source: 'fhir', sourceText: '医院的系统传来的' },
    sourceSystem: 'his-1',
    superseded: false,
    hiddenParts: 0,
  });
  expect(JSON.stringify(detail.sections)).toContain('每次 10 mg');
  expect(detail.versions.map(({ id, shown }) => [id, shown])).toEqual([
    [right, true],
    [wrong, false],
  ]);
  const old = getRecordEntry.answer.parse((await ask(`/entries/${wrong}`)).json());
  expect([old.superseded, old.versions.find(({ shown }) => shown)?.id]).toEqual([true, wrong]);
  expect((await timeline()).items.map(({ id }) => id)).toEqual([right]);
});

test('an entry that was struck out leaves the list and says so where it is asked for', async () => {
  const id = await entry('encounter', '2026-10-01', p.visit('感冒'));
  const strike = await strikeOut(app, father.person, id);
  expect((await timeline()).items).toEqual([]);
  for (const asked of [id, strike]) {
    const detail = getRecordEntry.answer.parse((await ask(`/entries/${asked}`)).json());
    expect([detail.item.id, detail.superseded, detail.versions[0]?.enteredInError]).toEqual([id, true, true]);
  }
});

test('an entry of somebody else is not found through one’s own record', async () => {
  const other = await aSignedInResident(app);
  const theirs = await anEntry(app, other.person, ['encounter', '2026-10-01', p.visit('感冒')]);
  expect((await ask(`/entries/${theirs}`)).json()).toMatchObject({ code: 'not-found' });
  expect((await ask(`/entries/${uuidV7()}`)).json()).toMatchObject({ code: 'not-found' });
});

test('the basic form in its own words; without one the registry’s facts alone', async () => {
  const basic = async () => getBasicInformation.answer.parse((await ask('/basic-information')).json());
  expect(await basic()).toMatchObject({
    name: '林国强',
    sex: 'male',
    form: null,
    phoneMasked: expect.stringMatching(/\*{4}/),
  });
  await entry('basic-information', '2020-01-05', p.form('basic-information-3', { occupation: '0' }));
  await entry(
    'basic-information',
    '2026-01-05',
    p.form('basic-information-3', {
      occupation: '4',
      pastDiseases: [{ disease: '8', since: '2011-01' }, { disease: '2' }],
    }),
  );
  const { form } = await basic();
  expect(form).toMatchObject({
    on: '2026-01-05',
    institution: '柳溪镇卫生院',
    title: '个人基本信息表',
    hiddenParts: 1,
  });
  expect(JSON.stringify(form)).toContain('农林牧渔');
  expect(JSON.stringify(form)).not.toMatch(/精神/);
});

describe('marks are traced', () => {
  test('each names the rows it comes from; a corrected row changed it on the day it was corrected', async () => {
    const first = await entry('basic-information', '2026-01-05', p.form('basic-information-3', { bloodAbo: '1' }), {
      recordedAt: new Date('2026-01-06T09:00:00+08:00'),
    });
    expect((await marks()).marks.at(-1)).toMatchObject({
      text: 'A型血',
      facts: [{ id: first, title: '个人基本信息表' }],
    });
    const second = await entry('basic-information', '2026-01-05', p.form('basic-information-3', { bloodAbo: '2' }), {
      replacesId: first,
      recordedAt: new Date('2026-03-01T09:00:00+08:00'),
    });
    expect((await marks()).marks.at(-1)).toMatchObject({ text: 'B型血', facts: [{ id: second }] });
    expect((await marks('?on=2026-02-28')).marks.at(-1)).toMatchObject({ text: 'A型血', facts: [{ id: first }] });
    expect((await marks('?on=2026-01-05')).marks.map(({ group }) => group)).toEqual(['older']);
    expect((await marks()).history.map(({ on, became, text }) => [on, became, text])).toEqual([
      ['2026-03-01', 'changed', 'B型血'],
      ['2026-01-06', 'set', 'A型血'],
      ['2020-03-08', 'set', '65岁以上'],
    ]);
  });

  test('a day to come has no marks yet', async () => {
    expect((await ask('/marks?on=2026-11-24')).json()).toMatchObject({ code: 'bad-input' });
  });

  test('a child’s weight is judged by the standards of growth', async () => {
    const mother = await aParentOf(app, { birthDate: '2025-05-19', sex: 'female', name: '陈安安' });
    const child = mother.children[0]!;
    await hasOpened(app, mother, { of: child, by: 'guardian' });
    await insert(app, 'growth_measurement', {
      county_code: COUNTY,
      measurement_id: uuidV7(),
      resident_id: child.residentId,
      measured_on: '2026-11-19',
      weight_g: 10700,
      length_mm: 819,
      source: 'clinic',
      recorded_at: app.clock.now(),
    });
    const page = await read({ who: mother, of: child });
    expect(page.marks.map(({ text }) => text)).toEqual(['0–6岁儿童', '体重正常']);
    expect(page.numbers.map(({ name, values, state }) => [name, values[0]?.text, state?.word ?? null])).toEqual([
      ['体重', '10.7', '正常'],
      ['身高', '81.9', null],
    ]);
    expect(page.missing.map(({ thing }) => thing)).toEqual(['allergies', 'birth', 'child-visit']);
  });
});

test('a phone that has the page already is told so', async () => {
  const first = await ask();
  const again = await app.server.inject({
    url: `/api/v1${path('', father.person)}`,
    headers: { ...father.headers, 'if-none-match': String(first.headers.etag) },
  });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('a child of nobody here is nobody', async () => {
  const child = await aChild(app);
  expect((await ask('', { of: child })).json()).toMatchObject({ code: 'not-found' });
});
