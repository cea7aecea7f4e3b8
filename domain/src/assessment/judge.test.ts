import { sensitiveOf } from '../record/sensitive';
import { toPlainDate } from '../shared/plain-date';
import { askedQuestions, fitsQuestion, needsHelpNow, unansweredOf } from './answers';
import { assessmentConfigOn } from './config';
import { assessmentFacts } from './facts';
import { judge } from './judge';
import type { Outcome } from './outcome-types';
import { payloadOf, readPayload } from './payload';
import { canonicalOf, findQuestionnaire, questionnaireOf, QUESTIONNAIRES_TABLE } from './questionnaires-table';
import { ADVICE, AD8_TEXTS, FIRST_TEXTS, GDS_TEXTS, PHQ_TEXTS, SELF_CARE_TEXTS } from './result-texts';
import type { Answers, Question, QuestionnaireCode } from './types';

const TODAY = toPlainDate('2026-11-22');
const config = assessmentConfigOn(TODAY);
const inRow = (keys: readonly (string | number)[]): Answers =>
  Object.fromEntries(keys.map((key, index) => [String(index + 1), { choice: String(key) }]));
const MEASURES: Answers = { '9': { numbers: { kg: 60, cm: 165 } }, '28': { numbers: { waistCm: 78 } } };
const constitution = (base: number, more: Record<number, number> = {}): Answers => ({
  ...inRow(Array.from({ length: 33 }, (_, index) => more[index + 1] ?? base)),
  ...MEASURES,
});
const without = (answers: Answers, ...keys: string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)));

function judged(code: QuestionnaireCode, answers: Answers, atDesk = false) {
  const result = judge({ code }, { answers, informant: 'self', atDesk, config });
  if ('wrong' in result) throw new Error(`wrong: ${result.wrong}`);
  return result;
}
const outcome = (code: QuestionnaireCode, answers: Answers, atDesk = false): Outcome =>
  judged(code, answers, atDesk).outcome;

const questionOf = (code: QuestionnaireCode, key: string): Question => {
  const found = questionnaireOf(code).questions.find((one) => one.key === key);
  if (!found) throw new Error(`${code} has no ${key}`);
  return found;
};

describe('what is asked', () => {
  const asked = (code: QuestionnaireCode, answers: Answers, atDesk = false) =>
    askedQuestions(questionnaireOf(code), answers, { atDesk, config }).map(({ key }) => key);

  test.each([
    [[0, 0], 2],
    [[2, 0], 2],
    [[2, 1], 9],
    [[3, 3], 9],
    [[], 2],
    [[3], 2],
  ])('PHQ after %j asks %d', (given, count) => expect(asked('phq-9', inRow(given))).toHaveLength(count));

  test('nobody looks at their own tongue', () => {
    expect(asked('constitution', {})).toHaveLength(31);
    expect(asked('constitution', {}, true)).toHaveLength(33);
  });

  test('what has no answer yet is named in order', () => {
    const questions = questionnaireOf('self-care').questions;
    expect(unansweredOf(questions, inRow([0, 0]))).toEqual(['3', '4', '5']);
  });
});

describe('an answer', () => {
  test.each([
    ['self-care', '1', { choice: '3' }, true],
    ['self-care', '1', { choice: '1' }, false],
    ['self-care', '2', { choice: '7' }, true],
    ['self-care', '1', { numbers: { kg: 3 } }, false],
    ['self-care', '1', {}, false],
    ['constitution', '9', { numbers: { kg: 61.4, cm: 165 } }, true],
    ['constitution', '9', { numbers: { kg: 61.44, cm: 165 } }, false],
    ['constitution', '9', { numbers: { kg: 61.4 } }, false],
    ['constitution', '9', { numbers: { kg: 6, cm: 165 } }, false],
    ['constitution', '9', { numbers: { kg: 61, cm: 165, waistCm: 3 } }, false],
    ['constitution', '9', { choice: 'unknown' }, true],
    ['constitution', '9', { choice: 'unknown', numbers: { kg: 61, cm: 165 } }, false],
    ['constitution', '14', { choice: 'seven' }, true],
    ['constitution', '13', { choice: 'seven' }, false],
    ['mmse-total', 'total', { numbers: { total: 30 } }, true],
    ['mmse-total', 'total', { numbers: { total: 31 } }, false],
    ['mmse-total', 'total', { numbers: { total: 20.5 } }, false],
  ] as const)('%s %s %j: %s', (code, key, given, fits) =>
    expect(fitsQuestion(questionOf(code, key), given, { atDesk: false })).toBe(fits),
  );
  test('at the desk everybody is measured', () =>
    expect(fitsQuestion(questionOf('constitution', '9'), { choice: 'unknown' }, { atDesk: true })).toBe(false));

  test.each([
    ['phq-9', '9', '1', true],
    ['phq-9', '9', '3', true],
    ['phq-9', '9', '0', false],
    ['phq-9', '8', '3', false],
    ['gds-15', '9', 'yes', false],
  ] as const)('%s %s %s: help at once %s', (code, key, choice, helps) =>
    expect(needsHelpNow({ code }, key, { choice })).toBe(helps),
  );
});

