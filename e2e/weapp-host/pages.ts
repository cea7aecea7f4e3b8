// Pages: made, shown, hidden and closed, with the life-cycle calls WeChat makes.
import type { Loader } from './modules';
import { byId, describe, journal, type PageConfig, program } from './program';
import type { Instance, Root } from './runtime';
import { pageSheet, resolvePath, setSheet } from './units';

export interface Page {
  route: string;
  query: Record<string, string>;
  element: HTMLElement;
  instance: Instance;
  title?: string;
  attach: () => void;
  release: () => void;
}
export interface PageMaker {
  loader: Loader;
  createRoot: (tag: string, path: string) => Root;
}

const { app } = program.json;
const roots = (app.subPackages ?? []).flatMap(({ root, pages }) =>
  pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
);

/** Every page of the program, subpackages included. */
export const allPages: readonly string[] = [...app.pages, ...roots];
export const tabs: readonly string[] = (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath);

/** The pages that are open, the visible one last. */
export const stack: Page[] = [];
/** Tab pages stay alive once opened. */
const keptTabs = new Map<string, Page>();

export const topPage = (): Page | undefined => stack.at(-1);

/** Calls a life-cycle function of a page; what it throws goes into the journal. */
export function callPage(page: Page | undefined, name: string, ...args: unknown[]): unknown {
  const method = page?.instance[name];
  if (!page || typeof method !== 'function') return undefined;
  try {
    return (method as (...given: unknown[]) => unknown).apply(page.instance, args);
  } catch (thrown) {
    journal.errors.push(`${page.route}.${name}: ${describe(thrown)}`);
    return undefined;
  }
}

/** Data crosses to the view as JSON, and its size is a cost of the page: note it. */
function watchSetData(instance: Instance, route: string): void {
  const plain = instance.setData;
  instance.setData = function setData(data, done) {
    const json = JSON.stringify(data);
    journal.setData.push({ route, bytes: new TextEncoder().encode(json).length, keys: Object.keys(data) });
    plain.call(this, JSON.parse(json) as Record<string, unknown>, done);
  };
}

let lastId = 0;

function mountTabBar({ loader, createRoot }: PageMaker, page: HTMLElement): void {
  if (!app.tabBar?.custom || !loader.has('custom-tab-bar/index.js')) return;
  loader.load('custom-tab-bar/index.js');
  const place = page.appendChild(document.createElement('div'));
  createRoot('custom-tab-bar', 'custom-tab-bar/index').attach(page, place);
}

/** Makes a page without showing it. Throws for a page the program does not have. */
export function createPage(maker: PageMaker, route: string, query: Record<string, string>): Page {
  const { loader, createRoot } = maker;
  if (!allPages.includes(route)) throw new Error(`page "${route}" is not in app.json`);
  for (const dependency of Object.values(program.json[route]?.usingComponents ?? {})) {
    const file = `${resolvePath(route, dependency)}.js`;
    if (loader.has(file)) loader.load(file);
  }
  loader.load(`${route}.js`);
  const element = document.createElement('div');
  element.className = 'wx-page';
  element.dataset.route = route;
  const place = element.appendChild(document.createElement('div'));
  byId('wx-root').appendChild(element);
  const sheet = program.wxss[route];
  if (sheet !== undefined) setSheet(`wxss:${route}`, pageSheet(route, sheet));
  const root = createRoot('page-root', route);
  const instance = root.get();
  const id = (lastId += 1);
  Object.assign(instance, {
    route,
    __route__: route,
    options: query,
    __wxWebviewId__: id,
    getPageId: () => `pageId:${id}`,
  });
  watchSetData(instance, route);
  return {
    route,
    query,
    element,
    instance,
    attach: () => {
      root.attach(element, place);
      if (tabs.includes(route)) mountTabBar(maker, element);
    },
    release: () => {
      root.release?.();
      element.remove();
    },
  };
}

/** Puts the top page in front: navigation bar, tab bar, everything else hidden. */
export function showTop(): void {
  const page = topPage();
  if (!page) return;
  for (const child of byId('wx-root').querySelectorAll<HTMLElement>(':scope > *'))
    child.hidden = child !== page.element; // not by style: page-meta writes the page's own
  drawBars(page);
}

function drawBars(page: Page): void {
  const window: PageConfig = { ...app.window, ...program.json[page.route] };
  const bar = byId('wx-nav');
  bar.textContent = page.title ?? window.navigationBarTitleText ?? '';
  bar.style.display = window.navigationStyle === 'custom' ? 'none' : '';
  document.title = bar.textContent;
  const tabBar = byId('wx-tabbar');
  tabBar.style.display = tabs.includes(page.route) && !app.tabBar?.custom ? '' : 'none';
  [...tabBar.children].forEach((tab, at) => tab.setAttribute('aria-selected', String(tabs[at] === page.route)));
}

/** Opens a page on top of the stack. */
export function openPage(maker: PageMaker, route: string, query: Record<string, string>): void {
  const kept = keptTabs.get(route);
  const page = kept ?? createPage(maker, route, query);
  stack.push(page);
  if (!kept) {
    if (tabs.includes(route)) keptTabs.set(route, page);
    callPage(page, 'onLoad', query);
    page.attach();
  }
  showTop();
  callPage(page, 'onShow');
  if (!kept) setTimeout(() => callPage(page, 'onReady'));
}

/** Takes a page away; a tab page is only hidden, unless everything starts anew. */
export function closePage(page: Page | undefined, keepTab = true): void {
  if (!page) return;
  if (keepTab && keptTabs.get(page.route) === page) {
    callPage(page, 'onHide');
    return;
  }
  callPage(page, 'onUnload');
  keptTabs.delete(page.route);
  page.release();
}

/** Takes away the tab pages that are kept but not open. */
export function closeKeptTabs(): void {
  for (const page of [...keptTabs.values()]) closePage(page, false);
}
