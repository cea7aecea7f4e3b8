import { CareTask, listCareTasks, listOpenTasks, TaskLine } from '@kangban/contract/care-task';
import { Home } from '@kangban/contract/home';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  anAccount,
  anEntry,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  signedIn,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { aGlucose, aPatient, bundleOf, posted, put } from '../../../test/fhir/people';
import { aSystem, type ClinicSystem, fhirPost } from '../../../test/fhir/system';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { noteBooked } from './booked';
import { type NewTask, openTasks } from './open';
import { noteResults } from './results';

let app: TestApp;
let site: Site;
let hospital: ClinicSystem;
let nurse: SignedInStaff;

/** The test clock's day is 2026-11-23. */
const CHECKUP = '2026-11-11';
const RECHECK: NewTask = {
  kind: 'recheck',
  items: ['fastingGlucose'],
  title: '早上空着肚子再查一次血糖',
  reason: '早上的血糖偏高，再查一次才知道。',
  finding: '体检发现空腹血糖高',
  dueOn: toPlainDate('2026-11-30'),
};
const REFERRAL: NewTask = { ...RECHECK, kind: 'referral', title: '去县医院复查血糖' };
const CALL: NewTask = { ...RECHECK, kind: 'call-now', title: '卫生院要马上联系您', dueOn: toPlainDate('2026-11-23') };
const WALK: NewTask = {
  ...RECHECK,
  kind: 'lifestyle',
  items: ['ldl'],
  title: '每天走一走',
  target: { measure: 'walkMinutes', value: 30 },
};
const ENROL: NewTask = { ...RECHECK, kind: 'enrol-diabetes', title: '参加糖尿病管理' };

interface Family {
  father: Person;
  daughter: SignedInAccount;
  self: SignedInAccount;
  entryId: string;
}

async function aFamily(birthDate = '1955-03-02'): Promise<Family> {
  const father = await aResident(app, { birthDate, name: '林国强', sex: 'male', site });
  const self = await signedIn(app, await anAccount(app, { of: father }));
  const daughter = await aSignedInResident(app);
  await aLink(app, daughter, { over: father, right: 'proxy', label: '爸爸', scope: ['record', 'booking'] });
  const fields = { fastingGlucose: 7.6, weightKg: 66, heightCm: 168 };
  const entryId = await anEntry(app, father, ['checkup', CHECKUP, { form: 'checkup-3', fields }]);
  return { father, daughter, self, entryId };
}
const opening = ({ father, entryId }: Family, tasks: readonly NewTask[]) => ({
  countyCode: COUNTY,
  residentId: father.residentId,
  siteId: site.siteId,
  subject: { entryId },
  tasks,
  by: { staffId: nurse.staffId, name: '张敏' },
  on: toPlainDate('2026-11-18'),
});
const open = (family: Family, ...tasks: NewTask[]) =>
  app.deps.db.transaction((client) => openTasks(app.deps, client, opening(family, tasks)));
const opened = async (family: Family, task: NewTask): Promise<string> => {
  const [taskId] = await open(family, task);
  if (taskId === undefined) throw new Error('not opened');
  return taskId;
};
const tasksOf = async ({ father, daughter }: Family, query = '') => {
  const answer = await get(app, `/residents/${father.residentId}/tasks${query}`, { who: daughter });
  return listCareTasks.answer.parse(answer.json());
};
const taskOf = async ({ father, daughter }: Family, taskId: string): Promise<CareTask> => {
  const answer = await get(app, `/residents/${father.residentId}/tasks/${taskId}`, { who: daughter });
  return CareTask.parse(answer.json().task);
};
const letters = async ({ daughter }: Family): Promise<number> =>
  (await rowsOf(app, 'SELECT 1 FROM outbox WHERE account_id = $1', [daughter.accountId])).length;
const eventsOf = async (taskId: string): Promise<unknown[]> =>
  (await rowsOf(app, 'SELECT move FROM care_task_event WHERE task_id = $1 ORDER BY event_id', [taskId])).map(
    ({ move }) => move,
  );

