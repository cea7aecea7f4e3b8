import { DayStrip } from './day-strip';

const ignore = (): undefined => undefined;
const DAYS = [
  ['一', '23', '约满'],
  ['二', '24', '剩 3'],
  ['三', '25', '剩 18'],
  ['四', '26', '休息'],
  ['五', '27', '剩 31'],
  ['六', '28', '剩 12'],
  ['日', '29', '休息'],
].map(([weekday = '', day = '', note = '']) => ({
  key: day,
  weekday: `周${weekday}`,
  day,
  note,
  label: `11月${day}日 周${weekday} ${note}`,
  disabled: !note.startsWith('剩'),
}));

export const examples = {
  'a week, one day chosen': <DayStrip days={DAYS} current="25" label="选日期" onChange={ignore} />,
  'nothing chosen yet': <DayStrip days={DAYS.slice(0, 3)} current={undefined} label="选日期" onChange={ignore} />,
};
