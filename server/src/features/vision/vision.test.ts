import { RecordedVision, VisionOfResident, type VisionToRecord } from '@kangban/contract/vision';
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
import { anExamination, anEye } from '../../../test/factories/vision';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { loadVision } from './service';

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
const read = async (parent: Parent, childId: string): Promise<VisionOfResident> =>
  VisionOfResident.parse((await get(app, `/residents/${childId}/vision`, { who: parent })).json());
const letters = (parent: Parent) =>
  rowsOf(app, 'SELECT template, channel FROM outbox WHERE account_id = $1 ORDER BY message_id', [parent.accountId]);
const states = (childId: string) =>
  rowsOf(app, 'SELECT kind, state FROM referral WHERE resident_id = $1 ORDER BY referral_id', [childId]);

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
});
afterAll(() => app.stop());

describe('the file of a child', () => {
  test('without anything says so and names the next visit', async () => {
    const { parent, childId } = await aFamily('2022-11-23');
    const page = await read(parent, childId);
    expect(page).toMatchObject({
      headline: { text: '还没有查眼睛的记录', tone: 'plain' },
      examinations: [],
      next: { kind: 'visit', visit: 'y4', name: '4岁体检', from: '2026-11-23', until: '2027-11-22' },
      referral: null,
      reserve: { fromText: '+1.50', toText: '+2.00' },
    });
    expect(page.expected).toEqual([
      { fromMonth: 48, tenths: 48 },
      { fromMonth: 60, tenths: 49 },
      { fromMonth: 84, tenths: 50 },
    ]);
    expect(page.tips.map(({ topic }) => topic)).toEqual(['outdoors', 'rest', 'light']);
  });

  test('shows every number in words, computes the equivalent and keeps the axial length unjudged', async () => {
    const { parent, childId } = await aFamily();
    const right = anEye({ naked: 50, corrected: 51, sphere: 100, cylinder: -25, axis: 180, axialLength: 2250 });
    const left = anEye({ naked: 50, sphere: -25, cylinder: -25, axis: 5, axialLength: 2301 });
    await recorded(childId, anExamination('2026-11-20', [null, null], { right, left, cycloplegic: true }));
    const page = await read(parent, childId);
    expect(page.examinations[0]).toMatchObject({
      ageMonths: 81,
      institution: '柳溪镇卫生院',
      examinedBy: nurse.name,
      verdict: 'normal',
      right: {
        nakedDecimal: '1.0',
        nakedFivePoint: '5.0',
        correctedDecimal: '1.2',
        sphereText: '+1.00',
        cylinderText: '−0.25',
        equivalent: 875,
        equivalentText: '+0.88',
        axialLengthText: '22.50',
        reserve: 'little',
      },
      left: { equivalent: -375, equivalentText: '−0.38', axialLengthText: '23.01', reserve: 'little' },
    });
    const sources = page.examinations.flatMap(({ reasons }) => reasons.flatMap(({ source }) => source.split(' ')));
    expect(sources.filter((id) => page.sources[id] === undefined)).toEqual([]);
  });

  test('takes one query for rights, one for the file and one for referrals, and is written down', async () => {
    const { parent, childId } = await aFamily();
    const query = jest.spyOn(app.deps.db.pool, 'query');
    await get(app, `/residents/${childId}/vision`, { who: parent });
    expect(query).toHaveBeenCalledTimes(3);
    query.mockRestore();
    await app.deps.auditor.flush();
    expect(await rowsOf(app, `SELECT action, right_kind FROM audit_entry WHERE resident_id = $1`, [childId])).toEqual([
      { action: 'vision-read', right_kind: 'guardian' },
    ]);
  });

  test('many files come in one query, strangers and other counties are absent', async () => {
    const { childId } = await aFamily();
    await recorded(childId, anExamination('2026-11-20', [50, 50]));
    const files = await loadVision(app.deps, '990101', [childId, uuidV7()]);
    expect([...files.keys()]).toEqual([childId]);
    expect(files.get(childId)?.examinations.map(({ assessment }) => assessment.verdict)).toEqual(['normal']);
    expect(await loadVision(app.deps, '990102', [childId])).toEqual(new Map());
    expect(await loadVision(app.deps, '990101', [])).toEqual(new Map());
  });
});