/** A patient of the hospital with this person's identity number, and the number of its Patient there. */
async function patientOf({ father }: Family): Promise<string> {
  const told = {
    identifier: [
      {
        system: 'urn:kangban:id-number',
        value: father.idNumber,
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NI' }] },
      },
    ],
    name: [{ text: father.name }],
    birthDate: father.birthDate,
  };
  const answer = await fhirPost(app, '', { who: hospital, body: bundleOf(posted(aPatient(told))) });
  const [entry] = answer.json<{ entry: { response: { location: string } }[] }>().entry;
  return `Patient/${entry?.response.location.split('/')[1] ?? ''}`;
}
const send = (...entry: Parameters<typeof bundleOf>) => fhirPost(app, '', { who: hospital, body: bundleOf(...entry) });
const sugar = (patient: string, on = '2026-11-22', told: Record<string, unknown> = {}) =>
  aGlucose(patient, { effectiveDateTime: `${on}T08:10:00+08:00`, ...told });
const move = (taskId: string, body: object) => post(app, `/desk/tasks/${taskId}/moves`, { who: nurse, body });
const observationOf = (answer: Awaited<ReturnType<typeof send>>): string =>
  answer.json<{ entry: { response: { location: string } }[] }>().entry[0]?.response.location.split('/')[1] ?? '';

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  await app.deps.db.pool.query('SELECT 1');
  nurse = await staffSignedIn(app, await aStaffMember(app, { site, role: 'doctor' }));
  hospital = await aSystem(app);
});
afterAll(() => app.stop());

describe('opening', () => {
  test('once for the same finding, also twice at once, and never beside an open one', async () => {
    const family = await aFamily();
    const both = await Promise.all([open(family, RECHECK), open(family, RECHECK)]);
    expect(both.flat()).toHaveLength(1);
    expect(await open(family, RECHECK)).toEqual([]);
    const next = await anEntry(app, family.father, ['checkup', '2026-11-20', { form: 'checkup-3', fields: {} }]);
    expect(await open({ ...family, entryId: next }, RECHECK)).toEqual([]);
    expect(await eventsOf(both.flat()[0]!)).toEqual(['open']);
  });

  test('a referral of an adult gets a paper to the general hospital, two of one department share it', async () => {
    const family = await aFamily();
    const [first, second] = await open(family, REFERRAL, { ...REFERRAL, items: ['hba1c'] });
    const one = await taskOf(family, first!);
    expect(one).toMatchObject({
      kind: 'referral',
      ownerKind: 'resident',
      ownerName: '爸爸',
      title: '去县医院复查血糖',
      fasting: true,
      late: false,
      actions: ['slip', 'call'],
      referral: { kind: 'adult-glucose', title: '血糖复查', toInstitution: '上级医院内分泌科', state: 'opened' },
    });
    expect((await taskOf(family, second!)).referral?.referralId).toBe(one.referral?.referralId);
    expect(one.steps.map(({ state, title }) => `${state} ${title}`)).toEqual([
      'done 体检发现空腹血糖高',
      'done 张敏医生开了转诊单',
      'now 去县医院复查血糖',
      'waiting 结果传回给张敏医生',
      'waiting 张敏医生告诉您',
    ]);
  });

  test('a goal that could harm is left out, a due day that is over gets its days of grace', async () => {
    const family = await aFamily('1940-01-01');
    const thin = { ...WALK, items: ['bmi'], target: { measure: 'weightKg' as const, value: 50 } };
    const taskId = await opened(family, { ...thin, dueOn: toPlainDate('2026-01-01') });
    expect(await taskOf(family, taskId)).toMatchObject({ target: null, dueOn: '2027-02-16' });
    const walk = await opened(family, WALK);
    expect((await taskOf(family, walk)).target).toMatchObject({ text: '每天走 30 分钟' });
  });

  test('what is shown only after unlocking says nothing of itself, nowhere', async () => {
    const family = await aFamily();
    const mood: NewTask = { ...REFERRAL, items: ['elderMood'], title: '去看心情', finding: '情绪不太好' };
    const taskId = await opened(family, mood);
    const task = await taskOf(family, taskId);
    expect(task).toMatchObject({ title: '有件事要和医生说', items: [], referral: { kind: 'adult-private' } });
    expect(JSON.stringify(task)).not.toMatch(/心情|情绪|elderMood/);
    const booked = {
      move: 'book',
      bookedFor: '2026-11-26T08:30:00+08:00',
      institution: '县精神卫生中心',
      note: '看情绪',
    };
    expect((await move(taskId, booked)).statusCode).toBe(200);
    const later = await taskOf(family, taskId);
    expect(later).toMatchObject({ state: 'booked', place: '医院', bookedFor: '2026-11-26T00:30:00.000Z' });
    expect((await move(taskId, { move: 'see', institution: '县精神卫生中心' })).statusCode).toBe(200);
    const seen = await taskOf(family, taskId);
    const papers = await get(app, `/residents/${family.father.residentId}/referrals`, { who: family.daughter });
    expect(papers.json()).toMatchObject({ items: [{ kind: 'adult-private', toInstitution: '医院' }] });
    expect(JSON.stringify([later, seen, await tasksOf(family), papers.json()])).not.toMatch(/心情|情绪|精神/);
    const home = Home.parse((await get(app, '/home', { who: family.daughter })).json());
    expect(home.tasks).toEqual([]);
  });
});

