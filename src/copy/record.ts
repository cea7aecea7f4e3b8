/** The first page of a record. Everything of its further pages stands in record-pages.ts. */
import type { RecordMark } from '@kangban/contract/record/record';
import type { TimelineGroup } from '@kangban/contract/record/timeline';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { fullDay } from './when';

/** 2019, 2019-03 and 2019-03-07 as people say them. */
export const sinceWords = (since: string): string => {
  const [year = '', month, day] = since.split('-');
  return [`${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].filter(Boolean).join('');
};

const markText = ({ text, note }: Pick<RecordMark, 'text' | 'note'>): string => (note ? `${text} ${note}` : text);

export const groupNames: Readonly<Record<TimelineGroup, string>> = {
  checkup: '体检',
  'follow-up': '随访',
  vaccine: '打疫苗',
  visit: '看病',
  test: '化验检查',
  number: '量的数',
  medicine: '药和过敏',
  maternal: '孕产',
  basic: '基本信息',
};

export const record = {
  markText,
  marks: '健康标识',
  marksLink: '这些标识是怎么来的',
  idCard: '身份证',
  idLabel: (masked: string) => `身份证号 ${masked.slice(0, 4)} 开头 ${masked.slice(-2)} 结尾`,
  relation: (right: 'self' | 'guardian' | 'proxy', label: string) => (right === 'self' ? '' : label),
  numbers: '最近的数',
  numbersHint: '点一下看变化',
  today: '今天',
  dayOfMonth: (day: string) => `${day}日`,
  dayLabel: (day: PlainDate) => fullDay(day),
  doctor: '常看我的医生',
  doctorOf: (label: string) => `常看${label}的医生`,
  doctorName: (name: string) => (name.endsWith('医生') ? name : `${name}医生`),
  doctorNote: (institution: string, day: string) => `${institution} · ${day}看过`,
  call: (name: string) => `打电话给${name}`,
  checkup: '体检报告',
  medicines: '正在吃的药',
  noMedicines: '没有记录。点这里记一笔',
  basic: '基本健康信息',
  basicNote: '过敏、得过的病、家里人的病',
  noBasic: '还没有填过表',
  timeline: '看病、体检、打针的记录',
  all: '全部',
  filters: '看哪一类',
  seeAll: '看全部记录',
  empty: '还没有记录',
  emptyText: '看病、体检以后，医生写的会到这里。',
  hidden: (count: number) => `有 ${count} 条记录藏起来了`,
  hiddenNote: '验一下是您本人，才能看',
  missing: (count: number) => `档案还差 ${count} 样`,
  complete: '档案齐了',
  access: '谁看过我的档案',
  accessNote: '每一次都记着',
  correct: '哪里写错了？告诉我们',
  correctNote: '医生核对后改，改前改后都留着',
  share: '给医生看',
  shareNote: '出一个码，到时间就失效',
  print: '打印、存成 PDF',
  pocket: '口袋里的健康档案',
  pocketNote: '没有网也能看，急救用',
  closed: '档案还没打开',
  closedText: '同意以后，才能看看病、体检的记录。',
  open: '打开健康档案',
  child: '孩子的疫苗',
} as const;
