/** Words of a record opened at the desk: short, for somebody who works standing. */
import type { StaffPurpose } from '@kangban/contract/record/desk-record';
import { sinceWords } from './record';

interface Purpose {
  title: string;
  /** What is shown, and who may look. */
  note: string;
}

const purposes: Readonly<Record<StaffPurpose, Purpose>> = {
  'follow-up': { title: '看病、随访', note: '看全部记录。本院的医生、护士能看。' },
  vaccination: { title: '打疫苗', note: '只看打针、生长、视力、转诊和过敏。本院的医生、护士能看。' },
  referral: { title: '接转诊', note: '只看检查报告、药和过敏。转到的医院的医生能看。' },
  correction: { title: '核对写错的地方', note: '看全部记录。本院的医生、护士、服务台能看。' },
};

/** Refusals in the words of this page, where the general ones speak of bookings. */
const refusals = {
  'other-site': { say: '他不归您的单位管', next: '请到他自己的卫生院看，或请他出一个“给医生看”的码。' },
  'not-referred': { say: '没有转到您这里的转诊单', next: '请他出一个“给医生看”的码。' },
  forbidden: { say: '您的岗位不能为这件事看', next: '换一个要看的原因，或请医生、护士看。' },
  'closed-by-person': { say: '本人没同意在这里看', next: '要看，请他在“谁能看”里打开。' },
} as const;

export const deskRecord = {
  title: '康伴 健康档案',
  findTitle: '看谁的档案',
  found: (name: string) => `找到了：${name}`,
  ask: '为了什么看？',
  askText: '本人会看到：谁看的、什么岗位、哪个单位、为了什么。',
  purposes,
  refusals,
  forWhat: (purpose: StaffPurpose) => `这次为了：${purposes[purpose].title}`,
  readOnly: '只能看，不能改。特别保密的内容，这里一律不显示。',
  another: '换一个原因看',
  idNumber: '身份证',
  born: '出生',
  problems: '现在的病',
  noProblems: '没有看到记录',
  problemNote: (since: string | null, sure: boolean) =>
    [since === null ? '' : `${sinceWords(since)}起`, sure ? '' : '还没确定'].filter(Boolean).join(' · '),
  allergies: '过敏',
  noAllergies: '没有看到记录，请当面再问一遍',
  severe: '严重',
  medicines: '在吃的药',
  noMedicines: '没有看到记录',
  numbers: '最近的数',
  atHome: '在家量的',
  timeline: '记录',
  empty: '这一类没有能看的记录',
  versions: '改过的',
  openEntry: (text: string) => `${text}，看这一条`,
} as const;