describe('a result by FHIR', () => {
  test('closes the task and its paper, tells the family without a finding, and stays on the way', async () => {
    const family = await aFamily();
    const taskId = await opened(family, REFERRAL);
    const patient = await patientOf(family);
    const before = await letters(family);
    expect((await send(posted(sugar(patient)))).statusCode).toBe(200);
    const task = await taskOf(family, taskId);
    expect(task).toMatchObject({ state: 'done', open: false, actions: [], referral: { state: 'closed', open: false } });
    expect(task.steps.at(-1)).toMatchObject({ state: 'done', title: '通知了您和家里人', on: '2026-11-23' });
    expect(await eventsOf(taskId)).toEqual(['open', 'answer', 'tell']);
    expect((await letters(family)) - before).toBe(1);
    expect((await tasksOf(family)).items).toEqual([]);
    expect((await tasksOf(family, '?done=yes')).items.map((one) => one.taskId)).toEqual([taskId]);
  });

  test.each([
    ['an older date', '2026-11-17', {}],
    ['a random sugar', '2026-11-22', { code: { coding: [{ system: 'http://loinc.org', code: '14749-6' }] } }],
    ['one entered in error', '2026-11-22', { status: 'entered-in-error' }],
    ['one not measured yet', '2026-11-22', { status: 'registered', valueQuantity: undefined }],
  ])('%s closes nothing', async (_, on, told) => {
    const family = await aFamily();
    const taskId = await opened(family, RECHECK);
    const patient = await patientOf(family);
    await send(posted(sugar(patient, on, told)));
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'open' });
  });

  test("another person's result closes nothing", async () => {
    const [family, neighbour] = [await aFamily(), await aFamily()];
    const taskId = await opened(family, RECHECK);
    await send(posted(sugar(await patientOf(neighbour))));
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'open' });
  });

  test('struck out, the task lives again with a new paper; set right, it is over once more', async () => {
    const family = await aFamily();
    const taskId = await opened(family, REFERRAL);
    const patient = await patientOf(family);
    const id = observationOf(await send(posted(sugar(patient))));
    const paper = (await taskOf(family, taskId)).referral;
    await send(put({ ...sugar(patient), id, status: 'entered-in-error' }));
    const again = await taskOf(family, taskId);
    expect(again).toMatchObject({ state: 'open', open: true, referral: { state: 'opened' } });
    expect(again.referral?.referralId).not.toBe(paper?.referralId);
    await send(put({ ...sugar(patient, '2026-11-23'), id }));
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'done', referral: { state: 'closed' } });
    expect(await eventsOf(taskId)).toEqual(['open', 'answer', 'tell', 'withdraw', 'reopen', 'answer', 'tell']);
  });

  test('a correction that still answers leaves it over; one dated before the opening does not', async () => {
    const family = await aFamily();
    const taskId = await opened(family, RECHECK);
    const patient = await patientOf(family);
    const id = observationOf(await send(posted(sugar(patient))));
    const right = { ...sugar(patient), id, status: 'corrected', valueQuantity: { value: 6.9, unit: 'mmol/L' } };
    await send(put(right));
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'done' });
    await send(put({ ...right, effectiveDateTime: '2026-11-12T08:00:00+08:00' }));
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'open' });
  });

  test('two results at once close once', async () => {
    const family = await aFamily();
    const taskId = await opened(family, RECHECK);
    const patient = await patientOf(family);
    const before = await letters(family);
    await Promise.all([send(posted(sugar(patient))), send(posted(sugar(patient, '2026-11-21')))]);
    expect(await eventsOf(taskId)).toEqual(['open', 'answer', 'tell']);
    expect((await letters(family)) - before).toBe(1);
  });

  test('half of what was asked for is noted, the other half closes', async () => {
    const family = await aFamily();
    const taskId = await opened(family, { ...RECHECK, items: ['fastingGlucose', 'hba1c'] });
    const patient = await patientOf(family);
    await send(posted(sugar(patient)));
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'open' });
    await send(
      posted(
        sugar(patient, '2026-11-22', {
          code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }] },
          valueQuantity: { value: 6.2, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
        }),
      ),
    );
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'done' });
    expect(await eventsOf(taskId)).toEqual(['open', 'part-answer', 'answer', 'tell']);
  });
});