describe('a result', () => {
  test('of the constitution by oneself is a reference; at the desk, with everything looked at, it is not', () => {
    const answers = constitution(1, { 1: 5, 2: 2 });
    const own = outcome('constitution', without(answers, '32', '33'));
    expect(own).toMatchObject({ formal: false, headline: '大致是平和质' });
    expect(own.notes.join()).toMatch(/自测参考.*舌头/);
    const official = outcome('constitution', answers, true);
    expect(official).toMatchObject({ formal: true, notes: [] });
    expect(official.advice).toHaveLength(5);
  });

  test('says what stays open, and gives no advice for it', () => {
    const answers = { ...constitution(1, { 1: 5, 2: 2 }), '9': { choice: 'unknown' }, '28': { choice: 'unknown' } };
    const own = outcome('constitution', without(answers, '32', '33'));
    expect(own).toMatchObject({ level: 'unsure', headline: '还差几样，定不下来', advice: [] });
    expect(own.notes.join()).toMatch(/没有替您猜/);
  });

  test('says what is sure where only the main type stays open', () => {
    const answers = { ...constitution(2, { 1: 4, 11: 4, 12: 4, 13: 3 }), '9': { choice: 'unknown' } };
    const own = outcome('constitution', without(answers, '28', '32', '33'));
    expect(own).toMatchObject({ headline: '有阳虚质，主要的还定不下来', advice: [] });
    expect(own.next).toEqual(['体检时量体重、身高和腰围。', '体检时请医生看舌头，再定。']);
  });

  test('of equal types is for a doctor of Chinese medicine', () => {
    const tie = outcome('constitution', constitution(1, { 22: 5, 19: 5, 23: 5, 25: 5 }), true);
    expect(tie).toMatchObject({ headline: '湿热质、血瘀质一样高', level: 'unsure', advice: [] });
    expect(tie.next).toContain('请中医师看，定主要的一种。');
  });

  test('of no type at all says to do it again in two weeks', () => {
    const none = outcome('constitution', constitution(1, { 1: 2, 2: 2, 4: 3, 5: 3, 13: 2 }), true);
    expect(none).toMatchObject({ headline: '没有合上哪一种', level: 'unsure' });
    expect(none.next.join()).toMatch(/两周/);
  });

  test('7 colds are kept as they are and said to be a gap', () => {
    const answers = { ...constitution(1, { 1: 5, 2: 2 }), '14': { choice: 'seven' } };
    const result = outcome('constitution', answers, true);
    expect(result.notes).toEqual(['第14题感冒7次，表上没有印。按5到6次算。']);
    expect(result.lines.find(({ label }) => label === '气虚质')?.words).toBe('否（7 分）');
  });

  test('is asked again where everything has one answer, or 阴虚 and 阳虚 come together', () => {
    const straight = judged('constitution', constitution(1));
    expect(straight.askAgain).toMatchObject({ reason: 'straight-line' });
    const both = judged('constitution', constitution(1, { 10: 5, 21: 5, 11: 5, 12: 5 }));
    expect(both.askAgain).toMatchObject({
      reason: 'contradictory',
      keys: ['10', '11', '12', '13', '21', '26', '29', '31'],
    });
    expect(judged('constitution', constitution(1, { 1: 5 })).askAgain).toBeNull();
    expect(judged('gds-15', inRow(Array.from({ length: 15 }, () => 'no'))).askAgain).toMatchObject({
      reason: 'straight-line',
    });
  });

  test.each([
    ['self-care', [0, 0, 0, 0, 0], '日常的事，自己都能做', 0, 'fine'],
    ['self-care', [3, 1, 0, 0, 0], '有些事，要人搭把手', 4, 'act'],
    ['self-care', [3, 3, 3, 5, 1], '好几样事，要人帮', 15, 'act'],
    ['self-care', [5, 7, 5, 10, 10], '日常的事，要人一直照顾', 37, 'act'],
    ['ad8', ['yes', 'yes', 'no', 'no', 'no', 'no', 'no', 'no'], '有几样和以前不一样了', 2, 'act'],
    ['ad8', ['unknown', 'unknown', 'unknown', 'no', 'no', 'no', 'no', 'no'], '信息不足，还看不出来', 0, 'unsure'],
    ['phq-9', [1, 1], '这两周，情绪大致平稳', 2, 'fine'],
    ['phq-9', [3, 3, 3, 3, 3, 3, 2, 0, 0], '这两周，情绪很不好过', 20, 'act'],
  ] as const)('%s %j: %s', (code, given, headline, score, level) =>
    expect(outcome(code, inRow(given))).toMatchObject({ headline, score, level }),
  );

  test('PHQ item 9 says where help is first, however low the total', () => {
    const result = outcome('phq-9', inRow([3, 0, 0, 0, 0, 0, 0, 0, 1]));
    expect(result).toMatchObject({ score: 4, safety: true, level: 'act' });
    expect(result.next[0]).toMatch(/12356/);
  });

  test.each([
    ['self-care', inRow([0, 0, 0, 0]), '5'],
    ['self-care', inRow([0, 0, 2, 0, 0]), '3'],
    ['ad8', inRow(['yes']), '2'],
    ['gds-15', inRow(['yes', 'no']), '3'],
    ['phq-9', inRow([3, 3]), '3'],
    ['phq-9', {}, '1'],
    ['constitution', without(constitution(1), '14'), '14'],
    ['mmse-total', { total: { numbers: { total: 20 } } }, 'schooling'],
    ['cognition-first', { 'at-once': { choice: 'yes' } }, 'after-minute'],
    ['mood-first', {}, 'often-sad'],
  ] as const)('%s unanswered names %s', (code, answers, wrong) =>
    expect(judge({ code }, { answers, informant: 'self', atDesk: false, config })).toEqual({ wrong }),
  );
});

