// The `wx` object: everything below in one, each call noted in the journal, each unknown name too.
import { callPage, type PageMaker, showTop, topPage } from '../pages';
import { byId, journal } from '../program';
import { agree, type Options, succeed } from './answer';
import { bluetooth } from './bluetooth';
import { device } from './device';
import { dialogs } from './dialogs';
import { makeNavigation } from './navigation';
import { network } from './network';
import { createSelectorQuery } from './selector-query';
import { storage } from './storage';

type Listener = (detail: unknown) => void;

const EVENTS = [
  'AppShow',
  'AppHide',
  'Error',
  'PageNotFound',
  'UnhandledRejection',
  'ThemeChange',
  'WindowResize',
  'KeyboardHeightChange',
  'MemoryWarning',
];
const listeners = new Map<string, Set<Listener>>();

function listening(): Record<string, unknown> {
  const functions: Record<string, unknown> = {};
  for (const event of EVENTS) {
    const heard = new Set<Listener>();
    listeners.set(event, heard);
    functions[`on${event}`] = (listener: Listener) => heard.add(listener);
    functions[`off${event}`] = (listener: Listener) => heard.delete(listener);
  }
  return functions;
}

/** Tells everybody who listens. */
export const announce = (event: string, detail: unknown): void =>
  listeners.get(event)?.forEach((listener) => listener(detail));

const TAB_BAR = ['setTabBarItem', 'setTabBarBadge', 'setTabBarStyle', 'removeTabBarBadge', 'showTabBarRedDot'];
const MORE_TAB_BAR = ['hideTabBarRedDot', 'hideTabBar', 'showTabBar', 'setNavigationBarColor'];

const view: Record<string, unknown> = {
  ...Object.fromEntries([...TAB_BAR, ...MORE_TAB_BAR].map((name) => [name, agree(name)])),
  setNavigationBarTitle: (options: Options & { title: string }) => {
    const page = topPage();
    if (page) page.title = options.title;
    showTop();
    succeed('setNavigationBarTitle', options);
  },
  startPullDownRefresh: (options?: Options) => {
    callPage(topPage(), 'onPullDownRefresh');
    succeed('startPullDownRefresh', options);
  },
  pageScrollTo: (options: Options & { scrollTop?: number }) => {
    byId('wx-root').scrollTop = options.scrollTop ?? 0;
    succeed('pageScrollTo', options);
  },
  createSelectorQuery,
  createIntersectionObserver: () => {
    const observer = { relativeTo: () => observer, relativeToViewport: () => observer, observe: () => undefined };
    return { ...observer, disconnect: () => undefined };
  },
};

function noted(name: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  return (...args: unknown[]): unknown => {
    const [first] = args;
    const argument: unknown = typeof first === 'object' ? JSON.parse(JSON.stringify(first)) : first;
    journal.calls.push({ api: name, argument });
    return (value as (...given: unknown[]) => unknown)(...args);
  };
}

/** `wx` before anything is in it: the loader needs the object, its functions need the loaded pages. */
export const wx: Record<string, unknown> = new Proxy<Record<string, unknown>>(
  {},
  {
    get(target, name: string) {
      if (typeof name === 'string' && !(name in target) && !['webpackJsonp', 'then', 'toJSON'].includes(name))
        journal.missing.add(name);
      return target[name];
    },
  },
);

/** Fills `wx`. */
export function fillWx(maker: PageMaker): void {
  const all = {
    ...device,
    ...bluetooth,
    ...storage,
    ...network,
    ...dialogs,
    ...view,
    ...listening(),
    ...makeNavigation(maker),
  };
  for (const [name, value] of Object.entries(all)) wx[name] = noted(name, value);
}
