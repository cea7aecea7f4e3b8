// `npm test`: Node and packages first, in plain JavaScript; the rest is TypeScript in test.ts.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, install } from './lib/install.mjs';

checkNode();
await install(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
await import('tsx');
await import('./test.ts');