const SOME: Readonly<Record<QuestionnaireCode, Answers>> = {
  'self-care': inRow([3, 1, 0, 0, 0]),
  constitution: { ...constitution(1, { 1: 4, 2: 2 }), '14': { choice: 'seven' } },
  ad8: inRow(['yes', 'yes', 'no', 'unknown', 'no', 'no', 'no', 'no']),
  'gds-15': inRow(Array.from({ length: 15 }, (_, index) => (index % 2 === 0 ? 'yes' : 'no'))),
  'phq-9': inRow([3, 0, 0, 0, 0, 0, 0, 0, 0]),
  'cognition-first': { 'at-once': { choice: 'yes' }, 'after-minute': { choice: 'no' } },
  'mood-first': { 'often-sad': { choice: 'no' }, 'how-is-mood': { choice: 'not-so-good' } },
  'mmse-total': { total: { numbers: { total: 22 } }, schooling: { choice: 'secondary' } },
};

const kept = (code: QuestionnaireCode, answers: Answers = SOME[code], atDesk = true) => {
  const questionnaire = questionnaireOf(code);
  const asked = askedQuestions(questionnaire, answers, { atDesk, config });
  return payloadOf({
    questionnaire,
    asked,
    answers,
    informant: 'family',
    atDesk,
    outcome: outcome(code, answers, atDesk),
  });
};

