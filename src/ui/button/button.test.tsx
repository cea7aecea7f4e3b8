import { fireEvent, render, screen } from '@testing-library/react';
import { Button, OpenButton } from './button';

test('a tap presses once', () => {
  const press = jest.fn();
  render(<Button text="确认预约" onPress={press} />);
  fireEvent.click(screen.getByRole('button', { name: '确认预约' }));
  expect(press).toHaveBeenCalledTimes(1);
});

test('while the answer is awaited further taps do nothing: nobody books twice by tapping twice', () => {
  const press = jest.fn();
  render(<Button text="正在约" busy onPress={press} />);
  const button = screen.getByRole('button', { name: '正在约' });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(press).not.toHaveBeenCalled();
});

test('the label replaces words that say too little', () => {
  render(<Button text="改" label="改时间" />);
  expect(screen.getByRole('button', { name: '改时间' })).toHaveTextContent('改');
});

test('a button of WeChat asks for the phone number', () => {
  render(<OpenButton text="用微信手机号登录" open="getPhoneNumber" />);
  expect(screen.getByRole('button', { name: '用微信手机号登录' })).toHaveAttribute('data-open-type', 'getPhoneNumber');
});
