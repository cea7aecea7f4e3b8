import { CheckupTold, DeskCheckup, listWaitingCheckups } from '@kangban/contract/checkup/desk';
import {
  CheckupFormOfResident,
  CheckupPaper,
  CheckupReportOfResident,
  listCheckups,
} from '@kangban/contract/checkup/report';
import { buildReport } from '@kangban/domain/checkup/build-report';
import { DEFAULT_CONFIG } from '@kangban/domain/checkup/config';
import { contextOf } from '@kangban/domain/checkup/context';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anEntry,
  aLink,
  anAccount,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  hasUnlocked,
  signedIn,
  type Person,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  staffSignedIn,
  strikeOut,
} from '../../../test/factories';
import { readPdf } from '../../../test/pdf-text';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(120_000);

let app: TestApp;
let site: Site;
let elder: SignedInAccount & { person: Person };
let doctor: SignedInStaff;

const FINE = {
  rightSystolic: 124,
  rightDiastolic: 78,
  heightCm: 168,
  weightKg: 62,
  haemoglobin: 142,
  fastingGlucose: 5.2,
  ldl: 2.6,
  elderMood: '1',
};
const form = (fields: object = {}) => ({ form: 'checkup-3', fields: { ...FINE, ...fields } });
const checkup = (on: string, fields: object = {}, told: object = {}): Promise<string> =>
  anEntry(app, elder.person, ['checkup', on, form(fields), told]);
const of = (end: string): string => `/residents/${elder.person.residentId}/checkups${end}`;
const desk = (end: string): string => `/desk/residents/${elder.person.residentId}/checkups${end}`;
const report = async (which = 'newest', who: { headers: { authorization: string } } = elder) =>
  CheckupReportOfResident.parse((await get(app, of(`/${which}/report`), { who })).json());
const atDesk = async (which = 'newest') =>
  DeskCheckup.parse((await get(app, desk(`/${which}?purpose=follow-up`), { who: doctor })).json());
const tasks = () =>
  rowsOf(
    app,
    'SELECT kind, items, title, due_on, site_id, opened_by_staff, subject_id FROM care_task WHERE resident_id = $1 ORDER BY task_id',
    [elder.person.residentId],
  );

const answersOf = (payload: unknown): [string, unknown][] =>
  Object.entries((payload as { fields: Record<string, unknown> }).fields);

beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  site = await aSite(app);
  doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
  elder = await aSignedInResident(app, { name: '林国强', sex: 'male', birthDate: '1955-03-08', site });
  await hasOpened(app, elder, { of: elder.person });
});
afterAll(() => app.stop());

