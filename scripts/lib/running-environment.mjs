// Preloaded into tools that work beside a running `npm start` (npm run import): its database and keys, which it leaves in the
// data folder while it runs, fill what the environment does not say. Nothing is mixed with a database of the user's own.
import fs from 'node:fs';
import path from 'node:path';

const folder = process.env.KANGBAN_DATA_DIR ?? path.resolve(import.meta.dirname, '..', '..', '.data');
const file = path.join(folder, 'environment.json');
if (fs.existsSync(file)) {
  const running = JSON.parse(fs.readFileSync(file, 'utf8'));
  const own = process.env.DATABASE_URL;
  if (!own || own === running.DATABASE_URL) process.env = { ...running, ...process.env };
} else if (!process.env.DATABASE_URL) {
  console.error('Nothing runs here: start with npm start first, or set DATABASE_URL and the keys of the server.');
  process.exit(1);
}
