// Builds of the phone program, kept as long as nothing they are made of changes.
import fs from 'node:fs';
import { launch } from './children';
import { contentHash } from './content-hash';
import { inRoot, ROOT } from './paths';
import { codeOf, PlainError } from './plain-error';

export type Target = 'h5' | 'weapp';

const SOURCES = [
  'src',
  'contract/src',
  'domain/src',
  'config',
  'types',
  'babel.config.js',
  'project.config.json',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
];
/** Settings of the environment that end up in the pages. */
const SETTINGS = ['KANGBAN_API', 'KANGBAN_GALLERY'];

const proofOf = { h5: 'index.html', weapp: 'app.json' } as const;

const wanted = (target: Target): string =>
  contentHash(ROOT, SOURCES, [target, ...SETTINGS.map((name) => `${name}=${process.env[name] ?? ''}`)]);

function isBuilt(target: Target, stamp: string, hash: string): boolean {
  const built = fs.existsSync(inRoot('dist', target, proofOf[target])) && fs.existsSync(stamp);
  return built && fs.readFileSync(stamp, 'utf8') === hash;
}

function prepare(target: Target, stamp: string): void {
  try {
    fs.mkdirSync(inRoot('.cache'), { recursive: true });
    fs.rmSync(stamp, { force: true });
    fs.rmSync(inRoot('dist', target), { recursive: true, force: true });
    fs.mkdirSync(inRoot('dist', target), { recursive: true });
  } catch (thrown) {
    throw new PlainError(`The pages cannot be built: the folder ${ROOT} cannot be written (${codeOf(thrown)}).`);
  }
}

/** Builds `dist/<target>` unless it is already made of exactly these sources. Returns whether it had to build. */
export async function buildTarget(target: Target, say: (line: string) => void): Promise<boolean> {
  const stamp = inRoot('.cache', `${target}-build`);
  const hash = wanted(target);
  if (isBuilt(target, stamp, hash)) return false;
  prepare(target, stamp);
  say(`Building the ${target === 'h5' ? 'web pages' : 'mini-program'}: about half a minute when sources changed …`);
  const lines: string[] = [];
  const code = await launch([inRoot('node_modules', '@tarojs', 'cli', 'bin', 'taro'), 'build', '--type', target], {
    env: { NODE_ENV: 'production', TARO_ENV: target },
    onLine: (line) => lines.push(line),
  }).exited;
  fs.writeFileSync(inRoot('.cache', `${target}-build.log`), lines.join('\n'));
  if (code !== 0 || !fs.existsSync(inRoot('dist', target, proofOf[target])))
    throw new PlainError(`${lines.slice(-30).join('\n')}\nThe ${target} build failed (its last lines are above).`);
  fs.writeFileSync(stamp, hash);
  return true;
}