test('a form that is imported answers, and writing what answers nothing asks nothing', async () => {
  const family = await aFamily();
  const taskId = await opened(family, RECHECK);
  const entry = {
    ...{
      entryId: uuidV7(),
      residentId: family.father.residentId,
      kind: 'checkup' as const,
      institution: '柳溪镇卫生院',
    },
    ...{ happenedOn: toPlainDate('2026-11-20'), source: 'import' as const, replacesId: null, enteredInError: false },
    payload: { form: 'checkup-3', fields: { fastingGlucose: 5.9 } },
  };
  await app.deps.db.transaction(async (client) => {
    const query = jest.spyOn(client, 'query');
    const condition = { ...entry, kind: 'condition' as const };
    await noteResults(app.deps, client, { countyCode: COUNTY, entries: [condition] });
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
    await noteResults(app.deps, client, { countyCode: COUNTY, entries: [entry] });
  });
  expect(await taskOf(family, taskId)).toMatchObject({ state: 'done' });
});

test('a booking moves the task, giving it back opens it, another booking leaves it, coming makes it seen', async () => {
  const family = await aFamily();
  const taskId = await opened(family, RECHECK);
  const note = (state: 'booked' | 'cancelled' | 'fulfilled', appointmentId: string, residentId?: string) =>
    app.deps.db.transaction((client) =>
      noteBooked(app.deps, client, {
        ...{ countyCode: COUNTY, taskId, appointmentId, state, on: app.deps.clock.today(), place: '柳溪镇卫生院' },
        ...{ residentId: residentId ?? family.father.residentId, bookedFor: '2026-11-26T00:30:00.000Z' },
      }),
    );
  const [first, second] = [uuidV7(), uuidV7()];
  expect(await note('booked', first, uuidV7())).toBe(false);
  expect(await note('booked', first)).toBe(true);
  expect(await taskOf(family, taskId)).toMatchObject({
    state: 'booked',
    bookedFor: '2026-11-26T00:30:00.000Z',
    place: '柳溪镇卫生院',
  });
  expect(await note('cancelled', second)).toBe(false);
  expect(await note('cancelled', first)).toBe(true);
  expect(await taskOf(family, taskId)).toMatchObject({ state: 'open', bookedFor: null, place: null });
  await note('booked', second);
  expect(await note('fulfilled', second)).toBe(true);
  expect((await taskOf(family, taskId)).state).toBe('seen');
});

