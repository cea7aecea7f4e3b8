import { MonthCalendar } from './month-calendar';

const ignore = (): undefined => undefined;
const DAYS = Array.from({ length: 30 }, (_, index) => index + 1).map((day) => ({
  key: `2026-11-${String(day).padStart(2, '0')}`,
  day,
  note: day < 23 ? '' : day % 3 === 0 ? '满' : '剩',
  label: `11月${day}日${day < 23 ? '，过去了' : ''}`,
  disabled: day < 23,
}));

export const examples = {
  November: (
    <MonthCalendar
      title="2026年11月"
      weekdays={['一', '二', '三', '四', '五', '六', '日']}
      blanks={6}
      days={DAYS}
      current="2026-11-25"
      onPick={ignore}
      before={{ label: '上个月' }}
      after={{ label: '下个月', onPress: ignore }}
    />
  ),
};
