/** Which places of an entry a desk may set right by hand, and what they are called; national forms have their own table. */
import type { EntryKind } from '../record/kinds';

interface EditablePath {
  /** `*` stands for every row of a list. */
  path: string;
  label: string;
  /** Where in the row its own name stands, shown instead of the label. */
  nameAt?: string;
}

const RESULTS: readonly EditablePath[] = [
  { path: 'results.*.amount.value', label: '结果', nameAt: 'what.text' },
  { path: 'results.*.words', label: '结果', nameAt: 'what.text' },
  { path: 'conclusion', label: '结论' },
];

const TABLE = {
  'basic-information': [],
  checkup: [],
  'follow-up': [],
  encounter: [
    { path: 'department', label: '科室' },
    { path: 'diagnoses.*.text', label: '诊断' },
    { path: 'admittedOn', label: '住院那天' },
    { path: 'dischargedOn', label: '出院那天' },
    { path: 'summary', label: '经过' },
    { path: 'advice', label: '医生的话' },
  ],
  'lab-report': RESULTS,
  'imaging-report': RESULTS,
  observation: [
    { path: 'main.amount.value', label: '数值' },
    { path: 'main.words', label: '结果' },
    { path: 'parts.*.amount.value', label: '数值', nameAt: 'what.text' },
  ],
  condition: [
    { path: 'what.text', label: '病名' },
    { path: 'onset', label: '什么时候开始' },
    { path: 'endedOn', label: '什么时候好的' },
    { path: 'note', label: '备注' },
  ],
  medication: [
    { path: 'what.text', label: '药名' },
    { path: 'dose', label: '每次多少' },
    { path: 'frequency', label: '一天几次' },
    { path: 'startsOn', label: '开始吃的日子' },
    { path: 'endsOn', label: '停药的日子' },
    { path: 'note', label: '备注' },
  ],
  allergy: [
    { path: 'what.text', label: '对什么过敏' },
    { path: 'onset', label: '什么时候开始' },
    { path: 'note', label: '备注' },
  ],
  screening: [
    { path: 'score', label: '得分' },
    { path: 'result', label: '结果' },
  ],
  'maternal-visit': [
    { path: 'weeks', label: '孕周' },
    { path: 'measured.*.amount.value', label: '数值', nameAt: 'what.text' },
    { path: 'findings', label: '查到的' },
    { path: 'advice', label: '医生的话' },
    { path: 'nextOn', label: '下次哪天来' },
  ],
  'care-plan': [
    { path: 'title', label: '名称' },
    { path: 'startsOn', label: '开始' },
    { path: 'endsOn', label: '结束' },
    { path: 'note', label: '备注' },
  ],
  'appointment-elsewhere': [
    { path: 'what', label: '约的什么' },
    { path: 'department', label: '科室' },
    { path: 'note', label: '备注' },
  ],
} as const satisfies Record<EntryKind, readonly EditablePath[]>;

/** By kind of entry. */
export const PATHS: Readonly<Record<string, readonly EditablePath[] | undefined>> = TABLE;
