import { ariaAttributes } from '../../../config/aria';
import { a11y, type A11y } from './a11y';

const EVERYTHING: A11y = {
  role: 'tab',
  label: '首页',
  hidden: false,
  checked: true,
  selected: true,
  expanded: false,
  disabled: true,
  modal: true,
  busy: true,
  invalid: true,
  live: 'polite',
  current: 'step',
  level: 2,
};

afterEach(() => {
  process.env.TARO_ENV = 'weapp';
});

test('a browser gets role and aria-*, with states as words', () => {
  process.env.TARO_ENV = 'h5';
  expect(a11y(EVERYTHING)).toEqual({
    role: 'tab',
    'aria-label': '首页',
    'aria-hidden': 'false',
    'aria-checked': 'true',
    'aria-selected': 'true',
    'aria-expanded': 'false',
    'aria-disabled': 'true',
    'aria-modal': 'true',
    'aria-busy': 'true',
    'aria-invalid': 'true',
    'aria-live': 'polite',
    'aria-current': 'step',
    'aria-level': '2',
  });
});

test('WeChat gets only what the built templates carry', () => {
  const dashed = Object.keys(a11y(EVERYTHING)).map((name) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  expect(dashed).toContain('aria-role');
  expect(Object.keys(ariaAttributes.View)).toEqual(expect.arrayContaining(dashed));
});

test('what is not said is not written', () => {
  expect(a11y({ label: undefined, checked: undefined })).toEqual({});
});
