import { shell } from './copy/shell';
import { PAGES, TAB_PAGES } from './paths';

interface Subpackage {
  root: string;
  pages: string[];
}

interface PageList {
  pages: string[];
  subPackages: Subpackage[];
  preloadRule: Record<string, { network: 'all'; packages: string[] }>;
  tabBar: {
    custom: true;
    color: string;
    selectedColor: string;
    backgroundColor: string;
    list: { pagePath: string; text: string }[];
  };
}

/** Subpackages that exist in a browser only: WeChat's upload has no business with the staff desk. */
const BROWSER_ONLY = ['packages/desk'];

function subpackages(paths: readonly string[]): Subpackage[] {
  const roots = new Map<string, string[]>();
  for (const path of paths) {
    const [top, area, ...rest] = path.split('/');
    const root = `${top}/${area}`;
    roots.set(root, [...(roots.get(root) ?? []), rest.join('/')]);
  }
  return [...roots].map(([root, pages]) => ({ root, pages }));
}

/** The page table as Taro wants it: main pages, subpackages by area, and what home loads ahead. */
export function pageList(target: string | undefined): PageList {
  const all = Object.values<string>(PAGES);
  const pages = all.filter((path) => path.startsWith('pages/'));
  const subPackages = subpackages(all.filter((path) => path.startsWith('packages/'))).filter(
    ({ root }) => target === 'h5' || !BROWSER_ONLY.includes(root),
  );
  const packages = subPackages.map(({ root }) => root);
  return {
    pages,
    subPackages,
    preloadRule: packages.length > 0 ? { [PAGES.home]: { network: 'all', packages } } : {},
    // Every tab page draws its own bar (src/ui/tab-bar). WeChat still wants the list, to know which pages are tabs.
    tabBar: {
      custom: true,
      color: '#3F4E4A',
      selectedColor: '#0B5D57',
      backgroundColor: '#FFFFFF',
      list: TAB_PAGES.map((name) => ({ pagePath: PAGES[name], text: shell.tabs[name] })),
    },
  };
}
