import { toPlainDate } from '../shared/plain-date';
import { taskSteps, type TakenTaskStep, type TaskFacts } from './steps';
import { sensitiveOfTask } from './sensitive-items';
import { adultReferralKind, referralKind } from '../referral/kinds';

const BOOKED = '2026-11-26T00:30:00.000Z';
const FACTS: TaskFacts = {
  kind: 'referral',
  state: 'booked',
  title: '去县医院复查血糖',
  finding: '体检发现空腹血糖高',
  foundOn: toPlainDate('2026-11-11'),
  foundAt: '柳溪镇卫生院',
  openedOn: toPlainDate('2026-11-18'),
  dueOn: toPlainDate('2026-12-02'),
  doctor: '张敏',
  clinic: '柳溪镇卫生院',
  place: '县医院门诊楼2楼 内分泌科',
  bookedFor: BOOKED,
  taken: [{ move: 'book', on: toPlainDate('2026-11-18'), note: null, institution: null }],
};
const step = (move: TakenTaskStep['move'], told: Partial<TakenTaskStep> = {}): TakenTaskStep => ({
  move,
  on: toPlainDate('2026-11-26'),
  note: null,
  institution: null,
  ...told,
});
const told = (change: Partial<TaskFacts> = {}): string[] =>
  taskSteps({ ...FACTS, ...change }).map(({ state, title, note, on, at }) =>
    [state, title, note, on, at].filter((one) => one !== null).join(' '),
  );
const BEGUN = ['done 体检发现空腹血糖高 柳溪镇卫生院 2026-11-11', 'done 张敏医生开了转诊单 2026-11-18'];
const AHEAD = ['waiting 结果传回给张敏医生 会通知您', 'waiting 张敏医生告诉您 结果怎么样，下面怎么办'];

test('the picture: found, sent on, the place that is next, the result and the word to come', () => {
  expect(told()).toEqual([...BEGUN, `now 去县医院复查血糖 县医院门诊楼2楼 内分泌科 ${BOOKED}`, ...AHEAD]);
});

test.each<[string, Partial<TaskFacts>, string[]]>([
  [
    'not booked: by when',
    { state: 'open', bookedFor: null, taken: [] },
    ['now 去县医院复查血糖 县医院门诊楼2楼 内分泌科 2026-12-02', ...AHEAD],
  ],
  [
    'seen: the result is next',
    { state: 'seen', taken: [step('see', { institution: '县医院' })] },
    ['done 县医院看过了 2026-11-26', 'now 结果传回给张敏医生 会通知您', AHEAD[1]!],
  ],
  [
    'over',
    { state: 'done', taken: [step('answer', { institution: '县医院' }), step('tell')] },
    ['done 县医院结果回来了 2026-11-26', 'done 通知了您和家里人 2026-11-26'],
  ],
  [
    'set right',
    {
      state: 'open',
      bookedFor: null,
      place: null,
      taken: [step('answer'), step('tell'), step('withdraw'), step('reopen')],
    },
    [
      'done 结果回来了 2026-11-26',
      'done 通知了您和家里人 2026-11-26',
      'done 原来的结果更正了 2026-11-26',
      'done 要再查一次 2026-11-26',
      'now 去县医院复查血糖 2026-12-02',
      ...AHEAD,
    ],
  ],
  [
    'declined',
    { state: 'declined', taken: [step('decline', { note: '想再等等' })] },
    ['done 说好了先不办 想再等等 2026-11-26'],
  ],
])('%s', (_, change, expected) => {
  expect(told(change)).toEqual([...BEGUN, ...expected]);
});

test('other kinds are asked for in their own words, by the clinic where no doctor is named', () => {
  const other = (change: Partial<TaskFacts>) =>
    told({ finding: null, doctor: null, state: 'open', bookedFor: null, place: null, taken: [], ...change });
  expect(other({ kind: 'call-now' })).toEqual([
    'done 柳溪镇卫生院要马上联系您 2026-11-18',
    'now 等卫生院的电话 2026-12-02',
  ]);
  expect(other({ kind: 'enrol-diabetes', state: 'done', taken: [step('accept')] })).toEqual([
    'done 柳溪镇卫生院请您参加糖尿病管理 2026-11-18',
    'done 已经参加糖尿病管理 2026-11-26',
  ]);
  expect(other({ kind: 'lifestyle', title: '每天走 30 分钟', taken: [step('tick'), step('attempt')] })).toEqual([
    'done 柳溪镇卫生院请您改一个习惯 2026-11-18',
    'now 每天走 30 分钟 2026-12-02',
  ]);
});

test.each(
  `
  fastingGlucose           | no  | adult-glucose  | 内分泌科
  hba1c ldl                | no  | adult-glucose  | 内分泌科
  ldl                      | no  | adult-lipids   | 心血管内科
  creatinine               | no  | adult-kidney   | 肾内科
  chestXray                | no  | adult-chest    | 呼吸内科
  elderCognition           | no  | adult-memory   | 神经内科
  waistCm                  | no  | adult-other    |
  elderMood                | yes | adult-private  |
`
    .split('\n')
    .filter((text) => text.includes('|'))
    .map((text) => text.split('|').map((cell) => cell.trim())),
)('%s, sensitive %s: %s %s', (items, isSensitive, kind, department) => {
  const list = items.split(' ');
  expect(sensitiveOfTask({ items: list, words: [] }) === null ? 'no' : 'yes').toBe(isSensitive);
  expect(adultReferralKind(list, isSensitive === 'yes')).toBe(kind);
  expect(referralKind(kind)).toMatchObject({ to: 'general-hospital', departmentZh: department });
});

test('what is shown only after unlocking is known by items and by words', () => {
  expect(sensitiveOfTask({ items: ['PHQ-9'], words: [] })).toBe('mental-health');
  expect(sensitiveOfTask({ items: ['cervicalSmear'], words: [] })).toBe('reproduction');
  expect(sensitiveOfTask({ items: ['other'], words: ['去县医院看抑郁'] })).toBe('mental-health');
  expect(sensitiveOfTask({ items: ['fastingGlucose'], words: ['去县医院复查血糖'] })).toBeNull();
});