describe('the report', () => {
  test('is what the rules make of the entries, whole', async () => {
    await checkup('2024-11-11', { fastingGlucose: 5.8 });
    const newest = await checkup('2026-11-11', { fastingGlucose: 7.6 });
    const page = await report();
    expect(page).toMatchObject({ right: 'self', name: '林国强', age: 71, review: null, corrected: false });
    const entries = await rowsOf(
      app,
      `SELECT entry_id, happened_on, payload FROM record_entry WHERE resident_id = $1`,
      [elder.person.residentId],
    );
    const made = buildReport({
      entryId: newest,
      person: { sex: 'male', birthDate: toPlainDate('1955-03-08') },
      checkups: entries.map((row) => ({
        entryId: String(row['entry_id']),
        on: toPlainDate(String(row['happened_on'])),
        institution: '柳溪镇卫生院',
        practitioner: '张敏',
        form: 'checkup-3',
        fields: Object.fromEntries(answersOf(row['payload']).filter(([name]) => name !== 'elderMood')),
      })),
      labs: [],
      context: contextOf([]),
      config: DEFAULT_CONFIG,
      today: toPlainDate('2026-11-23'),
      hidden: 1,
    });
    // JSON leaves out what is undefined.
    expect(page.report).toEqual(JSON.parse(JSON.stringify(made)));
    expect(page.report.notable.map(({ key }) => key)).toContain('fastingGlucose');
    expect(page.report.years.map(({ year, on }) => [year, on])).toEqual([
      [2024, '2024-11-11'],
      [2025, null],
      [2026, '2026-11-11'],
    ]);
  });

  test('a sensitive answer is counted for who could open it, and in neither page nor paper until then', async () => {
    await checkup('2026-11-11', { elderMood: '2', moodScore: 14 });
    expect((await report()).report.hidden).toBe(2);
    expect(JSON.stringify(await report())).not.toContain('elderMood');
    const daughter = await signedIn(app, await anAccount(app, { of: await aResident(app) }));
    await aLink(app, daughter, { over: elder.person, right: 'proxy', scope: ['record'] });
    expect((await report('newest', daughter)).report.hidden).toBe(0);
    await hasOpened(app, elder, { of: elder.person, kind: 'sensitive' });
    await hasUnlocked(app, elder, elder.person);
    expect((await report()).report.hidden).toBe(0);
    expect(JSON.stringify(await report())).toContain('elderMood');
    const paper = readPdf((await get(app, of('/newest/form.pdf'), { who: elder })).rawPayload).pages.join('');
    expect(paper).not.toContain('粗筛阳性');
    const told = await rowsOf(app, 'SELECT said FROM checkup_told');
    expect(JSON.stringify(told)).not.toContain('Mood');
  });

  test('laboratory results around the day feed it: a report and a single result', async () => {
    const lab = { what: { text: '血钾', coding: [{ system: 'http://loinc.org', code: '2823-3' }], known: true } };
    await checkup('2026-11-11');
    await anEntry(app, elder.person, [
      'observation',
      '2026-11-12',
      {
        category: 'laboratory',
        setting: 'clinic',
        main: { ...lab, amount: { value: 4.2, unit: 'mmol/L' } },
        parts: [],
      },
    ]);
    const items = (await report()).report.groups.flatMap((group) => group.items);
    expect(items.find(({ key }) => key === 'potassium')?.value).toMatchObject({ number: 4.2 });
  });

  test('of a corrected checkup is the report of what stands, by the old id, too; one that was struck out is gone', async () => {
    const first = await checkup('2026-11-11', { fastingGlucose: 9.9 });
    const second = await checkup('2026-11-11', { fastingGlucose: 5.1 }, { replacesId: first });
    const page = await report(first);
    expect(page).toMatchObject({ corrected: true, report: { entryId: second } });
    expect(page.report.notable.map(({ key }) => key)).not.toContain('fastingGlucose');
    expect((await report()).corrected).toBe(false);
    await strikeOut(app, elder.person, second);
    for (const which of [first, second, 'newest'])
      expect((await get(app, of(`/${which}/report`), { who: elder })).json()).toMatchObject({ code: 'not-found' });
  });

  test('what has not changed is not sent again', async () => {
    await checkup('2026-11-11');
    const first = await get(app, of('/newest/report'), { who: elder });
    const { headers } = elder;
    const again = await app.server.inject({
      url: `/api/v1${of('/newest/report')}`,
      headers: { ...headers, 'if-none-match': String(first.headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
  });

  test('the list says which years there are; the form says every answer by its section', async () => {
    await checkup('2025-11-11');
    await checkup('2026-11-11');
    const { items } = listCheckups.answer.parse((await get(app, of(''), { who: elder })).json());
    expect(items.map(({ year, reviewed }) => [year, reviewed])).toEqual([
      [2026, false],
      [2025, false],
    ]);
    const whole = CheckupFormOfResident.parse((await get(app, of('/newest/form'), { who: elder })).json());
    expect(whole.hidden).toBe(1);
    expect(whole.sections.flatMap(({ rows }) => rows.map(({ words }) => words))).toContain('142 g/L');
  });
});

describe('on paper', () => {
  test('tagged text with arrows and words, who printed it, pages, and a code without health data', async () => {
    await checkup('2025-11-11', { fastingGlucose: 6.4 });
    await checkup('2026-11-11', { fastingGlucose: 7.6, whiteCells: 6.1 });
    const answer = await get(app, of('/newest/report.pdf'), { who: elder });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    const { pages, tags, raw } = readPdf(answer.rawPayload);
    const text = pages.join('\n').replaceAll('\n', '');
    for (const words of [
      '国家基本公共卫生服务项目',
      '65岁及以上老年人体检报告',
      '林国强',
      '▲',
      '7.6 ↑',
      '6.4 → 7.6',
      '该怎么办',
      '审核：还没有审核',
      '不能代替看病',
      '×10^9/L',
      '扫码核对真伪',
      '要大字版，请说“打大字的”',
      '林*强（本人）',
      '第 1 页，共',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('\uFFFD');
    expect(text).not.toContain(elder.person.idNumber);
    expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1);
    expect(tags).toEqual(expect.arrayContaining(['Table', 'TH', 'TD', 'LI']));
    expect(raw).toContain('/Lang (zh-CN)');
    expect(raw).toContain('/Marked true');
    // Nothing is said by colour: every filling and every line is a grey.
    for (const [, r, g, b] of raw.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b/g))
      expect([g, b]).toEqual([r, r]);
  });

  test('the large edition is one and a half times as large', async () => {
    await checkup('2026-11-11', { fastingGlucose: 7.6 });
    const sizes = async (query: string): Promise<number[]> => {
      const { raw } = readPdf((await get(app, of(`/newest/report.pdf${query}`), { who: elder })).rawPayload);
      return [...raw.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size)).sort((a, b) => a - b);
    };
    const [standard, large] = [await sizes(''), await sizes('?size=large')];
    expect(large[0]).toBeCloseTo((standard[0] ?? 0) * 1.5, 2);
    expect(large.at(-1)).toBeCloseTo((standard.at(-1) ?? 0) * 1.5, 2);
    // 13 px and no smaller.
    expect(standard[0]).toBeGreaterThanOrEqual(9.75);
  });

  test('its code says that it is ours, of which day, and after a correction that it is old', async () => {
    const entryId = await checkup('2026-11-11');
    const print = jest.spyOn(app.deps.printer, 'print');
    await get(app, of('/newest/report.pdf'), { who: elder });
    const { address = '', code = '' } = print.mock.calls[0]?.[0].verify ?? {};
    print.mockRestore();
    const token = address.split('token=')[1] ?? '';
    expect(token.startsWith(code)).toBe(true);
    const read = await get(app, `/checkup-papers/${token}`);
    expect(CheckupPaper.parse(read.json())).toMatchObject({
      what: 'report',
      nameMasked: '林*强',
      on: '2026-11-11',
      outdated: false,
    });
    expect(read.body).not.toContain('国强');
    await checkup('2026-11-11', { ldl: 3 }, { replacesId: entryId });
    expect((await get(app, `/checkup-papers/${token}`)).json()).toMatchObject({ outdated: true });
    const forged = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    expect((await get(app, `/checkup-papers/${forged}`)).json()).toMatchObject({ code: 'not-found' });
  });
});

describe('at the desk', () => {
  const review = (entryId: string, body: object, key?: string) =>
    post(app, desk(`/${entryId}/reviews`), { who: doctor, body, ...(key !== undefined && { key }) });
  const tell = (entryId: string, how: string) => post(app, desk(`/${entryId}/told`), { who: doctor, body: { how } });
  const waiting = async () =>
    listWaitingCheckups.answer.parse((await get(app, '/desk/checkups/waiting', { who: doctor })).json()).items;

  test('a report waits until it is gone through; what was agreed becomes tasks, with the doctor’s day', async () => {
    const entryId = await checkup('2026-11-11', { fastingGlucose: 7.6 });
    expect(await waiting()).toEqual([
      expect.objectContaining({ entryId, nameMasked: '林*强', age: 71, urgent: false, corrected: false }),
    ]);
    const { report: found, mayReview } = await atDesk(entryId);
    expect(mayReview).toBe(true);
    const proposal = found.tasks.find(({ kind }) => kind === 'recheck');
    const agreed = { kind: 'recheck', items: proposal?.items, dueOn: '2026-11-30', note: '带上身份证' };
    expect((await review(entryId, { tasks: [agreed], note: '血糖要复查' })).statusCode).toBe(201);
    expect(await tasks()).toEqual([
      expect.objectContaining({
        kind: 'recheck',
        due_on: '2026-11-30',
        site_id: site.siteId,
        opened_by_staff: doctor.staffId,
        subject_id: entryId,
      }),
    ]);
    expect(await waiting()).toEqual([]);
    expect((await report()).review).toMatchObject({ byName: doctor.name, siteName: site.name, on: '2026-11-23' });
    expect((await atDesk()).reviews).toEqual([expect.objectContaining({ note: '血糖要复查', tasks: [agreed] })]);
  });

  test('a second review is another row, and opens only what is new', async () => {
    const entryId = await checkup('2026-11-11', { fastingGlucose: 7.6, ldl: 4.4 });
    const [first, ...others] = (await atDesk()).report.tasks.map(({ kind, items }) => ({
      kind,
      items,
      dueOn: '2026-12-01',
    }));
    expect(others.length).toBeGreaterThan(0);
    await review(entryId, { tasks: [first] });
    const before = (await tasks()).length;
    await review(entryId, { tasks: [first, ...others] });
    expect((await atDesk()).reviews.map((one) => one.tasks.length)).toEqual([1 + others.length, 1]);
    expect((await tasks()).length).toBe(before + others.length);
  });

  test('the same key is one review; a task nobody proposed and a day that is over are refused', async () => {
    const entryId = await checkup('2026-11-11', { fastingGlucose: 7.6 });
    const key = 'review-key-1';
    await review(entryId, { tasks: [] }, key);
    await review(entryId, { tasks: [] }, key);
    expect((await atDesk()).reviews).toHaveLength(1);
    const { items } = (await atDesk()).report.tasks.find(({ kind }) => kind === 'recheck') ?? {};
    for (const task of [
      { kind: 'recheck', items: ['heightCm'], dueOn: '2026-12-01' },
      { kind: 'recheck', items, dueOn: '2026-11-22' },
    ])
      expect((await review(entryId, { tasks: [task] })).json()).toMatchObject({ code: 'bad-input' });
    expect(await tasks()).toEqual([]);
  });

  test('a checkup corrected after its review waits again, and the old one is reviewed no more', async () => {
    const first = await checkup('2026-11-11', { fastingGlucose: 7.6 });
    await review(first, { tasks: [] });
    const second = await checkup('2026-11-11', { fastingGlucose: 5.4 }, { replacesId: first });
    expect(await waiting()).toEqual([expect.objectContaining({ entryId: second, corrected: true })]);
    expect((await review(first, { tasks: [] })).json()).toMatchObject({ code: 'not-found' });
    expect((await report()).review).toBeNull();
  });

  test('told by message, page and paper: when, how, by whom and what it said then is kept', async () => {
    const entryId = await checkup('2026-11-11', { fastingGlucose: 7.6 });
    expect((await tell(entryId, 'message')).json()).toMatchObject({ code: 'checkup-not-reviewed' });
    expect((await tell(entryId, 'phone')).statusCode).toBe(201);
    await review(entryId, { tasks: [] });
    const answer = CheckupTold.parse((await tell(entryId, 'message')).json());
    expect(answer).toMatchObject({ how: 'message', byName: doctor.name });
    const messages = await rowsOf(app, 'SELECT template, params_cipher FROM outbox WHERE subject_id = $1', [entryId]);
    expect(messages.map(({ template }) => template)).toEqual(['health-notice']);
    app.clock.advance(60_000);
    await report();
    await report();
    app.clock.advance(60_000);
    await tell(entryId, 'paper');
    const { told } = await atDesk();
    expect(told.map(({ how, byName }) => [how, byName])).toEqual([
      ['paper', doctor.name],
      ['page', '林*强'],
      ['message', doctor.name],
      ['phone', doctor.name],
    ]);
    expect(told[0]?.said.join('')).toContain('7.6 mmol/L');
    // What was told of the old one stays when the checkup is corrected.
    await checkup('2026-11-11', { fastingGlucose: 5.4 }, { replacesId: entryId });
    expect((await atDesk()).told).toHaveLength(4);
  });

  test('without an account that may see the record there is nobody to send to', async () => {
    const entryId = await checkup('2026-11-11');
    await review(entryId, { tasks: [] });
    await app.deps.db.pool.query('UPDATE account SET closed_at = now() WHERE account_id = $1', [elder.accountId]);
    expect((await tell(entryId, 'message')).json()).toMatchObject({ code: 'nobody-to-tell' });
    expect((await atDesk()).reachable).toBe(0);
    expect((await atDesk()).told).toEqual([]);
  });

  test('the list goes on by its cursor without gap or repeat', async () => {
    for (let index = 0; index < 34; index += 1) {
      const other = await aSignedInResident(app, { birthDate: '1950-01-01', site });
      await anEntry(app, other.person, ['checkup', `2026-10-${String((index % 9) + 10)}`, form()]);
    }
    const ask = async (query = '') =>
      listWaitingCheckups.answer.parse((await get(app, `/desk/checkups/waiting${query}`, { who: doctor })).json());
    const first = await ask();
    const second = await ask(`?cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    const all = [...first.items, ...second.items];
    expect([first.items.length, new Set(all.map(({ entryId }) => entryId)).size]).toEqual([30, 34]);
    expect(all.map(({ on }) => on)).toEqual([...all.map(({ on }) => on)].sort());
    expect(second.nextCursor).toBeNull();
    expect((await get(app, '/desk/checkups/waiting?cursor=no', { who: doctor })).json().code).toBe('bad-input');
  });

  test('a paper from the desk names who printed it', async () => {
    await checkup('2026-11-11');
    const answer = await get(app, desk('/newest/report.pdf?purpose=follow-up&size=large'), { who: doctor });
    expect(readPdf(answer.rawPayload).pages.join('').replaceAll('\n', '')).toContain('周*士');
    await app.deps.auditor.flush();
    const seen = await rowsOf(app, `SELECT action, details FROM audit_entry WHERE resident_id = $1`, [
      elder.person.residentId,
    ]);
    expect(seen).toContainEqual({
      action: 'checkup-printed',
      details: { purpose: 'follow-up', entryId: expect.any(String) },
    });
  });
});

test('judges the pressure by the target a doctor set at the desk, until it is taken away', async () => {
  await checkup('2026-11-20', { rightSystolic: 138, rightDiastolic: 84 });
  const what = {
    text: '原发性高血压',
    coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }],
    known: true,
  };
  const hypertension = { what, clinical: 'active', verification: 'confirmed' };
  await anEntry(app, elder.person, ['condition', '2020-01-01', hypertension]);
  const judged = async (): Promise<string> => JSON.stringify((await report()).report);
  expect(await judged()).not.toContain('医生和您定的目标');
  const set = (value: object | null) =>
    post(app, `/desk/residents/${elder.person.residentId}/reading-targets`, {
      who: doctor,
      body: { item: 'blood-pressure', value, validFrom: app.clock.today() },
    });
  expect((await set({ item: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90 })).statusCode).toBe(201);
  expect(await judged()).toContain('医生和您定的目标');
  app.clock.advance(60_000);
  expect((await set(null)).statusCode).toBe(201);
  expect(await judged()).not.toContain('医生和您定的目标');
});
