// The import law itself, tried on a small tree: each row is one forbidden import and the rule that has to name it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../lib/paths';

const PACKAGES = ['pg', 'kysely', 'fastify', 'zod', 'dayjs', '@tarojs/taro', '@tarojs/components'];

const FORBIDDEN: [file: string, imported: string, rule: string][] = [
  ['domain/src/a/rule.ts', 'dayjs', 'domain-imports-nothing'],
  ['domain/src/a/clock.ts', 'node:fs', 'domain-imports-nothing'],
  ['domain/src/a/back.ts', '@kangban/contract/booking', 'domain-imports-nothing'],
  ['contract/src/extra.ts', 'dayjs', 'contract-sees-domain-and-zod'],
  ['src/platform/back.ts', '../../server/src/clock', 'client-never-sees-server'],
  ['server/src/features/booking/screen-service.ts', '../../../../src/platform/storage', 'server-never-sees-client'],
  ['e2e/h5/cheat.ts', '../../server/src/clock', 'journeys-over-http'],
  ['server/src/features/booking/service.ts', 'pg', 'sql-in-stores-only'],
  ['server/src/features/booking/rules.ts', 'kysely', 'sql-in-stores-only'],
  ['server/src/features/site/service.ts', 'fastify', 'services-know-no-fastify'],
  ['server/src/features/booking/routes.ts', './store', 'routes-call-services'],
  ['server/src/features/site/other-service.ts', '../booking/routes', 'nothing-above-a-service'],
  ['server/src/features/site/store.ts', '../booking/service', 'stores-are-leaves'],
  ['server/src/features/site/third-service.ts', '../booking/store', 'stores-are-private'],
  ['src/features/booking/use.ts', '@tarojs/taro', 'one-door-to-taro'],
  ['src/ui/button/button.ts', '@tarojs/taro', 'one-door-to-taro'],
  ['src/copy/words.ts', '@tarojs/components', 'components-where-screens-are'],
  ['src/features/booking/neighbour.ts', '../family/use-family', 'features-never-import-each-other'],
  ['src/ui/button/words.ts', '../../copy/home', 'ui-knows-nobody'],
  ['src/ui/button/wire.ts', '@kangban/contract/booking', 'ui-knows-nobody'],
  ['src/platform/up.ts', '../features/family/use-family', 'platform-is-below'],
  ['src/copy/up.ts', '../platform/storage', 'copy-is-words'],
  ['src/features/family/up.ts', '../../pages/home/index', 'nobody-imports-a-page'],
  ['src/pages/me/index.ts', '../home/index', 'pages-stand-alone'],
  ['src/paths.ts', './platform/storage', 'paths-is-a-leaf'],
  ['src/page-parameters.ts', './paths', 'paths-is-a-leaf'],
  ['server/src/boot.ts', './clock.test', 'no-tests-in-products'],
  ['src/features/family/lost.ts', './nowhere', 'no-unresolvable'],
];

const ALLOWED: [file: string, imported: string[]][] = [
  ['contract/src/booking.ts', ['zod', '@kangban/domain/a/fact']],
  ['domain/src/a/fact.ts', []],
  ['server/src/features/booking/store.ts', ['pg', 'kysely', '@kangban/contract/booking']],
  ['server/src/features/family/service.ts', ['../booking/service', './store', '@kangban/domain/a/fact']],
  ['server/src/features/family/store.ts', ['kysely']],
  ['server/src/features/family/routes.ts', ['./service', 'fastify', '@kangban/contract/booking']],
  ['server/src/clock.ts', ['node:fs']],
  ['server/src/clock.test.ts', ['./clock', 'pg']],
  ['src/platform/storage.ts', ['@tarojs/taro', '@kangban/contract/booking']],
  ['src/copy/home.ts', ['@kangban/contract/booking']],
  [
    'src/features/family/use-family.ts',
    ['../../platform/storage', '../../copy/home', '../../paths', '@tarojs/components'],
  ],
  ['src/pages/home/index.ts', ['../../features/family/use-family', './part']],
  ['src/pages/home/part.ts', ['@tarojs/components']],
];

const CYCLE: [file: string, imported: string[]][] = [
  ['domain/src/a/one.ts', ['./two']],
  ['domain/src/a/two.ts', ['./one']],
];

let tree: string;

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  fs.writeFileSync(path.join(tree, file), text);
}

const source = (imports: readonly string[]): string =>
  `${imports.map((each, at) => `import { x as x${at} } from '${each}';`).join('\n')}\nexport const x = [${imports.map((_, at) => `x${at}`).join()}];\n`;

function makeTree(): void {
  tree = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'law-')));
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'exports.x = 1;');
  }
  const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, '*']));
  for (const workspace of ['contract', 'domain', 'server', '.'])
    write(
      `${workspace}/package.json`,
      JSON.stringify({ name: workspace, dependencies, exports: { './*': './src/*.ts' } }),
    );
  fs.mkdirSync(path.join(tree, 'node_modules', '@kangban'));
  for (const workspace of ['contract', 'domain'])
    fs.symlinkSync(path.join(tree, workspace), path.join(tree, 'node_modules', '@kangban', workspace));
  write('tsconfig.json', JSON.stringify({ compilerOptions: { moduleResolution: 'bundler', module: 'esnext' } }));
  for (const [file, imports] of [...ALLOWED, ...CYCLE]) write(file, source(imports));
  for (const [file, imported] of FORBIDDEN) write(file, source([imported]));
}

interface Violation {
  from: string;
  rule: { name: string };
}

function cruise(): Violation[] {
  const program = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const config = path.join(tree, '.dependency-cruiser.cjs');
  const text = fs.readFileSync(inRoot('.dependency-cruiser.cjs'), 'utf8').replace(/^ *cache: .*$/m, '');
  fs.writeFileSync(config, text);
  const args = [program, '--config', config, '--output-type', 'json', 'src', 'contract', 'domain', 'server', 'e2e'];
  const run = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (!run.stdout.startsWith('{')) throw new Error(run.stderr);
  return (JSON.parse(run.stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

let violations: Violation[];
beforeAll(() => {
  makeTree();
  violations = cruise();
}, 60_000);
afterAll(() => fs.rmSync(tree, { recursive: true }));

const rulesFor = (file: string): string[] =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test.each(FORBIDDEN)('%s may not import %s (%s)', (file, _, rule) => expect(rulesFor(file)).toContain(rule));

test('two files that need each other are named', () => expect(rulesFor('domain/src/a/one.ts')).toContain('no-cycles'));

test.each(ALLOWED)('%s is fine', (file) => expect(rulesFor(file).filter((name) => name !== 'no-orphans')).toEqual([]));
