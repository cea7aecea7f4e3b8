import type { AssessmentList, AssessmentResult, AssessmentSession } from '@kangban/contract/assessment';
import type { QuestionnaireCode } from '@kangban/domain/assessment/types';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  anEntry,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  hasUnlocked,
  type Person,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  signedIn,
  staffSignedIn,
} from '../../../test/factories';
import { get, post, put } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let elder: Person;
let father: SignedInAccount;
let daughter: SignedInAccount;
let nurse: SignedInStaff;

type Who = { headers: { authorization: string } };

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2026-11-23T09:00:00+08:00');
  const signedIn = await aSignedInResident(app, { birthDate: '1955-03-08', site });
  father = signedIn;
  elder = signedIn.person;
  await hasOpened(app, father, { of: elder });
  await hasOpened(app, father, { of: elder, kind: 'sensitive' });
  daughter = await aSignedInResident(app);
  await aLink(app, daughter, { over: elder, right: 'proxy', scope: ['record'] });
});

const of = (rest = ''): string => `/residents/${elder.residentId}/assessments${rest}`;
const atDesk = (rest = ''): string => `/desk${of(rest)}`;
const result = (entryId: string): string => `/residents/${elder.residentId}/assessment-results/${entryId}`;

interface Starting {
  who?: Who;
  informant?: string;
  afresh?: boolean;
  path?: string;
}
const begin = (questionnaire: QuestionnaireCode, told: Starting = {}) =>
  post(app, told.path ?? of(), {
    who: told.who ?? father,
    body: { questionnaire, informant: told.informant ?? 'self', ...(told.afresh && { afresh: true }) },
  });
const idOf = async (questionnaire: QuestionnaireCode, told?: Starting): Promise<string> =>
  (await begin(questionnaire, told)).json<{ sessionId: string }>().sessionId;
const say = (
  sessionId: string,
  choices: Record<string, string>,
  { who = father, path = of }: { who?: Who; path?: typeof of } = {},
) =>
  put(app, path(`/${sessionId}/answers`), {
    who,
    body: { answers: Object.entries(choices).map(([key, choice]) => ({ key, choice })) },
  });
const end = (sessionId: string, told: { who?: Who; path?: typeof of; confirmed?: boolean } = {}) =>
  post(app, (told.path ?? of)(`/${sessionId}/finish`), {
    who: told.who ?? father,
    body: told.confirmed ? { confirmed: true } : {},
  });
const inRow = (choices: readonly (string | number)[]): Record<string, string> =>
  Object.fromEntries(choices.map((choice, index) => [String(index + 1), String(choice)]));
/** Another morning; a session does not live so long. */
async function later(day: string): Promise<void> {
  app.clock.set(`${day}T09:00:00+08:00`);
  father = await signedIn(app, father);
}
const entriesOf = () =>
  rowsOf(app, 'SELECT * FROM record_entry WHERE resident_id = $1 ORDER BY recorded_at', [elder.residentId]);
const list = async (who: Who = father, path = of): Promise<AssessmentList> => (await get(app, path(), { who })).json();
const sessionOf = async (questionnaire: QuestionnaireCode, told?: Starting): Promise<AssessmentSession> =>
  (await begin(questionnaire, told)).json();
interface Done {
  state: string;
  entryId: string;
  result: AssessmentResult | null;
}
const card = async (code: string, who?: Who) =>
  (await list(who)).items.find(({ questionnaire }) => questionnaire === code);

const SELF_CARE = inRow([3, 1, 0, 0, 0]);
const MOOD = inRow(Array.from({ length: 15 }, (_, index) => (index % 2 === 0 ? 'yes' : 'no')));

