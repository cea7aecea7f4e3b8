// What can only be seen across files: pages and their list, codes and their sentences, links and their targets.
import path from 'node:path';
import { ERROR_CODES } from '../../contract/src/errors';
import { PAGES } from '../../src/paths';
import type { Finding, SourceFile } from './repository';

const README_LINES = 100;
const ROOT_ENTRIES = 30;
const FILE_BYTES = 400_000;

const at = (place: string, problem: string, instead: string): Finding => {
  const [file = '', line = '1'] = place.split(':');
  return { path: file, line: Number(line), problem, instead };
};

/** Each page folder stands in src/paths.ts, and each entry there has its page. */
export function checkPages(files: readonly SourceFile[], pages: readonly string[] = Object.values(PAGES)): Finding[] {
  const found = files
    .map((file) => /^src\/((?:pages|packages\/[^/]+\/pages)\/[^/]+\/index)\.tsx$/.exec(file.path)?.[1])
    .filter((page) => page !== undefined);
  return [
    ...found
      .filter((page) => !pages.includes(page))
      .map((page) => at(`src/${page}.tsx`, 'a page nobody can open', 'register it in src/paths.ts')),
    ...pages
      .filter((page) => !found.includes(page))
      .map((page) => at('src/paths.ts', `the page ${page} has no file`, `write src/${page}.tsx or remove the entry`)),
  ];
}

/** Each error code has a sentence for people. The compiler sees to it too, unless somebody loosens the type. */
export function checkSentences(files: readonly SourceFile[], codes: readonly string[] = ERROR_CODES): Finding[] {
  // Sentences of the main package's own pages stand apart, so that the others stay out of it.
  const copies = files.filter(({ path: name }) => /^src\/copy\/(first-)?errors\.ts$/.test(name));
  const path = 'src/copy/errors.ts';
  if (copies.length === 0) return [at(path, 'missing', 'write a sentence for every error code')];
  const text = copies.map((file) => file.text).join('\n');
  const has = (code: string): boolean => new RegExp(`^\\s*(?:'${code}'|${code}):`, 'm').test(text);
  return codes.filter((code) => !has(code)).map((code) => at(path, `no sentence for “${code}”`, 'write one'));
}

/** An endpoint says in tests what it does and who may. */
export function checkEndpointTests(files: readonly SourceFile[]): Finding[] {
  const routes = files.filter((file) => /^server\/src\/features\/.+\/routes\.ts$/.test(file.path));
  return routes.flatMap((route) => {
    const folder = path.posix.dirname(route.path);
    const tests = files.filter((file) => file.path.startsWith(`${folder}/`) && file.path.endsWith('.test.ts'));
    const permission = tests.some((file) => file.path.endsWith('.permission.test.ts'));
    const behaviour = tests.some((file) => !file.path.endsWith('.permission.test.ts'));
    return [
      ...(permission ? [] : [at(route.path, 'no permission test', `write ${folder}/routes.permission.test.ts`)]),
      ...(behaviour ? [] : [at(route.path, 'no behaviour test', `write ${folder}/routes.test.ts`)]),
    ];
  });
}

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*_~]/g, '')
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const headings = (text: string): string[] =>
  [...text.matchAll(/^#+\s+(.+)$/gm)].map(([, heading]) => slug(heading ?? ''));

const targetOf = (file: SourceFile, link: string): string =>
  path.posix.normalize(path.posix.join(path.posix.dirname(file.path), decodeURI(link)));

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

function checkLink(file: SourceFile, link: string, files: readonly SourceFile[]): string | undefined {
  const [place = '', anchor] = link.split('#');
  const target = place === '' ? file.path : targetOf(file, place).replace(/\/$/, '');
  const found = files.find((each) => each.path === target);
  if (!found && !files.some((each) => each.path.startsWith(`${target}/`)))
    return `a link to ${place}, which is not there`;
  if (anchor && found?.path.endsWith('.md') && !headings(found.text).includes(anchor))
    return `a link to #${anchor}, which ${found.path} has not`;
  return undefined;
}

const LINK = /\]\((?!https?:|mailto:)([^)\s]+)\)/g;
/** A path written as code, like `server/src/app.ts`; patterns and `<placeholders>` are no paths. */
const CODE_PATH =
  /`((?:src|contract|domain|server|e2e|bench|scripts|docs|config)\/[\w./-]*\w\.(?:tsx?|mjs|cjs|md|json|sql|scss))`/g;

/** Links and paths in documents lead somewhere. */
export function checkDocuments(files: readonly SourceFile[]): Finding[] {
  const documents = files.filter((file) => file.path.endsWith('.md'));
  const paths = new Set(files.map((file) => file.path));
  return documents.flatMap((file) => [
    ...[...file.text.matchAll(LINK)].flatMap((match) => {
      const problem = checkLink(file, match[1] ?? '', files);
      return problem ? [at(`${file.path}:${lineAt(file.text, match.index)}`, problem, 'correct or remove it')] : [];
    }),
    ...[...file.text.matchAll(CODE_PATH)].flatMap((match) => {
      const named = match[1] ?? '';
      const problem = `names ${named}, which is not there`;
      return paths.has(named) ? [] : [at(`${file.path}:${lineAt(file.text, match.index)}`, problem, 'correct it')];
    }),
  ]);
}

/** Sizes a reader can live with. */
export function checkSizes(files: readonly SourceFile[]): Finding[] {
  const readme = files.find((file) => file.path === 'README.md');
  const lines = readme?.text.trimEnd().split('\n').length ?? 0;
  const entries = new Set(files.map((file) => file.path.split('/')[0]));
  return [
    ...(readme ? [] : [at('README.md', 'missing', 'say what this is and how to run it')]),
    ...(lines > README_LINES
      ? [at('README.md', `${lines} lines`, `at most ${README_LINES}: the rest belongs in docs`)]
      : []),
    ...(entries.size > ROOT_ENTRIES ? [at('.', `${entries.size} entries`, `at most ${ROOT_ENTRIES}`)] : []),
    ...files
      .filter((file) => file.bytes > FILE_BYTES && file.path !== 'package-lock.json')
      .map((file) => at(file.path, `${file.bytes} bytes`, `at most ${FILE_BYTES}: make it from its source instead`)),
  ];
}
