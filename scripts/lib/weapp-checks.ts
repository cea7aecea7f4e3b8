// What WeChat's upload would say to dist/weapp, and the budgets of docs (design: main 500 KB, each subpackage 300 KB).
import { parse } from 'acorn';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CheckResult } from './checks';
import { inRoot } from './paths';
import { messageOf } from './plain-error';

const MAIN_BYTES = 500_000;
const SUBPACKAGE_BYTES = 300_000;
/** The newest syntax every phone the program supports reads (config's browserslist); WeChat adds functions, never syntax. */
const SYNTAX = 2019;

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
}
interface Artefact {
  folder: string;
  /** Paths in the folder. */
  files: string[];
  app: AppJson;
}

function readArtefact(folder: string): Artefact {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const app = JSON.parse(fs.readFileSync(path.join(folder, 'app.json'), 'utf8')) as AppJson;
  return { folder, files, app };
}

const subpackages = ({ app }: Artefact): { root: string; pages: string[] }[] =>
  (app.subPackages ?? []).map(({ root, pages }) => ({ root: root.replace(/\/?$/, '/'), pages }));

function missingFiles(artefact: Artefact): string[] {
  const inSubpackages = subpackages(artefact).flatMap(({ root, pages }) => pages.map((page) => root + page));
  return [...artefact.app.pages, ...inSubpackages]
    .flatMap((page) => ['.js', '.json', '.wxml'].map((ending) => page + ending))
    .filter((file) => !artefact.files.includes(file));
}

/** WeChat's own compiler; the package ships it without the right to run. */
function compiler(name: 'wcc' | 'wcsc'): string {
  const home = path.dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json'));
  const program = path.join(home, 'bin', process.platform === 'darwin' ? 'mac' : 'linux', name);
  if ((fs.statSync(program).mode & 0o111) !== 0o111) fs.chmodSync(program, 0o755);
  return program;
}

function compile(artefact: Artefact, name: 'wcc' | 'wcsc', files: RegExp): string[] {
  const flag = name === 'wcc' ? '-d' : '-js';
  const args = [flag, ...artefact.files.filter((file) => files.test(file)).map((file) => `./${file}`)];
  const run = spawnSync(compiler(name), args, { cwd: artefact.folder, encoding: 'utf8', maxBuffer: 256 << 20 });
  if (run.status === 0) return [];
  return [run.error?.message ?? (run.stderr.trim() || run.stdout.slice(0, 500) || `code ${run.status}`)];
}

function newerSyntax({ folder, files }: Artefact): string[] {
  return files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      try {
        parse(fs.readFileSync(path.join(folder, file), 'utf8'), { ecmaVersion: SYNTAX, sourceType: 'script' });
        return [];
      } catch (thrown) {
        return [`${file}: ${messageOf(thrown)}`];
      }
    });
}

const NOT_UPLOADED = /LICENSE|\.map$|^project\.(private\.)?config\.json$/;

/** Bytes of the main package and of each subpackage, as they are uploaded. */
export function packageSizes(folder: string): Record<string, number> {
  const artefact = readArtefact(folder);
  const roots = subpackages(artefact).map(({ root }) => root);
  const sizes: Record<string, number> = { main: 0, ...Object.fromEntries(roots.map((root) => [root, 0])) };
  for (const file of artefact.files.filter((each) => !NOT_UPLOADED.test(each))) {
    const name = roots.find((root) => file.startsWith(root)) ?? 'main';
    sizes[name] = (sizes[name] ?? 0) + fs.statSync(path.join(folder, file)).size;
  }
  return sizes;
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

function sizeCheck([name, bytes]: [string, number]): [string, () => string[]] {
  const budget = name === 'main' ? MAIN_BYTES : SUBPACKAGE_BYTES;
  const words = `weapp: ${name === 'main' ? 'main package' : `subpackage ${name}`} ${kilobytes(bytes)} of ${kilobytes(budget)}`;
  return [words, () => (bytes > budget ? [`${bytes - budget} bytes too many`] : [])];
}

/** Checks the built mini-program; each line of the list is one pass or one failure. */
export function checkWeappBuild(folder = inRoot('dist', 'weapp')): CheckResult[] {
  const artefact = readArtefact(folder);
  const checks: [name: string, problems: () => string[]][] = [
    ['weapp: every page has its files', () => missingFiles(artefact)],
    ['weapp: templates compile (wcc)', () => compile(artefact, 'wcc', /\.(wxml|wxs)$/)],
    ['weapp: style sheets compile (wcsc)', () => compile(artefact, 'wcsc', /\.wxss$/)],
    [`weapp: no syntax newer than ES${SYNTAX}`, () => newerSyntax(artefact)],
    ...Object.entries(packageSizes(folder)).map(sizeCheck),
  ];
  return checks.map(([name, problems]) => {
    const started = performance.now();
    const found = problems();
    return { name, ok: found.length === 0, ms: performance.now() - started, output: found.join('\n') };
  });
}
