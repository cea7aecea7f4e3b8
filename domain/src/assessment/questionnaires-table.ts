/** Questions of the short screens as they are asked: words, answers, whom they are for. Sources: fact sheet §1.5, §2. */
import { SELF_CARE_ITEMS } from '../record/forms/self-care';
import { CONSTITUTION_QUESTIONS } from './constitution-table';
import type { Option, Question, Questionnaire, QuestionnaireCode } from './types';

const YES_NO: readonly Option[] = [
  { key: 'yes', text: '是' },
  { key: 'no', text: '否' },
];
const AD8_OPTIONS: readonly Option[] = [
  { key: 'yes', text: '是，有改变' },
  { key: 'no', text: '不，没有改变' },
  { key: 'unknown', text: '不知道' },
];
const PHQ_OPTIONS: readonly Option[] = [
  { key: '0', text: '完全不会' },
  { key: '1', text: '好几天' },
  { key: '2', text: '一半以上的天数' },
  { key: '3', text: '几乎每天' },
];

type Line = readonly [text: string, hint?: string];

const question = (key: string, [text, hint]: Line, options: readonly Option[]): Question => ({
  key,
  text,
  hint: hint ?? null,
  options,
  numbers: [],
  staffOnly: false,
});
const numbered = (lines: readonly Line[], options: readonly Option[]): Question[] =>
  lines.map((line, index) => question(String(index + 1), line, options));

/** What is asked in plain words; the printed item stands below it. */
const SELF_CARE_ASKS = [
  '吃饭，要人帮吗？',
  '梳洗、洗澡，要人帮吗？',
  '穿衣、穿鞋，要人帮吗？',
  '上厕所，要人帮吗？',
  '走路、上下楼，要人帮吗？',
] as const;
const SELF_CARE: readonly Question[] = SELF_CARE_ITEMS.map(({ label, answers }, index) =>
  question(
    String(index + 1),
    [SELF_CARE_ASKS[index] ?? label, label],
    answers.map(({ score, words }) => ({ key: String(score), text: words })),
  ),
);

const AD8: readonly Line[] = [
  ['判断力比以前差了吗？', '比如上当、买不该买的东西'],
  ['兴趣少了，爱好变了，不爱活动了吗？'],
  ['同一件事会反复说、反复问吗？'],
  ['学用小家电有困难了吗？', '比如遥控器、手机、微波炉'],
  ['会记不清现在是哪年哪月吗？'],
  ['管复杂的钱和账有困难了吗？', '比如算账、交水电费'],
  ['会记不住和别人的约定吗？'],
  ['平时的记性和想事情有问题了吗？'],
];
const GDS: readonly Line[] = [
  ['您对生活基本满意吗？'],
  ['您放下了许多活动和兴趣吗？'],
  ['您觉得生活空虚吗？'],
  ['您常感到厌倦吗？'],
  ['您大部分时间心情好吗？'],
  ['您害怕有不幸的事落到您身上吗？'],
  ['您大部分时间感到快乐吗？'],
  ['您常感到没人帮、没依靠吗？'],
  ['您更愿意待在家里，不爱出门吗？'],
  ['您觉得记性比多数人差吗？'],
  ['您觉得活着真好吗？'],
  ['您觉得现在这样没有价值吗？'],
  ['您觉得精力充沛吗？'],
  ['您觉得处境没有希望吗？'],
  ['您觉得多数人比您过得好吗？'],
];
const PHQ: readonly Line[] = [
  ['做事提不起劲，或没有兴趣'],
  ['心情低落、沮丧，或觉得没希望'],
  ['睡不着、睡不安稳，或睡得太多'],
  ['觉得累，没有活力'],
  ['胃口不好，或吃得太多'],
  ['觉得自己很糟，让家人失望'],
  ['看报纸、看电视，不能集中精神'],
  ['动作或说话变慢，或坐不住'],
  ['有不如死掉，或伤害自己的念头'],
];

const DONE_NOT: readonly Option[] = [
  { key: 'yes', text: '三样都说对了' },
  { key: 'no', text: '没有都说对' },
];
const COGNITION_FIRST: readonly Question[] = [
  question('at-once', ['说三样东西的名称，请老人马上重复', '例如铅笔、卡车、书'], DONE_NOT),
  question('after-minute', ['过1分钟，请老人再说一遍'], DONE_NOT),
];
const MOOD_FIRST: readonly Question[] = [
  question('often-sad', ['“您经常感到伤心或抑郁吗？”'], YES_NO),
  question(
    'how-is-mood',
    ['“您的情绪怎么样？”'],
    [
      { key: 'good', text: '好，还可以' },
      { key: 'not-so-good', text: '不是十分好' },
    ],
  ),
];
const MMSE: readonly Question[] = [
  {
    ...question('total', ['简易智力状态检查的总分', '在纸上做完，只填总分'], []),
    numbers: [{ name: 'total', label: '总分', unit: '分', min: 0, max: 30, decimals: 0 }],
  },
  question(
    'schooling',
    ['老人的文化程度'],
    [
      { key: 'none', text: '没上过学' },
      { key: 'primary', text: '小学' },
      { key: 'secondary', text: '中学和以上' },
    ],
  ),
];

const SELF_FIRST = ['self', 'family', 'staff'] as const;
const AT_DESK = ['staff'] as const;

