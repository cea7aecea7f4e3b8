// The browser the journeys run in: the system's Chromium or Chrome, with a Chinese font.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isRoot } from './postgres-binaries';
import { PlainError } from './plain-error';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Flags under which headless Chromium neither phones home nor needs a sandbox of its own (taro.md §6). */
export const CHROME_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const which = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));

/** The browser of this machine: CHROME_PATH, or the first known name on the PATH. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (!named) return NAMES.map(which).find((found) => found !== undefined);
  if (!fs.existsSync(named)) throw new PlainError(`CHROME_PATH points to ${named}, where there is nothing.`);
  return named;
}

const hasChineseFont = (): boolean => {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
};

function installPackages(say: (line: string) => void): void {
  say(`Installing ${PACKAGES.join(' and ')} (apt-get): a minute or two …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const run = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
    if (run.status !== 0)
      throw new PlainError(`apt-get ${args[0]} failed: ${run.stderr.trim().split('\n').at(-1) ?? 'no message'}`);
  }
}

/** Finds the browser, installing it (with a Chinese font) where we may. */
export function provideBrowser(say: (line: string) => void): string {
  const mayInstall = isRoot() && which('apt-get') !== undefined;
  const found = findBrowser();
  if (found !== undefined && (hasChineseFont() || !mayInstall)) return found;
  if (!mayInstall)
    throw new PlainError('The journeys need Chromium or Chrome: install one, or set CHROME_PATH to where it is.');
  installPackages(say);
  const installed = findBrowser();
  if (installed === undefined) throw new PlainError('Chromium was installed but is not on the PATH: set CHROME_PATH.');
  return installed;
}
