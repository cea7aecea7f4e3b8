import { findLoinc } from '../terminology/loinc';
import { toPlainDate } from '../shared/plain-date';
import { answeredItems, type ResultEntry, type Waiting } from './answers';
import { ANSWERED_ITEMS, answersFor, isFasting } from './answers-table';
import { decideResults, type TaskWithAnswers } from './decide-results';

const LOINC = 'http://loinc.org';
const line = (code: string, value: number | undefined, system = LOINC) => ({
  what: { text: '检查', coding: [{ system, code }], known: true },
  ...(value === undefined ? { absent: '没有做' } : { amount: { value, unit: 'mmol/L' } }),
});
const observation = (code: string, value?: number, setting = 'clinic', system = LOINC) => ({
  category: 'laboratory',
  setting,
  main: line(code, value, system),
  parts: [],
});
const report = (status: string, ...codes: string[]) => ({
  name: { text: '生化', coding: [], known: false },
  status,
  results: codes.map((code) => line(code, 6.1)),
});
const form = (fields: object) => ({ form: 'checkup-3', fields });

let no = 0;
const entry = (told: Partial<ResultEntry>): ResultEntry => ({
  entryId: `entry-${(no += 1)}`,
  kind: 'observation',
  happenedOn: toPlainDate('2026-11-26'),
  source: 'fhir',
  payload: observation('14771-0', 6.1),
  ...told,
});
const SUBJECT = {
  entryId: 'finding',
  kind: 'checkup',
  happenedOn: toPlainDate('2026-11-11'),
  payload: form({ fastingGlucose: 7.6 }),
};
const waiting = (...items: string[]): Waiting => ({ items, openedOn: toPlainDate('2026-11-18'), subject: SUBJECT });

const ANSWERS: Readonly<Record<string, ResultEntry>> = {
  'a fasting sugar': entry({}),
  'the other fasting code': entry({ payload: observation('1558-6', 6.1) }),
  'a fasting finger prick': entry({ payload: observation('14770-2', 6.1) }),
  'a random sugar': entry({ payload: observation('14749-6', 6.1) }),
  'a long-term sugar': entry({ payload: observation('4548-4', 6.6) }),
  'the code of another system': entry({ payload: observation('14771-0', 6.1, 'clinic', 'urn:lab') }),
  'a line without a value': entry({ payload: observation('14771-0') }),
  'at home': entry({ payload: observation('14771-0', 6.1, 'home') }),
  'written by the person': entry({ source: 'resident' }),
  'told by a device': entry({ source: 'device' }),
  'the day before opening': entry({ happenedOn: toPlainDate('2026-11-17') }),
  'the day of opening': entry({ happenedOn: toPlainDate('2026-11-18') }),
  'a report': entry({ kind: 'lab-report', payload: report('final', '718-7', '14771-0') }),
  'a report not released': entry({ kind: 'lab-report', payload: report('preliminary', '14771-0') }),
  'a checkup form': entry({ kind: 'checkup', payload: form({ fastingGlucose: 5.9 }) }),
  'a form in mg/dL': entry({ kind: 'checkup', payload: form({ fastingGlucoseMgDl: 106 }) }),
  'a form without it': entry({ kind: 'checkup', payload: form({ hba1c: 6.2 }) }),
  'a follow-up': entry({ kind: 'follow-up', payload: { form: 'follow-up-diabetes-3', fields: { fastingGlucose: 7 } } }),
  'a diagnosis': entry({ kind: 'condition', payload: { what: { text: '血糖升高', coding: [] } } }),
  'the finding itself': entry({ entryId: 'finding', kind: 'checkup', payload: form({ fastingGlucose: 7.6 }) }),
};

test.each(
  `
  a fasting sugar            | yes
  the other fasting code     | yes
  a fasting finger prick     | yes
  a random sugar             | no
  a long-term sugar          | no
  the code of another system | no
  a line without a value     | no
  at home                    | no
  written by the person      | no
  told by a device           | no
  the day before opening     | no
  the day of opening         | yes
  a report                   | yes
  a report not released      | no
  a checkup form             | yes
  a form in mg/dL            | yes
  a form without it          | no
  a follow-up                | yes
  a diagnosis                | no
  the finding itself         | no
`
    .split('\n')
    .filter((text) => text.includes('|'))
    .map((text) => text.split('|').map((cell) => cell.trim())),
)('fasting sugar of 11 November, opened on the 18th: %s answers: %s', (name, answers) => {
  expect(answeredItems(waiting('fastingGlucose'), ANSWERS[name]!)).toEqual(answers === 'yes' ? ['fastingGlucose'] : []);
});