describe('answering', () => {
  test('the list holds what fits the age, and says what was begun', async () => {
    const codes = (await list()).items.map(({ questionnaire }) => questionnaire);
    expect(codes).toEqual(['self-care', 'constitution', 'ad8', 'gds-15', 'phq-9']);
    const sessionId = await idOf('self-care');
    await say(sessionId, { 1: '0', 2: '0' });
    expect(await card('self-care')).toMatchObject({ open: { sessionId, answered: 2, total: 5 }, last: null });
  });

  test('goes on with the same one on another phone, with every answer there', async () => {
    const first = await begin('self-care');
    const { sessionId } = first.json<AssessmentSession>();
    expect(first.statusCode).toBe(201);
    await say(sessionId, { 1: '3', 2: '7' });
    await say(sessionId, { 2: '1' });
    const again = await sessionOf('self-care');
    expect(again).toMatchObject({ sessionId, state: 'open', asked: ['1', '2', '3', '4', '5'] });
    expect(again.answers).toEqual([
      { key: '1', choice: '3' },
      { key: '2', choice: '1' },
    ]);
    expect((await get(app, of(`/${sessionId}`), { who: father })).json()).toMatchObject({ answers: again.answers });
  });

  test('pressed twice at once it is begun once; begun afresh the old answers are gone', async () => {
    const both = await Promise.all([begin('ad8', { informant: 'family' }), begin('ad8', { informant: 'family' })]);
    const [one = '', other] = both.map((answer) => answer.json<AssessmentSession>().sessionId);
    expect(one).toBe(other);
    await say(one, { 1: 'yes' });
    const afresh = await sessionOf('ad8', { informant: 'family', afresh: true });
    expect(afresh.sessionId).not.toBe(one);
    expect(afresh.answers).toEqual([]);
    expect((await say(one, { 1: 'no' })).json()).toMatchObject({ code: 'assessment-closed' });
    const [old] = await rowsOf(app, 'SELECT answers FROM assessment_session WHERE session_id = $1', [one]);
    expect(old).toEqual({ answers: {} });
  });

  test.each([
    ['self-care', { 1: '1' }],
    ['self-care', { 6: '0' }],
    ['gds-15', { 1: 'maybe' }],
    ['constitution', { 32: '1' }],
  ] as const)('%s refuses the answer %j', async (code, choices) => {
    const sessionId = await idOf(code);
    expect((await say(sessionId, choices)).json()).toMatchObject({ code: 'bad-input' });
  });

  test('is too old after its days, and a new one begins empty', async () => {
    const sessionId = await idOf('phq-9');
    await say(sessionId, { 1: '3', 2: '3' });
    await later('2026-11-25');
    expect((await say(sessionId, { 3: '0' })).json()).toMatchObject({ code: 'assessment-closed' });
    expect((await get(app, of(`/${sessionId}`), { who: father })).json()).toMatchObject({
      state: 'expired',
      answers: [],
    });
    expect(await card('phq-9')).toMatchObject({ open: null });
    const again = await sessionOf('phq-9');
    expect(again.sessionId).not.toBe(sessionId);
    const kept = await rowsOf(app, `SELECT 1 FROM assessment_session WHERE resident_id = $1 AND answers <> '{}'`, [
      elder.residentId,
    ]);
    expect(kept).toEqual([]);
  });

  test('an answer that speaks of death is met at once, whatever the total', async () => {
    const sessionId = await idOf('phq-9');
    await say(sessionId, inRow([3, 0, 0, 0, 0, 0, 0, 0]));
    expect((await say(sessionId, { 9: '0' })).json()).toMatchObject({ safety: false });
    expect((await say(sessionId, { 9: '1' })).json()).toMatchObject({ safety: true, answered: 9 });
    await say(sessionId, { 9: '0' });
    const [row] = await rowsOf(app, 'SELECT safety_at FROM assessment_session WHERE session_id = $1', [sessionId]);
    expect(row?.safety_at).toEqual(app.clock.now());
  });

  test('the first two of PHQ decide whether the others are asked', async () => {
    const sessionId = await idOf('phq-9');
    expect((await say(sessionId, { 1: '1', 2: '1' })).json()).toMatchObject({ asked: ['1', '2'], answered: 2 });
    expect((await say(sessionId, { 2: '2' })).json().asked).toHaveLength(9);
  });

  test('somebody too young is told so; what only staff ask is not for the phone; nobody is staff at home', async () => {
    const young = await aSignedInResident(app, { birthDate: '1986-01-01' });
    await hasOpened(app, young, { of: young.person });
    const path = `/residents/${young.person.residentId}/assessments`;
    expect((await begin('self-care', { who: young, path })).json()).toMatchObject({ code: 'assessment-not-for-age' });
    expect((await begin('phq-9', { who: young, path })).statusCode).toBe(201);
    expect((await begin('mmse-total', { informant: 'staff' })).json()).toMatchObject({ code: 'forbidden' });
    expect((await begin('self-care', { informant: 'staff' })).json()).toMatchObject({ code: 'bad-input' });
  });

  test('what was measured this year is offered for the two numbers of the constitution form', async () => {
    const measures = {
      form: 'checkup-3',
      fields: { heightCm: 165, weightKg: 66, waistCm: 85.5 },
    };
    const known = async () => {
      const { questions } = await sessionOf('constitution');
      return questions.flatMap(({ key, known: told }) => (told ? [[key, told]] : []));
    };
    expect(await known()).toEqual([]);
    await anEntry(app, elder, ['checkup', '2026-09-02', measures]);
    expect(await known()).toEqual([
      ['9', { numbers: { kg: 66, cm: 165 }, words: '66 公斤，165 厘米（9月2日量的）' }],
      ['28', { numbers: { waistCm: 85.5 }, words: '85.5 厘米（9月2日量的）' }],
    ]);
  });
});