describe('at the desk', () => {
  const attempt = (taskId: string, body: object, key?: string) =>
    post(app, `/desk/tasks/${taskId}/attempts`, { who: nurse, body, key: key ?? uuidV7() });
  const listed = async (query = '') =>
    listOpenTasks.answer.parse((await get(app, `/desk/tasks${query}`, { who: nurse })).json());

  test('calls that cannot wait come first, then by day, page by page, names masked', async () => {
    const clinic = await aSite(app, { name: '清水镇卫生院' });
    const doctor = await staffSignedIn(app, await aStaffMember(app, { site: clinic, role: 'doctor' }));
    const family = await aFamily();
    const many = Array.from({ length: 52 }, (_, no) => ({
      ...WALK,
      items: [`item${no}`],
      dueOn: toPlainDate('2026-12-01'),
    }));
    await app.deps.db.transaction((client) =>
      openTasks(app.deps, client, {
        ...opening(family, [...many, { ...RECHECK, dueOn: toPlainDate('2026-11-20') }, CALL]),
        siteId: clinic.siteId,
      }),
    );
    const page = async (query: string) =>
      listOpenTasks.answer.parse((await get(app, `/desk/tasks${query}`, { who: doctor })).json());
    const first = await page('');
    expect(first.items.slice(0, 3).map(({ kind, daysLate }) => `${kind} ${daysLate}`)).toEqual([
      'call-now 0',
      'recheck 3',
      'lifestyle 0',
    ]);
    expect(first.items[0]).toMatchObject({ nameMasked: '林*强', attempts: 0, lastAttempt: null, moves: ['cancel'] });
    const second = await page(`?cursor=${encodeURIComponent(first.nextCursor!)}`);
    const ids = [...first.items, ...second.items].map(({ taskId }) => taskId);
    expect([ids.length, new Set(ids).size, second.nextCursor]).toEqual([54, 54, null]);
    expect((await page('?kind=call-now')).items).toHaveLength(1);
    expect((await get(app, '/desk/tasks?cursor=nonsense', { who: doctor })).statusCode).toBe(400);
  });

  test('a call is noted once for a key; reaching the family ends it', async () => {
    const family = await aFamily();
    const taskId = await opened(family, CALL);
    const key = uuidV7();
    await attempt(taskId, { outcome: 'no-answer' }, key);
    const again = TaskLine.parse((await attempt(taskId, { outcome: 'no-answer' }, key)).json());
    expect(again).toMatchObject({
      attempts: 1,
      state: 'open',
      lastAttempt: { outcome: 'no-answer', staffName: '周护士' },
    });
    expect((await move(taskId, { move: 'finish', note: '不打了' })).json()).toMatchObject({
      code: 'task-not-changeable',
    });
    const reached = await attempt(taskId, { outcome: 'family-reached', note: '女儿接的' });
    expect(reached.json()).toMatchObject({ attempts: 2, state: 'done', moves: [] });
    expect((await attempt(taskId, { outcome: 'reached' })).json()).toMatchObject({ code: 'task-not-changeable' });
  });

  test('taking somebody into care makes one enrolment, after which nothing asks for it again', async () => {
    const family = await aFamily();
    const taskId = await opened(family, ENROL);
    expect((await move(taskId, { move: 'accept' })).json()).toMatchObject({ state: 'done' });
    expect((await move(taskId, { move: 'accept' })).json()).toMatchObject({ code: 'task-not-changeable' });
    const rows = await rowsOf(app, 'SELECT service, site_id, enrolled_on FROM care_enrolment WHERE resident_id = $1', [
      family.father.residentId,
    ]);
    expect(rows).toEqual([{ service: 'diabetes', site_id: site.siteId, enrolled_on: '2026-11-23' }]);
    const later = await anEntry(app, family.father, ['checkup', '2026-11-21', { form: 'checkup-3', fields: {} }]);
    expect(await open({ ...family, entryId: later }, ENROL, RECHECK)).toHaveLength(1);
  });

  test('a paper goes with its task both ways, and its result at the desk ends both', async () => {
    const family = await aFamily();
    const taskId = await opened(family, REFERRAL);
    const booked = { move: 'book', bookedFor: '2026-11-26T08:30:00+08:00', institution: '县医院门诊楼2楼 内分泌科' };
    expect((await move(taskId, booked)).json()).toMatchObject({ state: 'booked', place: '县医院门诊楼2楼 内分泌科' });
    const task = await taskOf(family, taskId);
    expect(task.referral).toMatchObject({ state: 'booked', bookedFor: '2026-11-26T00:30:00.000Z' });
    expect(task.steps.find(({ state }) => state === 'now')).toMatchObject({
      note: '县医院门诊楼2楼 内分泌科',
      at: '2026-11-26T00:30:00.000Z',
    });
    const paper = `/desk/referrals/${task.referral?.referralId}`;
    await post(app, `${paper}/moves`, { who: nurse, body: { move: 'see' } });
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'seen', ownerKind: 'hospital' });
    await post(app, `${paper}/result`, { who: nurse, body: { on: '2026-11-23', note: '再等一个月看看' } });
    expect(await taskOf(family, taskId)).toMatchObject({ state: 'done', referral: { state: 'closed' } });
    expect((await move(taskId, { move: 'see' })).json()).toMatchObject({ code: 'task-not-changeable' });
  });

  test('a reason is asked for, and a time for a place', async () => {
    const family = await aFamily();
    const taskId = await opened(family, RECHECK);
    for (const body of [{ move: 'cancel' }, { move: 'decline' }, { move: 'finish' }, { move: 'book' }])
      expect((await move(taskId, body)).statusCode).toBe(400);
    expect((await move(taskId, { move: 'decline', note: '家里说先不查' })).json()).toMatchObject({ state: 'declined' });
    expect((await listed()).items.map((one) => one.taskId)).not.toContain(taskId);
  });

  test('a goal of weight is held against the last checkup', async () => {
    const family = await aFamily();
    const taskId = await opened(family, { ...WALK, target: undefined });
    const set = (body: object) => post(app, `/desk/tasks/${taskId}/target`, { who: nurse, body });
    expect((await set({ measure: 'weightKg', value: 55 })).json()).toMatchObject({ code: 'task-target-harmful' });
    expect((await set({ measure: 'weightKg', value: 64 })).json()).toMatchObject({
      target: { text: '慢慢到 64 公斤' },
    });
  });
});