describe('what an examination calls for', () => {
  test('a value on the line opens a task to measure again; still there after two weeks it becomes a referral; the hospital closes it', async () => {
    const { parent, childId } = await aFamily();
    const first = await recorded(childId, anExamination('2026-10-20', [50, 49]));
    expect(first).toMatchObject({
      verdict: 're-check',
      recheck: { from: '2026-11-03', until: '2026-11-20' },
      opened: { kind: 'vision-recheck', toInstitution: '柳溪镇卫生院', dueOn: '2026-11-20', late: true },
    });
    expect(await read(parent, childId)).toMatchObject({
      headline: { text: '左眼要再查一次', tone: 'attention' },
      next: { kind: 're-check', from: '2026-11-03', until: '2026-11-20', late: true },
    });

    const second = await recorded(childId, anExamination('2026-11-10', [50, 49]));
    expect(second).toMatchObject({ verdict: 'refer', opened: { kind: 'vision' } });
    expect(second.closedReferralIds).toEqual([first.opened?.referralId]);
    const page = await read(parent, childId);
    expect(page.headline.text).toBe('左眼看不清，要复查');
    expect(page.next).toMatchObject({ kind: 'referral', until: '2026-12-23' });
    expect(page.referral?.steps.map(({ state, title, on }) => [state, title, on])).toEqual([
      ['done', '柳溪镇卫生院查到左眼刚好在线上', '2026-10-20'],
      ['done', '柳溪镇卫生院查到左眼再查还是 0.8', '2026-11-10'],
      ['now', '去上级医院眼科', null],
      ['waiting', '结果传回档案', null],
    ]);
    expect(await states(childId)).toEqual([
      { kind: 'vision-recheck', state: 'closed' },
      { kind: 'vision', state: 'opened' },
    ]);

    // A later look at the clinic, even a good one, is not the hospital's result.
    await recorded(childId, anExamination('2026-11-12', [50, 50]));
    expect(await states(childId)).toContainEqual({ kind: 'vision', state: 'opened' });

    const hospital = await recorded(
      childId,
      anExamination('2026-11-22', [50, 47], { setting: 'hospital', institution: '县妇幼保健院眼科' }),
    );
    expect(hospital).toMatchObject({ verdict: 'refer', opened: null });
    expect(await states(childId)).toContainEqual({ kind: 'vision', state: 'closed' });
    const after = await read(parent, childId);
    expect(after.referral).toMatchObject({ state: 'closed', open: false });
    expect(after.referral?.steps.at(-1)).toMatchObject({ title: '县妇幼保健院眼科结果回来了', on: '2026-11-22' });
    // One message a change: the task, the referral with the end of the task, the result.
    expect(await letters(parent)).toEqual(Array(3).fill({ template: 'health-notice', channel: 'wechat' }));
  });

  test('measured again too early the same task goes on; measured well it is over', async () => {
    const { childId } = await aFamily();
    await recorded(childId, anExamination('2026-11-01', [50, 49]));
    const early = await recorded(childId, anExamination('2026-11-10', [50, 49]));
    expect(early).toMatchObject({ verdict: 're-check', opened: null, closedReferralIds: [] });
    expect(early.recheck?.from).toBe('2026-11-15');
    const well = await recorded(childId, anExamination('2026-11-20', [50, 50]));
    expect(well).toMatchObject({ verdict: 'normal', opened: null });
    expect(await states(childId)).toEqual([{ kind: 'vision-recheck', state: 'closed' }]);
  });

  test('only one eye measured is no result', async () => {
    const { childId } = await aFamily();
    await recorded(childId, anExamination('2026-11-01', [50, 49]));
    await recorded(childId, anExamination('2026-11-16', [50, null]));
    expect(await states(childId)).toContainEqual({ kind: 'vision-recheck', state: 'opened' });
  });

  test('an open referral is not opened twice, and a task to measure again not beside it', async () => {
    const { parent, childId } = await aFamily();
    const first = await recorded(childId, anExamination('2026-11-01', [50, 47]));
    expect(first.opened?.kind).toBe('vision');
    expect((await recorded(childId, anExamination('2026-11-02', [50, 47]))).opened).toBeNull();
    expect((await recorded(childId, anExamination('2026-11-03', [50, 49]))).opened).toBeNull();
    expect(await states(childId)).toEqual([{ kind: 'vision', state: 'opened' }]);
    expect(await letters(parent)).toHaveLength(1);
  });

  test('an abnormal item refers, of a baby too', async () => {
    const { childId } = await aFamily('2026-08-01');
    const found = await recorded(
      childId,
      anExamination('2026-11-05', [null, null], { items: [{ item: 'red-ball', result: 'abnormal' }] }),
    );
    expect(found).toMatchObject({
      verdict: 'refer',
      opened: { kind: 'vision', reason: '红球试验和平常不一样，要请眼科医生看' },
    });
  });

  test('an old examination and one older than the last open nothing', async () => {
    const { childId } = await aFamily();
    expect((await recorded(childId, anExamination('2026-05-22', [50, 47]))).opened).toBeNull();
    await recorded(childId, anExamination('2026-11-20', [50, 50]));
    expect((await recorded(childId, anExamination('2026-11-10', [50, 47]))).opened).toBeNull();
    expect(await states(childId)).toEqual([]);
  });

  test('a correction stands in the place of what it corrects and takes back what that opened', async () => {
    const { parent, childId } = await aFamily();
    const wrong = await recorded(childId, anExamination('2026-11-20', [50, 45]));
    const right = await recorded(childId, anExamination('2026-11-20', [50, 50], { replacesId: wrong.examinationId }));
    expect(right).toMatchObject({ verdict: 'normal', opened: null });
    expect(await states(childId)).toEqual([{ kind: 'vision', state: 'cancelled' }]);
    expect((await read(parent, childId)).examinations.map(({ examinationId }) => examinationId)).toEqual([
      right.examinationId,
    ]);
    const again = await record(childId, anExamination('2026-11-20', [50, 49], { replacesId: wrong.examinationId }));
    expect(again.json()).toMatchObject({ code: 'not-found' });

    const never = anExamination('2026-11-20', [null, null], { replacesId: right.examinationId, enteredInError: true });
    expect(await recorded(childId, never)).toMatchObject({ verdict: 'not-measured', reasons: [] });
    expect((await read(parent, childId)).examinations).toEqual([]);
    expect(await rowsOf(app, 'SELECT 1 FROM vision_examination WHERE resident_id = $1', [childId])).toHaveLength(3);
  });

  test('many at once open one referral and one message', async () => {
    const { parent, childId } = await aFamily();
    const answers = await Promise.all([1, 2, 3, 4].map(() => record(childId, anExamination('2026-11-20', [50, 47]))));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    expect(await states(childId)).toEqual([{ kind: 'vision', state: 'opened' }]);
    expect(await letters(parent)).toHaveLength(1);
  });

  test('the same key gives the first answer, byte for byte, and another body is refused', async () => {
    const { childId } = await aFamily();
    const first = await record(childId, anExamination('2026-11-20', [50, 47]), 'vision-key-0001');
    const again = await record(childId, anExamination('2026-11-20', [50, 47]), 'vision-key-0001');
    expect([again.statusCode, again.body, again.headers['idempotency-hit']]).toEqual([201, first.body, 'true']);
    expect(await rowsOf(app, 'SELECT 1 FROM vision_examination WHERE resident_id = $1', [childId])).toHaveLength(1);
    const other = await record(childId, anExamination('2026-11-20', [50, 50]), 'vision-key-0001');
    expect(other.json()).toMatchObject({ code: 'idempotency-body-differs' });
  });

  test.each<[string, string, VisionToRecord]>([
    ['a day to come', 'bad-input', anExamination('2026-11-24', [50, 50])],
    ['a day before the birth', 'bad-input', anExamination('2020-02-09', [50, 50])],
    ['nothing measured', 'bad-input', anExamination('2026-11-20', [null, null])],
    ['an acuity that is none', 'bad-input', anExamination('2026-11-20', [54, 50])],
    ['a fraction of a line', 'bad-input', anExamination('2026-11-20', [48.5, 50])],
    ['a cylinder alone', 'bad-input', anExamination('2026-11-20', [50, 50], { right: anEye({ cylinder: -100 }) })],
    ['an error of nothing', 'bad-input', anExamination('2026-11-20', [50, 50], { enteredInError: true })],
  ])('%s is refused as %s and nothing is written', async (_, code, body) => {
    const { childId } = await aFamily();
    expect((await record(childId, body)).json()).toMatchObject({ code });
    expect(await rowsOf(app, 'SELECT 1 FROM vision_examination WHERE resident_id = $1', [childId])).toEqual([]);
  });

  test('a grown person has no vision file of the programme', async () => {
    const adult = await aResident(app, { birthDate: '2008-11-20', site });
    expect((await record(adult.residentId, anExamination('2026-11-20', [50, 50]))).json()).toMatchObject({
      code: 'not-a-child',
    });
    const almost = await aResident(app, { birthDate: '2008-11-21', site });
    expect((await record(almost.residentId, anExamination('2026-11-20', [50, 50]))).statusCode).toBe(201);
  });
});
