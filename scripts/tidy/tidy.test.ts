import { checkLines, codeOf } from './line-rules';
import type { SourceFile } from './repository';
import { checkDocuments, checkEndpointTests, checkPages, checkSentences, checkSizes } from './tree-rules';

const file = (path: string, text = 'x'): SourceFile => ({ path, bytes: text.length, text });
const problems = (path: string, text: string): string[] => checkLines(file(path, text)).map(({ problem }) => problem);
const note = 'TO' + 'DO';

test.each([
  ['domain/src/a/b.ts', 'const at = Date.now();', 'reads the machine’s time'],
  ['server/src/features/a/service.ts', 'const at = new Date();', 'reads the machine’s time'],
  ['src/features/a/b.ts', 'Taro.login();', 'Taro outside src/platform'],
  ['server/src/features/a/service.ts', 'const q = `SELECT a FROM b`;', 'SQL outside a store'],
  ['src/ui/a/a.scss', 'color: #1a5fb4;', 'a raw colour'],
  ['src/ui/a/a.scss', 'color: #fff;', 'a raw colour'],
  ['src/ui/a/a.tsx', "const red = '#c00';", 'a raw colour'],
  ['src/pages/a/index.tsx', '<Text>你好</Text>', 'a Chinese sentence outside src/copy'],
  ['server/db/migrations/1.sql', `-- ${note}: later`, 'a leftover note'],
  ['domain/src/a.test.ts', "test.only('x', () => {})", 'a test that is switched off, or switches the others off'],
  ['src/a.ts', '// eslint-disable-next-line no-var', 'a rule switched off without a reason'],
  ['README.md', 'see /home/me/notes', 'a path of one machine'],
  ['server/src/app.ts', 'console.log(1)', 'printing from the product'],
])('%s: %s', (path, text, problem) => expect(problems(path, text)).toEqual([problem]));

test.each([
  ['domain/src/a/b.ts', '// never Date.now() here'],
  ['server/src/clock.ts', 'const at = Date.now();'],
  ['server/src/features/a/store.ts', 'const q = sql`SELECT a FROM b`;'],
  ['server/src/features/a/service.ts', '// INSERT INTO comes later'],
  ['src/ui/tokens.scss', '// Made by a program\npage { --bg: #fff; }'],
  ['src/copy/home.ts', "export const hello = '你好';"],
  ['src/ui/a/a.tsx', '// 安安 is due\nconst id = `#${slug}`;'],
  ['src/a.ts', '// eslint-disable-next-line no-var -- the platform asks for it'],
  ['src/a.ts', '// The key decides alone.\n// eslint-disable-next-line react-hooks/exhaustive-deps'],
  ['src/ui/a/shape.ts', `const mask = '<path fill="#fff" stroke="#000"/>';`],
  ['server/src/features/a/service.ts', "const url = 'https://a.example/work/b';"],
])('%s may say: %s', (path, text) => expect(problems(path, text)).toEqual([]));

test('comments go, addresses in strings stay, lines keep their numbers', () => {
  expect(codeOf("a; // b\n/* c\nd */ e; 'https://f'")).toBe("a;     \n    \n     e; 'https://f'");
});

test('a page that is not registered, and a registered one without a file', () => {
  const found = checkPages([file('src/pages/home/index.tsx')], ['packages/vaccine/pages/slot/index']);
  expect(found.map(({ problem }) => problem)).toEqual([
    'a page nobody can open',
    'the page packages/vaccine/pages/slot/index has no file',
  ]);
});

test('an error code without a sentence', () => {
  const copy = file('src/copy/errors.ts', "const S = {\n  internal: 'a',\n  'not-found': 'b',\n};");
  const first = file('src/copy/first-errors.ts', "const F = {\n  offline: 'c',\n};");
  const found = checkSentences([copy, first], ['internal', 'not-found', 'offline', 'slot-full']);
  expect(found.map(({ problem }) => problem)).toEqual(['no sentence for “slot-full”']);
});

test('routes need both kinds of test', () => {
  const routes = file('server/src/features/a/routes.ts');
  const behaviour = file('server/src/features/a/book.test.ts');
  const permission = file('server/src/features/a/book.permission.test.ts');
  const problemsOf = (...files: SourceFile[]) => checkEndpointTests(files).map(({ problem }) => problem);
  expect(problemsOf(routes)).toEqual(['no permission test', 'no behaviour test']);
  expect(problemsOf(routes, permission)).toEqual(['no behaviour test']);
  expect(problemsOf(routes, permission, behaviour)).toEqual([]);
});

test('links and paths in documents', () => {
  const guide = file('docs/guide.md', '# The way\n');
  const readme = file(
    'README.md',
    '[a](docs/guide.md#the-way) [b](docs/lost.md)\n[c](docs/guide.md#other) `src/lost.ts` `src/<noun>/x.ts` [d](https://x.example)',
  );
  expect(checkDocuments([guide, readme]).map(({ line, problem }) => `${line} ${problem}`)).toEqual([
    '1 a link to docs/lost.md, which is not there',
    '2 a link to #other, which docs/guide.md has not',
    '2 names src/lost.ts, which is not there',
  ]);
});

test('sizes', () => {
  const found = checkSizes([file('README.md', 'line\n'.repeat(101)), { ...file('big.bin'), bytes: 400_001 }]);
  expect(found.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
    'README.md 101 lines',
    'big.bin 400001 bytes',
  ]);
});
