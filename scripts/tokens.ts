/**
 * Writes the style sheets that are made from data: `src/ui/tokens.scss` from tokens.json, and the masks of icons and marks.
 * Run `npm run tokens` after changing a token or a drawing; a test fails while a file is stale.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedStyles } from './tokens/generate';

const root = path.resolve(__dirname, '..');

for (const [file, text] of Object.entries(generatedStyles())) {
  writeFileSync(path.join(root, file), text);
  console.log(`wrote ${file}`);
}
