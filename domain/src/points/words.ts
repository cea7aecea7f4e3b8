import { daysBetween, partsOf, type PlainDate } from '../shared/plain-date';
import type { MonthSums } from './statement';
import type { TxType } from './types';

/** How a line stands now. */
export const LINE_STATES = ['posted', 'pending', 'held', 'voided', 'spent', 'refunded', 'reversed'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What became of the transaction of a line. */
export interface LineFacts {
  type: TxType;
  pending: boolean;
  settledBy: TxType | null;
  /** The award was taken back. */
  reversed: boolean;
  /** The spending of a hold was given back. */
  refunded: boolean;
  title: string | null;
  /** What it changed for the holder who reads. */
  change: number;
}

/** Where a line stands: a hold is held, then spent or voided; an award waits, counts, or was not granted or taken back. */
export function stateOf({ pending, refunded, reversed, settledBy, type }: LineFacts): LineState {
  if (type === 'hold') {
    if (settledBy === null) return 'held';
    if (settledBy === 'void') return 'voided';
    return refunded ? 'refunded' : 'spent';
  }
  if (reversed) return 'reversed';
  if (type === 'earn' && pending) return settledBy === null ? 'pending' : 'voided';
  return 'posted';
}

const STATE_TEXTS: Readonly<Record<LineState, string | null>> = {
  posted: null,
  pending: '还在核对，核对完再算进来',
  held: '先留着，还没用',
  voided: '没有用成，已退回',
  spent: '已使用',
  refunded: '用过又退回了',
  reversed: '记错了，已收回',
};

/** The state in words; null where there is nothing to add. */
export const stateText = (line: LineFacts): string | null =>
  line.type === 'earn' && stateOf(line) === 'voided' ? '核对没通过，没有给分' : STATE_TEXTS[stateOf(line)];

const PREFIXES: Readonly<Partial<Record<TxType, string>>> = {
  hold: '换了：',
  commit: '换了：',
  void: '退回：',
  refund: '退回：',
  reverse: '收回：',
};

/** Lines about the two records of one person that staff joined, or told apart again. */
export const RECORD_TITLES = {
  joined: '两份档案合成一份，分也合在一起',
  debt: '合并来的档案里要收回的分',
  parted: '档案分开了，分也各归各的',
} as const;

/** What a line is called, for residents. */
export function lineTitle({ change, title, type }: Pick<LineFacts, 'change' | 'title' | 'type'>): string {
  if (type === 'adjust') return '更正';
  if (type === 'expire') return '到期没用完';
  if (type === 'transfer-family') return title ?? (change < 0 ? '转出去给家人' : '家人转来的');
  return `${PREFIXES[type] ?? ''}${title ?? '积分'}`;
}

/** 12月31日, with the year where it is not `today`'s. */
export function dayText(day: PlainDate, today: PlainDate): string {
  const { day: date, month, year } = partsOf(day);
  const short = `${month}月${date}日`;
  return year === partsOf(today).year ? short : `${year}年${short}`;
}

/** 1,280, as the balance beside it is written. */
export const grouped = (points: number): string => String(points).replace(/\B(?=(\d{3})+$)/g, ',');

/** Nobody is hurried to use what lasts longer than this many days. */
const SOON_DAYS = 90;

/** What ends first: 120 分 12月31日到期，先用它; far away only until when it lasts. */
export const expiryText = (points: number, on: PlainDate, today: PlainDate): string =>
  daysBetween(today, on) > SOON_DAYS
    ? `${grouped(points)} 分能用到 ${dayText(on, today)}`
    : `${grouped(points)} 分 ${dayText(on, today)}到期，先用它`;

/** What stands over the lines of a month: 得 145，用 520，退回 200，收回 10. The first two always, the others where they are something. */
export function monthHeading(sums: Omit<MonthSums, 'opening' | 'closing'>): string {
  const part = (words: string, points: number): string[] => (points > 0 ? [`${words} ${grouped(points)}`] : []);
  return [
    `得 ${grouped(sums.earned)}`,
    `用 ${grouped(sums.used)}`,
    ...part('退回', sums.returned),
    ...part('到期', sums.expired),
    ...part('收回', -sums.corrected),
    ...part('更正加', sums.corrected),
    ...part('家人转来', sums.transferred),
    ...part('转给家人', -sums.transferred),
  ].join('，');
}

/** A month in one sentence, with every part that is not nothing; a month that goes on ends now. */
export function monthText(sums: MonthSums, isOver: boolean): string {
  const part = (words: string, points: number): string[] => (points === 0 ? [] : [`${words} ${grouped(points)} 分`]);
  const signed = (up: string, down: string, points: number): string[] => part(points < 0 ? down : up, Math.abs(points));
  return `${[
    `月初 ${grouped(sums.opening)} 分`,
    ...part('得了', sums.earned),
    ...part('用了', sums.used),
    ...part('退回', sums.returned),
    ...part('到期', sums.expired),
    ...signed('更正加', '收回', sums.corrected),
    ...signed('家人转来', '转给家人', sums.transferred),
    `${isOver ? '月底' : '现在'} ${grouped(sums.closing)} 分`,
  ].join('，')}。`;
}
