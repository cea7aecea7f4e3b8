// Moving between pages, with WeChat's rules: ten pages at most, tab pages only by switchTab.
import {
  allPages,
  callPage,
  closeKeptTabs,
  closePage,
  openPage,
  type PageMaker,
  showTop,
  stack,
  tabs,
  topPage,
} from '../pages';
import { resolvePath } from '../units';
import { fail, type Options, succeed } from './answer';

const DEEPEST = 10;

/** The page and parameters of an address; relative to the top page when it has no leading slash. */
export function parseAddress(url: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?');
  const top = topPage();
  const route = path.startsWith('/') || !top ? path.replace(/^\//, '') : resolvePath(top.route, path);
  const pairs = search.split('&').filter(Boolean);
  const query = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [decodeURIComponent(name), decodeURIComponent(value.join('='))];
  });
  return { route, query: Object.fromEntries(query) as Record<string, string> };
}

function known(url: string): { route: string; query: Record<string, string> } {
  const address = parseAddress(url);
  if (!allPages.includes(address.route)) throw new Error(`page "${address.route}" is not found`);
  return address;
}

function notATab(name: string, route: string): void {
  if (tabs.includes(route)) throw new Error(`can not ${name} a tabbar page`);
}

/** The five ways to move; each throws what WeChat would answer with `fail`. */
export function makeMoves(maker: PageMaker): Record<string, (options: { url: string; delta?: number }) => void> {
  return {
    navigateTo({ url }) {
      const { route, query } = known(url);
      notATab('navigateTo', route);
      if (stack.length >= DEEPEST) throw new Error('webview count limit exceed');
      callPage(topPage(), 'onHide');
      openPage(maker, route, query);
    },
    redirectTo({ url }) {
      const { route, query } = known(url);
      notATab('redirectTo', route);
      closePage(stack.pop());
      openPage(maker, route, query);
    },
    navigateBack({ delta = 1 }) {
      if (stack.length < 2) throw new Error('cannot navigate back at first page');
      for (let closed = 0; closed < delta && stack.length > 1; closed += 1) closePage(stack.pop());
      showTop();
      callPage(topPage(), 'onShow');
    },
    switchTab({ url }) {
      const { route } = known(url);
      if (!tabs.includes(route)) throw new Error('can not switch to no-tabBar page');
      if (topPage()?.route === route) return;
      while (stack.length > 0) closePage(stack.pop());
      openPage(maker, route, {});
    },
    reLaunch({ url }) {
      const { route, query } = known(url);
      while (stack.length > 0) closePage(stack.pop(), false);
      closeKeptTabs();
      openPage(maker, route, query);
    },
  };
}

/** The moves as wx functions. */
export const makeNavigation = (maker: PageMaker): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(makeMoves(maker)).map(([name, move]) => [
      name,
      (options: Options & { url: string } = { url: '' }) => {
        try {
          move(options);
          succeed(name, options);
        } catch (thrown) {
          fail(name, options, thrown instanceof Error ? thrown.message : String(thrown));
        }
      },
    ]),
  );