describe('ticking', () => {
  const tick = ({ father }: Family, told: { taskId: string; who: SignedInAccount; on: string; kept?: boolean }) =>
    post(app, `/residents/${father.residentId}/tasks/${told.taskId}/ticks`, {
      who: told.who,
      body: { on: told.on, kept: told.kept ?? true },
    });

  test('today and yesterday, once a day, taken back, by the person and not by a proxy', async () => {
    const family = await aFamily();
    const taskId = await opened(family, WALK);
    const { self } = family;
    await tick(family, { taskId, who: self, on: '2026-11-22' });
    const both = await Promise.all([1, 2].map(() => tick(family, { taskId, who: self, on: '2026-11-23' })));
    expect(both.map((one) => one.statusCode)).toEqual([200, 200]);
    expect(both[0]?.json()).toMatchObject({ ticks: ['2026-11-22', '2026-11-23'], actions: ['tick', 'call'] });
    expect(await eventsOf(taskId)).toEqual(['open', 'tick', 'tick']);
    const back = await tick(family, { taskId, who: self, on: '2026-11-23', kept: false });
    expect(back.json()).toMatchObject({ ticks: ['2026-11-22'] });
    for (const on of ['2026-11-24', '2026-11-21'])
      expect((await tick(family, { taskId, who: self, on })).statusCode).toBe(400);
    const byProxy = await tick(family, { taskId, who: family.daughter, on: '2026-11-23' });
    expect(byProxy.json()).toMatchObject({ code: 'forbidden' });
    expect((await taskOf(family, taskId)).actions).toEqual(['call']);
    const recheck = await opened(family, RECHECK);
    const other = await tick(family, { taskId: recheck, who: self, on: '2026-11-23' });
    expect(other.json()).toMatchObject({ code: 'task-not-changeable' });
  });
});

test('home has the next task of each person, for the person and the daughter', async () => {
  const family = await aFamily();
  await open(family, WALK, RECHECK);
  const homeOf = async (who: SignedInAccount) => Home.parse((await get(app, '/home', { who })).json()).tasks;
  const next = {
    residentId: family.father.residentId,
    title: '早上空着肚子再查一次血糖',
    urgent: false,
    dueOn: '2026-11-30',
    late: false,
    fasting: true,
  };
  expect(await homeOf(family.daughter)).toMatchObject([next]);
  expect(await homeOf(family.self)).toMatchObject([next]);
  await opened(family, CALL);
  expect(await homeOf(family.daughter)).toMatchObject([{ urgent: true }]);
  const stranger = await aSignedInResident(app);
  expect(await homeOf(stranger)).toEqual([]);
});
