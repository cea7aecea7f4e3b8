// A small WeChat for headless Chromium: WeChat's own component framework runs the compiled mini-program. It models what
// taro.md found to matter (pages, life cycle, domain list, missing globals, no generated code); it does not model two threads,
// native layers or font metrics.
import { fire } from './elements/shim';
import { makeLoader } from './modules';
import { callPage, openPage, stack, tabs, topPage } from './pages';
import { byId, config, describe, journal, program } from './program';
import { startRuntime } from './runtime';
import { appSheet, setSheet } from './units';
import { announce, fillWx, wx } from './wx';
import { parseAddress } from './wx/navigation';
import { setOnline } from './wx/network';

const { space, createRoot } = startRuntime();
const loader = makeLoader({ space, wx, currentPages: () => stack.map(({ instance }) => instance) });
const maker = { loader, createRoot };
fillWx(maker);

/** What a journey holds in its hand (e2e/support/weapp.ts). */
const host = {
  ready: false,
  journal: () => ({ ...journal, missing: [...journal.missing] }),
  routes: () => stack.map(({ route }) => route),
  back: () => (wx.navigateBack as (options: object) => void)({}),
  setOnline,
  setTheme: (theme: 'light' | 'dark') => {
    config.theme = theme;
    announce('ThemeChange', { theme });
  },
  pick: (element: HTMLElement, value: unknown) => fire(element, 'change', { value }),
  swipe: (element: HTMLElement, index: number) =>
    element.dispatchEvent(new CustomEvent('host:swipe', { detail: index })),
  /** Calls a wx function and gives its answer, or what it failed with. */
  call: (name: string, options: object): Promise<unknown> =>
    new Promise((resolve) => {
      (wx[name] as (given: object) => void)({ ...options, complete: resolve });
    }),
  refresh: () => callPage(topPage(), 'onPullDownRefresh'),
};
export type Host = typeof host;
Object.assign(window, { __host: host });

function drawTabs(): void {
  (program.json.app.tabBar?.list ?? []).forEach(({ pagePath, text }, index) => {
    const tab = byId('wx-tabbar').appendChild(document.createElement('div'));
    tab.setAttribute('role', 'tab');
    tab.textContent = text;
    tab.addEventListener('click', () => {
      (wx.switchTab as (options: object) => void)({ url: `/${pagePath}` });
      callPage(topPage(), 'onTabItemTap', { index, pagePath, text });
    });
  });
}

function boot(): void {
  document.documentElement.style.fontSize = `${config.width / 20}px`; // WeChat: 1rem is 1/20 of the width
  if (tabs.length > 0) drawTabs();
  setSheet('wxss:app', appSheet(program.wxss.app ?? ''));
  loader.load('app.js');
  const { app } = program.json;
  const first = config.entry ?? app.entryPagePath ?? app.pages[0] ?? '';
  const { route, query } = parseAddress(`/${first.replace(/^\//, '')}`);
  const options = { path: route, query, scene: 1001, referrerInfo: {} };
  loader.app()?.onLaunch?.(options);
  loader.app()?.onShow?.(options);
  openPage(maker, route, query);
}

try {
  boot();
} catch (thrown) {
  journal.errors.push(`boot: ${describe(thrown)}`);
}
host.ready = true;
