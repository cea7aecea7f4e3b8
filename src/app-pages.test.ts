import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pageList } from './app-pages';
import { PAGES, pathTo, TAB_PAGES } from './paths';

const root = path.resolve(__dirname);
const all = Object.values<string>(PAGES);

const inWeChat = new Set(
  [pageList('weapp')].flatMap(({ pages, subPackages }) => [
    ...pages,
    ...subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`)),
  ]),
);

test.each(all)('%s has its page and its settings', (page) => {
  expect(existsSync(path.join(root, `${page}.tsx`))).toBe(true);
  expect(existsSync(path.join(root, `${page}.config.ts`))).toBe(true);
});

test.each([...inWeChat])('%s may set the root text size, which WeChat asks for in its settings', (page) => {
  expect(readFileSync(path.join(root, `${page}.config.ts`), 'utf8')).toContain('enablePageMeta: true');
});

test('every page is registered once, in the main package or in the subpackage of its area', () => {
  const { pages, subPackages } = pageList('h5');
  const registered = [...pages, ...subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))];
  expect([...registered].sort()).toEqual([...all].sort());
  expect(pages.every((page) => page.startsWith('pages/'))).toBe(true);
});

test('the staff desk is no part of what WeChat gets', () => {
  const roots = pageList('weapp').subPackages.map((part) => part.root);
  expect(roots).not.toContain('packages/desk');
});

test('tabs are main pages, the first page is home, and home loads what comes next ahead', () => {
  const { pages, tabBar, preloadRule, subPackages } = pageList('weapp');
  expect(tabBar.list.map(({ pagePath }) => pagePath)).toEqual(TAB_PAGES.map((name) => PAGES[name]));
  expect(pages).toEqual(expect.arrayContaining(tabBar.list.map(({ pagePath }) => pagePath)));
  expect(pages[0]).toBe(PAGES.home);
  expect(preloadRule[PAGES.home]?.packages ?? []).toEqual(subPackages.map(({ root: area }) => area));
});

test('parameters travel encoded, absent ones not at all', () => {
  expect(pathTo('login', { to: '/a?b=1&c=中' })).toBe('/pages/login/index?to=%2Fa%3Fb%3D1%26c%3D%E4%B8%AD');
  expect(pathTo('login', { to: undefined })).toBe('/pages/login/index');
});
