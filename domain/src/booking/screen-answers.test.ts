import { toPlainDate } from '../shared/plain-date';
import { HEALTH_QUESTIONS } from './health-questions';
import {
  type HealthAnswer,
  isAnsweredByRecord,
  keptAnswers,
  questionsFor,
  screenAnswers,
  type ScreeningContext,
} from './screen-answers';

const today = toPlainDate('2026-11-23');
const child: ScreeningContext = { sex: 'female', birthDate: toPlainDate('2025-05-10'), today, givenOn: [] };
const person = (sex: 'female' | 'male', birthDate: string): ScreeningContext => ({
  ...child,
  sex,
  birthDate: toPlainDate(birthDate),
});

const noToAll = (context: ScreeningContext): HealthAnswer[] =>
  questionsFor(context).map(({ id }) => ({ question: id, answer: 'no' }));
const withYes = (context: ScreeningContext, ...yes: HealthAnswer[]): HealthAnswer[] => [
  ...noToAll(context).filter((answer) => !yes.some((one) => one.question === answer.question)),
  ...yes,
];
const yes = (question: string, ...details: string[]): HealthAnswer => ({
  question,
  answer: 'yes',
  ...(details.length > 0 && { details }),
});

test('a child is asked the eight questions of the screen', () => {
  expect(questionsFor(child).map(({ id }) => id)).toEqual([
    'fever',
    'acute-illness',
    'allergy',
    'earlier-reaction',
    'nervous-system',
    'immune-system',
    'blood-product',
    'recent-vaccine',
  ]);
});

// Who on 2026-11-23, and what is asked besides the eight.
test.each<[string, 'female' | 'male', string, string[]]>([
  ['a girl a day before 15', 'female', '2011-11-24', []],
  ['a girl of 15', 'female', '2011-11-23', ['pregnancy']],
  ['a girl a day before 18', 'female', '2008-11-24', ['pregnancy']],
  ['a woman of 18', 'female', '2008-11-23', ['chronic-disease', 'pregnancy']],
  ['a woman a day before 50', 'female', '1976-11-24', ['chronic-disease', 'pregnancy']],
  ['a woman of 50', 'female', '1976-11-23', ['chronic-disease']],
  ['a man', 'male', '1990-01-01', ['chronic-disease']],
])('%s', (_, sex, birthDate, more) => {
  const asked = questionsFor(person(sex, birthDate)).map(({ id }) => id);
  expect(asked.slice(8)).toEqual(more);
});

test.each(HEALTH_QUESTIONS.map((question) => [question.id, question.yes] as const))(
  'a "yes" to %s leads to %s',
  (id, outcome) => {
    const adult = person('female', '1990-01-01');
    const screening = screenAnswers(withYes(adult, yes(id)), adult);
    expect(screening).toMatchObject({ outcome, yes: 1, no: 9, missing: [] });
    expect(screening.noted).toHaveLength(1);
  },
);

test('fever and an illness now mean "not today", and outweigh everything else', () => {
  const notToday = HEALTH_QUESTIONS.filter((question) => question.yes === 'not-today').map(({ id }) => id);
  expect(notToday).toEqual(['fever', 'acute-illness']);
  expect(screenAnswers(withYes(child, yes('allergy'), yes('fever')), child).outcome).toBe('not-today');
  expect(screenAnswers(withYes(child, yes('earlier-reaction')), child).outcome).toBe('tell-doctor');
  expect(screenAnswers(noToAll(child), child)).toEqual({ outcome: 'go-on', missing: [], noted: [], yes: 0, no: 8 });
});

test('the doctor reads the chosen words; words nobody offered are not repeated', () => {
  const answers = withYes(child, yes('allergy', '鸡蛋', '起疹子', '<script>'));
  expect(screenAnswers(answers, child).noted).toEqual(['鸡蛋过敏', '起疹子']);
  expect(keptAnswers(answers, child)).toContainEqual({
    question: 'allergy',
    answer: 'yes',
    details: ['鸡蛋', '起疹子'],
  });
  expect(screenAnswers(withYes(child, yes('allergy', 'x')), child).noted).toEqual(['过敏过']);
});

test('what is not answered is missing, in the order it is asked', () => {
  expect(screenAnswers([], child).missing).toEqual(
    questionsFor(child)
      .map(({ id }) => id)
      .slice(0, 7),
  );
  expect(screenAnswers(noToAll(child).slice(0, 6), child).missing).toEqual(['blood-product']);
});

test('the record answers the question about recent vaccines; the person may add to it', () => {
  const [recent] = HEALTH_QUESTIONS.filter((question) => question.fromRecord);
  const given = (day: string): ScreeningContext => ({ ...child, givenOn: [toPlainDate(day)] });
  expect(isAnsweredByRecord(recent!, given('2026-10-27'))).toBe(true);
  expect(isAnsweredByRecord(recent!, given('2026-10-26'))).toBe(false);
  expect(isAnsweredByRecord(recent!, given('2026-11-23'))).toBe(true);
  expect(isAnsweredByRecord(recent!, given('2026-11-24'))).toBe(false);
  const without = noToAll(child).filter(({ question }) => question !== 'recent-vaccine');
  expect(screenAnswers(without, given('2026-11-04'))).toMatchObject({ outcome: 'go-on', no: 8, missing: [] });
  expect(screenAnswers([...without, yes('recent-vaccine')], child).outcome).toBe('tell-doctor');
});

test('answers to questions the person is not asked are not kept', () => {
  const answers = [...noToAll(child), yes('pregnancy'), yes('shoe-size')];
  expect(keptAnswers(answers, child)).toEqual(noToAll(child));
  expect(screenAnswers(answers, child).outcome).toBe('go-on');
});

test('answered twice, the "yes" counts', () => {
  expect(screenAnswers([...noToAll(child), yes('fever')], child)).toMatchObject({
    outcome: 'not-today',
    yes: 1,
    no: 7,
  });
});
