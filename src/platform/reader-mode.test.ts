import { controls, taro } from '../../test/taro';
import { setReadingMode, textScaleOf, useReading } from './reader-mode';

beforeEach(controls.reset);

test.each([
  [1, 1],
  [1.2, 1.2],
  [2, 1.4],
  [0.8, 1],
  [NaN, 1],
  [undefined, 1],
])('WeChat’s text size %s draws text at %d', (factor, scale) => {
  expect(textScaleOf(factor)).toBe(scale);
});

test('the layout is kept for the next visit', () => {
  expect(useReading.getState().mode).toBe('standard');
  setReadingMode('elder');
  expect(useReading.getState().mode).toBe('elder');
  expect(taro.setStorageSync).toHaveBeenCalledWith('kangban.reading', { version: 1, data: { mode: 'elder' } });
});
