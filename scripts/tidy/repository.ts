// The committed (or about to be committed) text of the repository, read once.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  path: string;
  bytes: number;
  /** Empty for binary files. */
  text: string;
}
export interface Finding {
  path: string;
  line: number;
  problem: string;
  instead: string;
}

const IGNORED = new Set(['node_modules', 'dist', '.data', '.cache', '.git', 'coverage', '.out', '.swc']);

function walk(root: string, folder = ''): string[] {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : walk(root, name);
    return entry.isFile() ? [name] : [];
  });
}

function listFiles(root: string): string[] {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const inside = spawnSync('git', ['rev-parse', '--show-prefix'], { cwd: root, encoding: 'utf8' });
  const isCheckout = git.status === 0 && inside.stdout.trim() === '';
  return isCheckout ? [...new Set(git.stdout.split('\0').filter(Boolean))] : walk(root);
}

/** Every file git knows or would take, without the ignored ones. */
export function readRepository(root: string): SourceFile[] {
  return listFiles(root)
    .filter((file) => fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile())
    .map((file) => {
      const content = fs.readFileSync(path.join(root, file));
      const binary = content.subarray(0, 8000).includes(0);
      return { path: file, bytes: content.length, text: binary ? '' : content.toString('utf8') };
    });
}
