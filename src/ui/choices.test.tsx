import { fireEvent, render, screen } from '@testing-library/react';
import { CheckCard } from './check-card/check-card';
import { CheckRow } from './check-row/check-row';
import { DayStrip } from './day-strip/day-strip';
import { MonthCalendar } from './month-calendar/month-calendar';
import { Picks } from './picks/picks';
import { ChoiceChips, QuestionCard } from './question-card/question-card';
import { SegmentedControl } from './segmented-control/segmented-control';
import { SlotCard } from './slot-card/slot-card';
import { Switch } from './switch/switch';
import { TabBar } from './tab-bar/tab-bar';
import { WhyBox } from './why-box/why-box';

test('a vaccine is chosen by the head of its card; its reasons stay buttons of their own', () => {
  const change = jest.fn();
  render(
    <CheckCard title="百白破疫苗 第4剂" note="防百日咳" checked={false} onChange={change}>
      <WhyBox title="为什么现在可以打？" reasons={['满18个月了']} folded />
    </CheckCard>,
  );
  fireEvent.click(screen.getByRole('button', { name: '为什么现在可以打？' }));
  expect(change).not.toHaveBeenCalled();
  expect(screen.getByText('满18个月了')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('checkbox', { name: '百白破疫苗 第4剂，防百日咳', checked: false }));
  expect(change).toHaveBeenCalledWith(true);
});

test('a dose that must wait cannot be chosen', () => {
  render(<CheckCard title="麻腮风疫苗 第2剂" note="防麻疹" />);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a full slot says so and cannot be taken', () => {
  const press = jest.fn();
  const seats = { taken: 12, free: 0, onsite: 3, onsiteTaken: 1 };
  render(
    <SlotCard
      time="8:30"
      seats={seats}
      online="0"
      onsite="2"
      selected={false}
      full
      label="8:30，约满"
      onPress={press}
    />,
  );
  const slot = screen.getByRole('radio', { name: '8:30，约满' });
  fireEvent.click(slot);
  expect(slot).toHaveAttribute('aria-disabled', 'true');
  expect(press).not.toHaveBeenCalled();
});

test('days: one is chosen, closed ones do not answer', () => {
  const change = jest.fn();
  const day = (key: string, disabled?: boolean) => ({
    key,
    weekday: '周一',
    day: key,
    note: '',
    label: `${key}日`,
    disabled,
  });
  render(<DayStrip days={[day('23', true), day('24'), day('25')]} current="25" label="选日期" onChange={change} />);
  fireEvent.click(screen.getByRole('radio', { name: '23日' }));
  fireEvent.click(screen.getByRole('radio', { name: '24日', checked: false }));
  expect(change.mock.calls).toEqual([['24']]);
  expect(screen.getByRole('radio', { name: '25日' })).toHaveAttribute('aria-checked', 'true');
});

test('the calendar begins on the right weekday and turns only where it may', () => {
  const [pick, after] = [jest.fn(), jest.fn()];
  const { container } = render(
    <MonthCalendar
      title="2026年11月"
      weekdays={['一', '二', '三', '四', '五', '六', '日']}
      blanks={6}
      days={[{ key: '2026-11-01', day: 1, label: '11月1日' }]}
      current={undefined}
      onPick={pick}
      before={{ label: '上个月' }}
      after={{ label: '下个月', onPress: after }}
    />,
  );
  expect(container.querySelectorAll('.month-calendar__blank')).toHaveLength(6);
  fireEvent.click(screen.getByRole('button', { name: '上个月' }));
  fireEvent.click(screen.getByRole('button', { name: '下个月' }));
  fireEvent.click(screen.getByRole('radio', { name: '11月1日' }));
  expect(after).toHaveBeenCalledTimes(1);
  expect(pick).toHaveBeenCalledWith('2026-11-01');
});

test('a question: answers are a group named by the question, chips toggle', () => {
  const [answer, toggle] = [jest.fn(), jest.fn()];
  const answers = [
    { key: 'no', text: '没有' },
    { key: 'yes', text: '有' },
  ];
  render(
    <QuestionCard number={3} question="过敏过吗？" answers={answers} current="yes" onAnswer={answer}>
      <ChoiceChips title="对什么？" choices={[{ key: 'egg', text: '鸡蛋' }]} chosen={['egg']} onToggle={toggle} />
    </QuestionCard>,
  );
  expect(screen.getByRole('radiogroup', { name: '过敏过吗？' })).toBeInTheDocument();
  fireEvent.click(screen.getByRole('radio', { name: '没有', checked: false }));
  fireEvent.click(screen.getByRole('checkbox', { name: '鸡蛋', checked: true }));
  expect(answer).toHaveBeenCalledWith('no');
  expect(toggle).toHaveBeenCalledWith('egg');
});

test('switch and row to agree to tell the new state', () => {
  const [turn, agree] = [jest.fn(), jest.fn()];
  render(
    <>
      <Switch on label="大字版" words={{ on: '开', off: '关' }} onChange={turn} />
      <CheckRow checked={false} text="我看过了" onChange={agree} />
    </>,
  );
  const control = screen.getByRole('switch', { name: '大字版', checked: true });
  expect(control).toHaveTextContent('开');
  fireEvent.click(control);
  fireEvent.click(screen.getByRole('checkbox', { name: '我看过了' }));
  expect(turn).toHaveBeenCalledWith(false);
  expect(agree).toHaveBeenCalledWith(true);
});

test('tabs: the present one is selected, and only another one changes the page', () => {
  const change = jest.fn();
  render(
    <>
      <TabBar
        items={[
          { key: 'home', text: '首页', icon: 'home' },
          { key: 'me', text: '我的', icon: 'user' },
        ]}
        current="home"
        label="主菜单"
        onChange={change}
      />
      <SegmentedControl segments={[{ key: 'am', text: '上午' }]} current="pm" label="上午还是下午" onChange={change} />
    </>,
  );
  fireEvent.click(screen.getByRole('tab', { name: '首页', selected: true }));
  fireEvent.click(screen.getByRole('tab', { name: '我的', selected: false }));
  fireEvent.click(screen.getByRole('tab', { name: '上午', selected: false }));
  expect(change.mock.calls).toEqual([['me'], ['am']]);
});

test('picks: one of a few is a radio that is checked, some of a few are boxes, a fault is said before them', () => {
  const pick = jest.fn();
  const picks = [
    { key: 'liuxi', text: '柳溪镇卫生院' },
    { key: 'county', text: '县医院' },
  ];
  const { rerender } = render(<Picks label="在哪儿" picks={picks} chosen={['liuxi']} onPick={pick} />);
  expect(screen.getByRole('radiogroup', { name: '在哪儿' })).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: '柳溪镇卫生院', checked: true })).toBeInTheDocument();
  fireEvent.click(screen.getByRole('radio', { name: '县医院', checked: false }));
  expect(pick).toHaveBeenCalledWith('county');
  rerender(<Picks label="在哪儿" picks={picks} chosen={['liuxi', 'county']} many fault="至少选一家" onPick={pick} />);
  expect(screen.getByRole('group', { name: '在哪儿' })).toBeInTheDocument();
  expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(2);
  expect(screen.getByText('至少选一家')).toBeInTheDocument();
});