describe('finishing', () => {
  test('with a question open is refused by its name', async () => {
    const sessionId = await idOf('self-care');
    await say(sessionId, { 1: '0', 3: '0' });
    expect((await end(sessionId)).json()).toMatchObject({
      code: 'assessment-incomplete',
      details: { fields: [{ path: '2' }, { path: '4' }, { path: '5' }] },
    });
    expect(await entriesOf()).toEqual([]);
  });

  test('makes one entry of the record, however often and at once it is pressed', async () => {
    const sessionId = await idOf('self-care');
    await say(sessionId, SELF_CARE);
    const both = await Promise.all([end(sessionId), end(sessionId)]);
    const entries = await entriesOf();
    expect(entries).toHaveLength(1);
    const [entry] = entries;
    for (const answer of both) expect(answer.json()).toMatchObject({ state: 'done', entryId: entry?.entry_id });
    expect(entry).toMatchObject({
      kind: 'screening',
      source: 'resident',
      sensitive: null,
      recorded_by_account: father.accountId,
      payload: { questionnaire: 'urn:kangban:questionnaire:self-care|1', score: 4, result: '有些事，要人搭把手' },
    });
    const [session] = await rowsOf(app, 'SELECT * FROM assessment_session WHERE session_id = $1', [sessionId]);
    expect(session).toMatchObject({ state: 'finished', answers: {}, entry_id: entry?.entry_id });
    const read = await get(app, result(String(entry?.entry_id)), { who: father });
    expect(read.json()).toMatchObject({ headline: '有些事，要人搭把手', level: 'act', score: 4, informant: 'self' });
    expect(await card('self-care')).toMatchObject({ open: null, last: { words: '有些事，要人搭把手' } });
  });

  test('asks again before it keeps what says two things at once, and keeps it when it is meant so', async () => {
    const sessionId = await idOf('gds-15');
    await say(sessionId, inRow(Array.from({ length: 15 }, () => 'no')));
    expect((await end(sessionId)).json()).toMatchObject({ state: 'ask-again', keys: ['1'] });
    expect(await entriesOf()).toEqual([]);
    expect((await end(sessionId, { confirmed: true })).json()).toMatchObject({ state: 'done' });
    expect(await entriesOf()).toHaveLength(1);
  });

  test('three times a day is enough', async () => {
    for (let time = 0; time < 3; time += 1) {
      const sessionId = await idOf('self-care');
      await say(sessionId, SELF_CARE);
      await end(sessionId);
    }
    expect((await begin('self-care')).json()).toMatchObject({ code: 'own-entries-too-many' });
    await later('2026-11-24');
    expect((await begin('self-care')).statusCode).toBe(201);
  });

  test('stands in 谁看过 without saying what was asked', async () => {
    const sessionId = await idOf('gds-15', { who: daughter, informant: 'family' });
    await say(sessionId, MOOD, { who: daughter });
    await end(sessionId, { who: daughter });
    await app.deps.auditor.flush();
    const rows = await rowsOf(
      app,
      `SELECT details, right_kind FROM audit_entry WHERE resident_id = $1 AND action = 'assessment-answered'`,
      [elder.residentId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.right_kind).toBe('proxy');
    expect(JSON.stringify(rows)).not.toMatch(/gds|抑郁|心情/);
  });
});

describe('what is confidential', () => {
  const moodBy = async (who: Who, informant = 'self') => {
    const sessionId = await idOf('gds-15', { who, informant });
    await say(sessionId, MOOD, { who });
    return (await end(sessionId, { who })).json<Done>();
  };

  test('the person hears it at once, and later after opening what is protected', async () => {
    const done = await moodBy(father);
    expect(done).toMatchObject({ state: 'done', result: { score: 3, headline: '这一周，心里大致平稳' } });
    expect((await entriesOf())[0]).toMatchObject({ sensitive: 'mental-health' });
    expect((await get(app, result(done.entryId), { who: father })).statusCode).toBe(404);
    expect(await card('gds-15')).toMatchObject({ last: null, locked: true, confidential: true });
    await hasUnlocked(app, father, elder);
    expect((await get(app, result(done.entryId), { who: father })).json()).toMatchObject({ score: 3 });
    expect(await card('gds-15')).toMatchObject({ last: { entryId: done.entryId }, locked: false });
  });

  test('a proxy who typed the answers hears nothing of what came out, then or later, nor that there is anything', async () => {
    const done = await moodBy(daughter, 'family');
    expect(done).toEqual({ state: 'done', entryId: done.entryId, result: null });
    expect((await get(app, result(done.entryId), { who: daughter })).statusCode).toBe(404);
    expect(await card('gds-15', daughter)).toMatchObject({ last: null, locked: false, open: null });
    await hasUnlocked(app, daughter, elder);
    expect((await get(app, result(done.entryId), { who: daughter })).statusCode).toBe(404);
  });

  test('with the scope that names it, and unlocked, a proxy hears it', async () => {
    await rowsOf(app, `UPDATE family_link SET scope = $2 WHERE account_id = $1`, [
      daughter.accountId,
      ['record', 'record:sensitive:mental-health'],
    ]);
    expect(await moodBy(daughter, 'family')).toMatchObject({ result: null });
    await hasUnlocked(app, daughter, elder);
    expect(await moodBy(daughter, 'family')).toMatchObject({ result: { score: 3 } });
  });

  test('nobody sees what another begins', async () => {
    const sessionId = await idOf('phq-9');
    await say(sessionId, { 1: '3' });
    expect((await get(app, of(`/${sessionId}`), { who: daughter })).statusCode).toBe(404);
    expect((await say(sessionId, { 1: '0' }, { who: daughter })).statusCode).toBe(404);
    expect((await end(sessionId, { who: daughter })).statusCode).toBe(404);
    expect(await card('phq-9', daughter)).toMatchObject({ open: null });
    expect(await idOf('phq-9', { who: daughter, informant: 'family' })).not.toBe(sessionId);
  });

  test('a result on memory is for the family that acts on it', async () => {
    const sessionId = await idOf('ad8', { who: daughter, informant: 'family' });
    await say(sessionId, inRow(['yes', 'yes', 'no', 'no', 'unknown', 'unknown', 'unknown', 'no']), { who: daughter });
    const done = (await end(sessionId, { who: daughter })).json<Done>();
    expect(done.result).toMatchObject({ headline: '有几样和以前不一样了', informant: 'family', level: 'act' });
    expect(done.result?.notes.join()).toMatch(/信息不足/);
  });
});

describe('at the desk', () => {
  const begun = (code: QuestionnaireCode, informant = 'staff') => idOf(code, { who: nurse, path: atDesk(), informant });
  const tell = (sessionId: string, choices: Record<string, string>) =>
    say(sessionId, choices, { path: atDesk, who: nurse });
  const conclude = async (sessionId: string) => (await end(sessionId, { path: atDesk, who: nurse })).json<Done>();

  test('the constitution with the tongue and what was measured is the service’s own record', async () => {
    const sessionId = await begun('constitution');
    const choices = inRow(Array.from({ length: 33 }, (_, index) => (index === 0 ? 5 : index === 1 ? 2 : 1)));
    const spoken = Object.entries(choices).filter(([key]) => key !== '9' && key !== '28');
    await tell(sessionId, Object.fromEntries(spoken));
    expect((await tell(sessionId, { 9: 'unknown' })).json()).toMatchObject({ code: 'bad-input' });
    const body = {
      answers: [
        { key: '9', numbers: { kg: 66, cm: 165 } },
        { key: '28', numbers: { waistCm: 79.4 } },
      ],
    };
    await put(app, atDesk(`/${sessionId}/answers`), { who: nurse, body });
    const done = await conclude(sessionId);
    expect(done.result).toMatchObject({ formal: true, headline: '大致是平和质', notes: [] });
    expect((await entriesOf())[0]).toMatchObject({
      source: 'clinic',
      recorded_by_staff: nurse.staffId,
      practitioner: nurse.name,
      site_id: site.siteId,
    });
  });

  test('mood is heard by whoever asked, and by nobody else of the clinic afterwards', async () => {
    const sessionId = await begun('mood-first');
    await tell(sessionId, { 'often-sad': 'yes', 'how-is-mood': 'good' });
    expect((await conclude(sessionId)).result).toMatchObject({ headline: '粗筛阳性', level: 'act' });
    const { items } = await list(nurse, atDesk);
    expect(JSON.stringify(items)).not.toMatch(/粗筛阳性/);
    expect((await entriesOf())[0]).toMatchObject({ sensitive: 'mental-health' });
  });

  test('of the MMSE only the total is kept', async () => {
    const sessionId = await begun('mmse-total');
    await put(app, atDesk(`/${sessionId}/answers`), {
      who: nurse,
      body: {
        answers: [
          { key: 'total', numbers: { total: 22 } },
          { key: 'schooling', choice: 'secondary' },
        ],
      },
    });
    expect((await conclude(sessionId)).result).toMatchObject({ score: 22, scoreMax: 30, level: 'act' });
    const [entry] = await entriesOf();
    expect(JSON.stringify(entry?.payload).match(/linkId/g)).toHaveLength(4);
  });

  test('the nurse of another clinic, and a doctor when the person said no, are refused', async () => {
    const other = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse' }));
    expect((await begin('self-care', { who: other, path: atDesk() })).json()).toMatchObject({ code: 'other-site' });
    const elsewhere = await aResident(app, { birthDate: '1955-01-01', site });
    const path = `/desk/residents/${elsewhere.residentId}/assessments`;
    expect((await begin('self-care', { who: nurse, path, informant: 'family' })).statusCode).toBe(201);
  });
});