export const QUESTIONNAIRES_TABLE: readonly Questionnaire[] = [
  {
    code: 'self-care',
    version: 1,
    name: '老年人生活自理能力评估表',
    title: '生活自理',
    about: '看看吃饭、穿衣、走动要不要人帮。',
    recall: '最近的样子',
    minutes: 3,
    fromYears: 65,
    sensitive: null,
    staffOnly: false,
    informants: SELF_FIRST,
    openDays: 14,
    questions: SELF_CARE,
    source: '国家基本公共卫生服务规范（第三版）老年人生活自理能力评估表',
    verified: true,
  },
  {
    code: 'constitution',
    version: 1,
    name: '老年人中医体质辨识',
    title: '中医体质',
    about: '看看身体偏哪一种，平时怎么养。',
    recall: '过去一年',
    minutes: 10,
    fromYears: 65,
    sensitive: null,
    staffOnly: false,
    informants: SELF_FIRST,
    openDays: 14,
    questions: CONSTITUTION_QUESTIONS,
    source: '国家基本公共卫生服务规范（第三版）老年人中医药健康管理服务记录表',
    verified: true,
  },
  {
    code: 'ad8',
    version: 1,
    name: '记忆和思考的变化（AD8）',
    title: '记性',
    about: '和几年前比，记事、想事有没有变。',
    recall: '和几年前比',
    minutes: 3,
    fromYears: 60,
    sensitive: null,
    staffOnly: false,
    // Somebody who knows the person well answers better than the person.
    informants: ['family', 'self', 'staff'],
    openDays: 14,
    questions: numbered(AD8, AD8_OPTIONS),
    source: 'AD8，© 华盛顿大学',
    verified: true,
  },
  {
    code: 'gds-15',
    version: 1,
    name: '老年抑郁量表（GDS-15）',
    title: '心情（15题）',
    about: '看看这一周心里好不好过。',
    recall: '过去一周',
    minutes: 5,
    fromYears: 60,
    sensitive: 'mental-health',
    staffOnly: false,
    informants: SELF_FIRST,
    openDays: 2,
    questions: numbered(GDS, YES_NO),
    source: 'GDS-15，公有领域；中文题目以医疗机构告知为准',
    verified: false,
  },
  {
    code: 'phq-9',
    version: 1,
    name: '情绪自评（PHQ-9）',
    title: '情绪（2到9题）',
    about: '看看这两周情绪怎么样。',
    recall: '过去两周',
    minutes: 3,
    fromYears: 18,
    sensitive: 'mental-health',
    staffOnly: false,
    informants: SELF_FIRST,
    openDays: 2,
    questions: numbered(PHQ, PHQ_OPTIONS),
    source: 'PHQ-2/PHQ-9；题目和分界以医疗机构告知为准',
    verified: false,
  },
  {
    code: 'cognition-first',
    version: 1,
    name: '老年人认知功能粗筛',
    title: '认知粗筛',
    about: '说三样东西，马上重复，过1分钟再说一遍。',
    recall: '现在',
    minutes: 2,
    fromYears: 60,
    sensitive: null,
    staffOnly: true,
    informants: AT_DESK,
    openDays: 1,
    questions: COGNITION_FIRST,
    source: '国家基本公共卫生服务规范（第三版）健康体检表填表说明',
    verified: true,
  },
  {
    code: 'mood-first',
    version: 1,
    name: '老年人情感状态粗筛（抑郁）',
    title: '情感粗筛',
    about: '问两句话。',
    recall: '现在',
    minutes: 1,
    fromYears: 60,
    sensitive: 'mental-health',
    staffOnly: true,
    informants: AT_DESK,
    openDays: 1,
    questions: MOOD_FIRST,
    source: '国家基本公共卫生服务规范（第三版）健康体检表填表说明',
    verified: true,
  },
  {
    code: 'mmse-total',
    version: 1,
    name: '简易智力状态检查总分',
    title: '简易智力状态检查总分',
    about: '题目有版权，在纸上做完，这里只记总分。',
    recall: '现在',
    minutes: 1,
    fromYears: 60,
    sensitive: null,
    staffOnly: true,
    informants: AT_DESK,
    openDays: 1,
    questions: MMSE,
    source: '分界按文化程度，以医疗机构告知为准',
    verified: false,
  },
];

const URL = 'urn:kangban:questionnaire:';

/** The questionnaire of a code. */
export function questionnaireOf(code: QuestionnaireCode): Questionnaire {
  const found = QUESTIONNAIRES_TABLE.find((one) => one.code === code);
  if (!found) throw new Error(`no questionnaire ${code}`);
  return found;
}

/** Canonical url with its version, as entries and FHIR carry it. PHQ that ended after two questions is the scale `phq-2`. */
export const canonicalOf = ({ code, version }: Pick<Questionnaire, 'code' | 'version'>, scale: string = code): string =>
  `${URL}${scale}|${version}`;

/** The questionnaire a canonical url names; undefined for one of somebody else. */
export function findQuestionnaire(canonical: string): Questionnaire | undefined {
  if (!canonical.startsWith(URL)) return undefined;
  const [scale] = canonical.slice(URL.length).split('|');
  return QUESTIONNAIRES_TABLE.find(({ code }) => code === (scale === 'phq-2' ? 'phq-9' : scale));
}
