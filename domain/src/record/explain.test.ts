import { explainEntry } from './explain';
import type { TypedEntry } from './payloads';

const known = (text: string) => ({ text, coding: [], known: true });
const unknown = (text: string) => ({
  text,
  coding: [{ system: 'http://his.example/codes', code: text }],
  known: false,
});

const ENTRIES: readonly (readonly [TypedEntry, title: string, lines: string[], rows: string[]])[] = [
  [
    {
      kind: 'checkup',
      version: 1,
      payload: {
        form: 'checkup-3',
        fields: {
          rightSystolic: 146,
          rightDiastolic: 88,
          symptoms: ['3', '25'],
          symptomsText25: '耳朵发闷',
          evaluation: '2',
          abnormal1: '血压偏高',
          medicines: [{ name: '氨氯地平', dose: '5 mg', adherence: '1' }],
        },
      },
    },
    '健康体检表',
    ['血压 146/88 mmHg', '健康评价：有异常', '异常1：血压偏高'],
    ['症状=头晕、其他（耳朵发闷）', '右侧收缩压=146 mmHg', '主要用药情况=氨氯地平，5 mg，规律'],
  ],
  [
    {
      kind: 'follow-up',
      version: 1,
      payload: { form: 'follow-up-hypertension-3', fields: { class: '7', nextOn: '2027-02-20' } },
    },
    '高血压患者随访服务记录表',
    ['此次随访分类：7（原单位的写法）', '下次随访日期：2027-02-20'],
    ['此次随访分类=7（原单位的写法）'],
  ],
  [
    { kind: 'basic-information', version: 1, payload: { form: 'old-form', fields: { a: '1' } } },
    '这张表（old-form）这里还看不懂',
    [],
    [],
  ],
  [
    {
      kind: 'basic-information',
      version: 1,
      payload: {
        form: 'basic-information-3',
        fields: {
          occupation: '0',
          bloodAbo: '3',
          pastDiseases: [{ disease: '2', since: '2016-03' }, { disease: '3' }],
        },
      },
    },
    '个人基本信息表',
    ['血型：O型', '疾病：高血压，2016-03；糖尿病'],
    ['职业=国家机关、党群组织、企业、事业单位负责人'],
  ],
  [
    {
      kind: 'encounter',
      version: 1,
      payload: {
        class: 'outpatient',
        department: '内科',
        reasons: [],
        diagnoses: [known('高血压'), unknown('QZ-77 气虚')],
        advice: '少吃盐',
      },
    },
    '门诊看病 · 内科',
    ['高血压、QZ-77 气虚（原单位的写法）', '少吃盐'],
    ['医生的诊断=高血压、QZ-77 气虚（原单位的写法）'],
  ],
  [
    {
      kind: 'lab-report',
      version: 1,
      payload: {
        name: known('肾功能'),
        status: 'amended',
        results: [
          { what: known('肌酐'), amount: { value: 88, unit: 'umol/L' }, low: 57, high: 111, flag: 'normal' },
          {
            what: known('空腹血糖'),
            amount: { value: 7, unit: 'mmol/L', original: { value: 126, unit: 'mg/dL' } },
            high: 6.1,
            flag: 'high',
          },
          { what: unknown('XYZ'), words: '弱阳性' },
          { what: known('钾'), absent: '标本溶血' },
          { what: known('血小板'), amount: { value: 210, unit: '10*9/L', comparator: '>=' } },
        ],
      },
    },
    '肾功能',
    ['空腹血糖不在参考范围里', '5 项结果'],
    [
      '情况=改过的结果',
      '肌酐=88 μmol/L [在参考范围里 57–111 μmol/L]',
      '空腹血糖=7 mmol/L（原来写的是 126 mg/dL） [偏高 ≤ 6.1 mmol/L]',
      'XYZ（原单位的写法）=弱阳性',
      '钾=没有结果：标本溶血',
      '血小板=至少 210 ×10⁹/L',
    ],
  ],
  [
    {
      kind: 'imaging-report',
      version: 1,
      payload: {
        name: known('胸部正位片'),
        status: 'final',
        results: [],
        conclusion: '双肺纹理清楚',
        bodySite: '胸部',
      },
    },
    '胸部正位片',
    ['双肺纹理清楚'],
    ['查的部位=胸部', '结论=双肺纹理清楚'],
  ],
  [
    {
      kind: 'observation',
      version: 1,
      payload: {
        category: 'vital-signs',
        setting: 'home',
        main: { what: known('血压') },
        parts: [
          { what: known('高压'), amount: { value: 134, unit: 'mm[Hg]' } },
          { what: known('低压'), amount: { value: 84, unit: 'mm[Hg]' } },
        ],
      },
    },
    '血压',
    ['高压 134 mmHg，低压 84 mmHg', '在家测的'],
    ['高压=134 mmHg', '低压=84 mmHg', '在哪里测=在家测的'],
  ],
  [
    {
      kind: 'condition',
      version: 1,
      payload: { what: known('肺气肿'), clinical: 'active', verification: 'refuted', onset: '2019' },
    },
    '肺气肿',
    ['已经排除，不是这个病'],
    ['确定了吗=已经排除，不是这个病', '什么时候开始=2019'],
  ],
  [
    {
      kind: 'medication',
      version: 1,
      payload: {
        what: known('氨氯地平片'),
        status: 'active',
        dose: '每次 5 mg',
        frequency: '每天 1 次',
        adherence: 'regular',
      },
    },
    '氨氯地平片',
    ['每天 1 次，每次 5 mg', '正在用'],
    ['用得怎么样=按医生说的用'],
  ],
  [
    {
      kind: 'allergy',
      version: 1,
      payload: {
        none: false,
        what: known('青霉素'),
        category: 'medication',
        criticality: 'high',
        clinical: 'active',
        verification: 'confirmed',
        reactions: ['皮疹'],
      },
    },
    '对青霉素过敏',
    ['皮疹', '可能很严重'],
    ['哪一类=药物', '有什么反应=皮疹'],
  ],
  [
    {
      kind: 'allergy',
      version: 1,
      payload: {
        none: true,
        what: known('没有已知过敏'),
        category: 'other',
        criticality: 'unknown',
        clinical: 'active',
        verification: 'confirmed',
        reactions: [],
      },
    },
    '没有发现对什么过敏',
    [],
    [],
  ],
  [
    {
      kind: 'screening',
      version: 1,
      payload: {
        questionnaire: 'urn:kangban:self-care',
        name: '生活自理能力评估',
        answers: [
          { linkId: '1', text: '进餐', answers: ['独立完成'] },
          { linkId: '2', answers: [] },
        ],
        score: 0,
        result: '可自理',
      },
    },
    '生活自理能力评估',
    ['可自理', '0 分'],
    ['得分=0 分', '进餐=独立完成', '第 2 题=没有写结果'],
  ],
  [
    {
      kind: 'maternal-visit',
      version: 1,
      payload: {
        visit: 'antenatal',
        no: 2,
        weeks: 18,
        measured: [{ what: known('宫高'), amount: { value: 17, unit: 'cm' } }],
      },
    },
    '产前检查 · 第 2 次',
    ['孕 18 周'],
    ['宫高=17 cm'],
  ],
  [
    {
      kind: 'care-plan',
      version: 1,
      payload: { title: '高血压管理', status: 'active', activities: [{ what: '量血压', on: '2026-12-01' }] },
    },
    '高血压管理',
    ['正在做', '量血压'],
    ['2026-12-01=量血压'],
  ],
  [
    {
      kind: 'appointment-elsewhere',
      version: 1,
      payload: { what: '眼科复查', status: 'booked', startsAt: '2026-12-01 09:00', department: '眼科' },
    },
    '眼科复查',
    ['约好了', '2026-12-01 09:00'],
    ['科室=眼科'],
  ],
];

test.each(ENTRIES)('%#: an entry in words', (entry, title, lines, rows) => {
  const explained = explainEntry(entry);
  expect(explained.title).toBe(title);
  expect(explained.lines).toEqual(lines);
  const said = explained.sections.flatMap((section) =>
    section.rows.map(({ label, words, flag, range }) => {
      const judged = [flag, range].filter((one) => one !== undefined).join(' ');
      return `${label}=${words}${judged === '' ? '' : ` [${judged}]`}`;
    }),
  );
  expect(said).toEqual(expect.arrayContaining(rows));
});

test('every section has a title and says something', () => {
  for (const [entry] of ENTRIES)
    for (const section of explainEntry(entry).sections) {
      expect(section.title).not.toBe('');
      expect(section.rows.length).toBeGreaterThan(0);
    }
});