test('opened on the day of the finding: the same drop of blood told again answers nothing, another value does', () => {
  const task = { ...waiting('fastingGlucose'), openedOn: SUBJECT.happenedOn };
  const onTheDay = (value: number) =>
    answeredItems(task, entry({ happenedOn: SUBJECT.happenedOn, payload: observation('14771-0', value) }));
  expect([7.6, 7.62, 7.55].map(onTheDay)).toEqual([[], [], []]);
  expect(onTheDay(7.7)).toEqual(['fastingGlucose']);
  expect(onTheDay(5.4)).toEqual(['fastingGlucose']);
  const again = entry({ kind: 'checkup', happenedOn: SUBJECT.happenedOn, payload: form({ fastingGlucose: 6.7 }) });
  expect(answeredItems(task, again)).toEqual([]);
});

test('every code of the table is one the portal knows, every item has one, and pressure is answered by its parts', () => {
  for (const item of ANSWERED_ITEMS) {
    const { loinc, checkup } = answersFor(item);
    expect([item, loinc.filter((code) => findLoinc(code) === undefined)]).toEqual([item, []]);
    expect([item, checkup.length > 0]).toEqual([item, true]);
  }
  const parts = { ...observation('85354-9'), parts: [line('8480-6', 138), line('8462-4', 82)] };
  expect(answeredItems(waiting('pressure'), entry({ payload: parts }))).toEqual(['pressure']);
  expect(answersFor('movement')).toMatchObject({ loinc: [], checkup: ['movement'] });
  expect([isFasting(['hba1c']), isFasting(['hba1c', 'ldl'])]).toEqual([false, true]);
});

test('a picture answers by its name and what was seen, not before anything was seen', () => {
  const name = { text: '胸片', coding: [{ system: LOINC, code: '24648-8' }], known: true };
  const picture = (told: object) =>
    answeredItems(
      waiting('chest'),
      entry({ kind: 'imaging-report', payload: { name, status: 'final', results: [], ...told } }),
    );
  expect(picture({ conclusion: '两肺清楚' })).toEqual(['chest']);
  expect(picture({})).toEqual([]);
  expect(picture({ status: 'preliminary', conclusion: '两肺清楚' })).toEqual([]);
});

describe('what results do', () => {
  const task = (told: Partial<TaskWithAnswers> = {}): TaskWithAnswers => ({
    ...waiting('fastingGlucose', 'ldl'),
    state: 'open',
    answers: {},
    ...told,
  });
  const sugar = entry({ entryId: 'sugar' });
  const fat = entry({ entryId: 'fat', payload: observation('22748-8', 3.1) });
  const on = toPlainDate('2026-11-26');
  const both = { fastingGlucose: { entryId: 'sugar', on }, ldl: { entryId: 'fat', on } };

  test('the last of its items closes it, in one go or in two', () => {
    expect(decideResults(task(), { entries: [sugar, fat], replaced: [] })).toMatchObject({
      then: 'close',
      answers: both,
    });
    const half = decideResults(task(), { entries: [sugar], replaced: [] });
    expect(half).toMatchObject({ then: 'nothing', answered: [{ item: 'fastingGlucose', entryId: 'sugar' }] });
    expect(decideResults(task({ answers: half!.answers }), { entries: [fat], replaced: [] })).toMatchObject({
      then: 'close',
      answers: both,
    });
  });

  test('the first result counts, a second of the same item changes nothing', () => {
    const later = entry({ entryId: 'later' });
    expect(decideResults(task(), { entries: [sugar, later], replaced: [] })!.answers).toEqual({
      fastingGlucose: both.fastingGlucose,
    });
    expect(decideResults(task({ answers: both, state: 'done' }), { entries: [later], replaced: [] })).toBeUndefined();
  });

  test('struck out, it lives again; set right, it stays over on the new row', () => {
    const over = task({ state: 'done', answers: both });
    expect(decideResults(over, { entries: [], replaced: ['sugar'] })).toMatchObject({
      then: 'reopen',
      answers: { ldl: both.ldl },
      withdrawn: [{ item: 'fastingGlucose', entryId: 'sugar' }],
    });
    const right = entry({ entryId: 'right' });
    expect(decideResults(over, { entries: [right], replaced: ['sugar'] })).toMatchObject({
      then: 'nothing',
      answers: { fastingGlucose: { entryId: 'right' }, ldl: both.ldl },
    });
    const older = entry({ happenedOn: toPlainDate('2026-11-10') });
    expect(decideResults(over, { entries: [older], replaced: ['sugar'] })).toMatchObject({ then: 'reopen' });
  });

  test('what ended otherwise stays so, and a task without items is closed by no result', () => {
    const finished = task({ state: 'done', answers: { fastingGlucose: both.fastingGlucose } });
    expect(decideResults(finished, { entries: [fat], replaced: ['sugar'] })).toMatchObject({
      then: 'nothing',
      answered: [],
    });
    expect(decideResults(task({ state: 'cancelled' }), { entries: [sugar, fat], replaced: [] })).toBeUndefined();
    expect(decideResults({ ...task(), items: [] }, { entries: [sugar], replaced: [] })).toBeUndefined();
  });
});
