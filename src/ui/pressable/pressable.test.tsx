import { fireEvent, render, screen } from '@testing-library/react';
import { Pressable } from './pressable';

const inBrowser = (): void => {
  process.env.TARO_ENV = 'h5';
};

afterEach(() => {
  process.env.TARO_ENV = 'weapp';
});

test.each(['Enter', ' '])('in a browser the key %j presses it', (key) => {
  inBrowser();
  const press = jest.fn();
  render(<Pressable label="去预约" onPress={press} />);
  const button = screen.getByRole('button', { name: '去预约' });
  expect(button).toHaveAttribute('tabindex', '0');
  fireEvent.keyDown(button, { key });
  expect(press).toHaveBeenCalledTimes(1);
});

test('other keys do nothing, and scrolling by space is held back only for the press', () => {
  inBrowser();
  const press = jest.fn();
  render(<Pressable label="去预约" onPress={press} />);
  const button = screen.getByRole('button');
  expect(fireEvent.keyDown(button, { key: 'Tab' })).toBe(true);
  expect(fireEvent.keyDown(button, { key: ' ' })).toBe(false);
  expect(press).toHaveBeenCalledTimes(1);
});

test('a disabled one says so and does nothing, by tap or key', () => {
  inBrowser();
  const press = jest.fn();
  render(<Pressable label="约满" disabled onPress={press} />);
  const button = screen.getByRole('button');
  fireEvent.click(button);
  fireEvent.keyDown(button, { key: 'Enter' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(press).not.toHaveBeenCalled();
});

test('in WeChat the words travel as aria attributes of the template, without keyboard', () => {
  render(<Pressable role="checkbox" label="同意" checked />);
  const box = screen.getByRole('checkbox', { name: '同意', checked: true });
  expect(box).not.toHaveAttribute('tabindex');
});
