// The gate tried on a tiny hand-made mini-program, whole and then broken in each way it has to see.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkWeappBuild } from './weapp-checks';

let folder: string;

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-'));
  write('app.json', JSON.stringify({ pages: ['a/index'], subPackages: [{ root: 'p', pages: ['b/index'] }] }));
  for (const page of ['a/index', 'p/b/index']) {
    write(`${page}.js`, 'Page({ async onLoad() { const { a, ...rest } = this; } });');
    write(`${page}.json`, '{}');
    write(`${page}.wxml`, '<view class="x">{{y}}</view>');
  }
  write('app.wxss', '.x { color: red; }');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const failures = (): string[] =>
  checkWeappBuild(folder)
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

test('a sound program passes', () => expect(failures()).toEqual([]));

test.each<[string, string, string]>([
  ['a/index.wxml', '<view><text></view>', 'weapp: templates compile (wcc)'],
  ['app.wxss', '.x { color: red; ', 'weapp: style sheets compile (wcsc)'],
  ['p/b/index.js', 'Page({ x: a?.b });', 'weapp: no syntax newer than ES2019'],
])('%s: %s', (file, text, name) => {
  write(file, text);
  expect(failures()).toEqual([name]);
});

test('a page without its template', () => {
  fs.rmSync(path.join(folder, 'p/b/index.wxml'));
  expect(failures()).toEqual(['weapp: every page has its files']);
});

test('a main package and a subpackage over their budgets', () => {
  write('big.js', `var s = '${'x'.repeat(500_000)}';`);
  write('p/big.js', `var s = '${'x'.repeat(300_000)}';`);
  expect(failures()).toEqual([
    expect.stringMatching(/^weapp: main package 500\.\d KB of 500\.0 KB$/),
    expect.stringMatching(/^weapp: subpackage p\/ 300\.\d KB of 300\.0 KB$/),
  ]);
});
