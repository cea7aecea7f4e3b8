// `npm run build:h5`, `npm run build:weapp`: builds what changed and prints what it weighs.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow } from './lib/content-hash';
import { inRoot } from './lib/paths';
import { exitWith, PlainError } from './lib/plain-error';
import { buildTarget } from './lib/taro-build';
import { checkWeappBuild } from './lib/weapp-checks';

function weighPages(): void {
  const scripts = filesBelow(inRoot('dist', 'h5')).filter((file) => /\.(js|css)$/.test(file));
  for (const file of scripts) {
    const content = fs.readFileSync(file);
    const name = path.relative(inRoot('dist', 'h5'), file);
    console.log(
      `${name}  ${(content.length / 1000).toFixed(1)} KB, gzip ${(gzipSync(content).length / 1000).toFixed(1)} KB`,
    );
  }
}

function weighProgram(): void {
  for (const { name, ok, output } of checkWeappBuild()) {
    console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}${ok ? '' : `\n${output}`}`);
    if (!ok) process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  const [target] = process.argv.slice(2);
  if (target !== 'h5' && target !== 'weapp') throw new PlainError('Usage: build.ts h5|weapp');
  const built = await buildTarget(target, console.log);
  console.log(built ? 'built' : 'nothing changed since the last build');
  if (target === 'h5') weighPages();
  else weighProgram();
}

main().catch(exitWith);