describe('as the record keeps it', () => {
  test.each(QUESTIONNAIRES_TABLE)(
    '$code is read back as it was answered, under its category',
    ({ code, sensitive }) => {
      const payload = kept(code);
      expect(readPayload(payload)).toMatchObject({ answers: SOME[code], informant: 'family', atDesk: true });
      expect(sensitiveOf('screening', payload)).toBe(sensitive);
    },
  );

  test('PHQ that ended after two questions is another scale', () => {
    expect(kept('phq-9', inRow([1, 0]))).toMatchObject({
      questionnaire: 'urn:kangban:questionnaire:phq-2|1',
      score: 1,
    });
    expect(kept('phq-9')).toMatchObject({ questionnaire: 'urn:kangban:questionnaire:phq-9|1', score: 3 });
  });

  test('a self-test says so, and what was not asked is not kept', () => {
    const answers = without(SOME.constitution, '32', '33');
    const payload = kept('constitution', answers, false);
    expect(payload.result).toMatch(/（自测参考）$/);
    expect(payload.answers.map(({ linkId }) => linkId)).not.toContain('32');
    expect(payload.answers.find(({ linkId }) => linkId === '14')?.answers).toEqual(['7次']);
    const lowered = { ...SOME['phq-9'], '1': { choice: '0' } };
    expect(kept('phq-9', lowered).answers.map(({ linkId }) => linkId)).toEqual(['1', '2', 'informant', 'done']);
  });

  test('a questionnaire of somebody else is not ours', () => {
    expect(findQuestionnaire('http://example.org/gds')).toBeUndefined();
    expect(findQuestionnaire('urn:kangban:questionnaire:other|1')).toBeUndefined();
    expect(findQuestionnaire(canonicalOf(questionnaireOf('ad8')))?.code).toBe('ad8');
  });
});

describe('in the checkup report', () => {
  let no = 0;
  const entry = (on: string, code: QuestionnaireCode, answers: Answers = SOME[code]) => ({
    kind: 'screening' as const,
    version: 1,
    entryId: `e${(no += 1)}`,
    happenedOn: toPlainDate(on),
    payload: kept(code, answers),
  });
  const values = (entries: ReturnType<typeof entry>[], year = 2026) =>
    Object.fromEntries(Object.entries(assessmentFacts(entries, year)).map(([field, { value }]) => [field, value]));

  test.each([
    [[entry('2026-03-01', 'self-care')], { elderSelfCare: '2' }],
    [
      [entry('2026-03-01', 'self-care', inRow([5, 7, 5, 10, 10])), entry('2026-02-01', 'self-care')],
      { elderSelfCare: '4' },
    ],
    [[entry('2026-03-01', 'ad8')], { elderCognition: '2' }],
    [[entry('2026-03-01', 'ad8', inRow(Array.from({ length: 8 }, () => 'unknown')))], {}],
    [
      [entry('2026-03-01', 'cognition-first'), entry('2026-05-01', 'ad8', inRow(Array(8).fill('no')))],
      { elderCognition: '2' },
    ],
    [[entry('2026-03-01', 'mmse-total')], { cognitionScore: 22 }],
    [[entry('2026-03-01', 'gds-15')], { elderMood: '1', moodScore: 3 }],
    [[entry('2026-03-01', 'mood-first'), entry('2026-04-01', 'phq-9', inRow([0, 0]))], { elderMood: '2' }],
    [[entry('2026-03-01', 'constitution')], {}],
    [[entry('2025-12-31', 'self-care'), entry('2027-01-01', 'self-care')], {}],
  ])('%# the newest of the year', (entries, expected) => expect(values(entries)).toEqual(expected));

  test('the fact names where it comes from; another system’s paper says nothing', () => {
    const one = entry('2026-03-01', 'self-care');
    expect(assessmentFacts([one], 2026).elderSelfCare).toEqual({
      entryId: one.entryId,
      on: '2026-03-01',
      questionnaire: 'self-care',
      value: '2',
    });
    const other = { ...one, payload: { questionnaire: 'http://example.org/x', name: 'x', answers: [] } };
    expect(assessmentFacts([other], 2026)).toEqual({});
  });
});

test('every sentence is short and says no more than it may', () => {
  const texts = [SELF_CARE_TEXTS, AD8_TEXTS, GDS_TEXTS, PHQ_TEXTS, ...Object.values(FIRST_TEXTS)].flatMap((table) =>
    Object.values(table).flatMap(({ headline, meaning, next }) => [headline, ...meaning, ...next]),
  );
  const sentences = [...texts, ...Object.values(ADVICE).flat()].flatMap((text) => text.split('。').filter(Boolean));
  expect(sentences.filter((sentence) => sentence.length > 22)).toEqual([]);
  expect(sentences.filter((sentence) => /您得了|确诊|患有|患者|保证|一定会|请勿/.test(sentence))).toEqual([]);
  const asked = QUESTIONNAIRES_TABLE.flatMap(({ questions }) => questions.map(({ text }) => text));
  expect(asked.filter((text) => text.length > 24)).toEqual([]);
});
