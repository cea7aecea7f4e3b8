// `npm start`: Node and packages first, in plain JavaScript; the rest is TypeScript in start.ts, in this same process so
// that signals arrive where children are stopped.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, install } from './lib/install.mjs';

checkNode();
await install(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
await import('tsx');
await import('./start.ts');
