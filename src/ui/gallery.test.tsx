import axe from 'axe-core';
import { render } from '@testing-library/react';
import { gallery } from './gallery.examples';
import { PageShell, type Reading } from './page-shell/page-shell';

const CONTROLS =
  '[role="button"],[role="tab"],[role="radio"],[role="checkbox"],[role="switch"],[role="img"],button,input';
const INSETS = { topPx: 0, capsuleWidthPx: 0 };
/** These bring their own frame, and a page has one of it. */
const FRAMES = ['nav-bar', 'tab-bar', 'bottom-bar'];

const examples = Object.entries(gallery).flatMap(([part, named]) =>
  Object.entries(named).map(([name, element]) => ({ part, name, element })),
);

const shown = (element: React.ReactElement, mode: Reading['mode']) =>
  render(
    <PageShell reading={{ mode, textScale: 1 }} nav={{ title: '样板', insets: INSETS }}>
      {element}
    </PageShell>,
  );

afterEach(() => {
  jest.restoreAllMocks();
  process.env.TARO_ENV = 'weapp';
});

describe.each(['standard', 'elder'] as const)('in the %s layout', (mode) => {
  test.each(examples)('$part: $name draws without complaint and names every control', ({ element }) => {
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { container } = shown(element, mode);
    expect(container.querySelector(`.mode-${mode}`)).not.toBeNull();
    for (const control of container.querySelectorAll(CONTROLS)) expect(control).toHaveAccessibleName();
    expect(complaints.mock.calls).toEqual([]);
  });
});

test.each(examples.filter(({ part }) => !FRAMES.includes(part)))(
  '$part: $name has no axe violation in a browser',
  async ({ element }) => {
    process.env.TARO_ENV = 'h5';
    const { container } = shown(element, 'standard');
    // Levels are right within a page, not within a part of one; colours are proven on the real pages.
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, 'heading-order': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  },
);

test('every part with examples stands in the gallery', () => {
  expect(Object.keys(gallery)).toEqual([...Object.keys(gallery)].sort());
  expect(examples.length).toBeGreaterThan(60);
});
