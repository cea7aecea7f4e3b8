import { payloadOf } from '../assessment/payload';
import { judge } from '../assessment/judge';
import { assessmentConfigOn } from '../assessment/config';
import { questionnaireOf } from '../assessment/questionnaires-table';
import { toPlainDate } from '../shared/plain-date';
import { ICD10 } from '../terminology/systems';
import { contextOf, type ContextEntry } from './context';

const at = { entryId: 'e', version: 1, happenedOn: toPlainDate('2026-05-01') };
const illness = (code: string, text: string) => ({
  text,
  coding: code === '' ? [] : [{ system: ICD10, code }],
  known: true,
});
const condition = (
  code: string,
  text: string,
  more: Partial<Extract<ContextEntry, { kind: 'condition' }>['payload']> = {},
): ContextEntry => ({
  ...at,
  kind: 'condition',
  payload: { what: illness(code, text), clinical: 'active', verification: 'confirmed', ...more },
});
const medicine = (text: string, more: object = {}): ContextEntry => ({
  ...at,
  kind: 'medication',
  payload: { what: illness('', text), status: 'active', ...more },
});
const plan = (what: string, status: 'active' | 'revoked' = 'active', on = '2026-05-01'): ContextEntry => ({
  ...at,
  happenedOn: toPlainDate(on),
  kind: 'care-plan',
  payload: { title: '高血压管理', status, activities: [{ what }] },
});

test('a confirmed illness is known since its onset, the month from its first day', () => {
  expect(contextOf([condition('I10', '原发性高血压', { onset: '2016-03' })]).hypertension).toEqual({
    since: '2016-03-01',
  });
  expect(contextOf([condition('E11.9', '2型糖尿病', { onset: '2020' })]).diabetes).toEqual({ since: '2020-01-01' });
  expect(contextOf([condition('E11.9', '2型糖尿病')]).diabetes).toEqual({ since: '2026-05-01' });
  expect(contextOf([condition('', '高血压病')]).hypertension).not.toBeNull();
});

test('a suspicion, a resolved one, a family’s, a raised sugar are none', () => {
  const none = [
    condition('I10', '高血压', { verification: 'provisional' }),
    condition('I10', '高血压', { clinical: 'resolved' }),
    condition('', '高血压家族史'),
    condition('R73.9', '血糖升高'),
    condition('', '糖尿病前期'),
  ];
  expect(contextOf(none)).toMatchObject({ hypertension: null, diabetes: null });
});

test('既往史 of the basic form and a follow-up say it too', () => {
  const basic: ContextEntry = {
    ...at,
    kind: 'basic-information',
    payload: {
      form: 'basic-information-3',
      fields: { pastDiseases: [{ disease: '2', since: '2016-03' }, { disease: '3' }] },
    },
  };
  const followUp: ContextEntry = { ...at, kind: 'follow-up', payload: { form: 'follow-up-diabetes-3', fields: {} } };
  expect(contextOf([basic])).toMatchObject({
    hypertension: { since: '2016-03-01' },
    diabetes: { since: null },
    diabetesManaged: false,
  });
  expect(contextOf([followUp])).toMatchObject({ diabetes: { since: '2026-05-01' }, diabetesManaged: true });
});

test('medicines that are taken, from the list and from the newest form', () => {
  const form: ContextEntry = {
    ...at,
    kind: 'checkup',
    payload: {
      form: 'checkup-3',
      fields: {
        medicines: [
          { name: '阿托伐他汀钙片', adherence: '2' },
          { name: '二甲双胍', adherence: '3' },
        ],
      },
    },
  };
  expect(contextOf([medicine('苯磺酸氨氯地平片'), form])).toMatchObject({
    pressureMedicine: true,
    lipidMedicine: true,
    glucoseMedicine: false,
  });
  expect(contextOf([medicine('缬沙坦胶囊', { status: 'stopped' })]).pressureMedicine).toBe(false);
  expect(contextOf([medicine('缬沙坦胶囊', { adherence: 'not-taking' })]).pressureMedicine).toBe(false);
});

test('the newest active plan names the target; a measured pressure is none', () => {
  expect(contextOf([plan('血压目标 140/90 以下')]).personalTarget).toEqual({ systolicBelow: 140, diastolicBelow: 90 });
  expect(
    contextOf([plan('血压目标 150/90', 'active', '2025-01-01'), plan('血压控制在 135／85 以下')]).personalTarget,
  ).toEqual({ systolicBelow: 135, diastolicBelow: 85 });
  expect(contextOf([plan('血压目标 140/90', 'revoked')]).personalTarget).toBeNull();
  expect(contextOf([plan('上次血压 182/100')]).personalTarget).toBeNull();
  expect(contextOf([plan('每天早上量血压')]).personalTarget).toBeNull();
});

const selfCare = (on: string, first: string): ContextEntry => {
  const questionnaire = questionnaireOf('self-care');
  const answers = Object.fromEntries(
    ['1', '2', '3', '4', '5'].map((key) => [key, { choice: key === '1' ? first : '0' }]),
  );
  const given = { answers, informant: 'self' as const, atDesk: false };
  const judged = judge(questionnaire, { ...given, config: assessmentConfigOn(toPlainDate(on)) });
  if ('wrong' in judged) throw new RangeError(judged.wrong);
  const { outcome } = judged;
  const payload = payloadOf({ questionnaire, asked: questionnaire.questions, ...given, outcome });
  return { ...at, entryId: on, happenedOn: toPlainDate(on), kind: 'screening', payload };
};

test('a later questionnaire of the year does not take the place of the one before a checkup', () => {
  const { screenings } = contextOf([
    selfCare('2026-11-20', '0'),
    selfCare('2026-03-02', '5'),
    selfCare('2025-04-01', '0'),
  ]);
  expect(screenings).toEqual([
    { field: 'elderSelfCare', code: '1', on: '2025-04-01' },
    { field: 'elderSelfCare', code: '2', on: '2026-03-02' },
    { field: 'elderSelfCare', code: '1', on: '2026-11-20' },
  ]);
});
