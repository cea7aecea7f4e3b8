/** Small words several texts of rewards share. */
import { partsOf, type PlainDate } from '../shared/plain-date';

/** `12月3日`; with the year when it is another than today's. */
export function monthDay(day: PlainDate, today: PlainDate): string {
  const { year, month, day: of } = partsOf(day);
  return `${year === partsOf(today).year ? '' : `${year}年`}${month}月${of}日`;
}

/** Who may use what was redeemed: 只能爸爸本人用，带身份证. */
export const whoText = (label: string): string =>
  label === '' || label === '我' ? '只能本人用，带身份证' : `只能${label}本人用，带身份证`;
